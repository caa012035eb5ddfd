"""What a web page says of itself in its head: schema.org in JSON-LD, OpenGraph, Dublin Core, citation and meta tags."""

from __future__ import annotations

import datetime
import html
import json
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from pincite.corpus.dates import iso_date
from pincite.corpus.model import SourceKind
from pincite.corpus.readers.encodings import joined
from pincite.corpus.readers.reading import Metadata

_ARTICLE = re.compile(
    r"(?:\w+News|News|Opinion\w*|Report\w*|Review\w*|Background\w*|Analysis\w*|Ask\w*|Scholarly|Medical\w*|Tech|Blog|"
    r"Social\w*|LiveBlog|Satirical|Advertiser\w*)?(?:Article|Posting)|BlogPosting|Report"
)
_PAGE = re.compile(r"(?:\w{1,20})?WebPage")
_DATE = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?=$|[T ])")
_COMPACT_DATE = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_SEPARATORS = (" | ", " - ", " – ", " — ", " · ", " :: ", " » ", " • ")
_TITLE_KEYS = ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title")
_AUTHOR_KEYS = (
    "citation_author", "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator",
    "parsely-author", "sailthru.author", "og:author", "byl",
)  # fmt: skip
_LIBRARY_KEYS = ("citation_author", "dc.creator", "dcterms.creator")
"""Where libraries' rules hold, so that ``Family, Given`` is one person whatever the family's name."""
_DATE_KEYS = (
    "article:published_time", "citation_publication_date", "citation_date", "datepublished", "dc.date.issued",
    "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "parsely-pub-date", "publication_date",
    "publish-date", "pubdate", "date", "sailthru.date",
)  # fmt: skip
_PUBLISHED_KEY = re.compile(
    r"(?:[\w-]{1,30}[.:]){0,3}(?:article|original|first|page)?[-_]?"
    r"(?:(?:publish(?:ed)?|pub|publication|issued?|release)[-_.]?(?:date|time|at|on)(?:[-_]?(?:time|gmt|iso))?"
    r"|date[-_.]?(?:published|issued?))"
)
"""Other keys that say of a date that it is the one of publication, as publishers spell them."""
_CONTAINER_KEYS = ("citation_journal_title", "og:site_name", "application-name", "dc.publisher")
_LONGEST = 500
_LONGEST_DATE = 60
_ANOTHER_DATE = re.compile(
    r"updat|modif|revis|crawl|comment|aktualis|mise|event|start|deadline|expir|due|valid", re.IGNORECASE
)
_LONGEST_STAMP = 60
_ASIDE = ("nav", "aside", "footer", "form")
_NOBODY = frozenset(
    "admin administrator webmaster superuser root user author editor staff guest none null undefined unknown".split()
)
"""What content systems sign with where nobody does."""
_PERSON = re.compile(r"[^\W\d_][^\d@:/|]{2,58}")
_EMPLOYER = re.compile(
    r"\b(?:universit\w+|institut\w*|college|department|school|bureau|cent(?:re|er)|agency|news|times|post|press|magazine|"
    r"correspondent|editor|reporter|writer|columnist|staff|fellow|professor|director|contributor)\b",
    re.IGNORECASE,
)
"""Words of what stands behind a name in a by-line without being another: an employer, an office."""
_MOST_AUTHORS = 6
"""More people linked to as authors are a list of writers."""


def page_metadata(tree: Any) -> Metadata:
    """The record that the head of a page gives; what it does not give, or not for sure, stays empty.

    A date counts only where the page marks it as that of publication. Where the page names its title together with the
    site, the site's name is taken off.
    """
    tags = _tags(tree)
    objects = list(_objects_of(tree))
    article = next((item for item in objects if _is_a(item, _ARTICLE)), {})
    page = article or next((item for item in objects if _is_a(item, _PAGE)), {})
    site = _plain(_first(tags, _CONTAINER_KEYS)) or _name(article.get("isPartOf")) or _name(article.get("publisher"))
    title = _title(tree, tags, article)
    nobody = {site.lower(), *map(str.lower, tags.get("dc.publisher", ()))}
    signed = (_names(article.get("author"), objects), _authors(tags), _linked_authors(tree))
    authors = next(filter(None, ([name for name in names if _signs(name, nobody)] for names in signed)), [])
    kind: SourceKind = "article" if article or tags.get("og:type", [""])[0].lower() == "article" else "document"
    return Metadata(
        title=_without_site(title, site),
        authors=tuple(dict.fromkeys(authors)),
        issued=_issued(tree, tags, page),
        language=_language(tree, tags),
        url=_url(tree, tags),
        container_title=site,
        kind=kind,
    )


