"""Units of printed quantities: money, SI, time, shares, and what converts into what exactly.

Names follow ISO 4217 for money and the SI brochure for symbols. A symbol that is read in several spellings
(``nanometres``, ``nanometers``, ``nm``) has one canonical form; nothing is ever converted by an exchange rate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pincite.corpus.numbers.currencies import (
    CODE_AFTER,
    CODES_AND_NAMES,
    NAME_AFTER,
    SCALED_NAMES,
    SIGN_AFTER,
    SMALL_NAMES,
    is_money,
    money_word,
)
from pincite.corpus.numbers.units_abroad import (
    BASIS_ABROAD,
    EAST,
    EAST_AFTER,
    EAST_FACTORS,
    EUROPEAN,
    PERCENT_ABROAD,
    TIMES_ABROAD,
)

PERCENT = "%"
PER_MILLE = "‰"
POINTS = "percentage points"
BASIS_POINTS = "basis points"
TIMES = "times"

SPACE = r"(?:[^\S\n]{1,3}|[^\S\n]{0,2}\n[^\S\n]{0,8}(?=\S))"
"""Between two words of one quantity: spaces of any width, or one line break of wrapped text."""
JOIN = rf"(?:{SPACE}|[-\u2010\u2011])"
"""Between a number and its scale or unit where a hyphen may stand (``$8-billion``, ``10-year``)."""

_PREFIXES = {
    "n": (-9, "nano"),
    "µ": (-6, "micro"),
    "m": (-3, "milli"),
    "c": (-2, "centi"),
    "h": (2, "hecto"),
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
    "m": ("nµmck", "m[eè]t(?:ern?|re)s?"),
    "g": ("µmk", "gram(?:me)?s?"),
    "t": ("kMG", "tonnes?"),
    "W": ("mkMGT", "watts?"),
    "Wh": ("kMGTP", "watt[- ]?hours?"),
    "Hz": ("kMGT", "hertz"),
    "bit/s": ("kMGT", "bits? per second"),
    "B": ("kMGTPEZ", "bytes?"),
    "J": ("kMGTPE", "joules?"),
    "V": ("mk", "volts?"),
    "Pa": ("hkMG", "pascals?"),
    "VA": ("kM", "volt[- ]?amperes?"),
    "eV": ("mkMGT", "electron[- ]?volts?"),
    "FLOPS": ("MGTPEZ", "flops?"),
    "FLOP": ("MGTPEZ", "floating-point operations?"),
    "L": ("mM", "lit(?:er|re)s?"),
    "s": ("nµm", "seconds?"),
}
_OTHER_UNITS = {
    "°C": r"°[^\S\n]?C|℃|degrees? (?:Celsius|centigrade|C)",
    "°F": r"°[^\S\n]?F|℉|degrees? Fahrenheit",
    "ha": r"ha|hectares?",
    "km²": r"km²|km2|sq(?:\.|uare)? ?(?:km|kilomet(?:er|re)s?)",
    "m²": r"m²|m2|sq(?:\.|uare)? ?(?:m|met(?:er|re)s?)",
    "m³": r"m³|m3|cubic met(?:er|re)s?",
    "km³": r"km³|km3|cubic kilomet(?:er|re)s?",
    "t": r"metric ton(?:ne)?s?",
    "nautical miles": r"nautical miles?",
    "inches": r"inch(?:es)?",
    "yards": r"yards?",
    "knots": r"knots?",
    "cubic feet": r"cubic (?:feet|foot)|cu ft",
    "gallons": r"gallons?",
    "ounces": r"ounces?|oz",
    "kcal": r"kcal|kilocalories?",
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
    "ppb": r"ppb|parts per billion",
    "sq ft": r"sq\.? ?ft|square (?:feet|foot)",
    "hp": r"hp|horsepower",
    "rpm": r"rpm",
    "mmHg": r"mm ?Hg",
    "TOPS": r"TOPS",
    "barrels": r"bbl|barrels?|bpd|b/d",
}
for _symbol, _abroad in EUROPEAN.items():
    _OTHER_UNITS[_symbol] = "|".join(filter(None, (_abroad, _OTHER_UNITS.get(_symbol))))
_BIT_RATES = {"kbps": "kbit/s", "Kbps": "kbit/s", "Mbps": "Mbit/s", "Gbps": "Gbit/s", "Tbps": "Tbit/s"}
_BITS = {"kb": "kbit", "Kb": "kbit", "Mb": "Mbit", "Gb": "Gbit", "Tb": "Tbit"}
_MULTIPLES = {"bcm": ("m³", Decimal(10) ** 9), "mb/d": ("barrels", Decimal(10) ** 6), "LMT": ("t", Decimal(10) ** 5)}
"""Abbreviations that hold a unit and how many of it: billion cubic metres, million barrels a day, lakh tonnes."""
_PER = {"l": "L", "L": "L", "dl": "dL", "dL": "dL", "ml": "mL", "m3": "m³", "m³": "m³", "m2": "m²", "m²": "m²"} | {
    unit: unit for unit in ("kg", "g", "t", "km", "kWh", "MWh", "ha", "mol", "s", "h", "d", "day", "year", "yr", "a")
}
"""What a rate is per, after a slash."""

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
    **dict.fromkeys(("jahr", "jahre", "jahren", "an", "année"), ("years", 1)),
    **dict.fromkeys(("año", "anni", "anno", "ano"), ("years", 1)),
    **dict.fromkeys(("monat", "monate", "monaten", "moi", "mese", "mesi"), ("months", 1)),
    **dict.fromkeys(("woche", "wochen", "semaine", "semana", "settimane"), ("weeks", 1)),
    **dict.fromkeys(("tag", "tage", "tagen", "jour", "día", "giorni"), ("days", 1)),
    **dict.fromkeys(("stunde", "stunden", "heure", "hora"), ("hours", 1)),
    "minuten": ("minutes", 1),
    **dict.fromkeys(("sekunde", "sekunden", "seconde"), ("seconds", 1)),
}
"""Unit and how many of it one is, by the singular."""

_CONVERSIONS: dict[str, tuple[str, Decimal]] = {
    "years": ("years", Decimal(1)),
    "months": ("years", Decimal(1) / 12),
    "miles": ("m", Decimal("1609.344")),
    "feet": ("m", Decimal("0.3048")),
    "inches": ("m", Decimal("0.0254")),
    "yards": ("m", Decimal("0.9144")),
    "nautical miles": ("m", Decimal(1852)),
    "weeks": ("days", Decimal(7)),
    "days": ("days", Decimal(1)),
    "hours": ("days", Decimal(1) / 24),
    "minutes": ("days", Decimal(1) / 1440),
    "seconds": ("days", Decimal(1) / 86400),
    BASIS_POINTS: (POINTS, Decimal("0.01")),
    PER_MILLE: (PERCENT, Decimal("0.1")),
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
            if word or base not in ("s", "t", "FLOPS", "FLOP"):
                names.append(f"{word}{name}")
    canonical |= {symbol.replace("µ", "μ"): symbol for symbol in canonical if "µ" in symbol}
    canonical |= {symbol.replace("µ", "u"): symbol for symbol in ("µm", "µs")}
    canonical |= {"KB": "kB", "KWh": "kWh", "l": "L", "ml": "mL", "FLOP/s": "FLOPS", "tonnes": "t", "tonne": "t"}
    canonical |= dict.fromkeys(("Tonnen", "Tonne", "toneladas", "tonnellate"), "t")
    canonical |= _BIT_RATES | {"FLOPs": "FLOP"} | {f"{prefix}FLOPs": f"{prefix}FLOPS" for prefix in "MGTPEZ"}
    for symbol in ("s", "B", "J", "V", "VA", "g", "L", "l"):  # too short to be told from a word or a name
        canonical.pop(symbol, None)
    return canonical, sorted(canonical, key=lambda item: (-len(item), item)), names


_SI_CANONICAL, _SI_SYMBOLS, _SI_NAMES = _si_table()
_CONVERSIONS |= {"t": ("g", Decimal(10) ** 6), "kt": ("g", Decimal(10) ** 9)}
_CONVERSIONS |= {"Mt": ("g", Decimal(10) ** 12), "Gt": ("g", Decimal(10) ** 15)}
_CONVERSIONS |= {f"{prefix}s": ("days", Decimal(10) ** power / 86400) for prefix, power in (("n", -9), ("m", -3))}
_SPELLED = re.compile(r"(nano|micro|milli|centi|hecto|kilo|mega|giga|tera|peta|exa|zetta)?(.*)", re.IGNORECASE)


def _either(spellings: list[str] | tuple[str, ...] | dict[str, str]) -> str:
    return "|".join(sorted(spellings, key=lambda item: (-len(item), item)))


_TIME = r"years?|yrs?|decades?|century|centuries|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?"
_TIME_ABROAD = (
    r"Jahren?|Jahr|Monate?n?|Wochen?|Tage?n?|Stunden?|Minuten|Sekunden?|ans|années?|mois|semaines?|jours?|heures?"
    r"|secondes?|años?|anni|anos|meses|mesi|semanas?|settimane|días?|giorni|horas?"
)
_GRAMS = r"(?:[kMG]?t|[kMGTP]?g|tonnes?)"
_SCREEN_LINES = "".join(rf"(?<!{lines})" for lines in (144, 240, 360, 480, 576, 720, 1080, 1440, 2160, 4320))
UNIT_AFTER = re.compile(
    rf"(?P<points>{JOIN}(?i:percentage|per[ ]cent|percent)[- ](?i:points?)(?!\w)|[^\S\n]?(?:pp|ppts?|p\.p\.)(?!\w)"
    rf"|{SPACE}(?:Prozentpunkten?|points?{SPACE}de{SPACE}pourcentage|puntos?{SPACE}porcentual(?:es)?|procentpunt(?:en)?"
    rf"|punti{SPACE}percentuali|pontos{SPACE}percentuais)(?!\w))"
    rf"|(?P<basis>{JOIN}(?i:basis[- ]points?)(?!\w)|[^\S\n]?bps?(?!\w)"
    rf"|{SPACE}(?:{BASIS_ABROAD.format(space=SPACE)})(?!\w))"
    rf"|(?P<mille>[^\S\n]?‰|{JOIN}per{SPACE}mill?e?(?!\w))"
    rf"|(?P<percent>[^\S\n]?[%％]|{JOIN}(?i:per{SPACE}cent|percent|pct(?:\.(?=[^\S\n][a-z]))?|Prozent|procent"
    rf"|prosent|pour{SPACE}cent|por{SPACE}c(?:iento|ento)|per{SPACE}cento)(?!\w)"
    rf"|[^\S\n]?pc(?!\w)|{PERCENT_ABROAD}(?!\w))"
    rf"|{JOIN}?(?P<money>{NAME_AFTER}(?![A-Za-z])|{CODE_AFTER}|{SIGN_AFTER})"
    rf"|{JOIN}(?P<scaled>{'|'.join(SCALED_NAMES)})(?!\w)(?![^\S\n]of[^\S\n](?!(?:public|taxpayers?|money|fund|debt|aid)))"
    rf"|{JOIN}?(?P<small>euro cents|cents?|pence|¢)(?!\w)|(?P<pence>(?<=\d){_SCREEN_LINES}p(?!\w))"
    rf"|{JOIN}?(?P<carbon>{_GRAMS}[ \u00a0]?CO[2₂](?:[- ]?eq?|e)?(?:/(?:{_either(_PER)}))?)(?![\w/])"
    rf"|{JOIN}?(?P<rate>(?:{'|'.join(re.escape(item) for item in [*_SI_SYMBOLS, *_BITS, 'g', 'L', 'B', 'J'])})"
    rf"/(?:{_either(_PER)}))(?![\w/²³])"
    rf"|{SPACE}de{SPACE}(?P<metric>tonnes)(?!\w)"
    rf"|(?P<east>{EAST_AFTER})"
    rf"|(?!(?<=\d{{4}})[ \u00a0]u[ms](?!\w))(?:{JOIN})?"
    rf"(?P<symbol>{'|'.join(re.escape(item) for item in _SI_SYMBOLS)})(?![\w²³/])(?:(?<=\w\w)|(?!-[a-z]))"
    rf"|{JOIN}?(?P<other>{'|'.join(f'(?:{item})' for item in _OTHER_UNITS.values())})(?!\w)"
    rf"|{JOIN}?(?P<name>(?i:{_either(_SI_NAMES)}))(?!\w)"
    rf"|[^\S\n]?(?P<multiple>{'|'.join(_MULTIPLES)})(?!\w)"
    r"|(?P<celsius>(?:(?<=\d\d)(?<!\d\d\d)|(?<=\.\d)|(?<=[ ](?:of|at|to|by)[ ]\d)|(?<=[-−]\d))C(?!\w))"
    rf"|(?P<times>[^\S\n]?[×x](?!\w|[^\S\n]?\d)|{JOIN}(?i:times)(?!\w)|{JOIN}?fold(?!\w)"
    rf"|(?:{TIMES_ABROAD.format(space=SPACE)})(?!\w))"
    rf"|{JOIN}(?P<time>(?i:{_TIME}|h|s)|{_TIME_ABROAD})(?!\w)|(?P<glued>h|min|yrs?|hrs?)(?!\w)",
)
_OTHER = tuple((re.compile(pattern), symbol) for symbol, pattern in _OTHER_UNITS.items())


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit as it stands after a number."""

    end: int
    unit: str
    factor: Decimal = Decimal(1)
    """How many of ``unit`` one of the printed unit is (10 for ``decades``, 0.01 for ``cents``)."""


