"""Whether words keep their sense without what stands before and behind them in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pincite.corpus.guard.languages import TurningWords
from pincite.corpus.guard.model import Fault
from pincite.corpus.guard.surroundings import Surroundings
from pincite.corpus.model import Document, Span
from pincite.corpus.verbatim import FoldedText
from pincite.diagnostics import Severity

_WORD = re.compile(r"[\u3040-\u9fff]|[^\W_]+(?:['.,-][^\W_]+)*")
_FURTHEST = 14
"""So many words behind the quotation a condition may follow and still be taken to bind it."""
_NEAR = 3
"""So many words may stand between a denial or hedge and the quotation."""
_DANGLING = re.compile(r"(?<![\w-])(?:not|never|\w+n't|cannot|hardly|pas|jamais|nicht|nie)$", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]{0,80}\)")
_NEXT = re.compile(r"\s|(?=n't)")
_CONTINUED = re.compile(r"\s*(?:nor|ni|noch)\b", re.IGNORECASE)
_NOT_BUT = re.compile(r"\bbut$", re.IGNORECASE)
_SHOWN = 8
"""So many words are shown of what is missing."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The author's own words around the quotation in his sentence, folded; what they say need not be quoted."""

    before: str = ""
    after: str = ""


def border_faults(
    document: Document, span: Span, around: Surroundings, turning: TurningWords, lead: Lead, given: str
) -> Iterator[Fault]:
    """What is lost at the two borders of ``span``, dearest first within each."""
    quoted = _folded(document, span)
    head, tail, following = (_folded(document, part) for part in (around.head, around.tail, around.following))
    yield from _opening_faults(head, turning, lead, spoken=around.speech is not None)
    yield from _question_faults(head, tail, quoted, turning, given)
    yield from _closing_faults(tail, quoted, turning, lead)
    if not _WORD.search(tail):
        yield from _following_faults(following, around, turning, lead)
    if around.speech is not None:
        told = _folded(document, around.told_before), _folded(document, around.told_after)
        yield from _told_faults(*told, head, tail, quoted, turning, lead)


def _folded(document: Document, span: Span) -> str:
    return _ASIDE.sub(lambda match: " " * len(match[0]), FoldedText(document.slice(span)).text)


def _opening_faults(head: str, turning: TurningWords, lead: Lead, *, spoken: bool) -> Iterator[Fault]:
    clause = last_clause(head, turning)
    lost = lost_negation(clause, turning)
    if lost is not None and not denies(lead.before, turning):
        yield Fault("clipped-opening", Severity.ERROR, _last_words(clause[lost:]))
    if (condition := _leading_condition(head, turning)) and not turning.leading_condition.search(lead.before):
        yield Fault("clipped-opening", Severity.ERROR, condition)
    hedge = turning.leading_hedge.search(head) or (turning.leading_report.search(head) if spoken else None)
    if hedge and not turning.modal.search(lead.before) and not turning.leading_hedge.search(lead.before.rstrip() + " "):
        yield Fault("clipped-opening", Severity.WARNING, hedge[0].strip(" ,:'\""))


def last_clause(text: str, turning: TurningWords) -> str:
    """The clause that the end of ``text`` is in."""
    cut, open_since = 0, -1
    for match in turning.barrier.finditer(text + " "):
        if match[0].strip() != ",":
            cut, open_since = match.end(), -1
        elif _DANGLING.search(text[: match.start()]) and turning.negation.search(text, cut, match.start()):
            # ``not, of course, ...``: a denial that has denied nothing yet reaches over the aside.
            open_since = match.end()
        elif open_since < 0 or len(_WORD.findall(text[open_since : match.start()])) > _NEAR:
            cut, open_since = match.end(), -1
    return text[cut:]


def lost_negation(clause: str, turning: TurningWords) -> int | None:
    """Where in ``clause`` the negation begins under which its end stands, or nothing."""
    plain = turning.no_negation.sub(lambda match: "~" * len(match[0]), clause)
    found = [match.start() for match in turning.negation.finditer(plain)]
    if denial := turning.denial.search(plain.rstrip() + " "):
        found.append(denial.start())
    return found[-1] if found else None


def denies(text: str, turning: TurningWords) -> bool:
    """Whether words of the author's deny what follows them."""
    return lost_negation(text, turning) is not None


def _leading_condition(head: str, turning: TurningWords) -> str:
    """The condition before the words that binds them, or in which they stand."""
    last = None
    for match in turning.leading_condition.finditer(head):
        if not turning.no_condition.search(head[: match.end()]):
            last = match
    if last is None:
        return ""
    between = head[last.end() :]
    first = (
        last.start() == 0
        or head[: last.start()].rstrip()[-1:] in ",;:-("
        or _opens_clause(head[: last.start()], turning)
    )
    if not first or re.search(r"[;:.!?]\s", between):
        return ""
    commas = between.count(",")
    inside = commas == 0 and len(_WORD.findall(between)) <= _NEAR * 4
    governed = between.rstrip().endswith((",", "then", "，")) and commas <= 3
    return _first_words(head[last.start() :]) if governed or inside else ""


def _opens_clause(text: str, turning: TurningWords) -> bool:
    return any(
        match.end() >= len(text.rstrip()) for match in turning.opener.finditer(text)
    ) or text.rstrip().lower().endswith(("and", "but", "that", "think", "say", "and,"))


