"""The languages: each says all that English says, and its dates, lists, counts and figures are its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal

import pytest

from pincite.words import LANGUAGES, Counted, language_for

OTHERS = sorted(set(LANGUAGES) - {"en"})
_PLACE = re.compile(r"\{(\w*)\}")


def said(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every text and every counted phrase of a language, with the path of its field."""
    if isinstance(value, str | Counted):
        yield path, value
    elif is_dataclass(value):
        for field in fields(value):
            yield from said(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from said(item, f"{path}[{key}]")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from said(item, f"{path}[{index}]")


def places(value: object) -> list[str]:
    """What is filled in, in a text or in all the forms of a phrase."""
    texts = [value] if isinstance(value, str) else [getattr(value, field.name) for field in fields(value)]  # type: ignore[arg-type]
    return sorted({name for text in texts for name in _PLACE.findall(text)})


@pytest.mark.parametrize("lang", OTHERS)
def test_a_language_fills_in_what_english_fills_in(lang: str) -> None:
    """A phrase may say a count in its own words (*une seule origine*), but nothing may be filled in unasked."""
    english = dict(said(language_for("en")))
    for path, value in said(language_for(lang)):
        if path not in english or path.startswith(
            (".likelihood", ".ranges", ".confident", ".scales", ".briefing.counts")
        ):
            continue
        if isinstance(value, str):
            assert places(value) == places(english[path]), path
        else:
            assert set(places(value)) <= set(places(english[path])), path
    plain = {path for path, _ in said(language_for(lang).briefing)} - {
        path for path, _ in said(language_for("en").briefing)
    }
    assert not plain


@pytest.mark.parametrize("lang", OTHERS)
def test_a_language_is_not_english(lang: str) -> None:
    """Labels of three words and more cannot be the same by chance."""
    english = dict(said(language_for("en")))
    same = [
        path
        for path, value in said(language_for(lang))
        if isinstance(value, str)
        and len(re.findall(r"[a-z]{2,}", _PLACE.sub("", value))) > 2
        and value == english.get(path)
    ]
    assert not same


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_every_scale_and_level_has_its_words(lang: str) -> None:
    from pincite.spec.likelihood import SCALES

    language = language_for(lang)
    for scale in SCALES.values():
        worded = [term for term, _ in scale.worded(language)]
        assert len(set(worded)) == len(worded)
        for (english, _), term in zip(scale.terms, worded, strict=True):
            assert lang == "en" or term != english
            assert scale.term(english, language) == scale.term(term, language) is not None
    assert set(language.memo.levels) == set(language.deck.levels) == {"high", "moderate", "low"}
    assert all(re.search(language.confident, language.memo.confidence.format(level), re.IGNORECASE)
               for level in language.memo.levels.values())  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "day", "first", "month", "listed"),
    [
        ("en-GB", "21 November 2026", "1 May 2026", "April 2025", "a, b and c"),
        ("en-US", "November 21, 2026", "May 1, 2026", "April 2025", "a, b, and c"),
        ("fr", "21 novembre 2026", "1er mai 2026", "avril 2025", "a, b et c"),
        ("de-AT", "21. November 2026", "1. Mai 2026", "April 2025", "a, b und c"),
        ("zh-CN", "2026年11月21日", "2026年5月1日", "2025年4月", "a、b和c"),
        ("pl", "21 November 2026", "1 May 2026", "April 2025", "a, b and c"),
    ],
)
def test_dates_and_lists(lang: str, day: str, first: str, month: str, listed: str) -> None:
    language = language_for(lang)
    assert [language.date(value) for value in ("2026-11-21", "2026-05-01", "2025-04")] == [day, first, month]
    assert (language.date("2024"), language.date("")) == ("2024", "")
    assert (language.listed(["a", "b", "c"]), language.listed(["a"]), language.listed([])) == (listed, "a", "")


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("en", ["no documents", "one document", "two documents", "11 documents"]),
        ("fr", ["aucun document", "un document", "deux documents", "11 documents"]),
        ("de", ["kein Dokument", "ein Dokument", "zwei Dokumente", "11 Dokumente"]),
        ("zh", ["0份文件", "1份文件", "2份文件", "11份文件"]),
    ],
)
def test_counts(lang: str, shown: list[str]) -> None:
    language = language_for(lang)
    assert [language.say(language.briefing.documents, number) for number in (0, 1, 2, 11)] == shown


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("en", "$7.8 billion of 12,345 and 1/13, in 1 million"),
        ("fr", "$7,8\u00a0milliards of 12\u202f345 and 1/13, in 1\u00a0million"),
        ("de", "$7,8\u00a0Milliarden of 12.345 and 1/13, in 1\u00a0Million"),
        ("zh", "$78亿 of 12,345 and 1/13, in 100万"),
    ],
)
def test_figures_go_into_the_language_with_their_scale(lang: str, shown: str) -> None:
    """A *billion* left standing would be a thousand times as much in French and German."""
    assert language_for(lang).reprinted("$7.8 billion of 12,345 and 1/13, in 1 million") == shown


def test_a_scale_word_agrees_with_its_figure() -> None:
    french = language_for("fr")
    assert [french.scale_of(Decimal(value))[1] for value in ("1.5e9", "2e9", "1e12", "999999")] == [
        "milliard", "milliards", "billion", "",
    ]  # fmt: skip
