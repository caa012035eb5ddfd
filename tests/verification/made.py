"""The memos and decks of the checkout's briefs, made once, and ways to edit them as a colleague would."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pptx import Presentation

from pincite.briefing.model import Briefing
from pincite.build import compose_and_check
from pincite.corpus.catalogue import Corpus, read_corpus
from pincite.delivered import READERS, Delivered
from pincite.spec.load import load_brief
from pincite.verification.model import Finding, Verified
from pincite.verification.record import Record, read_record
from pincite.verification.verify import verify
from pincite.writers import write

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
BRIEFS = ("china-ai-strategy", "chip-controls", "open-models")
FULL = BRIEFS[0]


@cache
def seeds() -> Corpus:
    return read_corpus(ROOT / "seeds")[0]


@cache
def briefing(name: str = FULL) -> Briefing:
    loaded = load_brief(ROOT / "briefs" / f"{name}.yaml")
    return compose_and_check(loaded, seeds(), templates=TEMPLATES).briefing


@cache
def file(output: str, name: str = FULL) -> bytes:
    """``memo`` or ``deck``, with its evidence."""
    return write(output, briefing(name), templates=TEMPLATES)[0]


@cache
def record(output: str, name: str = FULL) -> Record:
    return read_record(read(file(output, name)).evidence)


def read(data: bytes) -> Delivered:
    return READERS["pdf" if data.startswith(b"%PDF") else "pptx"](data)


def checked(data: bytes, evidence: Record | None = None, corpus: Corpus | None = None) -> Verified:
    """A file against the evidence that it carries, or against this."""
    delivered = read(data)
    found = evidence if evidence is not None else read_record(delivered.evidence)
    return verify(delivered, found, corpus)


def faults(result: Verified) -> list[Finding]:
    return [finding for finding in result.findings if finding.breaks]


def edited(change: Callable[[Any], object], name: str = FULL) -> bytes:
    """The deck after a change with python-pptx, saved by it."""
    presentation = Presentation(io.BytesIO(file("deck", name)))
    change(presentation)
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def runs(presentation: Any, *, notes: bool = False) -> Iterator[tuple[Any, Any, Any]]:
    """Every run with its slide and its shape."""
    for slide in presentation.slides:
        shapes = list(slide.notes_slide.shapes) if notes and slide.has_notes_slide else list(slide.shapes)
        for shape in shapes:
            frames = [shape.text_frame] if shape.has_text_frame else []
            if getattr(shape, "has_table", False) and shape.has_table:
                frames = [cell.text_frame for cell in shape.table.iter_cells()]
            for frame in frames:
                for paragraph in frame.paragraphs:
                    yield from ((slide, shape, run) for run in paragraph.runs)


def replaced(old: str, new: str, *, notes: bool = False) -> Callable[[Any], None]:
    """A change of the first run that holds ``old``."""

    def change(presentation: Any) -> None:
        run = next(run for _, _, run in runs(presentation, notes=notes) if old in run.text)
        run.text = run.text.replace(old, new, 1)

    return change
