"""Attributions and locators in a language's words; nothing here looks at a page or a slide."""

from __future__ import annotations

from collections.abc import Mapping

from pincite.corpus.model import Block, Document, Quotation, Source, Span
from pincite.words import BriefingWords, Language


def medium(source: Source) -> str:
    """What the document is to what it retells: ``summary``, ``translation``, ``article`` ..."""
    return "translation" if source.translated else source.kind


def container(source: Source) -> str:
    """The name a reader knows the original by."""
    return source.container_title or source.short or source.title or source.id


def short_name(source: Source) -> str:
    return source.short or source.container_title or source.title or source.id


def quotation_attribution(source: Source, timecode: str | None, language: Language) -> str:
    """Where somebody's words were said and how we have them."""
    words = language.briefing
    how = _worded(words.quoted_in, source) if source.second_hand else ""
    known = (container(source), language.date(source.issued), timecode or "", how)
    return words.comma.join(part for part in known if part)


def passage_attribution(source: Source, language: Language) -> str:
    """Whose statement a passage is and how we have it."""
    words = language.briefing
    return words.comma.join(part for part in (short_name(source), _manner(source, words)) if part)


def _manner(source: Source, words: BriefingWords) -> str:
    """``as summarised``, ``in translation`` ...; empty for a source that speaks for itself."""
    return _worded(words.retold_in, source) if source.second_hand else ""


def _worded(forms: Mapping[str, str], source: Source) -> str:
    return forms.get(medium(source), forms["document"])


def custody(source: Source, language: Language, *, quoted: bool) -> str:
    """How the annex says we have the words: ``quoted in a summary; not checked against the recording``."""
    if not source.second_hand:
        return ""
    words = language.briefing
    how = _worded(words.cited_from, source) if quoted else _manner(source, words)
    return f"{how}{words.semicolon}{words.unchecked.format(original=source.original or words.the_original)}"


def kind_label(source: Source, language: Language) -> str:
    """``Summary of the recording of the episode; second-hand``."""
    words = language.briefing
    kind = words.kinds.get(medium(source), medium(source))
    kind = kind[:1].upper() + kind[1:]
    if not source.second_hand:
        return kind
    about = source.kind in ("article", "report") and not source.translated
    named = words.kind_about if about else words.kind_of
    return (named if source.original else words.kind_second_hand).format(kind=kind, original=source.original)


def locator(
    document: Document, span: Span, language: Language, quotation: Quotation | None = None
) -> tuple[str, str]:  # fmt: skip
    """What a reader of the original looks for, in full and in short: page or time, section, paragraph, line.

    A line is named only where the file is the text, so that an editor shows the same lines.
    """
    words = language.briefing
    block = document.block_at(span.start)
    mark, short_mark = _landmark(document, span, words)
    spoken = quotation.timecode if quotation and quotation.timecode else ""
    time = spoken or mark or "–".join(block.timecodes)
    section = words.quoted.format(block.section) if block.section else ""
    line = words.line.format(document.line_of(span.start)) if document.format == "text" else ""
    place = _place(block, words.paragraph, words.list_item)
    full = words.comma.join(part for part in (time, section, place, line) if part)
    return full, spoken or short_mark or _place(block, words.short_paragraph, words.short_list_item)


def _landmark(document: Document, span: Span, words: BriefingWords) -> tuple[str, str]:
    """The page or the time at which ``span`` stands in the original, in full and in short; empty without either."""
    first = document.landmark_at(span.start)
    last = document.landmark_at(max(span.start, span.end - 1))
    if first is None or last is None:
        return "", ""
    if first.kind == "time":
        return first.label, first.label
    printed = words.printed_page.format(first.printed) if first.printed else ""
    if first == last:
        return words.page.format(first.label) + printed, words.short_page.format(first.label)
    ends = (first.label, last.label)
    return words.pages.format(*ends) + printed, words.short_pages.format(*ends)


def _place(block: Block, paragraph_form: str, item_form: str) -> str:
    paragraph, _, item = block.label.removeprefix("p").partition("i")
    if not paragraph:
        return ""
    return item_form.format(paragraph, item) if item else paragraph_form.format(paragraph)
