"""The command line: the only place that prints, exits and reads the environment or the clock."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pincite import __version__
from pincite.diagnostics import BriefError, Diagnostic, MissingToolError, Severity, did_you_mean, has_errors

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from pincite.build import Composed
    from pincite.corpus.catalogue import Corpus
    from pincite.spec.load import LoadedBrief

REFUSED, BAD_INPUT, MISSING, OUR_FAULT = 1, 2, 3, 70
"""Exit codes besides 0: evidence or rule; input or usage; the machine lacks something; a fault in Pincite."""

_GROUPS = {
    "Make": ("new", "build"),
    "Look into the corpus": ("sources", "themes", "quotes", "numbers", "search", "show"),
    "Check": ("check",),
    "Customise": ("schema",),
}


class _Refused(Exception):  # noqa: N818 - not a fault of ours: the command ends with this code
    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(code)


class _GroupedCommands(click.Group):
    """Lists the commands by what one does with them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for names in _GROUPS.values() for name in names]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, names in _GROUPS.items():
            with formatter.section(title):
                commands = ((name, self.get_command(ctx, name)) for name in names)
                formatter.write_dl([(name, command.get_short_help_str(90)) for name, command in commands if command])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None:
            hint = " ".join(did_you_mean(args[0], self.list_commands(ctx)))
            raise click.UsageError(f"no command is called `{args[0]}`" + (f"; {hint}" if hint else ""), ctx)
        return super().resolve_command(ctx, args)


_CORPUS = click.option(
    "--corpus", type=click.Path(path_type=Path), default=Path("seeds"), show_default=True,
    help="Folder of source documents.",
)  # fmt: skip
_FORMAT = click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True,
    help="How to print the list.",
)  # fmt: skip
_SOURCE = click.option("--source", help="Only from this source.")
_LIMIT = click.option("--limit", type=click.IntRange(min=1), help="At most so many rows.")


@click.group(cls=_GroupedCommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="pincite")
def command() -> None:
    """Executive briefings whose quotations, numbers and citations are checked against their sources.

    One YAML brief and a folder of source documents become a policy memo (PDF) and a slide deck (PPTX).
    """


@command.command()
@click.argument("briefs", nargs=-1, type=click.Path(path_type=Path))
@_CORPUS
@click.option("--templates", type=click.Path(path_type=Path), help="Folder of templates instead of the packaged ones.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("build"), show_default=True,
              help="Folder for the files.")  # fmt: skip
@click.option("--only", multiple=True, type=click.Choice(["memo", "deck", "evidence"]), help="Only this file.")
@click.option("--jobs", type=click.IntRange(min=1), help="Files made side by side; by default one per processor.")
@click.option("--strict", is_flag=True, help="Refuse on warnings too.")
@click.option("--dump", is_flag=True, help="Also write the composed briefing as JSON.")
@click.option("-v", "--verbose", is_flag=True, help="Say what was chosen and why.")
def build(
    briefs: tuple[Path, ...], corpus: Path, templates: Path | None, out: Path, only: tuple[str, ...], jobs: int | None,
    strict: bool, dump: bool, verbose: bool,
) -> None:  # fmt: skip
    """Make memo, deck and evidence file of each BRIEF; of all in briefs/ when none is named."""
    from pincite.writers import OUTPUTS, packaged_templates
    from pincite.writers.workers import workers

    folder = templates or packaged_templates()
    if not folder.is_dir():
        raise click.UsageError(f"`{folder}` is no folder of templates")
    outputs = tuple(output for output in OUTPUTS if not only or output in only)
    paths = _brief_paths(briefs)
    with workers(outputs, briefs=len(paths), templates=folder, jobs=jobs or os.cpu_count() or 1) as executors:
        composed, refused = _composed(paths, corpus, strict=strict)
        if verbose:
            for item in composed:
                _explain(item)
        refused = _write(composed, outputs, folder, out, executors, dump=dump) or refused
    if refused:
        raise _Refused(refused)


