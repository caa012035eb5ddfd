"""Choosing evidence: by description, and for a theme whose author left the choice to the tool.

The choice is a ranking that can be explained: relevance to the theme first; then an origin that has not spoken yet
before one that has, somebody's words before a summary's, and nothing that repeats what was chosen or that says
alone something else than in its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from pincite.corpus.catalogue import Corpus
from pincite.corpus.guard import judge_span
from pincite.corpus.model import Number, Passage, Quotation, Theme
from pincite.corpus.sentences import split_sentences
from pincite.corpus.store.search import Hit
from pincite.diagnostics import did_you_mean, nearest_word
from pincite.words import BriefingWords, Language

if TYPE_CHECKING:
    # The models of a brief take half a second to load, and lists of what the corpus holds need none.
    from pincite.spec.model import QuotationSpec

Item = TypeVar("Item", Quotation, Number, Passage)

_WORD = re.compile(r"[^\W_]+")
_SAME = 0.6
"""Share of common words (Jaccard) from which two passages are taken to say the same."""
_LEANING = re.compile(
    r"(?:this|these|those|that|it|its|they|their|he|she|his|her|such|however|moreover|additionally|therefore|also|thus|"
    r"from this|in other words|for example|at the same time|similarly|but|and|so|yet|then|here)\b",
    re.IGNORECASE,
)
_CELL_BORDER = " | "
"""Between the cells of a table's row; a row without a figure is its head, which says nothing of its own."""
_SHORTEST_EXTRACT, _LONGEST_EXTRACT = 35, 330
_FEWEST_QUOTED_WORDS = 4
_LEAST_RELEVANCE = 0.35
"""Share of the best candidate's relevance that a candidate must reach: a theme is left thin rather than padded."""
_MOST_CANDIDATES = 500
"""So many quotations that meet a description are weighed: nobody shows more than a few."""

_Relevance = tuple[Quotation, float, tuple[str, ...], bool]
"""A quotation, its score, the terms it answers, and whether they stand in its own words."""


@dataclass(frozen=True, slots=True)
class Chosen(Generic[Item]):
    """A piece of evidence and why it was chosen."""

    item: Item
    reason: str


