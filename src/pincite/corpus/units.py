"""Units of printed quantities: scales, currencies, SI, time, shares, and what converts into what exactly.

Names follow ISO 4217 for money and the SI brochure for symbols. A symbol that is read in several spellings
(``nanometres``, ``nanometers``, ``nm``) has one canonical form; nothing is ever converted by an exchange rate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

PERCENT = "%"
POINTS = "percentage points"
BASIS_POINTS = "basis points"
TIMES = "times"

SPACE = r"(?:[^\S\n]{1,3}|[^\S\n]{0,2}\n[^\S\n]{0,8}(?=\S))"
"""Between two words of one quantity: spaces of any width, or one line break of wrapped text."""
JOIN = rf"(?:{SPACE}|[-\u2010\u2011])"
"""Between a number and its scale or unit where a hyphen may stand (``$8-billion``, ``10-year``)."""

SCALES: dict[str, Decimal] = {
    "dozen": Decimal(12),
    "hundred": Decimal(10) ** 2,
    "thousand": Decimal(10) ** 3,
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
    "quadrillion": Decimal(10) ** 15,
    "lakh": Decimal(10) ** 5,
    "crore": Decimal(10) ** 7,
    "k": Decimal(10) ** 3,
    "m": Decimal(10) ** 6,
    "mn": Decimal(10) ** 6,
    "mln": Decimal(10) ** 6,
    "mio": Decimal(10) ** 6,
    "b": Decimal(10) ** 9,
    "bn": Decimal(10) ** 9,
    "bln": Decimal(10) ** 9,
    "t": Decimal(10) ** 12,
    "tn": Decimal(10) ** 12,
    "trn": Decimal(10) ** 12,
    "万": Decimal(10) ** 4,
    "萬": Decimal(10) ** 4,
    "亿": Decimal(10) ** 8,
    "億": Decimal(10) ** 8,
    "兆": Decimal(10) ** 12,
}
"""Scale by its lower-case singular."""

SCALE_WORD = r"(?:hundred|thousand|million|billion|trillion|quadrillion|lakh|crore|dozen)"
SCALE_AFTER = re.compile(
    rf"{JOIN}?{SCALE_WORD}s?(?![A-Za-z])(?:{JOIN}{SCALE_WORD}s?(?![A-Za-z])){{0,2}}|[^\S\n]?(?:bln|bn|tn|trn|mn|mln|mio)(?!\w)|[^\S\n]?[万萬]?[亿億万萬兆]",
    re.IGNORECASE,
)
SCALE_LETTER = re.compile(r"[kKMBT](?!\w)|[mb](?!\w)")
"""One letter straight after the digits; what it means without a currency is for the caller to decide."""
SPACED_SCALE_LETTER = re.compile(r"[^\S\n]?[kKmMbBtT](?!\w)")
"""The same after a currency, where a space may part it (``$5 m``)."""

SYMBOLS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "￥": "CNY",
    "₩": "KRW",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₫": "VND",
    "฿": "THB",
    "₴": "UAH",
    "₪": "ILS",
    "₦": "NGN",
    "₱": "PHP",
}
_DOLLARS = {
    "us": "USD",
    "u.s.": "USD",
    "usd": "USD",
    "a": "AUD",
    "au": "AUD",
    "aud": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "can": "CAD",
    "cad": "CAD",
    "hk": "HKD",
    "hkd": "HKD",
    "nt": "TWD",
    "nz": "NZD",
    "s": "SGD",
    "sg": "SGD",
    "r": "BRL",
    "mx": "MXN",
    "mex": "MXN",
}
CODES = tuple(
    "USD EUR GBP JPY CNY CNH RMB KRW INR HKD AUD CAD CHF SEK NOK DKK SGD TWD NZD BRL RUB ZAR MXN PLN CZK HUF IDR "
    "THB VND MYR SAR AED QAR ILS EGP NGN KES PKR BDT UAH ARS CLP".split()
)
_CODE_ALIASES = {"RMB": "CNY", "CNH": "CNY", "RS": "INR"}
_SYMBOL_CLASS = "[" + "".join(SYMBOLS) + "]"
_MONEY_BEFORE = (
    rf"(?:(?<![A-Za-z])(?:US|U\.S\.|USD|AUD|AU|A|CAD|CA|CAN|C|HKD|HK|NT|NZ|SG|S|R|MX|Mex)\$"
    rf"|(?<![A-Za-z])(?:CN|RMB|JP)[^\S\n]?[¥￥]"
    rf"|(?<![A-Za-z])(?:{'|'.join(CODES)}|Rs\.?)|{_SYMBOL_CLASS})[^\S\n]?"
)
MONEY_HERE = re.compile(_MONEY_BEFORE)
MONEY_BEFORE = re.compile(_MONEY_BEFORE + r"\Z")
"""To be searched with the amount's offset as the end."""

