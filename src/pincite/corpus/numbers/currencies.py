"""Money as it is printed: signs, codes and names of currencies before and after an amount, and their ISO 4217 code.

Nothing is ever converted by an exchange rate. A name that several countries share is given the code that international
reporting means by it (``$`` USD, ``rupees`` INR, ``riyals`` SAR) unless a nation stands with it (``Pakistani rupees``);
where no reading is that common (``pesos``, ``dinars``) the bare name stays a plain noun. Kroner without a nation are
``kr``, which the document's language may settle.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pincite.expressions import expression

SIGNS = {
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
    "₸": "KZT",
    "৳": "BDT",
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
    "cdn": "CAD",
    "cad": "CAD",
    "hk": "HKD",
    "hkd": "HKD",
    "nt": "TWD",
    "twd": "TWD",
    "nz": "NZD",
    "nzd": "NZD",
    "s": "SGD",
    "sg": "SGD",
    "sgd": "SGD",
    "r": "BRL",
    "mx": "MXN",
    "mex": "MXN",
}
_CROWNS = "kr"
CODES = tuple(
    "USD EUR GBP JPY CNY CNH RMB KRW INR HKD AUD CAD CHF SEK NOK DKK ISK SGD TWD NZD BRL RUB ZAR MXN PLN CZK HUF RON "
    "BGN RSD IDR THB VND MYR PHP TRY SAR AED QAR KWD BHD OMR JOD IQD IRR ILS EGP MAD DZD TND NGN KES TZS UGX GHS ETB "
    "XOF XAF PKR BDT LKR NPR UAH KZT ARS CLP COP PEN UYU".split()
)
"""Those in use that are not English words; ``RMB`` and ``CNH`` are what markets write for CNY."""
_ALIASES = {"RMB": "CNY", "CNH": "CNY", "RS": "INR"}
CODES_AND_NAMES = ("PHP", "COP", "TRY", "RON", "MAD", "PEN", "R")
"""Codes that also begin names (``PHP 8``, ``COP 28``, ``R1``): money only before an amount that is plainly large."""
_LOCAL_SIGNS = {
    "Rmb": "CNY",
    "RM": "MYR",
    "Rp": "IDR",
    "KSh": "KES",
    "Ksh": "KES",
    "KSH": "KES",
    "TSh": "TZS",
    "USh": "UGX",
    "GH₵": "GHS",
    "Tk": "BDT",
    "Kč": "CZK",
    "zł": "PLN",
    "kr": _CROWNS,
    "kr.": _CROWNS,
}
_SIGN_CLASS = "[" + "".join(SIGNS) + "]"
_PLAIN_CODES = "|".join(code for code in CODES if code not in CODES_AND_NAMES)
_DOLLAR_SIGN = (
    r"(?:US|U\.S\.|USD|AUD|AU|A|CAD|CDN|CA|CAN|C|HKD|HK|NTD|NT|TWD|NZD|NZ|SGD|SG|S|R|MX|Mex)\$"
    r"|(?:USD|AUD|CAD|HKD|TWD|NZD|SGD)[ ]\$"
)
_BEFORE = (
    rf"(?:(?<![A-Za-z])(?:{_DOLLAR_SIGN})|(?<![A-Za-z])(?:CN|RMB|JP)[^\S\n]?[¥￥]"
    rf"|(?<![A-Za-z])(?:{_PLAIN_CODES}|Rs\.?|{'|'.join(re.escape(sign) for sign in _LOCAL_SIGNS)})|{_SIGN_CLASS})"
    r"[^\S\n]?"
)
MONEY_HERE = expression(_BEFORE)
_MONEY_BEFORE = expression(rf"(?:{_BEFORE}|(?:{_SIGN_CLASS})[^\S\n]?\n[^\S\n]{{0,8}})\Z")
_NAME_BEFORE = expression(rf"(?<![A-Za-z0-9])(?:(?P<code>{'|'.join(CODES_AND_NAMES)})[^\S\n]?|(?P<naira>N))\Z")
_LARGE = expression(
    r"\d[\d.,]{0,12}[^\S\n]?(?:(?:million|billion|trillion|crore|lakh|bn|tn|trn|mn|mln|m)(?!\w))|\d{1,3}(?:,\d{3})+(?!\d)"
)
_CENTS = expression(r"\d{1,4}\.\d\d(?!\d|\.\d|-?[A-Za-z])")
"""``R16.46``: an amount in rand by its cents."""
_LONGEST = 12

# The names of money: a regular expression, the code it has by itself, and the codes it has after a nation's name.
# Those that are also proper names with a capital (RAND, Lei) are read in lower case only.
_NAMES: tuple[tuple[str, str, dict[str, str]], ...] = (
    (
        "dollars?",
        "USD",
        {
            r"US|U\.S\.|American": "USD",
            "Australian": "AUD",
            "Canadian": "CAD",
            "Hong Kong": "HKD",
            "Singapore(?:an)?": "SGD",
            "(?:New )?Taiwan(?:ese)?": "TWD",
            "New Zealand": "NZD",
        },
    ),
    ("US-Dollars?", "USD", {}),
    ("euros?(?![ -](?:zone|area))", "EUR", {}),
    ("pounds? sterling", "GBP", {}),
    (
        "pounds?",
        "",
        {"British|UK": "GBP", "Egyptian": "EGP", "Lebanese": "LBP", "Sudanese": "SDG", "Syrian": "SYP"},
    ),
    ("(?:yuan|renminbi)(?: renminbi)?", "CNY", {"Chinese": "CNY"}),
    ("yen", "JPY", {"Japanese": "JPY"}),
    ("won", "", {"(?:South )?Korean": "KRW", "North Korean": "KPW"}),
    (
        "rupees?",
        "INR",
        {"Indian": "INR", "Pakistani?": "PKR", "Sri Lankan?": "LKR", "Nepal(?:i|ese)": "NPR", "Mauritian": "MUR"},
    ),
    ("rupiah", "IDR", {"Indonesian": "IDR"}),
    ("rou?bles?", "RUB", {"Russian": "RUB", "Belarus(?:ian)?": "BYN"}),
    ("francs?", "CHF", {"Swiss": "CHF", "Rwandan": "RWF", "Congolese": "CDF"}),
    ("kronor", "SEK", {"Swedish": "SEK"}),
    ("kronas?", "", {"Swedish": "SEK", "Icelandic": "ISK"}),
    ("krone[rn]?", _CROWNS, {"Norwegian": "NOK", "Danish": "DKK"}),
    ("crowns?", "", {"Czech": "CZK", "Swedish": "SEK", "Norwegian": "NOK", "Danish": "DKK"}),
    ("(?-i:rand)", "ZAR", {"South African": "ZAR"}),
    ("reais", "BRL", {"Brazilian": "BRL"}),
    ("real", "", {"Brazilian": "BRL"}),
    (
        "pesos?",
        "",
        {
            "Mexican": "MXN",
            "Argentin(?:e|ian|a)": "ARS",
            "(?:Philippine|Filipino)": "PHP",
            "Chilean": "CLP",
            "Colombian": "COP",
            "Uruguayan": "UYU",
            "Dominican": "DOP",
        },
    ),
    ("liras?", "TRY", {"Turkish": "TRY"}),
    ("(?:riyals?|rials?)", "", {"Saudi": "SAR", "Qatari": "QAR", "Omani": "OMR", "Iranian": "IRR", "Yemeni": "YER"}),
    ("riyals?", "SAR", {}),
    ("rials?", "IRR", {}),
    ("dirhams?", "AED", {"UAE|Emirati": "AED", "Moroccan": "MAD"}),
    (
        "dinars?",
        "",
        {
            "Kuwaiti": "KWD",
            "Iraqi": "IQD",
            "Jordanian": "JOD",
            "Bahraini": "BHD",
            "Serbian": "RSD",
            "Algerian": "DZD",
            "Tunisian": "TND",
            "Libyan": "LYD",
        },
    ),
    ("(?:new )?shekels?", "ILS", {"Israeli": "ILS"}),
    ("(?-i:baht)", "THB", {"Thai": "THB"}),
    ("ringgit", "MYR", {"Malaysian": "MYR"}),
    ("dong", "", {"Vietnamese": "VND"}),
    ("naira", "NGN", {"Nigerian": "NGN"}),
    ("cedis?", "GHS", {"Ghanaian": "GHS"}),
    ("shillings?", "", {"Kenyan": "KES", "Tanzanian": "TZS", "Ugandan": "UGX"}),
    ("birr", "ETB", {"Ethiopian": "ETB"}),
    ("(?:zlotys?|złoty|złotych)", "PLN", {"Polish": "PLN"}),
    ("forints?", "HUF", {"Hungarian": "HUF"}),
    ("(?-i:lei)", "RON", {"Romanian": "RON"}),
    ("(?-i:leva)", "BGN", {"Bulgarian": "BGN"}),
    ("hryvnias?", "UAH", {"Ukrainian": "UAH"}),
    ("(?-i:tenge)", "KZT", {"Kazakh(?:stani)?": "KZT"}),
    ("(?-i:taka)", "BDT", {"Bangladeshi": "BDT"}),
    ("soles", "", {"Peruvian": "PEN"}),
)
_CJK = {
    name: code
    for code, names in {
        "USD": "美元 美金 ドル 米ドル",
        "EUR": "欧元 歐元 ユーロ",
        "GBP": "英镑 英鎊 ポンド",
        "CNY": "人民币 人民幣 元 人民元 元人民币 元人民幣",
        "JPY": "円 日元 日圆 日圓",
        "HKD": "港元 港币 港幣 香港ドル",
        "TWD": "新台币 新台幣 新臺幣 元新台币 元新台幣 台湾ドル",
        "KRW": "韩元 韓元 韩圆 ウォン",
        "RUB": "卢布 盧布 ルーブル",
        "INR": "卢比 盧比 ルピー",
        "AUD": "澳元 豪ドル",
        "CAD": "加元 カナダドル",
        "CHF": "瑞士法郎 スイスフラン",
        "SGD": "新加坡元 新元 シンガポールドル",
    }.items()
    for name in names.split()
}


def _name_patterns() -> list[tuple[str, str]]:
    """Every name of money with the code it stands for; those with a nation first."""
    nations = [
        (rf"(?:{nation})[^\S\n](?:{noun})", code) for noun, _, nations in _NAMES for nation, code in nations.items()
    ]
    bare = [(noun, code) for noun, code, _ in _NAMES if code]
    cjk = sorted(_CJK.items(), key=lambda item: -len(item[0]))
    return [*nations, *bare, *cjk]


_PATTERNS = _name_patterns()
_COMPILED = tuple((expression(pattern, re.IGNORECASE), code) for pattern, code in _PATTERNS)
_SIGNS_AFTER = {"$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "₴": "UAH", "₺": "TRY", "₹": "INR", "₪": "ILS"} | {
    "₫": "VND",
    "zł": "PLN",
    "Kč": "CZK",
    "kr.": _CROWNS,
    "kr": _CROWNS,
    "US$": "USD",
    "U.S.$": "USD",
}
NAME_AFTER = rf"(?:d['’]|d[ei] )?(?i:{'|'.join(pattern for pattern, _ in _PATTERNS)})"
"""A regular expression for what a currency is called after an amount."""
CODE_AFTER = rf"(?:{'|'.join(CODES)})(?![A-Za-z]|[^\S\n]?\d)"
"""A code after an amount; one that a number follows belongs to that number."""
SIGN_AFTER = rf"(?:{'|'.join(re.escape(sign) for sign in _SIGNS_AFTER)})(?!\w|[^\S\n]?\d)"
CODE_OVER_SIGN = expression(r"[^\S\n]?\(?(?P<code>USD|AUD|CAD|HKD|SGD|NZD|TWD|MXN)\)?(?!\w|[^\S\n]?\d)")
"""A code that says which dollar the sign before the amount meant (``$5 million CAD``)."""
SCALED_NAMES = {"won": "KRW", "pounds": "GBP", "pound": "GBP", "dong": "VND"}
"""Currencies whose name is also a verb, a weight or a sound: read by themselves only after a large amount."""
SMALL_NAMES = {"cent": "USD", "cents": "USD", "¢": "USD", "pence": "GBP", "p": "GBP", "euro cents": "EUR"}
"""Hundredths of a unit."""
_ISO = frozenset({*SIGNS.values(), *_DOLLARS.values(), *(code for _, code in _PATTERNS)})
_KRONER = {"sv": "SEK", "nb": "NOK", "nn": "NOK", "no": "NOK", "da": "DKK"}


@dataclass(frozen=True, slots=True)
class Money:
    """A currency that stands before an amount."""

    start: int
    printed: str
    unit: str


def money_before(text: str, offset: int, floor: int) -> Money | None:
    """The currency before the digits at ``offset``, at most one line break between; nothing before ``floor``."""
    if text[max(floor, offset - _LONGEST) : offset].rstrip()[-1:] not in _ENDS:
        return None
    match = _MONEY_BEFORE.search(text, max(floor, offset - _LONGEST), offset)
    if match is not None and not _inside_word(text, match.start(), match[0]):
        return Money(match.start(), match[0], money_sign(match[0]))
    name = _NAME_BEFORE.search(text, max(floor, offset - _LONGEST), offset)
    if name is None or not (_LARGE.match(text, offset) or (name[0] == "R" and _CENTS.match(text, offset))):
        return None
    return Money(name.start(), name[0], "NGN" if name["naira"] else "ZAR" if name["code"] == "R" else name["code"])


_ENDS = frozenset("".join(SIGNS) + ".₵" + "".join(word[-1] for word in (*CODES, *_LOCAL_SIGNS, "R", "N")) + "s")


def _inside_word(text: str, start: int, printed: str) -> bool:
    """Whether a code is the end of a longer word that the search window cut off."""
    return printed[0].isalpha() and start > 0 and text[start - 1].isalpha()


def money_word(printed: str) -> str:
    """ISO code of what stands after an amount: a currency's name, code or sign (``US dollars``, ``RMB``, ``€``)."""
    if printed in _SIGNS_AFTER:
        return _SIGNS_AFTER[printed]
    bare = re.sub(r"^(?:d['’]|d[ei] )", "", printed)
    code = bare.upper()
    if code in CODES:
        return _ALIASES.get(code, code)
    return next(iso for pattern, iso in _COMPILED if pattern.fullmatch(bare))