@command.command()
@click.argument("briefs", nargs=-1, type=click.Path(path_type=Path))
@_CORPUS
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Refuse on warnings too.")
def check(briefs: tuple[Path, ...], corpus: Path, form: str, strict: bool) -> None:
    """Everything that build would refuse in each BRIEF, without making files."""
    from pincite.listing import diagnostics_as

    found: list[Diagnostic] = []
    code = 0
    texts, code = _read_corpus(corpus, found)
    for path in _brief_paths(briefs) if texts else ():
        try:
            loaded = _load(path)
            found += _compose(loaded, texts).diagnostics if texts else ()
        except BriefError as fault:
            found += fault.diagnostics
            code = BAD_INPUT
    failed = has_errors(found) or (strict and any(item.severity is Severity.WARNING for item in found))
    if form == "text":
        _report(found)
    else:
        click.echo(diagnostics_as(form, found))
    if failed:
        raise _Refused(code or REFUSED)


@command.command()
@_CORPUS
@_FORMAT
def sources(corpus: Path, form: str) -> None:
    """The documents of the corpus and what is known of them."""
    from pincite.listing import SOURCE_COLUMNS, source_rows

    _print_rows(source_rows(_corpus(corpus, warn=True)), SOURCE_COLUMNS, form)


@command.command()
@_CORPUS
@_FORMAT
def themes(corpus: Path, form: str) -> None:
    """The themes, and how much of the corpus speaks of each."""
    from pincite.listing import THEME_COLUMNS, theme_rows

    texts = _corpus(corpus)
    if not texts.themes:
        click.echo(f"no themes: write {corpus / 'themes.yaml'} (id, label, question, terms)", err=True)
    _print_rows(theme_rows(texts), THEME_COLUMNS, form)


@command.command()
@_CORPUS
@_FORMAT
@_SOURCE
@click.option("--theme", help="Only what speaks of this theme, best first.")
@click.option("--speaker", help="Only this speaker's words.")
@click.option("--about", help="Only what a search for these words finds.")
@click.option("--form", "wanted", type=click.Choice(["direct", "title", "term", "all"]), default="direct",
              show_default=True, help="Somebody's words; names of works and bodies; words used as words.")  # fmt: skip
@_LIMIT
def quotes(
    corpus: Path, form: str, source: str | None, theme: str | None, speaker: str | None, about: str | None,
    wanted: str, limit: int | None,
) -> None:  # fmt: skip
    """What somebody says in the corpus, with speaker, timecode and id."""
    from pincite.listing import QUOTATION_COLUMNS, quotation_rows

    texts = _corpus(corpus)
    _known(texts, source=source, theme=theme, speaker=speaker)
    rows = quotation_rows(texts, source=source, theme=theme, speaker=speaker, about=about, form=wanted)
    _print_rows(rows[:limit], QUOTATION_COLUMNS, form)


@command.command()
@_CORPUS
@_FORMAT
@_SOURCE
@click.option("--theme", help="Only numbers in sentences that speak of this theme, best first.")
@click.option("--about", help="Only numbers in sentences that a search for these words finds.")
@_LIMIT
def numbers(
    corpus: Path, form: str, source: str | None, theme: str | None, about: str | None, limit: int | None
) -> None:
    """The numbers in the corpus, with value, unit, sentence and id."""
    from pincite.listing import NUMBER_COLUMNS, number_rows

    texts = _corpus(corpus)
    _known(texts, source=source, theme=theme)
    _print_rows(number_rows(texts, source=source, theme=theme, about=about)[:limit], NUMBER_COLUMNS, form)


@command.command()
@click.argument("text", nargs=-1, required=True)
@_CORPUS
@_FORMAT
@_SOURCE
@click.option("--theme", help="Only passages that speak of this theme.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many passages.")
def search(text: tuple[str, ...], corpus: Path, form: str, source: str | None, theme: str | None, limit: int) -> None:
    """Passages that hold every word of TEXT, best first.

    "several words" is a phrase, word* a beginning, -word leaves a word out; with such a word, put -- before the text:
    pincite search -- chips -Nvidia
    """
    from pincite.listing import PASSAGE_COLUMNS, passage_rows

    texts = _corpus(corpus)
    _known(texts, source=source, theme=theme)
    query = " ".join(f'"{part}"' if " " in part and '"' not in part and len(text) > 1 else part for part in text)
    _print_rows(passage_rows(texts, query, source=source, theme=theme)[:limit], PASSAGE_COLUMNS, form)


