"""Edits that a hostile reader would find: each has its verdict by name, and each repair that is offered stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pincite.corpus.guard import Verdict, judge, judge_span
from pincite.corpus.model import Block, Document, Name, Quotation, Source, Span
from pincite.diagnostics import Severity
from tests.corpus.guard_documents import quoted_document
from tests.guard_edits import FURTHER_HARMFUL, FURTHER_HONEST, Sample

ARTICLE = """\
The port and its neighbours

The port handled 4.5 million tons in May, according to the county. Critics say that the quay is too short. According to
the union, the crane will be sold next year. The council refused to raise the harbour dues. Some of the pilots support
the merger with the river port. The quay is safe, at least in summer. The dues rose faster than wages. The county wants
a dry dock, not a marina. The yard will close or move to the river. The line will run until the grant ends.

"We will build the quay. But we need the grant," the harbour master, Dora Lind, said. "The county told us, 'Your dues are
theft,' and we laughed. The pier, critics say, is rotten. The town seems to accept the plan. Rents are mostly or entirely
unpaid."

The mayor, Karl Lind, said, "How long will the pier stand in such a storm? Temperatures fell to -5 degrees. He will sign
the lease on Monday." He added, "When the grant is paid, we will reopen the pier. We saw an end to the dispute with the union."
The mayor owns two of the boats. The females' changing room is new. The pool opens in June. It costs 90,000 crowns.
"""

DOCUMENT, QUOTATIONS = quoted_document(ARTICLE)


def judged(words: str, *, speaker: str = "", before: str = "", after: str = "") -> Verdict:
    return judge(words, DOCUMENT, quotations=QUOTATIONS, speaker=speaker, before=before, after=after)


@pytest.mark.parametrize(
    ("words", "name", "stands"),
    [
        ("The port handled 4.5 million tons in May", "modality", "according to the county"),
        ("the quay is too short", "clipped-opening", "Critics say that"),
        ("the crane will be sold next year", "clipped-opening", "According to the union"),
        ("raise the harbour dues", "clipped-opening", "refused to"),
        ("the pilots support the merger", "clipped-opening", "Some of"),
        ("The quay is safe", "modality", "at least"),
        ("The dues rose faster", "modality", "than"),
        ("The county wants a dry dock", "truncated-condition", "not a marina"),
        ("The yard will close", "truncated-condition", "or move to the river"),
        ("The line will run", "truncated-condition", "until the grant ends"),
        ("We will build the quay.", "truncated-condition", "But we need the grant"),
        ("we will reopen the pier", "clipped-opening", "When the grant is paid"),
        ("accept the plan", "clipped-opening", "seems to"),
        ("The pier ... is rotten", "ellipsis-hides", "critics say"),
        ("Rents are mostly ... unpaid", "ellipsis-hides", "or entirely"),
        ("The council [...] raise the harbour dues", "ellipsis-hides", "refused to"),
        ("The mayor owns ... the boats", "ellipsis-hides", "two of"),
        ("We saw ... the dispute with the union", "spliced", "an end to"),
        ("How long will the pier stand in such a storm.", "altered-word", "?"),
        ("-90,000 crowns", "altered-number", ""),
        ("Temperatures fell to 5 degrees", "altered-number", "-5"),
        ("The port handled .4.5 million tons", "altered-number", ""),
        ("Your dues are theft", "wrong-speaker", "whom the speaker quotes"),
        ("He [never] will sign the lease on Monday", "negation", ""),
        ("He will sign the [illegal] lease on Monday", "altered-word", ""),
        ("He will sign [two of] the lease on Monday", "altered-number", ""),
        ("[Grand Duke Ruprecht] will sign the lease on Monday", "altered-word", ""),
        ("He [lied about] will sign the lease on Monday", "altered-word", ""),
    ],
)
def test_each_edit_has_its_verdict(words: str, name: str, stands: str) -> None:
    """What is cut off, hidden, put in or turned is named, with the words of the source."""
    verdict = judged(words)
    assert not verdict.holds
    assert verdict.name == name
    assert stands in verdict.stands


@pytest.mark.parametrize(
    "words",
    [
        "[The mayor] will sign the lease on Monday",
        "He [Karl Lind] will sign the lease on Monday",
        "He will sign the [river] lease on Monday",
        "He will sign the lease",
        "The females' changing room is new. [...] It costs 90,000 crowns.",
        "The fe-\nmales' changing room is new",
        "The port handled 4.5 million tons in May, according to the county",
        "The pool opens in June",
        "90,000 crowns",
    ],
)
def test_an_editor_may_do_this(words: str) -> None:
    """Pronouns explained, lines broken, a sentence passed over, an end that nothing hangs on."""
    assert judged(words).severity is None


def test_what_the_author_says_around_the_marks_counts() -> None:
    """Who names the source, the refusal or the turn himself has hidden nothing."""
    assert judged("the quay is too short", before="Critics say ").holds
    assert judged("the quay is too short", after=", according to critics").holds
    assert judged("raise the harbour dues", before="The council would not ").holds
    assert judged("accept the plan", before="The town appears to ").holds
    assert judged("We will build the quay", after=", but she needs the grant").holds


def test_people_who_share_a_name_are_two() -> None:
    """Where both speak in the document; a family name alone may be either."""
    words = "He will sign the lease on Monday"
    assert judged(words, speaker="Dora Lind").name == "wrong-speaker"
    assert judged(words, speaker="Lind").holds
    assert judged(words, speaker="Karl Lind").holds


def test_the_writers_words_are_not_those_of_whom_he_quotes() -> None:
    """Unless the writer himself is the speaker, or the document does not quote that person at all."""
    told = judged("The pool opens in June", speaker="Karl Lind")
    assert (told.name, told.severity, told.stands) == ("wrong-speaker", Severity.WARNING, "the writer")
    assert judged("The pool opens in June", speaker="Ewa Berg").holds
    document, quotations = quoted_document(ARTICLE, author=(Name("Lind", "Karl"),))
    assert judge("The pool opens in June", document, quotations=quotations, speaker="Karl Lind").holds


def test_a_new_matter_after_but_is_no_reservation() -> None:
    """``But`` with a subject of its own is a hint at most, with the same one a warning."""
    document, quotations = quoted_document(
        "Ports\n\nThe quay is safe. But in May, the yard was sold. The dues are low. But they will rise.\n"
    )
    assert judge("The quay is safe.", document, quotations=quotations).severity is None
    turned = judge("The dues are low.", document, quotations=quotations)
    assert (turned.name, turned.severity) == ("truncated-condition", Severity.WARNING)


def test_a_sentence_that_concedes_to_itself_takes_nothing_back() -> None:
    """``Though ..., ...`` has its own main clause; alone it belongs to the sentence before."""
    itself, _ = quoted_document("Ports\n\nThe dues are low. Though they rose in May, the county pays them.\n")
    assert judge("The dues are low.", itself).severity is None
    alone, _ = quoted_document("Ports\n\nThe dues are low. Though they rose in May.\n")
    assert judge("The dues are low.", alone).name == "truncated-condition"


def test_the_sources_own_brackets_stay() -> None:
    """``[W]e`` may be its writer's mark, with another end or a remark of ours beside it."""
    document, quotations = quoted_document('Ports\n\n"[W]e sail at dawn with the tide," the harbour master said.\n')
    for words in ("[W]e sail at dawn with the tide.", "[W]e sail at dawn [sic] with the tide"):
        assert judge(words, document, quotations=quotations).holds
    assert judge("[W]e sail at night with the tide.", document, quotations=quotations).name == "altered-word"


