"""Whether words keep their sense without what stands before and behind them in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pincite.corpus.guard.languages import TurningWords
from pincite.corpus.guard.model import Fault
from pincite.corpus.guard.questions import question_faults
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
_CONTRAST = re.compile(
    r"\s*[,-]\s*(?:(?:and|et|und)\s)?(?:not|non|pas|nicht|keine?\w?)(?!\w)|[，,]\s*(?:而)?(?:不是|并非|並非)",
    re.IGNORECASE,
)
"""``peace, not war``: what is said is said against something."""
_INFINITIVE = re.compile(r"(?<![\w-])to\s*['\"]?$", re.IGNORECASE)
"""``wants to``: the author himself says that it is not so yet."""
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
    quoted = _ends_of(_folded(document, span))
    head, tail, following = (_folded(document, part) for part in (around.head, around.tail, around.following))
    yield from _opening_faults(head, quoted, turning, lead)
    yield from question_faults(head, tail, quoted, turning, given)
    yield from _closing_faults(tail, quoted, turning, lead)
    if not _WORD.search(tail):
        yield from _following_faults(following, quoted, turning, lead, spoken=around.speech is not None)
    if around.speech is not None:
        told = _folded(document, around.told_before), _folded(document, around.told_after)
        yield from _told_faults(*told, head, tail, quoted, turning, lead)


_END = 1200
"""So many characters at either end of a quotation are read."""


def _ends_of(quoted: str) -> str:
    """A quotation without the middle of a very long one, which its borders do not bend."""
    return quoted if len(quoted) <= 2 * _END else f"{quoted[:_END]}. {quoted[-_END:]}"


def _folded(document: Document, span: Span) -> str:
    return _ASIDE.sub(lambda match: " " * len(match[0]), FoldedText(document.slice(span)).text)


def _opening_faults(head: str, quoted: str, turning: TurningWords, lead: Lead) -> Iterator[Fault]:
    clause = last_clause(head, turning)
    lost = lost_negation(clause, turning)
    if lost is not None and not denies(lead.before, turning):
        yield Fault("clipped-opening", Severity.ERROR, _last_words(clause[lost:]))
    if not turning.leading_condition.search(lead.before):
        if condition := _leading_condition(head, turning.leading_condition, turning):
            yield Fault("clipped-opening", Severity.ERROR, condition)
        elif (
            # ``When the vote is won, we will ...`` promises nothing before; ``when it was won, we ...`` tells.
            turning.modal.search(_CLAUSE_END.split(quoted)[0])
            and not turning.after_modal.search(lead.before)
            and (condition := _leading_condition(head, turning.after_modal, turning))
        ):
            yield Fault("clipped-opening", Severity.WARNING, condition)
    if (hedge := turning.leading_hedge.search(head)) and not _hedges(lead.before, turning):
        yield Fault("clipped-opening", Severity.WARNING, hedge[0].strip(" ,:'\""))
    elif (report := turning.leading_report.search(head)) and not _reports(lead, turning):
        yield Fault("clipped-opening", Severity.WARNING, _last_words(report[0]))


def _hedges(before: str, turning: TurningWords) -> bool:
    """Whether the author's words before the marks make what follows less than certain, or no fact yet."""
    hedged = turning.modal.search(before) or turning.leading_hedge.search(before.rstrip() + " ")
    return bool(hedged or _INFINITIVE.search(before))


def _reports(lead: Lead, turning: TurningWords) -> bool:
    """Whether the author himself says that somebody says it."""
    return bool(turning.reporting.search(lead.before) or turning.reporting.search(lead.after))


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


_CLAUSE_END = re.compile(r"[,;:.!?]\s")


def _leading_condition(head: str, pattern: re.Pattern[str], turning: TurningWords) -> str:
    """The condition before the words that binds them, or in which they stand; ``pattern`` tells how it begins."""
    last = None
    for match in pattern.finditer(head):
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
    elif turning.attribution.match(tail) and not _reports(lead, turning):
        yield Fault("modality", Severity.WARNING, _first_words(tail))
    elif _contrasts(tail, quoted, turning, lead) or _offers_another(tail, quoted, turning):
        yield Fault("truncated-condition", Severity.WARNING, _first_words(tail))


def _contrasts(tail: str, quoted: str, turning: TurningWords, lead: Lead) -> bool:
    contrast = _CONTRAST.match(tail)
    if contrast is None or turning.no_negation.search(tail[: contrast.end() + 12]):
        return False
    return not denies(last_clause(quoted, turning), turning) and not denies(lead.after, turning)


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


_ALTERNATIVE = re.compile(
    r"\s*,?\s*(?:or|ou|oder)\s(?!so\b|more\b|less\b|plus\b|moins\b|mehr\b)|[，,、]?或", re.IGNORECASE
)


def _offers_another(tail: str, quoted: str, turning: TurningWords) -> bool:
    """Whether the words are one of two that are said to be so (``will close | or move``); what is denied of both is
    denied of each."""
    if not _ALTERNATIVE.match(tail):
        return False
    clause = last_clause(quoted, turning)
    return not denies(clause, turning) and not turning.leading_condition.search(clause)


def _following_faults(
    following: str, quoted: str, turning: TurningWords, lead: Lead, *, spoken: bool
) -> Iterator[Fault]:
    if bound := turning.bound_sentence.match(following):
        if not turning.condition.search(lead.after):
            yield Fault("truncated-condition", Severity.ERROR, _first_words(following[bound.start() :]))
    elif turn := turning.turning_sentence.match(following):
        if turning.condition.search(lead.after) or turning.concession.search(lead.before):
            return
        if _concedes_to_itself(following, turning):
            return
        if _takes_up(following[turn.end() :], quoted, turning):
            yield Fault("truncated-condition", Severity.WARNING, _first_words(following))
        elif spoken:
            yield Fault("truncated-condition", Severity.HINT, _first_words(following))


def _concedes_to_itself(following: str, turning: TurningWords) -> bool:
    """Whether a sentence opens with a clause that concedes (``Though the dues rose, ...``) and goes on with what it is
    conceded to; alone (``Though the dues rose.``) it takes back the sentence before."""
    opening = following.lstrip(" '\"([-")
    subordinate = turning.concession.match(opening) and turning.opener.match(opening)
    return bool(subordinate and _MAIN_CLAUSE.search(opening))


_MAIN_CLAUSE = re.compile(r",\s*\w+\s\w")


_ARTICLE = re.compile(r"(?:the|an?|our|their|its|his|her|my|le|la|les|der|die|das)\s", re.IGNORECASE)


def _takes_up(following: str, quoted: str, turning: TurningWords) -> bool:
    """Whether a sentence that begins with ``but`` (which ``following`` leaves out) speaks of what the words before it
    speak of: by a pronoun, or by the word that its subject begins with. If not, it may open another matter."""
    opening = _ARTICLE.sub("", following.lstrip(" ,"), count=1)
    first = _WORD.match(opening)
    if first is None:
        return False
    if turning.taking_up.match(opening):
        return True
    last = _CLAUSE_END.split(quoted.rstrip(" .!?'\""))[-1]
    return first[0].lower() in {word.lower() for word in _WORD.findall(last)[:_SUBJECT]}


_SUBJECT = 4
"""Among so many first words the subject of a sentence is looked for."""


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