def unit_after(text: str, offset: int, *, scaled: bool, large: bool = False) -> FoundUnit | None:
    """The unit that starts at ``offset``, its leading space or hyphen included.

    ``scaled`` says that a word like *million* stands before it, after which *won* and *pounds* are money; ``large``
    that the number runs into the thousands, after which *won* is.
    """
    match = UNIT_AFTER.match(text, offset)
    if match is None or match.lastgroup is None:
        return None
    kind, printed = match.lastgroup, match[match.lastgroup]
    if printed in CODES_AND_NAMES and not (scaled or large):
        return None
    if kind == "scaled" and not (scaled or (large and printed == "won")):
        return None
    unit, factor = _named(kind, printed)
    return FoundUnit(match.end(), unit, factor)


_FIXED = {"points": POINTS, "basis": BASIS_POINTS, "percent": PERCENT, "mille": PER_MILLE, "times": TIMES} | {
    "celsius": "°C"
}


def _named(kind: str, printed: str) -> tuple[str, Decimal]:
    """Canonical unit and factor of what matched as ``kind``."""
    if kind in _FIXED:
        return _FIXED[kind], Decimal(1)
    if kind == "money":
        return money_word(printed), Decimal(1)
    if kind == "scaled":
        return SCALED_NAMES[printed], Decimal(1)
    if kind in ("small", "pence"):
        return SMALL_NAMES[printed], Decimal("0.01")
    if kind == "multiple":
        return _MULTIPLES[printed]
    if kind == "east":
        return EAST[printed], EAST_FACTORS.get(printed, Decimal(1))
    if kind in ("rate", "carbon"):
        return _rate(printed), Decimal(1)
    if kind in ("time", "glued"):
        lowered = printed.lower()
        unit, factor = TIME_UNITS[lowered if lowered in TIME_UNITS else lowered.removesuffix("s")]
        return unit, Decimal(factor)
    return si_symbol(printed), Decimal(1)


