"""Kinds of text in a brief: the author's prose, ids of evidence, dates."""

from __future__ import annotations

import datetime
import re
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from pincite.spec.parts import NonEmpty


class Markdown:
    """Marks a field whose text is the author's prose."""


def _as_iso_date(value: object) -> object:
    """Lets nothing through but ISO 8601 calendar dates: a bare number would be read as seconds since 1970."""
    if isinstance(value, datetime.date) or (isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value.strip())):
        return value.strip() if isinstance(value, str) else value
    raise PydanticCustomError("date_parsing", "expected a date such as 2026-12-15")


EvidenceId = Annotated[
    str,
    StringConstraints(pattern=r"^[\w.-]+(#[\w.-]+)?$"),
    Field(description="`source#slug` as `pincite quotes`, `numbers` and `search` print it, or a whole `source`."),
]
Prose = Annotated[
    NonEmpty,
    Markdown(),
    Field(description="Markdown; pin-cites as [@source#slug], several in one bracket parted by `;`."),
]
IsoDate = Annotated[datetime.date, BeforeValidator(_as_iso_date)]
