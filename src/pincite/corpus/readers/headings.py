"""Headings of a plain text: marked, underlined or only set apart; with numbers and timecodes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pincite.corpus.readers.lines import SENTENCE_END, Line
from pincite.corpus.readers.turns import label_of

TIMECODE = re.compile(r"(?<![\d:.])(\d{1,2}(?::[0-5]\d){1,2})(?![\d:])")
"""``1:55``, ``01:55``, ``1:02:33``."""

_NUMBERED = re.compile(
    r"(?:(?:section|part|chapter|article|annex|appendix|kapitel|teil|chapitre|hoofdstuk|deel)\s+"
    r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Z])"
    r"(?:[.):]|\s[–—-])?|§\s?\d{1,3}|\d{1,3}(?:(?:\.\d{1,3})+[.):]?|[.):])|(?-i:[IVXLC]{1,6})[.)])[ \t]+"
    r"(?!(?:thousand|million|billion|trillion|per ?cent|percentage|times|tons?|degrees|[kKM]?m²?|%)\b)",
    re.IGNORECASE,
)
_TIME = r"\d{1,2}(?::[0-5]\d){1,2}"
_TIMES = rf"{_TIME}(?:\s*[-–—]\s*{_TIME})?"
_TIME_BEHIND = re.compile(rf"(?<!\s)\s*(?:[(\[]\s*{_TIMES}\s*[)\]]|\s[-–—|]\s*{_TIMES})\s*$")
_TIME_BEFORE = re.compile(
    rf"(?:[(\[]\s*{_TIMES}\s*[)\]]|{_TIMES}(?!\w))(?!\s?[AaPp]\.?\s?[Mm]\b)[ \t]*(?:[-–—|:]\s+)?(?=\S)"
)
_HASH = re.compile(r"#{1,6}[ \t]+(?=\S)")
_HASH_END = re.compile(r"(?<![ \t])[ \t]+#{1,6}$")
_EMPHASIS = re.compile(r"(\*\*|__)(?=[^\s*_])[^*_\n]{1,120}\1:?")
_RULE = re.compile(r"[=\-~^*_#+–—•. ]{3,}|[─━═]{2,}")
_SENTENCE_INSIDE = re.compile(r"[a-z]{3}\. [A-Z]")
_SAYING = frozenset(
    "said says say added adds continued continues wrote writes asked asks replied replies explained explains reported "
    "reports tweeted told noted notes stated states concluded concludes argued argues answered answers responded "
    "responds declared insisted remarked commented recalled quipped posted warned admitted follows following".split()
)
_COLUMNS = re.compile(r"[^\W\d_]\S{0,40}\s{3,}\S")
"""A gap behind a word: the line is a row of a table, or has something at the other margin."""
_LETTERED = re.compile(r"[A-Z]\. [^\W\d_a-z][^.?!\n]{1,60}")
"""``A. Demand``: a section's letter, for it says no sentence, as an answer (``A. Yes.``) would."""
_CHAPTER = re.compile(
    r"(?:chapter|part|book|section|act|annex|appendix|kapitel|teil|chapitre|partie) (?:[IVXLC]{1,7}|\d{1,3}|[A-Z])\.?",
    re.IGNORECASE,
)
_LONGEST = 120
_LONGEST_WORDS = 18


def heading_text(line: str) -> str:
    """A heading without its marks, its number and its timecodes."""
    words = line[slice(*marked_words(line))]
    plain = _TIME_BEHIND.sub("", words)
    for opening in (_TIME_BEFORE, _NUMBERED):
        match = opening.match(plain)
        plain = plain[match.end() :] if match else plain
    return plain.strip().rstrip(":") or line.strip()


def heading_times(line: str) -> tuple[str, ...]:
    """The timecodes in front of a heading or behind it, as printed."""
    behind, before = _TIME_BEHIND.search(line), _TIME_BEFORE.match(line)
    return tuple(TIMECODE.findall(behind[0] if behind else before[0] if before else ""))


def opening_times(line: str) -> tuple[int, tuple[str, ...]]:
    """The timecodes that a paragraph opens with, and where its own words begin."""
    match = _TIME_BEFORE.match(line)
    return (match.end(), tuple(TIMECODE.findall(match[0]))) if match else (0, ())


def is_numbered(text: str) -> bool:
    """Whether a line opens with the number of a section (``3.``, ``2.1``, ``Chapter 4:``, ``IV.``)."""
    return bool(_NUMBERED.match(text))


def marked_words(text: str) -> tuple[int, int]:
    """Where the words of a line stand that is marked as a heading (``## ...``, ``**...**``); all of it if it is not."""
    if match := _HASH.match(text):
        end = _HASH_END.search(text)
        return match.end(), end.start() if end else len(text)
    if match := _EMPHASIS.fullmatch(text):
        return 2, len(text.rstrip(":")) - 2
    return 0, len(text)


def is_marked(text: str) -> bool:
    """Whether a line carries a heading's mark, or is but a chapter's number; a sentence in bold is none."""
    if _CHAPTER.fullmatch(text):
        return True
    if _HASH.match(text):
        return len(text) <= _LONGEST + 8
    return bool(_EMPHASIS.fullmatch(text)) and not SENTENCE_END.search(text.strip("*_"))


def is_rule(text: str) -> bool:
    """Whether a line is nothing but strokes: an underline, or a break between parts."""
    return bool(_RULE.fullmatch(text)) and text.strip(". ") != ""


def is_underlined(lines: Sequence[Line], index: int) -> bool:
    """Whether the next line is a stroke about as long as this one, which begins its paragraph."""
    if index + 1 >= len(lines):
        return False
    line, below = lines[index], lines[index + 1]
    if below.blank_before or not is_rule(below.text) or is_rule(line.text) or len(line.text) > _LONGEST:
        return False
    if below.text[0] != "=" and SENTENCE_END.search(line.text):
        return False  # a break between parts
    alone = line.blank_before or is_rule(lines[index - 1].text)
    return alone and len(set(below.text)) == 1 and 2 * len(below.text) >= min(len(line.text), 12)


def could_be_heading(text: str) -> bool:
    """Whether a line has the form of a heading: short, with letters, no sentence's end, nobody's turn."""
    plain = _TIME_BEHIND.sub("", text)
    if len(plain) > _LONGEST or "\n" in plain or not any(map(str.isalpha, plain)):
        return False
    if len(plain.split()) > _LONGEST_WORDS or plain.startswith(("http://", "https://", "www.", '"', "“", "— ", "– ")):
        return False
    if _SENTENCE_INSIDE.search(plain) or plain.startswith((">", "|")) or is_row(plain):
        return False
    if plain.endswith(":") and _introduces(plain):
        return False
    label = None if _LETTERED.fullmatch(plain) else label_of(plain)
    if label is not None and not plain.isupper() and label.style in ("capitals", "role") and label.speech < len(plain):
        return False
    return plain.endswith("?") or not SENTENCE_END.search(plain)


def is_row(text: str) -> bool:
    """Whether a line has something at two margins or in columns, with a gap of three spaces between."""
    return len(text) <= _LONGEST + 80 and bool(_COLUMNS.search(text))


def _introduces(text: str) -> bool:
    """Whether a line with a colon at its end introduces what somebody said (``The mayor added:``), or is a sentence."""
    words = re.findall(r"[^\W\d_]+", text)
    small = sum(word[0].islower() for word in words)
    return bool(words) and (words[-1].lower() in _SAYING or (len(words) > 6 and small > 0.6 * len(words)))
