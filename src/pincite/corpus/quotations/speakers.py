"""From the words that name a speaker in one place to the speaker's name: surnames, roles and pronouns resolved."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from pincite.corpus.model import Document, Span
from pincite.corpus.quotations.clauses import Paragraph
from pincite.corpus.quotations.frames import Frame
from pincite.corpus.quotations.names import NAME_RUN, bare_name, is_body_like, is_person_like, surname
from pincite.corpus.quotations.other_languages import DETERMINERS_ABROAD, PRONOUNS_ABROAD
from pincite.corpus.quotations.people import People, people_of
from pincite.corpus.quotations.reporting import PRONOUNS
from pincite.corpus.quotations.subjects import PREPOSITIONS, first_phrase

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_DETERMINER = re.compile(r"^(?:the|an?|its|their)\s+", re.IGNORECASE)
_CONTRACTED = re.compile(r"[’'](?:s|d|re|ve|ll|m)$")
_OWNED = re.compile(r"[’'](?:s)?$")
_IN_CHINESE = re.compile(r"[\u3400-\u9fff·]{2,}")
_GENDERS = {"she": "f", "her": "f", "he": "m", "his": "m", "him": "m"}
UNNAMED = "the speaker is not named"
"""How the reason ends where a phrase describes the speaker."""
_FARTHEST = 2
"""How many paragraphs back a pronoun may reach."""
_MOST_SENTENCES = 30
"""How many sentences back, where a paragraph has more than anybody keeps in mind."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, how sure that is, and why."""

    name: str | None
    confidence: float
    reason: str


