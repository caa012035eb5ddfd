"""Markdown: the words as they are shown, without the marks, and the front matter as metadata."""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pincite.corpus.model import SourceKind
from pincite.corpus.readers.encodings import decoded, joined
from pincite.corpus.readers.htmltree import clear, parsed
from pincite.corpus.readers.markdown_dialects import in_commonmark
from pincite.corpus.readers.page_metadata import sure_date
from pincite.corpus.readers.reading import Metadata, Reading, UnreadableError
from pincite.corpus.readers.spoken import with_turns
from pincite.corpus.readers.structure import Piece, composed, pieces
from pincite.corpus.readers.turns import is_somebody, label_of

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FRONT_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]*\{[#.][^{}\n]{1,200}\}[ \t]*$")
_LONGEST_FRONT = 64_000
_DEEPEST_INLINE = 20
"""Levels of links and images in each other: more than anybody writes."""


def read_markdown(data: bytes, encoding: str) -> Reading:
    """A Markdown file (CommonMark with tables, struck words and footnotes), rendered to its words.

    Links give their text, images their alternative text; code blocks are furniture; a footnote's text is a paragraph
    where it is defined, and its mark is dropped. Quotation marks stay as they are typed. The title is the first heading
    of level 1, or else the front matter's.
    """
    source, warnings = decoded(data, encoding)
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    front, body, faults = _parted(source)
    metadata = _metadata(front)
    tree = parsed(f"<html><body>{_rendered(body)}</body></html>")
    if tree is None:
        raise UnreadableError("holds no text")
    clear(tree)
    found = _titled(pieces(tree), metadata.title)
    text, blocks = composed(found)
    blocks, landmarks = with_turns(text, blocks)
    title = next((text[block.span.start : block.span.end] for block in blocks if block.kind == "title"), "")
    kind: SourceKind = "transcript" if any(block.spoken for block in blocks) else "document"
    return Reading(text, blocks, landmarks, replace(metadata, title=title, kind=kind), (*warnings, *faults))


def _rendered(body: str) -> str:
    """The body as HTML, in which only block structure matters."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    parser.core.ruler.before("inline", "shallow", _shallow)
    tokens = parser.parse(in_commonmark(body))
    for token in tokens:
        if token.type == "inline":
            _settle(token.children or [])
        elif token.type == "heading_close" or token.type.endswith("_open"):
            # Each paragraph is shown, in tight lists as well, so that it is one of its item's.
            token.hidden = False
    return str(parser.renderer.render(tokens, parser.options, {}))


def _shallow(state: StateCore) -> None:
    """Fewer levels inside a paragraph than of paragraphs: each costs its length anew, and too many lose no words."""
    state.md.options["maxNesting"] = _DEEPEST_INLINE


def _settle(tokens: Sequence[Token]) -> None:
    """Images to their alternative text; attributes in braces, which some dialects put behind a heading, dropped."""
    for token in tokens:
        if token.type == "image":
            token.type, token.tag, token.content, token.children = "text", "", _alternative(token), None
    if _holds_turns(tokens):
        for token in tokens:
            token.type, token.tag = ("hardbreak", "br") if token.type == "softbreak" else (token.type, token.tag)
    if tokens and tokens[-1].type == "text":
        tokens[-1].content = _ATTRIBUTES.sub("", tokens[-1].content)


def _holds_turns(tokens: Sequence[Token]) -> bool:
    """Whether lines of a paragraph are speakers' labels: then its line ends mean something."""
    words = "".join("\n" if token.type in ("softbreak", "hardbreak") else token.content for token in tokens)
    lines = words.split("\n")
    labels = [(label_of(line), line) for line in lines if len(lines) > 1]
    alone = any(label and label.time and label.speech >= len(line) for label, line in labels)
    return alone or sum(bool(label and is_somebody(label)) for label, _ in labels) > 1


def _alternative(image: Token) -> str:
    return "".join(child.content for child in image.children or [] if child.type in ("text", "code_inline"))


def _parted(source: str) -> tuple[Mapping[str, Any], str, tuple[tuple[str, str], ...]]:
    """The front matter (YAML, TOML or JSON), the text below it, and what was wrong with the former."""
    if source.startswith("{"):
        return _parted_json(source)
    match, load = _FRONT.match(source), _loaded
    if match is None:
        match, load = _FRONT_TOML.match(source), _loaded_toml
    if match is None or len(match[1]) > _LONGEST_FRONT:
        return {}, source, ()
    front = load(match[1])
    if front is None:
        remedy = "check it, or give the record in sources.yaml"
        return {}, source[match.end() :], (("has front matter that cannot be read; left out", remedy),)
    if front and not isinstance(front, dict):
        # A text between two rules is a text.
        return {}, source, ()
    return front or {}, source[match.end() :], ()


def _parted_json(source: str) -> tuple[Mapping[str, Any], str, tuple[tuple[str, str], ...]]:
    """A text under a JSON object; one that begins with a brace for another reason is a text."""
    try:
        front, end = json.JSONDecoder().raw_decode(source)
    except (ValueError, RecursionError):
        return {}, source, ()
    return (front, source[end:], ()) if front and source[end : end + 1] in ("\n", "") else ({}, source, ())


def _loaded_toml(front: str) -> Any:
    try:
        return tomllib.loads(front)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _loaded(front: str) -> Any:
    import yaml

    if re.search(r"[:\-] *&\w", front):
        return None  # anchors and aliases multiply, and no front matter needs them
    try:
        return yaml.safe_load(front) or {}
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _metadata(front: Mapping[str, Any]) -> Metadata:
    keys = {str(key).lower(): value for key, value in front.items()}

    def said(*names: str) -> str:
        return next((_words(keys[name]) for name in names if name in keys and _words(keys[name])), "")

    people = next((keys[name] for name in ("author", "authors", "by", "creator") if keys.get(name)), ())
    language = said("lang", "language", "locale").replace("_", "-")
    url = said("url", "canonical_url", "canonical", "source", "link", "source_url")
    return Metadata(
        title=said("title"),
        authors=tuple(filter(None, map(_words, people if isinstance(people, list) else [people]))),
        issued=sure_date(said("date", "published", "issued", "publication_date", "date_published")),
        language=language if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", language) else "",
        url=url if re.fullmatch(r"https?://\S+", url) else "",
        container_title=said("site", "site_name", "publication", "publisher", "container-title"),
    )


def _words(value: Any) -> str:
    """A scalar of the front matter, or a person's name, as printed."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("literal") or _full(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    said = isinstance(value, (str, int)) and not isinstance(value, bool)
    # A note's link to a person's page names that person.
    return joined(" ".join(str(value).replace("[[", "").replace("]]", "").split())) if said else ""


def _full(person: Mapping[Any, Any]) -> str:
    return " ".join(str(person[key]) for key in ("given", "family") if person.get(key))


def _titled(found: Sequence[Piece], title: str) -> list[Piece]:
    heading = next((piece for piece in found if piece.kind == "heading" and piece.level == 1), None)
    if heading is not None and (not title or found[0] is heading or heading.text == title):
        return [replace(piece, kind="title") if piece is heading else piece for piece in found]
    return [Piece("title", title), *found] if title else list(found)
