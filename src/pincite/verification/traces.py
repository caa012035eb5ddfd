"""Where in the evidence or the corpus a quotation or a number of a file stands, whatever was recorded of the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pincite.corpus.catalogue import Corpus
from pincite.corpus.guard import judge
from pincite.corpus.guard.differences import nearest
from pincite.corpus.guard.model import Verdict
from pincite.corpus.model import Span, Theme
from pincite.corpus.numbers import ReadNumber, read_numbers
from pincite.corpus.numbers.comparison import compare, ratio_of
from pincite.corpus.numbers.units import TIMES
from pincite.corpus.verbatim import FoldedText, find_verbatim
from pincite.language_tags import same_language
from pincite.verification.folding import fold
from pincite.verification.record import Entry, Record
from pincite.words import LANGUAGES, language_for

_WORD = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u3400-\u9fff]{2}")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{2}")
_MONTH_AND_YEAR = re.compile(r"([^\W\d_]{3,12})\.?\s(\d{4})")
_TIME = re.compile(r"\d{1,3}:\d\d(?::\d\d)?(?:\s?[–-]\s?\d{1,3}:\d\d(?::\d\d)?)?")
_DIFFERING = frozenset(("spliced", "altered-word", "altered-number", "negation", "modality"))
"""Verdicts on words that do not stand in the document as they are given."""
_STEM = 5
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Of a citation mark behind a name."""
_IDENTIFIER = 4
"""Characters of a name that identifies something."""
_COMMON = frozenset(
    "about after again against also among because been before being between both could does doing down during each "
    "even every from have having here into just less like made make many more most much must next none only other over "
    "said same should since some such than that their them then there these they this those though through under until "
    "upon very what when where which while will with within without would year years your".split()
)
_NEGATION = re.compile(
    r"(?<!\w)(?:not|no|never|none|nothing|nobody|nor|neither|without|cannot|\w{2,8}n['’]t|pas|jamais|aucune?|rien|sans|ni"
    r"|nichts?|kein(?:e[mnrs]?)?|niemals|nie|ohne|weder)(?!\w)|[不没未无]",
    re.IGNORECASE,
)
"""Words that deny, in the languages that a brief may have."""
_HELPING = re.compile(r"(?<!\w)(?:do|does|did|ne|n['’])(?!\w)")
"""Words that come and go with them."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What the sources say about words or a number of a file."""

    state: str
    """``borne``; ``elsewhere`` where it stands only among other words; ``near`` where something like it stands."""
    place: str = ""
    stands: str = ""
    """The words of the source."""
    evidence: str = ""
    verdict: str = ""
    differing: str = ""
    """The words that make the difference, where there are such."""
    reason: str = ""
    """What is wrong, for a message."""


NOWHERE = Trace("")


def stems(text: str) -> frozenset[str]:
    """What a text speaks of: the beginnings of its longer words."""
    words = (match[0].casefold() for match in _WORD.finditer(text))
    return frozenset(word[:_STEM] for word in words if word not in _COMMON)


def lost_negation(before: str, after: str) -> bool:
    """Whether one of the two texts denies and the other does not."""
    return len(_NEGATION.findall(before)) != len(_NEGATION.findall(after))


def is_bare_negation(before: str, after: str) -> bool:
    """Whether two texts differ in nothing but that one of them denies."""
    bare = [" ".join(_HELPING.sub(" ", _NEGATION.sub(" ", text).casefold()).split()) for text in (before, after)]
    return lost_negation(before, after) and bare[0] == bare[1]


def without_readings(words: str, readings: Iterable[str]) -> str:
    """Words without the bracketed readings that were put behind garbled ones (``Deep Seek [DeepSeek]``)."""
    for reading in readings:
        words = words.replace(f" [{reading}]", "")
    return words


