"""The words of a PDF page with their places, in the order in which the file draws them.

PDFium gives characters; a word is what stands between white space. Lengths are points; ``base`` grows upwards.
Where most of a page is turned by a quarter, its words are turned back, so that reading runs left to right.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pincite.expressions import SURROGATE

RAISED, LEVEL = "\ufff9", "\ufffb"
"""Around what is set smaller and higher, until it is known whether it is a note's mark or an exponent. Unicode keeps
both for annotations inside programs; they never reach a stored text."""

_MARK = re.compile(r"[0-9*†‡§¶,–-]+")
_MARK_AT_END = re.compile(r"[0-9*†‡§¶]$")
_MARK_BEFORE_STOP = re.compile(r"[0-9*†‡§¶,–-]*[0-9*†‡§¶](?=[^\w\s,–-])")
_WORD = re.compile("[^\\s\x00-\x1f\ufffe]+[\x02\ufffe]?")
_LINE_END_HYPHENS = {0x02: "-", 0xFFFE: "-"}  # what PDFium puts for a hyphen at the end of a line
_INTERNAL = re.compile("[\x00-\x1f\x7f\ufff9-\ufffb\ufeff\u200b]")
_BOLD = (b"bold", b"black", b"heavy", b"-bd", b"cmbx")
# Ligatures, Hebrew and Arabic presentation forms and the radicals of CJK fonts stand for plain letters; other
# compatibility characters (exponents, fractions, ordinals) mean something and stay.
_FORMS = re.compile("[\u2e80-\u2fdf\uf900-\ufad9\ufb00-\ufb4f\ufb50-\ufdfb\ufe70-\ufefc]")
# The letters of a ligature (fi, ffl, ti, Th) with their bytes swapped, as PDFium reads what Ghostscript says of them;
# no Chinese word has these characters side by side.
_SWAPPED = re.compile("[\u5400\u6600\u7400][\u6600\u6800\u6900\u6a00\u6c00\u7400]{1,2}")

# Older typesetters draw an accent before its letter, and a cedilla after it, as characters of their own.
_ACCENTS = {
    "`": "\u0300", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307",
    "¨": "\u0308", "˚": "\u030a", "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327",
}  # fmt: skip
_ACCENTED = re.compile(r"([´¨ˆ˜¯˘˙˚ˇ˝]|(?<=[A-Za-z])`)([A-Za-zı])|([A-Za-z])(¸)")

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_TURNED_OPEN, _TURNED_CLOSE = re.compile(r"^[)\]}»]+(?=\w)"), re.compile(r"(?<=\w)[(\[{«]+(?=[.,،:؛؟]*$)")
_ALEF_LAM = re.compile("[\u0622\u0623\u0625\u0627\u0671]\u0644")
_STOP_BEFORE = re.compile(r"^([.,،:؛؟])(\d[\d.,/%]*)$")
_MIRROR = str.maketrans("()[]{}«»", ")(][}{»«")

_SAMPLE = 200
"""Characters of a page by which it is told how its text is turned."""


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between white space on a page."""

    text: str
    left: float
    right: float
    base: float
    """Height of the line it stands on."""
    size: float
    """Of its type."""
    bold: bool = False
    glued: bool = False
    """Whether nothing parts it from the word before but a change of line or size."""
    turn: int = 0
    """Degrees it is turned by, to the nearest; 0 runs left to right."""
    opens: bool = False
    """Whether a line begins with it, as far as PDFium tells."""


