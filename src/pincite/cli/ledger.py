"""Ledger: every number that a brief's memo and deck print, and what it is bound to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pincite.cli.group import (
    BAD_INPUT,
    CORPUS,
    FORMAT,
    REFUSED,
    SETTINGS,
    TEMPLATES,
    Refused,
    command,
    open_corpus,
    parsed_settings,
    print_rows,
    report,
    templates_folder,
)
from pincite.diagnostics import BriefError, Diagnostic, has_errors

if TYPE_CHECKING:
    from pincite.build import Composed


@command.command()
@click.argument("brief", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@CORPUS
@TEMPLATES
@SETTINGS
@FORMAT
@click.option("--all", "everything", is_flag=True, help="In the table, the structural numbers too.")
@click.option("--uncited", is_flag=True, help="Instead, the sentences that state a fact and cite nothing.")
def ledger(
    brief: Path, corpus: Path, templates: Path | None, settings: tuple[str, ...], form: str, everything: bool,
    uncited: bool,
) -> None:  # fmt: skip
    """Every number that the memo and the deck of BRIEF print, and what each is bound to.

    A number is bound to one of the corpus, derived from such numbers by a formula, or structural (a date, a page, a
    paragraph, a citation, a count of our own). The table leaves structural ones out; json and csv have all. Exit code
    1: a number is bound to nothing, or the two files print one number differently.
    """
    from pincite.briefing.language import written_in
    from pincite.build import compose_and_check
    from pincite.ledger.entries import ledger_of
    from pincite.ledger.rows import LINE_COLUMNS, SENTENCE_COLUMNS, line_rows, sentence_rows
    from pincite.spec.load import load_brief

    folder, overrides = templates_folder(templates), parsed_settings(settings)
    texts = open_corpus(corpus)
    try:
        composed = compose_and_check(load_brief(brief, settings=overrides, templates=folder), texts, templates=folder)
    except BriefError as fault:
        report(fault.diagnostics)
        raise Refused(BAD_INPUT) from fault
    report(_stopping(composed))
    if uncited:
        print_rows(sentence_rows(composed.briefing), SENTENCE_COLUMNS, form)
        return
    found = ledger_of(
        composed.briefing, texts, templates=folder, brand=composed.loaded.brand, lang=written_in(composed.loaded)
    )
    unlike = found.unlike
    shown = found.lines if everything or form != "table" else tuple(
        line for line in found.lines if line.basis.status != "structural"
    )  # fmt: skip
    print_rows(line_rows(shown), LINE_COLUMNS, form)
    click.echo(found.headline, err=form != "table")
    for line in unlike:
        message = f"error: {line.place} prints `{line.printed}` for `{line.basis.number}`, and the memo does not"
        click.echo(message, err=True)
    if found.unbound or unlike or has_errors(composed.diagnostics):
        raise Refused(REFUSED)


def _stopping(composed: Composed) -> list[Diagnostic]:
    return [item for item in composed.diagnostics if has_errors((item,))]
