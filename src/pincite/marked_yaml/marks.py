"""Places of values: from a path such as ``$.themes[1].quotes[0]`` to file, line and column."""

from __future__ import annotations

import bisect
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pincite.diagnostics import Place
from pincite.marked_yaml.nodes import ListNode, MappingNode, Node, TextNode
from pincite.marked_yaml.offsets import source_offsets

_STEP = re.compile(r'\.([^.\[\]]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]')
_SIMPLE_KEY = re.compile(r"[\w-]+")
_LINE_BREAK = re.compile(r"\r\n|[\r\n]")

Steps = tuple[str | int, ...]


def join_path(steps: Iterable[str | int], root: str = "$") -> str:
    """The path of a value: ``("themes", 1)`` is ``$.themes[1]``; a key of unusual characters stands in brackets."""
    return root + "".join(
        f"[{step}]" if isinstance(step, int) else f".{step}" if _SIMPLE_KEY.fullmatch(step) else f"[{json.dumps(step)}]"
        for step in steps
    )


def split_path(path: str) -> Steps:
    """The steps of a path; what is no path ends it."""
    steps: list[str | int] = []
    position = 1 if path.startswith("$") else 0
    while found := _STEP.match(path, position):
        steps.append(found[1] or (int(found[2]) if found[2] else str(json.loads(found[3], strict=False))))
        position = found.end()
    return tuple(steps)


def starts_of_lines(source: str) -> tuple[int, ...]:
    """Offset of the first character of each line."""
    return (0, *(found.end() for found in _LINE_BREAK.finditer(source)))


@dataclass(frozen=True, slots=True)
class Marks:
    """Where the values of one file stand."""

    file: str
    """The file as the user named it."""
    source: str = field(repr=False)
    """The decoded file, without byte order mark."""
    root: Node = field(repr=False)
    stripped: bool = False
    """Whether offsets into a text count from its first character that is not white space, as they do after a model
    has stripped the text."""
    line_starts: tuple[int, ...] = field(repr=False, default=(0,))

    def place(self, path: str, offset: int | None = None) -> Place:
        """Where a value stands, or the nearest value around it when the file has no such value.

        ``offset`` counts code points of the loaded text; the place is then that very character's. Where a path
        leads into a text (a short form), the text is what ``offset`` counts in.
        """
        steps, node = self.known(split_path(path))
        start = node.start
        if offset is not None and isinstance(node, TextNode):
            start = self._character(node, offset)
        return self.at(start, join_path(steps))

    def key_place(self, path: str) -> Place:
        """Where the key stands that leads to a value; for an item of a list, where the item stands."""
        steps = split_path(path)
        known, node = self.known(steps[:-1])
        if known == steps[:-1] and steps and isinstance(node, MappingNode):
            entry = node.entries.get(str(steps[-1]))
            if entry:
                return self.at(entry.key.start, join_path(steps))
        return self.place(path)

    def at(self, index: int, path: str = "$") -> Place:
        """The place of a character of the file, by its offset."""
        line = bisect.bisect_right(self.line_starts, index)
        return Place(self.file, line, index - self.line_starts[line - 1] + 1, path)

    def known(self, steps: Steps) -> tuple[Steps, Node]:
        """The longest part of the way that the file has, and the value there."""
        node = self.root
        for count, step in enumerate(steps):
            following = _child(node, step)
            if following is None:
                return steps[:count], node
            node = following
        return steps, node

    def __contains__(self, path: str) -> bool:
        steps = split_path(path)
        return self.known(steps)[0] == steps

    def _character(self, node: TextNode, offset: int) -> int:
        offsets = source_offsets(self.source, node)
        if self.stripped:
            offset += len(node.text) - len(node.text.lstrip())
        return offsets[max(0, min(offset, len(offsets) - 1))]


def _child(node: Node, step: str | int) -> Node | None:
    if isinstance(node, MappingNode) and isinstance(step, str):
        entry = node.entries.get(step)
        return entry.value if entry else None
    if isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None
