"""The JSON Schema accepts the briefs that the loader accepts, short forms included."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from pincite.diagnostics import BriefError
from pincite.marked_yaml import read_yaml
from pincite.spec import brief_schema, read_brief

FULL = (Path(__file__).parent / "full.yaml").read_text(encoding="utf-8")
SCHEMA = brief_schema()
TYPES: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None),
}  # fmt: skip
UNDERSTOOD = {
    "$schema", "$defs", "$ref", "title", "description", "default", "type", "properties", "required", "items",
    "additionalProperties", "anyOf", "enum", "format", "pattern",
    "minLength", "minItems", "maxItems", "minimum", "maximum",
}  # fmt: skip


def accepts(schema: dict[str, Any], value: Any) -> bool:
    """JSON Schema, as far as our schema uses it."""
    if "$ref" in schema:
        return accepts(SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], value)
    if "anyOf" in schema and not any(accepts(part, value) for part in schema["anyOf"]):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "type" in schema and not (
        isinstance(value, TYPES[schema["type"]]) and (schema["type"] == "boolean" or not isinstance(value, bool))
    ):
        return False
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        return set(schema.get("required", ())) <= set(value) and all(
            key in properties and accepts(properties[key], item)
            for key, item in value.items()
            if schema.get("additionalProperties", True) is False or key in properties
        )
    if isinstance(value, list):
        sizes = schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value))
        return sizes and all(accepts(schema.get("items", {}), item) for item in value)
    if isinstance(value, str):
        return len(value) >= schema.get("minLength", 0) and bool(re.search(schema.get("pattern", ""), value))
    return value is None or schema.get("minimum", value) <= value <= schema.get("maximum", value)


def agree(source: str) -> bool:
    """What the schema says, when the loader says the same."""
    by_schema = accepts(SCHEMA, read_yaml(source, "a.yaml").data)
    try:
        read_brief(source, "a.yaml")
    except BriefError:
        assert not by_schema
    else:
        assert by_schema
    return by_schema


@pytest.mark.parametrize(
    "source",
    [
        "title: x\nthemes: [open-source, reach]\n",
        FULL,
        "title: x\nthemes:\n  - {theme: a, quotes: [a#b, {about: c}], numbers: [d#e, {formula: d#e / 2, round: 1}]}\n",
        "title: x\nthemes: [{theme: 中国, quotes: [中国#策略]}]\nfrom: y\n",
    ],
)
def test_what_loads_fits_the_schema(source: str) -> None:
    assert agree(source)


@pytest.mark.parametrize(
    "source",
    [
        "title: x\n",
        "title: x\nthemes: []\n",
        "title: x\nthemes: chips\n",
        "title: x\nthemes: [{headline: y}]\n",
        "title: x\nthemes: [a]\ntitel: y\n",
        "title: x\nthemes: [a]\nfrom_: y\n",
        "title: x\nthemes: [{theme: a, quotes: [b c]}]\n",
        "title: x\nthemes: [{theme: a, quotes: [{id: b, max: 13}]}]\n",
        "title: x\nthemes: [[a]]\n",
        "title: x\nthemes: [a]\npaper: A5\n",
    ],
)
def test_what_does_not_load_does_not_fit(source: str) -> None:
    assert not agree(source)


def keywords(schema: Any) -> set[str]:
    if isinstance(schema, list):
        return set().union(*map(keywords, schema)) if schema else set()
    if not isinstance(schema, dict):
        return set()
    inner = [value for key, value in schema.items() if key not in ("properties", "$defs", "default", "enum")]
    named = [value for key in ("properties", "$defs") for value in schema.get(key, {}).values()]
    return set(schema) | keywords(inner) | keywords(named)


def test_the_schema_uses_only_what_is_checked_here() -> None:
    """Otherwise ``accepts`` would pass what an editor refuses."""
    assert keywords(SCHEMA) <= UNDERSTOOD


def test_the_schema_says_what_it_is() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["title"] == "Pincite brief"
    assert SCHEMA["description"]
    assert "from" in SCHEMA["properties"]


def test_the_schema_is_the_same_each_time() -> None:
    assert brief_schema() == SCHEMA
    assert list(brief_schema()["$defs"]) == list(SCHEMA["$defs"])


def test_every_part_of_a_brief_is_described() -> None:
    assert [name for name, part in SCHEMA["$defs"].items() if not part.get("description")] == []
