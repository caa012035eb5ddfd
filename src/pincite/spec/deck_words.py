"""The deck's fixed words, worded otherwise by a house: what may be said of them in YAML, and what they are held to."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Annotated, Any

from pydantic import Field, create_model

from pincite.spec.parts import NonEmpty, Part
from pincite.words import DeckWords, language_for

NO_LABELS = ("quotes", "inner_quotes", "colon", "range_ends")
"""What belongs to the language rather than to a house, and what names columns of a chart's workbook."""

LABELS = tuple(each.name for each in fields(DeckWords) if each.name not in NO_LABELS)
"""Fixed words of the deck that a house may word otherwise."""

LONGEST = 200
"""Characters of a label."""

Rewording = str | tuple[str, ...] | tuple[tuple[str, str], ...]
"""A label; labels that stand side by side, all of them; or some of those that have names, by those."""

_ENGLISH = language_for("en").deck


def _field(name: str) -> tuple[Any, Any]:
    """Type and description of a label in YAML, after the packaged one."""
    packaged = getattr(_ENGLISH, name)
    told = packaged
    kind: Any = NonEmpty
    if isinstance(packaged, tuple):
        told = ", ".join(packaged)
        kind = Annotated[tuple[NonEmpty, ...], Field(min_length=len(packaged), max_length=len(packaged))]
    elif isinstance(packaged, Mapping):
        told = ", ".join(packaged.values())
        each: Any = {key: (NonEmpty | None, Field(None, description=text)) for key, text in packaged.items()}
        kind = create_model(f"Deck{name.title()}Spec", __base__=Part, __doc__="By what is named.", **each)
    return kind | None, Field(None, alias=name.rstrip("_"), description=f"In English: {told}")


_FIELDS: Any = {name: _field(name) for name in LABELS}
DeckWordsSpec: Any = create_model(
    "DeckWordsSpec", __base__=Part, __doc__="The deck's fixed words, worded otherwise.", **_FIELDS
)


def rewordings(spec: Any) -> dict[str, Rewording]:
    """The labels that a ``DeckWordsSpec`` words otherwise, by their names in ``DeckWords``."""
    found: dict[str, Rewording] = {}
    for name in LABELS:
        value = getattr(spec, name)
        if isinstance(value, Part):
            found[name] = tuple((key, text) for key, text in value if text)
        elif value is not None:
            found[name] = value
    return found


def misfits(name: str, value: Rewording) -> Iterator[str]:
    """What is wrong with a label: too long, or other fields in braces than the packaged one, which would say less."""
    packaged = getattr(_ENGLISH, name)
    if isinstance(value, str):
        pairs = [(value, packaged)]
    elif isinstance(packaged, Mapping):
        pairs = [(pair[1], packaged[pair[0]]) for pair in value]
    else:
        pairs = list(zip((str(each) for each in value), packaged, strict=True))
    for text, model in pairs:
        if len(text) > LONGEST:
            yield f"expected a few words, {LONGEST} characters at most"
        elif _braces(text) != _braces(model):
            needed = ", ".join(f"`{{{field}}}`" for field in _braces(model) or ())
            yield f"expected {needed} in it, as in `{model}`" if needed else "expected a few words without braces"


def _braces(text: str) -> list[str] | None:
    """Names of the fields in braces, sorted; None where they are not plain fields."""
    try:
        parts = [(field, form, turn) for _, field, form, turn in string.Formatter().parse(text) if field is not None]
    except ValueError:
        return None
    if any(form or turn or not field.isidentifier() for field, form, turn in parts):
        return None
    return sorted(field for field, _, _ in parts)
