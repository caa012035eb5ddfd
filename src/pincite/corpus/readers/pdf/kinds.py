"""What the paragraphs of a document are: its title, headings, items of lists, lines of a table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pincite.corpus.readers.pdf.styles import BULLET, NUMBERED_ITEM, SENTENCE_END, Paragraph, Style

_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\S{0,6}$")
_VOLUME = re.compile(r",? (?:vol(?:ume)?\.? )?\d", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,2})\.\s+(?=\S)")
_MOST_LARGE = 20
"""So many lines in large type may be looked at for the name of a periodical."""
_LONGEST = 100
"""Characters that a numbered heading may have."""


def classify(found: Sequence[Paragraph], style: Style) -> None:
    first_page = found[0].lines[0].page if found else 0
    front = [item for item in found if item.lines[0].page == first_page and len(item.text) <= 250]
    large = [item for item in front if item.lines[0].size > 1.15 * style.body][:_MOST_LARGE]
    mastheads = {id(item) for item in large if _is_masthead(item, front)}
    front = [item for item in front if id(item) not in mastheads]
    largest = max((item.lines[0].size for item in front if _has_words(item)), default=0.0)
    titled = False
    for paragraph in found:
        first, text = paragraph.lines[0], paragraph.text
        if _LEADERS.search(text[-200:]) or id(paragraph) in mastheads:
            paragraph.kind = "leaders"
        elif not titled and first.size == largest > 1.15 * style.body and first.page == first_page:
            paragraph.kind, titled = ("title", True) if _has_words(paragraph) else ("paragraph", False)
        elif BULLET.match(text):
            paragraph.kind = "item"
        elif _is_heading(paragraph, style):
            paragraph.kind = "heading"
        elif NUMBERED_ITEM.match(text) and first.size >= 0.93 * style.body:
            paragraph.kind = "item"
    for paragraph in _numbered_headings(found):
        paragraph.kind = "heading"


def _is_masthead(paragraph: Paragraph, front: Sequence[Paragraph]) -> bool:
    """Whether it is the name of a periodical: another line of the page gives the name with volume or year."""
    name = paragraph.text.casefold()
    others = (item.text.casefold() for item in front if item is not paragraph)
    return any(text.startswith(name) and _VOLUME.match(text, len(name)) for text in others)


def _numbered_headings(found: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Items that are headings: each stands alone above running text, and they count up from one through the document.

    Their type need not tell: some files do not say that it is bold.
    """
    headings: list[Paragraph] = []
    for before, paragraph, after in zip([None, *found], found, found[1:], strict=False):
        match = _NUMBER.match(paragraph.text)
        alone = paragraph.kind == "item" and (before is None or before.kind != "item") and after.kind == "paragraph"
        if not match or not alone or len(paragraph.lines) > 2 or not _could_head(paragraph.text[match.end() :]):
            continue
        if int(match[1]) == len(headings) + 1 and len(after.text) > len(paragraph.text):
            headings.append(paragraph)
    return headings if len(headings) > 1 else []


def _could_head(words: str) -> bool:
    return len(words) <= _LONGEST and words[:1].isupper() and words[-1:] not in tuple(".,;:")


def _has_words(paragraph: Paragraph) -> bool:
    return sum(char.isalpha() for char in paragraph.text) > 3


def _is_heading(paragraph: Paragraph, style: Style) -> bool:
    first, text = paragraph.lines[0], paragraph.text
    if len(text) > 200 or len(paragraph.lines) > 4 or not _has_words(paragraph) or text[:1].islower():
        return False
    if first.size > 1.12 * style.body:
        return not SENTENCE_END.search(text) or text.endswith("?") or first.size > 1.3 * style.body
    plain = not re.search(r"[.,;:]$", text) and len(paragraph.lines) <= 2 and first.size > 0.93 * style.body
    if not plain:
        return False
    return all(line.bold for line in paragraph.lines) or (len(text) <= 80 and text.isupper() and len(text) > 4)
