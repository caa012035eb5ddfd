"""Addresses that lead into a source: to words on a page of the web, to the second of a recording, to a page of a PDF.

Pure functions; nothing is fetched. Text fragments follow the WICG draft "URL Fragment Text Directives": matching is by
whole words and ignores case and accents. Times follow W3C Media Fragments URI 1.0.
"""

from __future__ import annotations

import bisect
import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from pincite.corpus.model import Document, Quotation, Source, Span

_LONG = 300
"""A match of more letters than this is given by its first and last words, as a range."""
_EDGE_WORDS = 4
"""So many words stand for the beginning and for the end of a range, at first."""
_CONTEXT_WORDS = 12
"""The longest prefix or suffix that is tried."""
_WORD = re.compile(r"\w+")
_QUERY_TIMES = re.compile(r"(?:^|\.)(?:youtube\.com|youtu\.be|spotify\.com)$")
"""Services whose players read the time from the query and not from a media fragment."""
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2})(?:[.,]\d+)?")


def deep_link(document: Document, span: Span, quotation: Quotation | None = None) -> str:
    """The address of the source, leading to ``span`` as well as its medium allows; empty without a web address."""
    url = web_address(document.source)
    if not url or document.format == "html":  # what a page says is found by its words, whatever times it prints
        return text_link(url, document.text, span) if url else ""
    mark = document.landmark_at(span.start)
    time = quotation.timecode if quotation is not None else None
    if time is None and mark is not None and mark.kind == "time":
        time = mark.label
    if time is None and (spoken := document.block_at(span.start).timecodes):
        time = spoken[0]
    if time and (seconds := seconds_of(time)) is not None:
        return time_link(url, seconds)
    if mark is not None and mark.kind == "page":
        return page_link(url, mark.label)
    return url


def web_address(source: Source) -> str:
    """The source's address where it is one of the web; empty otherwise."""
    return source.url if source.url.lower().startswith(("http://", "https://")) else ""


def text_link(url: str, text: str, span: Span) -> str:
    """``url`` with a text directive that matches ``text`` at ``span`` and nowhere else; as it is when there is none."""
    directive = text_directive(text, span)
    if not directive:
        return url
    base, _, fragment = url.partition("#")
    return f"{base}#{fragment.partition(':~:')[0]}:~:text={directive}"


def page_link(url: str, page: str) -> str:
    """``url`` at a page of a PDF, counted from 1 (RFC 8118)."""
    return f"{url.partition('#')[0]}#page={page}" if page.isdigit() else url


def time_link(url: str, seconds: int) -> str:
    """``url`` at a second of a recording: a media fragment, or the query where a service's player wants that."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:  # an address that only looks like one
        return url
    if not _QUERY_TIMES.search(host):
        return urlunsplit(parts._replace(fragment=f"t={seconds}"))
    query = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key != "t"]
    return urlunsplit(parts._replace(query=urlencode([*query, ("t", str(seconds))]), fragment=""))


def seconds_of(timecode: str) -> int | None:
    """``1:02:03`` -> 3723, ``75:10`` -> 4510; none for what is no time."""
    found = _CLOCK.fullmatch(timecode.strip())
    if found is None or int(found[3]) > 59 or (found[1] and int(found[2]) > 59):
        return None
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + int(found[3])


def text_directive(text: str, span: Span) -> str:
    """``[prefix-,]start[,end][,-suffix]``, percent-encoded, that matches ``text`` once, at the words of ``span``.

    The shortest that does: first without context, then with the fewest words before it or after it. Empty when the
    span holds no word or when no context of up to twelve words tells it from the other places.
    """
    page = _page(text)
    words = page.words_of(span)
    if not words:
        return ""
    here, there = page.offset(words[0].start()), page.offset(words[-1].end())
    for start, end in _cores(text, words):
        for before, after in _CONTEXTS:
            part = page.part(words, start, end, before, after)
            if part is not None and page.finds(part, here, there):
                return str(part)
    return ""


_CONTEXTS = sorted(
    {(before, after) for size in range(_CONTEXT_WORDS + 1) for before, after in ((size, 0), (0, size), (size, size))},
    key=lambda context: (sum(context), -context[0]),
)
"""Numbers of words before and after, the fewest first."""


def _cores(text: str, words: list[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """The words to be matched whole, or their beginning and end; neither may cross the end of a line."""
    whole = text[words[0].start() : words[-1].end()]
    if "\n" not in whole and len(whole) <= _LONG:
        yield whole, ""
        return
    for size in range(max(1, min(_EDGE_WORDS, len(words) // 2)), 4 * _EDGE_WORDS):
        if 2 * size <= len(words):
            start = text[words[0].start() : words[size - 1].end()]
            end = text[words[-size].start() : words[-1].end()]
            yield _whole_words(start.partition("\n")[0]), _whole_words(end.rpartition("\n")[2])
    if "\n" not in whole:
        yield whole, ""


def _whole_words(text: str) -> str:
    """``text`` from its first word to its last, without the marks around them."""
    words = list(_WORD.finditer(text))
    return text[words[0].start() : words[-1].end()]


@dataclass(frozen=True, slots=True)
class _Part:
    """A text directive, its parts as the document has them."""

    prefix: str
    start: str
    end: str
    suffix: str

    def __str__(self) -> str:
        parts = [f"{_encoded(self.prefix)}-" if self.prefix else "", _encoded(self.start)]
        parts += [_encoded(self.end), f"-{_encoded(self.suffix)}" if self.suffix else ""]
        return ",".join(part for part in parts if part)


def _encoded(text: str) -> str:
    """Percent-encoded, the hyphen too: beside a comma it would end a prefix or begin a suffix."""
    return quote(" ".join(text.split()), safe="").replace("-", "%2D")


def _folded(text: str) -> str:
    """As a browser compares: no case, no accents, white space single; the end of a line stays."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)).casefold()
    return re.sub(r" ?\n\s*", "\n", re.sub(r"[^\S\n]+", " ", plain))


