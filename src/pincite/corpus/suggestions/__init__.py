"""Drafts for the analyst to decide on: names that look garbled, and themes."""
