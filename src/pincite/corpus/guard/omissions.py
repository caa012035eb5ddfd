"""Whether an omission is honest: what it passes over neither turns nor binds what is said, nor joins two things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pincite.corpus.guard.languages import TurningWords
from pincite.corpus.guard.model import Fault
from pincite.corpus.model import Document, Span
from pincite.corpus.sentences import split_sentences
from pincite.corpus.verbatim import FoldedText, Found
from pincite.diagnostics import Severity
from pincite.expressions import expression

_WORD = expression(r"[\u3040-\u9fff]|[^\W_]+(?:['.,-][^\W_]+)*")
_MARK = expression(r"[\"“”„«»]|(?<!\w)['‘]|(?<=[.,;:!?…])['’](?!\w)")
"""A possessive (``females' pay``) is no mark."""
_ALTERNATIVE = expression(r"^\s*,?\s*(?:or|ou|oder)(?!\w)|(?<!\w)(?:or|ou|oder)\s*$|^[，、]?或", re.IGNORECASE)
_CLOSED = expression(r"[,;:)—–-]\s*$|\s-\s*$")
_SET_OFF = expression(r"\s*[,;:(—–-]")
_DATE = expression(
    r"\b(?:in|since|from|by|until|on|of|en|im|seit|depuis)\s(?:\w+\s)?(?:\d{1,2},?\s)?\d{4}\b|\(?\d{1,3}:\d\d\)?",
    re.IGNORECASE,
)
_JOINING = expression(r"\b(?:and|or|und|oder|et|ou)\b", re.IGNORECASE)


def omission_faults(document: Document, found: Found, turning: TurningWords, lang: str) -> Iterator[Fault]:
    """What the omissions of a quotation hide, in reading order."""
    for left, right in zip(found.parts, found.parts[1:], strict=False):
        gap = Span(left.end, right.start)
        if fault := _hidden(document, left, gap, right, turning, lang):
            yield fault


def _hidden(document: Document, left: Span, gap: Span, right: Span, turning: TurningWords, lang: str) -> Fault | None:
    raw = document.slice(gap)
    text = FoldedText(raw).text
    words = _WORD.findall(text)
    shown = " ".join(text.split()).strip(" ,.;:'-")
    if not words:
        return None
    if _MARK.search(raw) or (document.blocks and document.block_at(gap.start) != document.block_at(right.start)):
        return Fault("spliced", Severity.ERROR, shown)
    skips = _skips_sentences(document, left, gap, right, lang)
    if skips == "whole":
        return _turned(text, shown, turning)
    if fault := _changed_denial(document, left, gap, right, turning, shown):
        return fault
    plain = turning.no_negation.sub(" ", text)
    if denial := turning.denial.search(f"{plain.rstrip()} that "):
        return Fault("ellipsis-hides", Severity.ERROR, denial[0][:-6].strip(" ,"))
    patterns = (
        turning.negation, turning.condition, turning.concession, turning.modal, turning.hedge, turning.attribution,
    )  # fmt: skip
    for pattern in patterns:
        for match in pattern.finditer(plain):
            before = document.text[max(0, left.end - 40) : left.end] + plain[: match.end()]
            if pattern is turning.condition and turning.no_condition.search(before):
                continue
            return Fault("ellipsis-hides", Severity.ERROR, match[0].strip(" ,"))
    if skips == "part":
        return Fault("spliced", Severity.ERROR, shown)
    if turning.after_modal.search(plain) and turning.modal.search(f"{document.slice(left)} {document.slice(right)}"):
        return Fault("ellipsis-hides", Severity.WARNING, shown)
    return None if skips == "rest" else _shifted(text, shown, turning)


def _changed_denial(
    document: Document, left: Span, gap: Span, right: Span, turning: TurningWords, shown: str
) -> Fault | None:
    """Whether a set phrase falls apart, so that a denial is made of ``not only``."""
    whole = FoldedText(document.text[max(left.start, gap.start - 40) : min(right.end, gap.end + 40)]).text
    kept = (
        document.text[max(left.start, gap.start - 40) : gap.start]
        + " ~ "
        + document.text[gap.end : min(right.end, gap.end + 40)]
    )
    given = FoldedText(kept).text
    standing, shown_denials = (_denials(text, turning) for text in (whole, given))
    return Fault("ellipsis-hides", Severity.ERROR, shown) if shown_denials - standing else None


def _denials(text: str, turning: TurningWords) -> Counter[str]:
    plain = turning.no_negation.sub(" ", text)
    return Counter(match[0].lower() for match in turning.negation.finditer(plain))


def _skips_sentences(document: Document, left: Span, gap: Span, right: Span, lang: str) -> str:
    """What the omission passes over: ``whole`` sentences; the ``rest`` of one, up to the beginning of another;
    ``part`` of two, so that one is made of them; or nothing of the kind."""
    around = Span(left.start, right.end)
    borders = [sentence.start for sentence in split_sentences(document.text, around, lang=lang)[1:]]
    inside = [start for start in borders if left.end <= start <= right.start]
    if not inside:
        return ""
    if _WORD.search(document.text[inside[-1] : right.start]):
        return "part"
    return "rest" if _WORD.search(document.text[left.end : inside[0]]) else "whole"


_POINTING = expression(r"\W*(?:that|this|it|no|not|nor|neither|never|wrong|false|of course not)\b", re.IGNORECASE)
_SHORT = 6


def _turned(text: str, shown: str, turning: TurningWords) -> Fault | None:
    """Whether the sentences passed over turn the one before them, or deny it."""
    plain = turning.no_negation.sub(" ", text)
    denies = turning.negation.search(plain) or turning.denial.search(plain.rstrip(" .") + " ")
    if turning.turning_sentence.match(text) or turning.bound_sentence.match(text):
        return Fault("ellipsis-hides", Severity.ERROR, shown)
    if denies and (_POINTING.match(text) or len(_WORD.findall(text)) <= _SHORT):
        return Fault("ellipsis-hides", Severity.ERROR, shown)
    return None


def _shifted(text: str, shown: str, turning: TurningWords) -> Fault | None:
    """Whether the words behind the omission belong to another subject or number than those before it."""
    set_off = _CLOSED.search(text) and _SET_OFF.match(text)
    if not set_off:
        counted = _DATE.sub(" ", text)
        if re.search(r"\d", counted) or turning.quantity.search(counted):
            return Fault("ellipsis-hides", Severity.ERROR, shown)
        if _ALTERNATIVE.search(text):
            return Fault("ellipsis-hides", Severity.ERROR, shown)
        if degree := turning.leading_hedge.search(text) or turning.degree.search(text):
            return Fault("ellipsis-hides", Severity.WARNING, degree[0].strip(" ,"))
    if _CLOSED.search(text):
        return None
    core = text.strip()
    if turning.governing.search(core):
        return Fault("spliced", Severity.WARNING, shown)
    if any(core[: match.start()].strip(" ,") for match in turning.opener.finditer(core)):
        return Fault("spliced", Severity.ERROR, shown)
    for match in _JOINING.finditer(core):
        if core[: match.start()].strip(" ,") and core[match.end() :].strip():
            return Fault("spliced", Severity.ERROR, shown)
    return None
