"""Items and clusters of cites to the text of notes and of a bibliography, by a CSL style."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from typing import Any

from pincite.diagnostics import BriefError, Place, error
from pincite.references import marks
from pincite.references.model import Cite, Cluster, CslItem, Entry, Formatted, Runs
from pincite.references.styles import Style

DEFAULT_LANGUAGE = "en-GB"


def formatted(
    style: Style,
    items: Sequence[CslItem],
    clusters: Sequence[Sequence[Cite]],
    *,
    lang: str = DEFAULT_LANGUAGE,
    apart: bool = False,
    place: Place = Place(),
) -> Formatted:
    """The notes, or the cites in the text, and the bibliography.

    ``clusters`` are in the order in which a reader meets them; every cite names an item of ``items`` (``KeyError``
    otherwise). ``lang`` is the language of the briefing, as BCP 47 has it; an unknown one is English. ``apart`` says
    that a reader meets each cluster alone, so that each is worded as a first one. The same arguments give the same
    result, which is kept, so that asking again costs nothing. A style that the engine cannot follow raises
    ``BriefError`` at ``place``.
    """
    known = {str(item["id"]) for item in items}
    for cluster in clusters:
        for cite in cluster:
            if cite.item not in known:
                raise KeyError(cite.item)
    packed = json.dumps(list(items), ensure_ascii=False, sort_keys=True)
    try:
        return _formatted(style, packed, tuple(map(tuple, clusters)), locale(lang), apart)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as fault:
        message = f"the style `{style.name}` cannot be used: the citation engine stopped with `{fault!r}`"
        raise BriefError(
            [error("style-is-usable", message, place, "choose another style, such as `pincite-note`")]
        ) from fault


def locale(lang: str) -> str:
    """``en_gb`` -> ``en-GB``: how the files of CSL locales are named. Without a language, the default."""
    base, _, region = lang.replace("_", "-").partition("-")
    return f"{base.lower()}-{region.upper()}" if region else base.lower() or DEFAULT_LANGUAGE


@functools.lru_cache(maxsize=32)
def _formatted(style: Style, items: str, clusters: tuple[Cluster, ...], lang: str, apart: bool) -> Formatted:
    return _Formatting(style, json.loads(items), clusters, lang, apart=apart).result()


@functools.lru_cache(maxsize=8)
def _root(content: bytes, lang: str) -> Any:
    from pincite.references.engine import parsed

    return parsed(content, lang)


class _Formatting:
    """One run of one style over one set of items."""

    def __init__(
        self, style: Style, items: list[CslItem], clusters: tuple[Cluster, ...], lang: str, *, apart: bool
    ) -> None:
        from pincite.references.engine import Cited, Reference

        self.notes = style.notes
        self.apart = apart
        self.clusters = clusters
        self.root = _root(style.content, lang)
        self.citation = self.root.find("cs:citation/cs:layout", self.root.nsmap)
        self.bibliography = self.root.find("cs:bibliography/cs:layout", self.root.nsmap)
        self.near = int(self.root.find("cs:citation", self.root.nsmap).get("near-note-distance", 5))
        self._cited = Cited
        self.references: Mapping[str, Any] = {str(item["id"]): Reference(item) for item in items}
        self.typography = _typography(self.root)
        self.order = self._ordered()
        self._tell_apart()
        self._number_years()
        self.root.previous_names = None

    def result(self) -> Formatted:
        cites = tuple(
            self._cluster(cluster, placed) for cluster, placed in zip(self.clusters, self._placed(), strict=True)
        )
        listed = self.order if self.bibliography is not None else ()
        entries = ((key, self.bibliography.entry(self._bare(key))) for key in listed)
        return Formatted(cites, tuple(Entry(key, self._runs(text)) for key, text in entries if text), self.notes)

    def _runs(self, text: str) -> Runs:
        return marks.runs(text, self.typography)

    def _bare(self, key: str) -> Any:
        """The reference without a locator, so that none can reach the bibliography."""
        return self._cited(self.references[key], self.order.index(key) + 1)

    def _ordered(self) -> list[str]:
        """The items in the order of the bibliography: as cited, then the rest, then as the style sorts."""
        first = dict.fromkeys(cite.item for cluster in self.clusters for cite in cluster)
        keys = list(dict.fromkeys([*first, *self.references]))
        sort = self.bibliography.getparent().find("cs:sort", self.root.nsmap) if self.bibliography is not None else None
        if sort is None:
            return keys
        cited = [self._cited(self.references[key], number) for number, key in enumerate(keys, 1)]
        return [item.key for item in sort.sort(cited, self.bibliography)]

    def _number_years(self) -> None:
        """Letters after the year (``2025a``) where two items would be cited by the same words.

        The engine has no disambiguation. Letters go by the order of the bibliography; they stand where the style
        puts the variable, or else after the year that is printed first.
        """
        if self.citation.getparent().get("disambiguate-add-year-suffix") != "true":
            return
        explicit = any(text.get("variable") == "year-suffix" for text in self.root.iter("{*}text"))
        for keys in self._alike():
            for index, key in enumerate(keys):
                self.references[key]["year_suffix" if explicit else "implicit_year_suffix"] = _letters(index)

    def _tell_apart(self) -> None:
        """Let the style say more (a title) of items that would be cited by the same words, where it has a way to."""
        if any(element.get("disambiguate") == "true" for element in self.root.iter("{*}if", "{*}else-if")):
            for key in [key for keys in self._alike() for key in keys]:
                self.references[key]["ambiguous"] = "true"

    def _alike(self) -> list[list[str]]:
        """The items that would be cited by the same words, together, in the order of the bibliography."""
        alike: dict[str, list[str]] = {}
        for key in self.order:
            alike.setdefault(marks.stripped(self.citation.one(self._bare(key))), []).append(key)
        return [keys for keys in alike.values() if len(keys) > 1]

    def _cluster(self, cluster: Cluster, placed: list[Any]) -> Runs:
        """The words of one note, which begins with a capital, or of one bracket."""
        affixes = [(_prefix(cite.prefix), _suffix(cite.suffix)) for cite in cluster]
        text = self.citation.cite(placed, affixes)
        return self._runs(text[:1].upper() + text[1:] if self.notes else text)

    def _placed(self) -> list[list[Any]]:
        """Each cite with what its place makes of it: the first of its source, a later one, one right after another."""
        first: dict[str, int] = {}
        latest: dict[str, int] = {}
        previous: Cite | None = None
        alone = True
        placed = []
        for note, cluster in enumerate(self.clusters, 1):
            if self.apart:
                first, latest, previous = {}, {}, None
            row = []
            for index, cite in enumerate(cluster):
                reference = self.references[cite.item]
                number = self.order.index(cite.item) + 1
                item = self._cited(reference, number, note, first.get(cite.item, 0)).at(cite.locator)
                same = previous is not None and previous.item == cite.item and (index > 0 or alone)
                item.position = _positions(
                    cite, previous if same else None, note - latest.get(cite.item, -9999), self.near
                )
                row.append(item)
                first.setdefault(cite.item, note)
                latest[cite.item] = note
                previous = cite
            alone = len(cluster) == 1
            placed.append(row)
        return placed


def _positions(cite: Cite, previous: Cite | None, distance: int, near: int) -> frozenset[str]:
    """The positions that hold; ``previous`` is the cite of the same source right before it, if there is one."""
    if distance > 9000:
        return frozenset({"first"})
    found = {"subsequent"}
    if distance <= near:
        found.add("near-note")
    if previous is not None and (cite.locator or not previous.locator):
        found.add("ibid")
        if cite.locator != previous.locator:
            found.add("ibid-with-locator")
    return frozenset(found)


def _prefix(text: str) -> str:
    """Between a prefix and what follows there is a space, except where a full-width mark has one in itself."""
    words = marks.field(text)
    return words if not words or words[-1] in "：，、" else f"{words} "


def _suffix(text: str) -> str:
    words = marks.field(text)
    return words if not words or words[0] in ",.;:)" else f" {words}"


def _letters(index: int) -> str:
    """0 -> ``a``, 25 -> ``z``, 26 -> ``aa``."""
    return (_letters(index // 26 - 1) if index >= 26 else "") + chr(ord("a") + index % 26)


def _typography(root: Any) -> marks.Typography:
    def term(name: str) -> str:
        return str(root.get_single_term(name))

    return marks.Typography(
        (term("open-quote"), term("close-quote")),
        (term("open-inner-quote"), term("close-inner-quote")),
        root.get_locale_option("punctuation-in-quote") == "true",
    )
