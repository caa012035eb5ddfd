"""Verify: a delivered file, as it came back, against what it was made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from pincite.cli.group import BAD_INPUT, CORPUS, REFUSED, Refused, command, read_corpus_into, report, usage
from pincite.corpus.unreadable import UnreadableError
from pincite.diagnostics import Diagnostic, Place, Severity, error

if TYPE_CHECKING:
    from rich.console import Console

    from pincite.corpus.catalogue import Corpus
    from pincite.delivered import Delivered
    from pincite.verification.model import Finding, Verified
    from pincite.verification.record import Record


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file that was read, and the evidence in it."""

    path: Path
    delivered: Delivered
    record: Record


@command.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@CORPUS
@click.option("--evidence", type=click.Path(path_type=Path, dir_okay=False),
              help="Evidence for files that carry none: an evidence.json, or a memo or deck that has it.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True)
@click.option("--sheets", is_flag=True, help="Say of every page or slide how much on it holds.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.pass_context
def verify(
    ctx: click.Context, files: tuple[Path, ...], corpus: Path, evidence: Path | None, form: str, sheets: bool,
    strict: bool,
) -> None:  # fmt: skip
    """Which quotations and numbers of a memo or deck FILE still hold, after others have edited it.

    A file is compared with the evidence that travels inside it and with the corpus; either is enough. Exit code 0:
    everything holds; 1: something does not; 2: a file cannot be read.
    """
    found: list[Diagnostic] = []
    texts, code = _corpus(ctx, corpus, found)
    given = _given(evidence)
    opened = list(_opened(files, found))
    if code or len(opened) < len(files):
        code = BAD_INPUT
    results = [(each.path, result) for each in opened if (result := _verified(each, opened, given, texts, ctx, found))]
    code = code or (BAD_INPUT if len(results) < len(opened) else 0)
    diagnostics = [*found, *(item.diagnostic(str(path)) for path, result in results for item in result.findings)]
    if form == "text":
        report(found)
        _show(results, sheets=sheets)
    else:
        from pincite.listing import diagnostics_as

        click.echo(diagnostics_as(form, diagnostics))
    broken = any(not result.holds for _, result in results)
    if not broken and strict:
        broken = any(item.severity is Severity.WARNING for item in diagnostics)
    if code or broken:
        raise Refused(code or REFUSED)


def _corpus(ctx: click.Context, folder: Path, found: list[Diagnostic]) -> tuple[Corpus | None, int]:
    """The corpus; none where the usual folder is missing or holds no document: the evidence in a file may be enough."""
    is_usual = ctx.get_parameter_source("corpus") is ParameterSource.DEFAULT
    if not folder.is_dir() and is_usual:
        return None, 0
    warnings: list[Diagnostic] = []
    texts, code = read_corpus_into(folder, warnings)
    if texts is None and is_usual:
        message = f"no document in `{folder}` can be read: the files are compared with the evidence in them alone"
        found.append(Diagnostic("corpus-is-there", Severity.HINT, message, Place(str(folder))))
        return None, 0
    found += warnings if texts is None else ()
    return texts, code


def _given(evidence: Path | None) -> Record | None:
    """The evidence that the user names, out of whatever file holds it."""
    from pincite.delivered import read_delivered
    from pincite.verification.record import RecordError, read_record

    if evidence is None:
        return None
    try:
        data = evidence.read_bytes()
        if data.lstrip()[:1] != b"{":
            data = read_delivered(evidence).evidence
            if not data:
                usage(f"`{evidence}` carries no evidence")
        return read_record(data)
    except (UnreadableError, RecordError) as fault:
        usage(f"`{evidence}` {fault}")
    return None


def _opened(files: Sequence[Path], found: list[Diagnostic]) -> Iterator[_Opened]:
    """The files that can be read; of the others it is said why not."""
    from pincite.delivered import read_delivered
    from pincite.diagnostics import warning
    from pincite.verification.record import Record, RecordError, read_record

    for path in dict.fromkeys(files):
        place = Place(str(path))
        try:
            delivered = read_delivered(path)
        except UnreadableError as fault:
            found.append(error("file-is-readable", f"`{path.name}` {fault.reason}", place, fault.remedy))
            continue
        except OSError as fault:
            found.append(error("file-is-readable", f"`{path}` cannot be opened: {fault.strerror}", place))
            continue
        found += (warning("file-reads-clean", f"`{path.name}` {message}", place, remedy)
                  for message, remedy in delivered.warnings)  # fmt: skip
        record = Record()
        try:
            record = read_record(delivered.evidence) if delivered.evidence else record
        except RecordError as fault:
            found.append(warning("evidence-is-readable", f"the evidence in `{path.name}` {fault}", place))
        yield _Opened(path, delivered, record)


def _verified(
    opened: _Opened, others: Sequence[_Opened], given: Record | None, corpus: Corpus | None, ctx: click.Context,
    found: list[Diagnostic],
) -> Verified | None:  # fmt: skip
    from pincite.verification.verify import verify as compared

    record = given or opened.record
    if not record.known:
        # A deck that was saved by a program which drops its evidence is verified by the memo that came with it.
        known = {each.record.slug: each.record for each in others if each.record.known}
        record = next(iter(known.values())) if len(known) == 1 else record
    if corpus is not None and record.known and ctx.get_parameter_source("corpus") is ParameterSource.DEFAULT:
        corpus = corpus if any(source in corpus.documents for source in record.sources) else None
    if not record.known and corpus is None:
        hint = "name the folder of its sources with --corpus, or its evidence with --evidence"
        message = f"`{opened.path.name}` carries no evidence, and there is no corpus to compare it with"
        found.append(error("file-has-evidence", message, Place(str(opened.path)), hint))
        return None
    return compared(opened.delivered, record, corpus)


# For people

_SIGNS = {"altered": "≠", "moved": "⇄", "untraceable": "?", "removed": "−"}
_OF_SOURCES: dict[tuple[str, str], tuple[str, str]] = {
    ("document", "altered"): ("source", "changed"),
    ("document", "removed"): ("source", "missing"),
    ("source", "untraceable"): ("cited passage", "not found"),
}
"""How findings are counted that are about the sources, rather than about the file."""


def _show(results: Sequence[tuple[Path, Verified]], *, sheets: bool) -> None:
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    for path, result in results:
        _show_file(console, path, result, sheets=sheets)


def _show_file(console: Console, path: Path, result: Verified, *, sheets: bool) -> None:
    """The verdict; then the worst first: what no longer holds, then what is to be looked at, in the file's order."""
    from rich.text import Text

    broken = [finding for finding in result.findings if finding.breaks]
    others = [finding for finding in result.findings if not finding.breaks]
    verdict, style = ("does not hold", "bold red") if broken else ("holds", "bold green")
    told = ", ".join(_of(len(each), noun) for each, noun in ((broken, "fault"), (others, "warning")) if each)
    console.print(Text.assemble((str(path), "bold"), ": ", (verdict, style), f" ({told})" if told else ""))
    console.print(f"  {_of(len(result.sheets), result.noun)}, compared with {' and '.join(result.basis)}", markup=False)
    for finding in (*broken, *others):
        _show_finding(console, finding)
    if sheets:
        _show_sheets(console, result)
    quotations = sum(each.quotations for each in result.sheets)
    numbers = sum(each.numbers for each in result.sheets)
    states = Counter(_OF_SOURCES.get((each.subject, each.status), ("", each.status)) for each in result.findings)
    told = "".join(f"; {_of(count, noun) if noun else count} {state}" for (noun, state), count in states.items())
    console.print(f"  {_of(quotations, 'quotation')} and {_of(numbers, 'number')} hold{told}", markup=False)


def _show_finding(console: Console, finding: Finding) -> None:
    from rich.text import Text

    style = "red" if finding.breaks else "yellow"
    where = f"{finding.label}: " if finding.label else ""
    verdict = f" ({finding.verdict})" if finding.verdict else ""
    console.print(Text.assemble("  ", (f"{_SIGNS[finding.status]} ", style), (where, "bold"), finding.message, verdict))
    for hint in finding.hints:
        console.print(Text(f"      {hint}", style="dim"))
    console.print(Text(f"      to do: {finding.remedy}", style="dim"))


def _show_sheets(console: Console, result: Verified) -> None:
    for each in result.sheets:
        rules = "".join(f", {count} {name}" for name, count in each.structural)
        told = f"{_of(each.quotations, 'quotation')}, {_of(each.numbers, 'number')} hold{rules}"
        console.print(f"    {result.noun} {each.sheet}: {told}", markup=False)


def _of(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
