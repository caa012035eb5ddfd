"""What a number counts: the head noun of the noun phrase after it.

A simple rule, not a parser: read on to the first plural noun, past adjectives and nouns that qualify it
(``30 large integrated research platforms`` counts *platforms*), and give up at a verb, a preposition or a comma.
"""

from __future__ import annotations

import re
from functools import lru_cache

_TOKEN = re.compile(
    r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]{0,8}(?=[a-z]))"
    r"(?P<word>(?:[A-Z]\.){2,4}|[^\W\d_][\w'’]{0,40}(?:[-\u2010\u2011][\w'’]{1,40}){0,4})"
)
_HYPHENATED = re.compile(r"[-\u2010\u2011](?P<word>[A-Za-z]{2,30})(?!\w)")
_MOST_WORDS = 7
_STOPS = frozenset(
    """of in on at to for from with by and or but nor as than that which who whom whose where when while if because so
    is are was were be been being am has have had having do does did will would shall should can could may might must
    the a an this these those its their his her our your my it he she they we you i not no only also just even still
    per each every via versus vs against between among about over under after before since until during within without
    into onto out up down off across through around along behind beyond toward towards upon despite ago later earlier
    apart away then there here now yes says said say reports reported shows showed plans goes comes makes takes uses
    wants needs gets means remains became become seems seemed makes gives holds works lives helps starts began hit
    times percent de des du dans sous après puis les aux más menos del los las moins plus mais tras
    als bis aus ins ans uns alles etwas falls""".split()
)
_OF_THE = re.compile(
    r"[^\S\n]of(?=[^\S\n](?:the|its|their|these|those|all|our|his|her|whose)\b)|[^\S\n]of(?=[^\S\n][a-z]+s\b)"
)
_DETERMINERS = frozenset("the its their these those all our his her more other new such".split())
_IRREGULAR = frozenset(
    "people persons men women children feet mice criteria phenomena media alumni aircraft spacecraft series species "
    "headquarters police staff personnel data".split()
)
_SINGULAR = frozenset(
    "gas biogas bias alias canvas atlas christmas texas kansas arkansas dallas pancreas lens chaos cosmos ethos pathos "
    "whereas perhaps always overseas sometimes besides towards afterwards yes plus thus gps vs".split()
)
"""Words that end as plurals do and are none."""
_ADJECTIVES = frozenset(
    "strong plus odd long wide high deep tall thick heavy large big old up down off fold and or to in per is only mal "
    "fach fache fachen faches facher".split()
)
"""What a hyphen joins to a number without being counted by it (``a 10,000-strong force``)."""
_NOT_PLURAL = re.compile(r"(?:ss|us|is|ous|'s|’s)$")
_COMPOUND_FIRST = frozenset(
    "sales news sports arms systems operations goods services savings earnings rights communications electronics "
    "robotics semiconductors economics mathematics physics logistics analytics politics".split()
)
"""Plurals that stand before the noun they qualify (``sales jobs``)."""
_PLURAL_OF = {"person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet"}


@lru_cache(maxsize=4)
def counted_noun(text: str, offset: int) -> str:
    """The plural noun that the number ending at ``offset`` counts, in lower case; empty when none is found.

    Kept for the next who asks of the same number.
    """
    if (of := _OF_THE.match(text, offset)) is not None:
        offset = of.end()
    words = _phrase(text, offset)
    for index, word in enumerate(words):
        if not is_plural(word):
            continue
        following = words[index + 1] if index + 1 < len(words) else ""
        return following.lower() if word.lower() in _COMPOUND_FIRST and is_plural(following) else word.lower()
    return ""


def hyphenated_noun(text: str, offset: int) -> str:
    """The noun joined to a number by a hyphen, made plural (``20-member`` counts *members*); empty without one."""
    match = _HYPHENATED.match(text, offset)
    word = match["word"].lower() if match else ""
    return plural(word) if word and word not in _ADJECTIVES else ""


def is_plural(word: str) -> bool:
    """Whether it looks like a plural noun."""
    lowered = word.lower()
    if lowered in _SINGULAR:
        return False
    if lowered in _IRREGULAR or re.fullmatch(r"[A-Z]{2,8}s", word):
        return True
    return len(lowered) > 2 and "." not in lowered and lowered.endswith("s") and not _NOT_PLURAL.search(lowered)


def plural(word: str) -> str:
    """The regular plural of a noun."""
    if word in _PLURAL_OF:
        return _PLURAL_OF[word]
    if is_plural(word):
        return word
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(?:s|x|ch|sh)$", word) else "s")


def _phrase(text: str, offset: int) -> list[str]:
    """The words after a number up to the first that cannot belong to its noun phrase."""
    words: list[str] = []
    while len(words) < _MOST_WORDS and (match := _TOKEN.match(text, offset)) is not None:
        word = match["word"].rstrip("'’")
        lowered, offset = word.lower(), match.end()
        if lowered in _DETERMINERS and not words:
            continue
        if lowered in _STOPS or lowered in _DETERMINERS:
            break
        words.append(word)
    return words