_CARBON = re.compile(r"(?P<mass>\w+?)[ \u00a0]?CO[2₂](?P<equivalent>.+)?")


def _rate(printed: str) -> str:
    """Canonical form of a mass of carbon dioxide and of a unit per another (``GtCO2eq``, ``mg/l``)."""
    above, slash, below = printed.partition("/")
    if carbon := _CARBON.fullmatch(above):
        above = f"{_SI_CANONICAL.get(carbon['mass'], carbon['mass'])} CO2{'e' if carbon['equivalent'] else ''}"
    else:
        above = _BITS.get(above) or _SI_CANONICAL.get(above, above)
    return above + slash + _PER.get(below, below)


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


def in_base(unit: str) -> tuple[str, Decimal]:
    """The unit that ``unit`` converts into exactly, and the factor; itself and 1 when there is none."""
    if unit in _CONVERSIONS:
        return _CONVERSIONS[unit]
    above, slash, below = unit.partition("/")
    mass, space, carbon = above.partition(" CO2")
    if (slash or space) and mass in _CONVERSIONS:
        base, factor = _CONVERSIONS[mass]
        return base + space + carbon + slash + below, factor
    return unit, Decimal(1)


def is_count(unit: str) -> bool:
    """Whether it names what is counted (``downloads``), or nothing, rather than a unit of measure."""
    if not unit:
        return True
    known = unit in (PERCENT, POINTS, BASIS_POINTS, TIMES) or unit in _CONVERSIONS or unit in _OTHER_UNITS
    return not (known or "/" in unit or " CO2" in unit or is_money(unit))
