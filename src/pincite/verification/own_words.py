"""The tool's own words in a file that came without its evidence: its headings, and how it calls its parts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache

from pincite.verification.folding import fold
from pincite.words import LANGUAGES, Language, language_for


@cache
def fixed_words() -> frozenset[str]:
    """Every fixed text of memo and deck in every language, folded; a reference to a heading quotes such a one."""
    return frozenset(
        fold(text).text for language in _languages() for group in (language.memo, language.deck)
        for text in _texts(group) if "{" not in text
    )  # fmt: skip


@cache
def part_names() -> frozenset[str]:
    """What a part with a number is called before it (``figure``, ``judgement``, ``Beleg``), in lower case."""
    forms: list[str] = []
    for language in _languages():
        memo = language.memo
        forms += (memo.judgement, memo.figure, memo.table, memo.section, memo.paragraph, f"{memo.cited_as} {{}}")
    return frozenset(form.removesuffix("{}").strip().casefold() for form in forms if form.endswith("{}"))


def _languages() -> Iterator[Language]:
    return map(language_for, LANGUAGES)


def _texts(group: object) -> Iterator[str]:
    """The texts of a group of words that stand by themselves."""
    for field in dataclasses.fields(group):  # type: ignore[arg-type]
        if isinstance(value := getattr(group, field.name), str):
            yield value
