"""Numbers in running text: value, unit, printed form; and what is no quantity."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.model import Block, BlockKind, Document, Source, Span
from pincite.corpus.numbers import ReadNumber, find_numbers, number_slug, read_numbers

SEEDS = Path(__file__).parents[3] / "seeds"


def quantities(text: str, lang: str = "en") -> list[ReadNumber]:
    return [number for number in read_numbers(text, lang=lang) if number.kind == "quantity"]


# One quantity in each text: what is printed, its value, upper end, unit and whether it is hedged.
QUANTITIES = [
    # money
    ("standing at $7.8 billion, remains", "$7.8 billion", "7800000000", None, "USD", False),
    ("the United States’ $67 billion.", "$67 billion", "67000000000", None, "USD", False),
    ("the grid (approximately US$800 billion).", "approximately US$800 billion", "800000000000", None, "USD", True),
    ("a $7.8bn fund", "$7.8bn", "7800000000", None, "USD", False),
    ("past the $846.8million mark", "$846.8million", "846800000", None, "USD", False),
    ("an $8-billion fund", "$8-billion", "8000000000", None, "USD", False),
    ("only £3m of it", "£3m", "3000000", None, "GBP", False),
    ("worth €1.2tn", "€1.2tn", "1200000000000", None, "EUR", False),
    ("A$3 billion", "A$3 billion", "3000000000", None, "AUD", False),
    ("some C$40", "some C$40", "40", None, "CAD", True),
    ("HK$5k", "HK$5k", "5000", None, "HKD", False),
    ("RMB 50 million", "RMB 50 million", "50000000", None, "CNY", False),
    ("CN¥5bn", "CN¥5bn", "5000000000", None, "CNY", False),
    ("¥300 billion", "¥300 billion", "300000000000", None, "JPY", False),
    ("47 billion yuan", "47 billion yuan", "47000000000", None, "CNY", False),
    ("3亿元", "3亿元", "300000000", None, "CNY", False),
    ("5 billion dollars", "5 billion dollars", "5000000000", None, "USD", False),
    ("50 million U.S. dollars", "50 million U.S. dollars", "50000000", None, "USD", False),
    ("₹5 crore", "₹5 crore", "50000000", None, "INR", False),
    ("3 lakh crore rupees", "3 lakh crore rupees", "3000000000000", None, "INR", False),
    ("3 trillion won", "3 trillion won", "3000000000000", None, "KRW", False),
    ("they won 5 awards", "5", "5", None, "awards", False),
    ("20 million pounds", "20 million pounds", "20000000", None, "GBP", False),
    ("weighs 236 pounds", "236", "236", None, "pounds", False),
    ("50 cents", "50 cents", "0.5", None, "USD", False),
    ("a fine of $100,000 or more", "$100,000 or more", "100000", None, "USD", True),
    # shares
    ("38%", "38%", "38", None, "%", False),
    ("38 % of them", "38 %", "38", None, "%", False),
    ("38 per cent", "38 per cent", "38", None, "%", False),
    ("Only 24 Percent of", "24 Percent", "24", None, "%", False),
    ("thirty-eight percent", "thirty-eight percent", "38", None, "%", False),
    ('"100%. I think', "100%", "100", None, "%", False),
    ("3.5 percentage points", "3.5 percentage points", "3.5", None, "percentage points", False),
    ("a 10-percentage-point lead", "10-percentage-point", "10", None, "percentage points", False),
    ("25 basis points", "25 basis points", "25", None, "basis points", False),
    ("half a percentage point", "half a percentage point", "0.5", None, "percentage points", False),
    (".5 percent", ".5 percent", "0.5", None, "%", False),
    ("−5%", "−5%", "-5", None, "%", False),
    ("fell -3.2 % in May", "-3.2 %", "-3.2", None, "%", False),
    ("It ended. 24% left", "24%", "24", None, "%", False),
    ("2½ %", "2½ %", "2.5", None, "%", False),
    # fractions and multiples
    ("half of all firms", "half", "0.5", None, "times", False),
    ("a quarter of college", "a quarter", "0.25", None, "times", False),
    ("three-quarters", "three-quarters", "0.75", None, "times", False),
    ("one in five adults", "one in five", "0.2", None, "times", False),
    ("Nearly eight of 10 voters", "Nearly eight of 10", "0.8", None, "times", True),
    ("about one of every ten", "about one of every ten", "0.1", None, "times", True),
    ("nine times as many", "nine times", "9", None, "times", False),
    ("two to three times", "two to three times", "2", "3", "times", False),
    ("a tenfold rise", "tenfold", "10", None, "times", False),
    ("10x faster", "10x", "10", None, "times", False),
    ("twice the size", "twice", "2", None, "times", False),
    ("double the price", "double", "2", None, "times", False),
    ("at 3:1", "3:1", "3", None, "times", False),
    ("split 4 to 1 in favor", "4 to 1", "4", None, "times", False),
    # counts
    ("over 600 million downloads and became", "over 600 million", "600000000", None, "downloads", True),
    ("30 large integrated research platforms.", "30", "30", None, "platforms", False),
    ("84 people", "84", "84", None, "people", False),
    ("over\n600 million downloads", "over\n600 million", "600000000", None, "downloads", True),
    ("some 600\u00a0million users", "some 600\u00a0million", "600000000", None, "users", True),
    ("**600 million** users", "600 million", "600000000", None, "", False),
    ("2,048 H800 GPUs", "2,048", "2048", None, "gpus", False),
    ("200 U.S. companies", "200", "200", None, "companies", False),
    ("5M users", "5M", "5000000", None, "users", False),
    ("5m people", "5m", "5000000", None, "people", False),
    ("a 72B-parameter model", "72B", "72000000000", None, "parameters", False),
    ("a 20-member committee", "20", "20", None, "members", False),
    ("3 sales jobs", "3", "3", None, "jobs", False),
    ("600 of the 's", "600", "600", None, "", False),
    ("the 1,234,567 users", "1,234,567", "1234567", None, "users", False),
    ("1\u202f234\u202f567 users", "1\u202f234\u202f567", "1234567", None, "users", False),
    ("12,34,567 voters", "12,34,567", "1234567", None, "voters", False),
    ("7,8 billion people", "7,8 billion", "7800000000", None, "people", False),
    ("employs 2000 people", "2000", "2000", None, "people", False),
    ("more than 2000 planes", "more than 2000", "2000", None, "planes", True),
    ("a rate of 67", "67", "67", None, "", False),
    ("- 5 items here", "5", "5", None, "items", False),
    ("sanctions rose by 38.This shows", "38", "38", None, "", False),
    # measures
    ("14 nanometers or below", "14 nanometers", "14", None, "nm", False),
    ("3-4 nanometer node", "3-4 nanometer", "3", "4", "nm", False),
    ("3–4 nm", "3–4 nm", "3", "4", "nm", False),
    ("a 7-nanometre chip", "7-nanometre", "7", None, "nm", False),
    ("sub-7nm chips", "sub-7nm", "7", None, "nm", True),
    ("wide lines. 28 nm", "28 nm", "28", None, "nm", False),
    ("15 GW", "15 GW", "15", None, "GW", False),
    ("5 megawatt-hours", "5 megawatt-hours", "5", None, "MWh", False),
    ("300 TWh", "300 TWh", "300", None, "TWh", False),
    ("100 Mbps", "100 Mbps", "100", None, "Mbit/s", False),
    ("20 °C", "20 °C", "20", None, "°C", False),
    ("80GB", "80GB", "80", None, "GB", False),
    ("1.5 × 10^9 parameters", "1.5 × 10^9", "1500000000", None, "parameters", False),
    ("3e8 m/s", "3e8 m/s", "300000000", None, "m/s", False),
    ("10²⁶ FLOPS", "10²⁶ FLOPS", "1" + "0" * 26, None, "FLOPS", False),
    # time
    ("even ten years ago", "ten years", "10", None, "years", False),
    ("more than a decade, China", "more than a decade", "10", None, "years", True),
    ("nearly two decades", "nearly two decades", "20", None, "years", True),
    ("half a century", "half a century", "50", None, "years", False),
    ("a 68-year-old", "68-year", "68", None, "years", False),
    ("seven and a half years", "seven and a half years", "7.5", None, "years", False),
    ("two or three years", "two or three years", "2", "3", "years", False),
    # ranges
    ("between 5 and 10 %", "between 5 and 10 %", "5", "10", "%", False),
    ("from 5 to 10 people", "from 5 to 10", "5", "10", "people", False),
    ("10 to 15 million users", "10 to 15 million", "10000000", "15000000", "users", False),
    ("$5-7 billion", "$5-7 billion", "5000000000", "7000000000", "USD", False),
    ("5%-10%", "5%-10%", "5", "10", "%", False),
    ("$500 to $2,000", "$500 to $2,000", "500", "2000", "USD", False),
    ("900,000 to 1.2 million users", "900,000 to 1.2 million", "900000", "1200000", "users", False),
    (
        "between two hundred and three hundred jobs",
        "between two hundred and three hundred",
        "200",
        "300",
        "jobs",
        False,
    ),
    # hedges
    ("~40%", "~40%", "40", None, "%", True),
    ("600+ users", "600+", "600", None, "users", True),
    ("100+ million users", "100+ million", "100000000", None, "users", True),
    ("fewer than 20 states", "fewer than 20", "20", None, "states", True),
    ("well over 1.5 million", "well over 1.5 million", "1500000", None, "", True),
    ("no more than 12 seats", "no more than 12", "12", None, "seats", True),
    ("90-plus minutes", "90-plus minutes", "90", None, "minutes", True),
    # words
    ("three hundred and five people", "three hundred and five", "305", None, "people", False),
    ("one hundred thousand jobs", "one hundred thousand", "100000", None, "jobs", False),
    ("a hundred jobs", "a hundred", "100", None, "jobs", False),
    ("about a dozen platforms", "about a dozen", "12", None, "platforms", True),
    ("a quarter of a million dollars", "a quarter of a million dollars", "250000", None, "USD", False),
    ("half a million users", "half a million", "500000", None, "users", False),
    ("seven point eight billion dollars", "seven point eight billion dollars", "7800000000", None, "USD", False),
    ("Three firms left.", "Three", "3", None, "firms", False),
    ("zero emissions", "zero", "0", None, "emissions", False),
]


@pytest.mark.parametrize(("text", "printed", "value", "upper", "unit", "approximate"), QUANTITIES)
def test_a_quantity_is_read_with_its_value_and_unit(
    text: str, printed: str, value: str, upper: str | None, unit: str, approximate: bool
) -> None:
    found = quantities(text)
    assert [number.printed for number in found] == [printed]
    number = found[0]
    assert (number.value, number.unit, number.approximate) == (Decimal(value), unit, approximate)
    assert number.upper == (None if upper is None else Decimal(upper))
    assert "E" not in str(number.value)


def test_a_change_with_both_ends_in_full_is_two_numbers() -> None:
    assert [number.value for number in quantities("rose from 5% to 10%")] == [5, 10]


def test_a_fraction_keeps_the_precision_that_its_digits_have() -> None:
    (share,) = quantities("only 1/13 of a similar model")
    assert share.unit == "times"
    assert round(share.value * 13, 20) == 1


@pytest.mark.parametrize(
    ("text", "quantum"),
    [("$7.8 billion", "1E8"), ("600 million users", "1E6"), ("38%", "1"), ("38.0%", "0.1"), ("3,000 jobs", "1")],
)
def test_the_quantum_is_one_step_of_the_last_printed_digit(text: str, quantum: str) -> None:
    assert quantities(text)[0].quantum == Decimal(quantum)


DATES = """in 2015|by 2027|2019-2023|2019–21|2019 to 2023|1980s|'80s|FY2024|Q3 2024|H1 2025|2025-04-16|16/04/2025
16.04.2025|18 February 2025|October 7, 2022|Apr 16, 2025|Oct. 7|7–9 October|June 16th|9/11|3 p.m.|9:30 a.m.|10 o'clock
twenty twenty-five|2025年4月|the 2022 export controls|the 2016 polls|Made in China 2025|mid-2020s"""
ORDINALS = (
    "the third phase|a second-tier city|2nd|the 21st|twenty-first|a third party|the mid-20th century|the first half"
)
LABELS = """R1|V2|Mate60|a Mate 60|01.AI|GPT-4|GPT-4o|DeepSeek-R1|H800|the H8 hundreds|5G|4K|3D|3M|COVID-19|Boeing 747
an iPhone 15|the Llama 3.1|Qwen2.5-72B-Instruct|A100/H100|Fortune 500 companies|G20|B2B|401(k)|7-Eleven|24/7|v2.1
version 3|1.2.3|007|01:55|(58:43 - 60:52)|1:02:33|Section 10|Article 5(2)|Figure 3|p. 14|pp. 14–16|pages 3 and 4
no. 5|§ 12|phase 2|see [12]|[3, 4]|+31 20 123 4567|(202) 555-0143|202-555-0143|ISBN 978-3-16-148410-0
doi:10.1000/xyz123|arXiv:2501.12948|1. Introduction|2) Second thoughts|(3) this|1.2 Overview|#5|a 5-4 ruling|a 4-4 tie
two-way|a 4-star hotel|the Six Dragons|the Group of Seven|number one|id 778257943577919488|EB-5 visas
at School 285|Claude 3.5 Sonnet|the Ascend 910B chips|pp 3-5|as said[^1]"""


def rows(table: str) -> list[str]:
    return [row for line in table.splitlines() for row in line.split("|") if row]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (text, kind)
        for kind, table in (("date", DATES), ("label", LABELS), ("ordinal", ORDINALS))
        for text in rows(table)
    ],
)
def test_what_is_no_quantity_is_known_for_what_it_is(text: str, kind: str) -> None:
    kinds = {number.kind for number in read_numbers(text)}
    assert kind in kinds
    assert "quantity" not in kinds


@pytest.mark.parametrize(
    "text",
    """no one|one of the best|one another|hundreds of firms|tens of thousands of jobs|several hundred|it doubled
