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
_INDENTED = re.compile(r" *(?:- +)*")
_HAS_KEY = re.compile(r":(?:\s|$)")
_ALONE = re.compile(r"[^\]\r\n]*\][ \t]*(?:[\r\n#]|$)")
"""The rest of a bracket that nothing follows: a list, as likely as a text."""
_TIGHT_KEY = re.compile(r"[\w-]{1,40}:\S")
_NO_TEXT = ("", *"#?[{]}\"'|>&*")
"""What begins a line that is no plain text, or an empty one."""
_ODD_SPACE = re.compile(r"[ \t]*([\u00a0\u2000-\u200b\u202f\u3000\ufeff])")
_GOES_ON = "text goes on after the closing"
_INDENT = "begin the keys of one mapping, and the `-` of one list, in the same column"


def refusal(fault: yaml.MarkedYAMLError, text: str, marks: Marks, *, last: int = 0) -> Diagnostic:
    """One diagnostic for the fault at which the parser stopped; ``last`` is where the last value before it begins."""
    index = _index(fault.problem_mark or fault.context_mark)
    began = _index(fault.context_mark or fault.problem_mark)
    problem, context = fault.problem or "", fault.context or ""
    message, hint, where = _explained(problem, context, text, min(index, len(text)), min(began, len(text)))
    hints = hint.splitlines()
    begins, stops = marks.at(last).line, marks.at(where).line
    if message in (f'{_GOES_ON} `"`', f"{_GOES_ON} `'`") and begins < stops:
        hints.insert(0, f"that text begins in line {begins}: close its quotation mark there, if it ends there")
    return error("yaml-parses", message, marks.at(where), *hints)


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
        ids = "\nin a list of ids they stand without `@`: `[source#id, ...]`" if _ALONE.match(text, index) else ""
        return "text without quotation marks cannot start with a pin-cite `[@`", QUOTE_IT + ids, index - 1
    return _cannot_start(text[index : index + 1], index)


def _second_colon(text: str, index: int) -> _Reason:
    own = _line_start(text, index)
    for start in (own, _line_start(text, max(own - 1, 0))):
        if odd := _ODD_SPACE.match(text, start):
            return f"expected spaces before the value, found U+{ord(odd[1]):04X}", "indent with spaces", odd.start(1)
    line = text[own:index]
    if re.search(r":[ \t]", line):
        return "found a second `: ` in one line of text without quotation marks", QUOTE_IT, index
    key = line.strip()
    start = own + len(line) - len(line.lstrip())
    if (no_key := _line_without_key(text, start)) is not None:
        return no_key
    return (
        f"the key `{key[:40]}` does not fit where it stands",
        f"{_INDENT}\nif it is text that goes on from the line above, {QUOTE_IT}",
        start,
    )


def _line_without_key(text: str, start: int) -> _Reason | None:
    """What is wrong where the lines above a key begin in its column and are text: the first of them lacks its colon."""
    own = _line_start(text, start)
    column, found = start - own, None
    while own:
        end = own - (2 if text[own - 2 : own] == "\r\n" else 1)
        above = _line_start(text, end)
        line = text[above:end].rstrip()
        sign = _INDENTED.match(line)
        begins = sign.end() if sign else 0
        words = line[begins:]
        if begins != column or words[:1] in _NO_TEXT or _HAS_KEY.search(words):
            # Lines under `key: text` go on with that text.
            return None if words and begins < column and not line.endswith(":") else found
        remedy = "put a space after the colon" if _TIGHT_KEY.match(words) else "write `key: value`"
        message, hint = f"expected a key with `: `, found `{words[:40]}`", f"{remedy}, or indent it below its key"
        found = message, hint, above + begins
        own = above if line.startswith(" " * column) else 0  # a `-` begins what the key stands in
    return found


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
        return f"{_GOES_ON} `{before}`", hint, index
    if before and before in "]}":
        return f"{_GOES_ON} `{before}`", QUOTE_IT, index
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
