"""What a person types to search, as SQLite's FTS5 writes it: words, phrases, beginnings, exclusions, quantities.

A quantity is looked for in the ways it may be printed: ``$7.8bn`` and ``7.8 billion``, ``150,000``, ``150 000`` and
``150000``. Signs of currency are not in the index, so that they part nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pincite.corpus.store.index_text import indexed

Readings = Mapping[str, tuple[str, ...]]
"""A name in small letters -> how it stands where it was taken down wrongly (``deepseek`` -> ``Deep Seek``)."""

_PART = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_SCALES = {
    "thousand": ("k", "tsd"), "million": ("m", "mn", "mln", "mio"), "billion": ("bn", "b", "bln", "mrd"),
    "trillion": ("tn", "trn", "t"),
}  # fmt: skip
_SCALE_OF = {short: scale for scale, shorts in _SCALES.items() for short in (scale, f"{scale}s", *shorts)}
_FIGURES = re.compile(r"(?:[A-Za-z]{0,3}[$€£¥₹])?(\d{1,15}(?:[.,'’]\d{1,9}){0,4})[-‐‑]?([A-Za-z]{0,9})\Z")
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’]\d{3})+\Z")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for, as typed and as FTS5 writes it."""

    shown: str
    query: str


def query_parts(text: str, readings: Readings | None = None) -> tuple[list[Term], list[Term]]:
    """What is wanted and what is not, each once."""
    wanted: dict[str, Term] = {}
    unwanted: dict[str, Term] = {}
    for minus, written in _written(text):
        if found := term(written, readings):
            (unwanted if minus else wanted).setdefault(found.query, found)
    return list(wanted.values()), list(unwanted.values())


def _written(text: str) -> Iterator[tuple[str, str]]:
    """The words and phrases as typed, each with its minus; a number and the scale after it are one."""
    parts = [(minus, phrase or word, bool(phrase)) for minus, phrase, word in _PART.findall(text)]
    place = 0
    while place < len(parts):
        minus, written, phrase = parts[place]
        follower = parts[place + 1] if place + 1 < len(parts) else ("-", "", False)
        figures = None if phrase else _FIGURES.match(written)
        if figures and not figures[2] and not follower[0] and follower[1].casefold() in _SCALE_OF:
            written = f"{written} {follower[1]}"
            place += 1
        yield minus, written
        place += 1


def term(written: str, readings: Readings | None = None) -> Term | None:
    """A word, a phrase or a beginning; none where nothing in it can be looked for."""
    query = query_of(written)
    if not query:
        return None
    shown = written.strip('"*')
    heard = (readings or {}).get(" ".join(shown.casefold().split()), ())
    others = [other for item in heard if (other := query_of(item)) and other != query]
    return Term(shown, f"({' OR '.join((query, *others))})" if others else query)


def query_of(written: str) -> str:
    """A word, phrase, beginning or quantity as FTS5 writes it; empty when nothing searchable is in it."""
    if (forms := tuple(dict.fromkeys(_printed_forms(written)))) and len(forms) > 1:
        return f"({' OR '.join(map(quoted, forms))})"
    plain = indexed(written.rstrip("*"))
    if not re.search(r"[^\W_]", plain):
        return ""
    return quoted(plain) + ("*" if written.endswith("*") else "")


def _printed_forms(written: str) -> Iterator[str]:
    """The ways in which a quantity may be printed; none for any other word."""
    number, _, scale = written.strip().partition(" ")
    figures = _FIGURES.match(number)
    if not figures or (scale and figures[2]):
        return
    named = (scale or figures[2]).casefold()
    if named and named not in _SCALE_OF:
        return
    for digits in _grouped_ways(figures[1]):
        if not named:
            yield digits
            continue
        yield f"{digits} {_SCALE_OF[named]}"
        for short in _SCALES[_SCALE_OF[named]]:
            yield f"{digits}{short}"
            yield f"{digits} {short}"


def _grouped_ways(digits: str) -> Iterator[str]:
    yield re.sub(r"\D", " ", digits)
    if _GROUPED.match(digits):
        yield re.sub(r"\D", "", digits)
    elif digits.isdigit() and len(digits) > 3:
        yield f"{int(digits):,}".replace(",", " ")


def quoted(words: str) -> str:
    """Words as a string of FTS5."""
    return '"' + words.replace('"', '""').replace("\0", " ") + '"'


def joined(operator: str, wanted: Sequence[Term], unwanted: Sequence[Term]) -> str:
    """The terms under one operator, less the unwanted ones."""
    query = operator.join(item.query for item in wanted)
    return f"({query}) NOT ({' OR '.join(item.query for item in unwanted)})" if unwanted else query
