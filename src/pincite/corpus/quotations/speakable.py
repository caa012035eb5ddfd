"""Whether words that describe a speaker mean a person, a body or something that holds words.

Without a parser a subject may hold more than its noun phrase (``the statement retained an easing bias, noting``) or be
none at all (``again``, ``the first method``). Every description passes ``who_speaks``: what does not belong to the
phrase is cut off, and the noun that is left must be one that can say, or show, words. In languages other than English
only the shape is looked at.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pincite.corpus.model import Span
from pincite.corpus.quotations.clauses import INITIALS
from pincite.corpus.quotations.descriptions import without_article
from pincite.corpus.quotations.frames import Frame
from pincite.corpus.quotations.names import POSSESSIVE
from pincite.corpus.quotations.other_languages import DETERMINERS_ABROAD, PRONOUNS_ABROAD, SAYING_ABROAD
from pincite.corpus.quotations.reporting import PHRASAL, PRONOUNS, REPORTING
from pincite.corpus.quotations.speaking_nouns import SPEAKING, can_speak
from pincite.corpus.quotations.subjects import LEADING_TO, PREPOSITIONS, SUBORDINATORS

_POSTPOSED = frozenset(
    """alike alone anonymously aware close concerned critical elect familiar general here herself himself inside
    involved itself loyal nearby online present responsible themselves there today""".split()
)
"""Adjectives and adverbs that may follow the noun they describe."""
_AWAITING = frozenset("aware close concerned critical familiar loyal responsible".split())
"""Of these, those that say nothing without what they await: ``a source close``."""
_AMOUNTS = frozenset(
    """all both chorus couple dozens each eight five four group half handful host hour hundreds lot lots majority many
    minority most nine none number one pair part per-cent percent raft range rest score scores series seven
    several six slew some sources spate string ten thousands three two""".split()
)
"""What a noun after ``of`` is counted by: in ``one of the managers`` that noun is who speaks."""
_VAGUE = PRONOUNS | frozenset(
    """again all any anybody anyone both everybody everyone everything here many most neither no nobody none nothing now
    one ones other others several some somebody someone something that them there these this those us""".split()
)
_INSIDE = frozenset("a an the his her its their my our your this that these those one him them us it".split())
_FINITE = frozenset("is are was were has have had does did do will would can could may might must should".split())
_AWAY = frozenset("back forth away off out up down hard".split())
_FUNCTION_ABROAD = (
    DETERMINERS_ABROAD
    | frozenset(PRONOUNS_ABROAD)
    | frozenset(
        """al au aux avec bei con da dal dans das de del dell della dello des di do dos du e en et für i met mit na no
        op para per por pour sur und van vom von voor y zu zum zur à в и на с""".split()
    )
)
_TURNS_ABROAD = frozenset(
    "quand lorsque puisque cuando mientras quando mentre wenn als weil dass toen omdat gdy kiedy когда если".split()
)
_PAST = frozenset(
    """began bought broke brought built came chose cut drew drove fell felt found gave got grew held kept knew led
    left let lost made met paid put ran rose sat saw sent set shot sought spent spoke stood struck took went won
    wore""".split()
)
_NO_NOUN = (
    PREPOSITIONS | SUBORDINATORS | PRONOUNS | REPORTING | frozenset(PHRASAL) | LEADING_TO | _FINITE | _INSIDE | _PAST
    | frozenset("and or but nor not also now once again never soon still ever already then today later".split())
)  # fmt: skip
"""Words that may follow a name without being a noun that it stands before."""
_SMALL_WORD = re.compile(r"(?<![\w’'@./-])[a-z]++(?![\w@])")
_NEXT_WORD = re.compile(r" ([a-z]+)(?![\w’'-])")
_PRONOUN = re.compile(rf"\b(?!(?:{'|'.join(sorted(INITIALS))})\b)(?i:{'|'.join(sorted(PRONOUNS))})(?![\w-])")
_OTHER_ALPHABET = re.compile(r"[\u0370-\u1fff\u2c00-\ud7ff]")
_AGENT_AFTER = re.compile(r" (?:by|for|about|as)\b")
"""What follows ``Reached`` or ``Asked`` at the start of a sentence, and no name."""
_CUT_NAME = re.compile(r" (?:of|for|in|at|from|with) the [A-Z][\w’'-]*$")
_BEGINS = re.compile(r"(?:^|[.!?:\n“”\"•—–]|[.!?][”\"’)]) ?$")


def names_nobody(text: str, name: str, frame: Frame, known: dict[str, bool]) -> bool:
    """Whether capitalised words that are nobody's known name are no name at all: a pronoun, a label, half a subject, a
    common word that begins a sentence. ``known`` keeps which words of this text are common."""
    words = without_article(name)
    if frame.mention is None or (words.lower() in _VAGUE and words not in INITIALS) or is_label(words):
        return True
    if " " in words or words.lower() in SPEAKING:
        return False
    if _stops_short(text, frame.mention, frame.cue):
        return True
    if _BEGINS.search(text[max(0, frame.mention.start - 3) : frame.mention.start]) is None:
        return False
    if words not in known:
        known[words] = _is_common_word(text, words)
    participle = words.endswith("ed") and _AGENT_AFTER.match(text, frame.mention.end)
    return bool(participle) or (known[words] and not can_speak(words.lower()))


def described(text: str, printed: str, frame: Frame, *, english: bool) -> str | None:
    """The description that a mention gives of somebody or of something that holds words; None where it gives none.

    ``english``: whether the document may be in English; a description in another alphabet never is.
    """
    english = english and _OTHER_ALPHABET.search(printed) is None
    cue = text[frame.cue.start : frame.cue.end] if frame.cue is not None else ""
    phrase = without_article(printed)
    if _PRONOUN.search(phrase):
        return None
    if not english or _told_abroad(cue, printed):
        kept = _described_abroad(printed) if len(phrase) > 3 else None
    else:
        cut = _CUT_NAME.search(phrase)
        halved = cut is not None and frame.mention is not None and _stops_short(text, frame.mention, frame.cue)
        kept = who_speaks(phrase[: cut.start()] if cut is not None and halved else phrase)
    return without_article(kept) if kept is not None else None


def is_label(name: str) -> bool:
    """Whether capitalised words are a field's or a section's: they end in a preposition (``Reply-To``, ``Wrap Up``)."""
    return re.split(r"[\s-]", name)[-1].lower() in PREPOSITIONS | _AWAY


def _stops_short(text: str, mention: Span, cue: Span | None) -> bool:
    """Whether a noun follows the mention, so that it is only the beginning of what is meant: ``Senior forecaster``."""
    following = _NEXT_WORD.match(text, mention.end)
    if following is None or (cue is not None and cue.start <= following.start(1) < cue.end):
        return False
    word = following[1]
    plural = text[mention.end - 1] == "s"  # "Officials hope to": a verb without an ending may follow
    return not plural and word not in _NO_NOUN and not word.endswith(("ed", "s", "ly", "ing"))


def _is_common_word(text: str, word: str) -> bool:
    """Whether the text has a word in small letters and never with its capital inside a sentence."""
    return word.lower() in _small_words(text) and re.search(rf"[a-z,;] {re.escape(word)}(?!\w)", text) is None


@lru_cache(maxsize=2)
def _small_words(text: str) -> frozenset[str]:
    return frozenset(_SMALL_WORD.findall(text))


def _told_abroad(cue: str, phrase: str) -> bool:
    """Whether a description is in a language other than English, by the words that report or by its article."""
    last = cue.lower().split()[-1:]
    first = phrase.lower().replace("’", "' ").replace("'", "' ").split()[:1]
    english = {"a", "as", "an", "die", "den", "son", "no", "o"}
    reports = SAYING_ABROAD | {"selon", "según", "laut", "secondo", "segundo", "volgens"}
    return not reports.isdisjoint(last) or not (DETERMINERS_ABROAD - english).isdisjoint(first)


def _described_abroad(phrase: str) -> str | None:
    """A description in another language without an article or a preposition at its end; None where a clause began."""
    words = phrase.split()
    if not _TURNS_ABROAD.isdisjoint(word.lower() for word in words[1:]):
        return None
    while words and words[-1].lower().rstrip("’'") in _FUNCTION_ABROAD:
        words.pop()
    return " ".join(words) if words else None


def who_speaks(phrase: str) -> str | None:
    """An English description, cut to its noun phrase; None where that means nobody and nothing that holds words."""
    words = phrase.split()
    words = words[: _end_of_phrase(words)]
    while words and (words[-1].lower() in PREPOSITIONS | _INSIDE or (len(words) > 1 and _is_left_over(words[-1]))):
        words.pop()
    head = _head(words)
    return " ".join(words) if head and can_speak(head) else None


def _is_left_over(word: str) -> bool:
    """A participle at the end, as in ``the complaint filed``, or an adjective as in ``a source close``."""
    return word.lower() in _AWAITING or (word.islower() and word.endswith("ed") and not can_speak(word))


def _end_of_phrase(words: list[str]) -> int:
    """Where a verb or another noun phrase begins that does not belong to the description."""
    for index in range(1, len(words)):
        word, before = words[index].lower(), words[index - 1].lower()
        if word in _FINITE | SUBORDINATORS - {"who", "whose"} or (word in LEADING_TO and before not in PREPOSITIONS):
            return index
        if word in _AWAY:
            return max(1, index - 1)  # "hit back", "bursts forth"
        if word in _INSIDE and _stands_free(words, index):
            return index - 1 if index > 1 and _may_be_verb(before) else index
    return len(words)


def _stands_free(words: list[str], index: int) -> bool:
    """Whether no preposition and no quantity governs the determiner at ``index``."""
    before = words[index - 1].lower().rstrip(",")
    return before not in PREPOSITIONS | _AMOUNTS | {"and", "or", "&", "than", "as", "who", "whose"} and index > 0


def _may_be_verb(word: str) -> bool:
    return word.endswith(("ed", "s", "ing")) or word in REPORTING or word in PHRASAL


def _head(words: list[str]) -> str:
    """The noun that a phrase is about; after an amount and ``of`` the one that is counted."""
    lowered = [word.lower().rstrip(",") for word in words]
    stop = next((index for index in range(1, len(words)) if _follows_noun(lowered, words, index)), len(words))
    if stop < len(words) and lowered[stop] == "of" and lowered[stop - 1] in _AMOUNTS:
        return _head(words[stop + 1 :])
    while stop > 1 and (lowered[stop - 1] in _POSTPOSED or lowered[stop - 1].isdigit()):
        stop -= 1
    return POSSESSIVE.sub("", words[stop - 1]) if stop else ""


def _follows_noun(lowered: list[str], words: list[str], index: int) -> bool:
    """Whether what stands at ``index`` begins what is said of the noun before it."""
    word = lowered[index]
    if word in PREPOSITIONS or word in ("of", "who", "whose", "than", "as") or words[index - 1].endswith(","):
        return True
    if not word.endswith(("ed", "ing")) or words[index][0].isupper():
        return False
    after = lowered[index + 1] if index + 1 < len(words) else ""
    ends = not after and word.endswith("ed")
    return ends or after in PREPOSITIONS | _INSIDE | {"of"} or after.endswith("ly")
