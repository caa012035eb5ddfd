"""What a document says of itself: title, date, host, guest, author."""

from __future__ import annotations

import re

from pincite.corpus.model import Block, Name, Source
from pincite.corpus.readers import ReadFile

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_DATE_KEYS = ("date", "release date", "released", "published", "publication date", "updated", "aired")
_PEOPLE_KEYS = {
    "host": "host", "hosts": "host", "presenter": "host", "moderator": "host", "interviewer": "host",
    "guest": "guest", "guests": "guest", "interviewee": "guest",
    "author": "author", "authors": "author", "by": "author", "written by": "author",
}  # fmt: skip


def stated_source(doc_id: str, read: ReadFile) -> Source:
    """The bibliographic record that can be read off the top of a text; what is not stated stays empty."""
    people: dict[str, list[tuple[Name, str]]] = {"host": [], "guest": [], "author": []}
    title = issued = ""
    for block in read.blocks:
        text = read.text[block.span.start : block.span.end]
        if block.kind == "title":
            title = text
        elif block.kind == "header":
            key, value = _pair(block, text)
            if key in _DATE_KEYS:
                issued = issued or iso_date(value)
            elif key in _PEOPLE_KEYS:
                people[_PEOPLE_KEYS[key]] += [_person(part) for part in re.split(r";| and (?=[A-Z])| & ", value)]
    speakers = tuple((name.full, role) for kind in ("host", "guest") for name, role in people[kind])
    host, guest, author = (tuple(name for name, _ in people[kind]) for kind in ("host", "guest", "author"))
    return Source(doc_id, title, issued=issued, host=host, guest=guest, author=author, origin=doc_id, speakers=speakers)


def iso_date(text: str) -> str:
    """The first date in ``text`` as ISO 8601; empty when there is none that is sure."""
    if match := _ISO.search(text):
        return match[0]
    if match := _MONTH_FIRST.search(text):
        month, day, year = match.groups()
    elif match := _DAY_FIRST.search(text):
        day, month, year = match.groups()
    else:
        return ""
    number = _MONTHS.index(month[:3].lower()) + 1 if month[:3].lower() in _MONTHS else 0
    return f"{year}-{number:02d}-{int(day):02d}" if number and 1 <= int(day) <= 31 else ""


def _pair(block: Block, text: str) -> tuple[str, str]:
    key, colon, value = text.partition(":")
    if colon and block.key == key:
        return key.strip().lower(), value.strip()
    return ("by", re.sub(r"^(?:Written |Text )?[Bb]y ", "", text)) if block.key == "By" else ("date", text)


def _person(text: str) -> tuple[Name, str]:
    """``Grace Shao, writer and analyst`` -> the name in its parts and the role."""
    full, _, role = (part.strip() for part in text.partition(","))
    given, _, family = full.rpartition(" ")
    return Name(family, given), role
