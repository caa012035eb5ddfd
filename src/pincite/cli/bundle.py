"""Make: a briefing with everything it rests on, in one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pincite import __version__
from pincite.cli.group import (
    CORPUS,
    TEMPLATES,
    Refused,
    brief_paths,
    command,
    open_corpus,
    report,
    templates_folder,
    usage,
)
from pincite.cli.make import composed_briefs, exit_code, timestamp
from pincite.diagnostics import BriefError, Place, error, has_errors

if TYPE_CHECKING:
    from pincite.build import Composed


@command.command()
@click.argument("brief", type=click.Path(path_type=Path))
@CORPUS
@TEMPLATES
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False),
              help="The new file; by default build/BRIEF-bundle.zip.")  # fmt: skip
@click.option("--with-sources", is_flag=True,
              help="Also copy cited sources whose records state no licence, in place of their hashes.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Refuse on warnings too.")
def bundle(
    brief: Path, corpus: Path, templates: Path | None, out: Path | None, with_sources: bool,
    strict: bool,
) -> None:  # fmt: skip
    """Put memo, deck, evidence and sources of BRIEF into one zip: an RO-Crate with Web Annotations.

    A cited source goes in as a copy where the `licence:` of its record lets anyone pass it on, and by its hash alone
    where that is any other licence.
    """
    from pincite.build import save

    folder = templates_folder(templates)
    composed, refused = composed_briefs(brief_paths([brief]), corpus, strict=strict, templates=folder)
    if not composed:
        raise Refused(refused)
    content, copied = _bundled(composed[0], corpus, folder, with_sources=with_sources)
    target = out or Path("build") / f"{composed[0].briefing.slug}-bundle.zip"
    try:
        save([(target, content)])
    except OSError as fault:
        usage(f"cannot write `{target}`: {fault.strerror}")
    total = len(composed[0].briefing.sources)
    click.echo(f"{copied} of {total} cited sources as copies, {total - copied} by their hash", err=True)
    click.echo(target)


def _bundled(composed: Composed, corpus: Path, templates: Path, *, with_sources: bool) -> tuple[bytes, int]:
    """The bundle, and how many sources are copied into it."""
    from pincite.build import file_name, render
    from pincite.marked_yaml.reader import read_bytes
    from pincite.writers import OUTPUTS
    from pincite.writers.bundle import write_bundle
    from pincite.writers.bundle.licences import travels

    briefing, loaded, stamp = composed.briefing, composed.loaded, timestamp()
    published = briefing.date_iso or (stamp.date().isoformat() if stamp else "")
    if not published:
        raise BriefError([error("bundle-is-dated", "a bundle needs the date of its briefing",
                                loaded.marks.place("$.date"), "add `date:` to the brief")])  # fmt: skip
    (done,) = render([briefing], outputs=tuple(OUTPUTS), templates=templates, timestamp=stamp, executors={},
                     brands={briefing.slug: loaded.brand} if loaded.brand else {})  # fmt: skip
    report(done.diagnostics)
    if has_errors(done.diagnostics):
        raise Refused(exit_code(done.diagnostics))
    texts = open_corpus(corpus)
    records = {item.id: texts.sources[item.id] for item in briefing.sources}
    copies = {
        item.id: read_bytes(corpus / item.file)
        for item in briefing.sources
        if travels(records[item.id].licence, wanted=with_sources)
    }
    made = {file_name(briefing, output): content for output, content in done.files.items()}
    path = Path(loaded.file)
    try:
        content = write_bundle(briefing, made, (path.name, read_bytes(path)), records=records, copies=copies,
                               published=published, version=__version__)  # fmt: skip
    except ValueError as fault:
        raise BriefError([error("source-is-unaltered", str(fault), Place(str(corpus)), "build once more")]) from fault
    return content, len(copies)
