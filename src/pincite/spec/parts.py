"""What every part of a file written by an author is made of: mappings without unknown keys, and their short forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, StringConstraints, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

NonEmpty = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Part(BaseModel):
    """Base of every mapping in a brief: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class ShortPart(Part):
    """A mapping that may also be written as the text of one of its keys alone (``- chips`` for ``- theme: chips``)."""

    short_key: ClassVar[str]
    """The key that the text stands for."""

    @model_validator(mode="before")
    @classmethod
    def _from_short_form(cls, value: Any) -> Any:
        return {cls.short_key: value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return with_short_forms(core_schema, handler, lambda keys: (_text_of(keys[cls.short_key]),))


def with_short_forms(
    core_schema: CoreSchema, handler: GetJsonSchemaHandler, short: Callable[[dict[str, Any]], Iterable[dict[str, Any]]]
) -> JsonSchemaValue:
    """The schema of a mapping that may be written shorter; ``short`` gives the shorter forms, by the schemas of its
    keys."""
    reference = handler(core_schema)
    full = handler.resolve_ref_schema(reference)
    if "anyOf" not in full:
        mapping = dict(full)
        full.clear()
        full.update({"anyOf": [*short(mapping["properties"]), mapping], "description": mapping.pop("description", "")})
    return reference


def _text_of(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of the text in one that allows text or null."""
    return next((part for part in schema.get("anyOf", ()) if part.get("type") == "string"), schema)
