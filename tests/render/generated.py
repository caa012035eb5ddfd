"""Briefings drawn by lot, every part of any length within what an author may write: a seed gives the same one always."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from pincite.briefing.deck_plan import AddedSlide, DeckPlan, NamedSlide, SlideEdit
from pincite.briefing.model import (
    Alternative,
    Ask,
    Assumption,
    Briefing,
    Change,
    Changes,
    Conflict,
    EvidenceEntry,
    Extract,
    Finding,
    Judgement,
    Option,
    Paragraph,
    PullQuotation,
    Section,
    Side,
    SourceEntry,
)
from pincite.diagnostics import Place
from pincite.spec.brand import Brand, Face, HouseFont
from pincite.writers.deck.storyline import storyline
from pincite.writers.fonts import font_file
from tests.render.exhibits import drawn_chart, drawn_matrix, drawn_numbers, drawn_table, drawn_timeline
from tests.render.lots import Lot
from tests.writers.deck_cases import many_sources
from tests.writers.sample import BRATTON, sample_briefing, words


def generated(seed: int) -> Briefing:
    """A briefing of any shape: parts empty or crowded, forty sources now and then, every fourth with wishes."""
    lot = Lot(seed)
    base = many_sources() if seed % 10 == 0 else sample_briefing()
    lot.cited = len(base.evidence)
    made = replace(
        base,
        evidence=tuple(_entry(lot, entry) for entry in base.evidence),
        sources=tuple(_source(lot, source) for source in base.sources),
        lang=lot.lang,
        title=lot.title(),
        to=lot.label(),
        from_=lot.label() if lot.chance(0.7) else "",
        handling=lot.draw.choice(("", "Internal", "Official – Sensitive – for the addressee")),
        bottom_line=lot.maybe(lot.prose(3)),
        ask=Ask(lot.prose(1, 35), lot.label(), "15 December 2026") if lot.chance(0.6) else None,
        judgements=tuple(_judgement(lot, number) for number in range(1, lot.times(6) + 1)),
        numbers=drawn_numbers(lot, 8),
        sections=tuple(_section(lot, number) for number in range(1, lot.times(5, least=1) + 1)),
        conflicts=tuple(_conflict(lot) for _ in range(lot.times(3))),
        options=tuple(_option(lot, number) for number in range(lot.times(5))),
        criterion=lot.maybe(lot.prose(1), 0.5),
        assumptions=tuple(_assumption(lot) for _ in range(lot.times(6))),
        timeline=drawn_timeline(lot) if lot.chance(0.3) else None,
        coverage=drawn_matrix(lot) if lot.chance(0.5) else None,
        changes=_changes(lot) if lot.chance(0.4) else None,
        method=tuple(lot.text(1) for _ in range(lot.times(9))),
        annex=lot.draw.choice(("", "", "B")),
        version=lot.draw.choice(("", "2")),
    )
    return replace(made, deck=_plan(lot, made)) if seed % 4 == 1 else made


HOUSE_FONTS = (
    ("IBM Plex Serif", "fontpkg_ibm_plex_serif", "IBMPlexSerif-Regular.ttf"),
    ("Public Sans", "fontpkg_public_sans", "PublicSans[wght].ttf"),
)
"""Family, package and regular face of the fonts of another house; both are wider than the deck's own."""


FURTHER_FONTS = ("pylopdf_fonts_zh_cn", "pylopdf_fonts_ko", "fontpkg_noto_sans", "fontpkg_ibm_plex_sans_arabic")
"""Packages of fonts that have what the decks' own fonts lack: a machine with an office program has such ones."""


def font_folders() -> tuple[Path, ...]:
    """Where the files of a house's fonts, and of those for other scripts, are."""
    found = [find_spec(package) for package in (*(each[1] for each in HOUSE_FONTS), *FURTHER_FONTS)]
    return tuple(Path(spec.origin).parent for spec in found if spec is not None and spec.origin is not None)


def drawn_look(seed: int) -> Brand | None:
    """Every third briefing is set in another house's fonts and colours, the half of them in one face alone."""
    if seed % 3:
        return None
    text, sans = (_font(*font) for font in HOUSE_FONTS)
    return Brand(colours=(("ink", "#202020"), ("accent", "#0b5d3b")), text=text, sans=sans if seed % 2 else None)


def _font(family: str, package: str, name: str) -> HouseFont:
    weight = (100, 900) if "wght" in name else (400, 400)
    return HouseFont(
        family, (Face(name, font_file(package, name).read_bytes(), weight, italic=False),), False, Place(name)
    )


def _entry(lot: Lot, entry: EvidenceEntry) -> EvidenceEntry:
    return replace(entry, exact=lot.text(1, 25), context=words(lot.text(3)))


def _source(lot: Lot, source: SourceEntry) -> SourceEntry:
    url = f"https://example.org/{'/'.join(lot.label() for _ in range(3))}" if lot.chance(0.3) else source.url
    return replace(source, short=lot.label(), reference=words(f"{lot.text(1, 25)}"), url=url)


def _judgement(lot: Lot, number: int) -> Judgement:
    likely = lot.chance(0.7)
    return Judgement(
        number=number,
        claim=words(f"{lot.title()} {number}"),
        likelihood="likely" if likely else "",
        likelihood_range="55–80 %" if likely else "",
        confidence=lot.draw.choice(("low", "moderate", "high", "")),
        because=lot.maybe(lot.prose(lot.times(3, least=1))),
        would_change=lot.maybe(lot.prose(lot.times(3, least=1))),
        citations=tuple(sorted({lot.draw.randint(1, lot.cited) for _ in range(lot.times(6))})),
        basis=lot.text(1, 8) if lot.chance(0.8) else "",
        alternatives=tuple(
            Alternative(lot.prose(1), lot.maybe(lot.prose(1)), lot.maybe(lot.prose(1)))
            for _ in range(lot.times(3))
        ),
    )  # fmt: skip