def sure_date(told: object) -> str:
    """``told`` as an ISO 8601 date, as precise as it is; empty where it is no date or leaves room for doubt.

    A date in words counts as well (``Thu, 06 Oct 2011 08:10:27 EST``, ``October 6, 2011``).
    """
    text = told.strip() if isinstance(told, str) else ""
    match = _DATE.match(text) or _COMPACT_DATE.match(text)
    if match is None and any(map(str.isalpha, text)) and len(text) <= _LONGEST_DATE:
        return iso_date(text)
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


def _title(tree: Any, tags: dict[str, list[str]], article: dict[str, Any]) -> str:
    """The title as the head gives it: of several the first that the page shows as a heading or in the window's title.

    An encyclopedia gives a description of the article as its headline.
    """
    window = _page_title(tree)
    told = [_plain(article.get("headline")), *(_plain(tags[key][0]) for key in _TITLE_KEYS if key in tags), window]
    told = list(filter(None, told))
    shown = [_words(window), *(_words("".join(heading.itertext())) for heading in tree.iter("h1", "h2"))]
    return next((title for title in told if any(_words(title) in each for each in shown)), told[0] if told else "")


def _issued(tree: Any, tags: dict[str, list[str]], page: dict[str, Any]) -> str:
    """The first date that is sure among those that are said to be of publication."""
    told = [page.get("datePublished"), *(tags[key][0] for key in _DATE_KEYS if key in tags)]
    told += [values[0] for key, values in tags.items() if _PUBLISHED_KEY.fullmatch(key)]
    return next(filter(None, map(sure_date, told)), "") or sure_date(_marked_date(tree)) or _only_time(tree)


def _objects_of(tree: Any) -> Iterator[dict[str, Any]]:
    """The schema.org objects with which the page describes itself."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            data = json.loads(script.text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(data)


def _is_a(item: dict[str, Any], wanted: re.Pattern[str]) -> bool:
    kinds = item.get("@type")
    return any(
        isinstance(kind, str) and wanted.fullmatch(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """The objects on the upper levels, where a page describes itself rather than what it links to."""
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            for key in ("@graph", "mainEntity"):
                inner = item.get(key)
                yield from (one for one in (inner if isinstance(inner, list) else [inner]) if isinstance(one, dict))


def _names(authors: Any, objects: Sequence[dict[str, Any]]) -> list[str]:
    found = []
    for author in authors if isinstance(authors, list) else [authors]:
        reference = author.get("@id") if isinstance(author, dict) and "name" not in author else None
        meant = next((item for item in objects if reference and item.get("@id") == reference), author)
        # A bare string is a by-line and may hold several; the name of an object is one.
        found += [_name(meant)] if isinstance(meant, dict) else _parted(_name(meant))
    return found


def _name(thing: Any) -> str:
    if isinstance(thing, list):
        thing = thing[0] if thing else None
    return _plain(thing.get("name")) if isinstance(thing, dict) else _plain(thing)


def _authors(tags: dict[str, list[str]]) -> list[str]:
    """Full names; a tag with several has them parted by semicolons, ``and``, or commas that part whole names."""
    key = next((key for key in _AUTHOR_KEYS if any("://" not in value for value in tags.get(key, ()))), "")
    return [name for text in map(_plain, tags.get(key, ())) for name in _parted(text, in_library=key in _LIBRARY_KEYS)]


def _parted(text: str, *, in_library: bool = False) -> list[str]:
    """The names of a by-line. ``Family, Given`` is one person; ``Given Family, Given Family`` are two, and what follows
    a full name without being one is where that person works (``By Ed Hornick, CNN``)."""
    found: list[str] = []
    for part in re.split(r"\s*;\s*|,?\s+and\s+|\s+&\s+", re.sub(r"^[Bb]y:? +", "", text)):
        names = list(filter(None, (name.strip() for name in part.split(","))))
        reversed_name = len(names) == 2 and (in_library or _is_family(names[0]))
        people = names[:1] + [name for name in names[1:] if not name.isupper() and not _EMPLOYER.search(name)]
        full = [name for name in people if " " in name]
        found += [_given_first(names)] if reversed_name else full or names[:1]
    return found


def _is_family(name: str) -> bool:
    """Whether it is a family's name alone: one word, or one with a particle in front (``van der Berg``)."""
    return " " not in name or name[0].islower()


