"""HTML to a tree that holds only what a reader of the page sees: for web pages, Markdown and word-processor files."""

from __future__ import annotations

import re
from typing import Any

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label mark nobr output q ruby rb small span "
    "strong sub sup time tt u var wbr samp math".split()
)
KNOWN = frozenset(
    "address article aside blockquote body br caption center col colgroup dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr html img legend li main marquee "
    "menu nav ol p picture pre search section source summary table tbody td tfoot th thead tr ul".split()
)
"""HTML's other elements; what is neither here nor inline is somebody's own element, which flows with the words."""
_UNSEEN = (
    "script style template head noscript svg iframe object embed applet canvas audio video map select datalist option "
    "textarea button input progress meter rt rtc rp del s strike noembed noframes frameset"
).split()
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RAISED = re.compile(r"[-+−]?[0-9]{1,4}")
_SUPERSCRIPT = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_REFERENCE = re.compile(
    r"[\[(]?(?:\d{1,4}|[a-z]|[ivx]{1,5}|note \d{1,4}|[*†‡§]{1,3})[\])]?|\[[^\]]{1,40}\]", re.IGNORECASE
)
_ANCHORS = ("¶", "#", "§", "🔗", "↩", "↩︎", "^", "↑")
"""What a link shows that leads a heading to itself, or a note back to its mark."""
_QUOTES = ('"', "“", "„", "«", "‘", "'", "「", "»")
_TO_NOTE = re.compile(r"#_?(?:foot|end|fn|ftn|edn|note|cite)", re.IGNORECASE)
_OF_HEAD = frozenset("title meta link base script style template noscript object basefont bgsound command".split())
_HEAD = 8192
_INTERNAL_SUBSET = re.compile(r"<!doctype[^>\[]{0,300}\[.*?\]\s*>", re.IGNORECASE | re.DOTALL)
_XHTML = re.compile(r"\s*<\?xml\b|<html[^<>]*xmlns=", re.IGNORECASE)
_EMPTY_TAG = re.compile(
    r"<(script|style|title|iframe|textarea|a|p|div|span|b|i|em|strong|ul|ol|li|td|th|h[1-6])\b([^<>]*)/>"
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_PLAIN_BOX = re.compile(
    r"<(/?)(?:div|span|font|center|b|i|u|em|strong|section|ul|ol|li|blockquote|table|tbody|tr|td|th)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"(?:<br>\s*){3,}")
"""A hundred thousand line breaks in a row take the finder of articles minutes."""


def parsed(page: str) -> Any:
    """The tree of an HTML page or fragment, whole: scripts and head are still in it; None when it holds nothing.

    Broken markup is mended as libxml2 does it. No entity but HTML's own is ever replaced, and nothing is fetched.
    """
    head = _INTERNAL_SUBSET.sub("<!doctype html>", page[:_HEAD], count=1)
    page = _CONTROLS.sub("\ufffd", head + page[_HEAD:])
    if _XHTML.search(page[:2000]):
        # The parser of HTML knows no self-closed element and would take the page for the text of its first script.
        page = _EMPTY_TAG.sub(r"<\1\2></\1>", page)
    tree, too_deep = _tree(page)
    if too_deep:
        # Beyond 2,048 open elements the parser drops what it reads; boxes without a meaning of their own go instead.
        tree, _ = _tree(_BREAKS.sub("<br><br>", _PLAIN_BOX.sub("<br><br>", page)))
    if tree is not None:
        _end_head(tree)
    return tree


def _end_head(tree: Any) -> None:
    """Let the head end before the first element that is none of its own, as HTML has it where ``<body>`` is left out;
    libxml2 knows no ``<article>`` and leaves it there."""
    head = tree.find("head")
    children = [] if head is None else list(head)
    first = next((index for index, each in enumerate(children) if each.tag not in _OF_HEAD), len(children))
    if first == len(children):
        return
    body = tree.find("body")
    if body is None:
        body = tree.makeelement("body")
        head.addnext(body)
    for place, child in enumerate(children[first:]):
        body.insert(place, child)


def clear(tree: Any) -> None:
    """Take out of the tree what is not text: what is not shown, withdrawn words, marks that lead to a note.

    A raised number becomes superscript characters (10<sup>6</sup> must not be read as 106) and ``<q>`` its marks.
    """
    from lxml import etree

    for element in list(tree.iter()):
        if element.tag in _UNSEEN or _is_hidden(element):
            element.tag = "script"
    etree.strip_elements(tree, "script", with_tail=False)
    for element in list(tree.iter("sup")):
        _settle_raised(element)
    for element in list(tree.iter("a")):
        if (not len(element) and (element.text or "").strip() in _ANCHORS) or _is_note_mark(element):
            _replace(element, "")
    for element in list(tree.iter("span")):
        if _is_button_of_heading(element):
            _replace(element, "")
    for element in list(tree.iter("math")):
        _replace(element, element.get("alttext") or " ")
    for element in list(tree.iter("q")):
        if (element.text or "").lstrip()[:1] in _QUOTES:
            continue  # it brings its own marks
        inner = sum(1 for above in element.iterancestors() if above.tag == "q") % 2
        element.text = ("‘" if inner else "“") + (element.text or "")
        _append(element, "’" if inner else "”")


def _tree(page: str) -> tuple[Any, bool]:
    from lxml import etree, html

    if not page.strip():
        return None, False
    # ``huge_tree`` lifts limits on depth and on the length of a text; HTML has no entities that could grow.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(page.encode("utf-8"), parser=parser)
    except etree.LxmlError:
        return None, False
    return tree, any("depth" in entry.message for entry in parser.error_log)


def _is_hidden(element: Any) -> bool:
    if element.tag in ("html", "body"):
        return False
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style))


def _is_note_mark(link: Any) -> bool:
    """A number that leads to its note in the same page, not raised and not in brackets, which would stand empty."""
    if not _TO_NOTE.match(link.get("href") or "") or not _REFERENCE.fullmatch("".join(link.itertext()).strip()):
        return False
    above, before = link.getparent(), link.getprevious()
    written = (above.text if before is None else before.tail) or ""
    return above.tag != "sup" and not written.rstrip().endswith(("[", "(")) and bool(written.strip())


def _is_button_of_heading(element: Any) -> bool:
    """``[edit]`` behind a heading, in any language: nothing but links between brackets."""
    beside = (element.getparent(), element.getprevious())
    if not any(each is not None and each.tag in HEADINGS for each in beside):
        return False
    words = "".join(element.itertext()).strip()
    return element.find(".//a") is not None and words.startswith("[") and words.endswith("]")


def _settle_raised(element: Any) -> None:
    words = "".join(element.itertext()).strip()
    links = element.findall(".//a")
    within = any((link.get("href") or "").startswith("#") or not link.get("href") for link in links)
    if (within or (links and words.startswith("["))) and _REFERENCE.fullmatch(words):
        _replace(element, "")
    elif _RAISED.fullmatch(words):
        _replace(element, words.translate(_SUPERSCRIPT))


def _replace(element: Any, words: str) -> None:
    element.clear(keep_tail=True)
    element.tag = "span"
    element.text = words


def _append(element: Any, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words
