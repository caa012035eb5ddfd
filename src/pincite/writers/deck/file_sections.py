"""Sections of the file, as PowerPoint's list of slides and its sorter show them: one for every part of the deck.

They are an extension to ECMA-376 (MS-PPTX 2.6.4): programs that do not know them pass them over.
"""

from __future__ import annotations

import uuid
from collections import Counter
from itertools import groupby
from typing import Any

from lxml import etree

from pincite.writers.deck.model import Deck
from pincite.writers.deck.text_xml import printable, qualified

URI = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""Names the extension."""
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SPACE = uuid.UUID("6f1d3c0e-7a5b-5c43-9d5e-0f4f4a1f6f52")
"""Ids of sections are made from it, so that the same deck has the same."""


def add_sections(presentation: Any, deck: Deck) -> None:
    """Group the slides of ``presentation``, which are those of ``deck`` in order, by their parts.

    No two sections have one name: a part that is taken up again counts on.
    """
    ids = [each.get("id") for each in presentation.slides._sldIdLst]
    parts = [(slide.part or deck.title, ids[index]) for index, slide in enumerate(deck.slides)]
    listed = etree.Element(f"{{{P14}}}sectionLst", nsmap={"p14": P14})
    seen = Counter[str]()
    for name, members in groupby(parts, key=lambda part: part[0]):
        seen[name] += 1
        unique = printable(name if seen[name] == 1 else f"{name} ({seen[name]})")
        identity = f"{{{str(uuid.uuid5(_SPACE, unique)).upper()}}}"
        section = etree.SubElement(listed, f"{{{P14}}}section", name=unique, id=identity)
        inside = etree.SubElement(section, f"{{{P14}}}sldIdLst")
        for _, slide_id in members:
            etree.SubElement(inside, f"{{{P14}}}sldId", id=slide_id)
    _extensions(presentation.part._element).append(_extension(listed))


def _extension(content: Any) -> Any:
    extension = etree.Element(qualified("p:ext"), uri=URI)
    extension.append(content)
    return extension


def _extensions(root: Any) -> Any:
    """The presentation's list of extensions, its last child; without an earlier list of sections."""
    found = root.find(qualified("p:extLst"))
    if found is None:
        found = etree.SubElement(root, qualified("p:extLst"))
    for old in [each for each in found if each.get("uri") == URI]:
        found.remove(old)
    return found