@dataclass(slots=True)
class Selector:
    """Chooses from a corpus; remembers what it gave so that nothing is shown twice."""

    corpus: Corpus
    language: Language
    _given: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    """Id and words of everything shown so far."""

    def take(self, item: Quotation | Number | Passage) -> None:
        """Count ``item`` as shown."""
        self._given.append((item.id, _words(self.corpus.text(item))))

    def quotations(self, theme: Theme, most: int) -> tuple[Chosen[Quotation], ...]:
        """Up to ``most`` quotations that speak of ``theme`` in their own words, best first."""
        relevance = self._relevance(theme)
        candidates = [
            (score, quotation, terms)
            for quotation, score, terms, own in relevance.values()
            if own and self._attributable(quotation) and not self._only_asks(quotation)
        ]
        return self._spread(candidates, most, floor=_LEAST_RELEVANCE)

    def extracts(self, theme: Theme, most: int) -> tuple[Chosen[Passage], ...]:
        """Up to ``most`` sentences that speak of ``theme`` and can be read alone, best first."""
        candidates = []
        for hit in self._hits(theme):
            text = self.corpus.text(hit.passage)
            if not _SHORTEST_EXTRACT <= len(text) <= _LONGEST_EXTRACT or text.endswith("?"):
                continue
            if not self._reads_alone(hit.passage, text):
                continue
            if self._holds_quotation(hit.passage):
                continue
            candidates.append((hit.score, hit.passage, hit.terms))
        return self._spread(candidates, most, floor=_LEAST_RELEVANCE)

    def numbers(self, theme: Theme, most: int) -> tuple[Chosen[Number], ...]:
        """Up to ``most`` numbers that stand in sentences which speak of ``theme``, best first."""
        candidates = []
        for hit in self._hits(theme, holding="number"):
            text = self.corpus.text(hit.passage)
            if len(text) > _LONGEST_EXTRACT or not self._reads_alone(hit.passage, text):
                continue
            for number in self.corpus.numbers_in(hit.passage.doc_id, hit.passage.span):
                if self._says_something(number):
                    candidates.append((hit.score, number, hit.terms))
                    break
        return self._spread(candidates, most)

    def described(self, spec: QuotationSpec, theme: Theme | None) -> tuple[Chosen[Quotation], ...]:
        """Up to ``spec.max`` quotations that meet a description; those that speak of ``theme`` first."""
        relevance = self._relevance(theme) if theme else {}
        found = self._about(spec.about, spec.source) if spec.about else None
        known = (quotation for quotation, *_ in (found or relevance).values())
        rest = () if found is not None else islice(self._by_filter(spec), _MOST_CANDIDATES)
        candidates = []
        for quotation in {item.id: item for item in (*rest, *known)}.values():
            if not _meets(quotation, spec):
                continue
            _, score, terms, _ = relevance.get(quotation.id, (quotation, 0.0, (), False))
            searched = found[quotation.id][1] if found else 0.0
            candidates.append((score + searched, quotation, terms))
        return self._spread(candidates, spec.max)

    def stands_alone(self, passage: Passage) -> bool:
        """Whether a sentence can be shown without those around it: neither cut short nor endless, and no question."""
        text = self.corpus.text(passage)
        fits = _SHORTEST_EXTRACT <= len(text) <= _LONGEST_EXTRACT and not text.endswith("?")
        return fits and self._reads_alone(passage, text)

    def _by_filter(self, spec: QuotationSpec) -> Iterator[Quotation]:
        """Quotations that the speaker and the source of a description leave, in reading order."""
        documents: Iterable[str] = self.corpus.documents
        if spec.speaker:
            documents = self.corpus.where_speaks(
                name for name in self.corpus.speakers if is_speaker(spec.speaker or "", name)
            )
        for doc_id in documents:
            if self._may_speak(doc_id, spec.source) and spec.source in (None, doc_id) and doc_id not in spec.not_source:
                yield from (item for item in self.corpus.quotations_of(doc_id) if _meets(item, spec))

    def _attributable(self, quotation: Quotation) -> bool:
        words = _WORD.findall(self.corpus.text(quotation))
        return bool(quotation.form == "direct" and quotation.speaker and len(words) >= _FEWEST_QUOTED_WORDS)

    def _only_asks(self, quotation: Quotation) -> bool:
        """Whether it is a question and nothing else: what an interviewer asks says little of a theme."""
        text = self.corpus.text(quotation).rstrip(" ”\"'’")
        return text.endswith("?") and len(split_sentences(text)) == 1

    def _relevance(self, theme: Theme) -> dict[str, _Relevance]:
        """By id, each quotation whose sentence speaks of the theme: itself, score, matching terms, whether its own
        words do.

        Its own words count double.
        """
        scored = {}
        for quotation, hit in self._best_hits(self._hits(theme, holding="direct")):
            own = tuple(term for term in hit.terms if _stands_in(term, self.corpus.text(quotation)))
            score = hit.score * (2.0 if own else 1.0) * quotation.confidence
            scored[quotation.id] = (quotation, score, own or hit.terms, bool(own))
        return scored

    def _hits(self, theme: Theme, *, holding: str = "") -> list[Hit]:
        hits = self.corpus.theme_hits(theme, holding=holding)
        return [hit for hit in hits if self._may_speak(hit.passage.doc_id)]

    def _may_speak(self, doc_id: str, named: str | None = None) -> bool:
        """What was retracted is shown only where the author asks for it: never by the tool's own choice."""
        return doc_id == named or self.corpus.sources[doc_id].status != "retracted"

    def _best_hits(self, hits: Iterable[Hit]) -> list[tuple[Quotation, Hit]]:
        """The quotations that begin in these passages, in reading order, each with the best of its passages."""
        best: dict[str, tuple[Quotation, Hit]] = {}
        for hit in hits:
            for item in self.corpus.quotations_in(hit.passage.doc_id, hit.passage.span):
                if item.form == "direct" and (item.id not in best or best[item.id][1].score < hit.score):
                    best[item.id] = (item, hit)
        order = {doc_id: place for place, doc_id in enumerate(self.corpus.documents)}
        return sorted(best.values(), key=lambda item: (order[item[0].doc_id], item[0].span))

    def _about(self, text: str, source: str | None) -> dict[str, _Relevance]:
        """By id, the quotations whose sentences a search for ``text`` finds, with its score."""
        hits = self.corpus.search(text, source=source, holding="direct", limit=_MOST_CANDIDATES).hits
        found = (hit for hit in hits if self._may_speak(hit.passage.doc_id, source))
        return {item.id: (item, hit.score, hit.terms, True) for item, hit in self._best_hits(found)}

    def _holds_quotation(self, passage: Passage) -> bool:
        return any(
            place.overlaps(passage.span)
            for quotation in self.corpus.quotations_of(passage.doc_id)
            if quotation.form == "direct"
            for place in quotation.places
        )

    def _reads_alone(self, passage: Passage, text: str) -> bool:
        """Whether the sentence is no head of a table and points at nothing before it: no pronoun, connective or bare
        given name opens it."""
        source = self.corpus.sources[passage.doc_id]
        given = {name.given for name in (*source.guest, *source.host, *source.author) if name.family}
        first, _, rest = text.partition(" ")
        families = {name.family for name in (*source.guest, *source.host, *source.author)}
        bare = first in given and rest.split(" ")[0].strip(",'’s") not in families
        heads = _CELL_BORDER in text and not any(map(str.isdigit, text))
        return not bare and not heads and _LEANING.match(text) is None

    def _says_something(self, number: Number) -> bool:
        # ``100%.`` as a sentence of its own is an exclamation; small bare counts and ``half`` carry no message.
        text = self.corpus.documents[number.doc_id].text
        spoken = (item.span for item in self.corpus.quotations_of(number.doc_id) if item.form != "reported")
        around = next((span for span in spoken if span.contains(number.span)), None)
        sentences = split_sentences(text, around) if around else ()
        alone = any(sentence.contains(number.span) and len(sentence) <= len(number.span) + 1 for sentence in sentences)
        written = any(char.isdigit() for char in text[number.span.start : number.span.end])
        measured = written and (number.unit in ("%", "times") or number.unit.isupper())
        return not alone and (measured or number.value >= 10)

    def _spread(
        self, candidates: Sequence[tuple[float, Item, tuple[str, ...]]], most: int, *, floor: float = 0.0
    ) -> tuple[Chosen[Item], ...]:
        """The best candidates, an origin that has not spoken before one that has, without repeats."""
        least = floor * max((score for score, _, _ in candidates), default=0.0)
        ranked = sorted((item for item in candidates if item[0] >= least), key=lambda item: -round(item[0], 9))
        chosen: list[Chosen[Item]] = []
        origins: dict[str, int] = {}
        while ranked and len(chosen) < most:
            index = min(range(len(ranked)), key=lambda at: (origins.get(self._origin(ranked[at][1]), 0), at))
            _, item, terms = ranked.pop(index)
            if self._repeats(item) or not self._keeps_its_sense(item):
                continue
            origin = self._origin(item)
            chosen.append(Chosen(item, _reason(terms, self.language.briefing, first=origin not in origins)))
            origins[origin] = origins.get(origin, 0) + 1
            self.take(item)
        return tuple(chosen)

    def _origin(self, item: Quotation | Number | Passage) -> str:
        return self.corpus.entries[item.doc_id].origin

    def _keeps_its_sense(self, item: Quotation | Number | Passage) -> bool:
        """Whether the words say alone what they say in their source: no condition is cut off, nobody denies them."""
        if isinstance(item, Number):
            return True
        quotations = self.corpus.quotations_of(item.doc_id)
        return judge_span(self.corpus.documents[item.doc_id], item.span, quotations=quotations).severity is None

    def _repeats(self, item: Quotation | Number | Passage) -> bool:
        words = _words(self.corpus.text(item))
        if isinstance(item, Number):
            return any(item.id == given for given, _ in self._given)
        return any(item.id == given or _likeness(words, other) >= _SAME for given, other in self._given)


