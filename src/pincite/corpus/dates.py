"""Dates as texts print them, in ISO 8601: only what cannot be read in two ways."""

from __future__ import annotations

import re
from calendar import monthrange

from pincite.expressions import expression

_MONTHS = (
    "january januar janvier januari enero gennaio janeiro",
    "february februar février fevrier februari febrero febbraio fevereiro",
    "march märz maerz mars maart marzo março",
    "april avril abril aprile",
    "may mai mei mayo maggio maio",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho",
    "august août aout augustus agosto",
    "september septembre septiembre settembre setembro",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember décembre decembre diciembre dicembre dezembro",
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_SHORT = {name[:3]: number for name, number in _NUMBER.items() if name in {names.split()[0] for names in _MONTHS}}
_SHORT |= {"sept": 9, "okt": 10, "dez": 12, "févr": 2, "fév": 2, "juil": 7, "déc": 12, "mrz": 3, "mär": 3}
_WORD = r"(?P<month>[^\W\d_]{3,10})"
_DAY = r"(?P<day>\d{1,2})"
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")
"""Four digits that may be a year, in prose of any language."""

_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_LATE_DAY = r"1[3-9]|2\d|3[01]"
"""A number that can be a day and no month."""
_FORMS = (
    expression(rf"(?<!\d){_YEAR} ?年 ?(?P<number>\d{{1,2}}) ?月 ?{_DAY} ?日"),
    expression(rf"(?<![\d/.-]){_YEAR}(?P<part>[-/.])(?P<number>\d\d)(?P=part){_DAY}(?![\d/-])"),
    expression(
        rf"(?<![\d/.-])(?P<day>{_LATE_DAY})(?P<part>[./])(?P<number>0?[1-9]|1[0-2])(?P=part){_YEAR}(?![\d/-]|\.\d)"
    ),
    expression(rf"(?<![\d/.-])(?P<number>0?[1-9]|1[0-2])/(?P<day>{_LATE_DAY})/{_YEAR}(?![\d/-])"),
    expression(rf"(?<![\d/.-]){_DAY}-{_WORD}-{_YEAR}(?![\d/-])"),
    expression(rf"\b{_WORD}\.? {_DAY}(?:st|nd|rd|th)?,? {_YEAR}\b"),
    expression(rf"(?<!\d){_DAY}(?:st|nd|rd|th|er|\.|º)? (?:de |of )?{_WORD}\.?,? (?:de )?{_YEAR}\b"),
    expression(rf"\b{_WORD}\.?,? (?:de )?{_YEAR}\b"),
)
_MONTH_ONLY = expression(r"(?:1[89]|20)\d\d-(?:0[1-9]|1[0-2])(?!\d)")

_ANY_MONTH = "|".join(sorted({*_NUMBER, *_SHORT}, key=len, reverse=True))
_WEEKDAY = r"(?:(?:[^\W\d_]{2,10}day|[MTWFS][a-z]{2}|[^\W\d_]{2,8}tag|Mittwoch|[a-z]{3,5}di|dimanche)\.?,? )?"
_PUBLISHED = r"(?:(?:first |last )?(?:published|updated|posted|released|aired|recorded|issued)(?: on)?:? )?"
DATE_LINE = expression(
    rf"{_PUBLISHED}{_WEEKDAY}(?:(?:le |den )?(?:(?:{_ANY_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th|er|\.)? (?:{_ANY_MONTH})\.?,? \d{{4}}|(?:{_ANY_MONTH})\.? \d{{4}}|"
    r"\d{4}([-/.])\d\d\1\d\d))"
    r"(?:,? (?:at )?\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,5}| \w{2,12} time)?)?(?: [·•|–-] .{1,40})?",
    re.IGNORECASE,
)
"""A line that is a date, with weekday, time and ``Published on`` where they stand there."""

_CAPITALISED = r"(?-i:[^\W\d_a-zß-öø-ÿ])[\w.’'-]{0,24}"
DATELINE = expression(
    rf"{_CAPITALISED}(?: (?:{_CAPITALISED}|de|la|le|du|del|am|an|der|upon|sur)){{0,4}}"
    rf"(?:, {_CAPITALISED}(?: {_CAPITALISED})?)?"
    r"(?:,|,? (?:le|den|am)) (?:\w{3,12}, )?"
    rf"(?P<date>(?:{_ANY_MONTH})\.? \d{{1,2}},? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th|er|\.|º)? (?:de )?(?:{_ANY_MONTH})\.?,?"
    r" (?:de )?\d{4})\b[ ]?(?:\([^()\n]{2,40}\) ?)?(?:[–—:/.-]|\Z)",
    re.IGNORECASE,
)
"""Place and date where a report opens with them: ``NEW DELHI, July 9, 2026 (Wire) -``; the date has its year."""


def iso_date(text: str) -> str:
    """The first date in ``text`` as ISO 8601, as precise as it is printed; empty when there is none that is sure.

    ``03/04/2025`` is the third of April to some and the fourth of March to others, so it is none; ``13/04/2025`` and
    ``04/13/2025`` are one day each.
    """
    found = [match for form in _FORMS for match in form.finditer(text) if _iso(match)]
    first = min(found, key=lambda match: (match.start(), -match.end()), default=None)
    if first is not None:
        return _iso(first)
    month = _MONTH_ONLY.search(text)
    return month[0] if month else ""


def _iso(match: re.Match[str]) -> str:
    parts = match.groupdict()
    year, number = int(parts["year"]), int(parts.get("number") or 0) or _month(parts.get("month") or "")
    if not 1 <= number <= 12:
        return ""
    if not parts.get("day"):
        return f"{year}-{number:02}"
    day = int(parts["day"])
    return f"{year}-{number:02}-{day:02}" if 1 <= day <= monthrange(year, number)[1] else ""


def _month(name: str) -> int:
    lower = name.lower()
    return _NUMBER.get(lower) or _SHORT.get(lower, 0)
