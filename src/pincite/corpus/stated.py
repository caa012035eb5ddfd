"""What a document says of itself: title, date, host, guest, author, and what its file says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.corpus.dates import DATE_LINE, DATELINE, iso_date
from pincite.corpus.languages import told_language
from pincite.corpus.model import Block, Name, Source
from pincite.corpus.quotations.names import is_body_like
from pincite.corpus.readers import ReadFile
from pincite.corpus.readers.headers import BYLINE
from pincite.corpus.readers.headings import heading_text

__all__ = ["iso_date", "stated_source"]

_DATE_KEYS = (
    "date", "release date", "released", "published", "published on", "publication date", "aired", "air date", "datum",
    "recorded", "recorded on", "last updated", "updated",
)  # fmt: skip
"""The first that is there counts: a text is as old as it is, not as its last correction."""
_PEOPLE_KEYS = {
    "host": "host", "hosts": "host", "co-host": "host", "cohost": "host", "hosted by": "host", "presenter": "host",
    "presenters": "host", "moderator": "host", "moderators": "host", "moderated by": "host", "interviewer": "host",
    "moderation": "host",
    "guest": "guest", "guests": "guest", "interviewee": "guest", "interviewees": "guest", "gast": "guest",
    "gäste": "guest", "invité": "guest", "invités": "guest",
    "author": "author", "authors": "author", "by": "author", "written by": "author", "autor": "author",
    "auteur": "author",
}  # fmt: skip
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SINGLE = r"[^\W\d_a-z][\w.'’-]*"
_PARTICLES = r"(?:(?:van|von|der|den|de|del|della|di|da|dos|la|le|bin|al|el|ter|ten|zu) ){0,3}"
_FULL_NAME = re.compile(rf"{_SINGLE}(?: {_PARTICLES}{_SINGLE}){{1,3}}")
_ROLE = re.compile(
    r"\b(?:chief|executive|officer|director|president|professor|analyst|writer|editor|author|founder|ceo|cto|minister|"
    r"secretary|chair|head|manager|research|researcher|fellow|reporter|journalist|correspondent|economist|engineer|"
    r"partner|host|adviser|advisor|lecturer|scientist|department|institute|university|school|policy)\b",
    re.IGNORECASE,
)
_RELEASED = re.compile(r"(?:released|published|issued|posted|release date|date)(?: on)?:? [^.:;]{6,40}", re.IGNORECASE)
_TOP = 4
"""So many blocks under the title may hold the date of a text."""
_OF_A_BODY = re.compile(r"\b(?:for|of|and|on|the|für|pour|para|per|voor)\b|&")
"""Small words that stand in the names of bodies and in no person's."""
_OF_A_NEWSROOM = re.compile(
    r"\b(?:desk|staff|team|newsroom|editors|reporters|correspondents|writers|agencies|redaktion|rédaction|redacción"
    r"|redazione|redação|redactie)\W*\Z", re.IGNORECASE,
)  # fmt: skip
"""What a by-line ends in that no person signs."""
_PARTING = re.compile(r"(,? (?:and|und|et|en|&) |,\s+)")


def stated_source(doc_id: str, read: ReadFile) -> Source:
    """The bibliographic record that a document gives of itself; what is not stated stays empty.

    What the file says outside its text (``ReadFile.metadata``) goes before what the top of the text says.
    """
    headers = [_pair(block, _text(read, block)) for block in read.blocks if block.kind == "header"]
    values = dict(reversed(headers))  # the first of each key
    people: dict[str, tuple[tuple[Name, str], ...]] = {"host": (), "guest": (), "author": ()}
    for key, value in headers:
        if key in _PEOPLE_KEYS:
            people[_PEOPLE_KEYS[key]] += tuple(_people(value))
    if not people["author"] and "subject" in values and "from" in values:
        people["author"] = tuple(_people(re.sub(r" ?<[^<>]*>", "", values["from"])))
    said = read.metadata
    dates = (iso_date(values[key]) for key in (*_DATE_KEYS, "by") if key in values)
    url = next((values[key] for key in ("url", "link", "source") if values.get(key, "").startswith("http")), "")
    show = next((values[key] for key in ("podcast", "show", "series") if key in values), "")
    language = values.get("language", "")
    spoken = any(block.spoken for block in read.blocks)
    host, guest, author = (tuple(name for name, _ in people[kind]) for kind in ("host", "guest", "author"))
    return Source(
        doc_id,
        said.title or _title(read, values),
        container_title=said.container_title or show,
        issued=said.issued or next(filter(None, dates), "") or _dated(read),
        host=host,
        guest=guest,
        author=tuple(_name(full) for full in said.authors) or author,
        url=said.url or url,
        language=_language(said.language or (language if _LANGUAGE.fullmatch(language) else ""), read.text),
        kind="transcript" if spoken and said.kind == "document" else said.kind,
        kind_shown=True,
        origin=doc_id,
        speakers=tuple((name.full, role) for kind in ("host", "guest") for name, role in people[kind]),
    )


