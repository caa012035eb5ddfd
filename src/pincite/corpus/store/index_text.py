"""How words are cut for the full-text index, the same way in a text and in a query.

SQLite's ``unicode61`` takes a run of letters for a word. Scripts that put no spaces between words get them here, around
every character, so that a word of such a script is a phrase of its characters; Korean too, so that a noun is found
under its particles.
"""

from __future__ import annotations

import unicodedata

from pincite.expressions import expression

TOKENIZER = "porter unicode61 remove_diacritics 2"

_UNSPACED = expression(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff])"
)
"""Thai, Lao, Burmese, Khmer, kana, Han and Hangul."""
_INVISIBLE = expression("[\u00ad\u200b\u200c\u200d\u2060\ufeff\x00]")
"""Characters inside words that nobody sees or types."""
_FOLDED = str.maketrans({
    "ß": "ss", "ẞ": "SS", "\u0451": "\u0435", "\u0401": "\u0415", **dict.fromkeys("\u0622\u0623\u0625\u0671", "\u0627"),
    "\u0640": None,
    **dict.fromkeys(map(chr, (*range(0x064B, 0x0660), 0x0670, *range(0x0591, 0x05BE), 0x05BF, 0x05C1, 0x05C2))),
})  # fmt: skip
"""Letters that are written in two ways, and the vowel signs of Arabic and Hebrew, which most texts leave out."""
_TO_FOLD = expression(f"[{''.join(map(chr, _FOLDED))}]")
"""To look for these is faster by far than to translate a text that has none."""
_TOKEN = expression(r"[^\W_]+")


def indexed(text: str) -> str:
    """``text`` as it goes into the index: composed, without invisible characters and vowel signs, each letter written
    one way, unspaced scripts spaced."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).encode("utf-8", "replace").decode()
    return _UNSPACED.sub(r" \1 ", plain.translate(_FOLDED) if _TO_FOLD.search(plain) else plain)


def index_words(text: str) -> list[str]:
    """The words of ``text`` as the index has them before stemming, in their order; those that the index may cut
    otherwise (beside a combining mark) are left out."""
    plain = indexed(text)
    words = []
    for match in _TOKEN.finditer(plain):
        beside = plain[match.start() - 1 : match.start()] + plain[match.end() : match.end() + 1]
        if not any(unicodedata.combining(char) for char in beside):
            words.append(match[0])
    return words
