"""What only shows beside the slide as it was made: short texts, marks, and what is no longer there."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest

from pincite.delivered.deck import read_deck
from pincite.verification.model import Finding
from pincite.verification.verify import verify
from tests.verification.made import BRIEFS, checked, edited, faults, file, read, record, runs, seeds

DECISION = BRIEFS[1]
"""A brief with judgements, options and a chart-less deck that is quick to read."""


def _shapes(presentation: Any, name: str) -> list[tuple[int, Any]]:
    """Number of the slide and shape, of every shape with this name."""
    return [
        (number, shape)
        for number, slide in enumerate(presentation.slides, 1)
        for shape in slide.shapes
        if shape.name.startswith(name)
    ]


def _said(findings: tuple[Finding, ...], sheet: int) -> set[tuple[str, str]]:
    return {(finding.subject, finding.status) for finding in findings if finding.sheet == sheet}


def test_what_is_judged_is_read_word_by_word() -> None:
    """Another likelihood, range or confidence is a fault, as is a judgement that is turned round."""
    touched: list[int] = []

    def change(presentation: Any) -> None:
        for slide, _, run in runs(presentation):
            number = presentation.slides.index(slide) + 1
            text = run.text
            if run.text == "Likely":
                run.text = "Very likely"
            elif run.text == "45–55 %":
                run.text = "55–80 %"
            elif run.text == "Low":
                run.text = "High"
            elif "do not touch" in run.text:
                run.text = run.text.replace("do not touch", "do touch")
            if run.text != text:
                touched.append(number)

    result = checked(edited(change, DECISION))
    assert len(set(touched)) >= 3
    assert {finding.sheet for finding in faults(result)} == set(touched)
    assert {"judgement", "number", "sentence"} <= {finding.subject for finding in faults(result)}


def test_what_is_gone_from_a_slide_is_told() -> None:
    """A quotation that its notes still have, a source line, a citation mark, a caveat, a whole slide."""
    gone: dict[str, int] = {}

    def change(presentation: Any) -> None:
        for slide in presentation.slides:
            if slide.has_notes_slide:
                for paragraph in slide.notes_slide.notes_text_frame.paragraphs:
                    if paragraph.text.startswith("Caveat"):
                        paragraph.clear()
        number, shape = _shapes(presentation, "Quotation")[0]
        gone["quotation"] = number
        shape._element.getparent().remove(shape._element)
        number, shape = _shapes(presentation, "Source")[-2]
        gone["source"] = number
        shape._element.getparent().remove(shape._element)
        marked = ((n, run) for n, shape in _shapes(presentation, "Body") for paragraph in shape.text_frame.paragraphs
                  for run in paragraph.runs if re.search(r"\[\d+\]", run.text))  # fmt: skip
        gone["citation"], run = next(marked)
        run.text = re.sub(r"\s?\[\d+\]", "", run.text)
        slides = presentation.slides._sldIdLst
        slides.remove(list(slides)[-1])

    result = checked(edited(change, DECISION))
    removed = {finding.subject for finding in result.findings if finding.status == "removed"}
    assert {"quotation", "source", "citation", "caveat", "slide"} <= removed
    assert ("source", "removed") in _said(result.findings, gone["source"])
    assert ("citation", "removed") in _said(result.findings, gone["citation"])
    assert result.holds


def test_figures_that_changed_their_places_are_found_and_their_order_says_nothing() -> None:
    """The same figures beside each other's words are wrong; the same shapes in another order are not."""

    def swapped(presentation: Any) -> None:
        (_, one), (_, other) = _shapes(presentation, "Figure")[:2]
        first, second = one.text_frame.paragraphs[0].runs[0], other.text_frame.paragraphs[0].runs[0]
        first.text, second.text = second.text, first.text

    def shuffled(presentation: Any) -> None:
        for slide in presentation.slides:
            for shape in reversed(list(slide.shapes)):
                slide.shapes._spTree.append(shape._element)

    assert {finding.subject for finding in faults(checked(edited(swapped, DECISION)))} == {"number"}
    assert checked(edited(shuffled, DECISION)).findings == ()


def test_points_of_a_chart_that_changed_their_labels_are_found() -> None:
    def change(presentation: Any) -> None:
        chart = next(shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart)
        one, other = chart._chartSpace.findall(".//{*}cat//{*}v")[:2]
        one.text, other.text = other.text, one.text

    assert {each.subject for each in faults(checked(edited(change)))} == {"number"}


@pytest.mark.parametrize("form", ["{}", "{} / {}", "Slide {}"])
def test_a_number_that_was_typed_on_every_slide_is_its_number(form: str) -> None:
    def change(presentation: Any) -> None:
        for number, slide in enumerate(presentation.slides, 1):
            text = form.format(number, len(presentation.slides))
            slide.shapes.add_textbox(0, 0, 400_000, 300_000).text_frame.text = text

    assert checked(edited(change, DECISION)).findings == ()


