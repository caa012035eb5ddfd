"""Fixtures of the checks."""

from tests.corpora import seeds

__all__ = ["seeds"]
