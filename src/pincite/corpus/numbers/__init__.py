"""Numbers in running text: what is printed, its value and its unit; the same grammar reads sources and the author.

No quantity is guessed. What carries digits and is no quantity (a year, a date, an ordinal, a name, a timecode, a list
marker) is returned as such, so that a caller can tell "not a quantity" from "not seen". Decisions worth knowing:

* The printed form takes in the hedge, the sign, the currency, the scale and the unit (``about US$47 billion``,
  ``3-4 nanometer``, ``ten years``), but not a counted noun (``over 600 million`` of *downloads*).
* Fractions and multiples have the unit ``times``: ``1/13`` is 0.0769..., ``half of`` 0.5, ``twice`` 2. ``double``
  counts only before a noun phrase (``double the price``); the verbs *doubled* and *halved* are no numbers.
* A decade is ten years and a century a hundred, when a number or an article says how many.
* *one* is a pronoun more often than a number: it is read only with a scale, a unit or as part of a fraction.
* ``from 5 to 10`` is a range unless both ends carry their own unit (``from $5 billion to $10 billion``): then it may
  be a change, and both are read. A range whose ends descend is no range.
* After a verb of movement *to* parts two numbers as well (``rose 0.3% to 5,304 points``).
* A bare ``$`` is USD and a bare ``¥`` JPY; kroner without a nation are ``kr`` unless the document's language tells.
* *Over* before a length of time hedges it only after a word that measures (``took over three years``).
* An age is a number of years (``aged 54``; ``Grace Shao, 34, said``).
* Numbers in a row share the unit that the last one names (``21.8 million and 30 million tonnes``), never its scale.
* A hyphen at a line's end is read as if the line went on; a blank line parts everything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from pincite.corpus.hedges import Hedge, read_hedge
from pincite.corpus.model import Document, Number, Span
from pincite.corpus.numbers.abroad import read_abroad
from pincite.corpus.numbers.ages import is_age, is_duration
from pincite.corpus.numbers.amounts import Amount, read_amount
from pincite.corpus.numbers.coordination import with_shared_unit
from pincite.corpus.numbers.counted import counted_noun, hyphenated_noun
from pincite.corpus.numbers.currencies import CODES, CODES_AND_NAMES, is_money, local_money
from pincite.corpus.numbers.decimals import plain
from pincite.corpus.numbers.labels import NumberKind, Other, no_quantity_at
from pincite.corpus.numbers.numerals import VULGAR
from pincite.corpus.numbers.ranges import opening
from pincite.corpus.numbers.units import is_count
from pincite.corpus.numbers.unwrapped import unwrap
from pincite.corpus.numbers.words import CARDINALS, DENOMINATORS, ORDINALS
from pincite.corpus.numbers.written_out import read_written, written_other
from pincite.corpus.slugs import slug

__all__ = ["NumberKind", "ReadNumber", "find_numbers", "number_slug", "read_numbers"]


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number where it stands in a text; only those of the kind ``quantity`` have a value that means anything."""

    start: int
    end: int
    printed: str
    """The text from ``start`` to ``end``, hedge included."""
    kind: NumberKind
    value: Decimal = Decimal(0)
    """The lower end of a range; 0 when it is no quantity."""
    upper: Decimal | None = None
    unit: str = ""
    """As in ``Number``: ISO 4217, ``%``, ``percentage points``, ``times``, SI symbol, ``years``, or what is counted."""
    approximate: bool = False
    """Whether a hedge stands with it."""
    counted: str = ""
    """The noun that is counted, plural and lower case; empty when the unit is a unit of measure."""
    hedge: Hedge = ""
    quantum: Decimal = Decimal(1)
    """What one step of the last printed digit is worth (10^8 for ``7.8 billion``), for comparing after rounding."""


_WORDS = sorted(
    {*CARDINALS, *ORDINALS, *DENOMINATORS}
    | {f"{word}s" for word in DENOMINATORS}
    | {f"{word}fold" for word in CARDINALS if word not in ("zero", "one")}
    | {"halves", "hundred", "thousand", "million", "billion", "trillion", "dozen", "decade", "century"}
    | {"hundredfold", "twice", "thrice", "double", "triple", "quadruple"},
    key=lambda word: (-len(word), word),
)


_BROKEN_WORDS = frozenset({*_WORDS, "percent", "percentage", "dollars", "millions", "billions", "trillions", "crore"})
"""What a hyphen at a line's end may have parted."""


