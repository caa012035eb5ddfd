"""Rows as text: JSON, CSV, and tables for people, in columns or one row under another."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.padding import Padding

Row = dict[str, Any]
Columns = Sequence[tuple[str, str]]
"""Heading and key of what a table shows; JSON and CSV carry every key."""

_PIPED = 160
"""Characters on a line where there is no terminal."""
_READABLE = 24
"""Characters below which a column of words is no longer read."""
_UNBROKEN = frozenset({"id", "value", "unit", "locator", "format", "line", "issued", "kind", "origin"})


def as_json(rows: Sequence[Row]) -> str:
    """One array."""
    return json.dumps(rows, ensure_ascii=False, indent=1)


def as_csv(rows: Sequence[Row]) -> str:
    """With a header; lists and spans as JSON."""
    target = io.StringIO()
    if rows:
        writer = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return target.getvalue()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def as_table(rows: Sequence[Row], columns: Columns) -> str:
    """As wide as the terminal, one row under another where it is too narrow for columns; ids are never broken.

    Without colour, so that it can be piped. Empty without rows.
    """
    width = shutil.get_terminal_size((_PIPED, 24)).columns if _is_narrowed() else _PIPED
    if not rows:
        return ""
    return _stacked(rows, columns, width) if _is_narrow(rows, columns, width) else _in_columns(rows, columns, width)


def _is_narrowed() -> bool:
    """Whether somebody says how wide the output may be: the terminal, or ``COLUMNS``."""
    return sys.stdout.isatty() or bool(os.environ.get("COLUMNS"))


def _is_narrow(rows: Sequence[Row], columns: Columns, width: int) -> bool:
    """Whether what may be broken has no room beside what may not."""
    fixed, flexible = 0, 0
    for heading, key in columns:
        widest = max(len(_shown(row[key])) for row in rows)
        if key in _UNBROKEN or widest <= _READABLE:
            fixed += max(widest, len(heading)) + 2
        else:
            flexible += 1
    return width - fixed < flexible * _READABLE


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _stacked(rows: Sequence[Row], columns: Columns, width: int) -> str:
    """Each row as a paragraph: its id, then what else is known of it, each with its heading."""
    from rich.padding import Padding
    from rich.text import Text

    (_, first), *rest = columns
    printed: list[str | Padding] = []
    for row in rows:
        printed.append(_shown(row[first]))
        told = [f"{heading}: {_on_one_line(row[key])}" for heading, key in rest if _shown(row[key])]
        short = [text for text in told if len(text) <= _READABLE]
        lines = ("; ".join(short), *(text for text in told if text not in short))
        printed += [Padding(Text(line), (0, 0, 0, 2)) for line in lines if line]
    return _printed(printed, width)


def _on_one_line(value: Any) -> str:
    return " ".join(_shown(value).split())


def _in_columns(rows: Sequence[Row], columns: Columns, width: int) -> str:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading, key in columns:
        number = all(isinstance(row[key], int | float) for row in rows)
        table.add_column(heading, justify="right" if number else "left", no_wrap=key in _UNBROKEN, overflow="fold")
    for row in rows:
        table.add_row(*(_shown(row[key]) for _, key in columns))
    return _printed([table], width)


def _printed(items: Iterable[Any], width: int) -> str:
    """What rich makes of strings, which are never broken, and of things that it lays out, in plain characters."""
    from rich.console import Console

    target = io.StringIO()
    plain = Console(file=target, width=width, markup=False, highlight=False, emoji=False, color_system=None)
    for item in items:
        plain.print(item, soft_wrap=isinstance(item, str))
    return "\n".join(line.rstrip() for line in target.getvalue().splitlines()) + "\n"
