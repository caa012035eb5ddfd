"""Slides: the deck of a brief in a list, with the names by which ``deck:`` calls its slides."""

from __future__ import annotations

from pathlib import Path

import click

from pincite.cli.group import (
    CORPUS,
    FORMAT,
    REFUSED,
    SETTINGS,
    TEMPLATES,
    Refused,
    brief_paths,
    command,
    open_corpus,
    parsed_settings,
    print_rows,
    report,
    templates_folder,
)
from pincite.diagnostics import has_errors

COLUMNS = (("Slide", "slide"), ("Name", "id"), ("Layout", "layout"), ("Title", "title"))


@command.command()
@click.argument("brief", type=click.Path(path_type=Path))
@CORPUS
@TEMPLATES
@SETTINGS
@FORMAT
def slides(brief: Path, corpus: Path, templates: Path | None, settings: tuple[str, ...], form: str) -> None:
    """The slides of BRIEF's deck, with the names that its `deck:` uses; no file is made."""
    from pincite.build import compose_and_check
    from pincite.spec.load import load_brief
    from pincite.writers.deck.laid_out import laid_out

    folder = templates_folder(templates)
    (path,) = brief_paths([brief])
    loaded = load_brief(path, settings=parsed_settings(settings), templates=folder)
    composed = compose_and_check(loaded, open_corpus(corpus), templates=folder)
    done = laid_out(composed.briefing, templates=folder, brand=loaded.brand)
    print_rows(
        [
            {"slide": number, "id": slide.id, "layout": slide.layout, "title": slide.title}
            for number, slide in enumerate(done.deck.slides, 1)
        ],
        COLUMNS,
        form,
    )
    found = (*composed.diagnostics, *done.diagnostics)
    report(found)
    if has_errors(found):
        raise Refused(REFUSED)
