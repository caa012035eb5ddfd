"""Customise: what editors and designers need, the names that the corpus garbles, and references for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pincite.cli.group import (
    CORPUS,
    TEMPLATES,
    Refused,
    brief_paths,
    command,
    open_corpus,
    print_rows,
    report,
    templates_folder,
    usage,
)
from pincite.cli.make import exit_code

if TYPE_CHECKING:
    from pincite.briefing.model import Prose
    from pincite.build import Composed
    from pincite.corpus.catalogue import Corpus


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
        rows = suggestions.lexicon_rows(texts)
        print_rows(rows, suggestions.LEXICON_COLUMNS, form or "table")
        if unheard := [f"`{row['as_heard']}`" for row in rows if not row["count"]]:
            click.echo(f"found nowhere in the sources they apply to: {', '.join(unheard)}", err=True)
        return
    found = suggestions.suspects(texts)
    if form not in (None, "yaml"):
        print_rows(suggestions.suspect_rows(texts, found), suggestions.SUSPECT_COLUMNS, str(form))
    elif found:
        click.echo(suggestions.suspects_yaml(texts, found), nl=False)
    if not found:
        settled = " that the lexicon does not settle" if texts.lexicon else ""
        click.echo(f"no name looks like a garbled form of another{settled}", err=True)


@command.command()
@click.argument("brief", required=False, type=click.Path(path_type=Path))
@CORPUS
@TEMPLATES
@click.option("--format", "form", type=click.Choice(["text", "csl-json", "bibtex"]), default="text", show_default=True,
              help="A bibliography, or records for Zotero and Pandoc, or for LaTeX.")  # fmt: skip
@click.option("--style", help="Citation style of the text, as in a brief's `citations`; by default the brief's.")
def references(brief: Path | None, corpus: Path, templates: Path | None, form: str, style: str | None) -> None:
    """The references of the sources that BRIEF cites, or of the whole corpus."""
    from pincite.briefing.citations import bibliography
    from pincite.references import export
    from pincite.references.items import as_item
    from pincite.references.processor import DEFAULT_LANGUAGE
    from pincite.references.styles import DEFAULT_STYLE, load_style

    texts, folder = open_corpus(corpus), templates_folder(templates)
    cited = _cited_by(brief, texts, folder) if brief else None
    lang = cited.loaded.spec.lang if cited else DEFAULT_LANGUAGE
    ids = [entry.id for entry in cited.briefing.sources] if cited else list(texts.sources)
    items = [as_item(texts.sources[doc_id], lang=lang) for doc_id in ids]
    if form != "text":
        click.echo(export.csl_json(items) if form == "csl-json" else export.bibtex(items), nl=False)
    elif style is None and cited and brief:
        used = load_style(cited.loaded.spec.citations, templates=folder, folder=brief.parent)
        _print_bibliography(bibliography(used, items, lang=lang))
    else:
        _print_bibliography(bibliography(load_style(style or DEFAULT_STYLE, templates=folder), items, lang=lang))


def _print_bibliography(listed: dict[str, Prose]) -> None:
    from pincite.briefing.model import plain

    for reference in listed.values():
        click.echo(plain(reference))


def _cited_by(brief: Path, texts: Corpus, templates: Path) -> Composed:
    """The brief, composed. What keeps it from being built ends the command: it may hide what is cited."""
    from pincite.build import compose_and_check
    from pincite.diagnostics import has_errors
    from pincite.spec.load import load_brief

    path = brief_paths([brief])[0]
    composed = compose_and_check(load_brief(path, templates=templates), texts, templates=templates)
    if has_errors(composed.diagnostics):
        report(composed.diagnostics)
        raise Refused(exit_code(composed.diagnostics))
    return composed