def test_the_condition_of_a_question_states_nothing() -> None:
    """With its marks or without."""
    document, quotations = quoted_document(
        'Ports\n\n"If the yard sails at dawn, what will it do?" the harbour master said.\n'
    )
    for words in ("If the yard sails at dawn,", "“If the yard sails at dawn,”"):
        assert judge(words, document, quotations=quotations).holds


def test_a_quotation_does_not_run_from_one_turn_into_another() -> None:
    """The label of a turn may be no part of the text."""
    text = "The dues are low.\nThat is not so.\n"
    turns = tuple(
        Block("paragraph", Span(start, end), turn=name, spoken=True)
        for start, end, name in ((0, 17, "ANNA"), (18, 33, "BEN"))
    )
    document = Document("talk", "talk.vtt", text, "", turns, Source("talk", ""))
    verdict = judge("The dues are low. That is not so.", document)
    assert (verdict.name, verdict.stands) == ("spliced", "That is not so.")
    assert judge("That is not so.", document).severity is None


@pytest.mark.parametrize(
    ("language", "text", "words", "name"),
    [
        ("fr", "Selon ses adversaires, le préfet a perdu la majorité.", "le préfet a perdu la majorité", "clipped-opening"),
        ("fr", "La taxe baissera, à condition que la loi passe.", "La taxe baissera", "truncated-condition"),
        ("fr", "La digue est sûre, du moins au nord.", "La digue est sûre", "modality"),
        ("fr", "Le quai, disent les syndicats, est fermé.", "Le quai ... est fermé", "ellipsis-hides"),
        ("fr", "Le port refuse de baisser la taxe sur le fret.", "baisser la taxe sur le fret", "clipped-opening"),
        ("fr", "Le quai a coûté 3 milliards d'euros.", "Le quai a coûté 3", "altered-number"),
        ("fr", "Le plan vise les navires du nord.", "Le plan [illégal] vise les navires du nord", "altered-word"),
        ("de", "Kritiker behaupten, dass der Kai zu kurz ist.", "der Kai zu kurz ist", "clipped-opening"),
        ("de", "Der Kai könnte im Mai schließen.", "Der Kai ... im Mai schließen", "ellipsis-hides"),
        ("de", "Der Kai schließt im Mai, sagte der Bürgermeister.", "Der Kai schließt im Mai", "modality"),
        ("de", "Der Hafen bleibt offen, bis das Gesetz kommt.", "Der Hafen bleibt offen", "truncated-condition"),
        ("de", "Die Regierung bestreitet, dass der Damm hält.", "der Damm hält", "clipped-opening"),
        ("de", "Die Maut ist gut. Aber sie wird nicht erhoben.", "Die Maut ist gut.", "truncated-condition"),
        ("zh", "据警方称，港口将于八月关闭。", "港口将于八月关闭", "clipped-opening"),
        ("zh", "港口税会下降，至少在北方港口。", "港口税会下降", "modality"),
        ("zh", "我们要和平，而不是价格战。", "我们要和平", "truncated-condition"),
        ("zh", "运费增长了3万亿元。", "运费增长了3万", "altered-number"),
        ("zh", "政府拒绝降低港口税。", "降低港口税", "clipped-opening"),
    ],
)  # fmt: skip
def test_other_languages_have_theirs(language: str, text: str, words: str, name: str) -> None:
    """The same edits in French, German and Chinese."""
    document, quotations = quoted_document(f"Titel\n\n{text}\n", language=language)
    verdict = judge(words, document, quotations=quotations)
    assert (verdict.holds, verdict.name) == (False, name)
    assert not verdict.repaired or judge(verdict.repaired, document, quotations=quotations).holds


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "Il a signé le contrat avec la région.", "[Le maire] a signé le contrat avec la région"),
        ("fr", "Hier, le maire a signé le contrat.", "le maire a signé le contrat"),
        ("de", "Er unterschrieb den Vertrag über den Kanal.", "[Der Bürgermeister] unterschrieb den Vertrag über den Kanal"),
        ("de", "Er unterschrieb den Vertrag und die Region zahlt.", "Er unterschrieb den Vertrag"),
        ("zh", "他签署了运河合同，合同为期十年。", "[市长]签署了运河合同"),
    ],
)  # fmt: skip
def test_other_languages_have_their_honest_edits(language: str, text: str, words: str) -> None:
    """A pronoun explained, a clause left out that nothing hangs on."""
    document, quotations = quoted_document(f"Titel\n\n{text}\n", language=language)
    assert judge(words, document, quotations=quotations).severity is None


