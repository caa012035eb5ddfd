"""Check: what has changed since an earlier edition."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pincite.cli.group import CORPUS, REFUSED, Refused, command, read_corpus_into, report, usage
from pincite.diagnostics import shortened

if TYPE_CHECKING:
    from rich.console import Console

    from pincite.corpus.catalogue import Corpus
    from pincite.diagnostics import Diagnostic
    from pincite.editions.corpus import Locate
    from pincite.editions.model import Comparison, Difference, Edition, Subject

_MARKS = {
    "appeared": "+", "added": "+", "vanished": "−", "withdrawn": "−", "changed": "≠", "moved": "→", "renamed": "→",
    "rewritten": "→", "affected": "!", "retracted": "!", "corrected": "!", "reinstated": "+",
}  # fmt: skip
_PARTS: tuple[tuple[str, tuple[Subject, ...]], ...] = (
    ("Judgements", ("judgement",)), ("Numbers", ("number",)), ("Quotations and passages", ("quotation", "passage")),
    ("Sources", ("source",)),
)  # fmt: skip
"""What somebody who signs a briefing asks first stands first; what only stands elsewhere comes last, a line each."""
_STYLES = {"+": "green", "−": "red", "≠": "yellow", "!": "bold red", "→": "cyan"}
_LONGEST = 200
"""Characters of a text that are shown; JSON has it whole."""


@command.command()
@click.argument("old", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("new", required=False, type=click.Path(path_type=Path, dir_okay=False))
@CORPUS
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def diff(ctx: click.Context, old: Path, new: Path | None, corpus: Path, form: str) -> None:
    """What has changed from the edition OLD to NEW, or, without NEW, in the corpus since OLD.

    An edition is an evidence.json, or a memo or deck that carries it. Exit code 0: nothing has changed; 1: something
    has; 2: a file cannot be read.
    """
    from click.core import ParameterSource

    from pincite.editions.compare import compare
    from pincite.editions.corpus import edition_today

    earlier = _edition(old)
    if new is not None:
        if ctx.get_parameter_source("corpus") is not ParameterSource.DEFAULT:
            usage("`--corpus` goes with one edition; two are compared with each other")
        result = compare(earlier, _edition(new))
    else:
        texts = _corpus(corpus)
        result = compare(earlier, edition_today(earlier, texts, _locate(earlier)), today=True)
    if form == "json":
        click.echo(json.dumps([item.as_dict() for item in result.differences], ensure_ascii=False, indent=1))
    else:
        _show(result, earlier, str(new or corpus), today=new is None)
    if result.differences:
        raise Refused(REFUSED)


def _corpus(folder: Path) -> Corpus:
    """The corpus; documents that cannot be read are named, as they will count as withdrawn."""
    found: list[Diagnostic] = []
    texts, code = read_corpus_into(folder, found)
    report(item for item in found if texts is None or item.rule == "file-is-readable")
    if texts is None:
        raise Refused(code)
    return texts


def _edition(path: Path) -> Edition:
    from pincite.editions.read import EditionError, load_edition

    try:
        return load_edition(path)
    except EditionError as fault:
        usage(f"`{path}` {fault}", ("name an evidence.json, or a memo or deck as it was built",))
    except OSError as fault:
        usage(f"`{path}` cannot be opened: {fault.strerror}")
    raise AssertionError


def _locate(edition: Edition) -> Locate:
    """Places in the words of the edition's language, so that they compare."""
    from pincite.briefing.wording import locator
    from pincite.words import language_for

    language = language_for(edition.lang or "en")
    return lambda document, span, quotation: locator(document, span, language, quotation)[0]


def _show(result: Comparison, earlier: Edition, later: str, *, today: bool) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    since = ", ".join(part for part in (f"“{earlier.title}”" if earlier.title else "", earlier.date) if part)
    if not result.differences:
        console.print(Text(f"nothing has changed since {since or 'that edition'}"))
        return
    console.print(Text.assemble((since or "the earlier edition", "bold"), " → ", (later, "bold")))
    console.print(Text(_summary(result, len(earlier.judgements), today=today)))
    for title, subjects in _PARTS:
        if found := [item for item in result.of(*subjects) if item.status != "moved"]:
            console.print(Text(f"\n{title}", style="bold"))
            for item in found:
                _show_difference(console, item, today=today)
    if moved := [item for item in result.differences if item.status == "moved"]:
        console.print(Text("\nMoved, word for word the same", style="bold"))
        for item in moved:
            _show_moved(console, item)


def _summary(result: Comparison, judgements: int, *, today: bool) -> str:
    """``1 of 3 judgements affected; numbers: 1 changed, 2 moved; sources: 1 changed``."""
    parts = []
    for title, subjects in _PARTS:
        counts = Counter(_word(item, today=today) for item in result.of(*subjects))
        if counts and subjects == ("judgement",) and today:
            parts.append(f"{counts.total()} of {judgements} judgements affected")
        elif counts:
            parts.append(f"{title.lower()}: {', '.join(f'{count} {word}' for word, count in counts.items())}")
    if today and judgements and not result.of("judgement"):
        parts.insert(0, "no judgement affected")
    return "; ".join(parts)


def _show_moved(console: Console, item: Difference) -> None:
    from rich.text import Text

    was = f" (before: {item.was_id})" if item.was_id not in ("", item.id) else ""
    mark = _MARKS[item.status]
    console.print(Text.assemble("  ", (f"{mark} ", _STYLES[mark]), (item.id, "bold"), was, f": {item.now_at}"))


def _word(item: Difference, *, today: bool) -> str:
    """Of two briefings, what the later one does not cite need not be gone from its source."""
    if item.status == "vanished" and item.subject == "judgement":
        return "dropped"
    if item.subject == "number" and item.status == "changed" and item.was == item.now:
        return "its sentence changed"
    vanished = "gone from the sources" if today else "no longer cited"
    words = {"rewritten": "another file, the same words", "vanished": vanished, "appeared": "new"}
    return words.get(item.status, item.status)


def _show_difference(console: Console, item: Difference, *, today: bool) -> None:
    from rich.text import Text

    mark = _MARKS[item.status]
    name = f"judgement {item.id}" if item.subject == "judgement" else item.id
    was = f" (before: {item.was_id})" if item.was_id not in ("", item.id) else ""
    word = _word(item, today=today)
    console.print(Text.assemble("  ", (f"{mark} ", _STYLES[mark]), (name, "bold"), was, f": {word}"))
    for line in _lines(item):
        console.print(Text(f"      {line}"))


def _lines(item: Difference) -> Iterator[str]:
    if item.subject == "source":
        if file := item.now_at or item.was_at:
            yield file
    elif item.status == "changed" and item.subject != "judgement":
        yield f"was: “{_short(item.was)}” ({item.was_at})"
        yield f"now: “{_short(item.now)}” ({item.now_at})" if item.now != item.was else f"now at {item.now_at}"
    elif item.subject == "judgement" and item.was and item.now and item.was != item.now:
        yield f"was: “{_short(item.was)}”"
        yield f"now: “{_short(item.now)}”"
    else:
        place = item.now_at or item.was_at
        yield f"“{_short(item.now or item.was)}”" + (f" ({place})" if place else "")
    yield from item.how
    if item.judgements and item.subject != "judgement":
        noun = "judgement" if len(item.judgements) == 1 else "judgements"
        yield f"{noun} {', '.join(map(str, item.judgements))} {'rests' if noun == 'judgement' else 'rest'} on it"


def _short(text: str) -> str:
    return shortened(text, _LONGEST)