_WORDS_OF_MONEY = {
    r"(?:(?:US|U\.S\.|American)[^\S\n])?dollars?": "USD",
    r"(?:US|U\.S\.)\$": "USD",
    r"Australian dollars?": "AUD",
    r"Canadian dollars?": "CAD",
    r"Hong Kong dollars?": "HKD",
    r"Singapore(?:an)? dollars?": "SGD",
    r"(?:New )?Taiwan(?:ese)? dollars?": "TWD",
    r"New Zealand dollars?": "NZD",
    r"euros?": "EUR",
    r"(?:pounds? sterling|British pounds?)": "GBP",
    r"(?:Chinese )?(?:yuan|renminbi)(?: renminbi)?": "CNY",
    r"(?:Japanese )?yen": "JPY",
    r"(?:South )?Korean won": "KRW",
    r"(?:Indian )?rupees?": "INR",
    r"(?:Russian )?rou?bles?": "RUB",
    r"(?:Swiss )?francs?": "CHF",
    r"Swedish kron(?:or|a)": "SEK",
    r"Norwegian kroner?": "NOK",
    r"Danish kroner?": "DKK",
    r"(?:South African )?rand": "ZAR",
    r"Brazilian rea(?:is|l)": "BRL",
    r"Mexican pesos?": "MXN",
    r"Turkish liras?": "TRY",
    r"(?:Saudi )?riyals?": "SAR",
    r"(?:UAE |Emirati )?dirhams?": "AED",
    r"shekels?": "ILS",
    r"baht": "THB",
    r"ringgit": "MYR",
    r"美元": "USD",
    r"欧元": "EUR",
    r"(?:人民币|元)": "CNY",
    r"円": "JPY",
}
_ISO = frozenset({*SYMBOLS.values(), *_DOLLARS.values(), *_WORDS_OF_MONEY.values()})
_SCALED_MONEY = {"won": "KRW", "pounds": "GBP", "pound": "GBP"}
"""Currencies whose name is also a verb or a weight: only after a scale (``3 trillion won``)."""
_SMALL_MONEY = {"cent": "USD", "cents": "USD", "¢": "USD", "pence": "GBP", "euro cents": "EUR"}
"""Hundredths of a unit."""

_PREFIXES = {
    "n": (-9, "nano"),
    "µ": (-6, "micro"),
    "m": (-3, "milli"),
    "c": (-2, "centi"),
    "": (0, ""),
    "k": (3, "kilo"),
    "M": (6, "mega"),
    "G": (9, "giga"),
    "T": (12, "tera"),
    "P": (15, "peta"),
    "E": (18, "exa"),
    "Z": (21, "zetta"),
}
_BASES: dict[str, tuple[str, str]] = {
    # symbol: (prefixes it is met with, regular expression of its name)
    "m": ("nµmck", "met(?:er|re)s?"),
    "g": ("µmk", "gram(?:me)?s?"),
    "t": ("kMG", "tonnes?"),
    "W": ("mkMGT", "watts?"),
    "Wh": ("kMGTP", "watt[- ]?hours?"),
    "Hz": ("kMGT", "hertz"),
    "bit/s": ("kMGT", "bits? per second"),
    "B": ("kMGTPEZ", "bytes?"),
    "J": ("kMGTPE", "joules?"),
    "V": ("mk", "volts?"),
    "Pa": ("kMG", "pascals?"),
    "FLOPS": ("MGTPEZ", "flops"),
    "L": ("mM", "lit(?:er|re)s?"),
    "s": ("nµm", "seconds?"),
}
_OTHER_UNITS = {
    "°C": r"°[^\S\n]?C|℃|degrees? (?:Celsius|centigrade)",
    "°F": r"°[^\S\n]?F|℉|degrees? Fahrenheit",
    "ha": r"ha|hectares?",
    "km²": r"km²|km2|sq(?:\.|uare)? ?(?:km|kilomet(?:er|re)s?)",
    "m²": r"m²|m2|sq(?:\.|uare)? ?(?:m|met(?:er|re)s?)",
    "m³": r"m³|m3|cubic met(?:er|re)s?",
    "mm²": r"mm²|mm2|square millimet(?:er|re)s?",
    "km/h": r"km/h|kph|kilomet(?:er|re)s? (?:per|an) hour",
    "mph": r"mph|miles (?:per|an) hour",
    "m/s": r"m/s|met(?:er|re)s? per second",
    "miles": r"miles?",
    "square miles": r"square miles?",
    "acres": r"acres?",
    "feet": r"ft|feet|foot",
    "lb": r"lbs?",
    "mAh": r"mAh",
    "dB": r"dB|decibels?",
    "ppm": r"ppm|parts per million",
    "TOPS": r"TOPS",
    "barrels": r"bbl|barrels?",
}
_BIT_RATES = {"kbps": "kbit/s", "Kbps": "kbit/s", "Mbps": "Mbit/s", "Gbps": "Gbit/s", "Tbps": "Tbit/s"}