class _Glyphs:
    """The characters of a page: their code points, and measures of each on request."""

    def __init__(self, text_page: Any) -> None:
        from pypdfium2 import raw as pdfium

        self._pdfium, self._raw = pdfium, text_page.raw
        count = text_page.count_chars()
        text = text_page.get_text_range() if count else ""
        if len(text) != count or any(char > "\uffff" for char in text):
            # Characters that PDFium leaves out of the text, and pairs of surrogates, would shift the indexes.
            code = pdfium.FPDFText_GetUnicode
            text = "".join(chr(code(self._raw, index)) for index in range(count))
        self.text: str = _SWAPPED.sub(lambda found: "".join(chr(ord(char) >> 8) for char in found[0]), text)
        # One of each is filled again and again: a page has thousands of characters.
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._rect, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()

    def origin(self, index: int) -> tuple[float, float]:
        """Where the character stands on its line."""
        self._pdfium.FPDFText_GetCharOrigin(self._raw, index, self._x, self._y)
        return self._x.value, self._y.value

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right, top."""
        rect = self._rect
        self._pdfium.FPDFText_GetLooseCharBox(self._raw, index, rect)
        return rect.left, rect.bottom, rect.right, rect.top

    def size(self, index: int) -> tuple[float, int]:
        """The size as it is seen, and the turn in degrees."""
        nominal, matrix = self._pdfium.FPDFText_GetFontSize(self._raw, index), self._matrix
        if not self._pdfium.FPDFText_GetMatrix(self._raw, index, matrix):
            return nominal, 0
        return abs(nominal) * math.hypot(matrix.c, matrix.d), _turn(matrix)

    def weight(self, index: int) -> int:
        """The weight of the type, from 100 to 900, as far as the file says it."""
        return int(self._pdfium.FPDFText_GetFontWeight(self._raw, index))

    def bold(self, index: int) -> bool:
        """Whether the name of the font says that it is bold."""
        length = self._pdfium.FPDFText_GetFontInfo(self._raw, index, self._name, len(self._name), self._flags)
        name = self._name.value.lower() if 0 < length <= len(self._name) else b""
        return any(word in name for word in _BOLD)


def _turn(matrix: Any) -> int:
    """The degrees by which a character's matrix turns it, to the nearest."""
    return round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360


