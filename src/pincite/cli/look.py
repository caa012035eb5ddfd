"""Look into the corpus: lists, search, one piece of evidence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pincite.cli.group import CORPUS, FORMAT, LIMIT, SOURCE, command, known, open_corpus, print_rows, usage

if TYPE_CHECKING:
    from pincite.corpus.catalogue import Corpus


@command.command()
@CORPUS
@click.option("--suggest", is_flag=True, help="Entries for the documents that sources.yaml has none for.")
@click.option("--format", "form", type=click.Choice(["table", "yaml", "json", "csv"]),
              help="How to print the list: table, or with --suggest yaml.")  # fmt: skip
@click.option("--pin", is_flag=True,
              help="Write the SHA-256 of each file and its words into sources.yaml, to notice a change.")  # fmt: skip
def sources(corpus: Path, suggest: bool, form: str | None, pin: bool) -> None:
    """The documents of the corpus and what is known of them.

    With --suggest, drafts of the entries that are missing, as YAML ready to paste into sources.yaml; no file is
    changed.
    """
    from pincite.listing import SOURCE_COLUMNS, source_rows

    if suggest and pin:
        usage("--suggest changes no file and --pin does: use one of them")
    if form == "yaml" and not suggest:
        usage("`--format yaml` goes with --suggest; the records themselves are YAML already")
    texts = open_corpus(corpus, warn=not (pin or suggest))
    if suggest:
        _suggest_sources(corpus, texts, form)
    elif pin:
        _pin(corpus, texts)
    else:
        print_rows(source_rows(texts), SOURCE_COLUMNS, form or "table")


def _suggest_sources(folder: Path, texts: Corpus, form: str | None) -> None:
    from pincite import suggestions
    from pincite.corpus.records import read_references

    references = read_references(folder)
    drafts = suggestions.source_drafts(texts, references)
    if form not in (None, "yaml"):
        print_rows(suggestions.source_draft_rows(drafts), suggestions.SOURCE_DRAFT_COLUMNS, str(form))
    elif drafts:
        click.echo(suggestions.sources_yaml(drafts, there=bool(references)), nl=False)
    if not drafts:
        click.echo(f"every document has its entry in {folder / 'sources.yaml'} already", err=True)


def _pin(folder: Path, texts: Corpus) -> None:
    """Vouch for every file as it is now; says which were vouched for in another state."""
    from pincite.build import save
    from pincite.corpus.fingerprints import is_as_pinned, words_sha256
    from pincite.corpus.pins import pinned

    path = folder / "sources.yaml"
    if not path.is_file():
        usage(f"there is no `{path}` to write the pins into", ("give each document a reference first",))
    content = path.read_bytes()
    hashes = {entry.file: entry.sha256 for entry in texts.entries.values()}
    words = {entry.file: words_sha256(texts.documents[doc_id]) for doc_id, entry in texts.entries.items()}
    changed = pinned(content, str(path), hashes, words)
    if changed != content:
        save([(path, changed)])
    for doc_id, entry in texts.entries.items():
        if not is_as_pinned(texts.documents[doc_id]):
            click.echo(f"{doc_id}: {entry.file} was pinned in another state", err=True)
    unnamed = [entry.file for entry in texts.entries.values() if entry.sha256 not in changed.decode("utf-8", "replace")]
    if unnamed:
        click.echo(f"not pinned, as no reference names them: {', '.join(unnamed)}", err=True)
    click.echo(path)


@command.command()
@CORPUS
@click.option("--suggest", is_flag=True, help="Themes that the corpus speaks of and no theme covers yet.")
@click.option("--explain", metavar="THEME", help="The best passages of a theme, and what each score adds up from.")
@click.option("--format", "form", type=click.Choice(["table", "yaml", "json", "csv"]),
              help="How to print the list: table, or with --suggest yaml.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), help="At most so many passages or drafts.")
def themes(corpus: Path, suggest: bool, explain: str | None, form: str | None, limit: int | None) -> None:
    """The themes, and how much of the corpus speaks of each, by origin and source.

    With --suggest, drafts of further themes, as YAML ready to paste into themes.yaml; no file is changed.
    """
    from pincite.listing import RANKING_COLUMNS, THEME_COLUMNS, ranking_rows, theme_rows

    if suggest and explain:
        usage("--suggest drafts themes and --explain ranks by one that is there: use one of them")
    if form == "yaml" and not suggest:
        usage("`--format yaml` goes with --suggest; the themes themselves are YAML already")
    if limit and not (suggest or explain):
        usage("--limit goes with --suggest or --explain")
    texts = open_corpus(corpus)
    if suggest:
        _suggest_themes(texts, form, limit or _DRAFTS)
        return
    if explain:
        known(texts, theme=explain)
        rows = ranking_rows(texts, explain, limit=limit or _RANKED)
        if not rows:
            click.echo(f"no passage speaks of `{explain}`", err=True)
        print_rows(rows, RANKING_COLUMNS, form or "table")
        return
    if not texts.themes:
        click.echo(
            f"no themes: write {corpus / 'themes.yaml'} (id, label, question, terms); "
            "`pincite themes --suggest` drafts some", err=True,
        )  # fmt: skip
    print_rows(theme_rows(texts), THEME_COLUMNS, form or "table")


_DRAFTS, _RANKED = 12, 10
"""Drafts of themes, and passages of a theme, that are shown unless more are asked for."""


def _suggest_themes(texts: Corpus, form: str | None, limit: int) -> None:
    from pincite import suggestions

    drafts = suggestions.theme_drafts(texts, limit=limit)
    if form not in (None, "yaml"):
        print_rows(suggestions.theme_draft_rows(drafts), suggestions.THEME_DRAFT_COLUMNS, str(form))
    elif drafts:
        click.echo(suggestions.themes_yaml(texts, drafts), nl=False)
    if not drafts:
        click.echo("the corpus keeps coming back to nothing that its themes do not cover", err=True)


@command.command()
@CORPUS
@FORMAT
@SOURCE
@click.option("--theme", help="Only what speaks of this theme, best first.")
@click.option("--speaker", help="Only this speaker's words.")
@click.option("--about", help="Only what a search for these words finds.")
@click.option(
    "--form",
    "wanted",
    type=click.Choice(["direct", "reported", "title", "term", "all"]),
    default="direct",
    show_default=True,
    help="Somebody's words; what a writer reports of them; names of works and bodies; words used as words.",
)
@LIMIT
def quotes(
    corpus: Path, form: str, source: str | None, theme: str | None, speaker: str | None, about: str | None,
    wanted: str, limit: int | None,
) -> None:  # fmt: skip
    """What somebody says in the corpus, with speaker, timecode and id."""
    from pincite.listing import QUOTATION_COLUMNS, quotation_rows

    texts = open_corpus(corpus)
    known(texts, source=source, theme=theme, speaker=speaker)
    rows = quotation_rows(
        texts, source=source, theme=theme, speaker=speaker, about=about, form=wanted, limit=limit
    )  # fmt: skip
    _said_if_empty(rows, "quotation")
    print_rows(rows, QUOTATION_COLUMNS, form)


@command.command()
@CORPUS
@FORMAT
@SOURCE
@click.option("--theme", help="Only numbers in sentences that speak of this theme, best first.")
@click.option("--about", help="Only numbers in sentences that a search for these words finds.")
@LIMIT
def numbers(
    corpus: Path, form: str, source: str | None, theme: str | None, about: str | None, limit: int | None
) -> None:
    """The numbers in the corpus, with value, unit, sentence and id."""
    from pincite.listing import NUMBER_COLUMNS, number_rows

    texts = open_corpus(corpus)
    known(texts, source=source, theme=theme)
    rows = number_rows(texts, source=source, theme=theme, about=about, limit=limit)
    _said_if_empty(rows, "number")
    print_rows(rows, NUMBER_COLUMNS, form)


def _said_if_empty(rows: Sequence[object], noun: str) -> None:
    if not rows:
        click.echo(f"no {noun} of the corpus is of that kind", err=True)


@command.command()
@click.argument("text", nargs=-1, required=True)
@CORPUS
@FORMAT
@SOURCE
@click.option("--theme", help="Only passages that speak of this theme.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many passages.")
def search(text: tuple[str, ...], corpus: Path, form: str, source: str | None, theme: str | None, limit: int) -> None:
    """Passages that hold every word of TEXT, best first; where none does, those that hold some of them.

    "several words" is a phrase, word* a beginning, -word leaves a word out; with such a word, put -- before the text:
    pincite search -- chips -Nvidia
    """
    from pincite.corpus.store.query import query_parts
    from pincite.listing import PASSAGE_COLUMNS, passage_rows

    texts = open_corpus(corpus)
    known(texts, source=source, theme=theme)
    query = " ".join(f'"{part}"' if " " in part and '"' not in part and len(text) > 1 else part for part in text)
    rows, found = passage_rows(texts, query, source=source, theme=theme, limit=limit)
    if not found.complete and rows:
        click.echo(f"no passage holds every word; these hold some of them{_absent(texts, found.absent)}", err=True)
    elif not rows and not query_parts(query)[0]:
        click.echo('nothing to look for: give a word, or a `"phrase"`, that is wanted', err=True)
    elif not rows:
        click.echo(f"nothing found{_absent(texts, found.absent) or _narrowed(source, theme)}", err=True)
    print_rows(rows, PASSAGE_COLUMNS, form)


_FEW = 5
"""So many words that stand nowhere are named."""


def _absent(texts: Corpus, words: Sequence[str]) -> str:
    """What to say of words that stand nowhere: which they are, and what may have been meant."""
    if not words:
        return ""
    named = [f"`{word}`" for word in words[:_FEW]] + ([f"{len(words) - _FEW} more"] if len(words) > _FEW else [])
    verb = "stands" if len(words) == 1 else "stand"
    near = [f"`{word}`" for word in map(texts.near_word, words[:_FEW]) if word]
    hint = f"\n  hint: did you mean {', '.join(near)}?" if near else ""
    return f" ({', '.join(named)} {verb} in no passage of the corpus){hint}"


def _narrowed(source: str | None, theme: str | None) -> str:
    filters = [f"--{key} {value}" for key, value in (("source", source), ("theme", theme)) if value]
    return f" with {' '.join(filters)}" if filters else ""


@command.command()
@click.argument("evidence_id", metavar="ID")
@CORPUS
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(evidence_id: str, corpus: Path, form: str) -> None:
    """One piece of evidence, or a whole source, in its context."""
    from pincite.listing import shown, shown_json

    texts = open_corpus(corpus)
    if texts.evidence(evidence_id) is None and evidence_id not in texts.documents:
        usage(f"`{evidence_id}` is not in the corpus", texts.near_ids(evidence_id))
    click.echo(shown_json(texts, evidence_id) if form == "json" else shown(texts, evidence_id))
