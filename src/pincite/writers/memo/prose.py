"""Runs and citations as HTML: styles, ids of evidence, linked citation numbers, and what must stay on one line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from markupsafe import Markup, escape

from pincite.briefing.model import Citation, EvidenceEntry, Prose, Run
from pincite.words import MemoWords
from pincite.writers.memo.typography import LONGEST_KEPT, bound_spaces, breakable

_TOKEN = re.compile(r"\s+|\S+")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
"""Characters that neither HTML nor a font has a place for."""
_STOP = re.compile(r"[.,;:!?]+")
_SHORT_TAIL = 14
"""A last word up to this long is bound to the one before it."""
_LABEL_TAIL = 14
"""Longest pair of last words that is bound in a text that may stand in a narrow column."""
_LONG_TEXT = 80
"""A text this long has a wide column."""
_NO_RUN = Run("")


@dataclass(frozen=True, slots=True)
class Use:
    """A place where an evidence entry is cited."""

    anchor: str
    place: str
    """What the reader calls the place (``1.2``, ``Bottom line``)."""


@dataclass(slots=True)
class Marks:
    """Writes citation numbers and remembers where, in reading order, so that the annex can link back.

    A template calls it while it is filled in: the annex must come after the last citation.
    """

    entries: dict[int, EvidenceEntry]
    names: dict[str, str]
    """Short names of the sources by id."""
    words: MemoWords
    uses: dict[int, list[Use]] = field(default_factory=dict)

    def cite(self, numbers: tuple[int, ...], place: str) -> Markup:
        """Superscript links to the entries ``numbers``; a number without an entry is printed without a link."""
        if not numbers:
            return Markup("")
        links = Markup('<span class="sep">,</span>').join(self._link(number, place) for number in numbers)
        # A space that no line ends at and the stylesheet narrows: a copied `2027` must not turn into `20271`.
        return Markup('\u00a0<sup class="cite">{}</sup>').format(links)

    def _link(self, number: int, place: str) -> Markup:
        if number not in self.entries:
            return Markup("{}").format(number)
        earlier = self.uses.setdefault(number, [])
        use = Use(f"u{number}-{len(earlier) + 1}", place)
        earlier.append(use)
        return Markup('<a id="{}" href="#e{}" title="{}">{}</a>').format(
            use.anchor, number, self.describe(number), number
        )

    def describe(self, number: int) -> str:
        """What a link to the entry says to those who hear it."""
        entry = self.entries[number]
        where = ", ".join(part for part in (self.names.get(entry.source, entry.source), entry.locator) if part)
        return self.words.link_to_evidence.format(number, where)

    def descriptions(self) -> dict[str, str]:
        """Link texts by the anchor or the address they lead to."""
        found = {f"e{number}": self.describe(number) for number in self.entries}
        led_to: dict[str, list[str]] = {}
        for number, entry in self.entries.items():
            led_to.setdefault(entry.link, []).append(str(number))
        found |= {
            link: self.words.link_to_source.format(", ".join(numbers)) for link, numbers in led_to.items() if link
        }
        for uses in self.uses.values():
            found |= {use.anchor: self.words.link_back.format(use.place) for use in uses}
        return found


@dataclass(slots=True)
class _Token:
    """A word, a space or a citation; no line may break at a ``glued`` space nor within a glued word."""

    text: str
    run: Run = _NO_RUN
    cite: Markup | None = None
    glued: bool = False

    @property
    def is_space(self) -> bool:
        return self.cite is None and self.text.isspace()


def prose_html(prose: Prose, marks: Marks, place: str, *, after: Markup = Markup(""), kept: bool = True) -> Markup:
    """``prose`` as inline HTML; ``after`` (a citation, say) stays on the line of the last word.

    ``kept`` says whether words that belong together are kept on one line; in the small print that is not worth its
    time.
    """
    tokens = list(_tokens(_marks_after_stops(prose), marks, place))
    if not kept:
        return _styled(tokens)
    if after:
        tokens.append(_Token("", cite=after))
    _glue_tail(tokens)
    return Markup("").join(_pieces(tokens))


def _marks_after_stops(prose: Prose) -> Iterator[Run | Citation]:
    """A raised number follows the stop or comma that its author wrote after the pin-cite (CMOS 14.26)."""
    waiting: Citation | None = None
    for item in prose:
        rest = item
        if waiting:
            stop = _STOP.match(item.text) if isinstance(item, Run) else None
            if isinstance(item, Run) and stop:
                yield replace(item, text=stop[0])
                rest = replace(item, text=item.text[stop.end() :])
            yield waiting
            waiting = None
        if isinstance(rest, Citation):
            waiting = rest
        elif rest.text:
            yield rest
    if waiting:
        yield waiting


def _tokens(prose: Iterable[Run | Citation], marks: Marks, place: str) -> Iterator[_Token]:
    for item in prose:
        if isinstance(item, Citation):
            yield _Token("", cite=marks.cite(item.numbers, place))
            continue
        bound = bound_spaces(item.text)
        for found in _TOKEN.finditer(item.text):
            yield _Token(found.group(), item, glued=found.start() in bound)


def _glue_tail(tokens: list[_Token]) -> None:
    """Bind a short last word to the one before it, so that it does not stand alone on its line."""
    spaces = [index for index, token in enumerate(tokens) if token.is_space]
    if not spaces or spaces[-1] == len(tokens) - 1:
        return
    last = spaces[-1]
    before = spaces[-2] if len(spaces) > 1 else 0
    tail = sum(len(token.text) for token in tokens[last + 1 :])
    both = tail + sum(len(token.text) for token in tokens[before:last])
    is_label = sum(len(token.text) for token in tokens) < _LONG_TEXT
    if before and both <= (_LABEL_TAIL if is_label else LONGEST_KEPT) and tail <= _SHORT_TAIL:
        tokens[last].glued = True
    for token in tokens[last + 1 :]:
        token.glued |= "-" in token.text


def _pieces(tokens: list[_Token]) -> Iterator[Markup]:
    """HTML of the tokens; what must stay together stands in a span that does not break."""
    loose: list[_Token] = []
    for group in _groups(tokens):
        if _is_kept(group):
            yield _styled(loose)
            yield Markup('<span class="nb">{}</span>').format(_styled(group))
            loose = []
        else:
            loose.extend(group)
    yield _styled(loose)


def _groups(tokens: list[_Token]) -> Iterator[list[_Token]]:
    """Longest sequences of tokens between which no line should break."""
    group: list[_Token] = []
    for token in tokens:
        if group and any(item.is_space and not item.glued for item in (group[-1], token)):
            yield group
            group = []
        group.append(token)
    if group:
        yield group


def _is_kept(group: list[_Token]) -> bool:
    return (
        any(token.glued or token.cite is not None for token in group)
        and sum(_columns(token.text) for token in group) <= LONGEST_KEPT
    )


def _columns(text: str) -> int:
    """Its length, a character of East Asia counting twice: it is as wide as two, and breaks without a space."""
    return len(text) + sum(unicodedata.east_asian_width(char) in "WF" for char in text if not char.isascii())


def _styled(tokens: list[_Token]) -> Markup:
    html, words = Markup(""), ""
    for index, token in enumerate(tokens):
        if token.cite is not None:
            html += token.cite
            continue
        words += token.text
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is None or following.cite is not None or following.run is not token.run:
            html += _run_html(words, token.run)
            words = ""
    return html


def _run_html(text: str, run: Run) -> Markup:
    html = escape(breakable(CONTROL.sub("", text)))
    if run.strong:
        html = Markup("<strong>{}</strong>").format(html)
    if run.emphasis:
        html = Markup("<em>{}</em>").format(html)
    if run.marked:
        html = Markup("<mark>{}</mark>").format(html)
    if run.correction:
        html = Markup('<span class="fix">{}</span>').format(html)
    if run.link:
        html = Markup('<a href="{}">{}</a>').format(run.link, html)
    if run.evidence:
        html = Markup('<span data-src="{}">{}</span>').format(run.evidence, html)
    return html
