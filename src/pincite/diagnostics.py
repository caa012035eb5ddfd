"""What is wrong with a brief, a corpus or a file, and where: one type for every stage.

A stage returns its result together with its diagnostics; nothing below ``cli`` prints.
Rule ids state the truth that is required (``quotation-is-verbatim``), messages are lower case without a
full stop, name user text in backticks, and leave the remedy to the hints.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic weighs; only errors stop a build (warnings too under ``--strict``)."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Place:
    """A point in a user's file."""

    file: str = ""
    """The file as the user named it; empty when the fault belongs to no file."""
    line: int = 0
    """First line is 1; 0 when the place is a whole file."""
    column: int = 0
    """First column is 1, counted in code points; 0 when the place is a whole line."""
    path: str = "$"
    """Where in the YAML (``$.themes[1].quotes[0]``), or the page or slide and shape of a delivered file."""

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: the rule broken, the place, the reason, and what to do."""

    rule: str
    severity: Severity
    message: str
    place: Place = Place()
    hints: tuple[str, ...] = ()
    evidence: str = ""
    """Id of the evidence concerned, or empty."""
    verdict: str = ""
    """For quotations, how the words differ from the source (``verbatim``, ``altered-word`` ...)."""

    def __str__(self) -> str:
        head = f"{self.severity}[{self.rule}]: {self.message}"
        if str(self.place):
            head = f"{self.place}: {head}"
        if self.place.path not in ("", "$"):
            head += f" @ {self.place.path}"
        return "\n".join([head, *(f"  hint: {hint}" for hint in self.hints)])

    def as_dict(self) -> dict[str, object]:
        """The JSON form that other programs may rely on."""
        return {
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            "path": self.place.path,
            "rule": self.rule,
            "severity": str(self.severity),
            "message": self.message,
            "hints": list(self.hints),
            "evidence": self.evidence,
            "verdict": self.verdict,
        }


def error(
    rule: str, message: str, place: Place = Place(), *hints: str, evidence: str = "", verdict: str = ""
) -> Diagnostic:
    """A fault that stops the build."""
    return Diagnostic(rule, Severity.ERROR, message, place, hints, evidence, verdict)


def warning(rule: str, message: str, place: Place = Place(), *hints: str, evidence: str = "") -> Diagnostic:
    """A fault that the reader should know and the author may accept."""
    return Diagnostic(rule, Severity.WARNING, message, place, hints, evidence)


class BriefError(Exception):
    """Stops a command: it holds every diagnostic that was found, not only the first."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = arranged(diagnostics)
        super().__init__("\n".join(str(item) for item in self.diagnostics))

    def __reduce__(self) -> tuple[type[BriefError], tuple[tuple[Diagnostic, ...]]]:
        """It crosses from one process to another with what it holds."""
        return BriefError, (self.diagnostics,)


class MissingToolError(Exception):
    """Something that the machine must have is not there; the message says what and how to get it."""


def arranged(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Without repeats, in the order of the file."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda item: (item.place.file, item.place.line, item.place.column, item.rule)))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them stops a build."""
    return any(item.severity is Severity.ERROR for item in diagnostics)


def shortened(text: str, most: int) -> str:
    """``text`` on one line, or its beginning with an ellipsis, in at most ``most`` characters.

    The cut falls between two words if there is room for half of it so; scripts without spaces have no other place.
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    words = cut.rsplit(" ", 1)[0]
    return (words if len(words) >= most // 2 else cut).rstrip(" ,;:–—-") + "…"


def did_you_mean(wanted: str, known: Iterable[str]) -> tuple[str, ...]:
    """A hint that names the nearest known word, or no hint when nothing is near.

    ``wanted`` is what the user typed; ``known`` are the words that would have been accepted.
    """
    near = nearest_word(wanted, known)
    return (f"did you mean `{near}`?",) if near else ()


def nearest_word(wanted: str, known: Iterable[str]) -> str:
    """The known word that is most like ``wanted``, or an empty string when none is near."""
    lowered = {candidate.lower(): candidate for candidate in reversed(list(known))}
    found = difflib.get_close_matches(wanted.lower(), list(lowered), n=1, cutoff=0.55)
    return lowered[found[0]] if found else ""