def _linked_authors(tree: Any) -> list[str]:
    """Whom the article's own text links to, or marks, as its author."""
    found: list[str] = []
    for element in tree.iter("a", "span", "div", "p", "address"):
        marked = "author" in (element.get("rel") or "").lower().split() or element.get("itemprop") == "author"
        if marked and not _is_beside_article(element):
            inner = next((each for each in element.iter() if each.get("itemprop") == "name"), element)
            text = _plain("".join(inner.itertext()))
            found += [name for name in _parted(text) if " " in name and _PERSON.fullmatch(name)]
    names = list(dict.fromkeys(found))
    return names if len(names) <= _MOST_AUTHORS else []


def _is_beside_article(element: Any) -> bool:
    """Whether it stands in a part of the page that is not the article: navigation, an aside, a reader's comment."""
    for above in element.iterancestors():
        if above.tag in _ASIDE or re.search(r"comment|related|sidebar", f"{above.get('class')} {above.get('id')}"):
            return above.tag not in ("html", "body")
    return False


def _signs(name: str, nobody: Collection[str]) -> bool:
    """Whether a person or a body is meant, rather than the site, an address, or the login of who put the page there."""
    login = name.islower() and " " not in name
    return bool(name) and not login and name.lower() not in {*nobody, *_NOBODY} and not re.search(r"@|://|/", name)


def _given_first(names: list[str]) -> str:
    return f"{names[1]} {names[0]}" if len(names) == 2 and all(names) else ", ".join(filter(None, names))


def _marked_date(tree: Any) -> str:
    """The ``<time>`` that the page marks as its publication date."""
    for element in tree.iter("time", "span", "meta"):
        if "datePublished" in (element.get("itemprop") or "") or element.get("pubdate") is not None:
            return element.get("datetime") or element.get("content") or (element.text or "")
    return ""


def _only_time(tree: Any) -> str:
    """The day that all the article's ``<time>`` elements agree on, those of updates, events and comments aside, and
    those that stand in the text's own sentences."""
    articles = list(tree.iter("article"))
    found = set()
    for element in (articles[0] if len(articles) == 1 else tree).iter("time"):
        around = element.getparent()
        named = f"{element.get('class')} {element.get('itemprop')} {around.get('class')} {around.get('id')}"
        stamp = len(_plain("".join(around.itertext()))) <= _LONGEST_STAMP or around.tag not in ("p", "li", "td", "dd")
        if stamp and not _ANOTHER_DATE.search(named) and not _is_beside_article(element):
            found.add(sure_date(element.get("datetime")) or sure_date("".join(element.itertext())))
    return found.pop() if len(found) == 1 else ""


def _language(tree: Any, tags: dict[str, list[str]]) -> str:
    told = tree.get("lang") or tree.get("xml:lang") or _first(tags, ("content-language", "dc.language", "og:locale"))
    tag = str(told or "").strip().replace("_", "-")
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", tag) else ""


def _url(tree: Any, tags: dict[str, list[str]]) -> str:
    links = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    told = next((link.strip() for link in (*links, *tags.get("og:url", ())) if link.strip()), "")
    return told if re.match(r"https?://\S+$", told) else ""


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


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
