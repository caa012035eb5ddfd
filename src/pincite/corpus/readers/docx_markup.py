"""The XML of a Word file's parts, settled before mammoth reads it: what it would leave out, take twice or fail on."""

from __future__ import annotations

import re
from typing import Any

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _WORD.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", _MATH.encode()),
)
"""Names of the strict form of the standard, and those of the other, in which the same elements mean the same."""
_WRAPPERS = tuple(f"{{{_WORD}}}{name}" for name in ("fldSimple", "dir", "bdo", "ruby", "rubyBase"))
"""Elements around runs that a reader does not see: fields with their result, directions, characters with a gloss."""
_UNSEEN = tuple(f"{{{_WORD}}}{name}" for name in ("fldData", "rubyPr", "rt"))
_BODY_LEVEL = 9
"""The outline level that says of a paragraph that it is no heading."""
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_NO_HEADING = re.compile(r"(?:(?:sub)?title|toc(?: heading| \d)|(?:list|table|caption|header|footer).*)", re.IGNORECASE)
_MOST_INHERITED = 12
_SUPERSCRIPT = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")


def transitional(part: bytes) -> bytes:
    """The part with the names that most files have for its elements."""
    for strict, usual in _STRICT:
        part = part.replace(strict, usual)
    return part


def has_embedded_text(tree: Any) -> bool:
    """Whether the part leads to text in a file of another format that is embedded beside it."""
    return next(tree.iter(_name("altChunk")), None) is not None


def settle(tree: Any) -> None:
    """Change the tree of a part so that what a reader of the document sees is its text, once."""
    from lxml import etree

    for moved in tree.iter(_name("moveTo")):
        moved.tag = _name("ins")
    for moved in tree.iter(_name("moveFrom")):
        moved.tag = _name("del")
    for run in list(tree.iter(_name("r"))):
        if _is_hidden(run):
            run.getparent().remove(run)
    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    etree.strip_tags(tree, *_WRAPPERS)
    _settle_text_boxes(tree)
    for formula in list(tree.iter(f"{{{_MATH}}}oMath")):
        _write_out(formula)
    if tree.tag == _name("styles"):
        _settle_styles(tree)
    for level in list(tree.iter(_name("outlineLvl"))):
        _settle_level(level)


def _name(local: str) -> str:
    return f"{{{_WORD}}}{local}"


def _value(element: Any, default: str = "") -> str:
    return default if element is None else str(element.get(_name("val"), default))


def _is_hidden(run: Any) -> bool:
    vanish = run.find(f"{_name('rPr')}/{_name('vanish')}")
    return vanish is not None and _value(vanish, "true") not in ("0", "false", "off")


def _settle_text_boxes(tree: Any) -> None:
    """Text boxes that have no older form beside them, which is the one that mammoth reads, take that form."""
    for drawing in list(tree.iter(_name("drawing"))):
        choice = next(drawing.iterancestors(f"{{{_COMPATIBILITY}}}AlternateContent"), None)
        replaced = drawing if choice is None else choice
        boxes = list(replaced.iter(_name("txbxContent")))
        fallback = None if choice is None else choice.find(f"{{{_COMPATIBILITY}}}Fallback")
        older = fallback is not None and next(fallback.iter(_name("t")), None) is not None
        if not boxes or older or replaced.getparent() is None:
            continue
        picture = tree.makeelement(_name("pict"))
        picture.extend(box for box in boxes if not any(above in boxes for above in box.iterancestors()))
        picture.tail = replaced.tail
        replaced.getparent().replace(replaced, picture)


def _settle_styles(styles: Any) -> None:
    """Styles of paragraphs that stand in the outline of a document get the name of a heading of that level.

    Institutions give their headings names and languages of their own; what makes them headings is their level, or that
    of the style on which they are based. A style without a type is one of paragraphs (ECMA-376, 17.7.4.17).
    """
    known: dict[str, Any] = {}
    for style in list(styles.iter(_name("style"))):
        if _name("styleId") not in style.attrib:
            styles.remove(style)  # nothing can refer to it
            continue
        style.set(_name("type"), style.get(_name("type"), "paragraph"))
        if style.get(_name("type")) == "paragraph":
            known.setdefault(style.get(_name("styleId")), style)
    levels = {key: _level(style, known) for key, style in known.items()}
    for key, level in levels.items():
        name = known[key].find(_name("name"))
        if level < _BODY_LEVEL and name is not None and not _NO_HEADING.fullmatch(_value(name)):
            name.set(_name("val"), f"heading {level + 1}")


def _level(style: Any, known: dict[str, Any]) -> int:
    """The outline level of a style, counted from 0: its own, its name's, or that of the style it is based on."""
    for _ in range(_MOST_INHERITED):
        stated = style.find(f"{_name('pPr')}/{_name('outlineLvl')}")
        if _value(stated).isdecimal():
            return min(int(_value(stated)), _BODY_LEVEL)
        name = _value(style.find(_name("name")))
        if heading := _HEADING.fullmatch(name):
            return int(heading[1]) - 1
        style = known.get(_value(style.find(_name("basedOn"))))
        if style is None or _NO_HEADING.fullmatch(name):
            break
    return _BODY_LEVEL


def _settle_level(level: Any) -> None:
    """A paragraph that has a level of its own in the outline is a heading of that level, whatever its style."""
    properties = level.getparent()
    paragraph = properties.getparent()
    if paragraph is None or paragraph.tag != _name("p") or not _value(level).isdecimal():
        return
    number = int(_value(level)) + 1
    style = properties.find(_name("pStyle"))
    if number > _BODY_LEVEL or (style is not None and _NO_HEADING.fullmatch(_value(style))):
        return
    if style is None:
        style = properties.makeelement(_name("pStyle"))
        properties.insert(0, style)
    style.set(_name("val"), f"Heading{min(number, 6)}")


def _write_out(formula: Any) -> None:
    """A formula as a run of text, exponents and fractions readable: 10⁶ must not be read as 106."""
    text = _formula(formula)
    tail = formula.tail
    formula.clear()
    formula.tail = tail
    formula.tag = _name("r")
    words = formula.makeelement(_name("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    words.text = text
    formula.append(words)


def _formula(element: Any) -> str:
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if name == "t":
        return element.text or ""
    if name == "sup":
        inner = _children(element)
        raised = inner.translate(_SUPERSCRIPT)
        return raised if not any(char.isascii() and char.isalnum() for char in raised) else f"^({inner})"
    if name == "f":
        parts = {child.tag.rpartition("}")[2]: _children(child) for child in element}
        return f"{parts.get('num', '')}/{parts.get('den', '')}"
    return _children(element)


def _children(element: Any) -> str:
    return "".join(map(_formula, element))
