"""Editions of a briefing: what each rested on, and what has changed between one and the next, or since in the corpus.

Knows the corpus and nothing of briefs; a briefing, an evidence file and a corpus all become an ``Edition`` to compare.
"""