def _anchor_pattern() -> str:
    """A digit or a number word; the words by first letter, so that most characters are passed over at once."""
    initials = sorted({word[0] for word in _WORDS})
    branches = (
        rf"(?<=[{first}{first.upper()}])(?i:{'|'.join(word[1:] for word in _WORDS if word[0] == first)})"
        for first in initials
    )
    digits, letters = rf"\d{''.join(VULGAR)}", "".join(initials)
    return rf"[{digits}{letters}{letters.upper()}](?:(?<=[{digits}])|(?<!\w.)(?:{'|'.join(branches)})\b)"


_ANCHOR = re.compile(_anchor_pattern())


def read_numbers(text: str, *, lang: str = "en") -> tuple[ReadNumber, ...]:
    """Every number, date, ordinal and numbered label of ``text`` in reading order, none overlapping another.

    ``lang`` (BCP 47) says whether a comma is a decimal comma where that is open; in English it is one only where
    nothing else is possible (``7,8 billion``). Offsets count code points of ``text``. Never raises.
    """
    whole = unwrap(text, _BROKEN_WORDS)
    found = _read(whole.text, lang)
    if whole.text is text:
        return tuple(found)
    spans = ((whole.start(number.start), whole.end(number.end), number) for number in found)
    return tuple(replace(number, start=start, end=end, printed=text[start:end]) for start, end, number in spans)


def _read(text: str, lang: str) -> list[ReadNumber]:
    found: list[ReadNumber] = []
    position = 0
    while (anchor := _ANCHOR.search(text, position)) is not None:
        floor = found[-1].end if found else 0
        digits = not anchor[0][0].isalpha()
        number = (
            _from_digits(text, anchor.start(), floor, lang)
            if digits
            else _from_words(text, anchor.start(), anchor.end(), floor, lang)
        )
        position = anchor.end()
        if isinstance(number, ReadNumber):
            found.append(number)
            position = max(position, number.end)
        elif number is not None:
            position = max(position, number.end)
    return _with_those_abroad(text, found, lang)


def _with_those_abroad(text: str, found: list[ReadNumber], lang: str) -> list[ReadNumber]:
    """With what another language writes out, where nothing else was read, or less (*six* of *six sur dix*)."""
    added: list[ReadNumber] = []
    behind = 0  # So many of those found end before the amount.
    for amount in read_abroad(text, lang=lang):
        while behind < len(found) and found[behind].end <= amount.start:
            behind += 1
        while behind < len(found) and _within(found[behind], amount):
            del found[behind]
        if behind == len(found) or amount.end <= found[behind].start:
            ends = [0, *(each.end for each in (*found[behind - 1 : behind], *added[-1:]))]
            added.append(_finished(text, amount, max(ends), lang))
    return sorted((*found, *added), key=lambda each: each.start) if added else found


def _within(number: ReadNumber, amount: Amount) -> bool:
    return amount.start <= number.start and number.end < amount.end


def find_numbers(document: Document) -> tuple[Number, ...]:
    """The quantities in what can be cited of a document, in reading order, without ids.

    Headings count when they carry a label; titles, header lines and furniture do not.
    """
    numbers: list[Number] = []
    for block in document.blocks:
        if block.kind not in ("paragraph", "item") and not (block.kind == "heading" and block.label):
            continue
        start = block.span.start
        for read in read_numbers(document.slice(block.span), lang=document.source.language or "en"):
            if read.kind == "quantity":
                span = Span(start + read.start, start + read.end)
                numbers.append(
                    Number("", document.id, span, read.value, read.unit, read.approximate, read.upper, read.hedge)
                )
    return tuple(numbers)


def number_slug(printed: str) -> str:
    """The printed form as the last part of an id (``$7.8 billion`` -> ``7-8-billion``, ``38%`` -> ``38-percent``)."""
    spelled = printed.replace("US$", "us ").replace("%", " percent ").replace("％", " percent ").replace("+", " plus ")
    spelled = re.sub(r"(?<![\w.])[-−–](?=[$€£¥]?\d)", "minus ", spelled)
    spelled = re.sub(r"(?<=\d),(?=\d{3})|(?<=\d)[\u00a0\u2009\u202f](?=\d{3})", "", spelled)
    return slug(spelled.replace("$", " ")) or "number"


def _other(text: str, other: Other) -> ReadNumber | Other:
    if other.kind is None:
        return other
    return ReadNumber(other.start, other.end, text[other.start : other.end], other.kind)


def _from_digits(text: str, offset: int, floor: int, lang: str) -> ReadNumber | Other | None:
    """What the digits at ``offset`` are."""
    if (other := no_quantity_at(text, offset, floor)) is not None:
        return _other(text, other)
    if (code := _CODE.match(text, offset)) and (start := _name_start(text, offset, code.end(), floor)) is not None:
        return _label(text, start, code.end())
    amount = read_amount(text, offset, floor, lang=lang)
    if amount is None:
        end = _TOKEN.match(text, offset)
        return _label(text, offset, end.end() if end else offset + 1)
    if (other := _year_or_name(text, amount, floor)) is not None:
        return _other(text, other)
    return _finished(text, amount, floor, lang)


