"""Which language a text is in, where neither its file nor its record says so.

Small words that every sentence needs tell languages apart after a paragraph; the scripts of East Asia tell themselves.
Only languages whose numbers, quotations or sentences are read by rules of their own are told.
"""

from __future__ import annotations

from collections import Counter

from pincite.expressions import expression

_SMALL_WORDS = {
    "en": "the of and to in is that for it with as was on are by this be at from has have not but they which an he she",
    "de": "der die das und ist nicht ein eine den dem des von zu mit auf für sich auch als wird sind im am bei nach "
    "einer wurde aus dass über um hat haben es er sie wir zum zur vom noch nur",
    "fr": "le la les des du et est dans une un pour que qui sur pas au aux par plus avec ce cette il elle nous vous "
    "sont ont été ne se sa son ses de en a d l n c qu",
    "es": "el la los las del y es en un una por que con para se no su al lo como más pero sus está han fue ha este de "
    "a",
    "it": "il lo la i gli le di del della dei delle e è che in un una per con non si da al sono ha come più anche nel "
    "alla ma",
    "nl": "de het een en van is niet in dat op te zijn voor met die aan er om ook als bij door wordt naar uit maar "
    "heeft was",
    "pt": "o a os as de do da dos das e é que em um uma para com não se por no na ao mais como mas foi são pelo pela",
    "sv": "och att det som en på är av för med till den har inte ett om var de sig från vi i",
    "da": "og at det som en på er af for med til den har ikke et om var de sig fra vi i",
    "nb": "og at det som en på er av for med til den har ikke et om var de seg fra vi i",
    "pl": "i w nie na się z do że jest o jak po ale od za przez oraz dla tym był są",
}
_LANGUAGES_OF = {
    word: tuple(code for code in _SMALL_WORDS if word in _SMALL_WORDS[code].split())
    for words in _SMALL_WORDS.values()
    for word in words.split()
}
_WORD = expression(r"[^\W\d_]+")
_KANA, _HAN, _HANGUL = expression(r"[\u3040-\u30ff]"), expression(r"[\u3400-\u9fff]"), expression(r"[\uac00-\ud7af]")
_EASTERN = expression(f"{_KANA.pattern}|{_HAN.pattern}|{_HANGUL.pattern}")
_LOOKED_AT = 40_000
"""Characters that are counted; the rest of a long text is in the same language."""
_FEWEST, _SHARE, _LEAD = 6, 0.12, 1.25
"""The winner's words must be so many, such a share of all, and so many times those of the next language."""


def told_language(text: str) -> str:
    """As ``read_language``, but empty where the text is English."""
    found = read_language(text)
    return found if found != "en" else ""


def read_language(text: str) -> str:
    """The language of a text as a BCP 47 tag, or empty where it cannot be told without doubt."""
    piece = text[:_LOOKED_AT]
    letters = _WORD.findall(piece.casefold())
    times = Counter(letters)
    if not letters:
        return ""
    if _EASTERN.search(piece):
        size = sum(map(len, letters))
        if len(_HANGUL.findall(piece)) > 0.5 * size:
            return "ko"
        kana = len(_KANA.findall(piece))
        if kana + len(_HAN.findall(piece)) > 0.5 * size:
            return "ja" if kana > 0.05 * size else "zh"
    counted = Counter[str]()
    for word in _LANGUAGES_OF.keys() & times.keys():
        for code in _LANGUAGES_OF[word]:
            counted[code] += times[word]
    ranked = [*sorted(counted.items(), key=lambda item: (-item[1], item[0])), ("", 0), ("", 0)]
    (best, most), (_, next_most) = ranked[0], ranked[1]
    sure = most >= max(_FEWEST, _SHARE * len(letters)) and most >= _LEAD * next_most
    return best if sure else ""
