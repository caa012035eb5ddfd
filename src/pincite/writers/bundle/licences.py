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


_SPDX = re.compile(
    r"CC0-1\.0|CC-BY(?:-NC)?(?:-(?:SA|ND))?-(?:1\.0|2\.0|2\.5|3\.0|4\.0)|CC-PDDC|PDDL-1\.0|ODbL-1\.0|ODC-By-1\.0"
    r"|OGL-(?:Canada-2\.0|UK-[123]\.0)|etalab-2\.0|DL-DE-(?:BY|ZERO)-2\.0|GFDL-1\.[123]-(?:only|or-later)"
    r"|Apache-2\.0|MIT"
)
"""Identifiers in the list of SPDX that documents and data stand under."""


def web_address(stated: str) -> str:
    """The web address of a licence that is stated by one, or by its SPDX identifier; else empty."""
    if stated.startswith(("https://", "http://")):
        return stated
    name = next((name for name in (stated, stated.upper()) if _SPDX.fullmatch(name)), "")
    return f"https://spdx.org/licenses/{name}" if name else ""


def allows_copies(licence: str) -> bool:
    """Whether a stated licence is known to let anyone pass on copies; any other is taken to forbid it."""
    stated = licence.strip()
    return bool(_OPEN.fullmatch(stated) or _ADDRESS.fullmatch(stated))


def travels(licence: str, *, wanted: bool) -> bool:
    """Whether a copy goes into a bundle: where the licence allows it, and where there is none and the user asks."""
    return allows_copies(licence) if licence.strip() else wanted
