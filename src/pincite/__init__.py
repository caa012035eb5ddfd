"""Executive briefings whose quotations, numbers and citations are checked against their sources."""

__version__ = "0.2.0"
