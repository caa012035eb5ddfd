"""References of every kind that our users cite; the people in them are offices of a harbour."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pincite.references.model import Cite, CslItem, Locator

TEMPLATES = Path(__file__).parents[2] / "templates"


def person(given: str, family: str) -> dict[str, str]:
    return {"family": family, "given": given}


def day(*parts: int) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


MASTER = person("Ferry", "Master")
PILOT = person("Sound", "Pilot")
KEEPER = person("Light", "Keeper")
WARDEN = person("Fog A.", "Warden")
CLERK = person("County-Council", "Clerk")
COMMISSION = {"literal": "Harbour Commission"}

ITEMS: tuple[CslItem, ...] = (
    {
        "id": "podcast", "type": "broadcast", "title": "Why the ferry's future might work — With the Sound Pilot",
        "host": [MASTER], "guest": [PILOT], "issued": day(2025, 4, 16), "medium": "podcast",
        "container-title": "Harbour Talk", "URL": "https://example.org/a-b/talk?x=1",
    },
    {
        "id": "report-reach", "type": "report", "title": "The “red stack” and us", "author": [COMMISSION],
        "issued": day(2025), "genre": "Report", "number": "12", "publisher": "Sound Press",
    },
    {
        "id": "report-cost", "type": "report", "title": "Another cost", "author": [COMMISSION],
        "issued": day(2025), "URL": "https://example.org/x", "publisher": "Sound Press",
    },
    {
        "id": "magazine", "type": "article-magazine", "title": 'Ferries make "waves" abroad', "issued": day(2025, 2, 18),
        "container-title": "Sea Life",
    },
    {
        "id": "newspaper", "type": "article-newspaper", "title": "Is the ferry late?", "author": [KEEPER, WARDEN],
        "issued": day(2024, 12, 1), "page": "3", "edition": "Late", "container-title": "Harbour Times",
    },
    {
        "id": "page", "type": "webpage", "title": "What is it?", "URL": "https://example.org/q",
        "accessed": day(2026, 11, 21), "container-title": "Sound Site",
    },
    {
        "id": "chapter", "type": "chapter", "title": "Part of it", "author": [PILOT, KEEPER, WARDEN],
        "editor": [MASTER, CLERK], "issued": day(2019), "page": "112-119", "publisher": "Press", "edition": "2",
        "container-title": "The whole", "publisher-place": "Oslo", "DOI": "10.1000/182",
    },
    {"id": "undated", "type": "document", "title": "Minutes of the council", "publisher": "County Council"},
    {
        "id": "dataset", "type": "dataset", "title": "Crossings by month", "author": [{"literal": "Ferry Office"}],
        "issued": day(2023), "version": "2.1", "publisher": "Ferry Office Data", "DOI": "10.1000/xyz",
    },
    {
        "id": "hearing", "type": "hearing", "title": "Oversight of the ferry", "issued": day(2022, 5, 3),
        "authority": "Committee on Crossings", "number": "118-12",
    },
    {
        "id": "speech", "type": "speech", "title": "On fog", "author": [CLERK], "issued": day(2021, 9),
        "event-title": "Harbour Conference", "event-place": "Bergen",
    },
    {
        "id": "book", "type": "book", "title": "The sound: a history", "author": [KEEPER], "issued": day(2001),
        "publisher": "Sound Press", "publisher-place": "Oslo", "title-short": "The sound",
    },
    {
        "id": "journal", "type": "article-journal", "title": "Noise under water", "issued": day(2020, 3), "volume": "12",
        "author": [WARDEN, MASTER, PILOT, KEEPER, CLERK], "issue": "3", "page": "321-328", "DOI": "10.1000/n",
        "container-title": "Journal of Sounds",
    },
    {
        "id": "blog", "type": "post-weblog", "title": "Ships don't sink", "author": [KEEPER], "issued": day(2025, 1, 5),
        "URL": "https://example.org/b", "container-title": "Ship Log",
    },
    {
        "id": "strike", "type": "article-newspaper", "title": "Council: 'we won't pay'", "issued": day(2025, 3, 1),
        "page": "1-12", "container-title": "Harbour Times",
    },
    {
        "id": "volume", "type": "book", "title": "Ropes!", "editor": [KEEPER, MASTER], "issued": day(2004),
        "publisher": "Sound Press", "volume": "2",
    },
    {
        "id": "interview", "type": "interview", "title": "A talk about ropes", "author": [PILOT],
        "interviewer": [MASTER], "issued": day(2018, 7, 4),
    },
    {
        "id": "thesis", "type": "thesis", "title": "Ropes in 1900–1920", "author": [WARDEN], "genre": "PhD thesis",
        "publisher": "University of the Sound", "issued": day(2003),
    },
)  # fmt: skip

IDS = tuple(str(item["id"]) for item in ITEMS)


def item(key: str) -> CslItem:
    return next(item for item in ITEMS if item["id"] == key)


def page(number: str) -> Locator:
    return Locator("page", number)


CLUSTERS: tuple[tuple[Cite, ...], ...] = (
    *(
        (Cite(key, page("12-14")), Cite(IDS[(index + 5) % len(IDS)], Locator("paragraph", "9"), "quoted in:"))
        if index % 3 == 0
        else (Cite(key),)
        for index, key in enumerate(IDS)
    ),
    (Cite("podcast", page("3")), Cite("magazine")),
    (Cite("magazine"),),
    (Cite("magazine", page("4")),),
    (Cite("page"),),
)
"""Every item first in full, then some of them again: after others, right after itself, with another locator."""
