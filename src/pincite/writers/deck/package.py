"""Makes a package byte-stable: fixed order, fixed times, and the same for the workbooks inside it."""

from __future__ import annotations

import datetime
import io
import re
import zipfile

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
