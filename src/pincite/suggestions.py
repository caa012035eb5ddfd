"""What the corpus suggests to its owner: readings of garbled names, themes and records, as YAML to decide on and paste.

Nothing here changes a file. What is printed is valid YAML, with the grounds of each entry as comments above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, get_args

from pincite.corpus.model import Document, Name, Source, SourceKind, Span
from pincite.corpus.reference import Reference
from pincite.corpus.sentences import split_sentences
from pincite.corpus.suggestions.garbled import Suspect, find_garbled
from pincite.corpus.suggestions.name_places import Places
from pincite.corpus.suggestions.name_relations import Likeness
from pincite.corpus.suggestions.source_drafts import Ground, SourceDraft, draft_sources
from pincite.corpus.suggestions.theme_drafts import ThemeDraft, draft_themes

if TYPE_CHECKING:
    from pincite.corpus.catalogue import Corpus

Row = dict[str, Any]

LEXICON_COLUMNS = (("as heard", "as_heard"), ("canonical", "canonical"), ("kind", "kind"), ("times", "count"),
                   ("where", "where"), ("applies to", "scope"), ("evidence", "evidence"))  # fmt: skip
SUSPECT_COLUMNS = (("as heard", "as_heard"), ("canonical", "canonical"), ("why", "why"), ("times", "count"),
                   ("in", "where"), ("canonical times", "canonical_count"), ("example", "example"))  # fmt: skip
THEME_DRAFT_COLUMNS = (("id", "id"), ("label", "label"), ("origins", "origins"), ("documents", "documents"),
                       ("passages", "passages"), ("terms", "terms"), ("heading", "heading"))  # fmt: skip
SOURCE_DRAFT_COLUMNS = (("id", "id"), ("file", "file"), ("title", "title"), ("date", "issued"),
                        ("perhaps a", "likely"), ("perhaps of the origin of", "together"))  # fmt: skip

_FEW_SOURCES = 8
"""So many sources are listed by id; of more, how many there are."""
_LONGEST_EXAMPLE = 240
_MOST_HITS = 200_000
"""Passages of an existing theme that a draft is compared with."""
_JOINERS = "\u200c\u200d"
_ISO_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_KINDS = tuple(kind for kind in get_args(SourceKind) if kind != "document")
_ADVICE = (
    "Values are what each document says of itself; a comment stands beside those that are doubtful. For you to say:",
    "type: what it is for a citation style: article-newspaper, broadcast, interview, report, webpage ... (CSL).",
    f"kind: {', '.join(_KINDS)}; `document` says nothing yet.",
    "origin: a name of your choice for the event or work; documents that retell the same one share it and count once.",
    "retells: what it was made from, if it is not the original itself: the recording of the episode, the report ...",
    "descriptor: what affects its credibility, in a sentence or two.",
    "A key with nothing after it says that nobody knows.",
)
_GROUNDS: Mapping[Ground, str] = {
    "top": "guessed from the top of the text",
    "properties": "from the file's properties, which may be another's",
    "text": "as the text reads",
}
_WHY = {
    Likeness.FIGURES: "its figures are written as they are spoken",
    Likeness.SPACES: "the same letters once spaces are left out",
    Likeness.SOUND: "pronounced the same",
    Likeness.SWAPPED: "two neighbouring letters change places",
    Likeness.LETTER: "one letter apart",
    Likeness.NEARLY: "pronounced nearly the same",
    Likeness.MARKS: "the same letters with other capitals or hyphens",
    Likeness.COMPANY: "it sounds something like it, and both stand beside the same other names",
}


def lexicon_rows(corpus: Corpus) -> list[Row]:
    """A row for each entry of the lexicon, with how often its word is corrected in each source, and where."""
    places: dict[int, list[tuple[str, int, Span]]] = {id(entry): [] for entry in corpus.lexicon}
    for document in corpus.documents.values():
        for span, entry in corpus.corrections_in(document.id, Span(0, len(document.text))):
            places[id(entry)].append((document.id, document.line_of(span.start), span))
    rows = []
    for entry in corpus.lexicon:
        counts: dict[str, int] = {}
        for doc_id, _, _ in places[id(entry)]:
            counts[doc_id] = counts.get(doc_id, 0) + 1
        rows.append({
            "as_heard": entry.as_heard, "canonical": entry.canonical, "kind": entry.kind,
            "evidence": " ".join(entry.evidence.split()), "applies_to": list(entry.applies_to),
            "scope": ", ".join(entry.applies_to) or "every source",
            "count": sum(counts.values()), "sources": counts, "where": _where(counts),
            "places": [{"source": doc_id, "line": line, "start": span.start, "end": span.end}
                       for doc_id, line, span in places[id(entry)]],
        })  # fmt: skip
    return rows


def suspects(corpus: Corpus) -> tuple[Suspect, ...]:
    """Names of the corpus that may be garbled forms of others; those that the lexicon settles are left out."""
    documents = corpus.documents.values()
    return find_garbled(documents, vouched=_people(corpus.sources.values()), settled=corpus.lexicon)


def suspect_rows(corpus: Corpus, found: Iterable[Suspect]) -> list[Row]:
    """A row for each pair, with an example of both forms and the entry of the lexicon as YAML."""
    return [
        {
            "as_heard": item.as_heard, "canonical": item.canonical, "why": _WHY[item.likeness],
            "count": item.heard.count, "sources": dict(item.heard.sources), "where": _where(item.heard.sources),
            "canonical_count": item.meant.count, "canonical_sources": dict(item.meant.sources),
            "example": _example(corpus, item.heard), "canonical_example": _example(corpus, item.meant),
            "yaml": _entry_yaml(_correction(item)),
        }
        for item in found
    ]  # fmt: skip


def suspects_yaml(corpus: Corpus, found: Iterable[Suspect]) -> str:
    """The pairs as entries of ``lexicon.yaml``, each below the grounds for it."""
    parts = [_opening("lexicon", bool(corpus.lexicon))]
    for item in found:
        canonical = f"{item.canonical}: {_counted(item.meant)}" if item.meant.count else ""
        parts += _comments(
            f"{item.as_heard} -> {item.canonical}: {_WHY[item.likeness]}",
            f"{item.as_heard}: {_counted(item.heard)}", _example(corpus, item.heard),
            canonical, _example(corpus, item.meant),
        )  # fmt: skip
        parts.append(_entry_yaml(_correction(item)))
    return "\n".join(parts).rstrip("\n") + "\n"


def theme_drafts(corpus: Corpus, *, limit: int = 12) -> tuple[ThemeDraft, ...]:
    """Themes that the corpus speaks of and that its ``themes.yaml`` does not cover, those of most origins first."""
    people = (*_people(corpus.sources.values()), *corpus.speakers)
    covered = {
        theme.id: frozenset(hit.passage.id for hit in corpus.theme_hits(theme, limit=_MOST_HITS))
        for theme in corpus.themes.values()
    }
    return draft_themes(corpus.documents, people=dict.fromkeys(people), covered=covered, limit=limit)


def theme_draft_rows(drafts: Iterable[ThemeDraft]) -> list[Row]:
    """A row for each draft."""
    return [
        {
            "id": draft.id, "label": draft.label, "question": draft.question, "terms": list(draft.terms),
            "passages": draft.passages, "documents": draft.documents, "origins": draft.origins,
            "heading": draft.heading,
        }
        for draft in drafts
    ]  # fmt: skip


def themes_yaml(corpus: Corpus, drafts: Iterable[ThemeDraft]) -> str:
    """The drafts as entries of ``themes.yaml``, each below how much of the corpus speaks of it."""
    parts = [_opening("themes", bool(corpus.themes))]
    for draft in drafts:
        spread = ", ".join(
            _several(count, noun)
            for count, noun in (
                (draft.passages, "passage"), (draft.documents, "document"), (draft.origins, "origin"),
            )
        )  # fmt: skip
        parts += _comments(spread, f"under the heading: {draft.heading}" if draft.heading else "")
        entry = {"id": draft.id, "label": draft.label, "question": draft.question, "terms": list(draft.terms)}
        parts.append(_entry_yaml(entry))
    return "\n".join(parts).rstrip("\n") + "\n"


def source_drafts(corpus: Corpus, references: Sequence[Reference]) -> tuple[SourceDraft, ...]:
    """A record to complete for each document that none of the ``references`` names, in the order of the corpus."""
    return draft_sources(corpus.documents, references)


def source_draft_rows(drafts: Iterable[SourceDraft]) -> list[Row]:
    """A row for each draft, with the entry of ``sources.yaml`` as YAML."""
    return [
        {
            "id": draft.source.id, "file": draft.file, "title": draft.source.title, "issued": draft.source.issued,
            "kinds": dict(draft.kinds), "likely": ", ".join(kind for kind, _ in draft.kinds),
            "common": {doc_id: why for doc_id, _, why in draft.common},
            "together": ", ".join(doc_id for doc_id, _, _ in draft.common[:_FEW_SOURCES]),
            "yaml": "\n".join(_record_lines(draft)),
        }
        for draft in drafts
    ]  # fmt: skip


def sources_yaml(drafts: Iterable[SourceDraft], *, there: bool) -> str:
    """The drafts as entries of ``sources.yaml``; what is guessed or left to the author says so beside it.

    ``there`` says whether the file has references already, so that these are to be added to them.
    """
    parts = [_opening("references", there), *_comments(*_ADVICE)]
    for draft in drafts:
        parts += _comments(f"{draft.file}: {draft.opening}")
        parts += _record_lines(draft)
    return "\n".join(parts) + "\n"


def _record_lines(draft: SourceDraft) -> Iterator[str]:
    """One reference, a key to a line, in the order of CSL-YAML as people write it."""
    source = draft.source
    doubtful = {field: _GROUNDS[ground] for field, ground in draft.grounds}
    blank = "not stated"
    issued = source.issued if _ISO_DATE.fullmatch(source.issued) else ""
    yield f"  - id: {_value(source.id)}"
    yield _line(4, "type", source.type)
    yield _line(4, "title", source.title, doubtful.get("title", "") if source.title else blank)
    if source.container_title:
        yield _line(4, "container-title", source.container_title)
    if draft.container:
        yield _remark(f"container-title: {_value(draft.container)}", "perhaps: the title begins with it", indent=4)
    if source.publisher:
        yield _line(4, "publisher", source.publisher)
    for field in ("author", "host", "guest"):
        if people := [_name_parts(name) for name in getattr(source, field) if name.full]:
            yield _line(4, field, people, doubtful.get(field, ""))
    # As a date and not as text, which YAML would put between quotation marks.
    yield f"    issued: {issued}".rstrip() + _aside(doubtful.get("issued", "") if issued else blank)
    for key, value in (("URL", source.url), ("language", source.language)):
        if value:
            yield _line(4, key, value, doubtful.get(key, ""))
    yield "    pincite:"
    yield _line(6, "file", draft.file)
    yield from _left_to_the_author(draft)


def _left_to_the_author(draft: SourceDraft) -> Iterator[str]:
    """What a document is and what it retells. ``document`` claims nothing: no kind is written that nobody has named."""
    read_as = draft.source.kind
    yield _line(6, "kind", "document", "says nothing yet" + (f"; read as {read_as}" if read_as != "document" else ""))
    for kind, why in draft.kinds:
        yield _remark(f"kind: {kind}", f"perhaps: {why}")
    yield _line(6, "origin", "")
    for doc_id, origin, why in draft.common[:_FEW_SOURCES]:
        ground = f"perhaps that of {doc_id}: {why}"
        yield _remark(f"origin: {_value(origin)}", ground) if origin else _remark(ground)
    if len(draft.common) > _FEW_SOURCES:
        yield _remark(f"perhaps that of {len(draft.common) - _FEW_SOURCES} more")
    for record in draft.records:
        yield _remark(f"the reference {record} has the same title and names no file: rather add this file to it")
    yield _remark("retells:")
    if draft.source.speakers:
        people = [{"name": name, "role": role} if role else {"name": name} for name, role in draft.source.speakers]
        yield _line(6, "speakers", people)
    yield _line(6, "descriptor", "")


def _name_parts(name: Name) -> Row:
    parts = {"literal": name.literal} if name.literal else {"family": name.family, "given": name.given}
    return {key: text for key, text in parts.items() if text}


def _line(indent: int, key: str, value: Any, aside: str = "") -> str:
    written = f" {_value(value)}" if value else ""
    return f"{' ' * indent}{key}:{written}{_aside(aside)}"


def _remark(text: str, aside: str = "", *, indent: int = 6) -> str:
    return f"{' ' * indent}# {_on_one_line(text)}{_aside(aside)}"


def _aside(text: str) -> str:
    return f"  # {_on_one_line(text)}" if text else ""


def _value(value: Any) -> str:
    """A text, or a list of mappings, as YAML on one line."""
    import yaml

    # Between double quotation marks YAML has an escape for every character; elsewhere a line break may become a space.
    style = '"' if not all(map(str.isprintable, _texts_in(value))) else None
    text = yaml.safe_dump(
        value, allow_unicode=True, sort_keys=False, width=1 << 30, default_style=style, default_flow_style=True
    )  # fmt: skip
    return text.removesuffix("\n").removesuffix("\n...")


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(part)


def _on_one_line(text: str) -> str:
    """Text of a document as it can stand in a comment: without line breaks and characters that steer a screen; those
    that only join letters stay."""
    return " ".join("".join(char if char.isprintable() or char in _JOINERS else " " for char in text).split())


def _people(sources: Iterable[Source]) -> tuple[str, ...]:
    """Everybody whom the records name, once."""
    named: dict[str, None] = {}
    for source in sources:
        people = (*source.host, *source.guest, *source.author)
        named.update(dict.fromkeys(name.full for name in people if not name.literal))
        named.update(dict.fromkeys(name for name, _ in source.speakers))
    return tuple(name for name in named if name)


def _correction(item: Suspect) -> Row:
    entry: Row = {
        "as_heard": item.as_heard,
        "canonical": item.canonical,
        "kind": "number" if item.likeness is Likeness.FIGURES else "term",
        "evidence": _drafted_evidence(item),
    }
    if 0 < len(item.heard.sources) <= _FEW_SOURCES:
        entry["applies_to"] = list(item.heard.sources)
    return entry


def _drafted_evidence(item: Suspect) -> str:
    spoken = f"{item.as_heard} is {item.canonical} as it is spoken"
    if not item.meant.count:
        return f"{spoken}; no source of the corpus prints the latter."
    alike = spoken if item.likeness is Likeness.FIGURES else (
        f"{item.as_heard} and {item.canonical}: {_WHY[item.likeness]}"
    )  # fmt: skip
    return f"{alike}; {item.canonical} stands {_counted(item.meant)}."


def _counted(places: Places) -> str:
    return f"{_several(places.count, 'time')} in {_where(places.sources)}"


def _where(counts: Mapping[str, int]) -> str:
    if len(counts) > _FEW_SOURCES:
        return f"{len(counts)} sources"
    return ", ".join(f"{doc_id} ({count})" if len(counts) > 1 else doc_id for doc_id, count in counts.items())


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _example(corpus: Corpus, places: Places) -> str:
    """The sentence of the first place, and where it stands."""
    if places.example is None:
        return ""
    doc_id, span = places.example
    document = corpus.documents[doc_id]
    words = " ".join(_sentence(document, span).split())
    if len(words) > _LONGEST_EXAMPLE:
        words = f"{words[:_LONGEST_EXAMPLE].rsplit(' ', 1)[0]} ..."
    return f"{document.file}:{document.line_of(span.start)}: {words}"


def _sentence(document: Document, span: Span) -> str:
    block = document.block_at(span.start).span
    around = block if block.contains(span) else span
    sentences = split_sentences(document.text, around, lang=document.source.language or "en")
    return document.slice(next((item for item in sentences if item.overlaps(span)), around))


def _opening(key: str, there: bool) -> str:
    return f"# Drafts to decide on; add those you keep under `{key}:`." if there else f"{key}:"


def _comments(*lines: str) -> list[str]:
    return ["", *(f"  # {_on_one_line(line)}" for line in lines if line)]


def _entry_yaml(entry: Mapping[str, Any]) -> str:
    """One item of a list, indented as the record files are."""
    import yaml

    text = yaml.safe_dump([dict(entry)], allow_unicode=True, sort_keys=False, width=110, default_flow_style=None)
    return "".join(f"  {line}\n" for line in text.splitlines()).rstrip("\n")
