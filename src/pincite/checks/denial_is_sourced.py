"""A cited sentence denies what its source denies, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pincite.briefing.model import Briefing
from pincite.checks.claims import held, passages, stems_at
from pincite.corpus.catalogue import Corpus
from pincite.corpus.guard.languages import TurningWords, turning_words
from pincite.corpus.sentences import split_sentences
from pincite.diagnostics import Diagnostic, warning
from pincite.expressions import expression
from pincite.language_tags import same_language
from pincite.spec.load import LoadedBrief

RULE = "denial-is-sourced"
_FEWEST = 3
"""Words that a clause needs to say something that can be found again; two where it is the whole sentence."""
_SHARED = 0.66
_SHARED_PAIRS = 0.4
"""Share of a clause's words that stand in one sentence of the passage: then the clause says it again, and does not sum
it up. Of pairs of Chinese characters, many of which are halves of two words, fewer will do."""
_BORDER = expression(
    r"[;:()“”\"]|[.!?](?:\s|\Z)|,\s|\s[–—-]\s|[，。；：]|\s(?:but|while|though|although|whereas|that|dass|mais|que)\s"
)
_DOUBT = expression(
    r"(?<![\w-])(?:lacks?|lacking|absence|absent|fail\w*|prevent\w*|refus\w*|den(?:y|ies|ied)|avoid\w*|stop\w*|ban\w*|"
    r"few|little|less|fewer|no longer|not yet|far from|instead|rather|only|yet to|hardly|barely|scarcely|seldom|rarely|"
    r"infrequent\w*|oppos\w*|reject\w*|against|disagree\w*|contrary|unlike|without|un(?!i(?:on|que|t|vers|form|corn)|der|til|less|to\b)\w{4,}|in(?:cap|suff|adeq)\w+|im(?:poss|prob)\w+|"
    r"n(?:e\s|'\s?)(?:(?!pas\b|jamais\b|plus\b|rien\b)\w+\s){1,3}qu(?=e\b|')|manque\w*|absence|empêch\w*|refus\w*|peu|fehl\w*|mangel\w*|verhinder\w*|wenig\w*|kaum|sans|ohne)(?![\w-])"
    r"|不足|不到|不超过|不少于|不低于|拒绝|拒絕|反对|反對|禁止|否认|否認|阻止|缺乏",
    re.IGNORECASE,
)
"""Other ways to deny: where one of the two uses them, it may say the same in other words."""
_LONGEST = 1_500
"""Characters of a sentence; what is longer is a table or a list, and says too much to be said again."""
_MANNER = expression(r"[^\W\d_]{3,}ly\b", re.IGNORECASE)
_IN_PART = expression(
    r"\s*(?:all|every\w*|always|necessarily|entirely|fully|completely|just|merely|so much|tous|toutes|toujours|"
    r"nécessairement|alle[rsn]?|immer|unbedingt|jede[rsn]?)\b|都|全|一定",
    re.IGNORECASE,
)
"""After *not*: what is denied is that it holds throughout."""
_FIRST_PAIRS = 3
_TURNS = frozenset("but mais aber jedoch 但 但是".split())
"""Conditions to the guard, which has whole quotations: *not to lead, but to sell* denies the one all the same."""
_ASKED = expression(r"\b(?:if|whether|unless|si|ob|wenn|falls)\b|如果|是否|若", re.IGNORECASE)
_BOTH = frozenset({"ne", "n'"})


def denial_is_sourced(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Warn where a clause of a cited sentence says again what a sentence of its passage says, and one of the two denies
    the word that the other affirms. Only near restatements are compared, in one language, so that a summary is let
    be; so is what is denied in part, under a condition or with another word than *not*."""
    lang = briefing.written_in
    for statement in held(briefing):
        if len(statement.text) > _LONGEST:
            continue
        cited = [
            (document.id, said) for document, span in passages(statement, corpus)
            if same_language(document.source.language, lang) for said in _sentences(document.slice(span), lang)
        ]  # fmt: skip
        clauses = [clause for clause in _BORDER.split(statement.text.replace("’", "'")) if clause.strip()]
        whole = _read(statement.text.replace("’", "'"), lang)
        for clause in clauses if cited else ():
            said = _read(clause, lang)
            if any(number.rule == "calculated" and number.text in clause for number in statement.numbers):
                continue  # *A quarter do not* says again that three quarters do.
            if not said.denials and (whole.denials or len(whole.doubts) > len(said.doubts)):
                continue  # *Without light, accidents are frequent*: what is affirmed hangs on what is denied.
            if found := _turned(said, cited, fewest=2 if len(clauses) == 1 else _FEWEST):
                doc_id, stands = found
                what, other = ("denies what", "affirms") if said.denials else ("affirms what", "denies")
                yield warning(RULE, f"`{' '.join(clause.split())}` {what} its source {other}", statement.place,
                              f"`{doc_id}` has: “{' '.join(stands.split())}”",
                              "say it with the source, or cite the passage that says so")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Denial:
    """A word that denies, and what it denies."""

    start: int
    end: int
    focus: frozenset[str]
    """The stem of the first word after it that is no adverb, in Chinese the first pairs; in German, where none follows
    in the clause, those before it."""
    reach: int
    """Where its focus stands: ``does not, and never will, accept``."""
    partial: str
    """What makes it hold for a part only (*all*, *necessarily*); mostly empty."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A clause or a sentence, and what it affirms and denies."""

    text: str
    stems: tuple[tuple[int, str], ...]
    denials: tuple[_Denial, ...]
    doubts: tuple[tuple[int, str], ...]
    borders: tuple[int, ...]
    bound: bool
    """Whether what it denies hangs on something (*not until*, *not unless*), or is only asked."""

    def doubts_in(self, span: tuple[int, int]) -> list[str]:
        return _words([each for each in self.doubts if span[0] <= each[0] < span[1]])

    def clause_at(self, place: int) -> tuple[int, int]:
        before = [at for at in self.borders if at <= place]
        after = [at for at in self.borders if at > place]
        return (before[-1] if before else 0), (after[0] if after else len(self.text))

    def clauses_of(self, focus: frozenset[str]) -> list[tuple[int, int]]:
        """The clauses that hold a word of ``focus``."""
        return [self.clause_at(at) for at, stem in self.stems if _is_among(stem, focus)]

    def denies(self, span: tuple[int, int]) -> int:
        return sum(any(span[0] <= at < span[1] for at in (each.start, each.reach)) for each in self.denials)