class Sources:
    """The passages of the evidence, and the corpus where there is one."""

    def __init__(self, record: Record, corpus: Corpus | None) -> None:
        self.record = record
        self.corpus = corpus
        self.readings = frozenset(record.readings)
        if corpus is not None:
            self.readings |= {item.canonical for item in corpus.lexicon}
        self._folded: dict[str, FoldedText] = {}
        self._numbers: dict[int, tuple[ReadNumber, ...]] = {}
        self._records: tuple[str, frozenset[str]] | None = None
        self._counts: dict[str, frozenset[int]] = {}

    def entry_of(self, evidence: str) -> Entry | None:
        """The cited passage that holds a piece of evidence."""
        return next((entry for entry in self.record.entries.values() if evidence and evidence in entry.ids), None)

    def is_heading(self, words: str) -> bool:
        """Whether the words are a heading by which a cited passage is found: nobody says them."""
        wanted = fold(words).text
        return bool(wanted) and any(wanted in fold(entry.locator).text for entry in self.record.entries.values())

    # Quotations

    def quotation(self, words: str, *, speaker: str = "") -> Trace:
        """Where words stand as they are given, or the nearest to them; ``speaker`` is whom the file ascribes them to.

        The corpus judges whether a change of a quotation is one that an editor may make; without it, the passages
        that were cited do, as far as they reach.
        """
        words = without_readings(words, self.readings)
        corpus = self.corpus
        verdict = self._judged(words, speaker, corpus) if corpus is not None else self._in_entries(words)
        if verdict is not None and verdict.state == "borne":
            return verdict
        wanted = fold(words).text
        titles = [*self.record.references, self.record.title]
        if corpus is not None:
            titles += [
                *(source.title for source in corpus.sources.values()),
                *(item.evidence for item in corpus.lexicon),
            ]
        if any(wanted in fold(title).text for title in titles):
            return Trace("borne", "the list of sources", words)
        return verdict or self._near(words)

    def _in_entries(self, words: str) -> Trace | None:
        for entry in self.record.entries.values():
            if entry.exact and (found := find_verbatim(words, entry.exact)):
                return Trace("borne", entry.place, words, next(iter(entry.ids), ""), found.verdict)
        return None

    def _judged(self, words: str, speaker: str, corpus: Corpus) -> Trace | None:
        """What the context guard says of the words: where least is wrong with them if they stand somewhere, and else
        in the document that has most of them."""
        verdicts: dict[str, Verdict] = {}
        for doc_id in corpus.holding(words):
            document = corpus.documents[doc_id]
            verdict = judge(words, document, speaker=speaker, quotations=corpus.quotations_of(doc_id),
                            folded=self._text(doc_id, corpus))  # fmt: skip
            if verdict.span is not None:
                verdicts[doc_id] = verdict
        best = max(verdicts.values(), key=lambda each: each.weight, default=None)
        if best is not None and best.name in _DIFFERING and len(verdicts) > 1:
            most = nearest(words, ((doc_id, self._text(doc_id, corpus)) for doc_id in verdicts))
            best = verdicts[most[0]] if most else best
        if best is None or best.span is None or best.name == "not-found":
            return None
        place = self._place(best.source, best.span, corpus)
        stands = corpus.documents[best.source].slice(best.span)
        state = "borne" if best.holds else "near"
        return Trace(state, place, stands, best.source, best.name, best.given or best.stands, str(best))

    def _near(self, words: str) -> Trace:
        texts = {entry.place: entry.exact for entry in self.record.entries.values() if entry.exact}
        near = nearest(words, texts.items())
        if self.corpus is not None:
            there = nearest(words, ((doc_id, self._text(doc_id, self.corpus)) for doc_id in self.corpus.near(words)))
            if there and (near is None or there[1].likeness > near[1].likeness):
                doc_id, found = there
                stands = self.corpus.documents[doc_id].slice(found.span)
                place = self._place(doc_id, found.span, self.corpus)
                return Trace("near", place, stands, doc_id, found.verdict, reason=str(found))
        if near is None:
            return NOWHERE
        return Trace("near", near[0], texts[near[0]], verdict=near[1].verdict, reason=str(near[1]))

    def _text(self, doc_id: str, corpus: Corpus) -> FoldedText:
        if doc_id not in self._folded:
            if len(self._folded) > 50:
                self._folded.clear()
            self._folded[doc_id] = FoldedText(corpus.documents[doc_id].text)
        return self._folded[doc_id]

    def _place(self, doc_id: str, span: Span, corpus: Corpus) -> str:
        document = corpus.documents[doc_id]
        return f"{document.file}:{document.line_of(span.start)} ({doc_id})"

    # Numbers

    def number(
        self, read: ReadNumber, context: str, cited: tuple[int, ...] = (), *, figure: bool = False
    ) -> Trace:  # fmt: skip
        """Where a number stands among words that speak of the same; ``cited`` are the passages that the file names.

        ``figure`` says that it is set apart (the value of a chart, a number in large type), so that its unit and its
        scale stand elsewhere: then the figure alone counts.
        """
        about = stems(context)
        elsewhere = NOWHERE
        if read.kind != "quantity" and (place := self._locates(read)):
            return Trace("borne", place, read.printed)
        named = {number for number in cited if number in self.record.entries}
        for number, entry in self.record.entries.items():
            if self._bears(read, number, entry, figure=figure):
                if number in named or (not named and about & stems(entry.exact)):
                    return Trace("borne", entry.place, entry.exact)
                elsewhere = Trace("elsewhere", entry.place, entry.exact)
        if self.corpus is None:
            return elsewhere
        if read.kind != "quantity" and self._is_of_record(read, self.corpus):
            return Trace("borne", "the list of sources", read.printed)
        for place, above, sentence, language in self._corpus_numbers(read, context, self.corpus, figure=figure):
            # A file in another language than its source shares no words with it, whatever the two speak of.
            abroad = not same_language(language, self.record.lang) or _other_script(context, sentence)
            speaks_of_it = abroad or about & stems(f"{above} {sentence}")
            if speaks_of_it or _TIME.fullmatch(read.printed):  # a line of locators names nothing beside a time
                return Trace("elsewhere" if named else "borne", place, sentence)
            elsewhere = elsewhere if elsewhere.state else Trace("elsewhere", place, sentence)
        return elsewhere

    def _locates(self, read: ReadNumber) -> str:
        """The cited passage that is found by this time or number; empty when none is."""
        entries = self.record.entries.values()
        return next((each.place for each in entries if _stands_in(read.printed, each.locator)), "")

    def _bears(self, read: ReadNumber, number: int, entry: Entry, *, figure: bool) -> bool:
        if read.kind != "quantity":
            return _stands_in(read.printed, entry.exact)
        if number not in self._numbers:
            self._numbers[number] = read_numbers(entry.exact)
        quantities = (each for each in self._numbers[number] if each.kind == "quantity")
        return any(
            compare(read, each).holds or (figure and _has_figure(read.printed, each.printed)) for each in quantities
        )

    def is_own_count(self, read: ReadNumber, text: str) -> bool:
        """Whether a figure counts what the corpus holds on a theme that the text names, as a coverage table does."""
        if self.corpus is None or read.unit or not read.printed.isdigit():
            return False
        themes = [theme for theme in self.corpus.themes.values() if theme.label and text.startswith(theme.label)]
        return any(int(read.printed) in self._counted(theme, self.corpus) for theme in themes)

    def _counted(self, theme: Theme, corpus: Corpus) -> frozenset[int]:
        if theme.id not in self._counts:
            covered = corpus.coverage(theme)
            each = (count for _, count in (*covered.documents, *covered.origins))
            sizes = (covered.passages, len(covered.documents), len(covered.origins))
            self._counts[theme.id] = frozenset((*each, *sizes))
        return self._counts[theme.id]

    def is_in_name(self, word: str) -> bool:
        """Whether a word is part of what identifies a source: its id, its file, its address."""
        if self.corpus is None or not any(char.isalpha() for char in word):
            return False
        self._records = self._records or _record_words(self.corpus)
        if word.rstrip(_RAISED) in self.corpus.documents:
            return True
        return len(word) >= 2 * _IDENTIFIER and word.casefold() in self._records[0]

    def _is_of_record(self, read: ReadNumber, corpus: Corpus) -> bool:
        """Whether a date, or a name with a number in it, belongs to a source's own record: when it was issued, what
        its file is called, what its bytes add up to."""
        if self._records is None:
            self._records = _record_words(corpus)
        words, dates = self._records
        if read.kind == "date":
            return " ".join(read.printed.split()) in dates
        return len(read.printed) >= _IDENTIFIER and read.printed.casefold() in words

    def _corpus_numbers(
        self, read: ReadNumber, context: str, corpus: Corpus, *, figure: bool
    ) -> Iterator[tuple[str, str, str, str]]:  # fmt: skip
        """Sentences of the corpus that bear the number: their places, what stands above them, their words, and the
        language of the document."""
        for doc_id in corpus.near(context):
            document = corpus.documents[doc_id]
            for span in self._spans(read, doc_id, corpus, figure=figure):
                sentence = corpus.sentence_at(doc_id, span.start)
                text = document.slice(sentence.span) if sentence else document.slice(document.block_at(span.start).span)
                section = document.block_at(span.start).section
                above = f"{section} {_called(corpus, doc_id)}" if read.kind != "quantity" else section
                yield self._place(doc_id, span, corpus), above, text.strip(), document.source.language

    def _spans(self, read: ReadNumber, doc_id: str, corpus: Corpus, *, figure: bool) -> Iterator[Span]:
        numbers, document = corpus.numbers_of(doc_id), corpus.documents[doc_id]
        if read.kind != "quantity":
            # A range of times stands where both of its ends do.
            parts = re.split(r"\s?[–-]\s?", read.printed) if ":" in read.printed else [read.printed]
            if (month := _MONTH_AND_YEAR.fullmatch(read.printed)) and read.kind == "date":
                # A day of that month bears the month.
                day = re.compile(rf"{month[1]}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{month[2]}(?!\d)")
                yield from (Span(*match.span()) for match in day.finditer(document.text))
            if all(_stands_in(part, document.text) for part in parts):
                yield from (Span(*match.span()) for match in _standing(parts[0], document.text))
            return
        for number in numbers:
            if compare(read, number).holds or (figure and _has_figure(read.printed, document.slice(number.span))):
                yield number.span
        if read.unit == TIMES and (pair := ratio_of(read, numbers[:60])):
            yield pair[0].span


