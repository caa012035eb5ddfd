"""A pydantic model's verdict on the values of a file, in words and with their places in the file."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pincite.diagnostics import BriefError, Diagnostic, did_you_mean, error, shortened
from pincite.marked_yaml.marks import Marks, Steps, join_path
from pincite.marked_yaml.nodes import TextNode
from pincite.marked_yaml.reader import MarkedYaml
from pincite.marked_yaml.refusals import QUOTE_IT

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

Model = TypeVar("Model", bound="BaseModel")

_LONGEST_FOUND = 40
_DASH = re.compile(r"-[^\W\d]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_EXPECTED = {
    "string": "text",
    "int": "a whole number",
    "float": "a number",
    "decimal": "a number",
    "bool": "`true` or `false`",
    "date": "a date such as 2026-12-15",
    "tuple": "a list",
    "list": "a list",
    "dict": "keys with values",
    "model": "keys with values",
}
"""First word of pydantic's error type -> what the author should have written."""


def validated(model: type[Model], marked: MarkedYaml) -> Model:
    """The file's values as a model. Raises ``BriefError`` with every fault; see ``checked``."""
    value, faults = checked(model, marked)
    if value is None:
        raise BriefError(faults)
    return value


def checked(model: type[Model], marked: MarkedYaml) -> tuple[Model | None, tuple[Diagnostic, ...]]:
    """The model and nothing, or nothing and all faults.

    Types come from the model, not from YAML: ``title: 2027`` is text where text is wanted. A key that is left
    blank counts as left out.
    """
    from pydantic import ValidationError

    data = marked.as_typed()
    try:
        return model.model_validate(data, by_alias=True, by_name=False), ()
    except ValidationError as fault:
        details = fault.errors(include_url=False)
    blanks = [detail["loc"] for detail in details if detail["input"] is None and detail["type"] != "extra_forbidden"]
    if blanks:
        data = copy.deepcopy(data)
        for loc in blanks:
            _leave_out(data, loc)
        try:
            return model.model_validate(data, by_alias=True, by_name=False), ()
        except ValidationError as fault:
            details = fault.errors(include_url=False)
    return None, tuple(_diagnostic(model, marked.marks, detail) for detail in _without_echoes(model, details))


def _without_echoes(model: type[BaseModel], details: list[ErrorDetails]) -> Iterable[ErrorDetails]:
    """Without faults that only follow from others: keys missing because they are misspelt, lists short of bad items."""
    misspelt = {
        (detail["loc"][:-1], hint)
        for detail in details
        if detail["type"] == "extra_forbidden"
        for hint in _hints_for_key(model, detail["loc"])
    }
    for detail in details:
        echo = False
        if detail["type"] == "missing":
            *parent, key = detail["loc"]
            echo = bool(misspelt & {(tuple(parent), hint) for hint in did_you_mean(str(key), [str(key)])})
        elif detail["type"] == "too_short":  # pydantic counts only the items that fit
            echo = len(detail["input"]) >= detail["ctx"]["min_length"]
        if not echo:
            yield detail


def _leave_out(data: Any, loc: Steps) -> None:
    for step in loc[:-1]:
        if (isinstance(data, dict) and step in data) or isinstance(step, int):
            data = data[step]
    if isinstance(data, dict) and data.get(loc[-1], "") is None:
        del data[loc[-1]]


def _diagnostic(model: type[BaseModel], marks: Marks, detail: ErrorDetails) -> Diagnostic:
    loc, kind = detail["loc"], detail["type"]
    steps, node = marks.known(loc)
    path = join_path(steps)
    if kind == "extra_forbidden":
        message = f"unknown key `{_cut(str(loc[-1]))}`"
        return error("key-is-known", message, marks.key_place(path), *_hints_for_key(model, loc))
    if kind == "missing" and steps == loc:
        return error("value-fits", f"`{loc[-1]}` is left blank", marks.key_place(path), "give it a value")
    if kind == "missing":
        return error("key-is-present", f"missing key `{loc[-1]}`", marks.place(path))
    message, hints = _verdict(model, detail, steps)
    about_found = isinstance(node, TextNode) or kind.endswith("_type")
    if about_found and message.startswith("expected") and ", found " not in message:
        message += f", found {_found(detail['input'])}"
    return error("value-fits", message, marks.place(path), *hints)


def _hints_for_key(model: type[BaseModel], loc: Steps) -> tuple[str, ...]:
    known = _keys(model_at(model, loc[:-1]))
    return did_you_mean(str(loc[-1]), known) or (f"known keys: {', '.join(known)}",)


