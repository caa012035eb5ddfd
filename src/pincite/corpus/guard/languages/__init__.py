"""The words that turn what is said, one table for each language; a document's own language decides."""

from pincite.corpus.guard.languages.chinese import CHINESE
from pincite.corpus.guard.languages.english import ENGLISH
from pincite.corpus.guard.languages.french import FRENCH
from pincite.corpus.guard.languages.german import GERMAN
from pincite.corpus.guard.languages.table import TurningWords
from pincite.language_tags import primary

__all__ = ["TurningWords", "turning_words"]

TABLES = {"en": ENGLISH, "fr": FRENCH, "de": GERMAN, "zh": CHINESE}


def turning_words(language: str) -> TurningWords:
    """The table of a language given as a BCP 47 tag; English where it has none."""
    return TABLES.get(primary(language), ENGLISH)
