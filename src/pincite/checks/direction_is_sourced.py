"""What rose in the source does not fall in the sentence that cites it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pincite.briefing.model import Briefing, PrintedNumber, Statement
from pincite.corpus.catalogue import Corpus
from pincite.corpus.guard.languages import turning_words
from pincite.corpus.model import Number, Span
from pincite.corpus.numbers import read_numbers
from pincite.diagnostics import Diagnostic, warning
from pincite.expressions import expression
from pincite.language_tags import primary
from pincite.spec.load import LoadedBrief

RULE = "direction-is-sourced"
_NEAR = 60
"""Characters on either side of a number, within its clause."""


def _words(text: str) -> re.Pattern[str]:
    return expression(rf"(?<![\w-])(?:{'|'.join(text.split())})(?![\w-])", re.IGNORECASE)


_WAYS: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "en": (
        _words(r"rose risen ris(?:e|es|ing) (?<!tax\s)increas\w+ grew grow(?:n|s|ing|th)? climb\w* gain(?:s|ed|ing)? "
               r"surg\w+ soar\w* jump\w* expand\w* rais(?:ed|es|ing) lift(?:ed|s|ing) boost\w* up doubl\w+ tripl\w+ "
               r"quadrupl\w+ higher"),
        _words(r"fell fall(?:s|en|ing)? decreas\w+ declin\w+ drop\w* shr[aiu]nk\w* sank sunk plung\w+ plummet\w* "
               r"slump\w* tumbl\w+ contract(?:ed|ing) down halv\w+ lower(?:ed|ing)? reduc\w+ (?<!tax\s)cuts? "
               r"cutting los[te]s?"),
    ),
    "fr": (
        _words(r"augment\w+ hausse croî\w* croiss\w+ progress\w+ grimp\w+ bond\w* doubl\w+ tripl\w+ accr\w+"),
        _words(r"baiss\w+ chut\w+ recul\w* diminu\w+ rédui\w+ décl\w+ perd\w*"),
    ),
    "de": (
        _words(r"stieg\w* steig\w* gestiegen erhöh\w+ wuchs\w* wachs\w* gewachsen zunahm\w* zugenommen Zunahme "
               r"Anstieg\w* verdoppel\w+ verdreifach\w+"),
        _words(r"fiel\w* fällt fallen gefallen sank\w* sink\w* gesunken senk\w+ gesenkt Rückgang\w* abnahm\w* "
               r"abgenommen Abnahme verringer\w+ halbier\w+ schrumpf\w+"),
    ),
    "zh": (
        expression("上升|增长|增加|提高|上涨|攀升|翻番|扩大"),
        expression("下降|减少|降低|下跌|下滑|缩减|萎缩|减半"),
    ),
}  # fmt: skip
_BORDER = expression(
    r"[;:()]|[.!?](?=\s|$)|,\s(?!\d)|[，。；：]|\s(?:while|whereas|but|and|mais|et|aber|und|während)\s"
)


_FROM = expression(r"(?:\b(?:from|von|de|depuis)\s|从|由)\Z", re.IGNORECASE)
_TO_LEVEL = expression(r"(?:\b(?:to|auf|à)\s|至|到)\Z", re.IGNORECASE)
_TO = expression(r"\s?(?:to|auf|à|至|到|\([^()]{1,20}\) (?:to|auf|à)|in \d{4} to)\s?", re.IGNORECASE)


_GROUP = expression(
    r"\b(?:top|bottom|upper|lower|middle|richest|poorest|wealthiest|highest|lowest|(?:ober|unter|reich|ärm)ste[nr]?)\s\Z|最富的?\Z",
    re.IGNORECASE,
)


def direction_is_sourced(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Warn where a number stands beside a word for growth and its source has it beside one for decline, or the
    reverse, or where the author's own two numbers go the other way (*fell from 55 to 58 percent*); where either has
    words of both kinds, or denies, nothing is said."""
    for statement in briefing.statements:
        yield from _turned_about(statement, briefing.written_in)
        for number in statement.numbers:
            source = corpus.evidence(number.bound_to) if number.rule == "cited" else None
            if isinstance(source, Number):
                yield from _compared(statement, number, source, briefing.written_in, corpus)


def _turned_about(statement: Statement, lang: str) -> Iterator[Diagnostic]:
    """A change from one number to another that goes against its own word."""
    reads = [read for read in read_numbers(statement.text, lang=lang) if read.kind == "quantity"]
    for first, second in pairwise(reads):
        before = statement.text[max(0, first.start - _NEAR) : first.start]
        between = statement.text[first.end : min(second.start, first.end + _NEAR)]
        if first.unit not in ("", second.unit) or not (_FROM.search(before) and _TO.fullmatch(between)):
            continue
        way = _way(statement.text, Span(first.start, second.end), lang)
        if way and first.value != second.value and (first.value > second.value) != (way[0] == 1):
            printed = f"{first.printed}` to `{second.printed}"
            yield warning(RULE, f"`{way[1]}` stands beside `{printed}`, which goes the other way", statement.place,
                          "set the two numbers in the order of time, or change the word")  # fmt: skip


def _compared(
    statement: Statement, number: PrintedNumber, source: Number, lang: str, corpus: Corpus
) -> Iterator[Diagnostic]:  # fmt: skip
    document = corpus.documents[source.doc_id]
    at = statement.text.find(number.text)
    if _GROUP.search(statement.text[: max(at, 0)]) or _GROUP.search(document.text[: source.span.start][-24:]):
        return  # *The top 1 percent*: who they are, and not by how much anything moved.
    here = _way(statement.text, Span(max(at, 0), max(at, 0) + len(number.text)), lang)
    there = _way(document.text, source.span, document.source.language or "en")
    if _is_level(statement.text[:at]) != _is_level(document.text[: source.span.start]):
        return  # What was cut *to* 1.6 percent may be a growth *by* 1.6 percent.
    if here and there and here[0] != there[0]:
        yield warning(
            RULE, f"`{here[1]}` stands beside `{number.text}`, and its source has `{there[1]}`", number.place,
            f"`{source.id}` stands in: “{_sentence(source, corpus)}”", evidence=source.id,
        )  # fmt: skip


def _is_level(before: str) -> bool:
    """Whether a number says what something came to, and not by how much it changed."""
    return _TO_LEVEL.search(before[-12:]) is not None


def _way(text: str, span: Span, lang: str) -> tuple[int, str] | None:
    """Up (0) or down (1), and the word that says so; none where nothing does, or both."""
    language = primary(lang)
    if language not in _WAYS:
        return None
    before = text[max(0, span.start - _NEAR) : span.start]
    after = text[span.end : span.end + _NEAR]
    opening = max((match.end() for match in _BORDER.finditer(before)), default=0)
    closing = _BORDER.search(after)
    clause = f"{before[opening:]} {after[: closing.start()] if closing else after}"
    if turning_words(lang).negation.search(clause):
        return None
    found = [pattern.search(clause) for pattern in _WAYS[language]]
    if (found[0] is None) == (found[1] is None):
        return None
    way = 0 if found[0] else 1
    match = found[way]
    return (way, match[0]) if match else None


def _sentence(number: Number, corpus: Corpus) -> str:
    sentence = corpus.sentence_at(number.doc_id, number.span.start)
    text = corpus.documents[number.doc_id].slice(sentence.span) if sentence else corpus.text(number)
    return " ".join(text.split())
