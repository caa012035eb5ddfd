"""What the CSL engine gets wrong, each put right in one overlay of one element class, with the reason.

An overlay is mixed in before the library's class (``engine.py``); a method that takes the place of one of the library's
has a name of its own and is assigned to the library's name. Figures behind the reasons: the comparison with Pandoc in
``tests/references``.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any, cast

from citeproc.model import ConditionFailed, to_ordinal
from citeproc.source import VariableError
from citeproc.string import normalize_seam

from pincite.references import marks
from pincite.references.elements import Element
from pincite.references.name_corrections import Name, NamePart, Names


class EntryState:
    """What has been printed of the entry in hand; the root of the style holds it."""

    def __init__(self) -> None:
        self.suppressed: set[str] = set()
        """Variables that stood in for a name and are not printed again."""
        self.rendered: set[str] = set()
        self.called = 0
        """How many variables have been asked for, empty ones too."""
        self.filled = 0
        """How many of them had a value, or stood in a macro or group that printed something."""
        self.in_list = False
        """Whether it is an entry of the bibliography."""
        self.names = ""
        """The names that were printed first."""


class Layout(Element):
    """Cites stand in the author's order unless the style sorts them; the library sorts them as the bibliography."""

    def begin(self: Any) -> None:
        self.get_root().entry = EntryState()

    def cite(self: Any, cited: list[Any], affixes: list[tuple[str, str]]) -> str:
        pairs = dict(zip(map(id, cited), affixes, strict=True))
        sort = self.getparent().find("cs:sort", self.nsmap)
        if sort is not None and not any(map(any, affixes)):  # words of the author's go from one cite to the next
            cited = sort.sort(cited, self)
        out = []
        for item in cited:
            if text := self.one(item):
                prefix, suffix = pairs[id(item)]
                out.append(prefix + text + str(normalize_seam(text, suffix)))
        return str(self.format(self.wrap(self.join(out))) or "") if out else ""

    def one(self: Any, item: Any, *, in_list: bool = False, first_field: bool = False) -> str:
        """What the style makes of one item; in a list, a first field (its number) is set off by a space."""
        self.begin()
        self.get_root().entry.in_list = in_list
        if "issued" in item.reference and (suffix := item.reference.get("implicit-year-suffix")):
            issued = item.reference["issued"]
            issued.get("end", issued)["suffix"] = suffix
        try:
            text = str(self.render_children(item) or "")
            if first_field and len(self):
                self.begin()
                field = str(self[0].render(item) or "")
                if field and text.startswith(field) and not text[len(field) :].startswith(" "):
                    return f"{field} {text[len(field) :]}"
        except VariableError:
            return ""
        return text

    def entry(self: Any, item: Any) -> str:
        """A line of the bibliography; empty for what a style does not list."""
        aligned = self.getparent().get("second-field-align") is not None
        text = self.one(item, in_list=True, first_field=aligned)
        root = self.get_root()
        root.previous_names = root.entry.names
        return str(self.format(self.wrap(text))) if text else ""


class Key(Element):
    """Sort keys are words: no marks, quotation marks, accents or case, and every name variable counts as names."""

    def sort_keys(self: Any, items: list[Any], context: Any) -> list[Any]:
        layout = context.get_layout()
        variable = self.get("variable")
        if variable == "citation-number":
            return [item.number for item in items]
        if variable:
            return [self._of_variable(item, variable) for item in items]
        options = {"name-as-sort-order": "all", "and": None}
        for option in ("names-min", "names-use-first", "names-use-last"):
            if option in self.attrib:
                options[option.replace("names", "et-al")] = self.get(option)
        keys = []
        for item in items:
            layout.begin()
            keys.append(
                sort_text(self.get_macro(self.get("macro")).render(item, context=context, sort_options=options))
            )
        return keys

    def _of_variable(self: Any, item: Any, variable: str) -> Any:
        value = item.reference.get(variable)
        if isinstance(value, list):
            return sort_text("; ".join(f"{name.parts()[1] or ''} {name.parts()[0] or ''}" for name in value))
        return value.sort_key() if hasattr(value, "sort_key") else sort_text(value)


def sort_text(text: Any) -> str | None:
    """What an index would file it under; nothing sorts last."""
    plain = unicodedata.normalize("NFKD", marks.stripped(str(text or "")))
    return re.sub(r"[^\w\s-]", "", plain).casefold().strip() or None


