"""Fixtures of the composing stage."""

from tests.corpora import seeds

__all__ = ["seeds"]
