"""Pin-cites in Pandoc's form, and what is nearly one.

A bracket that was meant as a pin-cite must never be printed as words: then the sentence would pass as uncited prose.
"""

from __future__ import annotations

import re

from pincite.spec.prose_model import PinCite, ProseFault, Target

_ID = r"[\w.-]+(?:#[\w.-]+)?"
_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_TARGET = re.compile(rf"@({_ID})")
_AT = re.compile(r"(?:^|[\s;,(:-])@")
_IDS_WITHOUT_AT = re.compile(r"\s*[\w.-]+#[\w.-]+(?:\s*[;,]\s*[\w.-]+(?:#[\w.-]+)?)*\s*")
_BARE = re.compile(rf"@{_ID}")
_FORM = "a pin-cite is `[@source#slug]`; several stand in one bracket, parted by `;`"


def bracket_at(text: str, start: int, limit: int) -> PinCite | ProseFault | None:
    """What the bracket that opens at ``start`` and closes before ``limit`` is; nothing for words such as ``[sic]``."""
    found = _BRACKET.match(text, start, limit)
    if found is None:
        return None
    inside = found[1]
    if _AT.search(inside):
        return _pin_cite(found)
    if _IDS_WITHOUT_AT.fullmatch(inside):
        targets = "; ".join("@" + target for target in re.findall(_ID, inside))
        message = f"`{found[0]}` looks like a pin-cite without `@`"
        return _fault(message, f"write `[{targets}]`; for the words themselves, put `\\` before `[`", start)
    if inside.startswith("^"):
        return ProseFault("prose-is-plain", f"`{found[0]}` is a footnote", "cite the source: " + _FORM, start)
    return None


def end_of_bracket(text: str, start: int) -> int:
    """Offset behind the bracket that opens at ``start``."""
    found = _BRACKET.match(text, start)
    return found.end() if found else start + 1


def bare_at(text: str, start: int) -> ProseFault | None:
    """A fault when the ``@`` at ``start`` begins an id outside brackets (Pandoc's form for author-in-text)."""
    found = _BARE.match(text, start)
    before = text[start - 1] if start else " "
    if found is None or before.isalnum() or before in "_@.":
        return None
    name = found[0].rstrip(".-")
    if before == "[" and not text[: start - 1].endswith("\\"):
        return _fault(f"the bracket of the pin-cite `{name}` is never closed", f"write `[{name}]`", start - 1)
    hint = f"write `[{name}]`; for the words themselves, put `\\` before `@`"
    return _fault(f"the pin-cite `{name}` stands outside brackets", hint, start)


def _pin_cite(bracket: re.Match[str]) -> PinCite | ProseFault:
    targets = []
    start = bracket.start(1)
    for part in bracket[1].split(";"):
        read = _target(part, start)
        if isinstance(read, ProseFault):
            return read
        targets.append(read)
        start += len(part) + 1
    return PinCite(tuple(targets), bracket.start(), bracket.end())


def _target(part: str, start: int) -> Target | ProseFault:
    stripped = part.strip()
    start += len(part) - len(part.lstrip())
    if not stripped:
        return _fault("a pin-cite is missing beside `;`", "delete the `;`", start)
    found = _TARGET.search(stripped)
    if found is None:
        named = "`@` names nothing" if stripped == "@" else f"`{stripped}` is no pin-cite"
        return _fault(named, _FORM, start)
    if found[0] == stripped:
        return Target(found[1], start + 1, start + len(stripped))
    if found.start() > 0:
        words = stripped[: found.start()].strip()
        hint = f"put the words into the sentence: `{words} ... [{found[0]}]`"
        return _fault(f"`{words}` stands before `{found[0]}` in its bracket", hint, start)
    rest = stripped[found.end() :].lstrip()
    hint = (
        "part several pin-cites with `;`"
        if "@" in rest
        else "a bracket holds ids only; put the words into the sentence"
    )
    return _fault(f"`{rest}` stands after `{found[0]}` in its bracket", hint, start + len(stripped) - len(rest))


def _fault(message: str, hint: str, offset: int) -> ProseFault:
    return ProseFault("pin-cite-is-well-formed", message, hint, offset)
