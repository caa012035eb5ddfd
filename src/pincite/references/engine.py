"""The CSL engine with its gaps closed: citeproc-py 0.11, its element classes overlaid by ours.

Nothing of the library is changed in place: a parser of our own maps each CSL element to a class that inherits from
the library's and from an overlay (``corrections.py``), so other users of the library in the process see it as it is.
Only ``processor.py`` imports this module, and only when something has to be formatted.
"""

from __future__ import annotations

import functools
from io import BytesIO
from pathlib import Path
from typing import Any

from citeproc import LANGUAGE_NAMES, LOCALES_PATH, PRIMARY_DIALECTS
from citeproc.model import CitationStylesElement
from citeproc.source import Date, DateRange, LiteralDate, VariableError
from citeproc.source import Name as CslName
from lxml import etree

from pincite.references import marks
from pincite.references.corrections import OVERLAYS
from pincite.references.model import CslItem, Locator

CSL = "http://purl.org/net/xbiblio/csl"
DATES = {"accessed", "available_date", "container", "event_date", "issued", "original_date", "submitted"}
_NAME_PARTS = {"family", "given", "literal", "dropping-particle", "non-dropping-particle", "suffix"}


@functools.cache
def _parser() -> Any:
    lookup = etree.ElementNamespaceClassLookup()
    namespace = lookup.get_namespace(CSL)
    bases = CitationStylesElement.__subclasses__()  # before ours is one of them
    namespace[None] = type("Element", (OVERLAYS["element"], CitationStylesElement), {})
    for base in bases:
        overlay = OVERLAYS.get(base.__name__, OVERLAYS["element"])
        namespace[base.__name__.replace("_", "-").lower()] = type(base.__name__, (overlay, base), {})
    parser = etree.XMLParser(remove_comments=True, no_network=True, resolve_entities=False)
    parser.set_element_class_lookup(lookup)
    return parser


def parsed(style: bytes, language: str) -> Any:
    """The root of a style, its locales loaded for ``language`` (a CSL locale such as ``en-GB``)."""
    root = _root(style)
    for names in root.iter(f"{{{CSL}}}names"):
        # The engine would add a name of no namespace, which it then never finds again.
        substituted = next(names.iterancestors(f"{{{CSL}}}substitute"), None) is not None
        if not substituted and names.find(f"{{{CSL}}}name") is None:
            names.insert(0, names.makeelement(f"{{{CSL}}}name"))
    root.locales = _locales(root, language)
    # lxml makes a new Python object for an element that nobody holds; what is worked out once is kept on these.
    root.alive = list(root.iter())
    return root


def _root(content: bytes) -> Any:
    return etree.parse(BytesIO(content), _parser()).getroot()


def _locales(style: Any, language: str) -> list[Any]:
    """The style's own locales and the library's, the nearest to ``language`` first, US English last."""
    base = language.split("-", maxsplit=1)[0]
    if base not in PRIMARY_DIALECTS:
        base, language = "en", "en-GB"
    own = {
        element.get("{http://www.w3.org/XML/1998/namespace}lang"): element
        for element in style.findall(f"{{{CSL}}}locale")
    }
    found = [own[key] for key in dict.fromkeys([language, base, None]) if key in own]
    for name in dict.fromkeys([language, PRIMARY_DIALECTS.get(base, "en-US"), "en-US"]):
        path = Path(LOCALES_PATH) / f"locales-{name}.xml"
        if name in LANGUAGE_NAMES and path.is_file():
            locale = _root(path.read_bytes())
            locale.alive = list(locale.iter())
            found.append(locale)
    return found


class Reference(dict[str, Any]):
    """A CSL item as the engine reads it: every variable of CSL 1.0.2, under its name with or without hyphens.

    The library knows neither hosts nor guests and looks some names up with a hyphen after storing them without.
    """

    def __init__(self, item: CslItem) -> None:
        self.key = str(item["id"])
        self.type = str(item.get("type") or "document")
        super().__init__()
        for name, value in item.items():
            if name not in ("id", "type") and (read := _value(name.replace("-", "_"), value)):
                self[name.replace("-", "_")] = read
        if "shortTitle" in self:
            self.setdefault("title_short", self["shortTitle"])

    def __getitem__(self, name: str) -> Any:
        try:
            return super().__getitem__(name.replace("-", "_"))
        except KeyError:
            raise VariableError from None

    def __getattr__(self, name: str) -> Any:
        return self[name]

    def __contains__(self, name: object) -> bool:
        return super().__contains__(str(name).replace("-", "_"))

    def get(self, name: str, default: Any = None) -> Any:
        return super().get(name.replace("-", "_"), default)


def _value(name: str, value: Any) -> Any:
    if name in DATES:
        return _date(value) if isinstance(value, dict) else None
    if isinstance(value, list):
        return [name for part in value if isinstance(part, dict) and (name := _name(part))]
    if isinstance(value, dict) or value is None:
        return None
    return marks.address(str(value)) if name in ("URL", "DOI", "language") else marks.field(str(value))


def _name(parts: dict[str, Any]) -> Any:
    """A name as the library has it; empty where no part says anything."""
    kept = {key: text for key, value in parts.items() if key in _NAME_PARTS and (text := marks.field(str(value)))}
    return CslName(**({"literal": kept["literal"]} if "literal" in kept else kept))


def _date(value: dict[str, Any]) -> Any:
    circa = bool(value.get("circa"))
    dates = [
        Date(circa=circa, **dict(zip(("year", "month", "day"), map(int, parts), strict=False)))
        for parts in value.get("date-parts", [])
        if parts
    ]
    if len(dates) > 1:
        return DateRange(begin=dates[0], end=dates[1], circa=circa)
    if dates:
        return dates[0]
    return LiteralDate(marks.field(str(value["literal"])), circa=circa) if value.get("literal") else None


class Cited:
    """A reference where it is cited, or in the bibliography; there it has no locator, so that none can leak."""

    def __init__(self, reference: Reference, number: int, note: int = 0, first_note: int = 0) -> None:
        self.reference = reference
        self.key = reference.key
        self.number = str(number)
        """Its place in the bibliography."""
        self.note = note
        self.fields: dict[str, Any] = {}
        if first_note and first_note != note:
            self.fields["first-reference-note-number"] = str(first_note)
        self.position: frozenset[str] = frozenset()
        """``first``, ``subsequent``, ``ibid`` ..., as the style asks for them."""

    def at(self, locator: Locator | None) -> Cited:
        if locator is not None:
            self.fields["locator"] = Locator(locator.label, marks.field(locator.cited))
        return self

    @property
    def has_locator(self) -> bool:
        return "locator" in self.fields

    @property
    def locator(self) -> Any:
        if "locator" not in self.fields:
            raise VariableError
        return EngineLocator(self.fields["locator"])

    def get(self, name: str, default: Any = None) -> Any:
        return self.fields.get(name, default)

    def get_field(self, name: str) -> Any:
        return self.reference.get(name)

    def __contains__(self, name: object) -> bool:
        return name in self.fields

    def __getitem__(self, name: str) -> Any:
        return self.reference[name]


class EngineLocator:
    """A locator under the names that the library looks for."""

    def __init__(self, locator: Locator) -> None:
        self.label = locator.label
        self.identifier = locator.value
