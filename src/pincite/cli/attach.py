"""Make: a memo and its evidence put into a report that exists already."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pincite.cli.group import (
    CORPUS,
    SETTINGS,
    TEMPLATES,
    Refused,
    brief_paths,
    command,
    parsed_settings,
    report,
    templates_folder,
    usage,
)
from pincite.cli.make import composed_briefs, exit_code, timestamp
from pincite.diagnostics import BriefError, Place, error, has_errors

if TYPE_CHECKING:
    from pincite.build import Composed
    from pincite.writers.attach import Attachment


@command.command()
@click.argument("pdf", metavar="REPORT.pdf", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("brief", type=click.Path(path_type=Path))
@CORPUS
@TEMPLATES
@SETTINGS
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False),
              help="The new file; by default REPORT-with-memo.pdf beside the report.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Refuse on warnings too.")
def attach(
    pdf: Path, brief: Path, corpus: Path, templates: Path | None, settings: tuple[str, ...], out: Path | None,
    strict: bool,
) -> None:  # fmt: skip
    """Put the memo of BRIEF and its evidence into REPORT.pdf, as attachments of a new file.

    The report's pages are not made anew, and the report itself is not changed.
    """
    from pincite.build import save
    from pincite.marked_yaml.reader import read_bytes
    from pincite.writers.attach import NotAttachableError, check_report, conformance
    from pincite.writers.attach import attach as attached

    target = out or pdf.with_name(f"{pdf.stem}-with-memo.pdf")
    if target.resolve() == pdf.resolve() or (target.exists() and pdf.exists() and target.samefile(pdf)):
        usage(f"`{target}` is the report itself, which is not overwritten", ("name another file with --out",))
    content = read_bytes(pdf)
    folder, overrides = templates_folder(templates), parsed_settings(settings)
    try:
        check_report(content)
        composed, refused = composed_briefs(
            brief_paths([brief]), corpus, strict=strict, templates=folder, settings=overrides
        )
        if not composed:
            raise Refused(refused)
        files, moment = _files(composed[0], folder)
        result = attached(content, files, moment=moment)
    except NotAttachableError as fault:
        message, *hints = fault.args
        raise BriefError([error("report-takes-attachments", message, Place(str(pdf)), *hints)]) from fault
    part, _ = conformance(content)
    if part in ("1", "2"):
        click.echo(f"{pdf}: warning: the report claims PDF/A-{part}, which does not allow these attachments; "
                   "save it as PDF/A-3 before, and attach to that", err=True)  # fmt: skip
    try:
        save([(target, result)])
    except OSError as fault:
        usage(f"cannot write `{target}`: {fault.strerror}")
    click.echo(target)


def _files(composed: Composed, templates: Path) -> tuple[tuple[Attachment, ...], datetime]:
    """The memo and its evidence, and the date that they bear: the one of the brief."""
    from pincite.build import file_name, render
    from pincite.writers.attach import Attachment

    briefing, brand = composed.briefing, composed.loaded.brand
    stamp = timestamp()
    (done,) = render([briefing], outputs=("memo", "evidence"), templates=templates, timestamp=stamp, executors={},
                     brands={briefing.slug: brand} if brand else {})  # fmt: skip
    report(done.diagnostics)
    if has_errors(done.diagnostics):
        raise Refused(exit_code(done.diagnostics))
    memo = Attachment(
        file_name(briefing, "memo"), f"{briefing.title} (memo)", "application/pdf", "Supplement", done.files["memo"]
    )
    evidence = Attachment(
        file_name(briefing, "evidence"), f"{briefing.title}: every quotation and number with its place in the sources",
        "application/json", "Data", done.files["evidence"],
    )  # fmt: skip
    written = datetime.fromisoformat(briefing.date_iso) if briefing.date_iso else datetime(1980, 1, 1)
    return (memo, evidence), stamp or written.replace(tzinfo=UTC)