class Text(Element):
    """A variable's own text, with addresses marked as links."""

    def _variable(self: Any, item: Any, context: Any) -> Any:
        variable = self.get("variable")
        entry = self.get_root().entry
        entry.called += variable not in self.generated_variables
        if variable in entry.suppressed:
            return None
        text = self._text_of(item, variable)
        entry.rendered.add(variable)
        entry.filled += 1
        return text

    def _text_of(self: Any, item: Any, variable: str) -> str:
        if self.get("form") == "short" and f"{variable}-short" in item.reference:
            variable = f"{variable}-short"
        if variable.startswith("page"):
            return str(self._process(item.reference.page, variable))
        if variable == "citation-number":
            return str(item.number)
        if variable == "locator":
            delimiter = self.get_single_term("page-range-delimiter") if item.locator.label == "page" else ""
            return str(item.locator.identifier).replace("–", "-").replace("-", delimiter or "–")
        if variable in item:
            return str(item.get(variable))
        text = str(item.reference[variable])
        return marks.marked(marks.LINK, text) if variable in ("URL", "DOI") else text


class Number(Element):
    """As for texts: what stood in for a name is not printed again."""

    def unrepeated(self: Any, item: Any, context: Any = None, **kwargs: Any) -> Any:
        variable = self.get("variable")
        entry = self.get_root().entry
        entry.called += 1
        if variable in entry.suppressed:
            return None
        text = cast("Any", super()).process(item, context=context, **kwargs)
        entry.rendered.add(variable)
        entry.filled += 1
        return text

    process = unrepeated


class Substitute(Element):
    """Whatever a substitute printed, also through a macro or a choice, is not printed again in the entry."""

    def render(self: Any, item: Any, context: Any = None, **kwargs: Any) -> Any:
        entry = self.get_root().entry
        parent = self.getparent()
        for child in self.iterchildren():
            before, entry.rendered = entry.rendered, set()
            inherits = child.tag == parent.tag or child.tag.endswith(("}choose", "}group"))
            extra = {"names_context": parent} if inherits else {}
            try:
                text = child.render(item, context=context, **extra, **kwargs)
            except VariableError:
                text = None
            printed, entry.rendered = entry.rendered, before | entry.rendered
            if text:
                entry.suppressed |= printed
                return text
        return None


class Group(Element):
    """A group is silent when it asks for variables and every one is empty, whatever its terms say.

    A macro or a group inside it counts as a variable, a choice does not; the library lets a choice count as one.
    """

    def joined_unless_empty(self: Any, item: Any, context: Any = None, **kwargs: Any) -> Any:
        entry = self.get_root().entry
        called, filled = entry.called, entry.filled
        output = []
        for child in self.iterchildren():
            extra = {"delimiter": self.get("delimiter", "")} if child.tag.endswith("}choose") else {}
            try:
                text = child.render(item, context=context, **extra, **kwargs)
            except VariableError:
                continue
            if text:
                output.append(text)
                entry.filled += child.tag == self.tag or child.get("macro") is not None
        if not output or (entry.called > called and entry.filled == filled):
            raise VariableError
        return self.join(output)

    process = joined_unless_empty


class Label(Element):
    """A label of a variable that the reference lacks prints nothing; the library prints a stray "Edition"."""

    def label_of_what_is_there(
        self: Any, item: Any, variable: Any = None, plural: Any = None, context: Any = None, **kwargs: Any
    ) -> Any:
        own = self.get("variable")
        if own and own not in item and own not in item.reference:
            return None
        return cast("Any", super()).process(item, variable=variable, plural=plural, context=context, **kwargs)

    process = label_of_what_is_there

    def _is_plural(self: Any, item: Any) -> bool:
        """Several numbers, or a count above one; what is no number (a genre, a name) is singular."""
        variable = self.get("variable")
        found = item.locator.identifier if variable == "locator" else item.get(variable) or item.reference[variable]
        value = marks.stripped(str(found))
        if variable.startswith("number-of"):
            return value.isdigit() and int(value) > 1
        return re.search(r"[\dIVXLCivxlc]\s*([-–,&]|\band\b)\s*[\dIVXLCivxlc]+\b", value) is not None


class Date(Element):
    """Kept from printing twice, as names and texts are."""

    def unrepeated(
        self: Any, item: Any, variable: Any = None, show_parts: Any = None, context: Any = None, **kwargs: Any
    ) -> Any:
        wanted = variable or self.get("variable")
        entry = self.get_root().entry  # a date of a locale has none
        if entry is not None:
            entry.called += 1
            if wanted in entry.suppressed:
                return None
        text = cast("Any", super()).process(item, variable=variable, show_parts=show_parts, context=context, **kwargs)
        if text and entry is not None:
            entry.rendered.add(wanted)
            entry.filled += 1
        return text

    process = unrepeated

    def is_locale_date(self: Any) -> Any:
        return self.kept("in locale", lambda: self.getparent().tag.endswith("}locale"))

    def markup(self: Any, text: Any) -> Any:
        """The library leaves a date's own formatting out."""
        return self.format(text) if text else None