def test_a_line_that_was_put_on_every_slide_takes_no_number_away() -> None:
    """What a heading of the memo begins with was never on a slide, whatever stands before its words there."""

    def change(presentation: Any) -> None:
        for slide in presentation.slides:
            slide.shapes.add_textbox(0, 0, 400_000, 300_000).text_frame.text = "Prepared for the Deputy Minister"

    assert checked(edited(change)).findings == ()


def test_source_lines_that_changed_their_slides_are_found() -> None:
    """Each as it was made, under what it is not the source of."""

    def change(presentation: Any) -> None:
        lines = [shape.text_frame.paragraphs[0] for _, shape in _shapes(presentation, "Source")]
        one, other = (line for line in lines if "13:38" in line.text or "59:03" in line.text)
        texts = one.text, other.text
        for line, text in ((one, texts[1]), (other, texts[0])):
            for run in line.runs[1:]:
                run.text = ""
            line.runs[0].text = text

    assert {"number", "citation"} <= {each.subject for each in faults(checked(edited(change)))}


def test_a_quotation_that_became_other_words_is_told() -> None:
    """Without its marks it is no quotation any more; the notes, which still have it, do not stand for it."""

    def change(presentation: Any) -> None:
        runs_of = next(line.runs for _, shape in _shapes(presentation, "Quotation")
                       for line in shape.text_frame.paragraphs if "Tencent integrated" in line.text)  # fmt: skip
        for run in runs_of[1:]:
            run.text = ""
        runs_of[0].text = "Putting a model into WeChat ended the contest"

    assert ("quotation", "removed") in {(each.subject, each.status) for each in checked(edited(change)).findings}


def test_a_deck_is_held_to_the_evidence_of_its_memo() -> None:
    """Without false alarms, and a changed number is still found."""
    own = read(file("deck", DECISION))
    assert faults(verify(own, record("memo", DECISION), None)) == []

    def change(presentation: Any) -> None:
        _, shape = _shapes(presentation, "Figure")[0]
        run = next(run for run in shape.text_frame.paragraphs[0].runs if re.search(r"\d", run.text))
        run.text = re.sub(r"\d", "987", run.text, count=1)

    changed = edited(change, DECISION)
    assert faults(verify(read(changed), record("memo", DECISION), None))


def test_words_of_the_source_in_another_mouth_are_found_in_any_deck() -> None:
    """A deck that Pincite never saw, with the corpus alone."""

    def change(presentation: Any) -> None:
        frame = presentation.slides[0].shapes.add_textbox(0, 0, 4_000_000, 300_000).text_frame
        frame.text = "Josh Chin: “the government is very supportive of AI entrepreneurship”"

    assert {each.verdict for each in faults(checked(edited(change, DECISION), corpus=seeds()))} == {"wrong-speaker"}


def test_comments_are_not_verified_and_that_is_said() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file("deck", DECISION))) as archive, zipfile.ZipFile(stream, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "ppt/slides/_rels/slide2.xml.rels":
                kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
                link = (
                    b'<Relationship Id="rId99" Type="' + kind + b'" Target="../comments/comment1.xml"/></Relationships>'
                )
                content = content.replace(b"</Relationships>", link)
            copy.writestr(name, content)
    ((message, _),) = read_deck(stream.getvalue()).warnings
    assert "comments" in message


def _with(text: str) -> tuple[Finding, ...]:
    """What is found of a line that somebody put on the third slide."""

    def change(presentation: Any) -> None:
        presentation.slides[2].shapes.add_textbox(0, 0, 4_000_000, 300_000).text_frame.text = text

    return checked(edited(change, DECISION)).findings


def test_a_sentence_that_was_put_in_with_a_citation_is_told() -> None:
    """Its citation leads somewhere; what it says was never built. What the source says itself may be added."""
    (found,) = _with("The government has banned every American chip without a word [15].")
    assert (found.subject, found.status, found.breaks) == ("cited-sentence", "untraceable", False)
    said = record("deck", DECISION).entries[2].exact
    assert _with(f"{said.rstrip('.')} [2].") == ()


def test_where_something_stands_may_not_lose_at_how_many_hands() -> None:
    def change(presentation: Any) -> None:
        run = next(run for _, shape in _shapes(presentation, "Source") for line in shape.text_frame.paragraphs
                   for run in line.runs if " as summarised" in run.text)  # fmt: skip
        run.text = run.text.replace(" as summarised", "")

    (found,) = checked(edited(change)).findings
    assert (found.subject, found.status) == ("source", "altered")
    assert "as summarised" in found.message


def test_evidence_of_another_brief_is_told() -> None:
    """It shares the passages that both cite; the title and the rest are another file's."""
    result = verify(read(file("deck", BRIEFS[2])), record("deck", DECISION), None)
    assert any(each.subject == "sheet" and "another brief" in each.message for each in result.findings)
    assert "another brief" in result.basis[0]
