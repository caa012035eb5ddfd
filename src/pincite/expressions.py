"""Regular expressions that are compiled when they are first used.

A long alternation takes milliseconds to compile, a brief needs half of them at most, and a list of sources none. For
constants of a module; what is compiled in a function, and used there and then, is ``re.compile``'s.
"""

from __future__ import annotations

import re
from typing import Any, cast

_KEPT = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "groups", "groupindex", "flags")


class _Expression:
    """Stands for a pattern of ``re`` in all but functions of ``re`` that take one."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self._asked = flags

    def __getattr__(self, name: str) -> Any:
        # Reached once: from then on what a pattern has is found in the instance.
        if name not in _KEPT:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._asked)
        self.__dict__.update({each: getattr(compiled, each) for each in _KEPT})
        return self.__dict__[name]

    def __reduce__(self) -> tuple[Any, ...]:
        return expression, (self.pattern, self._asked)

    def __repr__(self) -> str:
        return f"expression({self.pattern!r})"


def expression(text: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, later: a fault in ``text`` raises ``re.error`` when the pattern is first used."""
    return cast("re.Pattern[str]", _Expression(text, int(flags)))


SURROGATE = expression(r"[\ud800-\udfff]")
"""Half of a character beyond U+FFFF, as a damaged file leaves it; no encoding of text has a form for it."""
