"""Decks in and with other scripts: the language of each part, its direction, its fonts, and where its lines break."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation

from pincite.briefing.model import Briefing
from pincite.writers.deck import write_deck
from pincite.writers.deck.measure import Measure
from pincite.writers.deck.model import Line, Words
from pincite.writers.deck.scripts import pieces, right_to_left
from pincite.writers.deck.template import TextStyle
from pincite.writers.fonts import missing_advance
from tests.writers.memo_reading import TEMPLATES
from tests.writers.sample import sample_briefing, words

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLAIN = Measure(TextStyle("Arial", 20), "Cambria")
ARABIC = "تقول اللجنة إن التقرير يستند إلى مسح واحد"
HEBREW = "הוועדה אומרת כי הדוח נשען על סקר"


def mixed() -> Briefing:
    """The sample with a Chinese name in an English sentence, an Arabic headline and a Hebrew claim."""
    full = sample_briefing()
    first, *others = full.sections
    claim = replace(full.judgements[0], claim=words(f"{HEBREW} 2026"))
    return replace(
        full,
        bottom_line=words("The company 深度求索 (DeepSeek) leads.", 1),
        judgements=(claim, *full.judgements[1:]),
        sections=(replace(first, headline=ARABIC), *others),
    )


def opened(briefing: Briefing) -> Any:
    written, faults = write_deck(briefing, templates=TEMPLATES)
    assert not faults
    return Presentation(io.BytesIO(written))


def runs(deck: Any) -> Iterator[tuple[str, dict[str, str]]]:
    """Words of every run of the slides, with its properties."""
    for slide in deck.slides:
        for run in slide._element.iter(f"{A}r"):
            yield run.findtext(f"{A}t"), dict(run.find(f"{A}rPr").attrib)


def theme_fonts(deck: Any) -> dict[str, str]:
    theme = next(
        each.target_part for each in deck.slide_masters[0].part.rels.values() if each.reltype.endswith("/theme")
    )
    minor = etree.fromstring(theme.blob).find(f".//{A}minorFont")
    return {name: minor.find(f"{A}{name}").get("typeface") for name in ("latin", "ea", "cs")}


def test_words_in_other_letters_have_a_language_of_their_script_and_the_deck_fonts_for_them() -> None:
    deck = opened(mixed())
    said = list(runs(deck))
    chinese = next(properties for text, properties in said if "深度求索" in text)
    assert (chinese["lang"], chinese["altLang"]) == ("zh-CN", "en-GB")
    assert next(properties["lang"] for text, properties in said if "DeepSeek) leads" in text) == "en-GB"
    assert next(properties["lang"] for text, properties in said if "اللجنة" in text) == "ar-SA"
    assert next(properties["lang"] for text, properties in said if "הוועדה" in text) == "he-IL"
    assert theme_fonts(deck) == {"latin": "Arial", "ea": "Microsoft YaHei", "cs": "Arial"}


def test_parting_a_run_loses_no_words_and_no_style() -> None:
    slide = opened(mixed()).slides[1]
    shape = next(each for each in slide.shapes if each.name.startswith("Statement"))
    assert shape.text_frame.text.startswith("The company 深度求索 (DeepSeek) leads.")
    first = shape.text_frame.paragraphs[0].runs[:3]
    assert len({run.font.size for run in first}) == 1


def test_paragraphs_of_arabic_and_hebrew_run_from_the_right_and_others_do_not() -> None:
    deck = opened(mixed())
    turned = [
        "".join(run.text for run in paragraph.runs)
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        if (properties := paragraph._p.find(f"{A}pPr")) is not None and properties.get("rtl") == "1"
        and properties.get("algn") == "r"
    ]  # fmt: skip
    assert any(text.startswith(ARABIC) for text in turned)
    assert any(text.startswith(HEBREW) for text in turned)
    assert all(right_to_left(text) for text in turned)
    notes = [slide.notes_slide.notes_text_frame.paragraphs[0] for slide in deck.slides if slide.has_notes_slide]
    assert any(each._p.find(f"{A}pPr") is not None and each._p.find(f"{A}pPr").get("rtl") == "1" for each in notes)


def test_a_paragraph_that_opens_in_latin_letters_is_told_to_run_from_the_left() -> None:
    """Left to themselves, some programs turn it round for an Arabic name in it."""
    full = sample_briefing()
    deck = opened(replace(full, bottom_line=words(f"The committee says: {ARABIC}.", 1)))
    shape = next(each for each in deck.slides[1].shapes if each.name.startswith("Statement"))
    properties = shape.text_frame.paragraphs[0]._p.find(f"{A}pPr")
    assert (properties.get("rtl"), properties.get("algn")) == ("0", None)


def test_a_deck_in_latin_letters_names_no_other_fonts_and_no_other_language() -> None:
    deck = opened(sample_briefing())
    assert theme_fonts(deck) == {"latin": "Arial", "ea": "", "cs": ""}
    assert {(each["lang"], each.get("altLang")) for _, each in runs(deck)} == {("en-GB", None)}


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("zh-TW", "港口報告", [("港口報告", "zh-TW")]),
        ("zh-CN", "用DeepSeek的", [("用", "zh-CN"), ("DeepSeek", "en-GB"), ("的", "zh-CN")]),
        ("en-GB", "the 港の report", [("the ", "en-GB"), ("港の ", "ja-JP"), ("report", "en-GB")]),
        ("fr", "« 서울 » [3]", [("« 서울 » [3]", "ko-KR")]),
        ("ja", "한국の港", [("한국", "ko-KR"), ("の港", "ja")]),
        ("de", "über 3 %", [("über 3 %", "de")]),
        ("ru", "порт", [("порт", "ru")]),
        ("en-GB", "", [("", "en-GB")]),
    ],
)
def test_a_text_is_parted_where_its_script_changes(lang: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert list(pieces(text, lang)) == expected


@given(st.text(max_size=60), st.sampled_from(["en-GB", "zh-CN", "ja", "ko", "ar", "he", "ru"]))
def test_the_parts_join_to_the_text_and_each_has_a_language(text: str, lang: str) -> None:
    parts = pieces(text, lang)
    assert "".join(part for part, _ in parts) == text
    assert all(language for _, language in parts)


def line(text: str) -> Line:
    return Line((Words(text),))


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("港口」。报告", 4),
        ("港口（报告）", 4),
        ("港口ー", 2),
        ("“港口”", 2),
        ("港口,报告", 4),
        ("港口[3]", 3),
        ("👩‍🔬👍🏽", 2),
    ],
)
def test_no_line_begins_with_a_closing_mark_nor_ends_with_an_opening_one(text: str, units: int) -> None:
    """Broken as narrowly as can be, a mark stands beside the character that it belongs to."""
    assert len(PLAIN.units(line(text), 20)) == units


def test_a_korean_word_is_not_broken_for_a_program_that_breaks_at_spaces_only() -> None:
    assert len(PLAIN.units(line("항구는 보고서"), 20)) == 2


def test_a_word_broken_letter_by_letter_takes_the_lines_that_its_letters_fill() -> None:
    """Of letters that leave a gap at each line's end, more lines are needed than their widths add up to."""
    wide = PLAIN.wrap(line("W" * 9), 20, 2.9 * PLAIN.units(line("W"), 20)[0].width * 20)
    assert wide.broken
    assert wide.height == pytest.approx(5 * PLAIN.wrap(line("W"), 20, 500).height)


