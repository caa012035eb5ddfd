"""The forms in which names stand in a corpus, counted document by document.

A name is a run of capitalised words inside a sentence; at the start of a sentence a single capitalised word tells
nothing. Headings and lines that capitalise most of their words are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pincite.corpus.model import Block, Document
from pincite.corpus.quotations.names import NAME_RUN, bare_name
from pincite.corpus.suggestions.spoken_codes import SpokenCode, spoken_codes

_HEARD = frozenset({"recording", "transcript", "machine transcript", "summary"})
_SENTENCE_ENDS = frozenset('.!?:;\n“”"‘•–—-*')
_BETWEEN = frozenset(" \t”\"’)'")
_HANDLES = frozenset("@#/_&=.")
"""What stands before an account, a tag or a part of an address rather than a name."""
_TOO_SHORT, _TOO_LONG = 3, 80
_LONGEST = 4
_MOST = 8
"""Origins and companions beyond so many are not told apart; nothing below asks for more."""
_NEAR = 24
"""So many names near one are kept: more than enough to find one that two share."""
_FAMILIAR = 5
"""A name that stands oftener, and in more than one paragraph of ten, is in everybody's company."""


def was_heard(document: Document) -> bool:
    """Whether its names were taken down by ear: speech, or a summary of speech (it has a host or a guest)."""
    source = document.source
    return source.kind in _HEARD or bool(source.host or source.guest) or any(b.spoken for b in document.blocks[:3])


@dataclass(slots=True)
class NameForm:
    """One spelling of a name and what is known of it."""

    text: str
    alone: int = 0
    """How often it is a whole run of capitalised words."""
    inside: int = 0
    """How often it stands within a longer run."""
    origins: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    """Those of its origins whose documents were written rather than taken down by ear."""
    companions: tuple[str, ...] = ()
    """For one word: other words of the runs it stands in (``Grace`` for ``Shao``)."""
    near: tuple[str, ...] = ()
    """For a run: other names in the same paragraphs."""
    vouched: bool = False
    """Whether the corpus's records spell it so."""

    @property
    def count(self) -> int:
        return self.alone + self.inside

    @property
    def weight(self) -> tuple[bool, bool, int, int, int]:
        """What makes one spelling the better known of two."""
        return (self.vouched, bool(self.written), len(self.origins), len(self.written), self.count)


@dataclass(slots=True)
class NameForms:
    """Every form, by its text, and the names whose figures are spelt out."""

    forms: dict[str, NameForm] = field(default_factory=dict)
    spoken: dict[str, SpokenCode] = field(default_factory=dict)
    """By the words as they stand."""
    paragraphs: int = 0

    def vouch(self, name: str) -> None:
        """Take ``name`` for a right spelling: a person of a record, or the canonical form of a lexicon's entry."""
        self._form(name).vouched = True
        *given, family = name.split() or [""]
        if given and len(family) > _TOO_SHORT:
            form = self._form(family)
            form.vouched, form.companions = True, _with(form.companions, *given)

    def add(self, document: Document) -> None:
        """Count the names of one document."""
        for block in document.blocks:
            if block.kind in ("title", "heading", "header", "furniture") or not _is_prose(document, block):
                continue
            self.paragraphs += 1
            names = list(_runs(document.text, block.span.start, block.span.end))
            for words in names:
                self._count(words, document)
            self._note_company(dict.fromkeys(" ".join(words) for words in names if len(words) <= _LONGEST))
            for code in spoken_codes(document.text, block.span.start, block.span.end):
                self.spoken.setdefault(document.text[code.start : code.end], code)

    def _note_company(self, together: Iterable[str]) -> None:
        some = tuple(together)[:_NEAR]
        for name in some:
            form = self.forms[name]
            if len(form.near) < _NEAR:
                form.near = tuple(dict.fromkeys((*form.near, *(other for other in some if other != name))))[:_NEAR]

    def in_company(self, one: NameForm, other: NameForm) -> bool:
        """Whether both stand beside a name that does not stand everywhere."""
        often = max(_FAMILIAR, self.paragraphs // 10)
        return any(self.forms[name].count <= often for name in set(one.near) & set(other.near))

    def _count(self, words: list[str], document: Document) -> None:
        if len(words) <= _LONGEST:
            self._seen(" ".join(words), document).alone += 1
        if len(words) == 1:
            return
        for index, word in enumerate(words):
            form = self._seen(word, document)
            form.inside += 1
            form.companions = _with(form.companions, *words[:index], *words[index + 1 :])
        if len(words) > 2:
            for index in range(len(words) - 1):
                self._seen(" ".join(words[index : index + 2]), document).inside += 1

    def _seen(self, text: str, document: Document) -> NameForm:
        form = self._form(text)
        form.origins = _with(form.origins, document.source.origin)
        if not was_heard(document):
            form.written = _with(form.written, document.source.origin)
        return form

    def _form(self, text: str) -> NameForm:
        found = self.forms.get(text)
        if found is None:
            found = self.forms[text] = NameForm(text)
        return found


def _with(known: tuple[str, ...], *new: str) -> tuple[str, ...]:
    for item in new:
        if item not in known and len(known) < _MOST:
            known = (*known, item)
    return known


def _runs(text: str, start: int, end: int) -> Iterator[list[str]]:
    """The words of each name, without titles, function words and possessives."""
    for match in NAME_RUN.finditer(text, start, end):
        if len(match[0]) > _TOO_LONG:
            continue  # a list, or no words at all
        words = bare_name(match[0])
        lone = len(words) == 1 and " " not in match[0]
        if not words or (match.start() > start and text[match.start() - 1] in _HANDLES):
            continue
        if lone and (_begins_sentence(text, match.start(), start) or _is_abbreviation(text, match)):
            continue
        if any(sum(map(str.isalnum, word)) > 1 for word in words):
            yield words


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    """Whether a short word with a full stop may be one (``Mich.``); at the end of a sentence that cannot be told."""
    return len(match[0]) <= _TOO_SHORT + 2 and text[match.end() : match.end() + 1] == "."


def _begins_sentence(text: str, offset: int, start: int) -> bool:
    while offset > start and text[offset - 1] in _BETWEEN:
        offset -= 1
    return offset == start or text[offset - 1] in _SENTENCE_ENDS


def _is_prose(document: Document, block: Block) -> bool:
    """Whether more than a third of its words are in small letters, so that a capital says something."""
    words = document.slice(block.span).split()
    return sum(word[0].islower() for word in words) * 3 > len(words)
