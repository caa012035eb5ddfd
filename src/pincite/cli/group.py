"""The group of commands, and what they share: options, exit codes, opening a corpus, reporting."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pincite import __version__
from pincite.diagnostics import BriefError, Diagnostic, did_you_mean

if TYPE_CHECKING:
    from rich.progress import Progress

    from pincite.corpus.catalogue import Corpus
    from pincite.marked_yaml import Setting

REFUSED, BAD_INPUT, MISSING, OUR_FAULT = 1, 2, 3, 70
"""Exit codes besides 0: evidence or rule; input or usage; the machine lacks something; a fault in Pincite."""

_GROUPS = {
    "Make": ("new", "build", "attach", "bundle"),
    "Look into the corpus": ("sources", "themes", "quotes", "numbers", "search", "show"),
    "Check": ("check", "verify", "diff", "ledger"),
    "Customise": ("slides", "schema", "lexicon", "references", "template"),
}


class Refused(Exception):  # noqa: N818 - not a fault of ours: the command ends with this code
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


CORPUS = click.option(
    "--corpus", type=click.Path(path_type=Path), default=Path("seeds"), show_default=True,
    help="Folder of source documents.",
)  # fmt: skip
TEMPLATES = click.option(
    "--templates", type=click.Path(path_type=Path), help="Folder of templates instead of the packaged ones."
)
SETTINGS = click.option(
    "--set", "settings", multiple=True, metavar="KEY=VALUE",
    help="Override a key of the brief for this run: paper=letter, brand.colours.accent=#004488.",
)  # fmt: skip
FORMAT = click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True,
    help="How to print the list.",
)  # fmt: skip
SOURCE = click.option("--source", help="Only from this source.")
LIMIT = click.option("--limit", type=click.IntRange(min=1), help="At most so many rows.")


@click.group(cls=_GroupedCommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="pincite")
def command() -> None:
    """Executive briefings whose quotations, numbers and citations are checked against their sources.

    One YAML brief and a folder of source documents become a policy memo (PDF) and a slide deck (PPTX).
    """


def brief_paths(briefs: Sequence[Path]) -> list[Path]:
    if briefs:
        for path in briefs:
            if not path.is_file():
                near = did_you_mean(path.name, (item.name for item in sorted(Path("briefs").glob("*.y*ml"))))
                usage(f"there is no brief `{path}`", near)
        return list(briefs)
    found = sorted([*Path("briefs").glob("*.yaml"), *Path("briefs").glob("*.yml")])
    if not found:
        usage("there is no brief in `briefs`", ("name one, or write one with `pincite new NAME`",))
    return found


def templates_folder(named: Path | None) -> Path:
    """The folder that was named, or the packaged one."""
    from pincite.packaged import packaged_templates

    folder = named or packaged_templates()
    if not folder.is_dir():
        usage(f"`{folder}` is no folder of templates", ("`pincite template copy DIR` makes one",))
    return folder


def parsed_settings(texts: Iterable[str]) -> tuple[Setting, ...]:
    """The values of ``--set``; every fault in them stops the command."""
    from pincite.marked_yaml import parse_setting

    settings: list[Setting] = []
    faults: list[Diagnostic] = []
    for text in texts:
        try:
            settings.append(parse_setting(text))
        except BriefError as fault:
            faults += fault.diagnostics
    if faults:
        raise BriefError(faults)
    return tuple(settings)


def usage(message: str, hints: Iterable[str] = ()) -> None:
    raise click.UsageError("\n  hint: ".join([message, *hints]))


def read_corpus_into(folder: Path, found: list[Diagnostic]) -> tuple[Corpus | None, int]:
    """The corpus, with its warnings added to ``found``; or nothing, its faults added, and the exit code."""
    from pincite.corpus.catalogue import read_corpus

    try:
        with closing(_Bar()) as progress:
            texts, diagnostics = read_corpus(folder, cache=cache_folder(), progress=progress)
    except BriefError as fault:
        found += fault.diagnostics
        return None, BAD_INPUT
    found += diagnostics
    return texts, 0


def cache_folder() -> Path | None:
    """Where catalogues are kept: ``PINCITE_CACHE``, or the user's folder for what can be made again; none where the
    machine knows neither."""
    import platformdirs

    named = os.environ.get("PINCITE_CACHE")
    folder = Path(named or platformdirs.user_cache_dir("pincite", appauthor=False))
    return folder if named or folder.is_absolute() else None


class _Bar:
    """A bar on standard error, on a terminal only, once reading has taken a second."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._bar: Progress | None = None

    def __call__(self, done: int, total: int) -> None:
        if self._bar is None and sys.stderr.isatty() and time.monotonic() - self._started > 1:
            self._bar = self._drawn()
        if self._bar:
            self._bar.update(self._bar.task_ids[0], completed=done, total=total)

    @staticmethod
    def _drawn() -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("reading documents"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True)
        bar.add_task("")
        bar.start()
        return bar

    def close(self) -> None:
        """Take it away again."""
        if self._bar:
            self._bar.stop()


def open_corpus(folder: Path, *, warn: bool = False) -> Corpus:
    found: list[Diagnostic] = []
    texts, code = read_corpus_into(folder, found)
    if texts is None or warn:
        report(found)
    if texts is None:
        raise Refused(code)
    return texts


def known(texts: Corpus, *, source: str | None = None, theme: str | None = None, speaker: str | None = None) -> None:
    from pincite.briefing.selection import is_speaker, near_speakers

    if source and source not in texts.documents:
        usage(f"no source is called `{source}`", did_you_mean(source, texts.documents))
    if theme and texts.theme(theme) is None:
        usage(f"no theme is called `{theme}`", did_you_mean(theme, texts.themes))
    if speaker and not any(is_speaker(speaker, name) for name in texts.speakers):
        usage(f"`{speaker}` says nothing in the corpus", near_speakers(speaker, texts))


def report(diagnostics: Iterable[Diagnostic]) -> None:
    for item in diagnostics:
        click.echo(str(item), err=True)


def print_rows(rows: Sequence[dict[str, Any]], columns: Sequence[tuple[str, str]], form: str) -> None:
    from pincite.tables import as_csv, as_json, as_table

    if form == "json":
        click.echo(as_json(rows))
    elif form == "csv":
        click.echo(as_csv(rows), nl=False)
    else:
        click.echo(as_table(rows, columns), nl=False)
