"""Make: briefs to files."""

from __future__ import annotations

import datetime
import os
import shlex
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pincite.cli.group import (
    BAD_INPUT,
    CORPUS,
    REFUSED,
    SETTINGS,
    TEMPLATES,
    Refused,
    brief_paths,
    command,
    open_corpus,
    parsed_settings,
    read_corpus_into,
    report,
    templates_folder,
    usage,
)
from pincite.diagnostics import BriefError, Diagnostic, Place, Severity, error, has_errors

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from pincite.build import Composed
    from pincite.marked_yaml import Setting
    from pincite.spec.load import LoadedBrief


@command.command()
@click.argument("briefs", nargs=-1, type=click.Path(path_type=Path))
@CORPUS
@TEMPLATES
@SETTINGS
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("build"), show_default=True,
              help="Folder for the files.")  # fmt: skip
@click.option("--only", multiple=True, type=click.Choice(["memo", "deck", "evidence"]), help="Only this file.")
@click.option("--jobs", type=click.IntRange(min=1), help="Files made side by side; by default one per processor.")
@click.option("--strict", is_flag=True, help="Refuse on warnings too.")
@click.option("--dump", is_flag=True, help="Also write the composed briefing as JSON.")
@click.option("-v", "--verbose", is_flag=True, help="Say what was chosen and why.")
def build(
    briefs: tuple[Path, ...], corpus: Path, templates: Path | None, settings: tuple[str, ...], out: Path,
    only: tuple[str, ...], jobs: int | None, strict: bool, dump: bool, verbose: bool,
) -> None:  # fmt: skip
    """Make memo, deck and evidence file of each BRIEF; of all in briefs/ when none is named."""
    from pincite.writers import OUTPUTS
    from pincite.writers.workers import workers

    folder, overrides = templates_folder(templates), parsed_settings(settings)
    outputs = tuple(output for output in OUTPUTS if not only or output in only)
    paths = brief_paths(briefs)
    with workers(outputs, briefs=len(paths), templates=folder, jobs=jobs or os.cpu_count() or 1) as executors:
        composed, refused = composed_briefs(paths, corpus, strict=strict, templates=folder, settings=overrides)
        if verbose:
            for item in composed:
                _explain(item)
        refused = _write(composed, outputs, folder, out, executors, dump=dump) or refused
    if refused:
        raise Refused(refused)


@command.command()
@click.argument("name")
@CORPUS
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
    options = "" if corpus == Path("seeds") else f"--corpus {shlex.quote(str(corpus))}"
    text = starter_brief(name.removesuffix(".yaml").removesuffix(".yml"), open_corpus(corpus), options=options)
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    click.echo(path)


def composed_briefs(
    paths: Sequence[Path], folder: Path, *, strict: bool, templates: Path, settings: Sequence[Setting] = ()
) -> tuple[list[Composed], int]:
    """The briefs that can be written, and the exit code for those that cannot."""
    found: list[Diagnostic] = []
    texts, code = read_corpus_into(folder, found)
    report(found)
    if texts is None:
        return [], code
    if strict and found:
        click.echo("refused: --strict, and the corpus has warnings; nothing was written", err=True)
        return [], REFUSED
    from pincite.build import compose_and_check
    from pincite.spec.load import load_brief

    composed: list[Composed] = []
    for path in paths:
        try:
            loaded = load_brief(path, settings=settings, templates=templates)
            _refuse_same_name(loaded, composed)
            item = compose_and_check(loaded, texts, templates=templates)
        except BriefError as fault:
            report(fault.diagnostics)
            code = max(code, BAD_INPUT)
            continue
        report(item.diagnostics)
        if has_errors(item.diagnostics) or (strict and item.diagnostics):
            click.echo(f"{path}: refused; nothing was written", err=True)
            code = max(code, exit_code(item.diagnostics))
        else:
            composed.append(item)
    return composed, code


def _refuse_same_name(loaded: LoadedBrief, composed: Sequence[Composed]) -> None:
    """Two briefs of one name in two folders would overwrite each other's files."""
    earlier = next((item.loaded.file for item in composed if item.loaded.slug == loaded.slug), "")
    if earlier:
        message = f"its files would have the names of those of `{earlier}`"
        hint = "rename one of the two, or build them into folders of their own with --out"
        raise BriefError([error("name-is-unique", message, Place(loaded.file), hint)])


def _write(
    composed: Sequence[Composed], outputs: Sequence[str], templates: Path, out: Path, executors: Mapping[str, Executor],
    *, dump: bool,
) -> int:  # fmt: skip
    from pincite.briefing.dump import dump as dumped
    from pincite.build import file_name, render, save

    briefings = [item.briefing for item in composed]
    brands = {item.briefing.slug: item.loaded.brand for item in composed if item.loaded.brand}
    files: list[tuple[Path, bytes]] = []
    code = 0
    for loaded, done in zip(
        (item.loaded for item in composed),
        render(
            briefings, outputs=outputs, templates=templates, timestamp=timestamp(), executors=executors, brands=brands
        ),
        strict=True,
    ):
        report(done.diagnostics)
        if has_errors(done.diagnostics):
            click.echo(f"{loaded.file}: refused; nothing was written", err=True)
            code = max(code, exit_code(done.diagnostics))
            continue
        made = [(out / file_name(done.briefing, output), content) for output, content in done.files.items()]
        if fault := _loses_previous(loaded, [path for path, _ in made]):
            report([fault])
            code = max(code, BAD_INPUT)
            continue
        files += made
        if dump:
            files.append((out / f"{done.briefing.slug}-briefing.json", dumped(done.briefing).encode()))
    try:
        written = save(files)
    except OSError as fault:
        usage(f"cannot write to `{out}`: {fault.strerror}")
    for path in written:
        click.echo(path)
    return code


def _loses_previous(loaded: LoadedBrief, targets: Iterable[Path]) -> Diagnostic | None:
    """A build over the last edition would leave nothing to compare with, and say next time that nothing has changed."""
    if loaded.spec.previous is None:
        return None
    earlier = (Path(loaded.file).parent / loaded.spec.previous).resolve()
    if not any(target.resolve() == earlier for target in targets):
        return None
    message = f"the build would overwrite the last edition, `{loaded.spec.previous}`; nothing was written"
    hint = "keep a copy of it under another name and name that, or build into another folder with --out"
    return error("previous-is-kept", message, loaded.marks.place("$.previous"), hint)


def exit_code(diagnostics: Iterable[Diagnostic]) -> int:
    """For files that could not be made: a template, look or citation style that does not hold is bad input, all else a
    refusal."""
    errors = (item for item in diagnostics if item.severity is Severity.ERROR)
    return BAD_INPUT if any(item.rule.startswith(("template-", "brand-", "style-")) for item in errors) else REFUSED


def timestamp() -> datetime.datetime | None:
    """The moment that ``SOURCE_DATE_EPOCH`` sets for everything that is dated in a file, if it is set."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(value), tz=datetime.UTC)
    except (ValueError, OverflowError, OSError):
        usage(f"SOURCE_DATE_EPOCH is `{value}`, not a count of seconds")
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