class _Page:
    """A document's text as a browser searches it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = _folded(text)
        self.words = list(_WORD.finditer(text))
        self.starts = [word.start() for word in self.words]

    def words_of(self, span: Span) -> list[re.Match[str]]:
        """The words that stand in the span, whole."""
        first = bisect.bisect_left(self.starts, span.start)
        if first and self.words[first - 1].end() > span.start:
            first -= 1
        return self.words[first : bisect.bisect_left(self.starts, span.end)]

    def part(self, words: list[re.Match[str]], start: str, end: str, before: int, after: int) -> _Part | None:
        """The directive with so many words of context; none where the context would cross the end of a line."""
        first = bisect.bisect_left(self.starts, words[0].start()) - before
        last = bisect.bisect_left(self.starts, words[-1].start()) + after
        if first < 0 or last >= len(self.words):
            return None
        prefix = self.text[self.starts[first] : words[0].start()].strip()
        suffix = self.text[words[-1].end() : self.words[last].end()].strip()
        return None if "\n" in prefix or "\n" in suffix else _Part(prefix, start, end, suffix)

    def finds(self, part: _Part, here: int, there: int) -> bool:
        """Whether the directive leads to the words from ``here`` to ``there`` (folded offsets) and to no others."""
        prefix, start, end, suffix = (_folded(text) for text in (part.prefix, part.start, part.end, part.suffix))
        found = []
        for place in self._bounded(start):
            if self._preceded(place, prefix) and (end or self._followed(place + len(start), suffix)):
                found.append(place)
                if len(found) > 1:
                    return False
        if found != [here]:
            return False
        if not end:
            return here + len(start) == there
        ends = (place + len(end) for place in self._bounded(end, here + len(start)))
        return next((place for place in ends if self._followed(place, suffix)), -1) == there

    def offset(self, place: int) -> int:
        """Where ``place`` of the text is in the folded text."""
        return len(_folded(self.text[:place]))

    def _bounded(self, wanted: str, place: int = 0) -> Iterator[int]:
        """Where ``wanted`` stands between the borders of words."""
        place = self.folded.find(wanted, place)
        while place >= 0:
            end = place + len(wanted)
            if not self._inside_word(place) and not self._inside_word(end):
                yield place
            place = self.folded.find(wanted, place + 1)

    def _inside_word(self, place: int) -> bool:
        return re.fullmatch(r"\w\w", self.folded[max(place - 1, 0) : place + 1]) is not None

    def _preceded(self, place: int, prefix: str) -> bool:
        while place and self.folded[place - 1].isspace():
            place -= 1
        begin = place - len(prefix)
        return not prefix or (begin >= 0 and self.folded.startswith(prefix, begin) and not self._inside_word(begin))

    def _followed(self, place: int, suffix: str) -> bool:
        while place < len(self.folded) and self.folded[place].isspace():
            place += 1
        return self.folded.startswith(suffix, place) and (not suffix or not self._inside_word(place + len(suffix)))


@functools.lru_cache(maxsize=4)
def _page(text: str) -> _Page:
    return _Page(text)
