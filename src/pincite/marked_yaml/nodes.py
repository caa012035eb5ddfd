"""The values of a YAML file with the range of characters each takes, and what plain words stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

Style = str
"""Of a text: empty when plain, else the character that opens it (``'``, ``"``, ``|`` or ``>``)."""


@dataclass(frozen=True, slots=True)
class TextNode:
    """A scalar: the text as YAML reads it, before any type is given to it."""

    start: int
    """Offset of its first character in the file: the opening quotation mark or block sign if it has one."""
    end: int
    text: str
    style: Style = ""
    forced: bool = False
    """Whether a tag (``!!str``) says that it is text, whatever it looks like."""

    size = 1


@dataclass(frozen=True, slots=True)
class ListNode:
    """A sequence."""

    start: int
    end: int
    items: tuple[Node, ...]
    size: int
    """Values in it, itself included, each repeated as often as an alias repeats it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a mapping and its value."""

    key: TextNode
    value: Node


@dataclass(frozen=True, slots=True)
class MappingNode:
    """A mapping. Where a key stands twice, the first one counts."""

    start: int
    end: int
    entries: dict[str, Entry]
    size: int


Node = TextNode | ListNode | MappingNode

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {word: value for value in (True, False) for word in (str(value), str(value).lower(), str(value).upper())}
_DECIMAL = re.compile(r"[-+]?[0-9]+")
_PREFIXED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_INFINITY = re.compile(r"([-+]?)\.(inf|Inf|INF)")
_NAN = frozenset({".nan", ".NaN", ".NAN"})
_LONGEST_NUMBER = 400
"""Digits beyond which a plain word is not read as a number (Python refuses to convert very long ones)."""


def is_null(node: TextNode) -> bool:
    """Whether it stands for nothing at all, as a key does that is left blank."""
    return not node.style and not node.forced and node.text in _NULL


def typed(node: TextNode) -> str | int | float | bool | None:
    """The value that YAML 1.2's core schema gives to a scalar."""
    text = node.text
    if node.style or node.forced or len(text) > _LONGEST_NUMBER:
        return text
    if text in _NULL:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    return _number(text)


def _number(text: str) -> str | int | float:
    if _DECIMAL.fullmatch(text):
        return int(text)
    if _PREFIXED.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        return float(text)
    if infinity := _INFINITY.fullmatch(text):
        return float(infinity[1] + "inf")
    return float("nan") if text in _NAN else text


def plain_data(node: Node, *, as_typed: bool) -> Any:
    """Dictionaries, lists and scalars. With ``as_typed`` numbers and truth values stay the text that was typed."""
    if isinstance(node, MappingNode):
        return {key: plain_data(entry.value, as_typed=as_typed) for key, entry in node.entries.items()}
    if isinstance(node, ListNode):
        return [plain_data(item, as_typed=as_typed) for item in node.items]
    if as_typed:
        return None if is_null(node) else node.text
    return typed(node)
