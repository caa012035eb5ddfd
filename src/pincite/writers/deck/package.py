"""Makes a package byte-stable: fixed order, fixed times, and the same for the workbooks inside it."""

from __future__ import annotations

import datetime
import io
import itertools
import re
import zipfile
from xml.sax.saxutils import escape

from lxml import etree

from pincite.delivered.names import EVIDENCE_ELEMENT, EVIDENCE_NAMESPACE

EARLIEST = datetime.datetime(1980, 1, 1)
"""The first moment that a zip can hold; dates a deck that has no date."""

_FIRST = ("[Content_Types].xml", "_rels/.rels")
_DATES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def sealed(package: bytes, moment: datetime.datetime) -> bytes:
    """The package with its members in a fixed order and dated 1980; embedded workbooks are dated ``moment``."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        members = {name: source.read(name) for name in source.namelist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(members, key=lambda name: (name not in _FIRST, name)):
            content = members[name]
            if name.endswith(".xlsx"):
                content = sealed_workbook(content, moment)
            _write(target, name, content)
    return stream.getvalue()


def sealed_workbook(workbook: bytes, moment: datetime.datetime) -> bytes:
    """A workbook whose creation date is ``moment`` and whose zip carries no time of its own."""
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source:
        members = {name: source.read(name) for name in source.namelist()}
    members["docProps/core.xml"] = _DATES.sub(rb"\g<1>" + stamp + rb"\g<3>", members["docProps/core.xml"])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members.items():
            _write(target, name, content)
    return stream.getvalue()


def _write(target: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    target.writestr(entry, content)


def with_evidence(package: bytes, evidence: bytes) -> bytes:
    """A sealed package that carries the evidence file in a custom XML part (ECMA-376, part 1, 15.2.5 and 22.5).

    Office keeps such a part when it saves the deck. The evidence is the text of the part's only element.
    """
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        members = {name: source.read(name) for name in source.namelist()}
    free = next(number for number in itertools.count(1) if f"customXml/item{number}.xml" not in members)
    part, properties = f"customXml/item{free}.xml", f"customXml/itemProps{free}.xml"
    members[part] = _DECLARATION + _ELEMENT.format(text=escape(evidence.decode())).encode()
    members[properties] = _DECLARATION + _PROPERTIES.encode()
    members[f"customXml/_rels/item{free}.xml.rels"] = _DECLARATION + _relationships(
        f"{_OFFICE}/customXmlProps", f"itemProps{free}.xml"
    )
    main = "ppt/_rels/presentation.xml.rels"
    members[main] = _with_relationship(members[main], f"{_OFFICE}/customXml", f"../{part}")
    members["[Content_Types].xml"] = _with_type(members["[Content_Types].xml"], properties)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(members, key=lambda name: (name not in _FIRST, name)):
            _write(target, name, members[name])
    return stream.getvalue()


_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ELEMENT = f'<{EVIDENCE_ELEMENT} xmlns="{EVIDENCE_NAMESPACE}">{{text}}</{EVIDENCE_ELEMENT}>'
_PROPERTIES = (
    '<ds:datastoreItem ds:itemID="{9C3E1B52-6D0F-4B7A-8E55-1F6A2D4C7B90}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{EVIDENCE_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def _relationships(kind: str, target: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return (
        f'<Relationships xmlns="{space}"><Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'
    ).encode()


def _with_relationship(relationships: bytes, kind: str, target: str) -> bytes:
    """One more relationship, under an id that none of the others has."""
    root = etree.fromstring(relationships)
    known = {item.get("Id") for item in root}
    free = next(f"rId{number}" for number in itertools.count(len(root) + 1) if f"rId{number}" not in known)
    etree.SubElement(root, f"{{{root.nsmap[None]}}}Relationship", Id=free, Type=kind, Target=target)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _with_type(types: bytes, part: str) -> bytes:
    """The content type of the properties; that of XML in general is there, and is set where it is not."""
    root = etree.fromstring(types)
    space = root.nsmap[None]
    if not any(item.get("Extension") == "xml" for item in root):
        root.insert(0, root.makeelement(f"{{{space}}}Default", Extension="xml", ContentType="application/xml"))
    etree.SubElement(root, f"{{{space}}}Override", PartName=f"/{part}", ContentType=_PROPERTIES_TYPE)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
