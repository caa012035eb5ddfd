"""Hedges: the words and signs before a number that say it is not exact, and which way it may be off."""

from __future__ import annotations

import re
from typing import Literal

Hedge = Literal["", "about", "over", "under"]
"""``about`` the value, ``over`` it (more than, at least) or ``under`` it (less than, up to, as many as)."""

_FEW = "(?:well |just |only just |slightly |somewhat |far |significantly |a little |a bit )?"
_HEDGES: dict[Hedge, tuple[str, ...]] = {
    "under": (
        rf"{_FEW}(?:under|below|less than|fewer than|lower than)", "up to", "as (?:many|much|high|large) as",
        "(?:no|not) (?:more|higher|greater) than", "not exceeding", "at most", "a maximum of",
        "south of", "<", "≤", "<=", "sub-",
        "weniger als", "unter", "bis zu", "höchstens", "maximal", "knapp", "moins d(?:e|['’])",
        "jusqu[’']à", "au (?:plus|maximum)", "menos de(?: un)?", "hasta",
        "minder dan", "meno di", "fino a", "不到", "不足", "最多", "至多",
    ),
    "over": (
        rf"{_FEW}(?:over|above|more than|greater than|higher than)", "at least", "no (?:less|fewer) than",
        "not less than", "as (?:low|few|little) as", "in excess of", "upwards? of", "exceeding", "north of",
        "a minimum of", ">", "≥", ">=",
        "mehr als", "mindestens", "wenigstens", "gut", "plus d(?:e|['’])", "au moins", "más de(?: un)?",
        "al menos", "meer dan", "ruim", "più di", "oltre", "almeno", "mais de", "pelo menos", "超过了?",
        "超過", "逾", "至少",
    ),
    "about": (
        "about", "around", "approximately", r"approx\.?", "roughly", "some", "nearly", "almost", "circa",
        r"(?<!\.)ca?\.",
        "close to", "an estimated", "estimated", "in the region of", "(?:in|on|of) the order of", "virtually",
        "in the (?:vicinity|neighbou?rhood) of", "something like", "perhaps", "maybe", "practically", "approaching",
        "plus or minus", "give or take", "more or less", "~", "≈", "∼", "±", "≃", "≅",
        "rund", "etwa", "ungefähr", "zirka", "nahezu", "beinahe", "environ", "près d(?:e|['’])", "quelque",
        "presque", "unos", "unas", "alrededor de(?: un)?", "cerca de(?: un)?", "casi(?: un)?", "ongeveer", "bijna",
        "quasi", "大约", "大約", "约", "約", "接近", "近",
    ),
}  # fmt: skip
_GAP = (
    r"(?:(?<=[~≈∼±≃≅<>≤≥=-])[^\S\n]?|(?<=[约約近逾过過到足多少了])|(?<=[ (]d[’'])|(?<=\bc\.)|(?<=\bca\.)"
    r"|[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]{0,8})"
)


def _parted(word: str) -> bool:
    """Whether a hedge may not be the end of another word: letters, but for those of Chinese, which parts no words."""
    return word[0] < "\u2e80" and (word[-1].isalpha() or word[0] in "(acm")


def _pattern(ending: str) -> re.Pattern[str]:
    """One group for each kind of hedge; a word must not be the end of another."""
    kinds = []
    for kind, words in _HEDGES.items():
        whole = (rf"(?<![\w-]){word}" if _parted(word) else word for word in words)
        kinds.append(f"(?P<{kind}>{'|'.join(whole)})")
    return re.compile(f"(?:{'|'.join(kinds)}){ending}", re.IGNORECASE)


_BEFORE = _pattern(_GAP + r"\Z")
_HERE = _pattern(_GAP)
_LONGEST = 36
_LAST_WORD = re.compile(r"(?:(?P<word>[A-Za-zäöüàé]{1,13})[.-]?|[^\w\s]|[约約近逾过過到足多少了])\s{0,9}\Z")
_LAST_WORDS = frozenset(
    """under below than to as exceeding most of over above least about around approximately approx roughly some nearly
    almost circa c ca estimated virtually like perhaps maybe practically approaching minus take less sub
    als unter zu höchstens knapp de à hasta dan di a maximum maximal plus mindestens wenigstens gut moins menos ruim
    oltre almeno rund etwa ungefähr
    zirka nahezu beinahe environ quelque presque unos unas un casi ongeveer bijna quasi""".split()
)
"""How hedges in words end; what ends otherwise need not be looked at."""


def read_hedge(text: str, start: int, floor: int) -> tuple[int, Hedge]:
    """Where the hedge before ``start`` begins and what it says; ``start`` and nothing when there is none."""
    last = _LAST_WORD.search(text, max(floor, start - 24), start)
    if last is None or (last["word"] and last["word"].lower() not in _LAST_WORDS):
        return start, ""
    match = _BEFORE.search(text, max(floor, start - _LONGEST), start)
    return (match.start(), _kind(match)) if match else (start, "")


def opening_hedge(printed: str) -> tuple[int, Hedge]:
    """Where the hedge that opens ``printed`` ends, and what it says; 0 and nothing when there is none."""
    match = _HERE.match(printed)
    return (match.end(), _kind(match)) if match else (0, "")


_INCLUSIVE = re.compile(
    r"(?:at least|no (?:less|fewer) than|not less than|as (?:many|much|high|large|low|few|little) as"
    r"|an? (?:maximum|minimum) of"
    r"|up to|(?:no|not) (?:more|higher|greater) than|not exceeding|at most|upwards? of|[≥≤]|[<>]="
    r"|bis zu|höchstens|maximal|mindestens|wenigstens|jusqu[’']à|au (?:moins|plus|maximum)|最多|至多|至少"
    r"|hasta|al menos|fino a|almeno|pelo menos)"
    r"|.*(?:\+|plus|or (?:more|less|fewer))",
    re.IGNORECASE | re.DOTALL,
)


def is_strict(printed: str) -> bool:
    """Whether the hedge in a printed number leaves the value itself out (``over``, ``less than``; not ``at least``)."""
    return opening_hedge(printed)[1] in ("over", "under") and _INCLUSIVE.match(printed) is None


def _kind(match: re.Match[str]) -> Hedge:
    return "about" if match["about"] else "over" if match["over"] else "under"
