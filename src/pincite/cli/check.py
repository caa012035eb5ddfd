"""Check: what build would refuse."""

from __future__ import annotations

from pathlib import Path

import click

from pincite.cli.group import (
    BAD_INPUT,
    CORPUS,
    SETTINGS,
    TEMPLATES,
    Refused,
    brief_paths,
    cache_folder,
    command,
    parsed_settings,
    read_corpus_into,
    report,
    templates_folder,
)
from pincite.cli.make import exit_code
from pincite.diagnostics import BriefError, Diagnostic, Severity, has_errors


@command.command()
@click.argument("briefs", nargs=-1, type=click.Path(path_type=Path))
@CORPUS
@TEMPLATES
@SETTINGS
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Refuse on warnings too.")
def check(
    briefs: tuple[Path, ...], corpus: Path, templates: Path | None, settings: tuple[str, ...], form: str, strict: bool
) -> None:  # fmt: skip
    """Everything that build would refuse in each BRIEF, without making files."""
    from pincite.build import compose_and_check
    from pincite.listing import diagnostics_as
    from pincite.spec.load import load_brief
    from pincite.writers.deck.laid_out import deck_faults

    found: list[Diagnostic] = []
    code = 0
    folder, overrides = templates_folder(templates), parsed_settings(settings)
    texts, code = read_corpus_into(corpus, found)
    for path in brief_paths(briefs) if texts else ():
        try:
            loaded = load_brief(path, settings=overrides, templates=folder)
            if texts is None:
                continue
            composed = compose_and_check(loaded, texts, templates=folder)
            found += composed.diagnostics
            if not has_errors(composed.diagnostics):
                found += deck_faults(composed.briefing, templates=folder, brand=loaded.brand, cache=cache_folder())
        except BriefError as fault:
            found += fault.diagnostics
            code = BAD_INPUT
    failed = has_errors(found) or (strict and any(item.severity is Severity.WARNING for item in found))
    if form == "text":
        report(found)
    else:
        click.echo(diagnostics_as(form, found))
    if failed:
        if not has_errors(found):
            click.echo("refused: --strict, and there are warnings", err=True)
        raise Refused(code or exit_code(found))
