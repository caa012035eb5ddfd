"""Customise: what editors and designers need."""

from __future__ import annotations

import click

from pincite.cli.group import command


@command.command()
def schema() -> None:
    """The JSON Schema of a brief, for editors that complete and check YAML."""
    import json

    from pincite.spec.schema import brief_schema

    click.echo(json.dumps(brief_schema(), indent=2, ensure_ascii=False))
