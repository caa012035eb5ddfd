"""Sentences have exact offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.model import Span
from pincite.corpus.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It is so. It was not.", ["It is so.", "It was not."]),
        ("For global markets, especially poor countries.When it was published.", ["For global markets, especially poor countries.", "When it was published."]),
        ("Alibaba and 01.AI, a start-up, agreed. They met.", ["Alibaba and 01.AI, a start-up, agreed.", "They met."]),
        ("1. Introduction to the matter", ["1. Introduction to the matter"]),
        ("The U.S. holds a lead at 3.5 nm. It grows.", ["The U.S. holds a lead at 3.5 nm.", "It grows."]),
        ('She said, "It is. And I know." Then she left.', ['She said, "It is. And I know."', "Then she left."]),
        ("It runs on Node.js and ASP.NET today, see www.example.org/A.html. It is config.Yaml in v2.Beta.", ["It runs on Node.js and ASP.NET today, see www.example.org/A.html.", "It is config.Yaml in v2.Beta."]),
        ("It came out on October 7, 2022.On that day it rained.", ["It came out on October 7, 2022.", "On that day it rained."]),
        ("It cost 5%.China fell. It is so.\"Then we go,\" he said.", ["It cost 5%.", "China fell.", "It is so.", '"Then we go," he said.']),
        ("The U.S.A. and e.g. China, i.e. both, met J. D. Vance. He left.", ["The U.S.A. and e.g. China, i.e. both, met J. D. Vance.", "He left."]),
        ("See Fig. 3 of Prof. Dr. Shao et al. 2023. It ended at 5 p.m. The ferry sailed.", ["See Fig. 3 of Prof. Dr. Shao et al. 2023.", "It ended at 5 p.m.", "The ferry sailed."]),
        ("The price rose. (It fell later.) Then it rose.", ["The price rose.", "(It fell later.)", "Then it rose."]),
        ("The price (see p. 5) rose. It fell.", ["The price (see p. 5) rose.", "It fell."]),
        ("It rose.² Then it fell.† It rose.", ["It rose.²", "Then it fell.†", "It rose."]),
        ("Is it so?Yes it is!Then go.", ["Is it so?", "Yes it is!", "Then go."]),
        ("It grew... And then it fell.", ["It grew...", "And then it fell."]),
        ("A heading without a stop", ["A heading without a stop"]),
        ("the plan.\nNext line of wrapped\ntext goes on.", ["the plan.", "Next line of wrapped\ntext goes on."]),
    ],
)  # fmt: skip
def test_sentences_end_where_readers_end_them(text: str, sentences: list[str]) -> None:
    """Glued sentences part; initials, decimals and names with a full stop do not."""
    assert [text[span.start : span.end] for span in split_sentences(text)] == sentences


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [("de", "Es kostet 3,5 Mio. Euro, d.h. viel. Am 3. März fuhr sie.", 2), ("fr", "M. Dupont est parti avec Mme. Royal. Il pleut.", 2), ("nl", "Zij en dhr. Jansen gingen. Hij bleef.", 2), ("zh", "今天天气很好。我们去。", 2), ("xx", "It is. It was.", 2)],
)  # fmt: skip
def test_other_languages_have_their_own_abbreviations(lang: str, text: str, count: int) -> None:
    """A language that is not known is read like English."""
    assert len(split_sentences(text, lang=lang)) == count


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_sentences_cover_everything_but_white_space(text: str, one: int, other: int) -> None:
    """Slices in order, apart from each other, and nothing but white space between them."""
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    position = start
    for span in split_sentences(text, Span(start, end)):
        assert not text[position : span.start].strip()
        assert len(span) > 0
        position = span.end
    assert not text[position:end].strip()


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("Es war im 19. Jahrhundert so. Dann kam das Eis.", "de", 2), ("Es waren 5. Danach kam das Eis.", "de", 2),
        ("Het kostte ca. 3 mln. euro. Het schip zonk.", "nl", 2), ("Había aprox. 30 barcos. Uno salió.", "es", 2),
        ("It left at 3 p.m. Monday. It came at 5 p.m. She saw it.", "en", 3), ("It cost approx. $3 a day.", "en", 1),
        ("It holds 3 mln. The rest sank.", "en", 2),
    ],
)  # fmt: skip
def test_what_is_shortened_before_a_number_or_a_small_letter_ends_nothing(text: str, lang: str, count: int) -> None:
    assert len(split_sentences(text, lang=lang)) == count
