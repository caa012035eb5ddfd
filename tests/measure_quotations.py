"""Measure quotation finding and attribution on annotated articles.

Run as ``python tests/measure_quotations.py FOLDER [--errors]``. The folder holds ``articles/*.txt`` and
``quotes.json``: a list of attributions ``{article, quoted, content, speaker, cue}``, the last four being lists of
``{start, end, text}`` with offsets in code points into the article. ``quoted`` is what stands between marks, ``content``
all that is attributed; an attribution without ``quoted`` is a statement in the writer's words. Keys may be missing.

A gold part counts as found, and a found part as right, where the two share at least nine tenths of the longer one. The
lines below those two ask for nine tenths of the gold part only, in a found part at most twice as long: gold that stops
before the closing mark counts there. A speaker's mention is right where it overlaps the gold one. Parts are counted at every place of a merged quotation,
mentions at its primary place.
Annotations that were made on text with doubled single marks ('' ... '') hold no parts at all, so such articles
are left out of precision and counted apart.

Reported statements are held against ``content``, with eight tenths to share, since annotators differ in whether *that*
belongs to it. Only those that touch an annotated content can be judged for what they hold; the others are right or
wrong for all that the file knows, unless it annotates statements without marks at all.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pincite.corpus.model import Document, Quotation, Source, Span
from pincite.corpus.quotations import find_quotations
from pincite.corpus.quotations.reported import find_reported
from pincite.corpus.readers.plaintext import read_plaintext

_SHARE = 0.9
_SHARE_OF_CONTENT = 0.8
_MOST_AROUND = 2
"""How many times as long as a gold part a found one may be that covers it."""


@dataclass(slots=True)
class Gold:
    """The annotated parts of an article, and the speakers' mentions of each."""

    parts: dict[Span, list[Span]] = field(default_factory=lambda: defaultdict(list))
    contents: dict[Span, list[Span]] = field(default_factory=dict)
    """Everything attributed, from its first word to its last."""
    unmarked: list[Span] = field(default_factory=list)
    """Contents without any quoted part."""


@dataclass(slots=True)
class Tally:
    gold: int = 0
    recalled: int = 0
    found: int = 0
    right: int = 0
    covered: int = 0
    """Gold parts that a found part covers, also a longer one."""
    covering: int = 0
    with_mention: int = 0
    mention_right: int = 0
    clipped: int = 0
    """Gold parts that are only the beginning of what the marks hold."""
    apart: int = 0
    reported: int = 0
    judged: int = 0
    """Reported statements that touch an annotated content."""
    content_right: int = 0
    told: int = 0
    told_right: int = 0
    unmarked: int = 0
    unmarked_found: int = 0
    errors: list[str] = field(default_factory=list)


def main(arguments: list[str]) -> int:
    folder = Path(next((argument for argument in arguments if argument and not argument.startswith("--")), ""))
    if not (folder / "quotes.json").is_file():
        sys.stderr.write("expected a folder with quotes.json and articles/*.txt\n")
        return 2
    gold = _read_gold(folder / "quotes.json")
    documents = [_document(path) for path in sorted((folder / "articles").glob("*.txt"))]
    started = time.process_time()
    results = [_found(document) for document in documents]
    seconds = time.process_time() - started
    tally = Tally()
    for document, (quotations, reported) in zip(documents, results, strict=True):
        _compare(document, quotations, gold[document.file], tally)
        _compare_reported(document, reported, gold[document.file], tally)
    sys.stdout.write(_report(tally, len(documents), seconds, errors="--errors" in arguments))
    return 0


def _found(document: Document) -> tuple[tuple[Quotation, ...], tuple[Quotation, ...]]:
    quotations = find_quotations(document)
    return quotations, find_reported(document, quotations)


def _read_gold(path: Path) -> dict[str, Gold]:
    gold: dict[str, Gold] = defaultdict(Gold)
    for entry in json.loads(path.read_text(encoding="utf-8")):
        mentions, quoted, contents = (_spans(entry, key) for key in ("speaker", "quoted", "content"))
        article = gold[entry["article"]]
        for part in quoted:
            article.parts[part].extend(mentions)
        if contents:
            whole = Span(min(span.start for span in contents), max(span.end for span in contents))
            article.contents.setdefault(whole, []).extend(mentions)
            article.unmarked += [] if quoted else [whole]
    return gold


def _spans(entry: dict[str, Any], key: str) -> list[Span]:
    return [Span(item["start"], item["end"]) for item in entry.get(key) or ()]


def _document(path: Path) -> Document:
    text = path.read_bytes().decode("utf-8")
    return Document(path.stem, path.name, text, "", read_plaintext(text), Source(path.stem, ""))


