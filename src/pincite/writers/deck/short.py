"""The short form of a deck: the most important slides, as many as the author allows.

Importance goes by what a slide is for, in the order of ``IMPORTANCE``, and within one kind by the order of the deck.
Slides that the author added or put in order stay. A slide that is split counts as often as it is shown; one that is
too many is passed over for the next that there is room for. The order of the deck does not change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pincite.writers.deck.model import Kind, Slide
from pincite.writers.deck.plan import LAST, without

IMPORTANCE: tuple[Kind, ...] = (
    "cover", "answer", "overview", "judgement", "options", "conflict", "numbers", "certainty", "decision", "changes",
    "theme", "exhibit", "quotation", "added",
)  # fmt: skip
"""What a reader with little time is shown first: the answer, what it rests on, what to choose, what is disputed; then
the figures, how sure it is, the decision, the themes' messages, and last their charts and further quotations."""


def shortened(slides: Sequence[Slide], most: int, parts: Callable[[Slide], int]) -> tuple[list[Slide], int]:
    """The slides of which at most ``most`` are shown before the appendix, and how many those are.

    ``parts`` says over how many slides one is split. There are more than ``most`` only if the author named more.
    """
    ranked = _ranked(slides)
    room, chosen = most, []
    for name, needed in ((name, _shown(slides, name, parts)) for name in ranked):
        if needed <= room or _is_kept(slides, name):
            chosen.append(name)
            room -= needed
    while True:
        kept = without(slides, set(ranked) - set(chosen))
        # What a theme means has moved to the last of its slides that is left, which may now need another.
        count = sum(_shown(kept, name, parts) for name in chosen)
        spare = next((name for name in reversed(chosen) if not _is_kept(slides, name)), None)
        if count <= most or spare is None:
            return kept, count
        chosen.remove(spare)


def _ranked(slides: Sequence[Slide]) -> list[str]:
    """Names of the slides before the appendix, the most important first; those that the author named before all."""
    first: dict[str, tuple[bool, int, int]] = {}
    for index, slide in enumerate(slides):
        if slide.kind not in LAST or slide.kept:
            rank = IMPORTANCE.index(slide.kind) if slide.kind in IMPORTANCE else len(IMPORTANCE)
            first.setdefault(slide.id, (not slide.kept, rank, index))
    return sorted(first, key=lambda name: first[name])


def _shown(slides: Sequence[Slide], name: str, parts: Callable[[Slide], int]) -> int:
    return sum(parts(slide) for slide in slides if slide.id == name)


def _is_kept(slides: Sequence[Slide], name: str) -> bool:
    return any(slide.kept for slide in slides if slide.id == name)
