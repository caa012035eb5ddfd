"""The language that an author writes in, and the one that the brief declares."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.corpus.languages import read_language
from pincite.diagnostics import Diagnostic, warning
from pincite.language_tags import primary
from pincite.spec.load import LoadedBrief
from pincite.words import LANGUAGES, is_spoken

_PROSE = 25
"""Characters from which a field is a sentence: ids, names and labels tell nothing."""
_FEWEST = 150
"""Characters from which the language of a text is told."""


def written_in(loaded: LoadedBrief) -> str:
    """The language of the author's text, as far as that can be told; else the one that the brief declares.

    A brief in English may be printed with the labels of another language; its *billion* is still an English one.
    """
    texts: list[str] = []
    waiting: list[object] = [loaded.spec.model_dump(exclude_none=True)]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            texts += [item] if len(item) >= _PROSE else []
        elif isinstance(item, dict | list | tuple):
            waiting += item.values() if isinstance(item, dict) else item
    text = " ".join(texts)
    return (read_language(text) if len(text) >= _FEWEST else "") or loaded.spec.lang


def language_warnings(loaded: LoadedBrief, written: str) -> Iterator[Diagnostic]:
    """Where the tool cannot speak the brief's language, or the author, who writes in ``written``, does not use it."""
    lang, place = loaded.spec.lang, loaded.marks.place("$.lang")
    if not is_spoken(lang):
        message = f"there are no words for `{lang}`: labels are in English"
        yield warning("language-is-known", message, place, f"the languages are: {', '.join(sorted(LANGUAGES))}")
    elif primary(written) != primary(lang):
        message = f"the text is not in `{lang}`: it reads as `{written}`"
        yield warning("language-is-the-texts", message, place, "labels and dates are in the language of `lang`")