def _compare(document: Document, quotations: tuple[Quotation, ...], gold: Gold, tally: Tally) -> None:
    direct = [quotation for quotation in quotations if quotation.form == "direct"]
    if not gold.parts and "''" in document.text:
        tally.apart += len(direct)
        return
    places = [place for quotation in direct for place in quotation.places]
    tally.gold += len(gold.parts)
    tally.found += len(places)
    tally.covered += sum(any(_covers(place, part) for place in places) for part in gold.parts)
    tally.covering += sum(any(_covers(place, part) for part in gold.parts) for place in places)
    for part in gold.parts:
        if any(_same(part, place) for place in places):
            tally.recalled += 1
        else:
            kind = next(
                (q.form + ": " + q.reason for q in quotations if any(_same(part, p) for p in q.places)), "marks"
            )
            tally.clipped += any(part.start == place.start and part.end < place.end for place in places)
            tally.errors.append(f"missed     {_place(document, part)}   [{kind}]")
    for place in places:
        if any(_same(part, place) for part in gold.parts):
            tally.right += 1
        else:
            tally.errors.append(f"not gold   {_place(document, place)}")
    for quotation in direct:
        _compare_mention(document, quotation, gold, tally)


def _compare_mention(document: Document, quotation: Quotation, gold: Gold, tally: Tally) -> None:
    mentions = [mention for part in gold.parts if _same(part, quotation.span) for mention in gold.parts[part]]
    if not mentions:
        return
    tally.with_mention += 1
    if quotation.mention is not None and any(quotation.mention.overlaps(mention) for mention in mentions):
        tally.mention_right += 1
        return
    ours = document.slice(quotation.mention) if quotation.mention else "nobody"
    wanted = " / ".join(document.slice(mention)[:50] for mention in mentions)
    tally.errors.append(
        f"mention    {_place(document, quotation.span)}   [{ours} instead of {wanted}; {quotation.reason}]"
    )


def _compare_reported(document: Document, reported: tuple[Quotation, ...], gold: Gold, tally: Tally) -> None:
    tally.reported += len(reported)
    tally.unmarked += len(gold.unmarked)
    tally.unmarked_found += sum(
        any(_same(span, item.span, _SHARE_OF_CONTENT) for item in reported) for span in gold.unmarked
    )
    for item in reported:
        near = [span for span in gold.contents if span.overlaps(item.span)]
        if not near:
            continue
        tally.judged += 1
        if any(_same(span, item.span, _SHARE_OF_CONTENT) for span in near):
            tally.content_right += 1
        else:
            wanted = " / ".join(document.slice(span)[:90] for span in near).replace("\n", "¶")
            tally.errors.append(f"content    {_place(document, item.span)}   [the annotation has {wanted}]")
        mentions = [mention for span in near for mention in gold.contents[span]]
        tally.told += bool(mentions)
        tally.told_right += any(item.mention is not None and item.mention.overlaps(mention) for mention in mentions)


def _same(one: Span, other: Span, share: float = _SHARE) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= share * max(len(one), len(other))


def _covers(place: Span, part: Span) -> bool:
    shared = min(place.end, part.end) - max(place.start, part.start)
    return shared >= _SHARE * len(part) and len(place) <= _MOST_AROUND * len(part)


def _place(document: Document, span: Span) -> str:
    before = document.text[max(0, span.start - 90) : span.start]
    after = document.text[span.end : span.end + 60]
    words = document.slice(span)
    words = words if len(words) < 90 else f"{words[:50]} ... {words[-30:]}"
    return f"{document.file[:14]} {before}>>>{words}<<<{after}".replace("\n", "¶")


def _report(tally: Tally, articles: int, seconds: float, *, errors: bool) -> str:
    mentions = f"{tally.mention_right} of {tally.with_mention}"
    rows = [
        ("articles", f"{articles}", ""),
        ("recall of direct parts", _share(tally.recalled, tally.gold), f"{tally.recalled} of {tally.gold}"),
        ("  missed, gold cut short", f"{tally.clipped}", "the gold part stops before the closing mark"),
        ("precision of direct parts", _share(tally.right, tally.found), f"{tally.right} of {tally.found}"),
        ("recall, gold part covered", _share(tally.covered, tally.gold), f"{tally.covered} of {tally.gold}"),
        ("precision, gold part covered", _share(tally.covering, tally.found), f"{tally.covering} of {tally.found}"),
        ("mention right", _share(tally.mention_right, tally.with_mention), mentions),
        ("found in articles left out", f"{tally.apart}", "marks that the annotation does not know"),
        ("reported statements", f"{tally.reported}", "in the writer's words"),
        ("  touch an annotated one", f"{tally.judged}", ""),
        ("  of them, content right", _share(tally.content_right, tally.judged), f"{tally.content_right} of {tally.judged}"),
        ("  of them, mention right", _share(tally.told_right, tally.told), f"{tally.told_right} of {tally.told}"),
        ("  recall of unmarked ones", _share(tally.unmarked_found, tally.unmarked), f"{tally.unmarked_found} of {tally.unmarked}"),
        ("seconds", f"{seconds:.2f}", "of processor time, finding only"),
    ]  # fmt: skip
    lines = [f"{name:<28}{value:>8}  {note}".rstrip() for name, value, note in rows]
    if errors:
        lines += ["", *tally.errors]
    return "\n".join(lines) + "\n"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