def _closing_faults(tail: str, quoted: str, turning: TurningWords, lead: Lead) -> Iterator[Fault]:
    lost = _NEXT.match(tail)
    # ``solvent | nor honest`` goes on with a denial that the words are under already.
    denied = bool(lost and turning.negation.match(tail, lost.end())) and not _CONTINUED.match(tail)
    if denied and not denies(lead.after, turning) and not denies(last_clause(quoted, turning), turning):
        yield Fault("negation", Severity.ERROR, _first_words(tail))
        return
    found = condition_in(tail, quoted, turning)
    if found and not turning.condition.search(lead.after) and not turning.condition.search(lead.before):
        start, severity = found
        yield Fault("truncated-condition", severity, _first_words(tail[start:]))
    elif (hedge := turning.hedge.match(tail)) and not turning.hedge.match(lead.after):
        yield Fault("modality", Severity.WARNING, hedge[0].strip(" ,-'\""))


def condition_in(tail: str, quoted: str, turning: TurningWords) -> tuple[int, Severity] | None:
    """Where in ``tail`` a condition on ``quoted`` begins, and what it costs to leave it out, if one does."""
    reach = _reach(tail, turning)
    for match in turning.condition.finditer(tail[: reach + 24]):
        if match.start() > reach:
            break
        if _binds(match, tail, quoted, turning):
            return match.start(), Severity.ERROR
    for match in turning.concession.finditer(tail[: reach + 24]):
        if match.start() <= reach and _WORD.search(tail[match.end() :]):
            return match.start(), Severity.WARNING
    last = re.split(r"[.!?]\s", quoted)[-1]
    if denies(last, turning) and (start := _soon(turning.after_negation, tail, reach)) is not None:
        return start, Severity.ERROR
    if turning.modal.search(last) and (start := _soon(turning.after_modal, tail, reach)) is not None:
        return start, Severity.WARNING
    return None


def _soon(pattern: re.Pattern[str], tail: str, reach: int) -> int | None:
    """Where one of these begins within a few words of the beginning of ``tail``."""
    match = pattern.search(tail[: reach + 24])
    near = match and match.start() <= reach and len(_WORD.findall(tail[: match.start()])) <= _NEAR * 2
    return match.start() if match and near else None


def _reach(tail: str, turning: TurningWords) -> int:
    """How far into ``tail`` a condition may begin: to the end of the clause, and not too many words."""
    words = list(_WORD.finditer(tail))
    if not words:
        return 0
    limit = words[_FURTHEST].start() if len(words) > _FURTHEST else len(tail)
    first = words[0].start()
    for match in turning.barrier.finditer(tail):
        plain_comma = match[0].strip() in (",", "，", "(")
        if match.end() > first and not plain_comma:
            # What the barrier itself begins with may be the condition.
            return min(limit, match.end())
    return limit


def _binds(match: re.Match[str], tail: str, quoted: str, turning: TurningWords) -> bool:
    # Between two parts of a speech stands no space.
    before = f"{quoted} {tail[: match.end()]}"[-60:].replace("  ", " ")
    if turning.weak_condition.search(before):
        return False
    if turning.no_condition.search(before) or turning.not_after.match(tail, match.end()):
        return False
    corrects = _NOT_BUT.search(match[0]) and denies(tail[: match.start()], turning)
    only_joined = _NOT_BUT.search(match[0]) and turning.no_negation.search(quoted[-160:])
    return not corrects and not only_joined


def _following_faults(following: str, around: Surroundings, turning: TurningWords, lead: Lead) -> Iterator[Fault]:
    if bound := turning.bound_sentence.match(following):
        if not turning.condition.search(lead.after):
            yield Fault("truncated-condition", Severity.ERROR, _first_words(following[bound.start() :]))
    elif turning.turning_sentence.match(following) and around.speech is not None:
        yield Fault("truncated-condition", Severity.HINT, _first_words(following))


def _question_faults(head: str, tail: str, quoted: str, turning: TurningWords, given: str) -> Iterator[Fault]:
    """A question that is quoted as a statement."""
    end = (quoted + tail).rstrip(" '\")")
    rest = _WORD.search(tail)
    if not end.endswith("?") or given.rstrip(" '\"”’»").endswith("?") or rest:
        return
    last = re.split(r"[.!?]\s", quoted)[-1]
    if _WORD.search(head) and last == quoted and not turning.asking.match(quoted):
        yield Fault("clipped-opening", Severity.ERROR, _last_words(head))
    elif given.rstrip(" '\"”’»").endswith((".", "!")) and not turning.asking.match(last):
        yield Fault("altered-word", Severity.ERROR, "?", given.rstrip(" '\"”’»")[-1:])


def _told_faults(
    before: str, after: str, head: str, tail: str, quoted: str, turning: TurningWords, lead: Lead
) -> Iterator[Fault]:
    """What the writer around the marks says of a speech that is quoted from its first word, or to its last.

    A source that quotes a few words inside its own sentence may deny them there.
    """
    severity = Severity.WARNING if lead.before or lead.after else Severity.HINT
    if not _WORD.search(head):
        clause = last_clause(before.rstrip("'\" "), turning)
        lost = lost_negation(clause, turning)
        if lost is not None and not denies(lead.before, turning):
            # Who says that he denies it leaves no doubt; a mere ``not`` may belong to other words.
            denied = turning.denial.search(clause.rstrip() + " ") is not None
            stricter = Severity.ERROR if severity is Severity.WARNING else Severity.WARNING
            yield Fault("clipped-opening", stricter if denied else severity, _last_words(clause[lost:]))
    if not _WORD.search(tail):
        bare = after.lstrip("'\" ")
        match = turning.condition.match(bare)
        if match and not _NOT_BUT.search(match[0]) and not turning.condition.search(lead.after):
            yield Fault("truncated-condition", severity, _first_words(bare))


def _first_words(text: str) -> str:
    words = list(_WORD.finditer(text))[:_SHOWN]
    return text[words[0].start() : words[-1].end()] if words else text.strip()


def _last_words(text: str) -> str:
    words = list(_WORD.finditer(text))[-_SHOWN:]
    return text[words[0].start() : words[-1].end()] if words else text.strip()