@lru_cache(maxsize=512)
def _sentences(passage: str, lang: str) -> tuple[_Said, ...]:
    text = passage.replace("’", "'")
    whole = (each for each in split_sentences(text, lang=lang) if len(each) <= _LONGEST)
    return tuple(_read(text[each.start : each.end], lang) for each in whole)


def _read(text: str, lang: str) -> _Said:
    table = turning_words(lang)
    left = table.no_negation.sub(lambda found: " " * len(found[0]), text)
    doubts = tuple((match.start(), match[0].casefold()) for match in _DOUBT.finditer(text))
    soft = [(at, at + len(word)) for at, word in doubts]
    words = [match for match in table.negation.finditer(left) if not any(a <= match.start() < b for a, b in soft)]
    # French has two words for one denial.
    doubled = {match[0].casefold()[:2] for match in words} & _BOTH
    words = [match for match in words if not doubled or match[0].casefold()[:2] in _BOTH]
    plain = table.negation.sub(lambda found: " " * len(found[0]), left)
    found = tuple(stems_at(plain))
    borders = tuple(match.end() for match in _BORDER.finditer(text))
    denials = tuple(_denial(match, text, found, borders, lang) for match in words)
    return _Said(text, found, denials, doubts, borders, bool(denials) and _is_bound(left, denials, table))