TIME_UNITS: dict[str, tuple[str, int]] = {
    "year": ("years", 1),
    "yr": ("years", 1),
    "decade": ("years", 10),
    "century": ("years", 100),
    "centurie": ("years", 100),
    "month": ("months", 1),
    "week": ("weeks", 1),
    "day": ("days", 1),
    "hour": ("hours", 1),
    "hr": ("hours", 1),
    "h": ("hours", 1),
    "minute": ("minutes", 1),
    "min": ("minutes", 1),
    "second": ("seconds", 1),
    "sec": ("seconds", 1),
    "s": ("seconds", 1),
}
"""Unit and how many of it one is, by the singular."""

_CONVERSIONS: dict[str, tuple[str, Decimal]] = {
    "years": ("years", Decimal(1)),
    "months": ("years", Decimal(1) / 12),
    "weeks": ("days", Decimal(7)),
    "days": ("days", Decimal(1)),
    "hours": ("days", Decimal(1) / 24),
    "minutes": ("days", Decimal(1) / 1440),
    "seconds": ("days", Decimal(1) / 86400),
    BASIS_POINTS: (POINTS, Decimal("0.01")),
}


def _si_table() -> tuple[dict[str, str], list[str], list[str]]:
    """Canonical symbol by spelling, the spellings of symbols, and the expressions of names (each a named symbol)."""
    canonical: dict[str, str] = {}
    names: list[str] = []
    for base, (prefixes, name) in _BASES.items():
        for prefix in ("", *prefixes):
            symbol = prefix + base
            power, word = _PREFIXES[prefix]
            _CONVERSIONS.setdefault(symbol, (base, Decimal(10) ** power))
            canonical[symbol] = symbol
            if word or base not in ("s", "t"):
                names.append(f"{word}{name}")
    canonical |= {symbol.replace("µ", "μ"): symbol for symbol in canonical if "µ" in symbol}
    canonical |= {symbol.replace("µ", "u"): symbol for symbol in ("µm", "µs")}
    canonical |= {"KB": "kB", "KWh": "kWh", "l": "L", "ml": "mL", "FLOP/s": "FLOPS", "tonnes": "t", "tonne": "t"}
    canonical |= _BIT_RATES
    for symbol in ("s", "B", "J", "V", "g", "L", "l"):  # too short to be told from a word or a name
        canonical.pop(symbol, None)
    return canonical, sorted(canonical, key=lambda item: (-len(item), item)), names


_SI_CANONICAL, _SI_SYMBOLS, _SI_NAMES = _si_table()
_CONVERSIONS |= {"t": ("g", Decimal(10) ** 6), "kt": ("g", Decimal(10) ** 9)}
_CONVERSIONS |= {"Mt": ("g", Decimal(10) ** 12), "Gt": ("g", Decimal(10) ** 15)}
_CONVERSIONS |= {f"{prefix}s": ("days", Decimal(10) ** power / 86400) for prefix, power in (("n", -9), ("m", -3))}
_SPELLED = re.compile(r"(nano|micro|milli|centi|kilo|mega|giga|tera|peta|exa|zetta)?(.*)", re.IGNORECASE)


def _either(spellings: list[str] | tuple[str, ...] | dict[str, str]) -> str:
    return "|".join(sorted(spellings, key=lambda item: (-len(item), item)))


