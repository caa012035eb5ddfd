"""A year or a month beside a pin-cite stands in what is cited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pincite.briefing.model import Briefing, Statement
from pincite.briefing.register import passage_of
from pincite.checks.own_words import own_words
from pincite.corpus.catalogue import Corpus
from pincite.corpus.dates import YEAR
from pincite.corpus.model import Document
from pincite.corpus.numbers import read_numbers
from pincite.diagnostics import Diagnostic, warning
from pincite.expressions import expression
from pincite.language_tags import primary
from pincite.spec.load import LoadedBrief

_OWN_TEXT = frozenset({"bottom_line", "text", "gains", "costs", "risks", "note", "contrary", "criteria", "condition",
                       "cause", "effect"})  # fmt: skip
"""Fields in whose sentences the author puts the pin-cites himself; elsewhere a year may be a forecast of his."""


def date_has_source(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Report each year and each month that stands in none of the paragraphs cited with it, and is not a cited
    document's own; of months, those before and after it too, which a paper may call *last* and *next month*, where the
    paragraph names none or counts from its day, and where it names none, those of the whole document."""
    for statement in briefing.statements:
        if statement.field not in _OWN_TEXT or not statement.cited:
            continue
        known = _known_years(statement, corpus)
        for number in statement.numbers:
            years = set(YEAR.findall(number.text)) if number.rule == "date" else set()
            if years - known:
                yield warning(
                    "date-has-source", f"`{number.text}` stands in none of the passages cited with it", number.place,
                    "cite the passage that gives the year, or give it a sentence of its own",
                )  # fmt: skip
        yield from _foreign_months(statement, briefing.written_in, corpus)


def _foreign_months(statement: Statement, lang: str, corpus: Corpus) -> Iterator[Diagnostic]:
    said = dict(months_in(own_words(statement), lang=lang))
    if not said:
        return
    known: set[int] = set()
    for text, document in _cited_texts(statement, corpus):
        lang_there = document.source.language or "en"
        there = {month for month, _ in months_in(text, lang=lang_there)} | set(_in_figures(text))
        known |= there or {month for month, _ in months_in(document.text, lang=lang_there)}
        # A paragraph that names its months speaks of those beside the day of issue only with *last month*, *on Monday*.
        if len(issued := document.source.issued) >= len("2024-03"):
            steps = (-1, 0, 1) if not there or _FROM_ISSUE.search(text) else (0,)
            known |= {(int(issued[5:7]) + step - 1) % 12 + 1 for step in steps}
    for month, printed in said.items():
        if month not in known:
            yield warning(
                "date-has-source", f"`{printed}` stands in none of the passages cited with it", statement.place,
                "name the month that they name, or cite the passage that gives this one",
            )  # fmt: skip


def months_in(text: str, *, lang: str) -> Iterator[tuple[int, str]]:
    """The months that a text names: which of the year, and as they are printed. ``May`` and ``March`` count beside a
    word for time or a figure only."""
    for match in _month_names(primary(lang) or "en").finditer(text):
        month = next(int(name[1:]) for name, words in match.groupdict().items() if words)
        around = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 6]
        if match[0].rstrip(".") not in _ALSO_WORDS or _TIME_BEFORE.search(around[0]) or _FIGURE.match(around[1]):
            yield month, match[0]


_FIGURES = re.compile(
    r"(?<!\d)(?:1[5-9]|20|21)\d\d[-./](?P<iso>0?[1-9]|1[0-2])(?!\d)|(?<!\d)(?P<one>\d{1,2})[./-](?P<other>\d{1,2})[./-](?:\d\d){1,2}(?!\d)"
)


def _in_figures(text: str) -> Iterator[int]:
    """The months of dates in figures (``1970-01-01``, ``15.3.2024``); where day and month may be either, both."""
    for match in _FIGURES.finditer(text):
        yield from (int(each) for each in match.groups() if each and 1 <= int(each) <= 12)