def main_turn(text_page: Any) -> int:
    """By how many degrees (0, 90, 180 or 270) most of the text of a page is turned, by a sample of its characters."""
    from pypdfium2 import raw as pdfium

    count, matrix = text_page.count_chars(), pdfium.FS_MATRIX()
    turns = Counter[int]()
    for index in range(0, count, max(1, count // _SAMPLE)):
        if pdfium.FPDFText_GetMatrix(text_page.raw, index, matrix):
            turns[_turn(matrix)] += 1
    turn = max(turns, key=lambda each: (turns[each], -each), default=0)
    return turn if turn % 90 == 0 else 0


def page_words(text_page: Any, bounds: tuple[float, float, float, float]) -> tuple[Word, ...]:
    """The words of a page (a ``PdfTextPage``) in drawing order, as far as they stand within ``bounds``.

    ``bounds`` are left, bottom, right and top of what is seen. What is turned askew (watermarks) is left out.
    """
    words = tuple(_words(_Glyphs(text_page), bounds))
    turns = Counter[int]()
    for word in words:
        turns[word.turn] += len(word.text)
    main = max(turns, key=lambda turn: (turns[turn], -turn)) if turns else 0
    if main in (90, 180, 270):
        words = tuple(_turned_back(word, main) for word in words)
    words = tuple(word for word in words if word.turn % 90 == 0)
    return tuple(_mirrored(words)) if _runs_leftwards(words) else words


def _runs_leftwards(words: Iterable[Word]) -> bool:
    """Whether most words of a page are of a script that runs from right to left."""
    found = [bool(RIGHT_TO_LEFT.search(word.text)) for word in words if any(map(str.isalpha, word.text))]
    return sum(found) * 2 > len(found)


def _mirrored(words: Sequence[Word]) -> Iterator[Word]:
    """The words as in a mirror, so that reading runs from left to right, and columns and indents are where they are in
    any other page. PDFium gives such words in the order of reading, but their brackets and the stops beside figures as
    they are seen.
    """
    edge = max(word.right for word in words)
    run: list[Word] = []
    for word in words:
        leftwards = RIGHT_TO_LEFT.search(word.text)
        if run and (leftwards or word.opens):
            yield from _shifted(run, edge)
            run = []
        if leftwards or not (run or any(map(str.isalpha, word.text))):
            yield replace(word, text=_turned(word.text), left=edge - word.right, right=edge - word.left)
        else:
            run.append(word)
    yield from _shifted(run, edge)


def _shifted(run: Sequence[Word], edge: float) -> Iterator[Word]:
    """A run of another script, which goes to its place as one and keeps its own direction."""
    if run:
        shift = edge - max(word.right for word in run) - min(word.left for word in run)
        for word in sorted(run, key=lambda each: each.left):
            yield replace(word, left=word.left + shift, right=word.right + shift)


def _turned(text: str) -> str:
    if RIGHT_TO_LEFT.search(text):
        return _TURNED_OPEN.sub(_other_way, _TURNED_CLOSE.sub(_other_way, text))
    return _STOP_BEFORE.sub(r"\2\1", text)


def _other_way(found: re.Match[str]) -> str:
    return found[0].translate(_MIRROR)


def _words(glyphs: _Glyphs, bounds: tuple[float, float, float, float]) -> Iterator[Word]:
    left, bottom, right, top = bounds
    style, bold, end = (0.0, 0), False, 0
    for start, stop in _ranges(glyphs):
        between, end = glyphs.text[end:start], stop
        x, y = glyphs.origin(start)
        breaks = start == 0 or not between or "\n" in between or "\r" in between
        # A line may change its type from word to word; asking for the name of the font takes longest.
        (size, turn), weight = glyphs.size(start), glyphs.weight(start)
        if breaks or style != (size, weight):
            style, bold = (size, weight), weight >= 600 or glyphs.bold(start)
        if left - 1 <= x <= right + 1 and bottom - 1 <= y <= top + 1:
            glued = breaks and not between.strip("\r\n")
            if turn % 90 == 0 and turn:
                boxes = (glyphs.box(start), glyphs.box(end - 1))
                yield _upright(boxes, Word(_text(glyphs.text[start:end]), x, x, y, size, bold, glued, turn))
            else:
                text, (near, _, far, _) = _level(glyphs, start, end, y, size), glyphs.box(end - 1)
                if RIGHT_TO_LEFT.search(text):
                    text = _text(_ligated(glyphs, start, end))
                    x, far = min(near, x), max(glyphs.box(start)[2], far)
                yield Word(text, x, far if far > x else x, y, size, bold, glued, turn, breaks)


def _ranges(glyphs: _Glyphs) -> Iterator[tuple[int, int]]:
    """Where the words begin and end; the stop after a raised mark (``word¹.``) is one of its own."""
    for match in _WORD.finditer(glyphs.text):
        start, end = match.span()
        if found := _MARK_BEFORE_STOP.search(match[0]):
            stop = start + found.end()
            if glyphs.origin(stop - 1)[1] > glyphs.origin(stop)[1] + 0.12 * glyphs.size(stop)[0]:
                yield start, stop
                start = stop
        yield start, end


def _level(glyphs: _Glyphs, start: int, end: int, base: float, size: float) -> str:
    """The word, with what is raised at its end set off."""
    drawn, least = glyphs.text[start:end], base + 0.12 * size
    if not _MARK_AT_END.search(drawn) or glyphs.origin(end - 1)[1] <= least:
        return _text(drawn)
    cut = next(index for index in range(start, end) if glyphs.origin(index)[1] > least) - start
    return _text(drawn[:cut]) + _raised(_text(drawn[cut:]))


def _ligated(glyphs: _Glyphs, start: int, end: int) -> str:
    """A word of Arabic letters, its ligatures in the order of writing: PDFium turns the letters of one round."""
    drawn = glyphs.text[start:end]
    for found in _ALEF_LAM.finditer(drawn):
        at = found.start()
        if glyphs.origin(start + at) == glyphs.origin(start + at + 1):
            drawn = f"{drawn[:at]}{drawn[at + 1]}{drawn[at]}{drawn[at + 2 :]}"
    return drawn


def _raised(text: str) -> str:
    return f"{RAISED}{text}{LEVEL}" if _MARK.fullmatch(text) else text


def _upright(boxes: tuple[tuple[float, float, float, float], ...], style: Word) -> Word:
    """A word turned by quarters, measured along its own direction."""
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    along = {90: (bottom, top, -style.left), 180: (-right, -left, -style.base), 270: (-top, -bottom, style.left)}
    start, end, base = along[style.turn]
    return replace(style, left=start, right=end, base=base)


def _turned_back(word: Word, main: int) -> Word:
    if word.turn == main:
        return replace(word, turn=0)
    return replace(word, turn=(word.turn - main) % 360 or 45)


def _text(drawn: str) -> str:
    """What was drawn, in plain letters: no surrogates, no control characters, no forms of letters."""
    if drawn.isascii() and drawn.isprintable():
        return drawn
    text = drawn.translate(_LINE_END_HYPHENS)
    if SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = _ACCENTED.sub(_composed, text)
    return _INTERNAL.sub("", text)


def _composed(found: re.Match[str]) -> str:
    """A letter with its accent as one character, where there is one; else both as they were."""
    accent, letter = (found[1], found[2]) if found[1] else (found[4], found[3])
    whole = unicodedata.normalize("NFC", ("i" if letter == "ı" else letter) + _ACCENTS[accent])
    return whole if len(whole) == 1 else found[0]
