"""The context guard: whether quoted words say in the quotation what they say in their source."""

from pincite.corpus.guard.judge import judge, judge_span
from pincite.corpus.guard.model import COST, Verdict, VerdictName

__all__ = ["COST", "Verdict", "VerdictName", "judge", "judge_span"]
