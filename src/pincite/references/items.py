"""Records of sources as CSL items, and places in documents as CSL locators."""

from __future__ import annotations

import re
from typing import Any

from pincite.corpus.model import Document, Landmark, Name, Quotation, Source, Span
from pincite.corpus.reference import CSL_TYPES
from pincite.references import second_hand
from pincite.references.model import Cite, CslItem, Locator

DATES = ("issued", "accessed", "available-date", "event-date", "original-date", "submitted")
_CHANGEABLE = frozenset({"webpage", "post", "post-weblog", "dataset", "entry", "entry-encyclopedia"})
"""What may read otherwise tomorrow, so that the day of access is part of the reference."""


def as_item(source: Source, *, lang: str = "en-GB") -> CslItem:
    """The source in CSL-JSON: only what its record gives, nothing guessed.

    A type that is not of CSL becomes ``document``. ``lang`` is the briefing's language, for the one word that is ours:
    what was read where the original was not (``genre``).
    """
    item: CslItem = {"id": source.id, "type": source.type if source.type in CSL_TYPES else "document"}
    for key, value in source.csl:
        item[key] = _csl_value(key, value)
    for key, text in (
        ("title", source.title),
        ("title-short", short_title(source.title)),
        ("container-title", source.container_title),
        ("publisher", source.publisher),
        ("URL", source.url),
        ("language", source.language),
    ):
        if text:
            item.setdefault(key, text)
    for key, names in (("author", source.author), ("host", source.host), ("guest", source.guest)):
        if names:
            item[key] = [_name(name) for name in names]
    if source.issued:
        item["issued"] = date_parts(source.issued)
    if source.accessed and (not source.issued or item["type"] in _CHANGEABLE):
        item["accessed"] = date_parts(source.accessed)
    if genre := second_hand.genre(source, lang):
        item.setdefault("genre", genre)
    return {key: value for key, value in item.items() if value}


def _csl_value(key: str, value: Any) -> Any:
    if key in DATES and isinstance(value, str):
        return date_parts(value)
    if isinstance(value, tuple):
        return [_name(name) if isinstance(name, Name) else name for name in value]
    return value


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    return {key: text for key, text in (("family", name.family), ("given", name.given)) if text}


def date_parts(text: str) -> dict[str, Any]:
    """``2025-04`` -> ``{"date-parts": [[2025, 4]]}``; what is no ISO 8601 date is kept as it is written."""
    if not re.fullmatch(r"\d{4}(-\d{1,2}){0,2}", text):
        return {"literal": text}
    return {"date-parts": [[int(part) for part in text.split("-")]]}


_SUBTITLE = re.compile(r"(?:(?<=\w): |(?<=[?!]) | [—–] |: )")
_SECOND_CLAUSE = re.compile(r", (?=(?:but|yet|while|although|because|so) )")
_LONG = 60
"""Characters from which a title is cut at its second clause."""


def short_title(title: str) -> str:
    """The title without its subtitle, and a long one without its second clause, where at least two words are left;
    otherwise empty."""
    head = _SUBTITLE.split(title, maxsplit=1)[0].strip()
    if len(head) > _LONG:
        head = _SECOND_CLAUSE.split(head, maxsplit=1)[0].strip()
    return head if head != title and len(head.split()) > 1 else ""


def cite(
    document: Document, span: Span | None = None, *, quotation: Quotation | None = None, lang: str = "en-GB"
) -> Cite:
    """A cite of the document, or of a place in it; what is second-hand, corrected or retracted is worded as such.

    ``quotation`` is given when somebody's words are cited: it may know a time of its own.
    """
    where = locator(document, span, quotation) if span is not None else None
    source = document.source
    prefix = second_hand.prefix(source, quoted=quotation is not None, lang=lang)
    return Cite(document.id, where, prefix, second_hand.standing(source, lang))


def locator(document: Document, span: Span, quotation: Quotation | None = None) -> Locator | None:
    """The place that a cite names: the page or time of the original where it has any, else the paragraph, else the
    line of a plain text, else the section. None where nothing of the kind is known.
    """
    found = {place.label: place for place in locators(document, span, quotation)}
    return next((found[label] for label in _PREFERRED if label in found), None)


_PREFERRED = ("timestamp", "page", "paragraph", "line", "section")


def locators(document: Document, span: Span, quotation: Quotation | None = None) -> tuple[Locator, ...]:
    """Every way in which a reader can find the place, in the terms of CSL: time or page, section, paragraph, line.

    Of a list's item the paragraph that the list is, and the item. A line is named only where the file is the text, so
    that an editor shows the same lines.
    """
    block = document.block_at(span.start)
    spoken = quotation.timecode if quotation is not None else None
    first, last = document.landmark_at(span.start), document.landmark_at(max(span.start, span.end - 1))
    found = []
    if spoken:
        found.append(Locator("timestamp", spoken))
    if first is not None and first.kind == "page":
        found.append(_page(first, last or first))
    elif first is not None and not spoken:
        found.append(Locator("timestamp", first.label))
    elif block.timecodes and not spoken:
        found.append(Locator("timestamp", "–".join(block.timecodes)))
    if block.section:
        found.append(Locator("section", block.section))
    paragraph, _, entry = block.label.removeprefix("p").partition("i")
    if paragraph:
        found.append(Locator("paragraph", f"{paragraph}, item {entry}" if entry else paragraph))
    if document.format == "text":
        found.append(Locator("line", str(document.line_of(span.start))))
    return tuple(found)


def _page(first: Landmark, last: Landmark) -> Locator:
    if first == last:
        return Locator("page", first.label, first.printed)
    printed = f"{first.printed or first.label}-{last.printed or last.label}" if first.printed or last.printed else ""
    return Locator("page", f"{first.label}-{last.label}", printed)
