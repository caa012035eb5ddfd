"""How long a bottom line may be, before anybody has laid it out."""

from __future__ import annotations

import unicodedata

LONGEST = 260
"""Characters that four lines of the memo hold at the smallest size in which a bottom line is set."""


def half_widths(text: str) -> int:
    """The characters of ``text``, where one of full width (Chinese, Japanese, Korean) counts as two."""
    return len(text) + sum(unicodedata.east_asian_width(char) in "WF" for char in text)
