"""Draws by lot: sentences in one script or in all of them at once, and how many there are of something."""

from __future__ import annotations

import random

from pincite.briefing.model import Prose
from tests.writers.deck_cases import LONG_WORD
from tests.writers.sample import words

ENGLISH = (
    "the committee report figures rest on one survey of vessels that passed harbour last spring and nobody has checked "
    "whether cheap low-income semiconductor infrastructure would hold when long-term interconnection costs rise to "
    "1,400 tonnes a day under well-known regulation while internationalisation proceeds in Washington"
).split()
GERMAN = (
    "die Halbleiterlieferkettenabhängigkeit der Wettbewerbsfähigkeitsstrategie wird im Außenwirtschaftsbericht über "
    "Rechenzentrumsinfrastruktur und Forschungsförderung als größte Schwäche bezeichnet, weil niemand sie misst"
).split()
RUSSIAN = (
    "порт принимает меньше судов чем весной и никто не проверил обследование по импортозамещению полупроводников хотя "
    "стоимость межсоединений растёт"
).split()
ARABIC = (
    "تقول اللجنة إن التقرير يستند إلى مسح واحد للسفن التي مرت بالميناء في الربيع الماضي ولم يتحقق منه أحد بعد".split()
)
HEBREW = "הוועדה אומרת כי הדוח נשען על סקר אחד של ספינות שעברו בנמל באביב האחרון ואיש לא בדק אותו מאז".split()
KOREAN = "위원회는 보고서가 지난봄 항구를 지난 선박에 대한 조사 하나에 근거한다고 말하며 아무도 그것을 확인하지 않았다".split()
CHINESE = tuple("中国的开放模型以低廉价格迅速传播而芯片仍然是每个来源都提到的限制政府支持研究与产业应用")
JAPANESE = tuple(
    "委員会の報告書は昨春に港を通った船についての一つの調査に基づきデータセンターの費用は上がると述べている"
)
ADDRESS = "https://example.org/reports/2026/the-harbour-survey/annex-b?table=14&page=207#row-1400"
ODD = (
    "🚢", "👩‍🔬", "🇳🇱",
    "Tie\N{COMBINING CIRCUMFLEX ACCENT}\N{COMBINING ACUTE ACCENT}ng", "α–ω", "½", "H₂O", "5\N{MICRO SIGN}m", "naïve",
    "中国", "「港」", "서울", "порт", "(שלום)", "الميناء", "x\N{SUPERSCRIPT TWO}", "‘so-called’", "…", "€1,400",
    "harbour_survey_final_v2_reviewed_by_all.xlsx", "A\N{NO-BREAK SPACE}B", "co\N{SOFT HYPHEN}operation", "10^6",
)  # fmt: skip
"""What stands among other words now and then."""

POOLS = {
    "english": ENGLISH, "german": GERMAN, "russian": RUSSIAN, "arabic": ARABIC, "hebrew": HEBREW, "korean": KOREAN,
    "mixed": [*ENGLISH, *ODD], "chinese": CHINESE, "japanese": JAPANESE,
}  # fmt: skip
LANGUAGES = {
    "english": "en-GB", "german": "de", "russian": "ru", "arabic": "ar", "hebrew": "he", "korean": "ko",
    "mixed": "en-GB", "chinese": "zh-CN", "japanese": "ja",
}  # fmt: skip
OFTEN = ("english", "english", "english", "mixed", "german", "chinese")
"""Drawn as often as all scripts together."""
UNSPACED = ("chinese", "japanese")
COMPOUNDING = ("german", "russian")
"""Of long words: a sentence holds fewer."""


class Lot:
    """Draws texts in one script."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.script = self.draw.choice((*OFTEN, *POOLS))
        self.cited = 8

    @property
    def lang(self) -> str:
        return LANGUAGES[self.script]

    def times(self, most: int, *, least: int = 0) -> int:
        """How many of something; few more often than many."""
        return min(self.draw.randint(least, most), self.draw.randint(least, most))

    def chance(self, share: float) -> bool:
        return self.draw.random() < share

    def sentence(self, most: int) -> str:
        """A sentence of up to ``most`` words, now and then with a word that is wider than a column."""
        most = most * 3 // 5 if self.script in COMPOUNDING else most
        count = self.draw.randint(3, max(3, most))
        if self.script in UNSPACED:
            said = "".join(self.draw.choice(POOLS[self.script]) for _ in range(count * 2))
            middle = self.draw.choice(("，", "、", "（2026）", "「", "」", "DeepSeek", ""))
            return f"{said[:count]}{middle}{said[count:]}。"
        chosen = [self.draw.choice(POOLS[self.script]) for _ in range(count)]
        if most > 12 and self.chance(0.03):
            chosen[count // 2] = self.draw.choice((LONG_WORD, ADDRESS))
        text = " ".join(chosen)
        return f"{text[:1].upper()}{text[1:]}."

    def text(self, sentences: int, most: int = 18) -> str:
        space = "" if self.script in UNSPACED else " "
        return space.join(self.sentence(most) for _ in range(max(1, sentences)))

    def prose(self, sentences: int, most: int = 18) -> Prose:
        numbers = [self.draw.randint(1, self.cited) for _ in range(self.times(4))]
        return words(self.text(sentences, most), *sorted(set(numbers)))

    def maybe(self, prose: Prose, chance: float = 0.7) -> Prose:
        return prose if self.chance(chance) else ()

    def word(self) -> str:
        """A short one."""
        return min((self.draw.choice(POOLS[self.script]) for _ in range(3)), key=len)

    def title(self) -> str:
        return self.sentence(11).rstrip(".。")

    def label(self) -> str:
        return self.sentence(3).rstrip(".。")
