"""The brief's ``deck:``: how many slides, in which order, hidden, edited, added, and what is refused."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pincite.briefing.model import Briefing
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import BriefError, Diagnostic
from pincite.writers.deck.laid_out import deck_faults, laid_out
from pincite.writers.deck.model import Slide
from pincite.writers.deck.short import IMPORTANCE
from tests.corpora import composed, seeds
from tests.writers.deck_cases import CASES

__all__ = ["seeds"]

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"


@cache
def full() -> str:
    return (ROOT / "briefs" / "china-ai-strategy.yaml").read_text(encoding="utf-8")


def outline(deck: str, corpus: Corpus, brief: str = "") -> tuple[tuple[Slide, ...], tuple[Diagnostic, ...]]:
    """The slides of a brief with this ``deck:``, and what is found wrong with the deck."""
    item = composed(f"{brief or full()}\n{deck}", corpus)
    assert not item.diagnostics
    done = laid_out(item.briefing, templates=TEMPLATES)
    return done.deck.slides, done.diagnostics


def ids(slides: tuple[Slide, ...]) -> list[str]:
    return list(dict.fromkeys(slide.id for slide in slides))


def argument(slides: tuple[Slide, ...]) -> list[Slide]:
    return [slide for slide in slides if slide.kind not in ("appendix", "sources")]


def test_every_slide_has_a_name_that_says_what_it_is(seeds: Corpus) -> None:
    slides, _ = outline("", seeds)
    assert ids(slides) == [
        "cover", "bottom-line", "judgement-1", "judgement-2", "judgement-3", "numbers", "theme-reach",
        "theme-reach-quotation-2", "theme-chips", "theme-industrial", "theme-investment", "theme-investment-chart",
        "theme-frontier", "theme-frontier-quotation-2", "conflict-1", "conflict-2", "options", "how-sure", "decision",
        "coverage", "method", "sources",
    ]  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_slides_of_one_name_stand_together(name: str) -> None:
    slides = laid_out(CASES[name](), templates=TEMPLATES).deck.slides
    runs = [slide.id for index, slide in enumerate(slides) if index == 0 or slides[index - 1].id != slide.id]
    assert all(runs)
    assert len(runs) == len(set(runs))


@pytest.mark.parametrize("most", [2, 4, 6, 9, 15])
def test_the_short_form_keeps_the_most_important_slides_in_their_order(most: int, seeds: Corpus) -> None:
    everything = ids(outline("", seeds)[0])
    slides, diagnostics = outline(f"deck: {{slides: {most}}}", seeds)
    shown = argument(slides)
    assert diagnostics == ()
    assert most - 1 <= len(shown) <= most
    assert [name for name in everything if name in ids(slides)] == ids(slides)
    left_out = [slide for slide in outline("", seeds)[0] if slide.id not in ids(slides) and slide in argument((slide,))]
    least = max(IMPORTANCE.index(slide.kind) for slide in shown)
    assert all(IMPORTANCE.index(slide.kind) >= least for slide in left_out) or len(shown) < most


def test_six_slides_are_the_answer_the_judgements_and_the_options(seeds: Corpus) -> None:
    slides, _ = outline("deck: {slides: 6}", seeds)
    assert ids(slides) == ["cover", "bottom-line", "judgement-1", "judgement-2", "judgement-3", "options", "sources"]


def test_the_short_form_lists_the_sources_that_it_cites_and_no_others(seeds: Corpus) -> None:
    slides, _ = outline("deck: {slides: 3}", seeds)
    cited = {number for slide in slides for number in slide.citations}
    text = "\n".join(slot.text for slide in slides if slide.kind == "sources" for slot in slide.slots)
    assert cited
    assert {number for number in range(1, 100) if f"[{number}]" in text} == cited


def test_the_appendix_comes_and_goes_by_its_key(seeds: Corpus) -> None:
    assert {"method", "coverage"} <= set(ids(outline("deck: {slides: 4, appendix: true}", seeds)[0]))
    assert not {"method", "coverage"} & set(ids(outline("deck: {appendix: false}", seeds)[0]))


def test_named_slides_come_first_and_hidden_ones_go(seeds: Corpus) -> None:
    slides, diagnostics = outline("deck: {order: [options, judgement-2], hide: [numbers, method]}", seeds)
    assert diagnostics == ()
    assert ids(slides)[:5] == ["cover", "options", "judgement-2", "bottom-line", "judgement-1"]
    assert not {"numbers", "method"} & set(ids(slides))


def test_what_a_theme_means_moves_to_the_last_of_its_slides_that_is_left(seeds: Corpus) -> None:
    slides, _ = outline("deck: {hide: [theme-reach-quotation-2]}", seeds)
    (opening,) = [slide for slide in slides if slide.id == "theme-reach" and slide.slot("Takeaway")]
    said = opening.slot("Takeaway")
    assert said is not None
    assert said.text.startswith("So what. Adoption in third markets")


def test_a_slide_takes_another_title_and_another_layout(seeds: Corpus) -> None:
    slides, diagnostics = outline(
        "deck:\n  edit:\n    - {slide: bottom-line, title: China plays for reach.}\n"
        "    - {slide: theme-reach, layout: Assertion}\n    - {slide: theme-investment-chart, layout: Chart wide}",
        seeds,
    )
    by_name = {slide.id: slide for slide in reversed(slides)}
    assert diagnostics == ()
    assert by_name["bottom-line"].title == "China plays for reach"
    assert by_name["bottom-line"].notes[0] == "China plays for reach."
    assert by_name["theme-reach"].layout == "Assertion tall"
    assert by_name["theme-investment-chart"].layout.startswith("Chart wide")


ADDED = """
deck:
  add:
    - title: Robots are where applied AI shows first
      after: judgement-2
      points:
        - Unitree is credited with "about 70% of global sales of humanoid robots" [@bigtech-shao#about-70-of-global-sales-of].
        - Supply chains set the pace [@bigtech-shao#p12s3].
      so_what: Rules for robots come first.
    - quote: {id: bigtech-shao#its-not-a-deep-seek-moment, headline: Manus was no second shock}
    - title: One figure stands for the price
      numbers: [{number: nature-essay#1-13, label: of the price}]
    - chart:
        title: The United States attracts more private money
        unit: US$ billion
        points: [{label: China, number: nin-report#7-8-billion}, {label: United States, number: nin-report#67-billion}]
"""


def test_added_slides_stand_where_they_were_put_and_are_checked_like_the_rest(seeds: Corpus) -> None:
    slides, diagnostics = outline(ADDED, seeds)
    assert diagnostics == ()
    names = ids(slides)
    assert names[names.index("judgement-2") + 1] == "added-1"
    assert names[names.index("coverage") - 3 : names.index("coverage")] == ["added-2", "added-3", "added-4"]
    first = next(slide for slide in slides if slide.id == "added-1")
    body, source = first.slot("Body"), first.slot("Source")
    assert body is not None
    assert [line.bullet for line in body.lines] == [True, True]
    assert source is not None
    assert "Big Technology Podcast" in source.text
    assert [slide.title for slide in slides if slide.id in ("added-2", "added-4")] == [
        "Manus was no second shock", "The United States attracts more private money",
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "rule"), [
    ("Sales rose by 71% [@bigtech-shao#about-70-of-global-sales-of].", "number-has-source"),
    ('It has "about seventy per cent of all sales" [@bigtech-shao#about-70-of-global-sales-of].', "quotation-is-verbatim"),
    ("It is so [@bigtech-shao#nothing-of-the-kind].", "pin-cite-resolves"),
])  # fmt: skip
def test_a_falsehood_in_an_added_slide_is_refused(text: str, rule: str, seeds: Corpus) -> None:
    item = composed(f"{full()}\ndeck:\n  add:\n    - title: Robots\n      points: ['{text}']", seeds)
    found = [each for each in item.diagnostics if each.rule == rule]
    assert found
    assert found[0].place.path.startswith("$.deck.add[0].points[0]")


def test_a_number_in_a_new_title_needs_a_source(seeds: Corpus) -> None:
    item = composed(f"{full()}\ndeck: {{edit: [{{slide: numbers, title: Sales reach 4711 tonnes}}]}}", seeds)
    assert [each.rule for each in item.diagnostics] == ["number-has-source"]


@pytest.mark.parametrize("key", ["order: [judgment-1]", "hide: [judgment-1]", "edit: [{slide: judgment-1, title: A}]",
                                 "add: [{title: A, after: judgment-1, points: [It is so.]}]"])  # fmt: skip
def test_a_name_that_no_slide_has_is_an_error_with_the_nearest(key: str, seeds: Corpus) -> None:
    _, diagnostics = outline(f"deck: {{{key}}}", seeds)
    assert [each.rule for each in diagnostics] == ["slide-exists"]
    assert "`judgment-1`" in diagnostics[0].message
    assert diagnostics[0].hints == ("did you mean `judgement-1`?",)
    assert diagnostics[0].place.line > 0


def test_a_name_that_is_like_no_slide_is_an_error_with_all_names(seeds: Corpus) -> None:
    _, (fault,) = outline("deck: {hide: [zzz]}", seeds)
    (hint,) = fault.hints
    assert "cover, bottom-line, judgement-1" in hint


def test_sources_stay_and_a_layout_without_room_is_refused(seeds: Corpus) -> None:
    assert [each.rule for each in outline("deck: {hide: [sources]}", seeds)[1]] == ["sources-are-listed"]
    for layout in ("Chart", "Charts of mine"):
        _, (fault,) = outline(f"deck: {{edit: [{{slide: judgement-1, layout: {layout}}}]}}", seeds)
        assert fault.rule == "layout-suits-slide"
        assert fault.hints[-1] == "`judgement-1` can stand on: Assertion, Judgement"


def test_more_named_slides_than_are_allowed_is_an_error(seeds: Corpus) -> None:
    _, (fault,) = outline("deck: {slides: 2, order: [options, numbers, how-sure]}", seeds)
    assert fault.rule == "deck-is-short"
    assert fault.place.path == "$.deck.slides"


@pytest.mark.parametrize("deck", [
    "slides: 1", "order: [a, a]", "order: [a], hide: [a]", "edit: [{slide: a}]", "add: [{points: [It is so.]}]",
    "add: [{title: A, points: [B], numbers: [{number: nin-report#7-8-billion}]}]", "add: [{title: A, quote: {speaker: B}}]",
    "length: 6",
])  # fmt: skip
def test_a_wish_that_says_nothing_or_two_things_is_refused_when_the_brief_is_read(deck: str, seeds: Corpus) -> None:
    with pytest.raises(BriefError):
        composed(f"{full()}\ndeck: {{{deck}}}", seeds)


def test_what_does_not_fit_is_known_before_anything_is_written(seeds: Corpus) -> None:
    """The same measure as the build's: the place in the brief, the slide, and by how much."""
    claim = "The committee read the report and found that its figures rest on one survey alone " * 4
    brief = full().replace("Chinese open models will keep gaining users in low-income markets through 2027", claim)
    briefing: Briefing = composed(brief, seeds).briefing
    (fault,) = deck_faults(briefing, templates=TEMPLATES)
    assert fault.rule == "text-fits-slide"
    assert "pt too high for `Title` on slide 3" in fault.message
    assert fault.place.path == "$.judgements[0].claim"
