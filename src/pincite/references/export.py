"""References for other programs: CSL-JSON for Zotero and Pandoc, BibTeX for LaTeX."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from pincite.references.model import CslItem

_ENTRY_TYPES = {
    "article": "article", "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "review": "article", "review-book": "article", "book": "book", "classic": "book", "collection": "collection",
    "chapter": "incollection", "entry": "inreference", "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference", "dataset": "dataset", "software": "software", "report": "report",
    "standard": "standard", "thesis": "thesis", "paper-conference": "inproceedings", "patent": "patent",
    "webpage": "online", "post": "online", "post-weblog": "online", "pamphlet": "booklet", "periodical": "periodical",
    "broadcast": "audio", "song": "audio", "motion_picture": "movie", "graphic": "image", "figure": "image",
    "legal_case": "jurisdiction", "legislation": "legislation", "bill": "legislation", "regulation": "legislation",
    "personal_communication": "letter", "manuscript": "unpublished", "speech": "unpublished",
}  # fmt: skip
"""BibLaTeX's entry type for each CSL type; the rest are ``misc``."""
_SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
_CONTAINER = {
    "article": "journaltitle",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "inreference": "booktitle",
}
_FIELDS = {
    "title": "title", "title-short": "shorttitle", "collection-title": "series", "volume": "volume", "issue": "number",
    "number": "number", "edition": "edition", "version": "version", "publisher-place": "location", "genre": "type",
    "event-title": "eventtitle", "event-place": "venue", "medium": "howpublished", "note": "note",
}  # fmt: skip
_TITLES = {"title", "shorttitle", "booktitle", "journaltitle"}
_VERBATIM = {"DOI": "doi", "URL": "url"}
_NAMES = {"author": "author", "editor": "editor", "translator": "translator"}
_DATES = {"issued": "date", "accessed": "urldate", "event-date": "eventdate", "original-date": "origdate"}
_INSTITUTION = {"report", "thesis"}
_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_TAG = re.compile(r"</?(?:i|b|sup|sub|sc|span)(?: [^>]*)?>")


def csl_json(items: Iterable[CslItem]) -> str:
    """An array of CSL-JSON, in the order given."""
    return json.dumps(list(items), ensure_ascii=False, indent=2) + "\n"


def bibtex(items: Iterable[CslItem]) -> str:
    """The items as BibLaTeX entries in UTF-8, in the order given.

    Keys are the ids of the sources. Roles that BibLaTeX has no field for (host, guest, interviewer) are kept: as
    authors where there is none, and named with their role in ``addendum``.
    """
    return "\n".join(_entry(item) for item in items)


def _entry(item: CslItem) -> str:
    kind = _ENTRY_TYPES.get(str(item.get("type")), "misc")
    fields = dict(sorted(_fields(item, kind), key=lambda pair: _ORDER.get(pair[0], len(_ORDER))))
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{item['id']},\n{lines}}}\n"


_ORDER = {
    name: index
    for index, name in enumerate(("author", "editor", "title", "shorttitle", "journaltitle", "booktitle", "date"))
}


def _fields(item: CslItem, kind: str) -> list[tuple[str, str]]:
    fields = [(field, _names(item[key])) for key, field in _NAMES.items() if item.get(key)]
    fields += _other_roles(item)
    for key, field in _FIELDS.items():
        if item.get(key) and not (key == "number" and item.get("issue")):
            text = str(item[key])
            fields.append((field, titled(text) if field in _TITLES else escaped(text)))
    if pages := item.get("page"):
        fields.append(("pages", re.sub(" ?[-–]+ ?", "--", escaped(str(pages)))))
    if container := item.get("container-title"):
        fields.append(
            (_CONTAINER.get(kind, "series" if kind in ("audio", "movie") else "organization"), titled(container))
        )
    if publisher := item.get("publisher") or _institution(item, kind):
        fields.append(("institution" if kind in _INSTITUTION else "publisher", escaped(publisher)))
    fields += [(field, _verbatim(str(item[key]))) for key, field in _VERBATIM.items() if item.get(key)]
    fields += [(field, date) for key, field in _DATES.items() if (date := _date(item.get(key)))]
    if subtype := _SUBTYPES.get(str(item.get("type"))):
        fields.append(("entrysubtype", subtype))
    return fields


def _other_roles(item: CslItem) -> list[tuple[str, str]]:
    roles = [role for role in ("host", "guest", "interviewer") if item.get(role)]
    fields = []
    if roles and not item.get("author"):
        fields.append(("author", " and ".join(_names(item[role]) for role in roles)))
    said = "; ".join(f"{role}: {', '.join(_spoken(name) for name in item[role])}" for role in roles)
    return [*fields, ("addendum", escaped(said))] if said else fields


def _institution(item: CslItem, kind: str) -> str:
    """A report of an organisation names it as its author alone; BibLaTeX wants an institution."""
    literals = [name["literal"] for name in item.get("author", ()) if name.get("literal")]
    return str(literals[0]) if kind == "report" and literals else ""


def escaped(text: str) -> str:
    """The text as BibTeX reads it back: special characters as commands, what TeX would join kept apart, no tags."""
    plain = "".join(_ESCAPES.get(char, char) for char in _TAG.sub("", " ".join(text.split())))
    return re.sub(r"(?<=-)(?=-)|(?<=['`])(?=['`])", "{}", plain)


def titled(text: str) -> str:
    """As ``escaped``, with braces around the words that hold a capital, so that no style makes them small."""
    return re.sub(r"(?<![\w\\])[^\W_]*[^\W\d_a-z][\w’']*(?: [^\W_]*[^\W\d_a-z][\w’']*)*", _kept_case, escaped(text))


def _kept_case(found: re.Match[str]) -> str:
    return f"{{{found[0]}}}" if any(char.isupper() for char in found[0]) else found[0]


def _verbatim(text: str) -> str:
    """An address: BibLaTeX reads it as it is, but braces must balance and ``%`` begins a comment in old readers."""
    return text.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C").replace(" ", "%20")


def _names(names: Sequence[dict[str, Any]]) -> str:
    return " and ".join(_inverted(name) for name in names)


def _inverted(name: dict[str, Any]) -> str:
    """``Family, Given``; an organisation in braces, which keep an *and* or a comma in it from parting it."""
    if name.get("literal") or not name.get("given"):
        return f"{{{escaped(str(name.get('literal') or name.get('family') or ''))}}}"
    particle = " ".join(str(name[key]) for key in ("dropping-particle", "non-dropping-particle") if name.get(key))
    family = f"{particle} {name.get('family', '')}".strip()
    parts = [family, str(name["suffix"])] if name.get("suffix") else [family]
    return ", ".join(_name_part(part) for part in (*parts, str(name["given"])) if part)


def _name_part(text: str) -> str:
    part = escaped(text)
    return f"{{{part}}}" if re.search(r",|\band\b", part, re.IGNORECASE) else part


def _spoken(name: dict[str, Any]) -> str:
    return str(name.get("literal") or " ".join(str(name[key]) for key in ("given", "family") if name.get(key)))


def _date(value: Any) -> str:
    """ISO 8601, a range with a slash; what is no date is left out."""
    parts = value.get("date-parts", []) if isinstance(value, dict) else []
    return "/".join(
        "-".join(f"{int(part):0{4 if index == 0 else 2}}" for index, part in enumerate(date)) for date in parts
    )
