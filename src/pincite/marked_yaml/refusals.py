"""What a parser says about a YAML file that it cannot read, in words for its author.

libyaml and PyYAML word the same fault differently; both are recognised by what their messages share.
"""

from __future__ import annotations

import re

import yaml

from pincite.diagnostics import Diagnostic, error
from pincite.marked_yaml.marks import Marks

QUOTE_IT = "put the text in quotation marks, or on the next line, indented, after `>-`"
_Reason = tuple[str, str, int]
"""Message, hints (one a line), and the offset that it is about."""
_INDENT = "begin the keys of one mapping, and the `-` of one list, in the same column"


def refusal(fault: yaml.MarkedYAMLError, text: str, marks: Marks) -> Diagnostic:
    """One diagnostic for the fault at which the parser stopped."""
    index = _index(fault.problem_mark or fault.context_mark)
    began = _index(fault.context_mark or fault.problem_mark)
    problem, context = fault.problem or "", fault.context or ""
    message, hint, where = _explained(problem, context, text, min(index, len(text)), min(began, len(text)))
    return error("yaml-parses", message, marks.at(where), *(hint.splitlines()))


def _index(mark: yaml.Mark | None) -> int:
    return mark.index if mark else 0


def _explained(problem: str, context: str, text: str, index: int, began: int) -> _Reason:
    """What stands at ``index`` of ``text``, where the parser stopped in what ``began`` earlier."""
    reason: _Reason
    if text[index : index + 1] == "\t" and ("cannot start" in problem or "tab" in problem):
        reason = "expected spaces before the value, found a tab", "indent with spaces", index
    elif "cannot start any token" in problem:
        reason = _forbidden_start(text, index)
    elif any(f"scanning {what}" in context for what in ("an alias", "an anchor", "a block scalar", "a tag")):
        reason = _cannot_start(text[began : began + 1], began)
    elif "mapping values are not allowed" in problem:
        reason = _second_colon(text, index)
    elif "quoted scalar" in context:
        reason = _quoted(problem, text, index, began)
    elif "parsing a flow" in context and "expected ','" in problem:
        hint = f"close it\nif it is text that begins with the bracket, {QUOTE_IT}"
        reason = f"the bracket `{text[began : began + 1]}` is never closed", hint, began
    else:
        reason = _out_of_place(context, text, index) or _other(problem, text, index, began)
    return reason


def _cannot_start(sign: str, where: int) -> _Reason:
    shown = "a backtick" if sign == "`" else f"`{sign}`"
    return f"text without quotation marks cannot start with {shown}", QUOTE_IT, where


def _forbidden_start(text: str, index: int) -> _Reason:
    if index and text[index - 1 : index + 1] == "[@":
        return "text without quotation marks cannot start with a pin-cite `[@`", QUOTE_IT, index - 1
    return _cannot_start(text[index : index + 1], index)


def _second_colon(text: str, index: int) -> _Reason:
    line = text[_line_start(text, index) : index]
    if re.search(r":[ \t]", line):
        return "found a second `: ` in one line of text without quotation marks", QUOTE_IT, index
    key = line.strip()
    start = _line_start(text, index) + len(line) - len(line.lstrip())
    return (
        f"the key `{key[:40]}` does not fit where it stands",
        f"{_INDENT}\nif it is text that goes on from the line above, {QUOTE_IT}",
        start,
    )


def _quoted(problem: str, text: str, index: int, began: int) -> _Reason:
    mark = text[began : began + 1]
    if "escape" in problem:
        where = text.rfind("\\", began, index + 1)
        hint = "write `\\\\` for a backslash, or put the text on the next line, indented, after `>-`"
        return f'between `"` the sign `{text[where : where + 2]}` means nothing', hint, where
    return f"the quotation mark `{mark}` is never closed", f"end the text with `{mark}`", began


def _out_of_place(context: str, text: str, index: int) -> _Reason | None:
    """What follows a value in its line, or stands in a column of its own."""
    if "block mapping" not in context and "block collection" not in context:
        return None
    before = text[_line_start(text, index) : index].rstrip()[-1:]
    if before and before in "\"'":
        hint = "quotation marks enclose the whole text or none of it: put it on the next line, indented, after `>-`"
        return f"text goes on after the closing `{before}`", hint, index
    if before and before in "]}":
        return f"text goes on after the closing `{before}`", QUOTE_IT, index
    return "the indentation fits no line above", _INDENT, index


def _other(problem: str, text: str, index: int, began: int) -> _Reason:
    reason: _Reason = "the YAML cannot be read from here on", QUOTE_IT, index
    if "could not find expected ':'" in problem:
        line = next(iter(text[began:].splitlines()), "").strip()
        reason = (
            f"expected a key with `:`, found `{line[:40]}`",
            "write `key: value`, or indent it below its key",
            began,
        )
    elif "sequence entries are not allowed" in problem:
        reason = "a list cannot begin in the line of its key", "put `- ` on the next line, indented", index
    elif "tag" in problem:
        reason = _cannot_start("!", began)
    elif "node content" in problem:
        reason = f"expected a value, found `{text[index : index + 1]}`", QUOTE_IT, index
    elif "document" in problem:
        hint = "a brief needs no lines that begin with `%`, `---` or `...`"
        reason = "expected the beginning of a document", hint, index
    return reason


def _line_start(text: str, index: int) -> int:
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
