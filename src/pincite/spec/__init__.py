"""Stage 4: the YAML of a brief and the prose in it."""

from pincite.spec.load import LoadedBrief, load_brief, prose_paths, read_brief
from pincite.spec.model import BriefSpec
from pincite.spec.prose import (
    PinCite,
    ProseBlock,
    ProseFault,
    Quoted,
    Target,
    Words,
    parse_prose,
    quoted_words,
)
from pincite.spec.schema import brief_schema

__all__ = [
    "BriefSpec",
    "LoadedBrief",
    "PinCite",
    "ProseBlock",
    "ProseFault",
    "Quoted",
    "Target",
    "Words",
    "brief_schema",
    "load_brief",
    "parse_prose",
    "prose_paths",
    "quoted_words",
    "read_brief",
]
