"""Web pages: the article without the page's furniture, in the words and the order that the page shows.

trafilatura tells which words are the article's; what is stored is read from the page itself, so that no word is glued,
folded or lost on the way, and every paragraph, item and quotation keeps its place in the structure.
"""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from pincite.corpus.model import Block, SourceKind
from pincite.corpus.readers.encodings import decoded
from pincite.corpus.readers.front_matter import with_headers
from pincite.corpus.readers.furniture import heads_related, is_furniture
from pincite.corpus.readers.headers import is_known_header
from pincite.corpus.readers.headings import could_be_heading
from pincite.corpus.readers.htmltree import clear, parsed
from pincite.corpus.readers.numbering import numbered
from pincite.corpus.readers.page_metadata import page_metadata
from pincite.corpus.readers.plaintext import read_text
from pincite.corpus.readers.reading import Metadata, Reading, UnreadableError
from pincite.corpus.readers.spoken import with_turns
from pincite.corpus.readers.structure import Piece, composed, pieces

_STATED = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_STATED = re.compile(rb"\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_TOKEN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\\W_]+")
"""A word; in Chinese and Japanese a character."""
_COMMENTS = re.compile(
    r"(?:(?:\d{1,6}[ »:.-]*|leave an?|add an?|post an?|your|reader|readers[’']|discussion|join the|top|all|les|vos) )?"
    r"(?:comments?|discussion|repl(?:y|ies)|responses?|conversation|commentaires?|kommentare?|comentarios?|comentários?|"
    r"commenti|reacties|komentarze|комментарии|коментари|评论|コメント)\b"
    r"(?: ?\(\d{1,6}\)| about this \w+| ¿.{1,60})?[:.]?$",
    re.IGNORECASE,
)
_LARGE = 1 << 20
"""Bytes; of a larger page no second opinion is asked, which takes as long as the first."""
_RUN = 4
"""Words in a row that tell one passage from another."""
_TYPED_LINES = 20
_LONGEST_HEADING = 12
"""Words; in bold on a line of its own."""
_SHORTEST_SENTENCE = 6
"""Words; a page whose every block has fewer holds no article."""


def read_html(data: bytes, encoding: str) -> Reading:
    """A web page: the blocks of its article, and what its head says of it.

    Raises ``UnreadableError`` for a page without an article: only navigation, or a shell that a script would fill.
    """
    page, warnings = decoded(data, encoding, stated=_stated_encoding(data))
    tree = parsed(page)
    if tree is None:
        raise UnreadableError("holds no text")
    metadata = page_metadata(tree)
    clear(tree)
    body = tree.find("body")
    body = tree if body is None else body
    if typed := _typed(body):
        reading = read_text(typed.encode(), "utf-8")
        return replace(reading, metadata=replace(metadata, kind=_kind(reading, metadata)), warnings=warnings)
    found = pieces(body)
    chosen = _article(found, _article_words(tree, fast=len(data) > _LARGE))
    if not any(piece.kind in ("paragraph", "item") and _is_sentence(piece) for piece in chosen):
        raise UnreadableError("holds no article text", "save the page again once it shows its text, or print it as PDF")
    text, blocks = composed(_titled(_headed(chosen), found, metadata.title))
    blocks, landmarks = with_turns(text, _with_headers(text, blocks))
    reading = Reading(text, blocks, landmarks)
    titles = (text[block.span.start : block.span.end] for block in blocks if block.kind == "title")
    metadata = replace(metadata, title=next(titles, metadata.title), kind=_kind(reading, metadata))
    return replace(reading, metadata=metadata, warnings=warnings)


