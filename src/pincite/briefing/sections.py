"""Sections: what a brief asks to be shown of a theme, and what is chosen where it asks for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pincite.briefing.charts import chart
from pincite.briefing.figures import key_number, stated_number
from pincite.briefing.model import Chart, Extract, KeyNumber, Paragraph, PullQuotation, Section, Table, Timeline
from pincite.briefing.prose import ProseComposer, kinds_of_first
from pincite.briefing.statement_kinds import in_words
from pincite.briefing.tables import table
from pincite.briefing.timeline import timeline
from pincite.briefing.tradecraft import finding
from pincite.briefing.words import QuotationComposer
from pincite.corpus.model import Theme
from pincite.diagnostics import Diagnostic, Place, did_you_mean, error, warning
from pincite.spec.exhibits import NumberSpec, TimelineSpec
from pincite.spec.model import ThemeSpec

_AUTO_QUOTATIONS, _AUTO_EXTRACTS, _AUTO_NUMBERS = 2, 4, 2


@dataclass(frozen=True, slots=True)
class SectionComposer:
    """Composes the parts of a theme; faults go to the prose composer's diagnostics."""

    prose: ProseComposer
    quotations: QuotationComposer

    def section(self, index: int, spec: ThemeSpec) -> Section | None:
        """The theme at ``index`` of the brief; nothing, and a diagnostic, where the corpus has no such theme."""
        path = f"$.themes[{index}]"
        theme = self._theme(spec.theme, path)
        if theme is None:
            return None
        number = index + 1
        first = len(self.prose.statements)
        paragraphs = self._paragraphs(spec.text, f"{path}.text", number)
        elements = finding(spec.finding, f"{path}.finding", self.prose)
        quotations, quoted_passages = self._quotations_of(spec, theme, path)
        numbers = self._numbers_of(spec, theme, path)
        figure, listing = self._exhibits_of(index, spec, path)
        moments = self.timeline(spec.timeline, f"{path}.timeline", (theme,), None)
        extracts = (*quoted_passages, *(self._extracts(theme) if spec.text is None else ()))
        shown: tuple[PullQuotation | Extract | KeyNumber, ...] = (*quotations, *extracts, *numbers)
        cited = tuple(dict.fromkeys(item for part in self.prose.statements[first:] for item in part.cited))
        cited += tuple(item.evidence for item in shown if item.evidence)
        headline = self.prose.words(spec.headline, f"{path}.headline", scope=cited)
        contrary = self.prose.line(spec.contrary, f"{path}.contrary")
        so_what = self.prose.line(spec.so_what, f"{path}.so_what", scope=cited)
        if not (paragraphs or elements or extracts or quotations or numbers or figure or listing or moments):
            self._report_empty(theme, path)
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

    def _report_empty(self, theme: Theme, path: str) -> None:
        message, hint = f"nothing in the corpus speaks of `{theme.id}`", "give it other terms in themes.yaml"
        if not self.prose.corpus.themes:
            hint = "without a themes.yaml its own words are looked for; `pincite search` shows which are there"
        if self.prose.corpus.coverage(theme).passages:
            message = f"no passage about `{theme.id}` can be shown alone"
            hint = f"write its `text`; `pincite numbers --theme {theme.id}` and `search` show what there is"
        self._report(error("theme-has-evidence", message, self._place(path), hint))

    def numbers(self, specs: Sequence[NumberSpec] | None, path: str) -> tuple[KeyNumber, ...]:
        """Those of the list at ``path`` that can be bound."""
        composed = (key_number(spec, f"{path}[{index}]", self.prose) for index, spec in enumerate(specs or ()))
        return tuple(number for number in composed if number)

    def timeline(
        self, spec: TimelineSpec | None, path: str, themes: Sequence[Theme], documents: Sequence[str] | None
    ) -> Timeline | None:
        """The timeline at ``path``; unless it names a theme, of ``themes``; from ``documents``, if they are given."""
        if spec is None:
            return None
        if spec.theme is not None:
            theme = self._theme(spec.theme, path)
            if theme is None:
                return None
            themes = (theme,)
        return timeline(spec, path, self.prose, self.quotations.selector, themes=themes, documents=documents)

    def exhibits(self) -> tuple[int, int]:
        """How many figures and tables the themes have."""
        last = len(self.prose.loaded.spec.themes) - 1
        return self._exhibit(last, "chart"), self._exhibit(last, "table")

    def _exhibits_of(self, index: int, spec: ThemeSpec, path: str) -> tuple[Chart | None, Table | None]:
        """The figure and the table of the theme at ``index``, where it has them and they can be composed."""
        figure, listing = None, None
        if spec.chart:
            figure = chart(spec.chart, f"{path}.chart", self.prose, number=self._exhibit(index, "chart"))
        if spec.table:
            listing = table(spec.table, f"{path}.table", self.prose, number=self._exhibit(index, "table"))
        return figure, listing

    def _exhibit(self, index: int, key: str) -> int:
        """The number of a theme's figure or table among those of its kind, in the order of the brief."""
        return sum(getattr(item, key) is not None for item in self.prose.loaded.spec.themes[: index + 1])

    def _theme(self, theme_id: str, path: str) -> Theme | None:
        theme = self.prose.corpus.theme(theme_id)
        if theme is None:
            known = ", ".join(self.prose.corpus.themes)
            listing = f"the themes are: {known}" if known else "name the themes in the corpus's themes.yaml"
            hints = did_you_mean(theme_id, self.prose.corpus.themes) or (listing,)
            fault = error("theme-exists", f"no theme is called `{theme_id}`", self._place(f"{path}.theme"), *hints)
            self._report(fault)
        return theme

    def _paragraphs(self, text: str | None, path: str, number: int) -> tuple[Paragraph, ...]:
        paragraphs: list[Paragraph] = []
        counted = 0
        before = f"{self.prose.loaded.spec.annex}." if self.prose.loaded.spec.annex else ""
        blocks = self.prose.blocks(text, path)
        for index, block in enumerate(blocks):
            counted += not block.item
            kind = "" if block.item else in_words(kinds_of_first(blocks[index:]), self.prose.language.briefing)
            name = "" if block.item else f"{before}{number}.{counted}"
            paragraphs.append(Paragraph(name, block.prose, block.item, kind))
        return tuple(paragraphs)

    def _quotations_of(
        self, spec: ThemeSpec, theme: Theme, path: str
    ) -> tuple[tuple[PullQuotation, ...], tuple[Extract, ...]]:
        if spec.quotes is None:
            chosen = self.quotations.selector.quotations(theme, _AUTO_QUOTATIONS)
            return tuple(self.quotations.pulled(item.item, reason=item.reason) for item in chosen), ()
        composed = [
            item
            for index, quotation in enumerate(spec.quotes)
            for item in self.quotations.composed(quotation, theme, f"{path}.quotes[{index}]")
        ]
        return (
            tuple(item for item in composed if isinstance(item, PullQuotation)),
            tuple(item for item in composed if isinstance(item, Extract)),
        )

    def _numbers_of(self, spec: ThemeSpec, theme: Theme, path: str) -> tuple[KeyNumber, ...]:
        if spec.numbers is not None:
            return self.numbers(spec.numbers, f"{path}.numbers")
        if spec.text is not None or spec.chart is not None or spec.table is not None:
            return ()
        chosen = self.quotations.selector.numbers(theme, _AUTO_NUMBERS)
        return tuple(stated_number(item.item, self.prose, reason=item.reason) for item in chosen)

    def _extracts(self, theme: Theme) -> tuple[Extract, ...]:
        chosen = self.quotations.selector.extracts(theme, _AUTO_EXTRACTS)
        return tuple(self.quotations.extract(item.item, reason=item.reason) for item in chosen)

    def _coverage(self, theme: Theme, path: str) -> str:
        covered = self.prose.corpus.coverage(theme)
        documents, origins = [doc_id for doc_id, _ in covered.documents], covered.origins
        if 0 < len(origins) < 2 <= len({entry.origin for entry in self.prose.corpus.entries.values()}):
            self._report(warning("theme-is-broad", f"only one origin speaks of `{theme.id}`: {', '.join(documents)}",
                                 self._place(path), "say so in the text, or add sources"))  # fmt: skip
        if not documents:
            return ""
        words, say = self.prose.language.briefing, self.prose.language.say
        if any(self.prose.corpus.sources[doc_id].undescribed for doc_id in documents):
            return self.prose.language.sentence(say(words.speak, len(documents)))
        base = say(words.speak_origins, len(documents), origins=say(words.speaking_origins, len(origins)))
        if all(self.prose.corpus.sources[doc_id].second_hand for doc_id in documents):
            base += say(words.speak_second_hand, len(documents))
        return self.prose.language.sentence(base)

    def _place(self, path: str) -> Place:
        return self.prose.loaded.marks.place(path)

    def _report(self, diagnostic: Diagnostic) -> None:
        self.prose.diagnostics.append(diagnostic)
