"""In what way two spellings could be one name, by their letters and their sound alone."""

from __future__ import annotations

import re
from enum import IntEnum

from pincite.corpus.suggestions.sound import consonants_of, frame_of, heard_alike, plain_letters, sound_of


class Likeness(IntEnum):
    """The surest first."""

    FIGURES = 1
    """Figures written as they are spoken (H8 hundreds, H800s)."""
    SPACES = 2
    """The same letters once spaces are left out (Deep Seek, DeepSeek)."""
    SOUND = 3
    """Pronounced the same (Quen, Qwen)."""
    SWAPPED = 4
    """Two neighbouring letters have changed places in a long name."""
    LETTER = 5
    """A long name with one letter more, less or other."""
    NEARLY = 6
    """The same consonants and one vowel apart."""
    MARKS = 7
    """The same letters with other capitals or hyphens (Deepseek, DeepSeek)."""
    COMPANY = 8
    """Something like it by ear (Quinn, Qwen): too little, but where both stand among the same other names."""


_LONG = 7
"""Letters from which a name is long enough that one of them is a slip rather than another name."""
_LONGER = 9
"""Letters from which any one of them may be another; below, only one that sounds like it."""
_SHORT = 4
"""Letters below which a name sounds like too many others."""
_FRAME = 3
"""Consonants that two names share at least, if nothing else is alike."""
_ENDINGS = frozenset(
    """
    s es n an ian ean ese i ic ics ical ically ish ist ists ism isms ite ites er ers or ors ed ing y ies ey ie e a o
    as os en ens al ally ity ia ian ians ans ns ee ees ative ation ations ment ly land is us um
    """.split()
)
"""What is added to a word, or put in place of another ending, to make a different word of it."""
_STEM = 3
_CAMEL = re.compile(r"[a-zß-ÿ][A-ZÀ-Þ]")
_DIGITS = re.compile(r"\d+")


def likeness(heard: str, meant: str, *, by_ear: bool = False) -> Likeness | None:
    """How ``heard`` could be a form of the name ``meant``; none where it is another name, or the same word inflected.

    ``by_ear``: nobody who writes spells it like ``heard``, so that shorter names may be compared.
    """
    one, other = plain_letters(heard), plain_letters(meant)
    if one == other:
        return _same_letters(heard, meant)
    if _DIGITS.findall(one) != _DIGITS.findall(other) or not one.isascii() or not other.isascii():
        return None  # H20 and H200 are two products
    words, others = heard.split(), meant.split()
    if len(words) != len(others):
        if len(one) >= (_LONG - 2 if by_ear else _LONG - 1) and sound_of(one) == sound_of(other):
            return Likeness.SOUND
        return _by_ear(one, other, alone=True) if by_ear and min(len(one), len(other)) >= _LONG else None
    differing = [(plain_letters(a), plain_letters(b)) for a, b in zip(words, others, strict=True) if a != b]
    found = [_of_words(a, b, eased=by_ear or len(words) > 1) for a, b in differing]
    if by_ear and len(differing) == 1 and found == [None]:
        found = [_by_ear(*differing[0], alone=len(words) == 1)]
    if any(item is None for item in found) or any(map(_is_acronym, (heard, meant))):
        return None
    return max(item for item in found if item is not None)


def _same_letters(heard: str, meant: str) -> Likeness | None:
    if heard.count(" ") > meant.count(" ") and "-" not in heard + meant:
        return Likeness.SPACES
    folded = heard.casefold() == meant.casefold() or "-" in heard or "-" in meant
    named = bool(_CAMEL.search(meant)) and not heard.isupper() and " " not in meant
    return Likeness.MARKS if folded and named else None


def _is_acronym(text: str) -> bool:
    return text.isupper() and len(plain_letters(text)) <= 6


def _of_words(one: str, other: str, *, eased: bool) -> Likeness | None:
    """``eased``: something else speaks for it too, so that shorter ones may be compared."""
    if min(len(one), len(other)) < _SHORT or _inflected(one, other):
        return None
    sound, sound_of_other = sound_of(one), sound_of(other)
    if sound == sound_of_other:
        return Likeness.SOUND
    longest = max(len(one), len(other))
    change = one_change(one, other)
    if change and one[0] == other[0] and longest >= (5 if eased else _LONG):
        if len(change) == 2 and set(change[0]) == set(change[1]) and len(change[0]) == 2:
            return Likeness.SWAPPED
        if longest >= _LONGER or _is_mishearing(*change):
            return Likeness.LETTER
    same_consonants = consonants_of(sound)[1:] == consonants_of(sound_of_other)[1:] and len(consonants_of(sound)) >= 4
    first_alike = sound[0] == sound_of_other[0] or {sound[0], sound_of_other[0]} <= set("aeiou")
    near = one_change(sound, sound_of_other)
    return Likeness.NEARLY if same_consonants and first_alike and near and longest >= _LONG else None


def _by_ear(one: str, other: str, *, alone: bool) -> Likeness | None:
    """What can be taken for one another by ear alone; beside a word that is the same, fewer consonants will do."""
    if min(len(one), len(other)) < (_SHORT if alone else _STEM):
        return None
    sound, sound_of_other = sound_of(one), sound_of(other)
    if sound == sound_of_other:
        return Likeness.SOUND
    same_frame = frame_of(sound) == frame_of(sound_of_other)
    if _inflected(one, other) and not (same_frame and len(one) == len(other)):
        return None
    framed = same_frame and (not alone or sum(map(str.isalpha, frame_of(sound))) >= _FRAME)
    near = one[0] == other[0] and max(len(one), len(other)) >= _LONG and one_change(one, other)
    return Likeness.COMPANY if framed or near else None


def _is_mishearing(gone: str, come: str) -> bool:
    if gone and come:
        return heard_alike(gone, come)
    return (gone or come) in "aeiouyhw"


def one_change(one: str, other: str) -> tuple[str, str] | None:
    """What has to be replaced by what to make ``other`` of ``one``: a letter at most, or two that change places."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, rest_of_other = one[start:], other[start:]
    end = 0
    while end < min(len(rest), len(rest_of_other)) and rest[-1 - end] == rest_of_other[-1 - end]:
        end += 1
    gone, come = rest[: len(rest) - end], rest_of_other[: len(rest_of_other) - end]
    swapped = len(gone) == 2 and gone == come[::-1]
    return (gone, come) if swapped or max(len(gone), len(come)) <= 1 else None


def _inflected(one: str, other: str) -> bool:
    """Whether both are one stem with different endings (China, Chinese; robot, robotics)."""
    stem = 0
    while stem < min(len(one), len(other)) and one[stem] == other[stem]:
        stem += 1
    # The ending may begin before the letters part: Mexic-o, Mexic-an; Japan-, Japan-ese.
    for length in range(max(_STEM, stem - 2), stem + 1):
        if length > stem:
            break
        if all(rest in _ENDINGS or not rest for rest in (one[length:], other[length:])):
            return not (one[length:] == "n" and not other[length:]) or one[length - 1] in "aeiou"
    return False
