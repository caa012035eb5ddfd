"""Whether a source's licence lets a copy travel with the briefing."""

from __future__ import annotations

import re

_OPEN = re.compile(
    r"cc0(?:-1\.0)?|cc-by(?:-sa|-nd)?(?:-\d\.\d)?(?:-[a-z]{2,4})?|pddl-1\.0|odbl-1\.0|odc-by-1\.0|ogl-[a-z]+-\d\.\d"
    r"|etalab-2\.0|dl-de-(?:by|zero)-2\.0|public[ -]domain|pdm-1\.0|us-gov(?:ernment)?-works?",
    re.IGNORECASE,
)
"""Identifiers of licences that let anyone pass on verbatim copies: Creative Commons but for its non-commercial ones,
the open data and open government licences, and the public domain."""
_ADDRESS = re.compile(
    r"https?://creativecommons\.org/(?:licenses/by(?:-sa|-nd)?|publicdomain/(?:zero|mark))/\d\.\d(?:/.{0,20})?",
    re.IGNORECASE,
)


def allows_copies(licence: str) -> bool:
    """Whether a stated licence is known to let anyone pass on copies; any other is taken to forbid it."""
    stated = licence.strip()
    return bool(_OPEN.fullmatch(stated) or _ADDRESS.fullmatch(stated))


def travels(licence: str, *, wanted: bool) -> bool:
    """Whether a copy goes into a bundle: where the licence allows it, and where there is none and the user asks."""
    return allows_copies(licence) if licence.strip() else wanted
