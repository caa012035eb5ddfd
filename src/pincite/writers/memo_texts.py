"""The words of a memo as its template prints them, read from the HTML before it is laid out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_BLOCKS = frozenset(
    "address article aside blockquote body caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header li "
    "main nav ol p section table tbody text tfoot thead tr ul".split()
)
_UNSEEN = frozenset("head script style title desc template".split())
_MARK = re.compile(r"[\d\s,–-]*")
_SHORT = 40
"""Characters; a shorter block (the number of a judgement) is read together with the next."""


def memo_texts(html: str) -> tuple[str, ...]:
    """The blocks of a memo in their order, without citation marks; a row of a table is a block."""
    from lxml import html as reader

    root = reader.document_fromstring(html)
    found: list[str] = []
    pending = ""
    for text in _blocks(root.find("body")):
        pending = f"{pending} {text}".strip()
        if len(pending) >= _SHORT:
            found.append(pending)
            pending = ""
    return (*found, pending) if pending else tuple(found)


def _blocks(body: Any) -> Iterator[str]:
    current: list[str] = []
    for text, border in _texts(body):
        if border and current:
            if block := " ".join("".join(current).split()):
                yield block
            current = []
        current.append(text)
    if block := " ".join("".join(current).split()):
        yield block


def _texts(element: Any) -> Iterator[tuple[str, bool]]:
    """Pieces of text, and whether a block begins or ends before each."""
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    border = name in _BLOCKS
    if name and name not in _UNSEEN and not _is_mark(element, name):
        yield (" " if name in ("td", "th", "br") else "") + (element.text or ""), border
        for child in element:
            yield from _texts(child)
    yield element.tail or "", border


def _is_mark(element: Any, name: str) -> bool:
    return name == "sup" and _MARK.fullmatch("".join(element.itertext())) is not None


def memo_blocks(html: str) -> tuple[str, ...]:
    """The blocks of a memo in their order, the short ones as well, without citation marks and without drawings."""
    from lxml import html as reader

    body = reader.document_fromstring(html).find("body")
    for drawing in list(body.iter("svg")):
        drawing.drop_tree()
    for span in body.iter("span"):
        # What the style sheet keeps apart stands apart.
        follows = span.getnext()
        if follows is not None and follows.tag == "span" and not span.tail:
            span.tail = " "
    return tuple(_blocks(body))


def memo_drawings(html: str) -> tuple[str, ...]:
    """The texts in a memo's charts, each for itself."""
    from lxml import html as reader

    body = reader.document_fromstring(html).find("body")
    texts = (element for drawing in body.iter("svg") for element in drawing.iter("text"))
    return tuple(text for element in texts if (text := " ".join("".join(element.itertext()).split())))


def memo_alternatives(html: str) -> tuple[str, ...]:
    """What is told to those who do not see a memo: of its pictures, and of where its links lead; each text once."""
    from lxml import html as reader

    body = reader.document_fromstring(html).find("body")
    told = (value for element in body.iter() for value in _told(element))
    return tuple(dict.fromkeys(text for value in told if (text := " ".join(value.split()))))


def _told(element: Any) -> Iterator[str]:
    if isinstance(element.tag, str):
        if element.tag.rpartition("}")[2] in ("title", "desc"):
            yield "".join(element.itertext())
        yield from (element.get(name, "") for name in ("alt", "aria-label", "title"))
