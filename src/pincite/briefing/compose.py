"""Stage 5: a loaded brief and a corpus become a briefing.

The parts are composed in the order in which the memo shows them, because citation numbers are given on first use.
Faults are collected, never raised, so that an author sees all of them at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pincite import __version__
from pincite.briefing.charts import chart
from pincite.briefing.citations import cited_in_style
from pincite.briefing.coverage import coverage_matrix
from pincite.briefing.deck_wishes import deck_plan
from pincite.briefing.editions import since_last_edition
from pincite.briefing.figures import key_number, lifted, stated_number
from pincite.briefing.language import language_warnings, written_in
from pincite.briefing.method import assembly, imprint, searches
from pincite.briefing.model import (
    Ask,
    Assumption,
    Briefing,
    Conflict,
    CoverageMatrix,
    EvidenceEntry,
    Extract,
    Judgement,
    KeyNumber,
    LikelihoodScale,
    LikelihoodTerm,
    Option,
    Paragraph,
    Prose,
    PullQuotation,
    Section,
    Side,
    Statement,
    Timeline,
)
from pincite.briefing.prose import ProseComposer, kinds_of_first
from pincite.briefing.register import CitationRegister
from pincite.briefing.selection import Selector
from pincite.briefing.sources import basis, name_readings, source_entries, source_summary
from pincite.briefing.statement_kinds import in_words
from pincite.briefing.tables import table
from pincite.briefing.timeline import timeline
from pincite.briefing.tradecraft import alternatives, changes, finding
from pincite.briefing.words import QuotationComposer
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Theme
from pincite.diagnostics import BriefError, Diagnostic, Place, arranged, did_you_mean, error, warning
from pincite.editions.model import digest
from pincite.spec.likelihood import SCALES
from pincite.spec.load import LoadedBrief
from pincite.spec.model import ConflictSpec, JudgementSpec, NumberSpec, OptionSpec, SideSpec, ThemeSpec, TimelineSpec
from pincite.words import Language, language_for

_AUTO_QUOTATIONS, _AUTO_EXTRACTS, _AUTO_NUMBERS, _NUMBERS_TO_KNOW = 2, 4, 2, 4


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

    def __post_init__(self) -> None:
        self._quotations = QuotationComposer(self.prose, self.selector)

    def briefing(self) -> Briefing:
        spec, line, words = self.loaded.spec, self.prose.line, self.prose.words
        bottom_line = line(spec.bottom_line, "$.bottom_line")
        ask = self._ask()
        judgements = tuple(self._judgement(index, item) for index, item in enumerate(spec.judgements))
        changed = changes(spec.changes, "$.changes", self.prose)
        numbers = self._numbers(spec.numbers, "$.numbers")
        sections = tuple(
            section for index, item in enumerate(spec.themes) if (section := self._section(index, item)) is not None
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
        moments = self._timeline(spec.timeline, "$.timeline", known, self.register.documents)
        cited = tuple(evidence_id for part in self.prose.statements for evidence_id in part.cited)
        title = words(spec.title, "$.title", scope=cited)
        self._note_header()
        self.prose.diagnostics += language_warnings(self.loaded, self.prose.lang)
        plan = deck_plan(spec.deck, self.prose, self._quotations, exhibits=self._exhibits())
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

    def _numbers(self, specs: Sequence[NumberSpec] | None, path: str) -> tuple[KeyNumber, ...]:
        composed = (key_number(spec, f"{path}[{index}]", self.prose) for index, spec in enumerate(specs or ()))
        return tuple(number for number in composed if number)

    def _section(self, index: int, spec: ThemeSpec) -> Section | None:
        path = f"$.themes[{index}]"
        theme = self._theme(spec.theme, path)
        if theme is None:
            return None
        number = index + 1
        first = len(self.prose.statements)
        paragraphs = self._paragraphs(spec.text, f"{path}.text", number)
        elements = finding(spec.finding, f"{path}.finding", self.prose)
        quotations, quoted_passages = self._section_quotations(spec, theme, path)
        numbers = self._section_numbers(spec, theme, path)
        charts, listings = self._exhibit(index, "chart"), self._exhibit(index, "table")
        figure = chart(spec.chart, f"{path}.chart", self.prose, number=charts) if spec.chart else None
        listing = table(spec.table, f"{path}.table", self.prose, number=listings) if spec.table else None
        moments = self._timeline(spec.timeline, f"{path}.timeline", (theme,), None)
        chosen = self._extracts(theme) if spec.text is None else ()
        extracts = (*quoted_passages, *chosen)
        cited = tuple(dict.fromkeys(item for part in self.prose.statements[first:] for item in part.cited))
        cited += tuple(item.evidence for item in quotations)
        cited += tuple(item.evidence for item in extracts)
        cited += tuple(item.evidence for item in numbers if item.evidence)
        headline = self.prose.words(spec.headline, f"{path}.headline", scope=cited)
        contrary = self.prose.line(spec.contrary, f"{path}.contrary")
        so_what = self.prose.line(spec.so_what, f"{path}.so_what", scope=cited)
        if not (paragraphs or elements or extracts or quotations or numbers or figure or listing or moments):
            message, hint = f"nothing in the corpus speaks of `{theme.id}`", "give it other terms in themes.yaml"
            if self.corpus.coverage(theme).passages:
                message = f"no passage about `{theme.id}` can be shown alone"
                hint = f"write its `text`; `pincite numbers --theme {theme.id}` and `search` show what there is"
            self._report(error("theme-has-evidence", message, self._place(path), hint))
        return Section(
            number=number,
            theme=theme.id,
            label=theme.label,
            headline=headline or theme.question or theme.label,
            paragraphs=paragraphs,
            extracts=extracts,
            quotations=quotations,
            numbers=numbers,
            chart=figure,
            so_what=so_what,
            coverage=self._coverage(theme, path),
            table=listing,
            timeline=moments,
            finding=elements,
            contrary=contrary,
        )

    def _exhibit(self, index: int, key: str) -> int:
        """The number of a theme's figure or table among those of its kind, in the order of the brief."""
        return sum(getattr(item, key) is not None for item in self.loaded.spec.themes[: index + 1])

    def _exhibits(self) -> tuple[int, int]:
        """How many figures and tables the themes have."""
        last = len(self.loaded.spec.themes) - 1
        return self._exhibit(last, "chart"), self._exhibit(last, "table")

    def _timeline(
        self, spec: TimelineSpec | None, path: str, themes: Sequence[Theme], documents: Sequence[str] | None
    ) -> Timeline | None:
        if spec is None:
            return None
        if spec.theme is not None:
            theme = self._theme(spec.theme, path)
            if theme is None:
                return None
            themes = (theme,)
        return timeline(spec, path, self.prose, self.selector, themes=themes, documents=documents)

    def _theme(self, theme_id: str, path: str) -> Theme | None:
        theme = self.corpus.themes.get(theme_id)
        if theme is None:
            known = ", ".join(self.corpus.themes)
            listing = f"the themes are: {known}" if known else "name the themes in the corpus's themes.yaml"
            hints = did_you_mean(theme_id, self.corpus.themes) or (listing,)
            fault = error("theme-exists", f"no theme is called `{theme_id}`", self._place(f"{path}.theme"), *hints)
            self._report(fault)
        return theme

    def _paragraphs(self, text: str | None, path: str, number: int) -> tuple[Paragraph, ...]:
        paragraphs: list[Paragraph] = []
        counted = 0
        before = f"{self.loaded.spec.annex}." if self.loaded.spec.annex else ""
        blocks = self.prose.blocks(text, path)
        for index, block in enumerate(blocks):
            counted += not block.item
            kind = "" if block.item else in_words(kinds_of_first(blocks[index:]), self.language.briefing)
            name = "" if block.item else f"{before}{number}.{counted}"
            paragraphs.append(Paragraph(name, block.prose, block.item, kind))
        return tuple(paragraphs)

    def _section_quotations(
        self, spec: ThemeSpec, theme: Theme, path: str
    ) -> tuple[tuple[PullQuotation, ...], tuple[Extract, ...]]:
        if spec.quotes is None:
            chosen = self.selector.quotations(theme, _AUTO_QUOTATIONS)
            return tuple(self._quotations.pulled(item.item, reason=item.reason) for item in chosen), ()
        composed = [
            item
            for index, quotation in enumerate(spec.quotes)
            for item in self._quotations.composed(quotation, theme, f"{path}.quotes[{index}]")
        ]
        return (
            tuple(item for item in composed if isinstance(item, PullQuotation)),
            tuple(item for item in composed if isinstance(item, Extract)),
        )

    def _section_numbers(self, spec: ThemeSpec, theme: Theme, path: str) -> tuple[KeyNumber, ...]:
        if spec.numbers is not None:
            return self._numbers(spec.numbers, f"{path}.numbers")
        if spec.text is not None or spec.chart is not None or spec.table is not None:
            return ()
        chosen = self.selector.numbers(theme, _AUTO_NUMBERS)
        return tuple(stated_number(item.item, self.prose, reason=item.reason) for item in chosen)

    def _extracts(self, theme: Theme) -> tuple[Extract, ...]:
        chosen = self.selector.extracts(theme, _AUTO_EXTRACTS)
        return tuple(self._quotations.extract(item.item, reason=item.reason) for item in chosen)

    def _coverage(self, theme: Theme, path: str) -> str:
        covered = self.corpus.coverage(theme)
        documents, origins = [doc_id for doc_id, _ in covered.documents], covered.origins
        if 0 < len(origins) < 2 <= len({entry.origin for entry in self.corpus.entries.values()}):
            self._report(warning("theme-is-broad", f"only one origin speaks of `{theme.id}`: {', '.join(documents)}",
                                 self._place(path), "say so in the text, or add sources"))  # fmt: skip
        if not documents:
            return ""
        words, say = self.language.briefing, self.language.say
        if any(self.corpus.sources[doc_id].undescribed for doc_id in documents):
            return self.language.sentence(say(words.speak, len(documents)))
        base = say(words.speak_origins, len(documents), origins=say(words.speaking_origins, len(origins)))
        if all(self.corpus.sources[doc_id].second_hand for doc_id in documents):
            base += say(words.speak_second_hand, len(documents))
        return self.language.sentence(base)

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
        made = assembly(self.corpus, self.prose.calculations, language, version=__version__,
                        typed=any(theme.text for theme in spec.themes))  # fmt: skip
        by = imprint(spec.version or "", spec.reviewer or "", spec.contact or "", language)
        said = (*made, *searches(self.corpus, spec.searched, language), by)
        return tuple(language.sentence(item) for item in said if item)

    def _place(self, path: str) -> Place:
        return self.loaded.marks.place(path)

    def _report(self, diagnostic: Diagnostic) -> None:
        self.prose.diagnostics.append(diagnostic)


def _without(section: Section, numbers: Sequence[KeyNumber]) -> Section:
    shown = {(number.evidence, number.figure) for number in numbers}
    kept = tuple(number for number in section.numbers if (number.evidence, number.figure) not in shown)
    return replace(section, numbers=kept)
