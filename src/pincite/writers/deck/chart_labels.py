"""Labels at the marks of a native chart: the printed value, in its own number format, and the tones of a chart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from lxml import etree
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from pincite.briefing.model import Point
from pincite.writers.deck.text_xml import printable, qualified

CALCULATED = "*"
"""Stands after a value that is our calculation."""

_SHOWN = ("c:showLegendKey", "c:showVal", "c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize")


def set_label(label: Any, code: str, *, size: float, bold: bool, colour: Any, name: bool = False) -> None:
    """Print the value in the number format ``code``, before it the series' ``name`` if it is wanted."""
    label.font.size = Pt(size)
    label.font.bold = bold
    label.font.color.theme_color = colour
    element = label._dLbl
    # Without this, office programs break a label's text at widths of their own.
    element.find(f"{qualified('c:txPr')}/{qualified('a:bodyPr')}").set("wrap", "none")
    for tag in _SHOWN:
        found = element.find(qualified(tag))
        if found is not None:
            found.set("val", "1" if tag == "c:showVal" or (name and tag == "c:showSerName") else "0")
    if name:
        separator = etree.Element(qualified("c:separator"))
        separator.text = "  "
        element.find(qualified("c:showBubbleSize")).addnext(separator)
    for old in element.findall(qualified("c:numFmt")):
        element.remove(old)
    new = etree.Element(qualified("c:numFmt"), formatCode=printable(code), sourceLinked="0")
    before = element.find(qualified("c:layout"))
    (element.find(qualified("c:idx")) if before is None else before).addnext(new)


def move_label(label: Any, *, right: float = 0.0, down: float = 0.0) -> None:
    """Move a label from its usual place by shares of the chart's width and height."""
    element = label._dLbl
    layout = element.find(qualified("c:layout"))
    if layout is None:
        layout = etree.Element(qualified("c:layout"))
        element.find(qualified("c:idx")).addnext(layout)
    manual = etree.SubElement(layout, qualified("c:manualLayout"))
    for tag, value in (("c:x", right), ("c:y", down)):
        etree.SubElement(manual, qualified(tag), val=f"{value:.5f}")


def number_format(point: Point) -> str:
    """The number format that prints a point's value as the source printed it.

    ``67`` gives ``#,##0``-style codes with as many decimals; words around the figure are kept as literals, and a
    printed form that is not the value itself (``1/13``) becomes a literal as a whole.
    """
    if point.calculation:
        return f'{number_format(replace(point, calculation=""))}"{CALCULATED}"'
    found = _figure(point)
    if found is None:
        return _literal(point.printed)
    code = _code(found[0])
    before = point.printed[: found.start()]
    if point.value < 0:
        before = re.sub(r"[-\u2212]\s*$", "", before)
    return f"{_literal(before)}{code}{_literal(point.printed[found.end() :])}"


def common_format(points: Iterable[Point]) -> str:
    """The number format of a workbook's column: the decimals of its most precise value, thousands parted where one is.

    ``General``, which shows every digit, when a value is printed as something else than a figure.
    """
    found: list[re.Match[str] | None] = []
    for point in points:
        found.append(_figure(point))
        if point.upper is not None:
            found.append(_figure(replace(point, value=point.upper, printed=point.upper_printed)))
    codes = [_code(figure[0]) for figure in found if figure is not None]
    if not codes or len(codes) < len(found) or set(codes) == {"0"}:
        return "General"
    whole = max((code.partition(".")[0] for code in codes), key=len)
    decimals = max(len(code.partition(".")[2]) for code in codes)
    return f"{whole}.{'0' * decimals}" if decimals else whole


def _figure(point: Point) -> re.Match[str] | None:
    """The figure in a value's printed form, when it is that value."""
    found = re.search(r"\d[\d,]*(?:\.\d+)?", point.printed)
    same = found is not None and float(found[0].replace(",", "")) == abs(float(point.value))
    return found if same else None


def _code(figure: str) -> str:
    whole, _, decimals = figure.partition(".")
    return ("#,##0" if "," in whole else "0") + (f".{'0' * len(decimals)}" if decimals else "")


def _literal(text: str) -> str:
    return '"{}"'.format(text.replace('"', "”")) if text else ""


def set_tone(colour: Any, *, accent: bool) -> None:
    """The accent, or a grey that still stands 3 : 1 against the page."""
    if accent:
        colour.theme_color = MSO_THEME_COLOR.ACCENT_1
    else:
        colour.theme_color = MSO_THEME_COLOR.TEXT_2
        colour.brightness = 0.3
