"""Somebody's words for the briefing: quotations the author named or described, and passages shown as extracts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pincite.briefing.model import Extract, PullQuotation
from pincite.briefing.prose import ProseComposer, unresolved
from pincite.briefing.register import corrected_runs
from pincite.briefing.selection import Selector, is_speaker, unknown_in
from pincite.briefing.wording import passage_attribution, quotation_attribution
from pincite.corpus.catalogue import Corpus
from pincite.corpus.guard import judge_span
from pincite.corpus.guard.differences import nearest
from pincite.corpus.model import Number, Passage, Quotation, Span, Theme
from pincite.corpus.verbatim import FoldedText, find_verbatim
from pincite.diagnostics import Diagnostic, Place, Severity, error
from pincite.spec.model import QuotationSpec


@dataclass(slots=True)
class QuotationComposer:
    """Resolves quotations against the corpus; faults go to the prose composer's diagnostics."""

    prose: ProseComposer
    selector: Selector

    def composed(self, spec: QuotationSpec, theme: Theme, path: str) -> tuple[PullQuotation | Extract, ...]:
        """What an entry of ``quotes:`` stands for; nothing (and a diagnostic) when the corpus does not hold it."""
        headline = self.prose.words(spec.headline, f"{path}.headline", scope=(spec.id,) if spec.id else ())
        if spec.id:
            return self._named(spec.id, spec, path, headline)
        if spec.words:
            return self._given(spec, path, headline)
        return self._described(spec, theme, path, headline)

    def pulled(
        self, quotation: Quotation, *, reason: str = "", headline: str = "", span: Span | None = None
    ) -> PullQuotation:
        """A quotation set apart; ``span`` is the part of it that is shown, all of it by default."""
        corpus = self.prose.corpus
        source = corpus.documents[quotation.doc_id].source
        self.selector.take(quotation)
        return PullQuotation(
            evidence=quotation.id,
            prose=corrected_runs(
                corpus,
                quotation.doc_id,
                _without_comma(corpus, quotation.doc_id, span or quotation.span),
                evidence=quotation.id,
            ),
            speaker=_capitalised(quotation.speaker or self.prose.language.briefing.not_named),
            role=dict(source.speakers).get(quotation.speaker or "", ""),
            attribution=quotation_attribution(source, quotation.timecode, self.prose.language),
            citation=self.prose.register.cite(quotation.id)[0],
            headline=headline,
            reason=reason,
        )

    def extract(self, item: Passage | Number | Quotation, *, reason: str = "") -> Extract:
        """The sentence that holds a piece of evidence, or the passage itself, as what its source says."""
        corpus, language = self.prose.corpus, self.prose.language
        quoted = isinstance(item, Quotation) and item.form != "reported"
        inside = not quoted and not isinstance(item, Passage)
        sentence = corpus.sentence_at(item.doc_id, item.span.start) if inside else None
        span = sentence.span if sentence else item.span
        source = corpus.documents[item.doc_id].source
        if isinstance(item, Quotation) and quoted:
            attribution = ", ".join(filter(None, [item.speaker or language.briefing.not_named,
                                                  quotation_attribution(source, item.timecode, language)]))  # fmt: skip
        else:
            attribution = passage_attribution(source, language)
        runs = corrected_runs(corpus, item.doc_id, span, evidence=item.id)
        return Extract(item.id, runs, attribution, self.prose.register.cite(item.id)[0], reason)

    def side_extract(self, evidence_id: str) -> Extract:
        """The words behind one side of a conflict; a whole document gives no words, only its name."""
        item = self.prose.corpus.evidence(evidence_id)
        if item is not None:
            return self.extract(item)
        source = self.prose.corpus.documents[evidence_id].source
        attribution = passage_attribution(source, self.prose.language)
        return Extract(evidence_id, (), attribution, self.prose.register.cite(evidence_id)[0], "")

    def _named(
        self, evidence_id: str, spec: QuotationSpec, path: str, headline: str
    ) -> tuple[PullQuotation | Extract, ...]:
        item = self.prose.corpus.evidence(evidence_id)
        if isinstance(item, Quotation):
            if self._contradicted(item, spec, path):
                return ()
            # A writer's words for what somebody said are never set as that person's own.
            return (self.extract(item) if item.form == "reported" else self.pulled(item, headline=headline),)
        if isinstance(item, Passage):
            return (self.extract(item),)
        place = self._place(f"{path}.id")
        if item is None:
            fault = unresolved(self.prose.corpus, evidence_id, "evidence-exists", place=place)
        else:
            fault = error("evidence-fits", f"`{evidence_id}` is a number, not a quotation", place,
                          "name it under `numbers`, or cite the passage it stands in")  # fmt: skip
        self.prose.diagnostics.append(fault)
        return ()

    def _given(self, spec: QuotationSpec, path: str, headline: str) -> tuple[PullQuotation, ...]:
        """The words that the author typed, held to the quotations of the corpus."""
        corpus = self.prose.corpus
        words = (spec.words or "").strip().strip("\"“”'‘’«»")
        for quotation in self._spoken_in(corpus.holding(words), spec.source):
            document = corpus.documents[quotation.doc_id]
            found = find_verbatim(words, FoldedText(document.slice(quotation.span)))
            if found and found.verdict in ("verbatim", "typographic"):
                if self._contradicted(quotation, spec, path):
                    return ()
                start = quotation.span.start
                span = Span(start + found.span.start, start + found.span.end)
                if self._clipped(quotation, span, f"{path}.words"):
                    return ()
                return (self.pulled(quotation, headline=headline, span=span),)
        candidates = self._spoken_in((spec.source,) if spec.source else corpus.near(words), spec.source)
        self._refuse_words(words, list(candidates), f"{path}.words")
        return ()

    def _clipped(self, quotation: Quotation, span: Span, path: str) -> bool:
        """Whether a part of a quotation says alone what the whole does not; it is reported, and errors refuse it."""
        document = self.prose.corpus.documents[quotation.doc_id]
        verdict = judge_span(document, span, quotations=self.prose.corpus.quotations_of(quotation.doc_id))
        if verdict.holds or verdict.severity is None:
            return False
        hints = (f"quote “{verdict.repaired}”",) if verdict.repaired else ()
        message = f"`{document.slice(span)}` is clipped: {verdict}"
        self.prose.diagnostics.append(
            Diagnostic("quotation-is-verbatim", verdict.severity, message, self._place(path), hints,
                       evidence=quotation.id, verdict=verdict.name)
        )  # fmt: skip
        return verdict.severity is Severity.ERROR

    def _spoken_in(self, documents: Iterable[str], source: str | None) -> Iterator[Quotation]:
        """What somebody says in these documents, or in the one that the author names."""
        corpus = self.prose.corpus
        for doc_id in documents:
            if source in (None, doc_id) and doc_id in corpus.documents:
                yield from (item for item in corpus.quotations_of(doc_id) if item.form == "direct")

    def _contradicted(self, quotation: Quotation, spec: QuotationSpec, path: str) -> bool:
        """Whether the author names another speaker than the source does; it is reported."""
        if spec.speaker is None or is_speaker(spec.speaker, quotation.speaker or ""):
            return False
        said_by = quotation.speaker or "nobody that the source names"
        message = f"`{spec.speaker}` does not say this; it is said by {said_by}"
        fault = error("quotation-has-its-speaker", message, self._place(f"{path}.speaker"),
                      f"`pincite show {quotation.id}` prints it in its context",
                      evidence=quotation.id, verdict="wrong-speaker")  # fmt: skip
        self.prose.diagnostics.append(fault)
        return True

    def _refuse_words(self, words: str, candidates: list[Quotation], path: str) -> None:
        corpus = self.prose.corpus
        near = nearest(words, ((quotation.id, corpus.text(quotation)) for quotation in candidates))
        message, hint = f"nobody says `{words}` in the corpus", "`pincite quotes` lists what the corpus quotes"
        verdict, evidence = "not-found", ""
        if near:
            quotation = next(item for item in candidates if item.id == near[0])
            message = f"`{words}` differs from its source: {near[1]}"
            hint, verdict, evidence = _nearest_hint(self.prose, quotation), near[1].verdict, quotation.id
        fault = error("quotation-is-verbatim", message, self._place(path), hint, evidence=evidence, verdict=verdict)
        self.prose.diagnostics.append(fault)

    def _described(self, spec: QuotationSpec, theme: Theme, path: str, headline: str) -> tuple[PullQuotation, ...]:
        faults = unknown_in(spec, self.prose.corpus)
        for key, rule, value, hints in faults:
            noun = rule.partition("-")[0]
            message = f"`{value}` says nothing in the corpus" if noun == "speaker" else f"no {noun} is called `{value}`"
            self.prose.diagnostics.append(error(rule, message, self._place(f"{path}.{key}"), *hints))
        if faults:
            return ()
        chosen = self.selector.described(spec, (spec.theme and self.prose.corpus.theme(spec.theme)) or theme)
        if not chosen:
            self.prose.diagnostics.append(
                error("selection-finds-something", "no quotation that is not shown already meets this description",
                      self._place(path), "`pincite quotes` with the same filters shows what there is")
            )  # fmt: skip
        return tuple(self.pulled(item.item, reason=item.reason, headline=headline) for item in chosen)

    def _place(self, path: str) -> Place:
        return self.prose.loaded.marks.place(path)


def _nearest_hint(prose: ProseComposer, quotation: Quotation) -> str:
    """Where the nearest words stand and what they are, for an author whose words differ."""
    document = prose.corpus.documents[quotation.doc_id]
    line = document.line_of(quotation.span.start)
    return f"nearest text at {document.file}:{line}: “{prose.corpus.text(quotation)}” ({quotation.id})"


def _without_comma(corpus: Corpus, doc_id: str, span: Span) -> Span:
    """The words without the comma that leads on to the reporting clause (final punctuation may change, CMOS 13.7)."""
    ends_so = corpus.documents[doc_id].slice(span).endswith(",")
    return Span(span.start, span.end - 1) if ends_so else span


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]
