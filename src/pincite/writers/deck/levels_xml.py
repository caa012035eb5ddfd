"""What the levels of a placeholder say of its text (DrawingML, ECMA-376 part 1, 21.1.2.4), read and set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")


def typeface(levels: Sequence[Any]) -> str:
    """The typeface that the first of ``levels`` to name one has; empty where none does."""
    found = (level.find(f"{_A}defRPr/{_A}latin") for level in levels)
    return next((each.get("typeface") for each in found if each is not None), "")


def first_fill(levels: Sequence[Any]) -> Any:
    """The `solidFill` of text that the first of ``levels`` to have one says; none where none does."""
    found = (level.find(f"{_A}defRPr/{_A}solidFill") for level in levels)
    return next((each for each in found if each is not None), None)


def has_fixed_lines(levels: Sequence[Any]) -> bool:
    """Whether lines are a number of points apart, which is wrong for text of another size."""
    spacing = next((found for each in levels if (found := each.find(f"{_A}lnSpc")) is not None), None)
    return spacing is not None and spacing.find(f"{_A}spcPts") is not None


def set_single(level: Any) -> None:
    """Lines as far apart as the font has them."""
    for old in level.findall(f"{_A}lnSpc"):
        level.remove(old)
    spacing = etree.Element(f"{_A}lnSpc")
    etree.SubElement(spacing, f"{_A}spcPct", val="100000")
    level.insert(0, spacing)


def own_level(shape: Any, number: int) -> Any:
    """The shape's own level ``number`` (1 to 9), made in its place where it says nothing itself."""
    body = shape.find(f"{_P}txBody")
    styles = body.find(f"{_A}lstStyle")
    if styles is None:
        styles = etree.Element(f"{_A}lstStyle")
        body.find(f"{_A}bodyPr").addnext(styles)
    found = styles.find(f"{_A}lvl{number}pPr")
    if found is None:
        found = etree.Element(f"{_A}lvl{number}pPr")
        defaults = styles.find(f"{_A}defPPr")
        styles.insert(0 if defaults is None else 1, found)
    return found


def run_defaults(level: Any) -> Any:
    """What ``level`` says of its runs, made in its place where it says nothing."""
    found = level.find(f"{_A}defRPr")
    if found is None:
        found = etree.Element(f"{_A}defRPr")
        extensions = level.find(f"{_A}extLst")
        if extensions is None:
            level.append(found)
        else:
            extensions.addprevious(found)
    return found


def set_fill(level: Any, shade: Any) -> None:
    """Gives text of ``level`` the theme's colour ``shade`` in place of any other fill."""
    run = run_defaults(level)
    for child in list(run):
        if etree.QName(child).localname in _FILLS:
            run.remove(child)
    filling = etree.Element(f"{_A}solidFill")
    shade.fill(etree.SubElement(filling, f"{_A}schemeClr"))
    line = run.find(f"{_A}ln")
    if line is None:
        run.insert(0, filling)
    else:
        line.addnext(filling)


def keep_size(shape: Any) -> None:
    """Text is measured, so nothing is to shrink or to grow by itself."""
    body = shape.find(f"{_P}txBody/{_A}bodyPr")
    for name in ("normAutofit", "spAutoFit", "noAutofit"):
        for each in body.findall(f"{_A}{name}"):
            body.remove(each)
    fixed = etree.Element(f"{_A}noAutofit")
    warp = body.find(f"{_A}prstTxWarp")
    if warp is None:
        body.insert(0, fixed)
    else:
        warp.addnext(fixed)