def _section(lot: Lot, number: int) -> Section:
    paragraphs = [
        Paragraph(f"{number}.{index}", lot.prose(lot.times(5, least=1)), item=lot.chance(0.3))
        for index in range(1, lot.times(5) + 1)
    ]
    quotations = tuple(_quotation(lot) for _ in range(lot.times(6)))
    return Section(
        number=number,
        theme=f"theme-{number}",
        label=lot.label(),
        headline=f"{lot.title()} ({number})",
        paragraphs=tuple(paragraphs),
        extracts=tuple(_extract(lot) for _ in range(lot.times(7))),
        quotations=quotations,
        numbers=drawn_numbers(lot, 5),
        chart=drawn_chart(lot) if lot.chance(0.5) else None,
        so_what=lot.maybe(lot.prose(lot.times(3, least=1))),
        coverage=lot.draw.choice(("", lot.text(1))),
        contrary=lot.maybe(lot.prose(1), 0.3),
        table=drawn_table(lot) if lot.chance(0.3) else None,
        timeline=drawn_timeline(lot) if lot.chance(0.2) else None,
        finding=Finding(*(lot.prose(lot.times(3, least=1)) for _ in range(4))) if lot.chance(0.25) else None,
    )


def _quotation(lot: Lot) -> PullQuotation:
    headline = f"{lot.title()} {lot.draw.random():.3f}" if lot.chance(0.5) else ""
    return replace(
        BRATTON, prose=words(lot.text(lot.times(6, least=1), 30)), role=lot.label(), attribution=lot.text(1, 12),
        headline=headline,
    )  # fmt: skip


def _extract(lot: Lot) -> Extract:
    said = words(lot.text(lot.times(3, least=1), 25))
    return Extract(f"b#{lot.draw.random()}", said, lot.label(), lot.draw.randint(1, lot.cited), "")


def _conflict(lot: Lot) -> Conflict:
    sides = tuple(
        Side(
            lot.label() if lot.chance(0.8) else "",
            lot.maybe(lot.prose(lot.times(4, least=1)), 0.9),
            tuple(_extract(lot) for _ in range(lot.times(3, least=1))),
        )
        for _ in range(lot.draw.choice((2, 2, 3)))
    )
    return Conflict(lot.title(), f"{lot.title()} {lot.draw.random():.3f}", sides, lot.maybe(lot.prose(2)))


def _option(lot: Lot, number: int) -> Option:
    """A course of action of which anything but the name may be missing."""
    gains, costs, risks, opposed = (lot.maybe(lot.prose(1, 12), 0.85) for _ in range(4))
    return Option(f"{lot.label()} {number}", gains, costs, risks, opposed, number == 0 and lot.chance(0.7))


def _assumption(lot: Lot) -> Assumption:
    return Assumption(lot.prose(1), lot.maybe(lot.prose(1)), lot.maybe(lot.prose(1)))


def _changes(lot: Lot) -> Changes:
    states = ("new", "changed", "unchanged")
    items = tuple(
        Change(lot.draw.choice(states), lot.prose(1, 30), lot.maybe(lot.prose(1, 20), 0.5))  # type: ignore[arg-type]
        for _ in range(lot.times(9, least=1))
    )
    return Changes(lot.draw.choice(("12 October 2026", lot.label())), items)


def _plan(lot: Lot, briefing: Briefing) -> DeckPlan:
    """Wishes that can be met: slides that there are, and fewer of them in front than the deck may have."""
    ids = list(
        dict.fromkeys(slide.id for slide in storyline(briefing).slides if slide.kind not in ("cover", "sources"))
    )
    lot.draw.shuffle(ids)
    place = Place("plan.yaml")
    named = [NamedSlide(each, place) for each in ids]
    most = lot.draw.choice((0, 6, 12, 20))
    # Those that are named or added stand on six slides only if they are few.
    added = () if most == 6 else tuple(_added(lot, at, lot.draw.choice((None, *named))) for at in range(lot.times(2)))
    return DeckPlan(
        most=most,
        appendix=lot.chance(0.7),
        order=tuple(named[:1]),
        hide=tuple(named[1:3]),
        edit=tuple(SlideEdit(each, f"{lot.title()} {each.id}", "", place) for each in named[3:5]),
        add=added,
        limit_place=place,
    )


def _added(lot: Lot, number: int, after: NamedSlide | None) -> AddedSlide:
    """A slide of the author's own that shows one thing, of any kind."""
    shown = lot.draw.choice(("points", "quotation", "extract", "numbers", "chart", "table"))
    return AddedSlide(
        title=f"{lot.title()} {number}",
        after=after,
        points=tuple(lot.prose(2) for _ in range(lot.times(6, least=1))) if shown == "points" else (),
        quotation=_quotation(lot) if shown == "quotation" else _extract(lot) if shown == "extract" else None,
        numbers=(*drawn_numbers(lot, 3), *drawn_numbers(lot, 3)) if shown == "numbers" else (),
        chart=drawn_chart(lot) if shown == "chart" else None,
        table=drawn_table(lot) if shown == "table" else None,
        so_what=lot.maybe(lot.prose(1), 0.5),
    )
