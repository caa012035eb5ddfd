"""Customise: the packaged templates, to be edited."""

from __future__ import annotations

from pathlib import Path

import click

from pincite.cli.group import command, usage

_LEFT_OUT = (".py", ".pyc")
"""Programs that made the deck's template; whoever edits it does so in office software."""


@command.group()
def template() -> None:
    """Templates of memo, deck and citations, to be edited."""


@template.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@click.option("--force", is_flag=True, help="Overwrite files that are there already.")
def copy(folder: Path, force: bool) -> None:
    """Copy the packaged templates to DIR, to be edited there."""
    from pincite.build import save
    from pincite.packaged import packaged_templates

    packaged = packaged_templates()
    names = sorted(
        path.relative_to(packaged)
        for path in packaged.rglob("*")
        if path.is_file() and path.suffix not in _LEFT_OUT and not any(part.startswith(".") for part in path.parts[-3:])
    )
    taken = [name for name in names if (folder / name).exists()]
    if taken and not force:
        more = f" and {len(taken) - 1} more" if len(taken) > 1 else ""
        hints = ("name another folder, or say --force to lose what was changed there",)
        usage(f"`{folder / taken[0]}`{more} would be overwritten", hints)
    try:
        save((folder / name, (packaged / name).read_bytes()) for name in names)
    except OSError as fault:
        usage(f"cannot write to `{folder}`: {fault.strerror}")
    click.echo(folder)
    click.echo(_next_steps(folder), err=True)


def _next_steps(folder: Path) -> str:
    return f"""
What to edit:
  {folder / "memo" / "memo.css"}  the memo's looks
  {folder / "memo"}  its parts; README.md there says what they see
  {folder / "deck" / "pincite.pptx"}  the deck's master and layouts, in office software
  {folder / "citations"}  citation styles (CSL)
Colours, fonts, logo and wording need no template: write {folder / "brand.yaml"}, or `brand:` in a brief.
Then: pincite build BRIEF --templates {folder}"""