def _samples() -> list[Sample]:
    names = tuple(dict.fromkeys(item.speaker for item in QUOTATIONS if item.speaker))
    spoken = [
        Sample(DOCUMENT, item, DOCUMENT.slice(item.span), tuple(name for name in names if name != item.speaker))
        for item in QUOTATIONS
        if item.form == "direct" and len(item.span) > 30
    ]
    told = [
        Span(block.span.start, block.span.end) for block in DOCUMENT.blocks if '"' not in DOCUMENT.slice(block.span)
    ]
    return spoken + [
        Sample(DOCUMENT, Quotation("", "article", span, "direct"), DOCUMENT.slice(span), names)
        for span in told
        if len(span) > 60
    ]


@pytest.mark.parametrize("maker", FURTHER_HARMFUL, ids=lambda maker: maker.__name__)
def test_mutations_are_caught_by_name(maker: object) -> None:
    """Every edit of every kind that the article allows, with one of the verdicts that say what was done."""
    assert callable(maker)
    for sample in _samples():
        for edit in maker(sample):
            verdict = judged(edit.words, speaker=edit.speaker)
            assert not verdict.holds, edit
            assert verdict.name in edit.verdicts, (edit, verdict)
            assert not verdict.repaired or judged(verdict.repaired).holds, verdict


@pytest.mark.parametrize("maker", FURTHER_HONEST, ids=lambda maker: maker.__name__)
def test_honest_edits_pass(maker: object) -> None:
    """What an editor may do to whole quotations, and to sentences of the writer's."""
    assert callable(maker)
    for sample in _samples():
        for edit in maker(sample):
            whole = judge_span(DOCUMENT, sample.quotation.span, quotations=QUOTATIONS)
            assert judged(edit.words, speaker=edit.speaker).holds or not whole.holds, edit


@settings(deadline=None, max_examples=150, derandomize=True)
@given(data=st.data())
def test_whatever_is_offered_is_accepted(data: st.DataObject) -> None:
    """Words of two places, in any order, with or without a mark: the repair stands in the source and is in order."""
    words = ARTICLE.split()
    pieces = []
    for _ in range(data.draw(st.integers(1, 2))):
        first = data.draw(st.integers(0, len(words) - 4))
        pieces.append(" ".join(words[first : first + data.draw(st.integers(2, 14))]))
    verdict = judged(data.draw(st.sampled_from([" ", " ... ", " [...] ", " not "])).join(pieces))
    if verdict.repaired:
        assert judged(verdict.repaired).holds
