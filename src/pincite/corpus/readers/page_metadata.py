"""What a web page says of itself in its head: schema.org in JSON-LD, OpenGraph, Dublin Core, citation and meta tags."""

from __future__ import annotations

import datetime
import html
import json
import re
from collections.abc import Iterator
from typing import Any

from pincite.corpus.model import SourceKind
from pincite.corpus.readers.encodings import joined
from pincite.corpus.readers.reading import Metadata

_ARTICLE = re.compile(
    r"(?:\w+News|News|Opinion\w*|Report\w*|Review\w*|Background\w*|Analysis\w*|Ask\w*|Scholarly|Medical\w*|Tech|Blog|"
    r"Social\w*|LiveBlog|Satirical|Advertiser\w*)?(?:Article|Posting)|BlogPosting"
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=$|[T ])")
_COMPACT_DATE = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_SEPARATORS = (" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " • ")
_TITLE_KEYS = ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title")
_AUTHOR_KEYS = ("citation_author", "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl")
_DATE_KEYS = (
    "article:published_time", "citation_publication_date", "citation_date", "datepublished", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "parsely-pub-date", "publication_date",
    "publish-date", "pubdate", "date", "sailthru.date",
)  # fmt: skip
_CONTAINER_KEYS = ("citation_journal_title", "og:site_name", "application-name", "dc.publisher")
_LONGEST = 500


def page_metadata(tree: Any) -> Metadata:
    """The record that the head of a page gives; what it does not give, or not for sure, stays empty.

    A date counts only where the page marks it as that of publication. Where the page names its title together with the
    site, the site's name is taken off.
    """
    tags = _tags(tree)
    article = next(_articles(tree), {})
    site = _plain(_first(tags, _CONTAINER_KEYS)) or _name(article.get("isPartOf")) or _name(article.get("publisher"))
    title = _plain(article.get("headline")) or _plain(_first(tags, _TITLE_KEYS)) or _page_title(tree)
    authors = tuple(dict.fromkeys(_names(article.get("author")) or _authors(tags)))
    told = article.get("datePublished") or _first(tags, _DATE_KEYS) or _marked_date(tree)
    kind: SourceKind = "article" if article or tags.get("og:type", [""])[0].lower() == "article" else "document"
    return Metadata(
        title=_without_site(title, site),
        authors=tuple(name for name in authors if name != site),
        issued=sure_date(told),
        language=_language(tree, tags),
        url=_url(tree, tags),
        container_title=site,
        kind=kind,
    )


def sure_date(told: object) -> str:
    """``told`` as an ISO 8601 date, as precise as it is; empty where it is no date or leaves room for doubt."""
    text = told.strip() if isinstance(told, str) else ""
    match = _DATE.match(text) or _COMPACT_DATE.match(text)
    parts = [int(part) for part in match.groups() if part] if match else []
    try:
        datetime.date(*(*parts, 1, 1)[:3])
    except (TypeError, ValueError):
        return ""
    return "-".join(f"{part:02d}" for part in parts) if 1400 <= parts[0] <= 2200 else ""


def _tags(tree: Any) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        key = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = (element.get("content") or "").strip()
        if key and content:
            tags.setdefault(key, []).append(content)
    return tags


def _first(tags: dict[str, list[str]], keys: tuple[str, ...]) -> str:
    return next((tags[key][0] for key in keys if key in tags), "")


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    """The schema.org objects of the page that are articles."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            data = json.loads(script.text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE.fullmatch(kind) for kind in kinds):
                yield item


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """The objects on the upper levels, where a page describes itself rather than what it links to."""
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            for key in ("@graph", "mainEntity"):
                inner = item.get(key)
                yield from (one for one in (inner if isinstance(inner, list) else [inner]) if isinstance(one, dict))


def _names(authors: Any) -> list[str]:
    found = []
    for author in authors if isinstance(authors, list) else [authors]:
        name = _name(author)
        if name and not name.startswith(("http:", "https:")):
            found.append(name)
    return found


def _name(thing: Any) -> str:
    if isinstance(thing, list):
        thing = thing[0] if thing else None
    return _plain(thing.get("name")) if isinstance(thing, dict) else _plain(thing)


def _authors(tags: dict[str, list[str]]) -> list[str]:
    """Full names; a tag with several has them parted by semicolons, ``and``, or commas that part whole names."""
    told = next((tags[key] for key in _AUTHOR_KEYS if key in tags), [])
    found: list[str] = []
    for text in map(_plain, told):
        text = re.sub(r"^[Bb]y ", "", text)  # noqa: PLW2901
        parts = re.split(r"\s*;\s*|\s+and\s+|\s+&\s+", text)
        for part in parts:
            names = [name.strip() for name in part.split(",")]
            # ``Family, Given`` is one person; ``Given Family, Given Family`` are two.
            found += names if len(names) > 1 and all(" " in name for name in names) else [_given_first(names)]
    return [name for name in found if name and "@" not in name and "://" not in name and "/" not in name]


def _given_first(names: list[str]) -> str:
    return f"{names[1]} {names[0]}" if len(names) == 2 and all(names) else ", ".join(filter(None, names))


def _marked_date(tree: Any) -> str:
    """The ``<time>`` that the page marks as its publication date, or the only one in its header."""
    for element in tree.iter("time", "span", "meta"):
        if "datePublished" in (element.get("itemprop") or "") or element.get("pubdate") is not None:
            return element.get("datetime") or element.get("content") or (element.text or "")
    return ""


def _language(tree: Any, tags: dict[str, list[str]]) -> str:
    told = tree.get("lang") or tree.get("xml:lang") or _first(tags, ("content-language", "dc.language", "og:locale"))
    tag = str(told or "").strip().replace("_", "-")
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", tag) else ""


def _url(tree: Any, tags: dict[str, list[str]]) -> str:
    links = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    told = next((link.strip() for link in (*links, *tags.get("og:url", ())) if link.strip()), "")
    return told if re.match(r"https?://\S+$", told) else ""


def _page_title(tree: Any) -> str:
    element = tree.find(".//head/title")
    return _plain("".join(element.itertext())) if element is not None else ""


def _without_site(title: str, site: str) -> str:
    for separator in _SEPARATORS:
        head, found, tail = title.rpartition(separator)
        if found and tail.strip().lower() == site.lower():
            return head.strip()
        head, found, tail = title.partition(separator)
        if found and head.strip().lower() == site.lower():
            return tail.strip()
    return title


def _plain(value: Any) -> str:
    """A value from the head as text: entities that were escaped twice read, white space folded, characters whole."""
    return joined(" ".join(html.unescape(value).split())[:_LONGEST]) if isinstance(value, str) else ""
