"""A deck that comes back: what was only moved, restyled or saved anew holds, and every other change is found."""

from __future__ import annotations

import copy
import dataclasses
import io
import random
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Pt

from pincite.delivered.deck import read_deck
from pincite.verification.record import Record
from pincite.verification.verify import verify
from tests.verification.made import BRIEFS, checked, edited, faults, file, read, record, replaced, runs, seeds


@pytest.mark.parametrize("name", BRIEFS)
def test_a_deck_as_it_was_made_holds(name: str) -> None:
    """Nothing is reported, neither from its evidence alone nor with the corpus."""
    assert checked(file("deck", name)).findings == ()
    assert checked(file("deck", name), corpus=seeds()).findings == ()


# What a colleague may do


def _reordered(presentation: Any) -> None:
    slides = presentation.slides._sldIdLst
    for slide in reversed(list(slides)):
        slides.append(slide)


def _retyped(presentation: Any) -> None:
    straight = str.maketrans("“”‘’–", "\"\"''-")
    for _, _, run in runs(presentation):
        if not re.search(r"\d–\d", run.text):
            run.text = run.text.translate(straight)


def _restyled(presentation: Any) -> None:
    for _, _, run in runs(presentation):
        run.font.bold, run.font.size = True, Pt(11)


def _split(presentation: Any) -> None:
    """Every run in two, as PowerPoint does where a spelling was checked."""
    for _, _, run in list(runs(presentation)):
        if len(run.text) > 1:
            second = copy.deepcopy(run._r)
            run._r.addnext(second)
            half = len(run.text) // 2
            text = run.text
            run.text = text[:half]
            second.text = text[half:]


def _renamed(presentation: Any) -> None:
    for slide in presentation.slides:
        for number, shape in enumerate(slide.shapes):
            shape.name = f"TextBox {number}"


@pytest.mark.parametrize("change", [_reordered, _retyped, _restyled, _split, _renamed])
def test_what_changes_no_word_holds(change: Callable[[Any], None]) -> None:
    """Order, marks, style, runs and names of shapes say nothing of what is true."""
    assert faults(checked(edited(change))) == []


def test_words_of_the_authors_own_may_be_changed() -> None:
    """A title that is worded anew breaks nothing."""
    result = checked(
        edited(replaced("Cheap models came near the frontier", "Low-cost models are close to the frontier"))
    )
    assert result.holds


# What a colleague may not do


@pytest.mark.parametrize(
    ("old", "new", "subject", "verdict"),
    [
        ("7.8 billion", "7.9 billion", "number", ""),
        ("$140 billion", "$67 billion", "number", ""),
        ("14 nanometers", "18 nanometers", "number", ""),
        ("October 2022", "October 2023", "number", ""),
        ("US$800 billion", "US$800 million", "number", ""),
        ("it's not an outlier", "it's an outlier", "quotation", "negation"),
        ("about 70% of global", "about 90% of global", "quotation", "altered-number"),
        ("very supportive of", "very critical of", "quotation", "altered-word"),
        ("about 70% of global", "70% of global", "quotation", "altered-number"),
        ("80 %", "80 points", "number", ""),
        ("could leave China", "will leave China", "quotation", ""),
        ("the limited access to", "the unlimited access to", "quotation", "negation"),
        ("Benjamin Bratton", "Josh Chin", "speaker", "wrong-speaker"),
    ],
)
def test_a_changed_word_that_matters_is_found(old: str, new: str, subject: str, verdict: str) -> None:
    """By its kind, with what stands there and what the source has."""
    change = replaced(old, new)
    found = faults(checked(edited(change)))
    assert subject in {finding.subject for finding in found}
    finding = next(finding for finding in found if finding.subject == subject)
    assert finding.status == "altered"
    assert finding.label.startswith("slide ")
    assert not verdict or finding.verdict == verdict


def test_quotations_that_change_their_speakers_are_found() -> None:
    """Each text is as it was made; only what stands beside it is another's."""

    def change(presentation: Any) -> None:
        found: dict[str, Any] = {}
        for _, _, run in runs(presentation):
            for name in ("Benjamin Bratton", "Grace Shao"):
                if run.text == name:
                    found.setdefault(name, run)
        one, other = found.values()
        one.text, other.text = other.text, one.text

    found = faults(checked(edited(change)))
    assert {finding.verdict for finding in found} == {"wrong-speaker"}


def test_a_citation_that_leads_elsewhere_is_found() -> None:
    def change(presentation: Any) -> None:
        run = next(run for _, shape, run in runs(presentation) if "[12]" in run.text and "Source" not in shape.name)
        run.text = run.text.replace("[12]", "[13]")

    assert "citation" in {finding.subject for finding in faults(checked(edited(change)))}


def test_a_value_of_a_chart_is_found_in_its_drawing_and_in_its_workbook() -> None:
    """Both are read: the second shows as soon as somebody opens the data."""

    def change(presentation: Any) -> None:
        chart = next(shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart)
        point = chart.plots[0].series[0]._element.find(".//{*}val//{*}v")
        point.text = "76"

    found = faults(checked(edited(change)))
    assert any(finding.subject == "number" and "76" in finding.message for finding in found)
    behind = _with_workbook_value(file("deck"), b"<v>67", b"<v>69")
    assert any("69" in finding.message for finding in faults(checked(behind)))


