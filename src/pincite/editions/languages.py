"""Two editions in two languages: what can be compared of their words, and what cannot."""

from __future__ import annotations

from dataclasses import replace

from pincite.editions.model import Edition
from pincite.language_tags import same_language
from pincite.words import Language, language_for


def in_language_of(later: Edition, earlier: Edition) -> Edition:
    """The earlier edition with the likelihoods of its judgements in the words of the later one's language.

    A word that is on no scale stays as it is. Claims are their author's and are not translated.
    """
    if same_language(earlier.lang, later.lang):
        return earlier
    was, now = language_for(earlier.lang or "en"), language_for(later.lang or "en")
    judgements = (replace(item, likelihood=_translated(item.likelihood, was, now)) for item in earlier.judgements)
    return replace(earlier, judgements=tuple(judgements))


def _translated(term: str, was: Language, now: Language) -> str:
    english = next((key for key, printed in was.likelihood.items() if printed == term), term)
    return now.likelihood.get(english, english)
