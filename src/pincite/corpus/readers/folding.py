"""White space of a page as a browser folds it (CSS Text, section 4)."""

from __future__ import annotations

import re

_WHITE = " \t\n\r\f"
_ENDS = _WHITE + "\xa0\u2002\u2003\u2009\u200a\u202f\u3000"
"""White space that no text begins or ends with: East Asian paragraphs are indented with U+3000."""
_FOLD = re.compile(r"[ \t\n\r\f]+")
_CARRIES_NOTHING = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphen, zero-width space, word joiner and a stray byte-order mark."""
BREAK = "\x1f"
"""Stands for a line break until white space is folded; the tree holds no control characters of its own."""


def folded(text: str) -> str:
    """``text`` as a browser shows it: white space folded but for no-break spaces, invisible characters dropped."""
    lines = _FOLD.sub(" ", _CARRIES_NOTHING.sub("", text)).split(BREAK)
    return "\n".join(line.strip(_WHITE) for line in lines).strip(_ENDS)
