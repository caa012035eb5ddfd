"""Customise: the packaged templates, to be edited."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pincite.cli.group import BAD_INPUT, FORMAT, Refused, command, print_rows, report, usage

if TYPE_CHECKING:
    from pincite.writers.deck.services import Service

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


MAPPING = click.option(
    "--layouts", type=click.Path(path_type=Path, dir_okay=False),
    help="What its layouts serve for; by default FILE.layouts.yaml beside it, if it is there.",
)  # fmt: skip
_RULES = {
    "mapping": "as the mapping says",
    "names": "by its names",
    "places": "by the places of its placeholders",
    "made": "a layout is made from it",
}
_COLUMNS = (("Slides", "slides"), ("Layout", "layout"), ("How", "how"), ("Added", "added"))


@template.command("check")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@MAPPING
@FORMAT
def check_template(file: Path, layouts: Path | None, form: str) -> None:
    """Which layouts of the .potx or .pptx FILE serve which slides of a deck, and what it lacks.

    Ends with 0 when every slide of a deck can be set on it, with 2 when one cannot.
    """
    from pincite.spec.deck_template import read_template_file
    from pincite.writers.deck.served import examined_template

    examined = examined_template(read_template_file(file, layouts))
    rows = [
        {
            "slides": each.kind,
            "layout": each.layout,
            "how": each.rule if form != "table" else _RULES[each.rule],
            "added": list(each.added) if form == "json" else ", ".join(each.added),
            **({"placeholders": {role: name or None for role, name in each.roles}} if form == "json" else {}),
        }
        for each in examined.contract.services
    ]
    print_rows(rows, _COLUMNS, form)
    report((*examined.hints(set()), *examined.faults))
    if examined.faults:
        raise Refused(BAD_INPUT)
    if form == "table" and any(each.rule != "names" for each in examined.contract.services):
        click.echo(_verdict(file, examined.contract.services), err=True)


def _verdict(file: Path, services: Sequence[Service]) -> str:
    made = sum(each.rule == "made" for each in services)
    own = f"; for {made} of {len(services)} kinds a layout is made from its own" if made else ""
    return f"""
Every slide of a deck can be set on {file.name}{own}.
To use it, write in a brief: deck: {{template: {file.name}}}
To choose other layouts: pincite template new {file}"""


@template.command("new")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--force", is_flag=True, help="Overwrite the mapping that is there already.")
def new_mapping(file: Path, force: bool) -> None:
    """Draft FILE.layouts.yaml, which says what the layouts of the .potx or .pptx FILE serve for; to be edited."""
    from pincite.build import save
    from pincite.spec.deck_template import MAPPING_SUFFIX, DeckTemplate, read_template_file
    from pincite.writers.deck.served import examined_template

    target = file.with_name(file.stem + MAPPING_SUFFIX)
    if target.exists() and not force:
        usage(f"`{target}` would be overwritten", ("say --force to lose what was changed there",))
    given = read_template_file(file) if not target.exists() else DeckTemplate(
        str(file), file.read_bytes(), read_template_file(file).place
    )  # fmt: skip
    examined = examined_template(given)
    text = _mapping(file, examined.contract.services, examined.offered)
    try:
        save([(target, text.encode())])
    except OSError as fault:
        usage(f"cannot write `{target}`: {fault.strerror}")
    click.echo(target)
    report(examined.faults)
    if examined.faults:
        raise Refused(BAD_INPUT)


def _mapping(file: Path, services: Sequence[Service], offered: dict[str, tuple[str, ...]]) -> str:
    """The YAML of a mapping that says what is found without one."""
    lines = [
        f"# What the layouts of {file.name} serve for: slides of a deck -> layout of the template.",
        "# Written as it was found without this file; name another layout where that one suits better, or take",
        "# an entry out to have it found again. Under `placeholders` stand the parts of the slide and the names that",
        "# PowerPoint shows under Home > Arrange > Selection Pane (View > Slide Master); what a layout has no",
        "# placeholder for is added to a layout of its own, made from the one that is named.",
        "#",
        "# The template has:",
        *(
            f"#   {_quoted(name)}: {', '.join(map(_quoted, held)) or 'no placeholders'}"
            for name, held in offered.items()
        ),
        "",
        "layouts:",
    ]
    for each in services:
        if each.added:
            lines.append(f"  # added: {', '.join(each.added)}")
        lines.append(f"  {each.kind}:")
        lines.append(f"    layout: {_quoted(each.layout)}")
        named = [(role, name) for role, name in each.roles if name and each.rule != "made"]
        if named:
            lines.append("    placeholders:")
            lines += [f"      {role}: {_quoted(name)}" for role, name in named]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A text that YAML reads as it stands, whatever is in it."""
    import json

    return json.dumps(text, ensure_ascii=False)


def _next_steps(folder: Path) -> str:
    return f"""
What to edit:
  {folder / "memo" / "memo.css"}  the memo's looks
  {folder / "memo"}  its parts; README.md there says what they see
  {folder / "deck" / "pincite.pptx"}  the deck's master and layouts, in office software
  {folder / "citations"}  citation styles (CSL)
A deck in your organisation's own template needs no copy: write `deck: {{template: ours.potx}}` in a brief.
Colours, fonts, logo and wording need no template: write {folder / "brand.yaml"}, or `brand:` in a brief.
Then: pincite build BRIEF --templates {folder}"""
