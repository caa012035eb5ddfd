"""What a language has to tell the guard."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pincite.expressions import expression


@dataclass(frozen=True, slots=True)
class TurningWords:
    """Patterns over folded text (straight apostrophes, plain hyphens)."""

    negation: re.Pattern[str]
    """Words that deny."""
    no_negation: re.Pattern[str]
    """Set phrases that hold such a word and deny nothing (``not only``)."""
    denial: re.Pattern[str]
    """Words after which a statement is not meant (``deny that``, ``refuse to``), up to the end of the text."""
    modal: re.Pattern[str]
    """Words that say how sure, possible or binding something is."""
    condition: re.Pattern[str]
    """Words that begin a condition, an exception or a turn."""
    no_condition: re.Pattern[str]
    """Such a word at the end of what robs it of that sense (``as if``)."""
    weak_condition: re.Pattern[str]
    """Such a word at the end of what says how much rather than when (``has only``): it binds the words about it, and
    nothing before them."""
    not_after: re.Pattern[str]
    """What follows such a word and robs it of that sense (``but also``)."""
    concession: re.Pattern[str]
    """Words that begin a reservation, which bends the statement and does not turn it."""
    after_negation: re.Pattern[str]
    """Words that begin a condition where the statement is denied (``not ... until``)."""
    after_modal: re.Pattern[str]
    """Words that begin a condition where the statement is one of what will or can be (``will ... once``)."""
    hedge: re.Pattern[str]
    """What, right behind a statement, takes it back in part (``..., I think``)."""
    leading_hedge: re.Pattern[str]
    """The same right before it, up to the end of the text."""
    leading_report: re.Pattern[str]
    """What, right before a statement, makes it somebody else's (``they say that``), up to the end of the text."""
    attribution: re.Pattern[str]
    """What, right behind a statement, makes it somebody else's (``, critics say``), its comma included."""
    reporting: re.Pattern[str]
    """Words with which an author says himself that the statement is somebody's (``says``, ``according to``)."""
    leading_condition: re.Pattern[str]
    """Words that begin a condition which stands before what it binds."""
    turning_sentence: re.Pattern[str]
    """The beginning of a sentence that turns the one before it."""
    bound_sentence: re.Pattern[str]
    """The beginning of a sentence that is no more than a condition on the one before it."""
    barrier: re.Pattern[str]
    """Where a clause ends."""
    opener: re.Pattern[str]
    """Words that begin a clause."""
    asking: re.Pattern[str]
    """How a question begins."""
    quantity: re.Pattern[str]
    """Number words, scales and units that stand without digits."""
    degree: re.Pattern[str]
    """Words that say how many, how much or how often a statement holds for (``most of``, ``partly``)."""
    governing: re.Pattern[str]
    """A preposition at the end of the text: what follows belongs to the words before it."""
    charging: re.Pattern[str]
    """Words that judge what they stand beside (``illegal``), or take part of it back (``alleged``)."""
    taking_up: re.Pattern[str]
    """Pronouns with which a sentence takes up what the one before it speaks of (``it``)."""


def words(text: str) -> str:
    """An alternative of words and patterns, given apart by white space; ``_`` is a space within one."""
    return "|".join(item.replace("_", r"\s") for item in text.split())


def whole(text: str) -> re.Pattern[str]:
    """Any of these, as whole words."""
    return expression(rf"(?<![\w'-])(?:{words(text)})(?![\w-])", re.IGNORECASE)


def opening(text: str) -> re.Pattern[str]:
    """Any of these at the beginning, after marks."""
    return expression(rf"(?<!\w)[^\w]*(?:{words(text)})(?![\w-])", re.IGNORECASE)


def closing(text: str) -> re.Pattern[str]:
    """Any of these at the end, before white space and marks of speech."""
    return expression(rf"(?<![\w-])(?:{words(text)})[\s,:'\"]*$", re.IGNORECASE)


NEVER = expression(r"(?!)")
"""Where a language has nothing to say."""