def _from_words(text: str, offset: int, end: int, floor: int, lang: str) -> ReadNumber | Other | None:
    """What the number word from ``offset`` to ``end`` belongs to."""
    if (other := written_other(text, offset, end)) is not None:
        return _other(text, other)
    amount = read_written(text, offset, end, floor)
    return None if amount is None else _finished(text, amount, floor, lang)


_FAST = re.compile(r"(?<!\w)fast[ ]\Z", re.IGNORECASE)
"""*Almost* in German; in English it is no hedge."""
_TOKEN = re.compile(r"[\w]+(?:[-–.][\w]+)*")


def _label(text: str, start: int, end: int) -> ReadNumber:
    return ReadNumber(start, end, text[start:end], "label")


def _finished(text: str, amount: Amount, floor: int, lang: str) -> ReadNumber:
    """The amount with its hedge, and with what it counts when it has no unit."""
    start, hedge = read_hedge(text, amount.start, floor)
    if not hedge and lang.startswith("de") and (almost := _FAST.search(text, max(floor, start - 6), start)):
        start, hedge = almost.start(), "about"
    if hedge and is_duration(text, start, amount.start, amount.end, amount.unit):
        start, hedge = amount.start, ""
    if amount.upper is not None:
        start = opening(text, start, floor, lang=lang)[0]
    counted = "" if amount.unit else hyphenated_noun(text, amount.end) or counted_noun(text, amount.end)
    if not (amount.unit or counted):
        amount = with_shared_unit(text, amount, lang)
    unit = local_money(amount.unit, lang)
    if not amount.own_unit and is_count(unit):
        counted = counted or unit
    if not amount.unit:
        unit = counted or ("years" if is_age(text, start, amount.end, amount.upper or amount.value) else "")
    hedge = hedge or amount.hedge
    return ReadNumber(
        start,
        amount.end,
        text[start : amount.end],
        "quantity",
        plain(amount.value),
        None if amount.upper is None else plain(amount.upper),
        unit,
        bool(hedge),
        counted,
        hedge,
        plain(amount.quantum),
    )


# --- bare numbers that may be years or part of a name ---

_YEAR_BEFORE = re.compile(
    r"(?<![\w-])(?:in|since|until|till|by|before|after|during|the|early|late|mid|circa|of|from|to|through|year|years|"
    r"spring|summer|autumn|fall|winter|fiscal|and|or|between|end|class)[ \u00a0]$",
    re.IGNORECASE,
)
_LEVEL_BEFORE = re.compile(r"(?:\w(?:ed|t|se|ise) to|equals?(?: to)?)[ \u00a0]\Z", re.IGNORECASE)
"""*Raised to 1000*: what stands before a level, and before few years of the Middle Ages."""
_STRONG_HEDGE = re.compile(
    r"(?:over|more than|at least|nearly|almost|up to|fewer than|less than|some|as many as|roughly|approximately)[ ]$",
    re.IGNORECASE,
)
_TIME_BEFORE_HEDGE = re.compile(r"(?<!\w)(?:until|till|since|before|after|in)[ ]\Z", re.IGNORECASE)
"""Before a hedge that leaves a year a year (``until at least 2050``)."""
_COUNTED_NOT_DATED = frozenset(
    """people persons users employees workers jobs gpus chips companies firms patients students deaths cases miles
    soldiers troops customers engineers researchers scientists units cars vehicles robots homes households schools
    papers patents startups participants respondents members men women children refugees migrants""".split()
)
_NAME_BEFORE = re.compile(r"(?P<lead>(?:[\w,;][ ])|\W|^)(?P<name>[A-Z][\w&'’-]*)[ \u00a0]\Z")
_ACRONYM = re.compile(r"[A-Z]{2,6}|[A-Z]&[A-Z]")
_NAMED_AFTER = re.compile(
    r"[ ](?:is|was|has|does|uses|runs|beats|comes|outperforms|remains|offers)(?!\w)|['’]s(?!\w)"
    r"|(?:[ ]\(\d{1,2}:\d\d(?::\d\d)?\))?:(?=\s)"
)
"""A verb in the singular, a genitive or a colon: one thing with a name (``Llama 3 is``), no number of things."""
_PRICES_OF = re.compile(r"(?<!\w)(?:in|constant|real|at)[ ]\Z", re.IGNORECASE)
"""Before a year whose prices are meant."""
_POSTED = re.compile(r"(?:^|[\n,;]|[A-Z]-)[ ]?\Z")
"""What stands before a postcode that a town follows."""
_CODE = re.compile(r"\d{1,5}[A-Z]{1,2}(?!\w)")
_CAPITAL_AFTER = re.compile(r"[ ][A-Z][a-z]")
_NEVER_NAMES = frozenset(
    """the a an in on at by of to for from with and or but about around some over under only just nearly almost roughly
    approximately at least most than more less fewer up down between after before since until during as is are was were
    it its he she they we i you this that these those if when while his her their our my there then now so yet not no
    all both each every per another other many several few us u.s uk eu un china america russia india japan korea
    germany france britain england europe africa asia taiwan canada australia brazil mexico italy spain iran israel
    turkey ukraine netherlands switzerland sweden norway indonesia vietnam singapore hong kong kingdom states union
    beijing washington january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday
    nur rund etwa ungefähr knapp fast beinahe nahezu gut über unter mehr weniger höchstens mindestens wenigstens maximal
    bis von vom im mit bei nach vor seit für auf um die der das den dem diese dieser alle insgesamt zusammen weitere
    noch schon erst genau je pro davon dort hier heute zwischen laut durch ohne gegen aus zu zum zur auch doch
    dann bereits januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag
    sonntag
    jeder jede jedes ihre seine unsere
    les des environ près plus moins au aux sur dans pour avec soit dont seuls seulement entre de en le la ces ses leurs
    quelque presque déjà après avant depuis contre selon""".split()
)