def _with_workbook_value(deck: bytes, old: bytes, new: bytes) -> bytes:
    def members(package: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def packed(parts: dict[str, bytes]) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return stream.getvalue()

    parts = members(deck)
    book = next(name for name in parts if name.endswith(".xlsx"))
    inner = members(parts[book])
    sheet = "xl/worksheets/sheet1.xml"
    assert old in inner[sheet]
    return packed({**parts, book: packed({**inner, sheet: inner[sheet].replace(old, new)})})


def test_what_was_taken_out_is_told_and_breaks_nothing() -> None:
    def change(presentation: Any) -> None:
        slides = presentation.slides._sldIdLst
        gone = next(i for i, slide in enumerate(presentation.slides)
                    if any("it's not an outlier" in run.text for s, _, run in runs(presentation) if s is slide))  # fmt: skip
        slides.remove(list(slides)[gone])

    result = checked(edited(change))
    assert result.holds
    assert any(each.status == "removed" and "not an outlier" in each.recorded for each in result.findings)


def test_what_was_put_in_needs_a_source() -> None:
    """A number or quotation that the corpus bears may be added; one that nothing bears may not."""

    def added(text: str) -> bytes:
        def change(presentation: Any) -> None:
            box = presentation.slides[1].shapes.add_textbox(0, 0, Pt(300), Pt(60))
            box.text_frame.text = text

        return edited(change)

    invented = faults(checked(added("Chip subsidies reached $913 billion in the first half."), corpus=seeds()))
    assert [(each.subject, each.status) for each in invented] == [("number", "untraceable")]
    said = faults(checked(added("As she says, “we will buy every single chip there is”."), corpus=seeds()))
    assert [each.subject for each in said] == ["quotation"]
    true = added("Among the founders whom one venture capitalist meets, 80% build on Chinese-made models.")
    assert checked(true, corpus=seeds()).holds


@pytest.mark.parametrize("seed", range(2))
def test_any_digit_that_changes_is_found(seed: int) -> None:
    """Wherever it stands on a slide, in a table, a chart or the notes, but for the foot of the slide: one on each."""
    chance = random.Random(seed)
    deck = read(file("deck"))
    sheets = []
    for sheet in deck.sheets:
        fragments = list(sheet.fragments)
        index, at = chance.choice([
            (index, match.start())
            for index, fragment in enumerate(fragments) if fragment.kind != "furniture"
            for match in re.finditer(r"[0-9]", fragment.text)
        ])  # fmt: skip
        text = fragments[index].text
        digit = str((int(text[at]) + chance.randint(1, 9)) % 10)
        fragments[index] = dataclasses.replace(fragments[index], text=text[:at] + digit + text[at + 1 :])
        sheets.append(dataclasses.replace(sheet, fragments=tuple(fragments)))
    result = verify(dataclasses.replace(deck, sheets=tuple(sheets)), record("deck"), None)
    told = {finding.sheet for finding in result.findings if finding.status != "removed"}
    assert told == {sheet.number for sheet in sheets}


# Without its evidence


def test_the_corpus_alone_bears_the_quotations() -> None:
    """A program may drop what travels inside; the quotations are then held to the corpus alone."""
    short = BRIEFS[2]
    result = verify(read(file("deck", short)), Record(), seeds())
    assert faults(result) == []
    assert sum(sheet.numbers for sheet in result.sheets) > 10
    changed = edited(replaced("game over for them", "game on for them"), short)
    found = faults(verify(read(changed), Record(), seeds()))
    assert any(each.subject == "quotation" and "game" in each.message for each in found)


def test_evidence_that_was_tampered_with_bears_nothing() -> None:
    """Words that were changed in the file and in its evidence alike do not stand in the corpus."""
    evidence = read_deck(file("deck")).evidence.decode()
    tampered = evidence.replace("very supportive of AI", "very critical of AI")
    from pincite.verification.record import read_record

    def change(presentation: Any) -> None:
        for _, _, run in runs(presentation):
            run.text = run.text.replace("very supportive of AI", "very critical of AI")

    changed = edited(change)
    result = verify(read(changed), read_record(tampered.encode()), seeds())
    assert any(finding.subject == "source" and finding.breaks for finding in result.findings)


# Other programs


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_deck_that_libreoffice_saved_holds(tmp_path: Path) -> None:
    """As a deck and as a PDF, with its own evidence or with that of the original; a change made before is found."""
    short = BRIEFS[1]
    (tmp_path / "deck.pptx").write_bytes(file("deck", short))
    (tmp_path / "bad.pptx").write_bytes(edited(replaced("US$47 billion", "US$49 billion"), short))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for kind in ("pptx:Impress MS PowerPoint 2007 XML", "pdf"):
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path / "out")]
        decks = [str(tmp_path / "deck.pptx"), str(tmp_path / "bad.pptx")]
        subprocess.run([*command, *decks], check=True, capture_output=True, timeout=240)
    for suffix in ("pptx", "pdf"):
        assert faults(checked((tmp_path / "out" / f"deck.{suffix}").read_bytes(), record("deck", short))) == []
        assert faults(checked((tmp_path / "out" / f"bad.{suffix}").read_bytes(), record("deck", short)))
    assert Presentation(str(tmp_path / "out" / "deck.pptx")).slides