def _denial(
    match: re.Match[str], text: str, found: tuple[tuple[int, str], ...], borders: Sequence[int], lang: str
) -> _Denial:  # fmt: skip
    closing = next((at for at in borders if at > match.start()), len(text))
    after = [(at, stem) for at, stem in found if at >= match.end() and not _MANNER.match(text, at)]
    opening = max((at for at in borders if at <= match.start()), default=0)
    if lang.startswith("de") and not (after and after[0][0] < closing):
        focus = frozenset(stem for at, stem in found if opening <= at < match.start())
    else:
        focus = frozenset(stem for _, stem in after[: _FIRST_PAIRS if lang.startswith("zh") else 1])
    part = _IN_PART.match(text, match.end())
    reach = after[0][0] if after and after[0][1] in focus else match.start()
    return _Denial(match.start(), match.end(), focus, reach, part[0].strip().casefold() if part else "")


def _is_bound(text: str, denials: tuple[_Denial, ...], table: TurningWords) -> bool:
    first = denials[0]
    after = table.no_negation.sub(" ", text[first.end :])
    conditions = (*table.after_negation.finditer(after), *table.condition.finditer(after))
    hangs = any(each[0].casefold() not in _TURNS for each in conditions)
    return hangs or _ASKED.search(text, 0, first.start) is not None


def _turned(said: _Said, cited: Sequence[tuple[str, _Said]], *, fewest: int) -> tuple[str, str] | None:
    """The sentence of a passage that says the same with the other sign, where none says it with this one."""
    wanted = frozenset(stem for _, stem in said.stems)
    pairs = bool(wanted) and max(map(len, wanted)) == len("没有")
    enough = max(min(fewest, _FEWEST), (_SHARED_PAIRS if pairs else _SHARED) * len(wanted))
    if len(wanted) < fewest or said.bound or (said.denials and any(each.partial for each in said.denials)):
        return None
    for doc_id, other in cited:
        there = frozenset(stem for _, stem in other.stems)
        shared = sum(_is_among(stem, there) for stem in wanted)
        if shared < enough:
            continue
        focus = _denied_here(said, other) if said.denials else _denied_there(said, other)
        if focus and not any(_has_sign(each, focus, denied=bool(said.denials)) for _, each in cited):
            return doc_id, other.text
    return None


def _denied_here(said: _Said, other: _Said) -> frozenset[str]:
    """What a clause denies and a sentence of the source affirms with the same words round it."""
    denial = said.denials[0]
    if len(said.denials) > 1 or not denial.focus:
        return frozenset()
    clauses = other.clauses_of(denial.focus)
    plain = [span for span in clauses if not other.denies(span) and other.doubts_in(span) == _words(said.doubts)]
    return denial.focus if plain and len(plain) == len(clauses) else frozenset()


def _denied_there(said: _Said, other: _Said) -> frozenset[str]:
    """What a sentence of the source denies and a clause affirms."""
    if other.bound:
        return frozenset()
    stems = frozenset(stem for _, stem in said.stems)
    for denial in other.denials:
        shared = frozenset(stem for stem in denial.focus if _is_among(stem, stems))
        span = other.clause_at(denial.start)
        reach = denial.start, max((at for at, stem in other.stems if stem in shared), default=denial.end) + 1
        same = _words(said.doubts) in (other.doubts_in(reach), other.doubts_in(span))
        once = other.denies(span) == 1 and same
        if shared and once and (not denial.partial or denial.partial in said.text.casefold()):
            return shared
    return frozenset()


def _has_sign(said: _Said, focus: frozenset[str], *, denied: bool) -> bool:
    """Whether a sentence has the words of ``focus`` with this sign, or leaves that open."""
    return any(bool(said.denies(span)) == denied for span in said.clauses_of(focus))


def _words(doubts: Sequence[tuple[int, str]]) -> list[str]:
    return sorted(word[: len("stop")] for _, word in doubts)


def _is_among(stem: str, stems: frozenset[str]) -> bool:
    """Whether a stem stands among others; one of four letters may be the beginning of one of five (sign, signed)."""
    if stem in stems or len(stem) < len("sign"):
        return stem in stems
    short = stem[: len("sign")]
    return short in stems or (stem == short and any(each.startswith(short) for each in stems))