class Speakers:
    """Resolves mentions within one document; it must be asked in reading order."""

    def __init__(
        self, doc: Document, paragraphs: tuple[Paragraph, ...], *, spoke: Iterable[tuple[int, str]] = ()
    ) -> None:
        self._doc = doc
        self._paragraphs = paragraphs
        self._learnt: dict[str, str] = {}
        """Gender by surname, from pronouns that were resolved without doubt."""
        self._spoke: list[tuple[int, int, str]] = []
        """Where people were named as speakers so far, or are known to be named, by place; how many were before."""
        self._names_of_spoken: set[str] = set()
        for offset, name in spoke:
            self._note_spoken(offset, name)

    @cached_property
    def _people(self) -> People:
        """Read from the whole document, so only where somebody is named."""
        return people_of(self._doc)

    def speaker(self, frame: Frame, paragraph_index: int) -> Speaker:
        """Who the frame's mention stands for."""
        found = self._speaker(frame, paragraph_index)
        if found.name is not None and frame.mention is not None and self._may_be_person(found.name):
            self._note_spoken(frame.mention.start, found.name)
        return found

    def _note_spoken(self, offset: int, name: str) -> None:
        insort(self._spoke, (offset, len(self._spoke), name))
        self._names_of_spoken.add(name)

    def _may_be_person(self, name: str) -> bool:
        return self._people.is_person(name) or (name[:1].isupper() and not is_body_like(name.split()))

    def _speaker(self, frame: Frame, paragraph_index: int) -> Speaker:
        if frame.mention is None:
            return Speaker(None, 0.3, "the sentence does not say who speaks")
        printed = self._doc.slice(frame.mention)
        base = {
            "dash": 0.95,
            "after": 0.9,
            "split": 0.9,
            "colon": 0.9,
            "turn": 0.9,
            "according": 0.85,
            "subject": 0.5,
        }.get(frame.kind, 0.85)
        if frame.kind == "before" and frame.adjacent:
            base = 0.9
        how = _HOW[frame.kind]
        pronoun = _CONTRACTED.sub("", printed).lower()
        if pronoun in PRONOUNS | {"his", "her", "their", "its"} or pronoun in PRONOUNS_ABROAD:
            return self._pronoun(frame.mention, pronoun, paragraph_index, base)
        told = self._named(printed, frame.mention, base, how)
        if frame.kind == "subject" and told.reason.endswith(UNNAMED):
            return Speaker(None, 0.3, "the sentence does not say who speaks")
        return told

    def _named(self, printed: str, mention: Span, base: float, how: str) -> Speaker:
        if _IN_CHINESE.fullmatch(printed):
            return Speaker(printed, base, how)
        name = None if _describes_abroad(printed) else leading_name(printed)
        if name is None:
            holder = self._people.by_role(printed)
            if holder is not None:
                return Speaker(
                    holder, min(base, 0.8), f"{how}: only {holder} is called `{_without_article(printed)}` here"
                )
            described = _without_article(printed)
            if len(described) < 4:
                return Speaker(None, 0.3, "the sentence does not say who speaks")
            return Speaker(described, min(base, 0.6), f"{how}; {UNNAMED}")
        words = bare_name(name)
        if not words or (is_body_like(words) and not is_person_like(words)):
            return Speaker(_without_article(_OWNED.sub("", name)), base, how)
        resolved, doubt = self._people.resolve(name, mention.start)
        if resolved is None:
            return Speaker(None, 0.3, doubt)
        return Speaker(resolved, base, how)

    # --- pronouns -----------------------------------------------------------------------------------------------------

    def _pronoun(self, mention: Span, pronoun: str, index: int, base: float) -> Speaker:
        if pronoun in ("i", "we", "you", "they", "it", "their", "its"):
            return Speaker(None, 0.3, f"`{pronoun}` may be several")
        gender = _GENDERS.get(pronoun) or PRONOUNS_ABROAD.get(pronoun, "")
        if not gender and pronoun in PRONOUNS_ABROAD:
            return Speaker(None, 0.3, f"`{pronoun}` may be several")
        if pronoun in ("who", "which"):
            return self._antecedent(mention)
        found = self._nearest(mention, gender, index)
        if found is None:
            return Speaker(None, 0.3, f"it cannot be told without doubt who `{pronoun}` is")
        if gender:
            self._learnt.setdefault(surname(found), gender)
        return Speaker(found, min(base, 0.75), f"`{pronoun}` is {found}, the last person spoken of")

    def _antecedent(self, mention: Span) -> Speaker:
        near = self._people.namings(mention.start - 60, mention.start)
        before = [naming for naming in near if naming.end <= mention.start]
        if before and not self._doc.text[before[-1].end : mention.start].strip(" ,()-DR."):
            return Speaker(before[-1].name, 0.8, f"`who` follows {before[-1].name}")
        return Speaker(None, 0.3, "it cannot be told without doubt whom the relative clause is about")

    def _nearest(self, mention: Span, gender: str, index: int) -> str | None:
        """The last person who was a sentence's subject or spoke, in this paragraph or shortly before.

        Nobody where that sentence, or a nearer one of the paragraph, names another person who would fit as well.
        """
        passed: set[str] = set()
        for paragraph, sentence in islice(self._before(mention, index), _MOST_SENTENCES):
            named = self._named_in(sentence.start, sentence.end, gender)
            found = self._central(paragraph, sentence, gender)
            if found is not None:
                doubtful = (passed | named) - {found} and self._gender(found) != gender
                return None if doubtful else found
            if self._is_unknown(paragraph, sentence):
                return None
            passed |= named
        return None

    def _before(self, mention: Span, index: int) -> Iterator[tuple[Paragraph, Span]]:
        """The sentences before a mention, the nearest first: what stands before it of its own, then whole ones."""
        for back in range(index, max(-1, index - _FARTHEST - 1), -1):
            paragraph = self._paragraphs[back]
            for sentence in reversed(paragraph.sentences):
                until = min(sentence.end, mention.start)
                if sentence.start < until:
                    yield paragraph, Span(sentence.start, until)

    def _central(self, paragraph: Paragraph, sentence: Span, gender: str) -> str | None:
        first, last = (bisect_left(self._spoke, (offset,)) for offset in (sentence.start, sentence.end))
        spoken = [(order, name) for _, order, name in self._spoke[first:last] if self._fits(name, gender)]
        if spoken:
            return max(spoken)[1]
        subject = self._subject(paragraph, sentence)
        return subject if subject is not None and self._fits(subject, gender) else None

    def _named_in(self, start: int, end: int, gender: str) -> set[str]:
        return {naming.name for naming in self._people.namings(start, end) if self._fits(naming.name, gender)}

    def _subject(self, paragraph: Paragraph, span: Span) -> str | None:
        """The person who is the subject of a sentence, by name or in apposition to it."""
        tokens = paragraph.tokens(span.start, span.end)
        found = first_phrase(tokens, 0, len(tokens))
        if found is None:
            return None
        first, last = tokens[found[0]].start, tokens[found[1] - 1].end
        apposed = found[1] + 1 < len(tokens) and tokens[found[1]].text == "," and tokens[found[1] + 1].start
        for naming in self._people.namings(first, max(last, apposed or 0) + 1):
            if (first <= naming.start and naming.end <= last + 1) or (apposed and naming.start == apposed):
                owned = self._doc.text[naming.end : naming.end + 2] in ("’s", "'s")
                inside = set(self._doc.text[first : naming.start].lower().split()) & (PREPOSITIONS | {"of"})
                return None if owned or inside else naming.name
        name = leading_name(self._doc.text[first:last])
        return name if name in self._names_of_spoken else None

    def _is_unknown(self, paragraph: Paragraph, span: Span) -> bool:
        """Whether a sentence is about somebody with a full name of whom nothing else is known: it may be him."""
        tokens = paragraph.tokens(span.start, span.end)
        found = first_phrase(tokens, 0, len(tokens))
        if found is None:
            return False
        words = bare_name(leading_name(self._doc.text[tokens[found[0]].start : tokens[found[1] - 1].end]) or "")
        return is_person_like(words) and not self._people.is_person(" ".join(words))

    def _gender(self, name: str) -> str:
        return self._people.gender(name) or self._learnt.get(surname(name), "")

    def _fits(self, name: str, gender: str) -> bool:
        known = self._gender(name)
        return not known or not gender or known == gender