def money_sign(printed: str) -> str:
    """ISO code of what stands before an amount (``US$``, ``£``, ``RMB``); a bare ``$`` is USD, a bare ``¥`` JPY."""
    bare = printed.strip()
    if bare.endswith("$"):
        return _DOLLARS.get(bare[:-1].strip().lower(), "USD")
    if bare[-1] in "¥￥" and len(bare) > 1:
        return "JPY" if bare.startswith("JP") else "CNY"
    if known := SIGNS.get(bare) or _LOCAL_SIGNS.get(bare):
        return known
    code = bare.rstrip(".").upper()
    return _ALIASES.get(code, code)


def local_money(unit: str, lang: str) -> str:
    """``kr`` as the currency that the document's language (BCP 47) makes of it; every other unit as it is."""
    return _KRONER.get(lang.split("-", maxsplit=1)[0].lower(), unit) if unit == _CROWNS else unit


def may_be_same(left: str, right: str) -> bool:
    """Whether two codes may name one currency because one of them is a name that several share (``kr``)."""
    return _CROWNS in (left, right) and {left, right} <= {_CROWNS, "SEK", "NOK", "DKK", "ISK"}


def is_money(unit: str) -> bool:
    """Whether it is an ISO 4217 code, or ``kr``."""
    return unit in CODES or unit in _ISO