def _verdict(model: type[BaseModel], detail: ErrorDetails, steps: Steps) -> tuple[str, tuple[str, ...]]:
    """What was expected, and how to write it."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    subject = kind.split("_", maxsplit=1)[0]
    message = f"expected another value: {detail['msg'][:1].lower()}{detail['msg'][1:]}"
    hints: tuple[str, ...] = ()
    if kind == "literal_error":
        words = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        hints = did_you_mean(value, words) if isinstance(value, str) else ()
        message = f"expected one of {', '.join(words)}"
    elif kind == "value_error":
        message = str(context.get("error", detail["msg"]))
    elif kind == "string_pattern_mismatch":
        message, hints = _unfit_text(str(value), str(context.get("pattern", "")))
    elif kind in ("string_too_short", "string_too_long", "too_short", "too_long"):
        message = _length(kind, context, value)
    elif kind in _COMPARED:
        message = f"expected {_COMPARED[kind]} {next(iter(context.values()), '')}"
    elif subject in _EXPECTED:
        short = "text or " if subject == "model" and hasattr(model_at(model, steps), "short_key") else ""
        message = f"expected {short}{_EXPECTED[subject]}"
        hints = tuple(_shape_hints(model, subject, value, steps))
        if subject == "date" and _DAY.fullmatch(str(value)):
            hints = ("the calendar has no such day",)
    return message, hints


_COMPARED = {
    "greater_than": "a number above",
    "greater_than_equal": "a number of at least",
    "less_than": "a number below",
    "less_than_equal": "a number of at most",
}


_FORMS = {
    "[0-9a-f]{64}": ("a SHA-256, 64 of the digits 0 to 9 and a to f", "`pincite sources --pin` writes it"),
    "[A-Za-z]{1,3}": ("up to three letters or a number, such as B or 2",),
}
"""What stands in a pattern -> what it means, and a hint if there is one."""


def _unfit_text(text: str, pattern: str) -> tuple[str, tuple[str, ...]]:
    if r"\d{4}" in pattern:
        return "expected a date such as 2026-12-15, 2026-12 or 2026", ()
    for sign, (expected, *remedy) in _FORMS.items():
        if sign in pattern:
            return f"expected {expected}", tuple(remedy)
    if r"\w" not in pattern:
        return f"expected text of the form `{pattern}`", ()
    hints: tuple[str, ...] = ()
    if "#" not in pattern:  # the name that a document or theme is given, not a place in one
        fit = "-".join(re.findall(r"[\w.]+", text))
        hints = (f"an id has letters, digits, `.`, `_` and `-` only: `{_cut(fit)}`",) if fit else ()
    elif text.lstrip("[").startswith("@"):
        hints = (f"here ids stand without brackets and `@`: `{_cut(text.strip('[]@ '))}`",)
    elif "," in text or ";" in text:
        hints = ("several ids are a list: `[first-id, second-id]`",)
    elif " " in text.strip():
        hints = ("ids have no spaces; `pincite search` finds the id of a passage",)
    return "expected an id", hints


def _length(kind: str, context: dict[str, Any], value: Any) -> str:
    if kind == "string_too_short" and isinstance(value, str) and not value.strip():
        return "expected text, found nothing"
    limit = context.get("min_length", context.get("max_length", 0))
    noun = ("character" if kind.startswith("string") else "item") + ("" if limit == 1 else "s")
    bound = "at least" if "min_length" in context else "at most"
    count = len(value) if isinstance(value, (str, list)) else context.get("actual_length")
    return f"expected {bound} {limit} {noun}, found {count}"


def _shape_hints(model: type[BaseModel], subject: str, value: Any, steps: Steps) -> Iterable[str]:
    """How to write the shape that was expected, from the shape that was found."""
    key = next((str(step) for step in reversed(steps) if isinstance(step, str)), "")
    if subject in ("tuple", "list") and isinstance(value, str) and _DASH.match(value):
        yield "put a space after the `-` of each item"
    elif subject in ("tuple", "list") and isinstance(value, str):
        fits = re.fullmatch(r"[\w.#,; -]+", value.strip())
        ids = [part.strip() for part in re.split("[,;]", value)] if fits else []
        item = model_at(model, steps)
        if item is None or hasattr(item, "short_key"):
            items = ", ".join(ids) if ids and all(" " not in name for name in ids) else "..."
            yield f"write `{key}: [{items}]`, or each item on a line of its own after `- `"
        else:
            yield f"begin each item on a line of its own with `- {next(iter(_keys(item)))}: `"
    elif subject in ("tuple", "list") and isinstance(value, dict):
        yield "put `- ` before the first key of each item"
    elif subject == "string" and isinstance(value, list):
        yield f"if it is one text that begins with `[`, {QUOTE_IT}"
    elif subject == "string" and isinstance(value, dict):
        yield f"if it is one text with `: ` in it, {QUOTE_IT}"
    elif subject == "model" and (keys := _keys(model_at(model, steps))):
        yield f"known keys: {', '.join(keys)}"


def _found(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "keys with values"
    text = str(value)
    return f"`{_cut(text)}`" if text.strip() else "nothing"


def _cut(text: str) -> str:
    return shortened(text, _LONGEST_FOUND)


def model_at(model: type[BaseModel] | None, loc: Steps) -> type[BaseModel] | None:
    """The model of the mapping that a location leads to."""
    for step in loc:
        if model is None or isinstance(step, int):
            continue
        fields = model.model_fields
        field = next((item for name, item in fields.items() if step == (item.alias or name)), None)
        model = _model_in(field.annotation) if field else None
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The one model that an annotation such as ``tuple[Part, ...] | None`` names."""
    from pydantic import BaseModel

    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _keys(model: type[BaseModel] | None) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in model.model_fields.items()) if model else ()