def _record_words(corpus: Corpus) -> tuple[str, frozenset[str]]:
    """What identifies the sources, in lower case, and their dates in words of every language that a brief may have."""
    parts = [text for item in corpus.lexicon for text in (item.canonical, item.as_heard)]
    dates: set[str] = set()
    for source in corpus.sources.values():
        entry = corpus.entries.get(source.id)
        parts += (source.id, source.origin, source.url, source.title, *(value for _, value in source.csl
                  if isinstance(value, str)), entry.file if entry else "")  # fmt: skip
        if entry:
            parts.append(entry.sha256)
        for iso in filter(None, (source.issued, source.accessed)):
            dates.update((iso, *(language_for(lang).date(iso) for lang in LANGUAGES)))
    return "\n".join(parts).casefold(), frozenset(dates)


def _called(corpus: Corpus, doc_id: str) -> str:
    """What a document and what it appeared in are called, so that a time in its source line is known to be in it."""
    source = corpus.sources.get(doc_id)
    return " ".join((source.title, source.container_title, source.short)) if source else doc_id


def _other_script(one: str, other: str) -> bool:
    """Whether only one of two texts is Chinese or Japanese, so that they share no words whatever they speak of."""
    return bool(_HAN.search(one)) != bool(_HAN.search(other))


def _stands_in(printed: str, text: str) -> bool:
    return next(_standing(printed, text), None) is not None


def _has_figure(printed: str, text: str) -> bool:
    """Whether a figure stands in a number, whatever currency or scale is set close to it (``$64.8million``)."""
    return re.search(rf"(?<![\w.,]){re.escape(printed)}(?!\d|[.,]\d)", text) is not None


def _standing(printed: str, text: str) -> Iterator[re.Match[str]]:
    """Where a number or a name stands that is no part of a longer one."""
    return re.finditer(rf"(?<![\w.,]){re.escape(printed)}(?![\w]|[.,]\d)", text)