_TIME = r"years?|yrs?|decades?|century|centuries|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?"
UNIT_AFTER = re.compile(
    rf"(?P<points>{JOIN}(?i:percentage|per[ ]cent|percent)[- ](?i:points?)(?!\w)|[^\S\n]?(?:pp|ppts?|p\.p\.)(?!\w))"
    rf"|(?P<basis>{JOIN}(?i:basis[- ]points?)(?!\w)|[^\S\n]?bps(?!\w))"
    rf"|(?P<percent>[^\S\n]?[%％]|{JOIN}(?i:per{SPACE}cent|percent|pct\.?)(?!\w))"
    rf"|{JOIN}?(?P<money>(?i:{_either(_WORDS_OF_MONEY)})|{'|'.join(CODES)})(?![A-Za-z])"
    rf"|{JOIN}(?P<scaled>won|pounds?)(?!\w)"
    rf"|{SPACE}?(?P<small>euro cents|cents?|pence|¢)(?!\w)"
    rf"|(?:{JOIN})?(?P<symbol>{'|'.join(re.escape(item) for item in _SI_SYMBOLS)})(?![\w²³/]|-[a-z])"
    rf"|{JOIN}?(?P<name>(?i:{_either(_SI_NAMES)}))(?!\w)"
    rf"|{JOIN}?(?P<other>{'|'.join(f'(?:{item})' for item in _OTHER_UNITS.values())})(?!\w)"
    rf"|(?P<times>[^\S\n]?[×x](?!\w)|{JOIN}(?i:times)(?!\w)|{JOIN}?fold(?!\w))"
    rf"|{JOIN}(?P<time>(?i:{_TIME}|h|s))(?!\w)|(?P<glued>h|min|yrs?|hrs?)(?!\w)",
)
_MONEY_WORDS = tuple((re.compile(pattern, re.IGNORECASE), code) for pattern, code in _WORDS_OF_MONEY.items())
_OTHER = tuple((re.compile(pattern), symbol) for symbol, pattern in _OTHER_UNITS.items())


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit as it stands after a number."""

    end: int
    unit: str
    factor: Decimal = Decimal(1)
    """How many of ``unit`` one of the printed unit is (10 for ``decades``, 0.01 for ``cents``)."""


def unit_after(text: str, offset: int, *, scaled: bool) -> FoundUnit | None:
    """The unit that starts at ``offset``, its leading space or hyphen included.

    ``scaled`` says that a word like *million* stands before it, after which *won* and *pounds* are money.
    """
    match = UNIT_AFTER.match(text, offset)
    if match is None or match.lastgroup is None:
        return None
    kind, printed = match.lastgroup, match[match.lastgroup]
    if kind == "scaled" and not scaled:
        return None
    unit, factor = _named(kind, printed)
    return FoundUnit(match.end(), unit, factor)


def _named(kind: str, printed: str) -> tuple[str, Decimal]:
    """Canonical unit and factor of what matched as ``kind``."""
    fixed = {"points": POINTS, "basis": BASIS_POINTS, "percent": PERCENT, "times": TIMES}
    if kind in fixed:
        return fixed[kind], Decimal(1)
    if kind == "money":
        return money_word(printed), Decimal(1)
    if kind == "scaled":
        return _SCALED_MONEY[printed], Decimal(1)
    if kind == "small":
        return _SMALL_MONEY[printed], Decimal("0.01")
    if kind in ("time", "glued"):
        lowered = printed.lower()
        unit, factor = TIME_UNITS[lowered if lowered in TIME_UNITS else lowered.removesuffix("s")]
        return unit, Decimal(factor)
    return si_symbol(printed), Decimal(1)


def money_word(printed: str) -> str:
    """ISO code of a currency's name or code (``US dollars``, ``RMB``)."""
    code = printed.upper()
    if code in CODES:
        return _CODE_ALIASES.get(code, code)
    return next(iso for pattern, iso in _MONEY_WORDS if pattern.fullmatch(printed))


def money_symbol(printed: str) -> str:
    """ISO code of what stands before an amount (``US$``, ``£``, ``RMB``); a bare ``$`` is USD, a bare ``¥`` JPY."""
    bare = printed.strip()
    if bare.endswith("$"):
        return _DOLLARS.get(bare[:-1].lower(), "USD")
    if bare[-1] in "¥￥" and len(bare) > 1:
        return "JPY" if bare.startswith("JP") else "CNY"
    if bare in SYMBOLS:
        return SYMBOLS[bare]
    code = bare.rstrip(".").upper()
    return _CODE_ALIASES.get(code, code)


def si_symbol(printed: str) -> str:
    """Canonical symbol of a unit's symbol or name (``nanometers`` -> ``nm``)."""
    if printed in _SI_CANONICAL:
        return _SI_CANONICAL[printed]
    for pattern, symbol in _OTHER:
        if pattern.fullmatch(printed):
            return symbol
    spelled = _SPELLED.fullmatch(printed)
    assert spelled is not None
    prefix = next(key for key, (_, word) in _PREFIXES.items() if word == (spelled[1] or "").lower())
    for base, (_, name) in _BASES.items():
        if re.fullmatch(name, spelled[2], re.IGNORECASE):
            return prefix + base
    raise ValueError(f"not a unit: {printed}")


def is_money(unit: str) -> bool:
    """Whether it is an ISO 4217 code."""
    return unit in CODES or unit in _ISO


def in_base(unit: str) -> tuple[str, Decimal]:
    """The unit that ``unit`` converts into exactly, and the factor; itself and 1 when there is none."""
    return _CONVERSIONS.get(unit, (unit, Decimal(1)))


def is_count(unit: str) -> bool:
    """Whether it names what is counted (``downloads``), or nothing, rather than a unit of measure."""
    if not unit:
        return True
    known = unit in (PERCENT, POINTS, BASIS_POINTS, TIMES) or unit in _CONVERSIONS or unit in _OTHER_UNITS
    return not (known or is_money(unit))
