"""What the README shows is true: its brief composes, its commands and rules exist."""

from __future__ import annotations

import re
from pathlib import Path

from pincite.cli import command
from pincite.corpus.catalogue import Corpus
from tests.corpora import composed, seeds

__all__ = ["seeds"]

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
SOURCE = Path(__file__).parent.parent / "src" / "pincite"


def fragments() -> list[str]:
    """The YAML that the README shows, block by block."""
    return re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)


def test_the_shortest_brief_composes(seeds: Corpus) -> None:
    """The first block is a whole brief."""
    assert not composed(fragments()[0], seeds).diagnostics


def test_the_parts_make_a_brief_that_composes(seeds: Corpus) -> None:
    """The other blocks are the parts of one brief."""
    assert not composed("\n".join(fragments()[1:]), seeds).diagnostics


def test_every_command_it_names_exists() -> None:
    """``pincite quotes`` and its like."""
    named = set(re.findall(r"`?pincite ([a-z]+)\b", README))
    assert named
    assert named <= {*command.commands, "build"}


def test_every_rule_it_names_is_one() -> None:
    """The table of rules is the code's."""
    table = README[README.index("| rule |") : README.index("Warnings (")]
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    rules = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", table))
    assert len(rules) > 10
    for rule in rules:
        assert f'"{rule}"' in code, rule