https://example.org/2024/05/12|see [@nin-report#67-billion; @a#7-8-billion]|the second half|last quarter|a few
decades of work|past few years|once again|the latter half""".replace("\n", "|").split("|"),
)
def test_vague_words_and_addresses_are_no_quantity(text: str) -> None:
    assert quantities(text) == []


def test_a_list_marker_is_told_from_the_end_of_a_wrapped_sentence() -> None:
    assert quantities("the total rose to\n38. The next year")[0].value == 38
    assert quantities("Findings\n3. The next year") == []


def test_a_decimal_comma_is_read_where_the_language_has_one() -> None:
    assert quantities("1.234,5 %", lang="de")[0].value == Decimal("1234.5")
    assert quantities("3,5 %")[0].value == Decimal("3.5")
    assert [number.value for number in quantities("[x 3,5]")] == [3, 5]


SEED_QUANTITIES = {
    "000": ["100%", "about 70%", "100%"],
    "001": ["six"],
    "002": [
        "more than a decade",
        "1/13",
        "two",
        "approximately US$800 billion",
        "30",
        "14 nanometers",
        "3-4 nanometer",
        "US$47 billion",
        "ten years",
        "36%",
    ],
    "003": ["over 600 million", "80%", "a decade"],
    "004": ["$7.8 billion", "$67 billion", "approximately 38%", "$8 billion", "$140 billion"],
}


@pytest.mark.parametrize("stem", SEED_QUANTITIES)
def test_a_seed_holds_these_quantities_and_no_others(stem: str) -> None:
    (path,) = SEEDS.glob(f"{stem}_*.txt")
    assert [number.printed for number in quantities(path.read_text(encoding="utf-8"))] == SEED_QUANTITIES[stem]


def document(text: str, *blocks: Block) -> Document:
    return Document("doc", "doc.txt", text, "", blocks, Source("doc", "A document"))


def test_only_what_can_be_cited_of_a_document_is_searched() -> None:
    text = "Cut 5%\nDate: 7%\n1. Part of 9%\nFirst, 11%.\n- and 600 million users\nPage of 13%"
    starts = [0, 7, 16, 30, 42, 66]
    kinds: tuple[BlockKind, ...] = ("title", "header", "heading", "paragraph", "item", "furniture")
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    blocks = (Block(kind, Span(start, end)) for kind, start, end in zip(kinds, starts, ends, strict=True))
    doc = document(text, *blocks)
    found = find_numbers(doc)
    assert [(doc.slice(number.span), number.unit, number.id) for number in found] == [
        ("11%", "%", ""),
        ("600 million", "users", ""),
    ]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("$7.8 billion", "7-8-billion"),
        ("over 600 million", "over-600-million"),
        ("1/13", "1-13"),
        ("approximately 38%", "approximately-38-percent"),
        ("US$47 billion", "us-47-billion"),
        ("3–4 nm", "3-4-nm"),
        ("−5%", "minus-5-percent"),
        ("1,234,567", "1234567"),
        ("600+", "600-plus"),
        ("ten years", "ten-years"),
        ("½", "1-2"),
        ("€", "number"),
    ],
)
def test_the_slug_is_the_printed_form(printed: str, expected: str) -> None:
    assert number_slug(printed) == expected


PIECES = st.sampled_from(
    "$|US$|5|1,234|0|.|,|%| |-|–|/|:|million|bn|nm|two|a|third|of|between|and|to|over|\n|[|@|#|(|)|R|half|hundred|½|10^"
    "|e9|one|in|from|2019|'|May|years|x|+|two-|s|m|Q|p.".split("|")
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=14).map("".join), st.lists(PIECES, max_size=14).map(" ".join)))
def test_any_text_is_read_in_order_and_every_number_is_a_slice_of_it(text: str) -> None:
    end = 0
    for number in read_numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert text[number.start : number.end] == number.printed
        assert number.value.is_finite()
        assert number.quantum > 0
        assert number.upper is None or number.upper > number.value
        end = number.end


@given(st.decimals(min_value=-(10**8), max_value=10**8, places=2), st.sampled_from(["%", " nm", " percentage points"]))
def test_a_value_that_is_printed_is_read_back(value: Decimal, unit: str) -> None:
    (number,) = quantities(f"It was {value:,f}{unit}.")
    assert number.value == value


@given(st.integers(min_value=2, max_value=10**9 - 1), st.sampled_from(["million", "billion", "thousand"]))
def test_a_scaled_amount_is_read_back(count: int, scale: str) -> None:
    size = {"thousand": 10**3, "million": 10**6, "billion": 10**9}[scale]
    (number,) = quantities(f"It cost ${count:,} {scale} then")
    assert number.value == count * size


LONG_LINES = {
    "digits": "1" * 10**6,
    "letters": "a" * 10**6,
    "hyphens": "-" * 10**6,
    "spaces": " " * 10**6,
    "brackets": "[@" * 500_000,
    "digits with one point": "1" * 500_000 + "." + "1" * 500_000,
    "groups of digits": "1,111" * 8_000,
    "words": "one-" * 8_000,
    "capital words": "One " * 8_000,
}


@pytest.mark.parametrize("name", LONG_LINES)
def test_a_very_long_line_is_read_in_linear_time(name: str) -> None:
    started = time.process_time()
    read_numbers(LONG_LINES[name])
    assert time.process_time() - started < 8