@command.command()
@click.argument("evidence_id", metavar="ID")
@_CORPUS
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(evidence_id: str, corpus: Path, form: str) -> None:
    """One piece of evidence, or a whole source, in its context."""
    from pincite.listing import shown, shown_json

    texts = _corpus(corpus)
    if texts.evidence(evidence_id) is None and evidence_id not in texts.documents:
        _usage(f"`{evidence_id}` is not in the corpus", texts.near_ids(evidence_id))
    click.echo(shown_json(texts, evidence_id) if form == "json" else shown(texts, evidence_id))


@command.command()
@click.argument("name")
@_CORPUS
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), default=Path("briefs"), show_default=True,
              help="Where to put it.")  # fmt: skip
def new(name: str, corpus: Path, folder: Path) -> None:
    """Write a starter brief that builds as it is: briefs/NAME.yaml."""
    from pincite.corpus.slugs import slug
    from pincite.starter import starter_brief

    stem = slug(name.removesuffix(".yaml").removesuffix(".yml"))
    if not stem:
        raise click.UsageError("give the brief a name of letters or digits")
    path = folder / f"{stem}.yaml"
    if path.exists():
        raise click.UsageError(f"`{path}` is there already; choose another name")
    text = starter_brief(name.removesuffix(".yaml").removesuffix(".yml"), _corpus(corpus))
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    click.echo(path)


@command.command()
def schema() -> None:
    """The JSON Schema of a brief, for editors that complete and check YAML."""
    import json

    from pincite.spec.schema import brief_schema

    click.echo(json.dumps(brief_schema(), indent=2, ensure_ascii=False))


def _brief_paths(briefs: Sequence[Path]) -> list[Path]:
    if briefs:
        for path in briefs:
            if not path.is_file():
                near = did_you_mean(path.name, (item.name for item in sorted(Path("briefs").glob("*.y*ml"))))
                _usage(f"there is no brief `{path}`", near)
        return list(briefs)
    found = sorted([*Path("briefs").glob("*.yaml"), *Path("briefs").glob("*.yml")])
    if not found:
        _usage("there is no brief in `briefs`", ("name one, or write one with `pincite new NAME`",))
    return found


def _usage(message: str, hints: Iterable[str] = ()) -> None:
    raise click.UsageError("\n  hint: ".join([message, *hints]))


def _load(path: Path) -> LoadedBrief:
    from pincite.spec.load import load_brief

    return load_brief(path)


def _compose(loaded: LoadedBrief, texts: Corpus) -> Composed:
    from pincite.build import compose_and_check

    return compose_and_check(loaded, texts)


def _read_corpus(folder: Path, found: list[Diagnostic]) -> tuple[Corpus | None, int]:
    """The corpus, with its warnings added to ``found``; or nothing, its faults added, and the exit code."""
    from pincite.corpus.catalogue import read_corpus

    try:
        texts, diagnostics = read_corpus(folder)
    except BriefError as fault:
        found += fault.diagnostics
        return None, BAD_INPUT
    found += diagnostics
    return texts, 0


def _corpus(folder: Path, *, warn: bool = False) -> Corpus:
    found: list[Diagnostic] = []
    texts, code = _read_corpus(folder, found)
    if texts is None or warn:
        _report(found)
    if texts is None:
        raise _Refused(code)
    return texts


def _known(texts: Corpus, *, source: str | None = None, theme: str | None = None, speaker: str | None = None) -> None:
    from pincite.briefing.selection import is_speaker, near_speakers

    if source and source not in texts.documents:
        _usage(f"no source is called `{source}`", did_you_mean(source, texts.documents))
    if theme and theme not in texts.themes:
        _usage(f"no theme is called `{theme}`", did_you_mean(theme, texts.themes))
    if speaker and not any(is_speaker(speaker, name) for name in texts.speakers):
        _usage(f"`{speaker}` says nothing in the corpus", near_speakers(speaker, texts))


