"""Names of models and products whose figures were taken down as they were spoken (H8 hundreds, GPT four)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pincite.corpus.numbers.words import CARDINALS, cardinal_at

_HUNDREDS = re.compile(
    r"(?<![\w-])(?P<code>[A-Z]{1,4}-?)(?P<digits>[1-9]\d?)[ -](?P<size>hundred|thousand)(?P<many>s?)\b(?! of\b)"
)
_CODE = re.compile(rf"(?<![\w-])(?P<code>[A-Z][A-Za-z]{{0,11}}|[b-hj-z])[ -](?=(?i:{'|'.join(CARDINALS)})\b)")
_PLURAL_SIZE = re.compile(r"[ -](hundred|thousand)s\b(?! of\b)")
_LETTER_AFTER = re.compile(r"[ -][oO](?!\w)")
_SIZES = {"hundred": 100, "thousand": 1000}


@dataclass(frozen=True, slots=True)
class SpokenCode:
    """A name with figures in words, where it stands, and how it would be printed."""

    start: int
    end: int
    printed: str
    """``H800s``, ``GPT4o``: without the hyphen that some makers print."""
    certain: bool
    """Whether nothing else can be meant: a letter with a digit does not count hundreds."""


def spoken_codes(text: str, start: int, end: int) -> Iterator[SpokenCode]:
    """Every one in ``text[start:end]``. One that is not certain is a name only where the printed form is known."""
    for match in _HUNDREDS.finditer(text, start, end):
        value = int(match["digits"]) * _SIZES[match["size"]]
        yield SpokenCode(match.start(), match.end(), f"{match['code']}{value}{match['many']}", certain=True)
    for match in _CODE.finditer(text, start, end):
        number = cardinal_at(text, match.end())
        if number is None:
            continue
        figures, stop = _figures(text, number.value, number.end)
        if stop <= end and not text[stop : stop + 1].isalnum():
            yield SpokenCode(match.start(), stop, match["code"] + figures, certain=False)


def _figures(text: str, value: Decimal, stop: int) -> tuple[str, int]:
    """The number in figures with what belongs to it (``800s``, ``4o``), and where it ends."""
    if plural := _PLURAL_SIZE.match(text, stop):
        return f"{value * _SIZES[plural[1]]:f}s", plural.end()
    if letter := _LETTER_AFTER.match(text, stop):
        return f"{value:f}o", letter.end()
    return f"{value:f}", stop
