"""The JSON Schema of a brief, for editors that complete and check YAML while it is typed."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from pincite.spec.model import BriefSpec

_WORD_CHARACTER = r"[\w.-]"
_NO_DELIMITER = r"[^\s#@;,\[\]]"
"""Nearly what ``\\w`` means to the model, letters of every script; to an editor ``\\w`` is ASCII."""


class _Schema(GenerateJsonSchema):
    schema_dialect = "https://json-schema.org/draft/2020-12/schema"

    def field_title_should_be_set(self, schema: Any) -> bool:
        """No titles: they would repeat the keys."""
        return False


def brief_schema() -> dict[str, Any]:
    """JSON Schema, draft 2020-12, of a brief as it is written: key names and short forms as in the YAML.

    It says less than the loader checks: that a quotation needs one of several keys, for one.
    """
    schema = BriefSpec.model_json_schema(by_alias=True, schema_generator=_Schema)
    head = {
        "$schema": _Schema.schema_dialect,
        "title": "Pincite brief",
        "description": "One briefing: what it says, and the evidence it rests on.",
    }
    written: dict[str, Any] = _portable({**head, **{key: value for key, value in schema.items() if key not in head}})
    return written


def _portable(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_portable(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: value.replace(_WORD_CHARACTER, _NO_DELIMITER) if key == "pattern" and isinstance(value, str)
        else _portable(value)
        for key, value in schema.items()
    }  # fmt: skip
