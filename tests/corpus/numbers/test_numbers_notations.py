"""Numbers as newspapers, filings, statistics and transcripts of many countries print them."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.model import Block, Document, Source, Span
from pincite.corpus.numbers import ReadNumber, find_numbers, read_numbers
from pincite.corpus.numbers.unwrapped import unwrap


def quantities(text: str, lang: str = "en") -> list[ReadNumber]:
    return [number for number in read_numbers(text, lang=lang) if number.kind == "quantity"]


def only(text: str, lang: str = "en") -> ReadNumber:
    (number,) = quantities(text, lang)
    return number


# What is printed is the whole text unless a part stands between bars: text, value (or both ends of a range), unit.
MONEY = """Rs 2,000 crore = 20000000000 INR; Rs. 1.5 lakh = 150000 INR; INR 1,00,000 = 100000 INR
₹10,300-crore = 103000000000 INR; ₹1.5 lakh crore = 1500000000000 INR; NT$30 billion = 30000000000 TWD
S$100 million = 100000000 SGD; CHF5m = 5000000 CHF; CHF 1'250'000 = 1250000 CHF; CHF 1’234.50 = 1234.5 CHF
SEK 3.4bn = 3400000000 SEK; 500 million kronor = 500000000 SEK; 10 billion Norwegian kroner = 10000000000 NOK
10 billion Danish kroner = 10000000000 DKK; 4 million zł = 4000000 PLN; 5 billion reais = 5000000000 BRL
50,000 won = 50000 KRW; R350 billion = 350000000000 ZAR; 350 billion rand = 350000000000 ZAR
20 billion riyals = 20000000000 SAR; 3 billion Qatari riyals = 3000000000 QAR; 3 trillion rupiah = 3000000000000 IDR
500 million Argentine pesos = 500000000 ARS; 500 million Pakistani rupees = 500000000 PKR; RM50 million = 50000000 MYR
Rmb380bn = 380000000000 CNY; 50m yuan = 50000000 CNY; 75p = 0.75 GBP; 25 cents = 0.25 USD; 40 pence = 0.4 GBP
USD 3.2 mn = 3200000 USD; $300MM = 300000000 USD; $1.5-million = 1500000 USD; $5 million CAD = 5000000 CAD
CAD $5 million = 5000000 CAD; $(5.2) million = -5200000 USD; $-5 million = -5000000 USD; 12 M€ = 12000000 EUR
$5 million-$10 million = 5000000..10000000 USD; EUR 200-300m = 200000000..300000000 EUR
£50-60bn = 50000000000..60000000000 GBP; US$1.3–1.5 trillion = 1300000000000..1500000000000 USD
between $5 million and $10 million = 5000000..10000000 USD; 2亿美元 = 200000000 USD; 1.2万亿元 = 1200000000000 CNY
3,2 Mrd. € = 3200000000 EUR; 450 Mio. Euro = 450000000 EUR; 3,2 Milliarden Euro = 3200000000 EUR
1.234,56 € = 1234.56 EUR; 1 234,56 € = 1234.56 EUR; €25 000 = 25000 EUR; 1.000.000 € = 1000000 EUR
N1.2tn = 1200000000000 NGN; N300,000 = 300000 NGN; 25-30 cents = 0.25..0.3 USD; 5 or 6 pence = 0.05..0.06 GBP
Rs 1 lakh 52 thousand crore = 1520000000000 INR; 2 crore 50 lakh rupees = 25000000 INR
R16.46 = 16.46 ZAR; by |$5 to $10 billion = 5000000000..10000000000 USD
$5m-7m = 5000000..7000000 USD
from $2 to $3 million = 2000000..3000000 USD; two or three million dollars = 2000000..3000000 USD"""
SHARES = """38 pct = 38 %; 38pc = 38 %; 5‰ = 5 ‰; 5 per mille = 5 ‰; 25 bp = 25 basis points; 2 ppt = 2 percentage points
-12.5% = -12.5 %; minus 3 per cent = -3 %; negative 3 per cent = -3 %; 10%-15% = 10..15 %; 5 to 10 per cent = 5..10 %
2½ times = 2.5 times; 3.5x = 3.5 times; 10× = 10 times; 1.5x to 2x = 1.5..2 times; nine out of ten = 0.9 times
1-in-20 = 0.05 times; seven-eighths = 0.875 times; three point five percent = 3.5 %; point five percent = 0.5 %
quarter-point = 0.25 percentage points; half-percentage-point = 0.5 percentage points
1/10th = 0.1 times; 5 in 1,000 = 0.005 times; over 25 to 1 = 25 times; three-quarter-point = 0.75 percentage points; a quarter of a per cent = 0.25 %
three-quarters of a percentage point = 0.75 percentage points"""
COUNTS = """25 000| jobs = 25000 jobs; 1'234| people = 1234 people; 12,34,567| voters = 1234567 voters
a hundred and twenty| firms = 120 firms; one-and-a-half million| people = 1500000 people; 15T| tokens = 15000000000000 tokens
a 4,096|-GPU cluster = 4096 gpus; 2-3 million| users = 2000000..3000000 users; half a dozen| firms = 6 firms
5m to 7m| people = 5000000..7000000 people; two to three million| users = 2000000..3000000 users; twenty to thirty thousand| men = 20000..30000 men; 13  to 14,000 feet| up = 13000..14000 feet; 5-6,000| people = 5000..6000 people; 1 to 2,000| people = 1..2000 people; 30 to 1,500| people = 30..1500 people
2| open-cycle gas turbine plants = 2 plants; 10,000|-strong force = 10000"""
MEASURES = """36 GtCO2 = 36 Gt CO2; 5 kg CO2e = 5 kg CO2e; 35 μg/m³ = 35 µg/m³; 95 g/km = 95 g/km; 900 GB/s = 900 GB/s
400 Gb/s = 400 Gbit/s; 30 bcm = 30000000000 m³; 1.5C = 1.5 °C; minus 40C = -40 °C; 1,900 ppb = 1900 ppb
1013 hPa = 1013 hPa; 1e25 FLOP = 10000000000000000000000000 FLOP; 3 × 10^24 FLOP = 3000000000000000000000000 FLOP
2.5 × 10⁻³ = 0.0025; 10m tonnes = 10000000 t; between -20 and -10 °C = -20..-10 °C; 13.6 TeV = 13.6 TeV
1.27 million bpd = 1270000 barrels; 270,000bpd = 270000 barrels; 2 mb/d = 2000000 barrels; 10 metric tons = 10 t
389.9 LMT = 38990000 t; 5 ft 6 in = 5.5 feet; 6-foot-3 = 6.25 feet; 6'3" = 6.25 feet; 12 inches = 12 inches
200 nautical miles = 200 nautical miles"""
TIMES = """two-and-a-half years = 2.5 years; five-to-ten years = 5..10 years; 18-to-24-year|-olds = 18..24 years
18- to 24-year|-olds = 18..24 years; aged |54 = 54 years; ages |18-24 = 18..24 years; Grace Shao, |34|, said = 34 years
two to three decades = 20..30 years; quarter-century = 25 years; between the ages of 17 and 20 = 17..20 years; 48h = 48 hours; a hundred-year|-old firm = 100 years"""


def rows(*tables: str) -> list[tuple[str, str, str, str]]:
    """Text, printed form, value and unit of each row."""
    found = []
    for row in (row for table in tables for line in table.splitlines() for row in line.split(";")):
        text, _, expected = row.strip().rpartition(" = ")
        value, _, unit = expected.partition(" ")
        parts = text.split("|")
        printed = max(parts, key=lambda part: any(char.isdigit() for char in part)) if len(parts) > 1 else text
        found.append((text.replace("|", ""), printed.removeprefix("a ") if "-GPU" in text else printed, value, unit))
    return found


@pytest.mark.parametrize(("text", "printed", "value", "unit"), rows(MONEY, SHARES, COUNTS, MEASURES, TIMES))
def test_a_notation_is_read_whole_with_its_value_and_unit(text: str, printed: str, value: str, unit: str) -> None:
    number = only(f"It was {text}.")
    low, _, high = value.partition("..")
    assert number.printed == printed
    assert (number.value, number.upper, number.unit) == (Decimal(low), Decimal(high) if high else None, unit)


@pytest.mark.parametrize(
    ("lang", "text", "value", "unit"),
    [
        ("de", "12.500 Stellen", "12500", ""),
        ("de", "1.234.567,5 Euro", "1234567.5", "EUR"),
        ("de", "1,5 Billionen Euro", "1500000000000", "EUR"),
        ("de", "3,5 Prozent", "3.5", "%"),
        ("fr", "2,4 milliards d’euros", "2400000000", "EUR"),
        ("fr", "15 000 habitants", "15000", "habitants"),
        ("fr", "12,5 pour cent", "12.5", "%"),
        ("es", "2.500 millones de euros", "2500000000", "EUR"),
        ("sv", "500 kr", "500", "SEK"),
        ("da", "500 kr.", "500", "DKK"),
        ("en", "500 million kr", "500000000", "kr"),
        ("de", "1,234.5 tonnes", "1234.5", "t"),
        ("en", "1.5 billion euros", "1500000000", "EUR"),
    ],
)
def test_the_documents_language_settles_what_the_form_leaves_open(lang: str, text: str, value: str, unit: str) -> None:
    number = only(text, lang)
    assert (number.value, number.unit) == (Decimal(value), unit)


HEDGED = """about 5%|just over 5%|a little under 5%|not exceeding 5%|as many as 5 firms|as few as 5 firms|c. 200 firms
c.200 firms|~$6m|≥5%|< 5%|200-odd firms|twenty-odd firms|perhaps 200 firms|200 or so firms|ten or more firms
plus or minus 3 points|±3%|in the order of 5%|north of $5m|close to 50%|upwards of $10bn|$100bn+|some 40 per cent""".replace(
    "\n", "|"
).split("|")


@pytest.mark.parametrize("text", HEDGED)
def test_a_hedge_belongs_to_the_number(text: str) -> None:
    number = only(f"It is {text}")
    assert number.approximate
    assert text.startswith(number.printed)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("as many as 5 firms", "under"),
        ("as few as 5 firms", "over"),
        ("not exceeding 5%", "under"),
        ("200-odd", "about"),
    ],
)
def test_a_hedge_says_which_way_the_number_may_be_off(text: str, hedge: str) -> None:
    assert only(text).hedge == hedge


@pytest.mark.parametrize(
    ("text", "hedged"),
    [("$8bn over three years", False), ("it took over three years", True), ("over three years ago", True)],
)
def test_over_before_a_length_of_time_may_only_say_how_long(text: str, hedged: bool) -> None:
    assert quantities(text)[-1].approximate is hedged


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The index rose 0.3% to 5,304.72 points", ["0.3", "5304.72"]),
        ("Shares rose 3p to 165p", ["0.03", "1.65"]),
        ("fell from €2.3bn to €1.9bn", ["2300000000", "1900000000"]),
        ("raised it by $1 to $8.25 an hour", ["1", "8.25"]),
        ("10 billion RMB ($1.4 billion)", ["10000000000", "1400000000"]),
        ("in 2023 45 deals", ["45"]),
    ],
)
def test_neighbours_stay_apart(text: str, values: list[str]) -> None:
    assert [number.value for number in quantities(text)] == [Decimal(value) for value in values]


NONE = """42 U.S.C. § 1983|17 CFR 240.10b-5|410 U.S. 113 (1973)|Pub. L. 117-167|88 Fed. Reg. 75191|H.R. 4346|SB 1047
Regulation (EU) 2024/1689|Regulation (EU) No 1025/2012|Executive Order 14110|Nature 600, 112–118 (2021)|45(2), 112–118
2021;384(5):403–416|Article 5(1)(a)|Vol 12 No 3|ISO 9001|ISO/IEC 27001|COP 28|SDG 13|the S&P 500|a commit 3f2a9c41b7
192.168.0.0/16|52.3676° N, 4.9041° E|51°30'N 0°7'W|1012 AB Amsterdam|+44 (0)20 7946 0958|Tel: 6552 9988
the economy.12 The state|the economy,12 which|“a quote.”12 The state|said.^12|said.[12][13]|won 3–1|lost 1-2|a 5-4 ruling
a 1080p video|1920x1080|ranked No 1|in week 12|on day 3|equation 3|option 1|box 3|12/2024|3Q24|1H25|AD 500|300 BC
between 1 and 5 May|the nineteen nineties|fifty-fifty|Llama 3 is open|Kirin 9000S|the Ascend 910C|0700.HK|PHP 8.1
phase two of it|Units one to three|in level two|Scope 1, 2 and 3 emissions|in stage 1, 2 and 3 of it|Lot 17 allows it
as follows: 1) fish, 2) eggs|patients.1,2 HSCTs are|in 2007/8|the eighteen eighties|Passcode: 11784518|+ 353 1 634 7894
at 1430 hours|a 401k plan|Reactors 1 and 2 restart|until at least 2050|No 10 said so|No 3 seed|iOS 17.2|subsection 79.2(2)|in article 5 and 6
several million dollars|tens of billions of dollars|a few hundred people|a multi-billion-dollar fund""".replace(
    "\n", "|"
)


@pytest.mark.parametrize("text", NONE.split("|"))
def test_references_names_and_vague_words_are_no_quantity(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("twenty-\nsix states", "26", "states"),
        ("3.5 mil-\nlion people", "3500000", "people"),
        ("a 10-\nyear plan", "10", "years"),
        ("$1.5-\nbillion fund", "1500000000", "USD"),
        ("$\n5 bn", "5000000000", "USD"),
        ("5 percent-\nage points", "5", "percentage points"),
        ("3-\n  4 nm", "3", "nm"),
        ("2.5\nmillion people", "2500000", "people"),
        ("5 per\ncent", "5", "%"),
        ("600\u202fmil\u00adlion users", "600000000", "users"),
        ("5\u2009%", "5", "%"),
    ],
)
def test_a_number_is_read_across_the_breaks_of_typesetting(text: str, value: str, unit: str) -> None:
    number = only(text)
    assert (number.value, number.unit) == (Decimal(value), unit)
    assert number.printed == text[number.start : number.end]


def test_a_blank_line_parts_a_number_from_what_follows() -> None:
    assert only("It had 5\n\nmillion people").value == 5
    assert [number.value for number in quantities("twenty-\n\nsix")] == [20, 6]


def test_a_number_of_the_capacity_at_a_lines_start_is_no_list_marker() -> None:
    assert only("1.4 GW of capacity").unit == "GW"


def test_a_documents_number_keeps_its_place_and_its_hedge() -> None:
    text = "The plan covers as many as twenty-\nsix states."
    block = Block("paragraph", Span(0, len(text)))
    (number,) = find_numbers(Document("doc", "doc.txt", text, "", (block,), Source("doc", "A document")))
    assert text[number.span.start : number.span.end] == "as many as twenty-\nsix"
    assert number.value == 26
    assert number.hedge == "under"


@given(st.text(alphabet="ab5-\u00ad\n \u200b", max_size=40))
def test_what_is_unwrapped_leads_back_to_the_original(text: str) -> None:
    whole = unwrap(text, {"ab"})
    assert [text[whole.start(offset)] for offset in range(len(whole.text))] == list(whole.text)
    assert all(whole.start(offset) < whole.end(offset + 1) for offset in range(len(whole.text)))


@given(st.integers(min_value=1000, max_value=999_999_999), st.sampled_from(",\u00a0\u2009\u202f'’ "))
def test_thousands_are_parted_by_every_mark_in_use(value: int, mark: str) -> None:
    assert only(f"It had {value:,} people".replace(",", mark)).value == value


LONG_LINES = {
    "cells of a table": "12.5 7 1,234 38% 2,5\t" * 1_000,
    "scales": "5 million " * 3_000,
    "broken words": "one-\n" * 4_000,
    "hundreds": "hundred and " * 3_000,
    "soft hyphens": "\u00ad" * 10**6,
    "brackets after digits": "5(" * 10_000,
    "degrees": "5°" * 10_000,
}


@pytest.mark.parametrize("name", LONG_LINES)
def test_a_dense_line_is_read_in_linear_time(name: str) -> None:
    started = time.process_time()
    read_numbers(LONG_LINES[name])
    assert time.process_time() - started < 8


@pytest.mark.parametrize(
    ("text", "lang", "value", "unit", "hedge"),
    [
        ("rund 1.200 Schiffe", "de", "1200", "", "about"), ("mehr als 3 Mrd. Euro", "de", "3000000000", "EUR", "over"),
        ("knapp 5 Mio. Tonnen", "de", "5000000", "t", "under"), ("plus de 3 millions d’euros", "fr", "3000000", "EUR", "over"),
        ("près de 40 %", "fr", "40", "%", "about"), ("3 points de pourcentage", "fr", "3", "percentage points", ""),
        ("más de 2.000 millones de euros", "es", "2000000000", "EUR", "over"), ("12 mil personas", "es", "12000", "personas", ""),
        ("2 mil millones de euros", "es", "2000000000", "EUR", ""), ("R$ 300 mil", "pt", "300000", "BRL", ""),
        ("ruim 3 mln. euro", "nl", "3000000", "EUR", "over"), ("5 procent", "nl", "5", "%", ""),
        ("12,5 per cento", "it", "12.5", "%", ""), ("约50亿元", "zh", "5000000000", "CNY", "about"),
        ("不到3%", "zh", "3", "%", "under"),
        ("接近8万亿", "zh", "8000000000000", "", "about"), ("Anfang Mai 504 Personen", "de", "504", "", ""),
    ],
)  # fmt: skip
def test_hedges_and_scales_of_other_languages_are_read(text: str, lang: str, value: str, unit: str, hedge: str) -> None:
    number = only(f"{text}.", lang)
    assert (number.value, number.unit, number.hedge) == (Decimal(value), unit, hedge)


@pytest.mark.parametrize(
    "text", ["am 3. März 2026", "le 7 avril 2026", "el 4 de mayo de 2026", "4 mei", "3. April", "1er mai",
             "国家统计局13日发布", "2020 年 11 月 6 日", "1—6月", "6月份", "20世纪90年代", "下午3点", "令和6年", "第5条",
             "um 15.30 Uhr", "les années 90", "vom 8. bis 10. April 2015", "S. 8", "Schaubild 3", "los años 90", "n° 12", "artículo 5", "Kapitel 3"],
)  # fmt: skip
def test_a_date_or_a_label_is_no_quantity_in_any_language(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("lang", "text", "value", "unit"),
    [
        ("de", "zwischen 3 und 4 Prozent", "3..4", "%"),
        ("de", "60 bis 70 Milliarden Euro", "60000000000..70000000000", "EUR"),
        ("de", "zwei bis drei Jahre", "2..3", "years"),
        ("de", "fast sechsmal", "6", "times"),
        ("de", "2,5-mal", "2.5", "times"),
        ("de", "0,3-prozentiger", "0.3", "%"),
        ("de", "eine halbe Million", "500000", ""),
        ("de", "mehr als einer Milliarde Euro", "1000000000", "EUR"),
        ("de", "anderthalb Jahre", "1.5", "years"),
        ("de", "25 Basispunkte", "25", "basis points"),
        ("fr", "60 à 70 millions d'euros", "60000000..70000000", "EUR"),
        ("fr", "entre 3 et 4 %", "3..4", "%"),
        ("fr", "deux à trois ans", "2..3", "years"),
        ("fr", "trois fois", "3", "times"),
        ("fr", "six sur dix", "0.6", "times"),
        ("fr", "plus d'un million d'euros", "1000000", "EUR"),
        ("fr", "500 kilomètres carrés", "500", "km²"),
        ("es", "menos de un 10 %", "10", "%"),
        ("es", "de 60 a 70 millones de euros", "60000000..70000000", "EUR"),
        ("it", "tra 15 e 49 anni", "15..49", "years"),
        ("zh", "60亿至70亿元", "6000000000..7000000000", "CNY"),
        ("zh", "3亿5000万元", "350000000", "CNY"),
        ("zh", "五千亿元", "500000000000", "CNY"),
        ("zh", "4亿多吨", "400000000", "t"),
        ("zh", "三百零二亿", "30200000000", ""),
        ("zh", "2.5倍", "2.5", "times"),
        ("zh", "500兆瓦", "500", "MW"),
        ("zh", "1.09亿千瓦", "109000000", "kW"),
        ("zh", "3分之1", "0.333333", "times"),
        ("zh", "25个基点", "25", "basis points"),
        ("ja", "1兆2000億円", "1200000000000", "JPY"),
        ("ja", "3割", "30", "%"),
        ("ja", "10億ドル", "1000000000", "USD"),
    ],
)
def test_other_languages_have_their_own_ranges_multiples_and_units(lang: str, text: str, value: str, unit: str) -> None:
    number = only(text, lang)
    low, _, high = value.partition("..")
    assert number.printed == text.removeprefix("de ")
    assert (round(number.value, 6), number.upper, number.unit) == (Decimal(low), Decimal(high) if high else None, unit)


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("en", "21.8 million and 30 million tonnes", ["21800000 t", "30000000 t"]),
        ("en", "3, 5 and 8% of it", ["3 %", "5 %", "8 %"]),
        ("en", "aged 27 and 29 years", ["27 years", "29 years"]),
        ("en", "2 and 3 cents", ["0.02 USD", "0.03 USD"]),
        ("en", "12 and 15 countries", ["12 countries", "15 countries"]),
        ("en", "21 and 30 million tonnes", ["21 ", "30000000 t"]),
        ("en", "sold 300 and 5 percent", ["300 ", "5 %"]),
        ("en", "hired 12 and $5 fell", ["12 ", "5 USD"]),
        ("de", "von 29,1 auf 29,2 Prozent", ["29.1 %", "29.2 %"]),
        ("fr", "passé de 21,8 à 23,4 millions de tonnes", ["21.8 ", "23400000 t"]),
        ("zh", "1.8和2.7个百分点", ["1.8 percentage points", "2.7 percentage points"]),
    ],
)
def test_numbers_in_a_row_share_the_unit_that_the_last_one_names(lang: str, text: str, values: list[str]) -> None:
    assert [f"{number.value} {number.unit}" for number in quantities(text, lang)] == values


@pytest.mark.parametrize(
    ("lang", "text", "value", "unit"),
    [
        ("en", "fell from 2019 to |412,000|", "412000", ""),
        ("en", "|nearly three quarters|, he said", "0.75", "times"),
        ("en", "rose by |a tenth| to it", "0.1", "times"),
        ("en", "|half of 1 percent| of it", "0.5", "%"),
        ("en", "the S.E.C. |2,836| cases", "2836", "cases"),
        ("en", "|Twelve in a hundred| agree", "0.12", "times"),
        ("de", "|Drei von vier| Häusern", "0.75", "times"),
        ("de", "|Höchstens 100| Stellen", "100", ""),
        ("de", "|fast 200 Meter|", "200", "m"),
        ("fr", "|Deux communes sur trois| refusent", "0.67", "times"),
        ("fr", "|au plus 140 kilomètres|", "140", "km"),
        ("zh", "|至少80万|人", "800000", ""),
    ],
)
def test_shares_and_limits_are_read_whole(lang: str, text: str, value: str, unit: str) -> None:
    number = only(text.replace("|", ""), lang)
    printed = text.split("|")[1]
    assert (number.printed, round(number.value, 2), number.unit) == (printed, Decimal(value), unit)


def test_what_another_language_writes_out_is_read_in_linear_time() -> None:
    """Twice the text takes about twice as long, not four times."""
    started = time.perf_counter()
    assert len(read_numbers("ein Viertel nicht " * 10_000, lang="de")) == 10_000
    assert time.perf_counter() - started < 5
