"""Customise: what editors and designers need, and the names that the corpus garbles."""

from __future__ import annotations

from pathlib import Path

import click

from pincite.cli.group import CORPUS, command, open_corpus, print_rows, usage


@command.command()
def schema() -> None:
    """The JSON Schema of a brief, for editors that complete and check YAML."""
    import json

    from pincite.spec.schema import brief_schema

    click.echo(json.dumps(brief_schema(), indent=2, ensure_ascii=False))


@command.command()
@CORPUS
@click.option("--suggest", is_flag=True, help="Names that look like a garbled form of another, for you to decide.")
@click.option("--format", "form", type=click.Choice(["table", "yaml", "json", "csv"]),
              help="How to print the list: table, or with --suggest yaml.")  # fmt: skip
def lexicon(corpus: Path, suggest: bool, form: str | None) -> None:
    """Garbled names and what they stand for, with how often each occurs and where.

    With --suggest, entries to consider, as YAML ready to paste into lexicon.yaml; no file is changed.
    """
    from pincite import suggestions

    if form == "yaml" and not suggest:
        usage("`--format yaml` goes with --suggest; the lexicon itself is YAML already")
    texts = open_corpus(corpus)
    if not suggest:
        if not texts.lexicon:
            click.echo(f"no entries: write {corpus / 'lexicon.yaml'}, or see `pincite lexicon --suggest`", err=True)
        print_rows(suggestions.lexicon_rows(texts), suggestions.LEXICON_COLUMNS, form or "table")
        return
    found = suggestions.suspects(texts)
    if form not in (None, "yaml"):
        print_rows(suggestions.suspect_rows(texts, found), suggestions.SUSPECT_COLUMNS, str(form))
    elif found:
        click.echo(suggestions.suspects_yaml(texts, found), nl=False)
    if not found:
        click.echo("no name looks like a garbled form of another", err=True)
