"""A briefing as JSON: for people who look, for tests that compare, for whoever audits."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal
from typing import Any

from pincite.briefing.model import FORMAT_VERSION, Briefing, Citation, Run


def dump(briefing: Briefing) -> str:
    """The whole briefing as versioned JSON with sorted keys; the same text for the same briefing."""
    content = {"format": "pincite-briefing", "version": FORMAT_VERSION, "briefing": _plain(briefing)}
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _plain(value: Any) -> Any:
    """Dataclasses as mappings without their empty fields, tuples as lists, decimals as text."""
    if isinstance(value, Citation):
        return {"cites": list(value.numbers)}
    if isinstance(value, Run) and value == Run(value.text):
        return value.text
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = ((field.name.rstrip("_"), getattr(value, field.name)) for field in dataclasses.fields(value))
        return {name: _plain(item) for name, item in fields if item not in ("", (), None, False)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, Decimal) else value
