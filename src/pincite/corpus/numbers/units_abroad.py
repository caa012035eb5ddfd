"""Units as other languages than English name them: those of Chinese and Japanese, which follow without a space, and
those of the European languages, by the symbol that they mean.
"""

from __future__ import annotations

from decimal import Decimal

_EAST = {
    "t": "吨 噸 トン",
    "kg": "公斤 千克 キログラム",
    "km": "公里 千米 キロメートル",
    "m": "米 公尺 メートル",
    "cm": "厘米 公分 センチメートル",
    "mm": "毫米 ミリメートル",
    "nm": "纳米 奈米 ナノメートル",
    "km²": "平方公里 平方千米 平方キロメートル",
    "m²": "平方米 平方公尺 平方メートル",
    "m³": "立方米 立方公尺 立方メートル",
    "ha": "公顷 公頃 ヘクタール",
    "kW": "千瓦 キロワット",
    "MW": "兆瓦 メガワット",
    "GW": "吉瓦 ギガワット",
    "kWh": "千瓦时 千瓦時 千瓦小时 キロワット時",
    "MWh": "兆瓦时 兆瓦時",
    "GWh": "吉瓦时 吉瓦時",
    "°C": "摄氏度 攝氏度",
    "barrels": "桶 バレル",
    "years": "年",
    "months": "个月 個月 カ月 か月 ヶ月 ヵ月",
    "weeks": "周 週 周间 週間",
    "days": "天 日間",
    "hours": "小时 小時 時間",
    "minutes": "分钟 分鐘 分間",
    "seconds": "秒 秒钟 秒鐘 秒間",
    "percentage points": "个百分点 個百分點 百分点",
    "points": "ポイント",
    "basis points": "个基点 個基點 基点",
    "times": "倍",
    "%": "割",
}
EAST: dict[str, str] = {name: symbol for symbol, names in _EAST.items() for name in names.split()}
"""Symbol by name. *割* is ten per cent."""
EAST_FACTORS = {"割": Decimal(10)}
_NOT_AFTER = {
    "年": r"(?<!\d{4})年(?!\d|代|级|級|度|[前后後])",
    "周": r"周(?![年岁歲围圍边邊])",
    "米": r"米(?![粉饭飯粒])",
    "割": r"割(?![合引])",
    "桶": r"桶(?!装)",
}
EAST_AFTER = "|".join(_NOT_AFTER.get(name, name) for name in sorted(EAST, key=lambda name: (-len(name), name)))
"""A regular expression for their names; those that are words of their own as well only where they are units."""

EUROPEAN = {
    "km": r"kilómetros?|chilometri|quil[ôó]metros?",
    "m": r"metros?|metri",
    "cm": r"Zentimetern?|centímetros?|centimetri",
    "km²": r"Quadratkilometern?|kilomètres? carrés?|kilómetros? cuadrados?|chilometri quadrati",
    "m²": r"Quadratmetern?|mètres? carrés?|metros? cuadrados?|metri quadrati",
    "m³": r"Kubikmetern?|mètres? cubes?|metros? cúbicos?|metri cubi",
    "ha": r"Hektar|hectáreas?|ettari",
    "kWh": r"Kilowattstunden?|kilowattheures?|kilovatios[- ]hora|kilowattora",
    "MWh": r"Megawattstunden?|mégawattheures?",
    "GWh": r"Gigawattstunden?|gigawattheures?",
    "TWh": r"Terawattstunden?|térawattheures?",
    "MW": r"mégawatts?|megavatios?",
    "GW": r"gigavatios?",
    "barrels": r"Barrels?|Fass|barils?|barriles|barili",
    "°C": r"Grad Celsius|degrés Celsius|grados centígrados",
}
"""Regular expressions by symbol."""
TIMES_ABROAD = r"-?(?:mal|Mal|fach(?:e[nrsm]?)?)|{space}(?:[Mm]al|fois|veces|volte|vezes|keer)"
BASIS_ABROAD = r"Basispunkten?|points?{space}de{space}base|puntos?{space}b[áa]sicos|punti{space}base"
PERCENT_ABROAD = r"-?prozentig(?:e[nrsm]?)?"
