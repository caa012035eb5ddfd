"""How a name sounds, written so that names which are heard alike are spelt alike.

Made for names that a person or a machine took down by ear in English (Quen for Qwen, Cantrowits for Kantrowitz). The
idea is that of Russell's Soundex and of Metaphone (Lawrence Philips, 1990); unlike those it keeps the vowels, by
their sound, since two names that share only their consonants are mostly two names.

Limits: Latin letters only; *ch* and *sh* are one sound; English spelling, so that silent letters of French names are
read as an English reader would, and of pinyin only *x* and *q* before *i* are known; *g* before *e*, *i*, *y* is always
soft. A nasal before a consonant at the beginning is heard as a syllable (Nvidia as "in-vidia").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_RESPELLINGS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:kn|gn|pn)", "n"),
        (r"^ps", "s"),
        (r"^pf", "f"),
        (r"^e?n(?=[vdgkz])", "in"),
        (r"^wr", "r"),
        (r"^wh", "w"),
        (r"^x(?=[iu])|^q(?=i)", "S"),
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


@lru_cache(maxsize=1 << 16)
def sound_of(plain: str) -> str:
    """The sound of a name given by its plain letters: ``kwen`` for ``quen`` and ``qwen``. Digits stay."""
    for pattern, sound in _RESPELLINGS:
        plain = pattern.sub(sound, plain)
    return _DOUBLED.sub(r"\1", plain)


def consonants_of(sound: str) -> str:
    """The consonants of a sound; a vowel at the start counts as one."""
    return sound[:1] + _VOWELS.sub("", sound[1:])


_CLASSES = str.maketrans("bdgvzj", "ptkfsS")
"""Voiced consonants by their voiceless ones, which are told apart worst."""


def frame_of(sound: str) -> str:
    """What is left of a sound where vowels and voice are misheard: ``s.l.nsk.`` for Zelensky as for Zalinski."""
    return _VOWELS.sub(".", sound).translate(_CLASSES)


_ALIKE = ("bp", "dt", "gkcq", "fv", "szcx", "mn", "lr", "jgy", "wvu", "ckh", "aeiouy")
"""Letters that one may be heard for the other: same place or same manner of speaking, and any vowel for any."""


def heard_alike(one: str, other: str) -> bool:
    """Whether one letter may be taken for the other by ear."""
    return any(one in letters and other in letters for letters in _ALIKE)
