"""What ``verify`` finds in a delivered file. No input or output here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pincite.diagnostics import Diagnostic, Place, Severity

Status = Literal["altered", "moved", "untraceable", "removed"]
"""``moved``: it stands in the sources, but not in the place or not from the speaker that the file names."""
Subject = Literal[
    "quotation", "speaker", "number", "date", "judgement", "citation", "cited-sentence", "sentence", "caveat", "slide",
    "sheet", "source", "document",
]  # fmt: skip
"""``date`` stands for every number that is no amount: a year, a name with a number in it, a file's name; ``judgement``
for how likely or how sure something is said to be; ``document`` for a source as a whole, ``source`` for what is cited
from it."""

_RULES: dict[tuple[str, str], tuple[str, Severity]] = {
    ("quotation", "altered"): ("quotation-is-verbatim", Severity.ERROR),
    ("quotation", "untraceable"): ("quotation-is-verbatim", Severity.ERROR),
    ("quotation", "moved"): ("quotation-has-its-speaker", Severity.ERROR),
    ("quotation", "removed"): ("quotation-is-kept", Severity.WARNING),
    ("speaker", "altered"): ("quotation-has-its-speaker", Severity.ERROR),
    ("speaker", "moved"): ("quotation-has-its-speaker", Severity.ERROR),
    ("number", "altered"): ("number-is-unaltered", Severity.ERROR),
    ("number", "moved"): ("number-has-source", Severity.ERROR),
    ("number", "untraceable"): ("number-has-source", Severity.ERROR),
    ("number", "removed"): ("number-is-kept", Severity.WARNING),
    ("date", "moved"): ("date-has-source", Severity.WARNING),
    ("date", "untraceable"): ("date-has-source", Severity.WARNING),
    ("judgement", "altered"): ("judgement-is-unaltered", Severity.ERROR),
    ("citation", "altered"): ("citation-is-unaltered", Severity.ERROR),
    ("citation", "untraceable"): ("citation-resolves", Severity.ERROR),
    ("citation", "removed"): ("citation-is-kept", Severity.WARNING),
    ("cited-sentence", "untraceable"): ("cited-sentence-was-built", Severity.WARNING),
    ("cited-sentence", "altered"): ("cited-sentence-is-unaltered", Severity.WARNING),
    ("cited-sentence", "removed"): ("cited-sentence-is-kept", Severity.WARNING),
    ("caveat", "removed"): ("caveat-is-kept", Severity.WARNING),
    ("slide", "removed"): ("slide-is-kept", Severity.WARNING),
    ("sheet", "untraceable"): ("sheet-is-of-the-briefing", Severity.WARNING),
    ("sentence", "altered"): ("sentence-keeps-its-sense", Severity.WARNING),
    ("document", "altered"): ("source-is-unaltered", Severity.WARNING),
    ("document", "removed"): ("source-is-in-corpus", Severity.WARNING),
    ("source", "altered"): ("source-line-is-kept", Severity.WARNING),
    ("source", "removed"): ("source-line-is-kept", Severity.WARNING),
    ("source", "untraceable"): ("evidence-stands-in-corpus", Severity.ERROR),
}


_REMEDIES: dict[Status, str] = {
    "altered": "put back what was there, or change the brief and build the file anew",
    "moved": "check what it is said of, and cite the passage that says it",
    "untraceable": "take it out, or add its source to the corpus and build the file anew",
    "removed": "put it back, or make sure that nothing that is left rests on it",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a file that does not hold, or is no longer there."""

    subject: Subject
    status: Status
    message: str
    sheet: int = 0
    """Page or slide, from 1; 0 for what belongs to none."""
    label: str = ""
    """What a reader calls it: ``page iv``, ``slide 3, notes``."""
    hints: tuple[str, ...] = ()
    evidence: str = ""
    verdict: str = ""
    stands: str = ""
    """The words as they stand in the file."""
    recorded: str = ""
    """The words as they were printed, or as the source has them."""

    def diagnostic(self, file: str) -> Diagnostic:
        """The same in the form that every command reports."""
        rule, severity = _RULES[self.subject, self.status]
        severity = Severity.ERROR if self.breaks else severity
        hints = (*self.hints, self.remedy)
        return Diagnostic(
            rule, severity, self.message, Place(file, path=self.label or "$"), hints, self.evidence, self.verdict
        )

    @property
    def remedy(self) -> str:
        """What whoever sends the file on is to do."""
        if self.subject == "document" and self.status == "removed":
            return "add it to the corpus, or name the folder that has it with --corpus"
        if self.subject == "document" or (self.subject, self.status) == ("source", "untraceable"):
            return "see what the source says now, and build the file anew"
        if (self.subject, self.status) == ("cited-sentence", "untraceable"):
            return "make sure that what it cites says so, or take it out"
        if self.subject == "sheet":
            return "verify the file it came from, or take it out" if self.sheet else "give the evidence of this file"
        if self.subject == "speaker" or self.verdict == "wrong-speaker":
            return "put the quotation and the name of who said it together again"
        return _REMEDIES[self.status]

    @property
    def breaks(self) -> bool:
        """Whether the file no longer holds because of it. A sentence may be worded anew, but not turned round."""
        denies = self.subject in ("cited-sentence", "sentence") and self.verdict == "negation"
        return denies or _RULES[self.subject, self.status][1] is Severity.ERROR


@dataclass(frozen=True, slots=True)
class SheetCount:
    """How much on a page or slide was checked and holds."""

    sheet: int
    quotations: int
    numbers: int
    structural: tuple[tuple[str, int], ...] = ()
    """Names of the rules by which numbers need no source (``page-number``), and how many each."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What holds in a file and what does not, in the order of the file."""

    noun: str
    """``page`` or ``slide``."""
    sheets: tuple[SheetCount, ...]
    findings: tuple[Finding, ...]
    basis: tuple[str, ...]
    """What it was compared with, in words."""

    @property
    def holds(self) -> bool:
        return not any(finding.breaks for finding in self.findings)