class DatePart(Element):
    """A part of a date. The library writes the style's attributes into the locale, where they stay for every date."""

    def worded(self: Any, date: Any, context: Any = None) -> Any:
        own = None
        if context is not None and context is not self:
            own = next((part for part in context.iterchildren() if part.get("name") == self.get("name")), None)
        self.merged = dict(self.attrib) | (dict(own.attrib) if own is not None else {})
        lookup = context if context is not None else self
        return getattr(self, f"_{self.get('name')}")(date, self.merged.get("form"), lookup)

    process = worded

    def _day(self: Any, date: Any, form: str | None, lookup: Any) -> str:
        limited = lookup.get_locale_option("limit-day-ordinals-to-day-1") == "true"
        if form == "ordinal" and not (limited and date.day > 1):
            return str(to_ordinal(date.day, lookup))
        return f"{date.day:02}" if form == "numeric-leading-zeros" else str(date.day)

    def _month(self: Any, date: Any, form: str | None, lookup: Any) -> str:
        term = "month" if "month" in date else "season"
        index = date.month if term == "month" else date.season
        if form in ("numeric", "numeric-leading-zeros"):
            return f"{index:02}" if form == "numeric-leading-zeros" else str(index)
        return str(lookup.get_single_term(f"{term}-{index:02}", form="short" if form == "short" else None))

    def _year(self: Any, date: Any, form: str | None, lookup: Any) -> str:
        text = str(abs(date.year))[-2:] if form == "short" else str(abs(date.year))
        if date.year < 1000:
            text += str(lookup.get_single_term("bc" if date.year < 0 else "ad"))
        return text + str(date.pop("suffix", ""))

    def markup(self: Any, text: Any) -> Any:
        if not text:
            return None
        kept = dict(self.attrib)
        self.attrib.update(self.merged)
        try:
            return self.wrap(self.format(self.case(self.strip_periods(text))))
        finally:
            self.attrib.clear()
            self.attrib.update(kept)


class If(Element):
    """Conditions of CSL 1.0.2: the library takes ``disambiguate`` for true and a range for no number."""

    def render(self: Any, item: Any, context: Any = None, delimiter: Any = "", **kwargs: Any) -> Any:
        tests = {
            "disambiguate": self._disambiguate,
            "type": self._type,
            "variable": self._variable,
            "is-numeric": self._is_numeric,
            "is-uncertain-date": self._is_uncertain_date,
            "locator": self._locator,
            "position": self._position,
        }
        results = [bool(result) for name, test in tests.items() if name in self.attrib for result in test(item)]
        match = self.get("match", "all")
        if not (all(results) if match == "all" else any(results) is (match == "any")):
            raise ConditionFailed
        return self.render_children(item, context=context, delimiter=delimiter, **kwargs)

    def _disambiguate(self: Any, item: Any) -> list[bool]:
        return ["ambiguous" in item.reference]

    def _variable(self: Any, item: Any) -> list[bool]:
        return [name in item or name in item.reference for name in self.get("variable").split()]

    def _is_numeric(self: Any, item: Any) -> list[bool]:
        numeric = re.compile(r"\s*[A-Za-z]?\d+[A-Za-z]?(\s*[-–,&]\s*[A-Za-z]?\d+[A-Za-z]?)*\s*")
        names = self.get("is-numeric").split()
        values = [
            item.get("locator").value if name == "locator" and name in item else item.reference.get(name)
            for name in names
        ]
        return [value is not None and numeric.fullmatch(str(value)) is not None for value in values]

    def _locator(self: Any, item: Any) -> list[bool]:
        label = item.locator.label if item.has_locator else ""
        return [label in (name, name.replace("-", " ")) for name in self.get("locator").split()]

    def _position(self: Any, item: Any) -> list[bool]:
        return [name in item.position for name in self.get("position").split()]


OVERLAYS: dict[str, type] = {
    "element": Element,
    "Layout": Layout,
    "Key": Key,
    "Text": Text,
    "Number": Number,
    "Names": Names,
    "Name": Name,
    "Name_Part": NamePart,
    "Substitute": Substitute,
    "Group": Group,
    "Label": Label,
    "Date": Date,
    "Date_Part": DatePart,
    "If": If,
    "Else_If": If,
}