def test_letters_set_apart_take_more_room() -> None:
    apart = Measure(TextStyle("Arial", 10, spacing=0.6), "Cambria")
    close = Measure(TextStyle("Arial", 10), "Cambria")
    near, far = (measure.wrap(line("INTERNAL"), 10, 500).widths[0] for measure in (close, apart))
    assert far == pytest.approx(near + 8 * 0.6)


def test_an_emoji_is_measured_wider_than_a_character() -> None:
    assert missing_advance("🚢") > missing_advance("港") > missing_advance("\N{COMBINING ACUTE ACCENT}") == 0


@pytest.mark.parametrize("emoji", ["🇳🇱", "👩\u200d🔬", "⚠\N{VARIATION SELECTOR-16}"])
def test_an_emoji_of_several_characters_is_no_narrower_than_one_and_than_its_parts_side_by_side(emoji: str) -> None:
    shown = [char for char in emoji if char.isprintable() and char != "\N{VARIATION SELECTOR-16}"]
    width = sum(map(missing_advance, emoji))
    assert width >= missing_advance("🚢") - 0.001
    assert width >= len(shown)


def test_lines_whose_width_is_a_guess_keep_all_the_room_there_is() -> None:
    """Cambria's twin has no Cyrillic: another font is put in, and an evened title could need a third line in it."""
    measure = Measure(TextStyle("Cambria", 28, bold=True), "Cambria")
    assert measure.guesses(Line((Words("Полупроводников никто импортозамещению импортозамещению"),)))
    assert not measure.guesses(Line((Words("Nobody replaces semiconductors faster than domestic suppliers"),)))
    assert not measure.guesses(Line((Words("开放源代码是中国的分销渠道"),)))
