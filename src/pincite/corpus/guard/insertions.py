"""Whether what an editor put in brackets says who or what is meant, and nothing that the source does not bear.

CMOS 13.59 to 13.60 allow brackets for what is needed to understand the words: the name behind a pronoun, a missing
article, a remark on the text. A word that judges, counts, hedges or denies is the editor's own statement in another's
mouth, however small it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.corpus.guard.languages import TurningWords
from pincite.corpus.guard.model import Fault, VerdictName
from pincite.corpus.verbatim import INSERTION, REMARK, FoldedText
from pincite.diagnostics import Severity

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_ARTICLE = re.compile(r"(?:the|an?|his|her|its|our|their|l[ea]|les|une?|der|die|das|eine?)\s", re.IGNORECASE)
_VERB_FORM = re.compile(
    r"(?<![\w-])[a-z]{3,}ed(?!\w)|(?<![\w-])to\s(?!the\b|an?\b|his\b|her\b|their\b|its\b|our\b)[a-z]"
)
"""What says that something was done, or is to be done, where an explanation names things."""
_RECASED = re.compile(r"[^\W\d_]")


def insertion_faults(words: str, reading: FoldedText, turning: TurningWords, language: str) -> Iterator[Fault]:
    """What is wrong with the insertions of a quotation, in reading order; ``reading`` is the whole source, and
    ``language`` its own as a BCP 47 tag."""
    names_show = not language.lower().startswith("de")  # German writes every noun with a capital.
    for match in INSERTION.finditer(words):
        inserted = FoldedText(match[1]).text.strip()
        recased = _RECASED.fullmatch(inserted) and words[match.end() : match.end() + 1].isalpha()
        if not inserted.strip(" .") or recased or REMARK.fullmatch(inserted) or f"[{inserted}]" in reading.text:
            continue
        if name := _changes(inserted, turning):
            yield Fault(name, Severity.ERROR, "", match[0])
        elif (
            _VERB_FORM.search(inserted)
            or _binds(inserted, turning)
            or (names_show and _unknown_name(inserted, reading))
        ):
            yield Fault("altered-word", Severity.WARNING, "", match[0])


def _changes(inserted: str, turning: TurningWords) -> VerdictName | None:
    """The kind of change, if what is inserted is of one; names may be made of words that would be (``Will``)."""
    small = _WORD.sub(lambda match: "~" if match[0][:1].isupper() else match[0], inserted)
    if turning.negation.search(small):
        return "negation"
    if re.search(r"\d", small) or turning.quantity.search(small):
        return "altered-number"
    if turning.modal.search(small) or turning.condition.search(small):
        return "modality"
    return "altered-word" if turning.charging.search(small) else None


def _binds(inserted: str, turning: TurningWords) -> bool:
    """Whether it takes what follows under itself (``lied about``, ``the head of``); a mere ``of the`` does not."""
    head, _, _ = inserted.partition(" ")
    return head != inserted and turning.governing.search(inserted) is not None and not turning.governing.search(head)


def _unknown_name(inserted: str, reading: FoldedText) -> bool:
    """Whether it names somebody of whom the source says nothing, not by a word and not by initials."""
    names = [word for word in _WORD.findall(_ARTICLE.sub("", inserted, count=1)) if word[:1].isupper()]
    if not names or any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", reading.text) for name in names):
        return False
    initials = "".join(name[0] for name in names)
    return len(initials) < 2 or re.search(rf"(?<!\w){initials}(?!\w)", reading.text.replace(".", "")) is None
