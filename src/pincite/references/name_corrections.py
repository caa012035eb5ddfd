"""What the CSL engine gets wrong in names: as in ``corrections.py``, one overlay for each element class."""

from __future__ import annotations

import re
from typing import Any, cast

from pincite.references.elements import Element


class Names(Element):
    """A name variable that stood in for the author is not printed again; the library prints it twice.

    Names that are those of the entry before give way to a dash where the style wants one, which the library ignores.
    """

    def unrepeated(self: Any, item: Any, names_context: Any = None, context: Any = None, **kwargs: Any) -> Any:
        entry = self.get_root().entry
        roles = self.get("variable").split()
        entry.called += 1
        shown = [role for role in roles if role not in entry.suppressed]
        if not shown:
            return None
        if self.kept("named", lambda: self.find("cs:name", self.nsmap) is not None):
            names_context = None  # what a substitute inherits is for those that say nothing of their names
        self.set("variable", " ".join(shown))
        try:
            rendered = cast("Any", super()).process(item, names_context=names_context, context=context, **kwargs)
        finally:
            self.set("variable", " ".join(roles))
        entry.filled += rendered is not None
        if rendered and entry.in_list and not entry.names:
            entry.names = rendered
            repeated = self.get_root().find("cs:bibliography", self.nsmap).get("subsequent-author-substitute")
            if repeated is not None and rendered == self.get_root().previous_names:
                rendered = repeated
        entry.rendered.update(role for role in roles if role in item.reference)
        return rendered

    process = unrepeated

    def substitute(self: Any) -> Any:
        return self.kept("substitute", lambda: self.find("cs:substitute", self.nsmap))

    def get_parent_delimiter(self: Any, context: Any = None) -> Any:
        return (context if context is not None else self).section().get_option("names-delimiter")


class Name(Element):
    """Given names stay whole where the style says ``initialize="false"``, which the library does not read."""

    def get_option(self: Any, name: str, context: Any = None, sort_options: Any = None) -> Any:
        if sort_options and name in sort_options:
            return cast("Any", super()).get_option(name, context, sort_options)
        if sort_options and name == "demote-non-dropping-particle":
            return "never" if self.get_root().get(name) == "never" else "display-and-sort"
        section = (context if context is not None else self).section()
        return self.kept((section.tag, name), lambda: self._option(section, name))

    def _option(self: Any, section: Any, name: str) -> Any:
        inherited = f"name-{name}" if name in ("form", "delimiter") else name
        value = self.get(name, self._inherited(section, inherited))
        if value is None:
            value = section._default_options.get(inherited, self._default_options.get(inherited))
        if value == "after-inverted-name":
            return "always" if self.get("name-as-sort-order") else "never"
        if name in ("initialize-with-hyphen", "et-al-use-last"):
            return str(value).lower() == "true"
        return int(value) if name.startswith("et-al") else value

    def et_al(self: Any) -> Any:
        return self.kept("et-al", cast("Any", super()).et_al)

    def initialize(self: Any, given: str, mark: str, context: Any) -> str:
        """Initials for given names, or only the spacing of initials that are there already."""
        section = (context if context is not None else self).section()
        if self._inherited(section, "initialize") != "false":
            return str(cast("Any", super()).initialize(given, mark, context))
        spaced = re.sub(r"(?<!\w)([A-Z])\.\s*", lambda found: found[1] + mark, given)
        return " ".join(spaced.split())

    def _inherited(self: Any, section: Any, name: str) -> Any:
        own = self.get(name) if name == "initialize" else None
        return own or section.get(name) or self.get_root().get(name)


class NamePart(Element):
    """A corporate name has no given name to format."""

    def format_part(self: Any, given: Any, family: Any) -> tuple[Any, Any]:
        part = given if self.get("name") == "given" else family
        if not part:
            return given, family
        formatted = self.wrap(self.format(self.case(part)))
        return (formatted, family) if self.get("name") == "given" else (given, formatted)