def unknown_in(spec: QuotationSpec, corpus: Corpus) -> tuple[tuple[str, str, str, tuple[str, ...]], ...]:
    """What a description names that the corpus does not hold: (key, rule, value, hints)."""
    faults = []
    if spec.speaker and not any(is_speaker(spec.speaker, name) for name in corpus.speakers):
        faults.append(("speaker", "speaker-exists", spec.speaker, near_speakers(spec.speaker, corpus)))
    excluded = ((f"not_source[{index}]", item) for index, item in enumerate(spec.not_source))
    for key, value in (("source", spec.source), *excluded):
        if value and value not in corpus.documents:
            faults.append((key, "source-exists", value, did_you_mean(value, corpus.documents)))
    if spec.theme and corpus.theme(spec.theme) is None:
        faults.append(("theme", "theme-exists", spec.theme, did_you_mean(spec.theme, corpus.themes)))
    return tuple(faults)


def near_speakers(wanted: str, corpus: Corpus) -> tuple[str, ...]:
    """A hint that names the speaker who was probably meant, or says who is quoted."""
    by_surname = {name.split()[-1]: name for name in reversed(corpus.speakers)}
    near = nearest_word(wanted, corpus.speakers) or by_surname.get(nearest_word(wanted, by_surname))
    if near:
        return (f"did you mean `{near}`?",)
    return (f"quoted are: {', '.join(corpus.speakers[:12])}",) if corpus.speakers else ()


def _meets(quotation: Quotation, spec: QuotationSpec) -> bool:
    return (
        quotation.form == "direct"
        and (spec.speaker is None or is_speaker(spec.speaker, quotation.speaker or ""))
        and (spec.source is None or quotation.doc_id == spec.source)
        and quotation.doc_id not in spec.not_source
    )


def is_speaker(wanted: str, name: str) -> bool:
    """Whether ``wanted`` is the name or its last words (``Bratton``), in any case."""
    plain, full = wanted.casefold().split(), name.casefold().split()
    return bool(plain) and full[-len(plain) :] == plain


def _reason(terms: Sequence[str], words: BriefingWords, *, first: bool) -> str:
    named = words.comma.join(term.rstrip("*") for term in terms[:3])
    about = words.speaks_of.format(named) if terms else words.meets
    return f"{about}{words.semicolon}{words.first_of_origin if first else words.next_best}"


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _stands_in(term: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(term.rstrip('*'))}", text, re.IGNORECASE) is not None
