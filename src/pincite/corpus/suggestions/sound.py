"""How a name sounds, written so that names which are heard alike are spelt alike.

Made for names that a person or a machine took down by ear in English (Quen for Qwen, Cantrowits for Kantrowitz). The
idea is that of Russell's Soundex and of Metaphone (Lawrence Philips, 1990); unlike those it keeps the vowels, by
their sound, since two names that share only their consonants are mostly two names.

Limits: Latin letters only; *ch* and *sh* are one sound; English spelling, so that pinyin (*q* as ch, *x* as sh) and
silent letters of French names are read as an English reader would; *g* before *e*, *i*, *y* is always soft; names that
are said letter by letter (Nvidia as "en-vidia") are not joined with their spelling.
"""

from __future__ import annotations

import re
import unicodedata

_RESPELLINGS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:kn|gn|pn)", "n"),
        (r"^ps", "s"),
        (r"^wr", "r"),
        (r"^wh", "w"),
        (r"^x", "s"),
        (r"sch|sh", "S"),
        (r"[st]i(?=o[nu])", "S"),
        (r"tch|ch", "S"),
        (r"ph", "f"),
        (r"(?<=[aeiou])gh(?=t|$)", ""),
        (r"gh", "g"),
        (r"th", "t"),
        (r"dg(?=[eiy])|zh", "j"),
        (r"(?:qu|qw|kw|cw)(?=[aeiouy])", "kw"),
        (r"qu|q|ck", "k"),
        (r"[sc](?=c[eiy])", ""),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"g(?=[eiy])", "j"),
        (r"x", "ks"),
        (r"z", "s"),
        (r"a(?=[^aeiouy]e$)", "e"),
        (r"(?<=[^aeiouy])e$", ""),
        (r"(?<=[aeiou])h|h(?![aeiouy])", ""),
        (r"y(?=[aeou])", "Y"),
        (r"(?:ow|aw|ew)(?![aeiouy])", "u"),
        (r"ee|ea|ie|ey$|y$", "i"),
        (r"ai|ay|ei|ey", "e"),
        (r"oo|ou|ue|eu", "u"),
        (r"au|oa", "o"),
        (r"y", "i"),
    )
)
_DOUBLED = re.compile(r"(\w)\1+")
_VOWELS = re.compile(r"[aeiou]+")


def plain_letters(text: str) -> str:
    """Its letters and digits in lower case, without accents, spaces and marks: ``Deep-Seek R1`` is ``deepseekr1``."""
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return "".join(char for char in text.casefold() if char.isalnum())


def sound_of(plain: str) -> str:
    """The sound of a name given by its plain letters: ``kwen`` for ``quen`` and ``qwen``. Digits stay."""
    for pattern, sound in _RESPELLINGS:
        plain = pattern.sub(sound, plain)
    return _DOUBLED.sub(r"\1", plain)


def consonants_of(sound: str) -> str:
    """The consonants of a sound; a vowel at the start counts as one."""
    return sound[:1] + _VOWELS.sub("", sound[1:])


_ALIKE = ("bp", "dt", "gkcq", "fv", "szcx", "mn", "lr", "jgy", "wvu", "ckh", "aeiouy")
"""Letters that one may be heard for the other: same place or same manner of speaking, and any vowel for any."""


def heard_alike(one: str, other: str) -> bool:
    """Whether one letter may be taken for the other by ear."""
    return any(one in letters and other in letters for letters in _ALIKE)
