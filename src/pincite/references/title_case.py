"""CSL's text cases over a string that holds marks."""

from __future__ import annotations

import re

from pincite.references.marks import NOCASE

_STOP = frozenset(
    "a about an and as at but by down for from in into nor of on onto or over so the till to up v via von vs with yet"
    .split()
)  # fmt: skip
_WORD = re.compile(r"[^\W_][\w’.]*")
_EXEMPT = re.compile(f"{NOCASE[0]}[^{NOCASE[1]}]*{NOCASE[1]}")


def cased(text: str, how: str, *, english: bool) -> str:
    """``text`` in the case that a style asks for; what is marked as having its own case keeps it.

    Title case is for English alone: a word that holds a capital already is left as it is.
    """
    exempt = [found.span() for found in _EXEMPT.finditer(text)]

    def free(place: int) -> bool:
        return not any(start <= place < end for start, end in exempt)

    if how in ("lowercase", "uppercase"):
        return "".join((c.lower() if how == "lowercase" else c.upper()) if free(i) else c for i, c in enumerate(text))
    words = list(_WORD.finditer(text))
    if how == "title" and not english:
        return text
    for index, word in enumerate(words):
        if not free(word.start()):
            continue
        changed = _changed(text, how, word, first=index == 0, last=index == len(words) - 1)
        text = text[: word.start()] + changed + text[word.end() :]
    return text


def _changed(text: str, how: str, word: re.Match[str], *, first: bool, last: bool) -> str:
    found = word[0]
    capital = found[0].upper() + found[1:]
    if how == "capitalize-first":
        return capital if first and found.islower() else found
    if how == "capitalize-all":
        return capital if found.islower() else found
    if how == "sentence":
        return capital if first else found.lower() if found[1:].islower() and not text.isupper() else found
    if not found.islower():
        return found
    opens = first or last or re.search(r"[:.?!—][\s\ue000-\ue01f“‘(]*$", text[: word.start()]) is not None
    return capital if opens or found.rstrip(".") not in _STOP else found
