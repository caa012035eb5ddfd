"""Names that stand in small letters where they were taken down by ear: in pieces (*ali baba*), or misspelt (*hwawei*).

Captions that a machine makes have no capitals, so that nothing shows where a name stands but its letters and sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pincite.corpus.model import Document
from pincite.corpus.suggestions.general_words import GENERAL_WORDS
from pincite.corpus.suggestions.name_forms import was_heard
from pincite.corpus.suggestions.phrase_words import FUNCTION_WORDS
from pincite.corpus.suggestions.sound import plain_letters, sound_of

_WORD = re.compile(r"[^\W_]+")
_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-z]{5,30}(?![\w’'-])")
_SHORTEST = 6
"""Letters below which two words may be any two."""
_PIECE = 2
_TELLING = 5
"""Letters below which a word sounds like too many others."""
_CAMEL = re.compile(r"[a-zß-ÿ][A-ZÀ-Þ]")


def split_names(documents: Iterable[Document], names: Iterable[str]) -> dict[str, str]:
    """Two neighbouring words that together have the letters of one of ``names`` -> that name.

    Only words of which the second has no capital are given (with one they are a name's form like others), no words of
    grammar (*just in* for Justin), and only from documents that were taken down by ear. A name of two words to look at
    (DeepSeek) may be parted there alone.
    """
    known = {plain_letters(name): name for name in sorted(names)}
    known = {plain: name for plain, name in known.items() if len(plain) >= _SHORTEST and plain.isascii()}
    openings = {plain[:length] for plain in known for length in range(_PIECE, len(plain) - 1)}
    found: dict[str, str] = {}
    for document in documents if known else ():
        if was_heard(document):
            for one, other in _neighbours(document.text, openings):
                name = known.get(f"{one}{other}".casefold())
                if name and (not _CAMEL.search(name) or name[len(one)].isupper()):
                    found[f"{one} {other}"] = name
    return found


def _neighbours(text: str, openings: set[str]) -> Iterator[tuple[str, str]]:
    """Words with a space between them, the second in small letters, of which the first can begin a name."""
    before, end = "", -2
    for match in _WORD.finditer(text):
        word = match[0]
        small = word.islower() and word not in FUNCTION_WORDS
        if before and match.start() == end + 1 and text[end] == " " and small and len(word) >= _PIECE:
            yield before, word
        folded = word.casefold()
        before = word if folded in openings and folded not in FUNCTION_WORDS and word[1:].islower() else ""
        end = match.end()


def misspelt_names(documents: Iterable[Document], names: Iterable[str]) -> dict[str, str]:
    """Words in small letters that sound like one of ``names`` and are spelt otherwise -> that name.

    Only from documents that were taken down by ear; whether such a word is one of the language, those that were
    written must tell.
    """
    known = {plain: name for name in sorted(names) if len(plain := plain_letters(name)) >= _TELLING and plain.isascii()}
    sounds = {sound_of(plain): name for plain, name in known.items()}
    found: dict[str, str] = {}
    ordinary = FUNCTION_WORDS | GENERAL_WORDS | known.keys()
    for document in documents if sounds else ():
        if was_heard(document):
            words = sorted(set(_SMALL_WORD.findall(document.text)) - ordinary)
            found.update((word, name) for word in words if (name := sounds.get(sound_of(word))))
    return found
