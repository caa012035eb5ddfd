"""Where given names stand in the documents, letter for letter."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pincite.corpus.model import Document, Span
from pincite.corpus.suggestions.name_forms import was_heard

_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Places:
    """How often a name stands in each document, and one place to show."""

    sources: dict[str, int] = field(default_factory=dict)
    """Document id -> how often, in the order of the corpus."""
    origins: dict[str, None] = field(default_factory=dict)
    written: Counter[str] = field(default_factory=Counter)
    """The same, for documents that were written rather than taken down by ear."""
    small: int = 0
    """How often it stands without a capital."""
    example: tuple[str, Span] | None = None
    """Document id and span of the first place."""

    @property
    def count(self) -> int:
        return sum(self.sources.values())


def places_of(documents: Iterable[Document], names: Iterable[str]) -> dict[str, Places]:
    """The places of each of ``names``, which must begin with a letter or digit; whole words only."""
    by_first: dict[str, list[str]] = defaultdict(list)
    found = {name: Places() for name in sorted(names)}
    for name in found:
        first = _WORD.match(name)
        if first:
            by_first[first[0].casefold()].append(name)
    for document in documents:
        if by_first:
            _count(document, by_first, found)
    return found


def _count(document: Document, by_first: dict[str, list[str]], found: dict[str, Places]) -> None:
    text, heard = document.text, was_heard(document)
    for word in _WORD.finditer(text):
        for name in by_first.get(word[0].casefold(), ()):
            end = word.start() + len(name)
            piece = text[word.start() : end]
            if len(name) < len(word[0]) or text[end : end + 1].isalnum():
                continue
            places = found[name]
            if piece == name:
                places.sources[document.id] = places.sources.get(document.id, 0) + 1
                places.origins[document.source.origin] = None
                places.written[document.id] += not heard
                places.example = places.example or (document.id, Span(word.start(), end))
            elif piece.islower() and piece == name.lower():
                places.small += 1