def _with_headers(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the lines under the title that give date and author as headers; a heading may give a date."""
    lists = {index for index, block in enumerate(blocks) if block.label.endswith("i1")}
    pairs = zip(blocks, with_headers(text, blocks), strict=True)
    headed = (new if _is_header_of_page(text, was, new) else was for was, new in pairs)
    return tuple(numbered(headed, lists))


def _is_header_of_page(text: str, was: Block, new: Block) -> bool:
    """A date, a by-line, or a key that says what it is; a heading is one even where it has a colon in it."""
    known = new.key == "By" or is_known_header(text[was.span.start : was.span.end])
    return new.key == "Date" or (known and was.kind != "heading")


def _kind(reading: Reading, metadata: Metadata) -> SourceKind:
    return "transcript" if any(block.spoken for block in reading.blocks) else metadata.kind


def _typed(body: Any) -> str:
    """The text of a page that is a plain text in a frame (``<pre>``), as archives of reports and hearings have it."""
    typed = [pre for pre in body.iter("pre") if pre.find(".//code") is None]
    words = "\n".join("".join(pre.itertext()) for pre in typed)
    if words.count("\n") < _TYPED_LINES:
        return ""
    letters, of_all = (sum(map(len, part.split())) for part in (words, " ".join(body.itertext())))
    return words if letters * 10 > of_all * 8 else ""


def _stated_encoding(data: bytes) -> str:
    """The encoding that the page names in itself; UTF-16 cannot be, where the name can be read byte by byte."""
    head = data[:4096]
    match = _XML_STATED.match(head) or _STATED.search(head)
    name = match[1].decode("ascii", "replace") if match else ""
    return "utf-8" if name.lower().startswith(("utf-16", "utf-32", "ucs-2")) else name


def _article_words(tree: Any, *, fast: bool) -> list[list[str]]:
    """The words of the article, a list for each of its blocks, as trafilatura finds them; none where it finds none."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "justext", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        article = trafilatura.bare_extraction(copy.deepcopy(tree), fast=fast, include_comments=False)
    except Exception:
        return []
    body = getattr(article, "body", None)
    if body is None:
        return []
    return [words for text in body.itertext() if (words := _TOKEN.findall(text))]


def _article(found: Sequence[Piece], words: Sequence[Sequence[str]]) -> list[Piece]:
    """Those of the pieces that the article is made of; where nothing tells, all that is no furniture."""
    marked = _marked(found, words)
    if not any(marked):
        return [piece for piece in found if _is_plain(piece)]
    _fill_gaps(found, marked)
    _drop_lists_of_links(found, marked)
    end = _above_comments(found, marked)
    return [piece for piece, kept in zip(found[:end], marked, strict=False) if kept]


def _marked(found: Sequence[Piece], words: Sequence[Sequence[str]]) -> list[bool]:
    """For each piece whether its words, or most of their runs, are among the article's."""
    flat = [word for block in words for word in block]
    runs = {tuple(flat[at : at + _RUN]) for at in range(len(flat) - _RUN + 1)}
    short = {tuple(block) for block in words if len(block) <= _SHORTEST_SENTENCE}
    marked = []
    for piece in found:
        own = _TOKEN.findall(piece.text)
        shared = sum(tuple(own[at : at + _RUN]) in runs for at in range(len(own) - _RUN + 1))
        whole = len(own) <= _SHORTEST_SENTENCE and tuple(own) in short
        leads = piece.kind == "paragraph" and _only_leads(piece)
        marked.append(not _is_set_apart(piece) and not leads and (whole or shared * 2 > max(len(own) - _RUN + 1, 1)))
    return marked


def _fill_gaps(found: Sequence[Piece], marked: list[bool]) -> None:
    """Mark what the extractor dropped amid the article: it stands beside what was kept, and is no link.

    Captions, block quotations, short paragraphs and headings go missing there. Above the article only the headings
    that lead to it are taken.
    """
    kept = [index for index, is_kept in enumerate(marked) if is_kept]
    for index in range(kept[0]):
        marked[index] = found[index].kind == "heading" and _is_beside(found[index], found[kept[0]])
    last = kept[-1]
    for index in range(last + 1, len(found)):
        # A table or list that ends the article stands right under it, in the same column.
        if found[index].kind != "item" or found[index].home != found[last].home or not _is_plain(found[index]):
            break
        marked[index] = True
    for before, after in pairwise(kept):
        for index in range(after - 1, before, -1):
            piece, leads = found[index], found[index].kind != "heading" or marked[index + 1]
            near = _is_beside(piece, found[before]) or _is_beside(piece, found[after])
            marked[index] = near and (leads or piece.home in (found[before].home, found[after].home))


def _drop_lists_of_links(found: Sequence[Piece], marked: list[bool]) -> None:
    """Take out the heading of a table of contents, and the links under ``Related stories`` or the like."""
    for index, piece in enumerate(found):
        below = index + 1
        if heads_related(piece.text):
            while below < len(found) and _only_leads(found[below]):
                marked[below] = False
                below += 1
        elif piece.kind == "heading":
            while below < len(found) and found[below].furniture and found[below].kind == "item":
                below += 1
            # Between a heading and its text there may be a bar of buttons; a list that heads no text is of contents.
            if below > index + 1 and (below == len(found) or found[below].kind == "heading"):
                marked[index] = False


def _only_leads(piece: Piece) -> bool:
    return piece.linked * 10 > len(piece.text) * 9


def _is_set_apart(piece: Piece) -> bool:
    """Whether the page, or the words, say that it is no part of the text; a heading such as ``Register`` may be one."""
    return piece.furniture or (heads_related if piece.kind == "heading" else is_furniture)(piece.text)


def _is_beside(piece: Piece, kept: Piece) -> bool:
    """Whether the piece is of the same column, or of the one around it, or boxed in it as a part of known meaning."""
    boxed = piece.around in (kept.home, kept.around) and (
        piece.kind in ("heading", "item") or piece.quoted or piece.caption
    )
    return _is_plain(piece) and (piece.home in (kept.home, kept.around) or boxed)


def _above_comments(found: Sequence[Piece], marked: Sequence[bool]) -> int:
    """How many of the pieces stand above the readers' comments: a column of their own under a heading that says so."""
    homes: set[int] = set()
    for index, (piece, kept) in enumerate(zip(found, marked, strict=True)):
        if homes and piece.kind == "heading" and piece.home not in homes and _COMMENTS.match(piece.text):
            return index
        if kept and piece.kind != "heading":
            homes.add(piece.home)
    return len(found)


def _is_plain(piece: Piece) -> bool:
    return not _is_set_apart(piece) and not piece.doubtful and piece.linked * 2 < len(piece.text)


def _is_sentence(piece: Piece) -> bool:
    return piece.linked * 2 < len(piece.text) and len(_TOKEN.findall(piece.text)) >= _SHORTEST_SENTENCE


def _headed(chosen: Sequence[Piece]) -> list[Piece]:
    """The article with its headings, those too that are only paragraphs in bold: short, without an end, over a text.

    Where such paragraphs ask they are an interviewer's, and head nothing.
    """
    if any(_is_bold(piece) and piece.text.endswith("?") for piece in chosen):
        return list(chosen)
    headed = list(chosen)
    for index, (piece, below) in enumerate(pairwise(chosen)):
        over = below.kind in ("paragraph", "item") and not below.stressed
        if _is_bold(piece) and over and len(piece.text.split()) <= _LONGEST_HEADING and could_be_heading(piece.text):
            headed[index] = replace(piece, kind="heading", level=6)
    return headed


def _is_bold(piece: Piece) -> bool:
    plain = piece.kind == "paragraph" and not piece.quoted and not piece.caption
    return plain and piece.stressed and piece.linked * 2 < len(piece.text)


def _titled(chosen: Sequence[Piece], found: Sequence[Piece], title: str) -> Iterable[Piece]:
    """The article under its title: the heading that bears it on the page, or else the words of the page's head."""
    wanted = _words(title)
    opening = next((piece for piece in chosen if piece.kind != "heading"), None)
    first = next((index for index, piece in enumerate(found) if piece is opening), 0)
    above = [piece for piece in found[:first] if piece.kind == "heading" and piece.level <= 2]
    # The nearest heading is the article's; one above it may be the site's.
    heading = next((piece for piece in reversed(above) if _is_title(piece, wanted)), None)
    if heading is None and not wanted:
        heading = next((piece for piece in above if piece.level == 1), None)
    if heading is None and chosen and len(_words(chosen[0].text)) > 2 and _is_title(chosen[0], wanted):
        heading = chosen[0]
    if heading is None and not title:
        return chosen
    top = Piece("title", heading.text if heading else title)
    below = (piece for piece in chosen if piece is not heading)
    # A line that only says the title again is of a trail of pages or of a list of categories.
    return [top, *(piece for piece in below if piece.kind == "heading" or _words(piece.text) != _words(top.text))]


def _is_title(piece: Piece, wanted: list[str]) -> bool:
    """Whether the heading and the title in the page's head begin alike (the head often adds the site's name)."""
    own = _words(piece.text)
    length = min(len(own), len(wanted))
    return length > 0 and (own[:length] == wanted[:length] or own[-length:] == wanted[-length:])


def _words(text: str) -> list[str]:
    return [word.lower() for word in _TOKEN.findall(text)]
