"""From the words that name a speaker in one place to the speaker's name: surnames, roles and pronouns resolved."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from pincite.corpus.model import Document, Span
from pincite.corpus.quotations.clauses import INITIALS, Paragraph, Token
from pincite.corpus.quotations.descriptions import (
    after_body,
    apposed_at,
    describes_abroad,
    describes_somebody,
    is_thing,
    is_titled,
    leading_name,
    without_article,
)
from pincite.corpus.quotations.frames import HOW, SURENESS, Frame
from pincite.corpus.quotations.names import NAME_RUN, ROLE_NOUNS, bare_name, is_body_like, is_person_like, surname
from pincite.corpus.quotations.other_languages import PRONOUNS_ABROAD
from pincite.corpus.quotations.people import People, people_of
from pincite.corpus.quotations.reporting import PRONOUNS, SAYING, STATING
from pincite.corpus.quotations.set_phrases import turn_of
from pincite.corpus.quotations.speakable import described, is_label, names_nobody
from pincite.corpus.quotations.subjects import PREPOSITIONS, first_phrase

_CONTRACTED = re.compile(r"[’'](?:s|d|re|ve|ll|m)$")
_OWNED = re.compile(r"[’'](?:s)?$")
_IN_CHINESE = re.compile(r"[\u3400-\u9fff·]{2,}")
_APPOSED = re.compile(rf",\s(?P<who>{NAME_RUN.pattern})(?=[,.”\"\s])")
_INITIALS = re.compile(r"[A-Z]{2,5}")
_PRONOUNS = PRONOUNS | {"his", "him", "her", "their", "its"}
_SMALL = re.compile(r"\b[a-z]+\b")
_ACTS_ON = re.compile(r"(?:\s\w+){1,2}\s(?:him\b|her(?=[.,;]|\s(?:to|in|on|at|for|with|about|from|as|that|and|by)\b))")
"""What follows the name of somebody who does something to another man or woman."""
_AND_AFTER = re.compile(
    rf" and (?P<who>{NAME_RUN.pattern})(?=[.,]| (?:said|say|told|wrote|argue|argued|write|added)\b)"
)
_AND_BEFORE = re.compile(rf"(?:^|[.,;:(”\"\n] ?|\b(?:when|that|as|and|but) )(?P<who>he|she|{NAME_RUN.pattern}) and $")
_QUANTIFIERS = frozenset("all the some many most other both these those no".split())
"""Before a name these make it a place's or a body's: ``all Some Town ratepayers``."""
_GENDERS = {"she": "f", "her": "f", "he": "m", "his": "m", "him": "m"}
UNNAMED = "the speaker is not named"
"""How the reason ends where a phrase describes the speaker."""
_FARTHEST, _FARTHEST_IN_ALL = 2, 6
"""How many paragraphs back a pronoun may reach; those that are nothing but a quotation count only in the second."""
_PROMINENT = 4
"""How many times as often somebody must be named as another for the other to be mentioned in passing."""
_LATEST_SUBJECT = 8
"""Words of a sentence within which its subject must begin; a name after more of them may be anybody's."""
_LONGEST_SUBJECT = 12
_OFTEN = 3
"""How many times somebody must have spoken to be whom a pronoun may mean wherever it stands."""
_NEWLY = 600
"""Characters within which somebody counts as just introduced."""
_RECENT = 3000
"""Characters within which somebody else's speech makes a pronoun doubtful."""
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
        """Gender by surname, from undoubted pronouns."""
        self._spoke: list[tuple[int, int, str]] = []
        """Where people were named as speakers so far, or are known to be named; how many were before."""
        self._names_of_spoken: set[str] = set()
        self._times: Counter[str] = Counter()
        self._often: dict[str, int] = {}
        """Where somebody spoke for the third time."""
        self._english = doc.source.language.lower().startswith(("en", "")[not doc.source.language])
        self._common: dict[str, bool] = {}
        self._strangers: list[int] = []
        """Where somebody spoke who is described and not named: a pronoun after that means him."""
        for offset, name in spoke:
            self._note_spoken(offset, name)

    @cached_property
    def _people(self) -> People:
        """Read from the whole document, so only where somebody is named."""
        return people_of(self._doc)

    def speaker(self, frame: Frame, paragraph_index: int) -> Speaker:
        """Who the frame's mention stands for."""
        found = self._speaker(frame, paragraph_index)
        if found.name is None or frame.mention is None:
            return found
        if found.reason.endswith(UNNAMED):
            if not is_thing(found.name):
                insort(self._strangers, frame.mention.start)
        elif _INITIALS.fullmatch(found.name) and not self._people.is_person(found.name):
            insort(self._strangers, frame.mention.start)  # a body, or a name in capitals
        elif self._may_be_person(found.name):
            self._note_spoken(frame.mention.start, found.name)
        return found

    def other_named(self, name: str | None, frame: Frame, until: int) -> str | None:
        """Who else is named between the frame's mention and ``until``, as the last before it."""
        if frame.mention is None or name is None:
            return None
        others = [naming.name for naming in self._people.namings(frame.mention.end, until)]
        runs = NAME_RUN.finditer(self._doc.text, frame.mention.end, until)
        others += [" ".join(words) for run in runs if is_person_like(words := bare_name(run[0]))]
        return next((other for other in others if other != name), None)

    def may_be_label(self, name: str) -> bool:
        """Whether a label before a colon can be a speaker's (``Background:`` and ``Figures:`` are not)."""
        words = bare_name(name)
        role = any(word in ROLE_NOUNS for word in name.lower().split())
        return self._people.is_person(name) or is_person_like(words) or (role and not is_body_like(words))

    def _note_spoken(self, offset: int, name: str) -> None:
        insort(self._spoke, (offset, len(self._spoke), name))
        self._names_of_spoken.add(name)
        self._times[name] += 1
        if self._times[name] == _OFTEN:
            self._often[name] = offset

    def _may_be_person(self, name: str) -> bool:
        return self._people.is_person(name) or (name[:1].isupper() and not is_body_like(name.split()))

    def _speaker(self, frame: Frame, paragraph_index: int) -> Speaker:
        if frame.mention is None:
            return Speaker(None, 0.3, "the sentence does not say who speaks")
        printed = self._doc.slice(frame.mention)
        base = SURENESS.get(frame.kind, 0.85)
        if frame.kind == "before" and frame.adjacent:
            base = 0.9
        how = HOW[frame.kind]
        pronoun = _CONTRACTED.sub("", printed).lower()
        if printed not in INITIALS and (pronoun in _PRONOUNS or pronoun in PRONOUNS_ABROAD):
            return self._pronoun(frame.mention, pronoun, paragraph_index, base)
        if (together := self._together(frame.mention)) is not None:
            return Speaker(None, 0.4, f"said by {printed} and {together} together")
        told = self._named(printed, frame, base, how)
        if frame.kind == "subject" and told.reason.endswith(UNNAMED):
            return Speaker(None, 0.3, "the sentence does not say who speaks")
        return told

    def _named(self, printed: str, frame: Frame, base: float, how: str) -> Speaker:
        if _IN_CHINESE.fullmatch(printed):
            return Speaker(printed, base, how)
        mention = frame.mention or Span(0, 0)
        name = None if describes_abroad(printed) else leading_name(printed)
        role = name is None or not bare_name(name) or " of " in name
        if role and (apposed := self._apposed(mention)) is not None:
            return Speaker(apposed, base, how)
        if name is None:
            if (before := self._named_before(printed, mention.start)) is not None:
                return Speaker(before, base, how)
            holder = self._people.by_role(printed) or self._people.by_description(printed)
            if holder is not None:
                told = f"{how}: only {holder} is called `{without_article(printed)}` here"
                return Speaker(holder, min(base, 0.8), told)
            if (who := described(self._doc.text, printed, frame, english=self._english)) is None:
                return Speaker(None, 0.3, f"`{printed}` names nobody who could say it")
            return Speaker(who, min(base, 0.6), f"{how}; {UNNAMED}")
        if (person := after_body(printed, name)) is not None:
            name = person
        words = bare_name(name)
        role = not words or (len(words) == 1 and words[0].lower() in ROLE_NOUNS)
        if role and (holder := self._people.by_role(printed)) is not None:
            return Speaker(holder, min(base, 0.8), f"{how}: only {holder} is called `{name}` here")
        resolved, doubt = self._people.resolve(name, mention.start)
        known = self._people.is_person(resolved or "") and not (frame.kind == "colon" and is_label(name))
        if not known and names_nobody(self._doc.text, name, frame, self._common):
            return Speaker(None, 0.3, f"`{name}` names nobody who could say it")
        if not words or (is_body_like(words) and not is_person_like(words, titled=is_titled(name))):
            return Speaker(without_article(_OWNED.sub("", name)), base, how)
        if resolved is None:
            return Speaker(None, 0.3, doubt)
        return Speaker(resolved, base, how)

    def _named_before(self, printed: str, start: int) -> str | None:
        """``Family of the visit``: somebody known whose name a preposition parts from what he speaks of."""
        run = NAME_RUN.match(printed)
        after = printed[run.end() :].split(maxsplit=1)[:1] if run is not None else []
        if run is None or not after or after[0] not in PREPOSITIONS:
            return None
        name, _ = self._people.resolve(run[0], start)
        return name if name is not None and self._people.is_person(name) else None

    def _together(self, mention: Span) -> str | None:
        """``said Name and Name``, ``she and Name said``: who else says it."""
        after = _AND_AFTER.match(self._doc.text, mention.end, mention.end + 80)
        before = _AND_BEFORE.search(self._doc.text, max(0, mention.start - 60), mention.start)
        for match in (after, before):
            if match is None:
                continue
            who = match["who"]
            if who.islower() or is_person_like(bare_name(who)) or self._people.resolves(who.split()[-1]):
                return who
        return None

    def _apposed(self, mention: Span) -> str | None:
        """``Vice President, Some Group Given Family``: a known name that a comma parts from the role before it."""
        after = _APPOSED.match(self._doc.text, mention.end, mention.end + 120)
        if after is None or len(after["who"].split()) < 2:
            return None
        name, _ = self._people.resolve(after["who"], mention.end)
        return name if name is not None and self._people.is_person(name) else None

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
        if found is None or found == self._of_turn(mention, index):
            return Speaker(None, 0.3, f"it cannot be told without doubt who `{pronoun}` is")
        if gender:
            self._learnt.setdefault(surname(found), gender)
        return Speaker(found, min(base, 0.75), f"`{pronoun}` is {found}, the last person spoken of")

    def _of_turn(self, mention: Span, index: int) -> str | None:
        """Who speaks the paragraph, where a label says so: he calls himself ``I``."""
        turn = turn_of(self._paragraphs[index])
        if turn is None or turn.mention is None or turn.mention.end > mention.start:
            return None
        return self._people.resolve(self._doc.slice(turn.mention), mention.start)[0]

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
            first, last = (bisect_left(self._strangers, place) for place in (sentence.start, sentence.end))
            if first < last:
                return None
            if found is not None:
                others = (passed - {found}) | self._rivals(found, self._beside(found, sentence, gender))
                doubtful = others and self._gender(found) != gender
                return None if doubtful or self._another_before(found, mention, gender, sentence) else found
            if self._is_unknown(paragraph, sentence):
                return None
            passed |= named
        return None

    def _beside(self, found: str, sentence: Span, gender: str) -> set[str]:
        """Who else of the sentence may be meant; nobody of what it reports (``Name said that others ...``)."""
        namings = [
            naming for naming in self._people.namings(sentence.start, sentence.end) if self._fits(naming.name, gender)
        ]
        own = next((naming for naming in namings if naming.name == found), None)
        others = [naming for naming in namings if naming.name != found]
        if own is None or not others or others[0].start < own.end:
            return {naming.name for naming in others}
        between = self._doc.text[own.end : others[0].start]
        reports = any(word in STATING for word in _SMALL.findall(between))
        return set() if reports else {naming.name for naming in others}

    def _another_before(self, found: str, mention: Span, gender: str, sentence: Span) -> bool:
        """Whether the found person acts on a ``him`` who is another, or never spoke while another has since spoken."""
        namings = self._people.namings(sentence.start, sentence.end)
        own = next((naming for naming in namings if naming.name == found), None)
        if own is not None and _ACTS_ON.match(self._doc.text, own.end, sentence.end):
            return True
        if found in self._names_of_spoken or (own is not None and self._states(own.end)):
            return False
        first = self._people.first_place(found)
        if mention.start - first < _NEWLY:
            return False
        often = {name for name, place in self._often.items() if place < mention.start}
        recent = (max(first, mention.start - _RECENT),)
        near = self._spoke[bisect_left(self._spoke, recent) : bisect_left(self._spoke, (mention.start,))]
        return any(self._fits(name, gender) for name in (often | {name for _, _, name in near}) - {found})

    def _states(self, start: int) -> bool:
        """Whether a verb that states something follows right after a name."""
        return any(word in STATING for word in _SMALL.findall(self._doc.text, start, start + 40)[:3])

    def _rivals(self, found: str, named: set[str]) -> set[str]:
        """Who else may be meant: not somebody mentioned in passing beside one who speaks and whom the text is about."""
        rivals = named - {found}
        if found not in self._names_of_spoken:
            return rivals
        most = self._people.mentions(found)
        return {
            name for name in rivals if name in self._names_of_spoken or _PROMINENT * self._people.mentions(name) > most
        }

    def _before(self, mention: Span, index: int) -> Iterator[tuple[Paragraph, Span]]:
        """The sentences before a mention, the nearest first: what stands before it of its own, then whole ones."""
        told = 0
        for back in range(index, max(-1, index - _FARTHEST_IN_ALL - 1), -1):
            paragraph = self._paragraphs[back]
            if back < index and (told := told + paragraph.narrates) > _FARTHEST:
                return
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
        if (told := self._told_at_the_end(tokens)) is not None:
            return told
        found = first_phrase(tokens, 0, len(tokens))
        if found is None or found[0] > _LATEST_SUBJECT or found[1] - found[0] > _LONGEST_SUBJECT:
            return None
        if tokens[0].lower in ("what", "how", "why", "whether") and tokens[found[0] - 1].text != ",":
            return None  # "What Name did was ..."
        first, last = tokens[found[0]].start, tokens[found[1] - 1].end
        apposed = apposed_at(tokens, found[1])
        for naming in self._people.namings(first, max(last, apposed) + 1):
            if (first <= naming.start and naming.end <= last + 1) or (apposed and naming.start == apposed):
                owned = self._doc.text[naming.end : naming.end + 2] in ("’s", "'s")
                before = set(self._doc.text[first : naming.start].lower().split())
                inside = before & (PREPOSITIONS | {"of"}) or (before & _QUANTIFIERS and not before & ROLE_NOUNS)
                return None if owned or (inside and naming.start != apposed) else naming.name
        name = leading_name(self._doc.text[first:last])
        if name is None:
            return self._people.by_role(self._doc.text[first:last])
        return name if name in self._names_of_spoken else None

    def _told_at_the_end(self, tokens: tuple[Token, ...]) -> str | None:
        """``The rate will rise, Name warned.``: who a sentence without marks is from."""
        comma = next(
            (index for index in range(len(tokens) - 3, max(0, len(tokens) - 8), -1) if tokens[index].text == ","), 0
        )
        tail = tokens[comma + 1 :] if comma else ()
        if not any(token.lower in SAYING for token in tail) or tail[-1].text != ".":
            return None
        namings = self._people.namings(tail[0].start, tail[-1].end)
        beside = tail[1].start if tail[0].lower in SAYING else tail[0].start
        return namings[0].name if len(namings) == 1 and namings[0].start == beside else None

    def _is_unknown(self, paragraph: Paragraph, span: Span) -> bool:
        """Whether a sentence is about somebody with a full name of whom nothing else is known: it may be him."""
        tokens = paragraph.tokens(span.start, span.end)
        found = first_phrase(tokens, 0, len(tokens))
        if found is None:
            return False
        words = bare_name(leading_name(self._doc.text[tokens[found[0]].start : tokens[found[1] - 1].end]) or "")
        if tokens[found[1] : found[1] + 1] and tokens[found[1]].lower in ("and", "or"):
            return False
        if describes_somebody(tokens, *found) and any(token.lower in STATING for token in tokens[found[1] :]):
            return True
        acts = any(_CONTRACTED.sub("", token.lower) in _GENDERS for token in tokens[found[1] :])  # as a he or she does
        if len(words) == 1 and not words[0].endswith(("ed", "ing")) and acts:
            return not is_body_like(words) and not self._people.resolves(words[0])
        return is_person_like(words) and not self._people.is_person(" ".join(words))

    def _gender(self, name: str) -> str:
        return self._people.gender(name) or self._learnt.get(surname(name), "")

    def _fits(self, name: str, gender: str) -> bool:
        known = self._gender(name)
        return not known or not gender or known == gender
