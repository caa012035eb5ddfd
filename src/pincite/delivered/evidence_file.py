"""The evidence file as it travels: what is one, and what only looks like it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from pincite.delivered.names import EVIDENCE_FORMAT

Content = TypeVar("Content")


def read_content(data: bytes, made_of: Callable[[dict[str, Any]], Content]) -> Content:
    """What ``made_of`` makes of the JSON of an evidence file.

    Raises ``ValueError``, with the reason as its message, for what is no such file or lacks what one has.
    """
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise ValueError("is damaged: it is no JSON") from fault
    if not isinstance(content, dict) or content.get("format") != EVIDENCE_FORMAT:
        raise ValueError("is no evidence file")
    try:
        return made_of(content)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise ValueError("lacks what an evidence file has") from fault
