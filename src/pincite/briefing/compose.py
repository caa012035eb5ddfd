"""Stage 5: a loaded brief and a corpus become a briefing.

The parts are composed in the order in which the memo shows them, because citation numbers are given on first use.
Faults are collected, never raised, so that an author sees all of them at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pincite import __version__
from pincite.briefing.citations import cited_in_style
from pincite.briefing.coverage import coverage_matrix
from pincite.briefing.deck_wishes import deck_plan
from pincite.briefing.editions import since_last_edition
from pincite.briefing.figures import lifted
from pincite.briefing.language import language_warnings, written_in
from pincite.briefing.method import assembly, imprint, searches
from pincite.briefing.model import (
    Ask,
    Assumption,
    Briefing,
    Conflict,
    CoverageMatrix,
    EvidenceEntry,
    Judgement,
    KeyNumber,
    LikelihoodScale,
    LikelihoodTerm,
    Option,
    Prose,
    Section,
    Side,
    Statement,
)
from pincite.briefing.prose import ProseComposer
from pincite.briefing.register import CitationRegister
from pincite.briefing.sections import SectionComposer
from pincite.briefing.selection import Selector
from pincite.briefing.sources import basis, name_readings, source_entries, source_summary
from pincite.briefing.tradecraft import alternatives, changes
from pincite.briefing.words import QuotationComposer
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Theme
from pincite.diagnostics import BriefError, Diagnostic, Place, arranged, did_you_mean, error
from pincite.editions.model import digest
from pincite.spec.likelihood import SCALES
from pincite.spec.load import LoadedBrief
from pincite.spec.model import ConflictSpec, JudgementSpec, OptionSpec, SideSpec
from pincite.words import Language, language_for

_NUMBERS_TO_KNOW = 4


def compose(
    loaded: LoadedBrief, corpus: Corpus, *, templates: Path | None = None
) -> tuple[Briefing, tuple[Diagnostic, ...]]:
    """The briefing that a brief asks for, and what is wrong or thin in it.

    Citation styles are looked for in ``templates`` before the packaged folder.
    A briefing with errors among its diagnostics has holes and must not be written.
    """
    language = language_for(loaded.spec.lang)
    register = CitationRegister(corpus, language)
    prose = ProseComposer(loaded, corpus, register, written_in(loaded))
    composer = _Composer(loaded, corpus, register, prose, Selector(corpus, language), language, templates)
    briefing, found = since_last_edition(composer.briefing(), loaded, corpus, language)
    return briefing, arranged([*composer.prose.diagnostics, *found])


@dataclass(slots=True)
class _Composer:
    loaded: LoadedBrief
    corpus: Corpus
    register: CitationRegister
    prose: ProseComposer
    selector: Selector
    language: Language
    templates: Path | None
    _quotations: QuotationComposer = field(init=False)
    _sections: SectionComposer = field(init=False)

    def __post_init__(self) -> None:
        self._quotations = QuotationComposer(self.prose, self.selector)
        self._sections = SectionComposer(self.prose, self._quotations)

    def briefing(self) -> Briefing:
        spec, line, words = self.loaded.spec, self.prose.line, self.prose.words
        bottom_line = line(spec.bottom_line, "$.bottom_line")
        ask = self._ask()
        judgements = tuple(self._judgement(index, item) for index, item in enumerate(spec.judgements))
        changed = changes(spec.changes, "$.changes", self.prose)
        numbers = self._sections.numbers(spec.numbers, "$.numbers")
        sections = tuple(
            section
            for index, item in enumerate(spec.themes)
            if (section := self._sections.section(index, item)) is not None
        )
        if spec.numbers is None:
            numbers = lifted([section.numbers for section in sections], _NUMBERS_TO_KNOW)
            sections = tuple(_without(section, numbers) for section in sections)
        conflicts = tuple(self._conflict(index, item) for index, item in enumerate(spec.conflicts))
        options = tuple(self._option(index, item) for index, item in enumerate(spec.options))
        criterion = line(spec.criterion, "$.criterion")
        assumptions = tuple(
            Assumption(*(line(getattr(item, key), f"$.assumptions[{index}].{key}")
                         for key in ("assumption", "if_wrong", "indicator")))
            for index, item in enumerate(spec.assumptions)
        )  # fmt: skip
        known = tuple(self.corpus.themes[item.theme] for item in spec.themes if item.theme in self.corpus.themes)
        moments = self._sections.timeline(spec.timeline, "$.timeline", known, self.register.documents)
        cited = tuple(evidence_id for part in self.prose.statements for evidence_id in part.cited)
        title = words(spec.title, "$.title", scope=cited)
        self._note_header()
        self.prose.diagnostics += language_warnings(self.loaded, self.prose.lang)
        plan = deck_plan(spec.deck, self.prose, self._quotations, exhibits=self._sections.exhibits())
        evidence, references = self._cited()
        sources = source_entries(self.corpus, evidence, references, self.language)
        return Briefing(
            slug=self.loaded.slug,
            title=title,
            to=spec.to or "",
            from_=spec.from_ or "",
            date=self.language.date(spec.date) if spec.date else "",
            date_iso=spec.date.isoformat() if spec.date else "",
            handling=spec.handling or "",
            lang=spec.lang,
            written=self.prose.lang if self.prose.lang != spec.lang else "",
            paper=spec.paper,
            annex=spec.annex or "",
            bottom_line=bottom_line,
            ask=ask,
            judgements=judgements,
            changes=changed,
            numbers=numbers,
            sections=sections,
            conflicts=conflicts,
            options=options,
            criterion=criterion,
            assumptions=assumptions,
            scale=self._scale() if any(item.likelihood for item in judgements) else None,
            summary=source_summary(self.corpus, sources, judgements, evidence, self.language),
            readings=name_readings(self.corpus, evidence),
            method=self._method(),
            statement_note=self._statement_note(),
            sources=sources,
            evidence=evidence,
            statements=tuple(self.prose.statements),
            timeline=moments,
            coverage=self._matrix(known) if spec.coverage is not False else None,
            version=spec.version or "",
            deck=plan,
            holdings=tuple((entry.id, digest(entry.sha256)) for entry in self.corpus.entries.values()),
        )

    def _matrix(self, themes: Sequence[Theme]) -> CoverageMatrix | None:
        return coverage_matrix(self.corpus, themes, self.register.documents, self.language)

    def _cited(self) -> tuple[tuple[EvidenceEntry, ...], dict[str, Prose]]:
        """The evidence and the bibliography in the brief's style; without citations where that cannot be used."""
        evidence = self.register.entries()
        try:
            return cited_in_style(evidence, self.loaded, self.corpus, templates=self.templates)
        except BriefError as fault:
            self.prose.diagnostics += fault.diagnostics
            return evidence, {}

    def _note_header(self) -> None:
        """Remember where the header's words were written; nothing in them needs a source."""
        spec = self.loaded.spec
        header = {"to": spec.to, "from": spec.from_, "handling": spec.handling, "version": spec.version,
                  "reviewer": spec.reviewer, "contact": spec.contact}  # fmt: skip
        for key, text in header.items():
            if text:
                self.prose.statements.append(Statement(text, self._place(f"$.{key}"), key, (), (), ()))

    def _ask(self) -> Ask | None:
        ask = self.loaded.spec.ask
        if ask is None:
            return None
        recommend = self.prose.line(ask.recommend, "$.ask.recommend")
        return Ask(recommend, ask.owner or "", self.language.date(ask.decide_by) if ask.decide_by else "")

    def _judgement(self, index: int, spec: JudgementSpec) -> Judgement:
        path = f"$.judgements[{index}]"
        evidence = self.prose.known(spec.evidence, f"{path}.evidence")
        claim, because, would_change = (
            self.prose.line(getattr(spec, key), f"{path}.{key}", scope=evidence)
            for key in ("claim", "because", "would_change")
        )
        rivals = alternatives(spec.alternatives, f"{path}.alternatives", self.prose, scope=evidence)
        likelihood, span = self._likelihood(spec.likelihood, f"{path}.likelihood")
        return Judgement(
            number=index + 1,
            claim=claim,
            likelihood=likelihood,
            likelihood_range=span,
            confidence=spec.confidence or "",
            because=because,
            would_change=would_change,
            citations=self.register.cite(*evidence),
            basis=basis(self.corpus, evidence, self.language),
            alternatives=rivals,
        )

    def _likelihood(self, word: str | None, path: str) -> tuple[str, str]:
        scale = SCALES[self.loaded.spec.likelihood_scale]
        if word is None:
            return "", ""
        found = scale.term(word, self.language)
        if found is None:
            terms = [term for term, _ in scale.worded(self.language)]
            hints = did_you_mean(word, terms) or (f"its words are: {', '.join(terms)}",)
            self._report(error("likelihood-is-on-scale", f"`{word}` is not a word of the {scale.name} scale",
                               self._place(path), *hints))  # fmt: skip
            return word, ""
        return found

    def _scale(self) -> LikelihoodScale:
        scale = SCALES[self.loaded.spec.likelihood_scale]
        return LikelihoodScale(scale.name, tuple(LikelihoodTerm(*term) for term in scale.worded(self.language)))

    def _conflict(self, index: int, spec: ConflictSpec) -> Conflict:
        path = f"$.conflicts[{index}]"
        sides = tuple(self._side(side, f"{path}.sides[{number}]") for number, side in enumerate(spec.sides))
        named = [evidence_id for side in spec.sides for evidence_id in side.evidence]
        cited = tuple(evidence_id for evidence_id in named if self.prose.resolves(evidence_id))
        question = self.prose.words(spec.question, f"{path}.question", scope=cited)
        headline = self.prose.words(spec.headline, f"{path}.headline", scope=cited)
        reading = self.prose.line(spec.reading, f"{path}.reading", scope=cited)
        return Conflict(question, headline or question, sides, reading)

    def _side(self, spec: SideSpec, path: str) -> Side:
        evidence = self.prose.known(spec.evidence, f"{path}.evidence")
        says = self.prose.line(spec.says, f"{path}.says", scope=evidence)
        name = self.prose.words(spec.name, f"{path}.name", scope=evidence)
        return Side(name, says, tuple(self._quotations.side_extract(evidence_id) for evidence_id in evidence))

    def _option(self, index: int, spec: OptionSpec) -> Option:
        path = f"$.options[{index}]"
        gains, costs, risks, opposed_by = (
            self.prose.line(getattr(spec, key), f"{path}.{key}") for key in ("gains", "costs", "risks", "opposed_by")
        )
        return Option(self.prose.words(spec.name, f"{path}.name"), gains, costs, risks, opposed_by, spec.recommended)

    def _method(self) -> tuple[str, ...]:
        spec, language = self.loaded.spec, self.language
        made = assembly(self.corpus, self.prose.calculations, language, version=__version__)
        by = imprint(spec.version or "", spec.reviewer or "", spec.contact or "", language)
        said = (*made, *searches(self.corpus, spec.searched, language), by)
        return tuple(language.sentence(item) for item in said if item)

    def _statement_note(self) -> str:
        written = any(theme.text for theme in self.loaded.spec.themes)
        return self.language.sentence(self.language.briefing.statement_note) if written else ""

    def _place(self, path: str) -> Place:
        return self.loaded.marks.place(path)

    def _report(self, diagnostic: Diagnostic) -> None:
        self.prose.diagnostics.append(diagnostic)


def _without(section: Section, numbers: Sequence[KeyNumber]) -> Section:
    shown = {(number.evidence, number.figure) for number in numbers}
    kept = tuple(number for number in section.numbers if (number.evidence, number.figure) not in shown)
    return replace(section, numbers=kept)