def _dated(read: ReadFile) -> str:
    """The date that a text bears at its top: alone on a line, after the place, or as the day of its release."""
    written = [block for block in read.blocks if block.kind not in ("title", "header", "furniture")]
    for block in written[:_TOP]:
        text = read.text[block.span.start : min(block.span.end, block.span.start + 160)]
        if whole := DATE_LINE.fullmatch(text) or DATELINE.match(text) or _RELEASED.match(text):
            return iso_date(whole[0])
    return ""


def _language(stated: str, text: str) -> str:
    """The stated language, or what the text shows where none is stated, or English, which templates state for all."""
    return told_language(text) or stated if stated.lower().startswith("en") or not stated else stated


def _text(read: ReadFile, block: Block) -> str:
    return read.text[block.span.start : block.span.end]


def _title(read: ReadFile, headers: dict[str, str]) -> str:
    """As a header line, the title's own line or an e-mail's subject gives it, without marks and number."""
    if "title" in headers:
        return headers["title"].strip("\"'")
    line = next((_text(read, block) for block in read.blocks if block.kind == "title"), "")
    return heading_text(line) if line else headers.get("subject", "")


def _pair(block: Block, text: str) -> tuple[str, str]:
    """A header's key, in lower case, and its value on one line; a by-line's date is part of its value."""
    text = " ".join(text.split())
    key, colon, value = text.partition(":")
    if colon and block.key == key.strip():
        return key.strip().lower(), value.strip()
    if (block.key == "By") and (match := BYLINE.fullmatch(text)):
        return "by", f"{match['who']}{match['rest'] or ''}"
    return "date", text


def _people(value: str) -> Iterator[tuple[Name, str]]:
    """``Grace Shao, writer and analyst; Alex Kantrowitz`` -> names with their roles."""
    for group in re.split(r"\s[|·•–—]\s", value)[0].split(";"):
        full, role = "", ""
        joint = ""
        for position, part in enumerate(_PARTING.split(group.strip())):
            if position % 2:
                joint = part
            elif not full or _is_another(part, full, role, joint):
                if full:
                    yield _name(full), role
                full, _, aside = part.partition(" (")
                role = aside.rstrip(") ")
            else:
                role += f"{joint}{part}" if role else part
        if full:
            yield _name(full), role


def _is_another(part: str, full: str, role: str, joint: str) -> bool:
    """Whether what follows ``and`` or a comma is another person: a full name, or a first name after a first name."""
    if _FULL_NAME.fullmatch(part):
        return part[1:2] == "." or not _ROLE.search(part)
    alike = not {" ", ","} & set(part + full) and bool(re.fullmatch(_SINGLE, part))
    return alike and not role and not joint.startswith(", ")


def _name(full: str) -> Name:
    """``Ludwig van Beethoven``, or as catalogues print it ``Beethoven, Ludwig van``, in its parts; a body whole."""
    if is_body_like(full.split()) or _OF_A_BODY.search(full) or _OF_A_NEWSROOM.search(full):
        return Name(literal=" ".join(full.split()))
    family, comma, given = (part.strip() for part in full.partition(","))
    if comma and given:
        return Name(family, given)
    match = re.fullmatch(rf"(?P<given>.*?)\s*(?P<family>\b{_PARTICLES}\S+)", full.strip(" ,"))
    return Name(match["family"], match["given"]) if match else Name(full.strip(" ,"))
