"""Header lines above a plain text: ``Host: ...``, a date, a by-line."""

from __future__ import annotations

import re

from pincite.corpus.dates import DATE_LINE
from pincite.corpus.readers.lines import SENTENCE_END, Line
from pincite.corpus.readers.turns import label_of

_KEY_VALUE = re.compile(r"([^\W\d_][\w’'/-]*(?:[ ][\w’'/-]+){0,2}) ?:[ \t]+(\S[^\n]{0,200})")
BYLINE = re.compile(
    r"(?:By|Written by|Text by|Von|Par|Door) (?P<who>[^\W\d_a-z][\w.'’-]*(?:,? (?:[^\W\d_][\w.'’-]*|&)){1,12})"
    r"(?P<rest>\s*[|·•,–—-]\s*[^\n]{4,80})?"
)
"""``By A. Author and B. Author | 3 March 2024``."""
_KNOWN_KEY = re.compile(
    r"(?:co-?hosts?|hosts?|hosted by|guests?|authors?|by|written by|from|to|cc|date|release date|released|published|"
    r"published on|publication date|updated|last updated|aired|recorded|recorded on|air date|subject|re|title|source|"
    r"language|duration|length|runtime|episode|show|podcast|series|publisher|place|location|venue|present|apologies|"
    r"moderators?|moderated by|presenters?|interviewers?|interviewees?|speakers?|participants?|panel(?:l?ists?)?|"
    r"attendees|transcript|transcribed by|translated by|url|link|doi|tags|keywords|gast|gäste|moderation|datum|autor|"
    r"invités?|animateur|auteur)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"(?:first |last )?(?:published|updated|posted|released|issued)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:[,;&]|\band)$")


def header_key(text: str) -> str:
    """The key of a header line: ``Host``; ``By`` for a by-line; ``Date`` for a date."""
    if match := _KEY_VALUE.match(text):
        return match[1]
    return "By" if BYLINE.fullmatch(text) else "Date"


def is_known_header(text: str) -> bool:
    """Whether the key of a key-value line says what it is."""
    match = _KEY_VALUE.fullmatch(text)
    return match is not None and bool(_KNOWN_KEY.fullmatch(match[1]))


def is_header(text: str, *, first: bool) -> bool:
    """Whether a line among the first of a text is a header line.

    ``Podcast: its episode's title`` as the very first line is a title with a colon in it; what ends like a sentence
    is one, unless the key says what it is; and ``CHAIR: ...`` is somebody's turn.
    """
    if DATE_LINE.fullmatch(text) or (not first and _is_byline(text)):
        return True
    match = _KEY_VALUE.fullmatch(text)
    if match is None:
        return False
    if _KNOWN_KEY.fullmatch(match[1]):
        return not first or not SENTENCE_END.search(text)
    label = label_of(text)
    in_turn = label is not None and label.style in ("capitals", "role")
    return not first and not in_turn and match[1][0].isupper() and not SENTENCE_END.search(text)


def is_signature(text: str) -> bool:
    """Whether a line says who wrote a text or when it was published, wherever it stands at its top."""
    return _is_byline(text) or (bool(DATE_LINE.fullmatch(text)) and bool(_PUBLISHED.match(text)))


def _is_byline(text: str) -> bool:
    match = BYLINE.fullmatch(text)
    return match is not None and not text.endswith((".", "!", "?")) and len(text) <= 120


def goes_on(header: Line, following: Line) -> bool:
    """Whether the value of a header line is continued on the next line."""
    if following.blank_before or _KEY_VALUE.fullmatch(following.text):
        return False
    if following.indent > header.indent:
        return True
    return bool(_GOES_ON.search(header.text)) or (following.text[0].islower() and len(header.text) > 40)
