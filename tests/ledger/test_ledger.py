"""Every printed number is bound, derived or structural, in both files alike; what is none of these is named."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

from pincite.briefing.model import Briefing, Run
from pincite.cli import main
from pincite.corpus.catalogue import Corpus, read_corpus
from pincite.ledger.entries import ledger_of
from pincite.ledger.model import Basis, Ledger, Line
from pincite.ledger.rows import LINE_COLUMNS, line_rows
from pincite.ledger.uncited import uncited
from pincite.spec.brand import Brand
from pincite.writers.deck import write_deck
from pincite.writers.memo import write_memo
from tests.corpora import BRIEFS, composed, sound, write_corpus

TEMPLATES = Path(__file__).parents[2] / "templates"
BRIEF = """\
title: The crossing
to: The county board
date: 2026-03-02
lang: en
bottom_line: The ferry carried 1.2 million passengers [@ferry#1-2-million], and a bridge costs $640 million [@bridge#640-million].
judgements:
  - claim: The ferry will run on through 2027.
    likelihood: likely
    confidence: low
    because: One origin names the cost.
    evidence: [ferry#p2s1, bridge#p1s1]
numbers:
  - {formula: bridge#640-million / ferry#42-million, label: A bridge for how many hulls, round: 1}
  - ferry#60-percent
  - bridge#12-days
themes:
  - theme: cost
    headline: A bridge costs 15 times as much as a hull
    text: |
      The crossing takes 40 minutes [@ferry#40-minutes]. A bridge costs fifteen times what a hull does
      [@ferry#42-million; @bridge#640-million]. Over a million passengers used the ferry [@ferry#1-2-million].
    chart:
      title: A bridge costs more than a hull
      kind: bar
      unit: US$ million
      points: [{label: Hull, number: ferry#42-million}, {label: Bridge, number: bridge#640-million}]
    table:
      title: What things cost
      columns: [{name: Thing}, {name: Price, unit: US$ million}]
      rows: [[Hull, {number: ferry#42-million}], [Bridge, {number: bridge#640-million}],
             [Both, {formula: bridge#640-million + ferry#42-million}]]
  - theme: weather
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return sound(tmp_path_factory.mktemp("ledger"))


@pytest.fixture(scope="module")
def briefing(corpus: Corpus) -> Briefing:
    return composed(BRIEF, corpus).briefing


@pytest.fixture(scope="module")
def whole(briefing: Briefing, corpus: Corpus) -> Ledger:
    return ledger_of(briefing, corpus, templates=TEMPLATES)


def bases(ledger: Ledger, printed: str, *, file: str = "") -> set[Basis]:
    return {line.basis for line in ledger.lines if line.printed == printed and file in ("", line.file)}


def test_nothing_is_unbound(whole: Ledger) -> None:
    """Figures, sentences, chart, table, notes, alternative texts and quotations of both files."""
    assert whole.unbound == ()
    assert whole.headline.startswith(f"{len(whole.lines)} printed, ")
    assert whole.headline.endswith(", 0 unbound")
    places = {line.place.split(", ", 1)[-1] for line in whole.lines if line.basis.status in ("bound", "derived")}
    assert {"notes", "alternative text", "chart", "Table", "Chart"} <= places


def digits(texts: Iterable[str]) -> Counter[str]:
    """Every run of digits, citation marks such as ``[3, 4]`` left out."""
    return Counter(run for text in texts for run in re.findall(r"\d+", re.sub(r"\[\d+(?:[,–]\s?\d+)*\]", "", text)))


def test_no_digit_of_the_built_files_is_left_out(whole: Ledger, briefing: Briefing) -> None:
    """The finished pages and slides are read without any reader of ours; page numbers, the running date and raised
    citation numbers aside, each digit in them is in the ledger as often as there. So a writer cannot print a number
    that the ledger misses."""
    listed = {file: digits(line.printed for line in whole.lines if line.file == file) for file in ("memo", "deck")}
    memo, pages = _read_pages(write_memo(briefing, templates=TEMPLATES)[0])
    running = digits([briefing.date] * pages + [f"{page} {pages}" for page in range(1, pages + 1)])
    assert sum(memo.values()) > 100
    raised = {str(entry.number) for entry in briefing.evidence}
    assert set(memo - listed["memo"] - running) <= raised
    assert set(memo) <= set(listed["memo"]) | raised
    slides = digits(_read_slides(write_deck(briefing, templates=TEMPLATES)[0]))
    assert sum(slides.values()) > 100
    assert slides - listed["deck"] == Counter()


def _read_pages(content: bytes) -> tuple[Counter[str], int]:
    with pypdfium2.PdfDocument(content) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    return digits(text.replace("\ufffe", "") for text in texts), len(texts)


def _read_slides(content: bytes) -> Iterator[str]:
    """Paragraphs, chart values and alternative texts, as the file's own XML has them; fields are the program's."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if re.fullmatch(r"ppt/(?:slides|notesSlides|charts)/\w+\.xml", name):
                root = etree.fromstring(package.read(name))
                for paragraph in root.iter("{*}p"):
                    yield "".join(run.findtext("{*}t") or "" for run in paragraph.iter("{*}r"))
                yield from (item.get("descr", "") for item in root.iter("{*}cNvPr"))
                yield from ((item.text or "").removesuffix(".0") for item in root.iterfind(".//{*}val//{*}v"))


def test_files_agree_number_by_number(whole: Ledger) -> None:
    """What the deck prints of a source's number, the memo prints in the same digits; and both derive the same."""
    assert whole.unlike == ()
    numbers = [{line.basis.number for line in whole.lines if line.file == file and line.basis.status == "bound"}
               for file in ("memo", "deck")]  # fmt: skip
    assert numbers[0] == numbers[1]
    formulas = [{line.basis.formula for line in whole.lines if line.file == file} for file in ("memo", "deck")]
    assert formulas[0] == formulas[1] == {"", "640 / 42", "$640 million / $42 million", "$640 million + $42 million"}


def test_a_line_says_what_bears_it(whole: Ledger) -> None:
    """Bound as cited, rounded, multiplied, or printed on the scale of a chart's unit."""
    assert bases(whole, "40 minutes") >= {Basis("bound", "cited", "ferry#40-minutes", "40 minutes")}
    assert Basis("bound", "cited", "ferry#1-2-million", "1.2 million", rounded=True) in bases(whole, "Over a million")
    multiples = bases(whole, "fifteen times")
    assert {(each.status, each.formula, each.rounded) for each in multiples} == {
        ("derived", "$640 million / $42 million", True)
    }
    assert Basis("bound", "named", "bridge#640-million", "$640 million") in bases(whole, "640", file="deck")
    assert {basis.rule for basis in bases(whole, "2 March 2026")} <= {"own-date", "running-head"}


@pytest.fixture(scope="module")
def broken(briefing: Briefing, corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """Five things that are wrong at once, since each ledger makes a deck: two figures, a scale, a sentence that came
    from nowhere, and a figure of the house's own template."""
    numbers = tuple(
        replace(each, figure=each.figure.replace("12", "13").replace("60", "61")) for each in briefing.numbers
    )
    first, *rest = briefing.sections
    assert first.chart is not None
    wrong = replace(first, chart=replace(first.chart, unit="US$ billion"))
    line = (*briefing.bottom_line, Run(" It serves 77 towns."))
    folder = tmp_path_factory.mktemp("house") / "templates"
    shutil.copytree(TEMPLATES, folder)
    page = folder / "memo" / "memo.html.j2"
    content = page.read_text(encoding="utf-8")
    assert "</body>" in content
    page.write_text(content.replace("</body>", "<p>Trusted by 4,500 readers.</p></body>"), encoding="utf-8")
    changed = replace(briefing, numbers=numbers, sections=(wrong, *rest), bottom_line=line)
    return ledger_of(changed, corpus, templates=folder)


def unbound(broken: Ledger, printed: str) -> list[Line]:
    return [line for line in broken.unbound if line.printed.startswith(printed)]


@pytest.mark.parametrize("figure", ["13", "61"])
def test_a_figure_that_is_not_its_sources_is_unbound(broken: Ledger, figure: str) -> None:
    """Whatever composed it: the ledger holds what is printed to the corpus once more."""
    found = unbound(broken, figure)
    assert {line.file for line in found} == {"memo", "deck"}
    assert all("another number" in line.basis.reason for line in found)


def test_a_changed_scale_is_unbound(broken: Ledger) -> None:
    """A chart whose unit line says billion where its points are in millions."""
    assert unbound(broken, "640")
    assert unbound(broken, "42")


def test_a_number_that_nothing_states_is_unbound(broken: Ledger) -> None:
    """Words that came into the briefing without a sentence of the author's or a source behind them."""
    assert {line.file for line in unbound(broken, "77")} == {"memo", "deck"}


def test_a_number_of_the_template_is_unbound(broken: Ledger) -> None:
    """A house's own template may not state a figure either."""
    assert [line.printed for line in unbound(broken, "4,500")] == ["4,500"]


def test_what_holds_beside_it_stays_bound(broken: Ledger) -> None:
    """Nothing else is unbound because of them."""
    assert set(digits(line.printed for line in broken.unbound)) <= {"13", "61", "640", "42", "77", "4", "500"}


def test_a_deck_that_rounds_otherwise_is_named() -> None:
    """The same figure prints the same in both files."""

    def line(file: str, printed: str) -> Line:
        basis = Basis("bound", "cited", "a#1-2-million", "1.2 million")
        return Line(printed, file, file, printed, basis)  # type: ignore[arg-type]

    assert Ledger((line("memo", "1.2 million"), line("deck", "$1.2"))).unlike == ()
    assert [each.printed for each in Ledger((line("memo", "1.2 million"), line("deck", "1 million"))).unlike] == [
        "1 million"
    ]


@pytest.mark.parametrize("name", ["china-ai-strategy", "chip-controls", "open-models"])
def test_the_briefs_of_the_checkout_have_nothing_unbound(seeds: Corpus, name: str) -> None:
    briefing = composed((BRIEFS / f"{name}.yaml").read_text(encoding="utf-8"), seeds).briefing
    found = ledger_of(briefing, seeds, templates=TEMPLATES)
    assert found.unbound == found.unlike == ()
    assert len({line.basis.number for line in found.lines if line.basis.status == "bound"}) >= 3


@pytest.mark.parametrize("lang", ["fr", "de", "zh"])
def test_speaks_the_language_of_the_brief(corpus: Corpus, lang: str) -> None:
    """Decimal commas and the tool's own words in other languages need no other rules."""
    brief = BRIEF.replace("lang: en", f"lang: {lang}").split("bottom_line:")[0]
    body = "numbers: [ferry#1-2-million, bridge#640-million]\nthemes: [cost, weather]\n"
    found = ledger_of(composed(brief + body, corpus).briefing, corpus, templates=TEMPLATES)
    assert found.unbound == ()


def test_sentences_without_a_citation_are_listed(corpus: Corpus) -> None:
    """Those that state a fact, and not those that judge, count or look ahead."""
    text = (
        'The Harbour Board decided on a new quay. A committee met in 2019. He said that "it will not come before we'
        ' retire". Two accounts differ. The crossing matters. It takes 40 minutes [@ferry#40-minutes]. It may end in 2031.'
    )
    brief = f"title: T\ndate: 2026-03-02\nthemes:\n  - theme: cost\n    text: >-\n      {text}\n"
    found = uncited(composed(brief, corpus).briefing)
    assert [item.states for item in found] == ["what a named one did", "a date", "a quotation"]


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = main(args)
    caught = capsys.readouterr()
    return code, caught.out, caught.err


def test_rows_are_told_alike_to_people_and_programs(whole: Ledger) -> None:
    """A column for everything that bears a number, null where there is nothing."""
    rows = line_rows(whole.lines)
    assert {row["status"] for row in rows} == {"bound", "derived", "structural"}
    assert list(rows[0]) == ["printed", "file", "place", "status", "rule", "number", "formula", "bearing", "source",
                             "rounded", "reason", "context"]  # fmt: skip
    assert all(key in rows[0] for _, key in LINE_COLUMNS)
    assert all(row["bearing"] == (row["formula"] or row["number"] or row["reason"] or "") for row in rows)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows with a headline, and exit code 1 where a number is bound to nothing."""
    monkeypatch.setenv("PINCITE_CACHE", str(tmp_path / "cache"))
    folder = str(write_corpus(tmp_path / "sound"))
    path = tmp_path / "crossing.yaml"
    head, themes = (
        BRIEF.split("bottom_line:", maxsplit=1)[0],
        "themes:\n  - theme: cost\n    text: It takes {} [@ferry#40-minutes].\n",
    )
    path.write_text(head + themes.format("40 minutes"), encoding="utf-8")
    code, out, err = run(capsys, "ledger", str(path), "--corpus", folder, "--format", "csv")
    assert code == 0
    assert err.rstrip().endswith(", 0 unbound")
    assert {row["status"] for row in csv.DictReader(io.StringIO(out))} >= {"bound", "structural"}
    path.write_text(head + themes.format("45 minutes"), encoding="utf-8")
    code, out, err = run(capsys, "ledger", str(path), "--corpus", folder)
    assert code == 1
    assert "error[number-has-source]" in err
    assert not out.rstrip().endswith(", 0 unbound")
    code, out, err = run(capsys, "ledger", str(tmp_path / "missing.yaml"), "--corpus", folder)
    assert code == 2


def test_what_names_the_house_the_annex_and_the_last_edition_is_listed_with_its_rule(corpus: Corpus) -> None:
    """Numbers in the head of page 1, in the numbering of an annex and in dates of the author's are known as what they
    are, in both files."""
    brief = (
        "title: The crossing\nannex: B\nchanges: {since: 2026-01-01, items: [{new: A yard.}]}\nthemes:\n"
        "  - theme: cost\n    text: Fuel is the largest cost [@ferry#p2s1].\n"
        "    timeline:\n      - {date: 2023-02-01, text: 'It carried passengers [@ferry#p1s2].'}\n"
        "      - {date: 2024-03-03, text: 'The talk was held [@ferry#p2s1].'}\n"
    )
    made = composed(brief, corpus).briefing
    found = ledger_of(made, corpus, templates=TEMPLATES, brand=Brand(organisation="Office 37"))
    assert found.unbound == ()
    assert {line.basis.rule for line in found.lines if line.printed == "37"} == {"reference"}


@pytest.mark.parametrize(("lang", "figures"), [("en", ("24 hours", "1/3")), ("de", ("24 Stunden", "Ein Drittel")),
                                               ("fr", ("24 heures", "1/3")), ("zh", ("24 小时", "1/3"))])  # fmt: skip
def test_a_key_number_of_another_language_has_its_unit_in_the_briefing_s(
    tmp_path: Path, lang: str, figures: tuple[str, ...]
) -> None:
    """Its digits, and the name of its unit in the language of the briefing; both files know it."""
    files = {
        "streik.txt": "Der Streik\n\nDer Streik dauerte 24 Stunden. Ein Drittel der Kisten kam aus Karsund.\n",
        "sources.yaml": "references:\n  - {id: streik, type: report, title: The strike, language: de, "
        "pincite: {file: streik.txt, kind: report}}\n",
        "themes.yaml": "themes:\n  - {id: strike, label: Strike, terms: [Streik]}\n",
    }
    foreign = read_corpus(write_corpus(tmp_path / "streik", files))[0]
    brief = (
        f"title: T\nlang: {lang}\nnumbers:\n  - {{number: streik#24-stunden, label: of strike}}\n"
        "  - {number: streik#ein-drittel, label: of the crates}\nthemes: [strike]\n"
    )
    made = composed(brief, foreign).briefing
    assert tuple(f"{item.figure} {item.scale}".strip() for item in made.numbers) == figures
    assert ledger_of(made, foreign, templates=TEMPLATES).unbound == ()


def test_a_number_has_the_unit_that_it_shares_with_its_neighbour(tmp_path: Path) -> None:
    """*Of which 60 million* are euros, and *over the recommended 2 percent* is more than 2 percent."""
    files = {
        "quay.txt": "Quays\n\nThe quay costs 185 million euros, of which 60 million come from the region. Five members "
        "spend more than the recommended 2 percent on lamps.\n",
        "themes.yaml": "themes:\n  - {id: quay, label: Quay, terms: [quay]}\n",
    }
    quay = read_corpus(write_corpus(tmp_path / "quay", files))[0]
    brief = (
        "title: T\nbottom_line: >-\n  The region pays €60 million [@quay#p1s1]. "
        "Five members spend more than 2 percent [@quay#p1s2].\nthemes: [quay]\n"
    )
    found = ledger_of(composed(brief, quay).briefing, quay, templates=TEMPLATES)
    assert "€60 million" in {line.printed for line in found.lines}
    assert found.unbound == ()


FOREIGN = """\
title: {title}
lang: {lang}
date: 2024-11-21
bottom_line: {line} [@port#p1s1].
judgements:
  - {{claim: {claim}, likelihood: {likely}, confidence: low, because: {because}, evidence: [port#p1s2]}}
themes:
  - theme: port
    headline: {claim}
    text: |
      {text}
    chart:
      title: {claim}
      kind: bar
      unit: {unit}
      points: [{{label: "2022", number: port#19-hours}}, {{label: "2023", number: port#14-5-hours}}]
"""


@pytest.mark.parametrize(
    "words",
    [
        {"lang": "de", "title": "Der Hafen", "claim": "Schiffe warten kürzer", "likely": "wahrscheinlich",
         "line": "Der Umschlag stieg von 21,8 auf 23,4 Millionen Tonnen", "because": "Es ist so.", "unit": "Stunden",
         "text": "39 Prozent sind keine Container [@port#p1s3]."},
        {"lang": "fr", "title": "Le port", "claim": "Les navires attendent moins", "likely": "probable",
         "line": "Le trafic est passé de 21,8 à 23,4 millions de tonnes", "because": "C'est ainsi.", "unit": "heures",
         "text": "Les 39 % restants ne sont pas des conteneurs [@port#p1s3]."},
    ],
    ids=["de", "fr"],
)  # fmt: skip
def test_a_brief_in_another_language_leaves_nothing_unbound(tmp_path: Path, words: dict[str, str]) -> None:
    """Not the years that label a chart, nor the words of the scale, nor a figure that shares its neighbour's scale."""
    text = ("The port moved 23.4 million tonnes in 2023, against 21.8 million in 2022. Ships waited 14.5 hours, after "
            "19 hours a year before. Containers made up 61 percent of it.\n")  # fmt: skip
    themes = "themes:\n  - {id: port, label: Port, terms: [port]}\n"
    port = read_corpus(write_corpus(tmp_path, {"port.txt": text, "themes.yaml": themes}))[0]
    made = composed(FOREIGN.format(**words), port)
    assert not [item for item in made.diagnostics if item.rule == "number-has-source"]
    ledger = ledger_of(made.briefing, port, templates=TEMPLATES)
    assert ([line.printed for line in ledger.unbound], ledger.unlike) == ([], ())
