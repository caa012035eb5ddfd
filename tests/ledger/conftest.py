"""Fixtures of the ledger."""

from tests.corpora import seeds

__all__ = ["seeds"]
