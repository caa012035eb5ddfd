"""The words of one language together, with what can be said in it: dates, lists, counts, figures, sentences."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pincite.words.labels import DeckWords, MemoWords
from pincite.words.model import BriefingWords, CitationWords, Counted, EditionWords

_ENGLISH_SCALES = {"million": Decimal(10**6), "billion": Decimal(10**9), "trillion": Decimal(10**12)}
_SCALED = re.compile(r"(?P<figure>\d+(?:,\d{3})*(?:\.\d+)?)(?: (?P<scale>million|billion|trillion)s?\b)?")
_FIGURE = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Language:
    """The words of a language, and what CLDR does not say of its figures and dates."""

    locale: str
    """As CLDR names it (``en_GB``), for dates, lists and plurals."""
    memo: MemoWords
    deck: DeckWords
    briefing: BriefingWords
    citations: CitationWords
    editions: EditionWords
    confident: str
    """What gives a degree of confidence in a sentence, as a regular expression without case (ICD 203, D.6.e(2)(b))."""
    hedging: str
    """What leaves open how likely something is, as a regular expression without case (PHIA; standards A9)."""
    vague: str
    """Sizes without a measure (``significant``), likewise."""
    evaluative: str
    """Adjectives that judge instead of saying what was found, likewise."""
    conjunctions: tuple[str, ...]
    """Words that set two others side by side (``and``, ``or``)."""
    doing_nothing: str
    """What the option of doing nothing is called (standards A5), as a regular expression without case."""
    everyday: str
    """Acronyms that a desk dictionary has as words of their own, parted by spaces."""
    likelihood: Mapping[str, str]
    """The words of the likelihood scales, by the English one; none where the English one is printed."""
    ranges: Mapping[str, str]
    """Ranges of the scales that are said in words, by the English ones."""
    scales: tuple[tuple[Decimal, Counted], ...]
    """Large numbers in words, largest first (``milliard``)."""
    first_of_month: str
    """Where the first day is not a plain number; empty where it is."""

    def date(self, value: datetime.date | str) -> str:
        """A date as it stands in a sentence: ``2026-11-21`` -> ``21 November 2026``, ``2025-04`` -> ``April 2025``.

        A year, or what is no ISO 8601 date, stays as it is.
        """
        parts = str(value).split("-") if value else []
        if len(parts) < 2:
            return str(value)
        from babel.dates import format_date, format_skeleton

        if len(parts) == 2:
            return format_skeleton("yMMMM", datetime.date(int(parts[0]), int(parts[1]), 1), locale=self.locale)
        day = datetime.date(*map(int, parts))
        text = format_date(day, "long", locale=self.locale)
        return text.replace("1", self.first_of_month, 1) if day.day == 1 and self.first_of_month else text

    def listed(self, items: Sequence[str]) -> str:
        """``a, b and c``."""
        from babel.lists import format_list

        return format_list(list(items), locale=self.locale)

    def say(self, counted: Counted, number: int, **named: str) -> str:
        """The phrase for ``number``, small counts in words."""
        from babel import Locale

        counts = self.briefing.counts
        figure = counts[number] if 0 <= number < len(counts) else str(number)
        category = Locale.parse(self.locale).plural_form(number)
        return counted.form(number, category).format(n=figure, **named)

    def digits(self, printed: str) -> str:
        """English figures as the language has them: ``12,345.6`` -> ``12 345,6``."""
        from babel.numbers import get_decimal_symbol, get_group_symbol

        marks = {",": get_group_symbol(self.locale), ".": get_decimal_symbol(self.locale)}
        return _FIGURE.sub(lambda found: "".join(marks.get(char, char) for char in found[0]), printed)

    def reprinted(self, text: str) -> str:
        """Every figure of an English text in this language, with its scale word: ``$7.8 billion``, ``$7,8 milliards``.

        English itself is left as it is.
        """
        if self.locale.startswith("en"):
            return text
        return _SCALED.sub(self._reprinted, text)

    def _reprinted(self, found: re.Match[str]) -> str:
        value = Decimal(found["figure"].replace(",", "")) * _ENGLISH_SCALES.get(found["scale"], Decimal(1))
        size, word = self.scale_of(value) if found["scale"] else (Decimal(1), "")
        if not word:
            return self.digits(found[0])
        return f"{self.digits(_bare(value / size))}{self.briefing.figure_space}{word}"

    def scale_of(self, value: Decimal) -> tuple[Decimal, str]:
        """How many ``value`` is given in, and the word for it (``milliards``); 1 and no word for a small number."""
        from babel import Locale

        for size, counted in self.scales:
            if abs(value) >= size:
                many = abs(value) / size
                return size, counted.form(1, Locale.parse(self.locale).plural_form(many))
        return Decimal(1), ""

    def unit(self, unit: str, many: Decimal) -> str:
        """The name of a unit of time, length, mass or area as it follows so many; empty where it is none of these."""
        from babel.units import format_unit

        if unit == "percentage points":
            return self.briefing.percentage_points
        name = _UNITS.get(unit, "")
        lengths: tuple[Literal["long", "short"], ...] = ("long", "short") if name else ()
        for length in lengths:
            # A form that a language lacks is told with the name that CLDR has for the unit.
            told = format_unit(abs(many), name, length=length, locale=self.locale)
            if name not in told:
                return _FIGURED.sub("", told).strip()
        return ""

    def sentence(self, text: str) -> str:
        """With a capital first letter and a full stop."""
        stopped = text.endswith((".", "?", "!", "。", "？", "！"))
        return text[:1].upper() + text[1:] + ("" if stopped else self.briefing.full_stop)

    def sentences(self, texts: Iterable[str]) -> str:
        """The texts as sentences that follow each other."""
        return self.briefing.space.join(self.sentence(text) for text in texts)


_FIGURED = re.compile(r"\d[\d.,\s’]*")
_UNITS = {
    "seconds": "duration-second", "minutes": "duration-minute", "hours": "duration-hour", "days": "duration-day",
    "weeks": "duration-week", "months": "duration-month", "years": "duration-year", "t": "mass-tonne",
    "kg": "mass-kilogram", "g": "mass-gram", "km": "length-kilometer", "m": "length-meter", "cm": "length-centimeter",
    "mm": "length-millimeter", "miles": "length-mile", "feet": "length-foot", "ha": "area-hectare",
    "km²": "area-square-kilometer", "m²": "area-square-meter", "acres": "area-acre", "L": "volume-liter",
    "m³": "volume-cubic-meter",
}  # fmt: skip
"""What CLDR calls the units that numbers have."""


def _bare(value: Decimal) -> str:
    """Without idle zeros."""
    return f"{value.normalize() + 0:,f}"
