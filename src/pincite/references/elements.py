"""What every element of a style needs that the CSL engine gets wrong or slowly: terms, text cases, quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from pincite.references import marks
from pincite.references.title_case import cased

_FORMS = {"verb-short": ("verb-short", "verb", None), "symbol": ("symbol", "short", None)}
_FORMATTING = ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Formatter:
    """What the engine calls to format a string: marks instead of tags."""

    @staticmethod
    def preformat(text: Any) -> str:
        return str(text)

    Italic = Oblique = staticmethod(lambda text: marks.marked(marks.ITALIC, str(text)))
    Bold = staticmethod(lambda text: marks.marked(marks.BOLD, str(text)))
    SmallCaps = staticmethod(lambda text: marks.marked(marks.SMALL_CAPS, str(text)))
    Superscript = staticmethod(lambda text: marks.marked(marks.RAISED, str(text)))
    Subscript = staticmethod(lambda text: marks.marked(marks.LOWERED, str(text)))
    Light = Underline = staticmethod(str)


class Element:
    """Every element: what the library searches the tree for at each call is found once and kept."""

    def kept(self, key: Any, find: Any) -> Any:
        cache = self.__dict__.setdefault("cache", {})
        if key not in cache:
            cache[key] = find()
        return cache[key]

    def get_formatter(self: Any) -> Any:
        return Formatter

    def get_root(self: Any) -> Any:
        root = self.__dict__.get("root")
        if root is None:
            root = self.__dict__["root"] = self.getroottree().getroot()
        return root

    def get_macro(self: Any, name: str) -> Any:
        root = self.get_root()
        return root.kept("macros", lambda: {m.get("name"): m for m in root.findall("cs:macro", root.nsmap)})[name]

    def section(self: Any) -> Any:
        """The ``citation`` or ``bibliography`` that it stands in, or nothing in a macro."""
        found = ("{http://purl.org/net/xbiblio/csl}citation", "{http://purl.org/net/xbiblio/csl}bibliography")
        return self.kept("section", lambda: next((up for up in (self, *self.iterancestors()) if up.tag in found), None))

    def get_layout(self: Any) -> Any:
        return self.kept("layout", lambda: self.section().find("cs:layout", self.nsmap))

    def calls_variable(self: Any) -> bool:
        return bool(self.kept("calls", lambda: cast("Any", super(Element, self)).calls_variable()))

    # Terms: the library drops from a missing form to another language; CSL drops to another form of the term first.

    def get_term(
        self: Any, name: str, form: str | None = None, fallback_locale: bool = True, zero_padded: bool = False
    ) -> Any:
        root = self.get_root()
        fallback_locale = fallback_locale and not name.startswith(
            "ordinal"
        )  # Chinese has none and wants none of English
        return root.kept(
            ("term", name, form, fallback_locale, zero_padded),
            lambda: next(_terms(root.locales, name, form, fallback_locale, zero_padded), None),
        )

    def get_single_term(self: Any, name: str, *args: Any, **kwargs: Any) -> Any:
        return self._term_text("single", name, *args, **kwargs)

    def get_plural_term(self: Any, name: str, *args: Any, **kwargs: Any) -> Any:
        return self._term_text("multiple", name, *args, **kwargs)

    def _term_text(self: Any, number: str, name: str, *args: Any, **kwargs: Any) -> Any:
        root = self.get_root()
        return root.kept(
            (number, name, args, tuple(sorted(kwargs.items()))),
            lambda: str(getattr(term, number)) if (term := self.get_term(name, *args, **kwargs)) is not None else "",
        )

    def get_date(self: Any, form: str) -> Any:
        found = (locale.find(f"cs:date[@form='{form}']", self.nsmap) for locale in self.get_root().locales)
        return self.get_root().kept(("date", form), lambda: next((date for date in found if date is not None), None))

    def get_locale_option(self: Any, name: str) -> Any:
        options = (locale.find("cs:style-options", self.nsmap) for locale in self.get_root().locales)
        found = (option.get(name) for option in options if option is not None and option.get(name))
        return self.get_root().kept(("option", name), lambda: next(found, "false"))

    # Formatting

    def _format_last_page(self: Any, first: str, last: str) -> Any:
        """Only a number of as many digits can be shortened: the library makes ``1–2`` of pages 1 to 12."""
        return last if len(first) != len(last) else cast("Any", super())._format_last_page(first, last)

    def format(self: Any, string: Any) -> Any:
        """Most elements format nothing: five look-ups each are spared."""
        if not self.kept("formats", lambda: any(name in self.attrib for name in _FORMATTING)):
            return string if isinstance(string, str) or string is None else str(string)
        return cast("Any", super()).format(string)

    def quote(self: Any, string: Any) -> Any:
        """Which marks these are depends on what they stand in, which is known when all is joined."""
        return marks.marked(marks.QUOTED, str(string)) if self.get("quotes", "false") == "true" else string

    def case(self: Any, text: Any, language: str | None = None) -> Any:
        """The library's wants a string class of its own, fails on any other and forgets the parts after a hyphen."""
        how = self.get("text-case")
        return cased(str(text), how, english=(language or "en") == "en") if how and text else text


def _terms(locales: list[Any], name: str, form: str | None, fallback: bool, zero_padded: bool) -> Iterator[Any]:
    """The elements that give the term, the best first."""
    base = next((locale.get(_LANG, "") for locale in locales if locale.get(_LANG)), "").split("-")[0]
    native = [locale for locale in locales if locale.get(_LANG, base).split("-")[0] == base]
    for group in (native, locales if fallback else []):
        for wanted in _FORMS.get(form or "", (form, None)):
            for locale in group:
                for term in _named(locale).get((name, wanted if wanted != "long" else None), ()):
                    if not (zero_padded and term.get("match") in ("whole-number", "last-two-digits")):
                        yield term


def _named(locale: Any) -> dict[tuple[str, str | None], list[Any]]:
    """Terms by name and form, those of no grammatical gender first."""

    def collect() -> dict[tuple[str, str | None], list[Any]]:
        found: dict[tuple[str, str | None], list[Any]] = {}
        for term in locale.iterfind("cs:terms/cs:term", locale.nsmap):
            found.setdefault((term.get("name"), term.get("form")), []).append(term)
        for terms in found.values():
            terms.sort(key=lambda term: term.get("gender-form") is not None)
        return found

    return cast("dict[tuple[str, str | None], list[Any]]", locale.kept("terms", collect))