def _year_or_name(text: str, amount: Amount, floor: int) -> Other | None:
    """A bare number that is a year (``in 2023``, ``in 2015 dollars``) or ends a name (``Mate 60``)."""
    if amount.digits == 4 and is_money(amount.unit) and 1900 <= amount.value <= 2100:
        priced = not amount.scaled and _PRICES_OF.search(text, max(floor, amount.start - 12), amount.start)
        return Other(amount.start, amount.end, "date") if priced else None
    if not amount.bare:
        return None
    if amount.upper is not None and _spans_years(amount):
        return Other(amount.start, amount.end, "date")
    counted = counted_noun(text, amount.end)
    left = text[max(floor, amount.start - 40) : amount.start]
    if amount.upper is None and amount.digits == 4 and 1000 <= amount.value <= 2150 and _is_year(left, amount, counted):
        return Other(amount.start, amount.end, "date")
    if counted or hyphenated_noun(text, amount.end) or amount.upper is not None:
        return None
    if amount.digits == 5 and _CAPITAL_AFTER.match(text, amount.end) and _POSTED.search(left):
        return Other(amount.start, amount.end, "label")
    inside = "." in text[amount.start : amount.end] or _CAPITAL_AFTER.match(text, amount.end) is not None
    start = _name_start(text, amount.start, amount.end, floor, opening=inside)
    return None if start is None else Other(start, amount.end, "label")


def _name_start(text: str, offset: int, end: int, floor: int, *, opening: bool = False) -> int | None:
    """Where the capitalised word before the number from ``offset`` to ``end`` starts when it looks like a name.

    The first word of a sentence is taken for a name only when ``opening`` says that more speaks for it.
    """
    name = _NAME_BEFORE.search(text, max(floor - 2, offset - 40, 0), offset)
    if name is None or name.start("name") < floor:
        return None
    if name["name"].lower().removesuffix("'s").removesuffix("’s") in _NEVER_NAMES:
        return None
    money = name["name"] in CODES and name["name"] not in CODES_AND_NAMES
    acronym = _ACRONYM.fullmatch(name["name"]) is not None and not money
    opening = opening or acronym or _NAMED_AFTER.match(text, end) is not None
    lead = name["lead"].strip()
    in_sentence = bool(lead) and (lead[0].isalnum() or lead[0] in ",;")
    return name.start("name") if in_sentence or opening else None


def _spans_years(amount: Amount) -> bool:
    return amount.digits == 4 and amount.upper is not None and 1500 <= amount.value < amount.upper <= 2150


def _is_year(left: str, amount: Amount, counted: str) -> bool:
    """Whether four digits are a year, by what stands around them; the nearest words decide."""
    if hedge := _STRONG_HEDGE.search(left):
        return not counted and amount.value >= 1900 and _TIME_BEFORE_HEDGE.search(left, 0, hedge.start()) is not None
    if counted in _COUNTED_NOT_DATED:
        return re.search(r"(?:in|since|the|of)[ ]$", left, re.IGNORECASE) is not None and amount.value > 1900
    if amount.value < 1500 and _LEVEL_BEFORE.search(left):
        return False
    return amount.value >= 1500 or _YEAR_BEFORE.search(left) is not None