_HOW = {
    "dash": "named after a dash",
    "after": "named in the reporting clause after it",
    "split": "named in the reporting clause that splits it",
    "before": "subject of the reporting verb before it",
    "passive": "named after `by`",
    "according": "named as the source of the sentence",
    "colon": "named before the colon",
    "turn": "it is this speaker's turn",
    "utterance": "owner of the utterance spoken of",
    "naming": "gives a name",
    "subject": "subject of the sentence, which has no reporting verb",
}


def leading_name(printed: str) -> str | None:
    """The capitalised words in a mention that are its name; None where the mention only describes.

    ``national security adviser Given Family`` and ``Given Family, a researcher at a university`` hold a name;
    ``a researcher at Some University`` does not.
    """
    head = re.split(r"[,(\[]", printed, maxsplit=1)[0].strip()
    runs = list(NAME_RUN.finditer(head))
    # An article at the start of a sentence is no part of a name.
    runs = [run for run in runs if not (run.start() == 0 and _ARTICLE.fullmatch(run[0] + " "))]
    if not runs:
        return None
    last = runs[-1]
    if last.end() < len(_OWNED.sub("", head)):
        return None  # "the minister's office", "Name's campaign"
    before = head[: last.start()].split()
    if before and before[-1].lower() == "of" and len(runs) > 1:
        # "Representative Given Family of New York" against "University of California"
        person = runs[-2][0] if is_person_like(bare_name(runs[-2][0])) else None
        return person or head[runs[-2].start() :]
    if before and before[-1].lower() in PREPOSITIONS | {"of"}:
        return None
    return last[0]


def _describes_abroad(printed: str) -> bool:
    """``der Minister``, ``la Presidenta``: one noun after an article, in a language that may capitalise it."""
    words = printed.replace("’", "’ ").replace("'", "' ").split()
    return len(words) == 2 and words[0] in DETERMINERS_ABROAD


def _without_article(phrase: str) -> str:
    """A description without its article, or without the *its* that says nothing away from its sentence."""
    return _DETERMINER.sub("", " ".join(phrase.split()), count=1)
