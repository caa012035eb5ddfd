"""From the bytes of a YAML file to its values with their places, or to what is wrong with it.

PyYAML's parser gives the events (through libyaml where it is installed); the tree is built here, so that nesting,
aliases and keys that stand twice are refused in words and no input can exhaust the machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from pincite.diagnostics import BriefError, Diagnostic, Place, Severity, did_you_mean, error, shortened
from pincite.expressions import SURROGATE
from pincite.marked_yaml.marks import Marks, starts_of_lines
from pincite.marked_yaml.nodes import Entry, ListNode, MappingNode, Node, TextNode, plain_data
from pincite.marked_yaml.refusals import QUOTE_IT, refusal

_DEEPEST = 40
"""Levels of nesting; a brief needs six."""
_MOST_REPEATED = 50_000
"""Values that aliases may add to a file."""
_UNPRINTABLE = re.compile(r"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PROPERTIES = re.compile(r"(?:[&!][^\s\[\]{},]*|#[^\r\n]*|\s)*")
_CUT_BY_COMMENT = re.compile(r"[ \t]++(#[^\s#][^\r\n]*)")
_FIRST_WORDS = re.compile(r"[&]\S*\s+|\S+")
_STANDARD_TAG = "tag:yaml.org,2002:"
_TEXT_TAGS = frozenset({"!", _STANDARD_TAG + "str"})
_PLAIN_TAGS = frozenset(_STANDARD_TAG + name for name in ("int", "float", "bool", "null", "seq", "map"))


@dataclass(frozen=True, slots=True)
class MarkedYaml:
    """What a YAML file holds, and where."""

    data: Any
    """Dictionaries, lists, text, numbers, truth values and ``None``; ``None`` for an empty file."""
    marks: Marks
    faults: tuple[Diagnostic, ...] = ()
    """What is wrong although the file could be read: keys that stand twice, unknown tags."""
    remarks: tuple[Diagnostic, ...] = ()
    """Warnings: text that YAML cuts short."""

    def as_typed(self) -> Any:
        """The data with numbers and truth values left as the text that was typed, for a model to give them types."""
        return plain_data(self.marks.root, as_typed=True)


def read_yaml(source: str | bytes, file: str, *, pure: bool = False) -> MarkedYaml:
    """The values of a file with their places; ``file`` is its name in messages.

    Raises ``BriefError`` with everything that is wrong with the YAML itself. ``pure`` reads without libyaml.
    """
    marked = compose_yaml(source, file, pure=pure)
    if marked.faults:
        raise BriefError(marked.faults)
    return marked


def load_mapping(path: Path) -> MarkedYaml:
    """A file that must hold a mapping. Raises ``BriefError``, also when it cannot be opened."""
    marked = read_yaml(read_bytes(path), str(path))
    if not isinstance(marked.data, dict):
        found = "a list" if isinstance(marked.data, list) else "nothing" if marked.data is None else "text"
        raise BriefError([error("value-fits", f"expected keys with values, found {found}", marked.marks.place("$"))])
    return marked


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises ``BriefError`` when it cannot be opened."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        siblings = path.parent.iterdir() if path.parent.is_dir() else ()
        near = did_you_mean(path.name, sorted(item.name for item in siblings if item.is_file()))
        raise BriefError([error("file-is-readable", "no such file", Place(str(path)), *near)]) from None
    except (OSError, ValueError) as fault:
        reason = (getattr(fault, "strerror", None) or str(fault)).lower()
        raise BriefError([error("file-is-readable", reason, Place(str(path)))]) from fault


def compose_yaml(source: str | bytes, file: str, *, pure: bool = False) -> MarkedYaml:
    """Like ``read_yaml``, but faults that leave the file readable are returned with it."""
    text = _decoded(source, file)
    lines = starts_of_lines(text)
    scout = Marks(file, text, TextNode(0, 0, ""), line_starts=lines)
    if unprintable := _UNPRINTABLE.search(text):
        message = f"the character U+{ord(unprintable[0]):04X} cannot stand in a YAML file"
        raise BriefError([error("yaml-parses", message, scout.at(unprintable.start()), "delete it")])
    builder = _Builder(text, scout)
    try:
        root = builder.tree(_events(text, pure=pure))
    except yaml.MarkedYAMLError as fault:
        raise BriefError([*builder.faults, refusal(fault, text, scout, last=builder.last)]) from fault
    marks = Marks(file, text, root, line_starts=lines)
    return MarkedYaml(plain_data(root, as_typed=False), marks, tuple(builder.faults), tuple(builder.remarks))


def _decoded(source: str | bytes, file: str) -> str:
    if isinstance(source, str):
        return source.removeprefix("\ufeff")
    hint = "save the file as UTF-8"
    # YAML begins with ASCII: a zero among its first bytes is half of a character.
    if source.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in source[:2]:
        raise BriefError([error("yaml-parses", "expected UTF-8 text, found UTF-16", Place(file), hint)])
    try:
        return source.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        before = source[: fault.start].decode("utf-8").removeprefix("\ufeff")
        place = Marks(file, before, TextNode(0, 0, ""), line_starts=starts_of_lines(before)).at(len(before))
        message = f"expected UTF-8 text, found the byte 0x{source[fault.start]:02X}"
        raise BriefError([error("yaml-parses", message, place, hint)]) from fault


def _events(text: str, *, pure: bool) -> Iterator[yaml.Event]:
    loader = (yaml.SafeLoader if pure else getattr(yaml, "CSafeLoader", yaml.SafeLoader))(text)
    try:
        while (event := loader.get_event()) is not None and not isinstance(event, yaml.StreamEndEvent):
            yield event
    finally:
        loader.dispose()


def _begin(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _end(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been reached."""

    start: int
    mapping: bool
    anchor: str | None
    parts: list[Node] = field(default_factory=list)
    """Items of a list; keys and values of a mapping in turn."""