def _composed(paths: Sequence[Path], folder: Path, *, strict: bool) -> tuple[list[Composed], int]:
    """The briefs that can be written, and the exit code for those that cannot."""
    found: list[Diagnostic] = []
    texts, code = _read_corpus(folder, found)
    _report(found)
    if texts is None:
        return [], code
    composed: list[Composed] = []
    for path in paths:
        try:
            item = _compose(_load(path), texts)
        except BriefError as fault:
            _report(fault.diagnostics)
            code = max(code, BAD_INPUT)
            continue
        _report(item.diagnostics)
        if has_errors(item.diagnostics) or (strict and item.diagnostics):
            click.echo(f"{path}: refused; nothing was written", err=True)
            code = max(code, REFUSED)
        else:
            composed.append(item)
    return composed, code


def _write(
    composed: Sequence[Composed], outputs: Sequence[str], templates: Path, out: Path, executors: Mapping[str, Executor],
    *, dump: bool,
) -> int:  # fmt: skip
    from pincite.briefing.dump import dump as dumped
    from pincite.build import file_name, render, save

    briefings = [item.briefing for item in composed]
    files: list[tuple[Path, bytes]] = []
    code = 0
    for loaded, done in zip(
        (item.loaded for item in composed),
        render(briefings, outputs=outputs, templates=templates, timestamp=_timestamp(), executors=executors),
        strict=True,
    ):
        _report(done.diagnostics)
        if has_errors(done.diagnostics):
            click.echo(f"{loaded.file}: refused; nothing was written", err=True)
            code = REFUSED
            continue
        files += [(out / file_name(done.briefing, output), content) for output, content in done.files.items()]
        if dump:
            files.append((out / f"{done.briefing.slug}-briefing.json", dumped(done.briefing).encode()))
    try:
        written = save(files)
    except OSError as fault:
        _usage(f"cannot write to `{out}`: {fault.strerror}")
    for path in written:
        click.echo(path)
    return code


def _timestamp() -> datetime.datetime | None:
    """The moment that ``SOURCE_DATE_EPOCH`` sets for everything that is dated in a file, if it is set."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(value), tz=datetime.UTC)
    except (ValueError, OverflowError, OSError):
        _usage(f"SOURCE_DATE_EPOCH is `{value}`, not a count of seconds")
    return None


def _explain(item: Composed) -> None:
    briefing = item.briefing
    for section in briefing.sections:
        click.echo(f"{briefing.slug}: {section.label}: {section.coverage}", err=True)
        chosen = [(item.evidence, item.reason) for item in section.quotations]
        chosen += [(item.evidence, item.reason) for item in section.extracts]
        chosen += [(item.evidence, item.reason) for item in section.numbers]
        _explain_choice(chosen)
    _explain_choice([(item.evidence, item.reason) for item in briefing.numbers])


def _explain_choice(chosen: Iterable[tuple[str, str]]) -> None:
    for evidence_id, reason in chosen:
        if reason:
            click.echo(f"  {evidence_id}: {reason}", err=True)


def _report(diagnostics: Iterable[Diagnostic]) -> None:
    for item in diagnostics:
        click.echo(str(item), err=True)


def _print_rows(rows: Sequence[dict[str, Any]], columns: Sequence[tuple[str, str]], form: str) -> None:
    from pincite.listing import as_csv, as_json, as_table

    if form == "json":
        click.echo(as_json(rows))
    elif form == "csv":
        click.echo(as_csv(rows), nl=False)
    else:
        click.echo(as_table(rows, columns), nl=False)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    try:
        command.main(args=list(argv) if argv is not None else None, prog_name="pincite", standalone_mode=False)
    except _Refused as refused:
        return refused.code
    except click.ClickException as fault:
        fault.show()
        return BAD_INPUT
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped; nothing was written", err=True)
        return 130
    except BriefError as fault:
        _report(fault.diagnostics)
        return BAD_INPUT
    except MissingToolError as fault:
        click.echo(f"error: {fault}", err=True)
        return MISSING
    except BrokenPipeError:
        # The reader of our output went away (``pincite quotes | head``): nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:
        click.echo(_our_fault(fault), err=True)
        return OUR_FAULT
    return 0


def _our_fault(fault: Exception) -> str:
    import traceback

    frame = traceback.extract_tb(fault.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    return f"internal error: {type(fault).__name__} at {place}: {fault}\n  hint: please report this with your brief"
