"""How what travels inside a delivered file is called: one place for whoever writes it and whoever reads it back."""

from __future__ import annotations

EVIDENCE_FORMAT = "pincite-evidence"
"""The ``format`` of the evidence file; what says so is ours, whatever its name."""
EVIDENCE_SUFFIX = "-evidence.json"
"""Ending of its name, beside the other outputs and as an attachment of the memo."""
EVIDENCE_NAMESPACE = "urn:pincite:evidence:1"
"""Of the element that holds the evidence file as text in a custom XML part of a deck (ECMA-376, part 1, 15.2.5)."""
EVIDENCE_ELEMENT = "evidence"
