"""Values set for one run (``--set paper=letter``), laid over those of a file, with places that name the option."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields, replace

from pincite.diagnostics import BriefError, Diagnostic, Place, error
from pincite.marked_yaml.marks import Marks, Steps, join_path, split_path
from pincite.marked_yaml.nodes import Entry, ListNode, MappingNode, Node, TextNode, plain_data
from pincite.marked_yaml.reader import MarkedYaml, compose_yaml

ShortKey = Callable[[Steps], "str | None"]
"""For a path, the key that a text alone stands for there (``theme`` at ``$.themes[0]``), or none."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One value set from outside the file."""

    option: str
    """As it was typed: ``--set paper=letter``."""
    steps: Steps
    value: Node


@dataclass(frozen=True, slots=True)
class OverlaidMarks(Marks):
    """Places of a file over which settings were laid: what was set stands in its option."""

    settings: tuple[Setting, ...] = field(default=(), repr=False)

    def place(self, path: str, offset: int | None = None) -> Place:
        """As for a file; a value that was set stands nowhere but in its option."""
        return self._set(path) or Marks.place(self, path, offset)

    def key_place(self, path: str) -> Place:
        """As ``place``."""
        return self._set(path) or Marks.key_place(self, path)

    def _set(self, path: str) -> Place | None:
        steps = split_path(path)
        for item in reversed(self.settings):
            if steps[: len(item.steps)] == item.steps:
                return Place(item.option, path=join_path(steps))
        return None


def parse_setting(text: str) -> Setting:
    """``KEY=VALUE``: the key as a path (``brand.colours.accent``, ``themes[0].headline``), the value a YAML scalar.

    A value that opens with a quotation mark or a bracket is read as YAML; anything else, a pin-cite too, is text as it
    stands, so that a colour keeps its ``#`` and a title its colon. Raises ``BriefError``.
    """
    option = f"--set {text}"
    key, equals, value = text.partition("=")
    steps = split_path("$." + key.strip())
    if not equals or not steps or join_path(steps) != "$." + key.strip():
        hint = "write it as `--set paper=letter` or `--set brand.colours.accent=#004488`"
        raise BriefError([error("option-fits", "expected a key, `=` and a value", Place(option), hint)])
    value = value.strip()
    if value[:1] not in ('"', "'", "[", "{") or value.startswith("[@"):
        return Setting(option, steps, TextNode(0, 0, value))
    try:
        marked = compose_yaml(value, option)
        faults = marked.faults
    except BriefError as fault:
        faults = fault.diagnostics
    if faults:
        raise BriefError(replace(item, place=Place(option, path=join_path(steps))) for item in faults)
    return Setting(option, steps, marked.marks.root)


def overlaid(marked: MarkedYaml, settings: Sequence[Setting], short_key: ShortKey) -> MarkedYaml:
    """The file's values with those of ``settings`` in their places, the last one of a key counting.

    Raises ``BriefError`` for each path that the file does not lead to: an item that its list does not have, a key
    inside a text.
    """
    root, faults, done = marked.marks.root, list[Diagnostic](), list[Setting]()
    for item in settings:
        try:
            root = _with(root, item.steps, item.value, (), short_key)
            done.append(item)
        except LookupError as fault:
            faults.append(error("option-fits", str(fault), Place(item.option, path=join_path(item.steps))))
    if faults:
        raise BriefError(faults)
    old = marked.marks
    known = {item.name: getattr(old, item.name) for item in fields(Marks)}
    marks = OverlaidMarks(**{**known, "root": root}, settings=tuple(done))
    return MarkedYaml(plain_data(root, as_typed=False), marks, marked.faults, marked.remarks)


def _with(node: Node | None, steps: Steps, value: Node, before: Steps, short_key: ShortKey) -> Node:
    """``node`` with ``value`` at the end of ``steps``; mappings that are missing on the way are made."""
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(node, ListNode):
        index = int(step) if str(step).isdecimal() else -1
        if not 0 <= index < len(node.items):
            raise LookupError(f"`{join_path(before)}` is a list of {len(node.items)} items; the first is `[0]`")
        items = list(node.items)
        items[index] = _with(items[index], rest, value, (*before, index), short_key)
        return ListNode(node.start, node.end, tuple(items), sum(item.size for item in items) + 1)
    if isinstance(node, TextNode):
        node = _opened(node, before, short_key)
    entries = dict(node.entries) if node else {}
    known = entries.get(str(step))
    key = known.key if known else TextNode(0, 0, str(step))
    made = _with(known.value if known else None, rest, value, (*before, step), short_key)
    entries[str(step)] = Entry(key, made)
    size = sum(entry.value.size + 1 for entry in entries.values()) + 1
    return MappingNode(node.start if node else 0, node.end if node else 0, entries, size)


def _opened(node: TextNode, before: Steps, short_key: ShortKey) -> MappingNode:
    """A short form written out, so that keys can be set beside it; a blank value as an empty mapping."""
    if not node.text.strip():
        return MappingNode(node.start, node.end, {}, 1)
    key = short_key(before)
    if key is None:
        raise LookupError(f"`{join_path(before)}` is text and has no keys")
    return MappingNode(node.start, node.end, {key: Entry(TextNode(node.start, node.end, key), node)}, 3)
