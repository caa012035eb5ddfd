"""The command line: the only package that prints, exits and reads the environment or the clock."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from pincite.cli import attach, bundle, check, customise, diff, ledger, look, make, slides, template, verify
from pincite.cli.group import BAD_INPUT, MISSING, OUR_FAULT, Refused, command, report
from pincite.diagnostics import BriefError, MissingToolError

__all__ = [
    "attach", "bundle", "check", "command", "customise", "diff", "ledger", "look", "main", "make", "slides", "template",
    "verify",
]  # fmt: skip
"""Importing a module of commands adds them to the group."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    try:
        command.main(args=list(argv) if argv is not None else None, prog_name="pincite", standalone_mode=False)
    except Refused as refused:
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
        report(fault.diagnostics)
        return BAD_INPUT
    except MissingToolError as fault:
        click.echo(f"error: {fault}", err=True)
        return MISSING
    except BrokenPipeError:
        # The reader of our output went away (``pincite quotes | head``): nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as fault:
        click.echo(f"error: {fault.strerror or fault}" + (f": {fault.filename}" if fault.filename else ""), err=True)
        return BAD_INPUT
    except Exception as fault:
        click.echo(_our_fault(fault), err=True)
        return OUR_FAULT
    return 0


def _our_fault(fault: Exception) -> str:
    import traceback

    frame = traceback.extract_tb(fault.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    return f"internal error: {type(fault).__name__} at {place}: {fault}\n  hint: please report this with your brief"