@lru_cache(maxsize=16)
def _month_names(lang: str) -> re.Pattern[str]:
    from babel import Locale, UnknownLocaleError

    try:
        calendar = Locale.parse(lang).months
    except (UnknownLocaleError, ValueError):
        return re.compile(r"(?!)")
    names: dict[int, set[str]] = {number: set() for number in range(1, 13)}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in calendar[context][width].items():
                names[number].add(name.rstrip("."))
    parted = not any(name[:1].isdigit() for each in names.values() for name in each)
    border = (r"(?<![\w-])", r"(?![\w-])") if parted else (r"(?<!\d)", "")
    rows = (f"(?P<m{number}>{'|'.join(map(re.escape, sorted(each, key=lambda name: (-len(name), name))))})"
            for number, each in names.items())  # fmt: skip
    return re.compile(f"{border[0]}(?:{'|'.join(rows)}){border[1]}")


_ALSO_WORDS = frozenset({"May", "March", "Mar", "mars", "mai"})
_TIME_BEFORE = re.compile(
    r"(?:\b(?:in|of|by|since|until|before|after|during|around|from|to|late|early|mid|last|this|next|and|through|en|de|depuis|fin|"
    r"avant|après|im|seit|bis|vor|nach|Ende|"
    r"Anfang|Mitte)[\s-]|\d(?:st|nd|rd|th|er)?\.? (?:of )?)\Z",
    re.IGNORECASE,
)
_FIGURE = re.compile(r",? \d")
_FROM_ISSUE = expression(
    r"\b(?:(?:last|this|next|past|coming|current|few|several|recent)\s(?:\w+\s)?(?:weeks?|months?|days?)|today|tonight|"
    r"yesterday|tomorrow|now|recently|ago|(?:mon|tues|wednes|thurs|fri|satur|sun)day|earlier|later|week|"
    r"aujourd['’]hui|hier|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|semaine|dernier|prochain|ce mois|"
    r"heute|gestern|morgen|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|woche|(?:letzte|diese|nächste|kommende)[nrsm]?"
    r"\smonats?)\b|今天|昨天|明天|本周|上周|下周|本月|上月|下月|星期|日前|近日",
    re.IGNORECASE,
)
"""What a paper says of a day by the day on which it appears."""


def _cited_texts(statement: Statement, corpus: Corpus) -> Iterator[tuple[str, Document]]:
    """The paragraphs that a sentence cites, and the whole text of a document cited as a whole."""
    for evidence_id in statement.cited:
        document = corpus.documents[evidence_id.partition("#")[0]]
        span = passage_of(corpus, evidence_id)
        yield document.slice(document.block_at(span.start).span) if span else document.text, document


def _known_years(statement: Statement, corpus: Corpus) -> set[str]:
    years: set[str] = set()
    cited = tuple(_cited_texts(statement, corpus))
    for text, document in cited:
        years |= {*YEAR.findall(text), *YEAR.findall(document.source.issued)}
    steps = {step for text, document in cited for step in _steps(text, document.source.language or "en")}
    return years | {str(int(year) + step) for year in years for step in steps}


def _steps(text: str, lang: str) -> Iterator[int]:
    """By how many years a text goes on from one that it names (*the following year*, *two years later*)."""
    for match in _NEXT.finditer(text):
        yield 1 if match["after"] else -1
    for number in read_numbers(text, lang=lang) if _LATER.search(text) else ():
        if number.unit == "years" and (way := _LATER.match(text, number.end)) and number.value < _LIFETIME:
            yield int(number.value) * (1 if way["after"] else -1)


_LIFETIME = 100
_NEXT = expression(
    r"(?P<after>\b(?:(?:the )?(?:next|following) year|the year after|a year later|"
    r"im (?:Jahr darauf|Folgejahr|folgenden Jahr|nächsten Jahr)|ein Jahr (?:später|danach)|"
    r"l[’']année suivante|un an (?:plus tard|après))\b|次年|翌年|第二年|一年后)"
    r"|\b(?:the (?:previous|preceding) year|the year before|a year earlier|im (?:Vorjahr|Jahr (?:davor|zuvor))|"
    r"ein Jahr (?:früher|zuvor)|l[’']année précédente|un an (?:plus tôt|avant))\b|上年|前一年|一年前",
    re.IGNORECASE,
)
_LATER = expression(
    r"\s?(?:(?P<after>later|after\w*|später|danach|plus tard|après|后|後|之后)"
    r"|earlier|before|früher|zuvor|davor|plus tôt|avant|前|之前)",
    re.IGNORECASE,
)
