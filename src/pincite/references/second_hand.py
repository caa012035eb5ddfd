"""The words around a cite that no style may lose: that the source retells another, that it was corrected or retracted.

They go into the prefix and the suffix of the cite, which CSL keeps in every style:
``The recording of the episode, quoted in a summary: Alex Kantrowitz (host), …, 13:38.`` What follows the prefix is the
source that was read, with its own locator; the original is never cited as if it had been read.
"""

from __future__ import annotations

from pincite.corpus.model import Source
from pincite.words import language_for


def prefix(source: Source, *, quoted: bool, lang: str = "en-GB") -> str:
    """What stands before a cite of ``source``; empty when it speaks for itself.

    ``quoted`` says whether somebody's words are cited, rather than a statement of the source. The language is the
    briefing's; one that is not known gets English.
    """
    if not source.second_hand:
        return ""
    words, medium = language_for(lang).citations, form(source)
    if quoted:
        manner = words.quoted.format(noun=words.nouns.get(medium, words.nouns["other"]))
    else:
        manner = words.manners.get(medium, words.manners["other"])
    return f"{source.original or words.original}{words.comma}{manner}"


def standing(source: Source, lang: str = "en-GB") -> str:
    """What stands after a cite of a source that was corrected or retracted; empty for any other."""
    return language_for(lang).citations.standings.get(source.status, "")


def form(source: Source) -> str:
    """What the document is to what it retells: ``summary``, ``translation``, ``article`` ..."""
    return "translation" if source.translated else source.kind


def genre(source: Source, lang: str = "en-GB") -> str:
    """The bibliography's word for what was read in place of the original; empty for the thing itself."""
    return language_for(lang).citations.genres.get(form(source), "") if source.second_hand else ""