class _Builder:
    """Builds the tree of one document from events; stops only where it cannot go on."""

    def __init__(self, text: str, scout: Marks) -> None:
        self._text = text
        self._scout = scout
        self._open: list[_Open] = [_Open(0, False, None)]
        self._anchors: dict[str, Node] = {}
        self._count = 0
        self._documents = 0
        self.faults: list[Diagnostic] = []
        self.remarks: list[Diagnostic] = []
        self.last = 0
        """Where the last text begins."""

    def tree(self, events: Iterator[yaml.Event]) -> Node:
        for event in events:
            self._count += 1
            if isinstance(event, yaml.ScalarEvent):
                self._keep(self._scalar(event), event.anchor)
            elif isinstance(event, yaml.AliasEvent):
                self._keep(self._alias(event), None)
            elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
                self._start(event)
            elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
                self._close(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                self._document(event)
        values = self._open[0].parts
        return values[0] if values else TextNode(0, 0, "")

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            hint = "delete the line `---`, or put what follows it in a file of its own"
            self._stop("expected one document, found a second one", _begin(event), hint)

    def _scalar(self, event: yaml.ScalarEvent) -> TextNode:
        start = self.last = self._start_of_value(_begin(event), event.anchor or event.tag)
        forced = event.tag in _TEXT_TAGS
        if event.tag and not forced and event.tag not in _PLAIN_TAGS:
            self._unknown_tag(event)
        if broken := SURROGATE.search(event.value):
            self._fault(f"expected a character, found half of one (U+{ord(broken[0]):04X})", start)
            return TextNode(start, _end(event), SURROGATE.sub("\ufffd", event.value), event.style or "")
        node = TextNode(start, _end(event), event.value, event.style or "", forced)
        if node.text and not node.style and (cut := _CUT_BY_COMMENT.match(self._text, node.end)):
            self._remark_on_cut(node, cut)
        return node

    def _remark_on_cut(self, node: TextNode, cut: re.Match[str]) -> None:
        self.remarks.append(
            Diagnostic(
                "text-is-whole",
                Severity.WARNING,
                f"the text ends before `{shortened(cut[1], 40)}`, which YAML takes for a comment",
                self._scout.at(cut.start(1)),
                (QUOTE_IT, "for a comment, put a space after `#`"),
            )
        )

    def _alias(self, event: yaml.AliasEvent) -> Node:
        name = event.anchor or ""
        if name in self._anchors:
            return self._anchors[name]
        start = _begin(event)
        if any(frame.anchor == name for frame in self._open):
            self._stop(f"the alias `*{name}` stands inside the value that it repeats", start)
        self._fault(f"expected text, found `*{name}`, which YAML takes for an alias", start, QUOTE_IT)
        return TextNode(start, _end(event), "*" + name, forced=True)

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        start = self._start_of_value(_begin(event), event.anchor or event.tag)
        if event.tag and event.tag not in _PLAIN_TAGS and event.tag != "!":
            self._unknown_tag(event)
        if len(self._open) > _DEEPEST:
            self._stop(f"lists and mappings are nested more than {_DEEPEST} levels deep", start)
        self._open.append(_Open(start, isinstance(event, yaml.MappingStartEvent), event.anchor))

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        frame = self._open.pop()
        size = 1 + sum(part.size for part in frame.parts)
        if size > self._count + _MOST_REPEATED:
            self._stop(f"aliases repeat values more than {_MOST_REPEATED} times", frame.start, "write the values out")
        end = _end(event)
        if frame.mapping:
            self._keep(MappingNode(frame.start, end, self._entries(frame.parts), size), frame.anchor)
        else:
            self._keep(ListNode(frame.start, end, tuple(frame.parts), size), frame.anchor)

    def _entries(self, parts: list[Node]) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            if not isinstance(key, TextNode):
                self._fault("expected a key, found a list or mapping", key.start, QUOTE_IT)
            elif key.text in entries:
                self._twice(key, entries[key.text].key)
            else:
                entries[key.text] = Entry(key, value)
        return entries

    def _twice(self, key: TextNode, first: TextNode) -> None:
        line = self._scout.at(first.start).line
        message = f"the key `{key.text}` stands twice in one mapping, in line {line} and here"
        self.faults.append(error("key-is-unique", message, self._scout.at(key.start), "keep one of the two"))

    def _keep(self, node: Node, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = node
        self._open[-1].parts.append(node)

    def _start_of_value(self, index: int, has_properties: object) -> int:
        """Offset behind an anchor or a tag."""
        found = _PROPERTIES.match(self._text, index) if has_properties else None
        return found.end() if found else index

    def _unknown_tag(self, event: yaml.NodeEvent) -> None:
        start = _begin(event)
        written = _FIRST_WORDS.search(self._text, start)
        found = written[0].strip() if written else ""
        self._fault(f"expected a value, found `{found}`, which YAML takes for a tag", start, QUOTE_IT)

    def _fault(self, message: str, index: int, *hints: str) -> None:
        self.faults.append(error("yaml-parses", message, self._scout.at(index), *hints))

    def _stop(self, message: str, index: int, *hints: str) -> None:
        self._fault(message, index, *hints)
        raise BriefError(self.faults)
