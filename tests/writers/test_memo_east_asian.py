"""Chinese, Japanese and Korean in a memo: which faces print it, which form its marks take, where its lines break."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections import defaultdict
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest
from fontTools.cffLib import CFFFontSet
from hypothesis import given
from hypothesis import strategies as st
from page import ValidationProfile
from pypdfium2 import raw

from pincite.briefing.model import Briefing, Run
from pincite.writers.fonts import line_pieces
from pincite.writers.memo import write_memo
from pincite.writers.memo.east_asian import close_marks, marked, narrow_marks
from pincite.writers.memo.fonts import east_asian_faces, region_of
from pincite.writers.memo.typography import line_count
from tests.writers.memo_reading import TEMPLATES, Memo, memo_of
from tests.writers.sample import sample_briefing

TEXT = "港务局负责人说：“企业不再等上级的文件，而是自己去找货主。”改革的方向是"


def chinese() -> Briefing:
    """The sample with a Chinese title, heading and first paragraph; all else is in English."""
    full = sample_briefing()
    section = full.sections[0]
    paragraph = replace(section.paragraphs[0], prose=(Run(TEXT), Run("分开", strong=True), Run("，不是合并。")))
    section = replace(section, headline="合并没有降低运价", paragraphs=(paragraph, *section.paragraphs[1:]))
    return replace(full, lang="zh-CN", title="省级港口合并之后", sections=(section, *full.sections[1:]))


def with_words(words: str, lang: str = "en-GB") -> Briefing:
    full = sample_briefing()
    return replace(full, lang=lang, bottom_line=(Run(words),))


def fonts_by_char(memo: Memo) -> dict[str, set[str]]:
    """The fonts in which each character of the file is set."""
    found = defaultdict(set)
    document = pypdfium2.PdfDocument(memo.data)
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            name, flags = ctypes.create_string_buffer(120), ctypes.c_int()
            raw.FPDFText_GetFontInfo(text.raw, index, name, 120, flags)
            found[chr(raw.FPDFText_GetUnicode(text.raw, index))].add(name.value.decode().partition("+")[2])
    return found


def embedded(memo: Memo) -> list[CFFFontSet]:
    """The East Asian fonts of the file."""
    fonts = []
    for found in re.finditer(rb"/CIDFontType0C.*?stream\r?\n", memo.data, re.DOTALL):
        font = CFFFontSet()
        font.decompile(BytesIO(zlib.decompressobj().decompress(memo.data[found.end() :])), None)
        fonts.append(font)
    return fonts


def test_a_list_is_parted_and_ended_as_its_language_does_it() -> None:
    text = memo_of(chinese()).text
    assert "要点，判断1，关键数字" in text
    assert "NIN report。" in text


def test_chinese_text_is_set_in_song_and_its_headings_and_stress_in_hei() -> None:
    fonts = fonts_by_char(memo_of(chinese()))
    assert fonts["企"] == {"Memo-East-Serif"}
    assert fonts["省"] <= {"Memo-East-Sans"}
    assert fonts["运"] <= {"Memo-East-Sans"}
    assert "Memo-East-Sans" in fonts["开"]


def test_latin_words_in_a_chinese_memo_stay_in_the_house_s_faces() -> None:
    fonts = fonts_by_char(memo_of(chinese()))
    assert not any(name.startswith("Memo-East") for char in "abcdeABC123" for name in fonts[char])


def test_quotation_marks_are_wide_beside_chinese_and_never_in_an_english_memo() -> None:
    wide = fonts_by_char(memo_of(chinese()))
    assert "Memo-East-Serif" in wide["“"]
    english = fonts_by_char(memo_of(with_words("The board calls it “合并”, a merger.")))
    assert english["合"] == {"Memo-East-Serif"}
    assert not any(name.startswith("Memo-East") for name in english["“"])


@pytest.mark.parametrize("profile", [ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_3A])
@pytest.mark.parametrize("name", ["chinese", "a few words", "korean"])
def test_the_file_keeps_to_the_standards(name: str, profile: ValidationProfile) -> None:
    made = {
        "chinese": chinese(),
        "a few words": with_words("They call it 合并."),
        "korean": with_words("항만 港", "ko"),
    }
    assert memo_of(made[name]).failures(profile) == []


def test_the_same_memo_has_the_same_bytes_whatever_was_written_before_it() -> None:
    first = memo_of(chinese()).data
    write_memo(with_words("항만 합병, they call it “合并”", "ko"), templates=TEMPLATES)
    again, _ = write_memo(chinese(), templates=TEMPLATES)
    assert first == again


def test_a_font_is_embedded_with_its_used_glyphs_alone_under_the_numbers_that_pages_use() -> None:
    memo = memo_of(with_words("They call it 合并."))
    (font,) = embedded(memo)
    top = font.topDictIndex[0]
    assert len(top.charset) == 3  # with the one for what is missing
    (widths,) = re.findall(rb"/W \[((?:\d+ \[1000\]\s*){2})\]", memo.unpacked())
    called = {int(number) for number in re.findall(rb"(\d+) \[", widths)}
    assert {int(name.removeprefix("cid")) for name in top.charset[1:]} == called
    assert "合并" in memo.text


def test_a_memo_without_such_letters_has_no_such_faces() -> None:
    assert east_asian_faces('<html lang="en"><p>Élan – “déjà vu” Ω я א') == ""
    assert embedded(memo_of(with_words("Élan vital"))) == []


def test_the_faces_of_the_document_s_language_come_first() -> None:
    chinese, korean = (east_asian_faces(f'<html lang="{lang}"><p>港 항') for lang in ("zh", "ko"))
    assert chinese.index("NotoSerifSC") < chinese.index("NotoSerifKR")
    assert "NotoSerifSC" not in korean, "the Korean face has both"
    assert '"font:NotoSerifKR-Regular.otf"' in east_asian_faces('<html lang="en"><p>港 <a lang="ko">항')


@pytest.mark.parametrize(
    ("language", "region"),
    [("zh", "SC"), ("zh-CN", "SC"), ("zh-Hant-HK", "TC"), ("zh-TW", "TC"), ("ja", "JP"), ("ko-KR", "KR"), ("en", "")],
)
def test_a_language_has_its_region(language: str, region: str) -> None:
    assert region_of(language) == region


@pytest.mark.parametrize(
    ("text", "narrow"),
    [
        ("他说“很强”。", ""),
        ("他说：“It’s so.”", "’"),
        ("说法是 “They didn’t” ，与", "“”’"),
        ("“DeepSeek”是公司", ""),
        ("The board’s “start”", "’“”"),
        ("还有……", ""),
        ("and so… on", "…"),
    ],
)
def test_a_mark_is_narrow_among_latin_words(text: str, narrow: str) -> None:
    assert sorted(text[offset] for offset in narrow_marks(text)) == sorted(narrow)


@pytest.mark.parametrize(
    ("text", "close"), [("说：“是", [1]), ("是。”他", [1]), ("“《法》", [1]), ("一、二，三。", []), ("（一）“二”", [2])]
)
def test_of_two_marks_side_by_side_one_gives_up_its_empty_half(text: str, close: list[int]) -> None:
    assert list(close_marks(text)) == close


def test_marks_are_judged_across_tags_and_left_alone_in_drawings() -> None:
    assert marked("<p>他说“<em>It’s</em>”</p>") == '<p>他说“<em>It<span class="narrow">’</span>s</em>”</p>'
    drawing = "<svg><title>It’s</title><text>It’s</text></svg>"
    assert marked(f"<head><title>It’s</title></head>{drawing}") == f"<head><title>It’s</title></head>{drawing}"


@given(st.text("港口ab 「」，。“”1（）", max_size=40))
def test_no_line_begins_with_a_closing_mark_nor_ends_with_an_opening_one(text: str) -> None:
    pieces = line_pieces(text)
    assert "".join(f"{' ' if spaced else ''}{piece}" for piece, spaced in pieces) == " ".join(text.split())
    within = [(one, other) for (one, _), (other, spaced) in pairwise(pieces) if not spaced]
    assert not any(other[0] in "」，。”）" or one[-1] in "「“（" for one, other in within)


def test_a_chinese_text_takes_as_many_lines_as_its_characters_need() -> None:
    assert line_count("港" * 40, 10.0) == 4
    assert line_count("港" * 20 + "，" + "港" * 19, 10.0) == 5, "no line begins with a comma"
