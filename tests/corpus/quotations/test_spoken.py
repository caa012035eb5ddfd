"""Transcripts: every turn is its speaker's words, and the label says who that is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.model import Block, Document, Landmark, Name, Quotation, Source, Span
from pincite.corpus.quotations import find_quotations

HOST, GUEST = Name("Kantrowitz", "Alex"), Name("Shao", "Grace")
LONG = "That is a long story. " + "The chips are what everybody here waits for. " * 8 + "Yes."


def transcript(
    *turns: tuple[str, str],
    source: Source | None = None,
    headers: tuple[tuple[str, str], ...] = (),
    labelled: bool = True,
) -> Document:
    """A transcript with a line to a turn, ``LABEL: words``; without ``labelled`` the labels are not in the text."""
    text, blocks, times = "", [], []
    for key, value in headers:
        blocks.append(Block("header", Span(len(text), len(text) + len(f"{key}: {value}")), key=key))
        text += f"{key}: {value}\n"
    for index, (label, words) in enumerate(turns):
        text += f"{label}: " if label and labelled else ""
        times.append(Landmark(len(text), "time", f"{index}:00"))
        blocks.append(Block("paragraph", Span(len(text), len(text) + len(words)), turn=label, spoken=True))
        text += words + "\n"
    return Document("doc", "doc.txt", text, "", tuple(blocks), source or Source("doc", ""), landmarks=tuple(times))


def speakers(*labels: str, **options: object) -> list[str | None]:
    doc = transcript(*((label, "It is not easy.") for label in labels), **options)  # type: ignore[arg-type]
    return [item.speaker for item in find_quotations(doc)]


def only(doc: Document) -> Quotation:
    (item,) = find_quotations(doc)
    return item


def test_a_short_turn_is_one_quotation_with_speaker_label_and_time() -> None:
    doc = transcript(("GRACE SHAO", "It is not easy. Not at all."))

    item = only(doc)

    assert doc.slice(item.span) == "It is not easy. Not at all."
    assert (item.form, item.speaker, item.timecode, item.cue, item.confidence) == (
        "direct",
        "Grace Shao",
        "0:00",
        None,
        0.95,
    )
    assert item.mention is not None
    assert doc.slice(item.mention) == "GRACE SHAO"


def test_a_label_that_is_not_in_the_text_is_no_mention() -> None:
    item = only(transcript(("GRACE SHAO", "It is not easy."), labelled=False))

    assert (item.speaker, item.mention) == ("Grace Shao", None)


def test_a_long_turn_is_a_quotation_to_a_sentence_of_some_length() -> None:
    doc = transcript(("GRACE SHAO", LONG))

    words = [doc.slice(item.span) for item in find_quotations(doc)]

    assert words[0] == "That is a long story."
    assert len(words) == 9
    assert "Yes." not in words


def test_the_same_words_of_two_turns_stay_two_quotations() -> None:
    doc = transcript(("GRACE SHAO", "It is not easy at all."), ("ALEX KANTROWITZ", "It is not easy at all."))

    assert [item.speaker for item in find_quotations(doc)] == ["Grace Shao", "Alex Kantrowitz"]


def test_words_between_marks_stay_part_of_the_turn() -> None:
    doc = transcript(("GRACE SHAO", 'He said, "It is not easy," and left.'))

    assert doc.slice(only(doc).span) == 'He said, "It is not easy," and left.'


def test_what_the_typist_adds_is_no_speech() -> None:
    doc = transcript(("GRACE SHAO", "[laughs] It is not easy."), ("", "[applause]"), ("", "♪ music ♪"))

    assert doc.slice(only(doc).span) == "It is not easy."


@pytest.mark.parametrize(
    "label", ["HOST", "Host", "Interviewer", "Q", "ALEX", "KANTROWITZ", "MR. KANTROWITZ", "Alex K"]
)
def test_labels_of_the_host(label: str) -> None:
    source = Source("doc", "", host=(HOST,), guest=(GUEST,))

    assert speakers(label, source=source)[0] in (
        {"Alex Kantrowitz"} if label != "Alex K" else {"Alex K", "Alex Kantrowitz"}
    )


@pytest.mark.parametrize("label", ["GUEST", "A", "GRACE", "SHAO", "MS. SHAO", "Grace Shao (writer)"])
def test_labels_of_the_guest(label: str) -> None:
    assert speakers(label, source=Source("doc", "", host=(HOST,), guest=(GUEST,))) == ["Grace Shao"]


def test_headers_of_the_file_tell_as_the_record_does() -> None:
    headers = (("Host", "Alex Kantrowitz"), ("Guest", "Grace Shao, writer and analyst"), ("Speaker 3", "Josh Chin"))

    assert speakers("HOST", "GUEST", "SPEAKER 3", headers=headers) == ["Alex Kantrowitz", "Grace Shao", "Josh Chin"]


@pytest.mark.parametrize(
    "label", ["Q", "A", "SPEAKER 1", "Speaker_02", "UNIDENTIFIED MALE", "AUDIENCE MEMBER", "VOICE 2"]
)
def test_a_label_that_names_nobody_is_nobody_with_the_reason(label: str) -> None:
    item = only(transcript((label, "It is not easy.")))

    assert item.speaker is None
    assert label in item.reason


def test_speech_without_a_label_is_nobodys() -> None:
    item = only(transcript(("", "It is not easy.")))

    assert (item.speaker, item.reason) == (None, "the transcript does not say who speaks here")


def test_two_guests_leave_the_label_open() -> None:
    source = Source("doc", "", guest=(GUEST, Name("Chin", "Josh")))

    item = only(transcript(("GUEST", "It is not easy."), source=source))

    assert item.speaker is None
    assert "Grace Shao or Josh Chin" in item.reason


def test_a_surname_of_two_people_is_nobody() -> None:
    source = Source("doc", "", host=(Name("Shao", "Alex"),), guest=(GUEST,))

    assert speakers("SHAO", "GRACE SHAO", source=source) == [None, "Grace Shao"]


def test_a_full_label_explains_the_shorter_ones() -> None:
    assert speakers("ALEX KANTROWITZ, HOST", "GRACE SHAO (CHAIR)", "KANTROWITZ", "CHAIR", "HOST") == [
        "Alex Kantrowitz", "Grace Shao", "Alex Kantrowitz", "Grace Shao", "Alex Kantrowitz",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("MR. DESK", "Desk"),
        ("GIVEN O'FAMILY", "Given O'Family"),
        ("GIVEN McFAMILY", "Given McFamily"),
        ("GIVEN FAMILY-NAME", "Given Family-Name"),
        ("J.D. FAMILY", "J.D. Family"),
        ("HARBOUR MASTER", "Harbour Master"),
        ("Radio Desk", "Radio Desk"),
    ],
)
def test_an_unknown_label_is_written_as_a_name(label: str, name: str) -> None:
    assert speakers(label) == [name]


def test_a_role_without_a_name_is_less_sure() -> None:
    item = only(transcript(("MODERATOR", "It is not easy.")))

    assert (item.speaker, item.confidence) == ("Moderator", 0.6)


def test_quotations_in_writing_take_the_time_at_their_place() -> None:
    text = 'Grace Shao said, "It is not easy."\n'
    doc = Document("doc", "doc.txt", text, "", (Block("paragraph", Span(0, 34)),), Source("doc", ""),
                   landmarks=(Landmark(0, "time", "12:05"),))  # fmt: skip
    paged = Document("doc", "doc.txt", text, "", doc.blocks, Source("doc", ""), landmarks=(Landmark(0, "page", "7"),))

    assert only(doc).timecode == "12:05"
    assert only(paged).timecode is None


@given(st.lists(st.tuples(st.text("AbQ .,()-'", max_size=12), st.text("ab .?\"[]♪'", max_size=40)), max_size=5))
def test_any_transcript_gives_quotations_inside_its_turns(turns: list[tuple[str, str]]) -> None:
    doc = transcript(*turns)

    for item in find_quotations(doc):
        assert any(block.span.contains(item.span) for block in doc.blocks)
        assert doc.slice(item.span) == doc.slice(item.span).strip() != ""
        assert item.reason


@pytest.mark.parametrize(
    ("label", "name"), [("Senator VOSS", "Senator Voss"), ("Under Secretary KO", "Under Secretary Ko"), ("Mr. VOSS", "Voss")]
)  # fmt: skip
def test_a_surname_in_capitals_after_a_title_is_written_as_a_name(label: str, name: str) -> None:
    found = find_quotations(transcript((label, "I do not know who pays."), ("The CHAIRMAN", "Nobody does, I think.")))
    assert found[0].speaker == name


def named(label: str, top: str, *others: tuple[str, str]) -> str | None:
    """Whom ``label`` stands for under a paragraph that is not speech, among other turns."""
    doc = transcript((label, "It is not easy."), *others)
    shift = len(top) + 1
    blocks = [replace(b, span=Span(b.span.start + shift, b.span.end + shift)) for b in doc.blocks]
    text = f"{top}\n{doc.text}"
    doc = replace(doc, text=text, blocks=(Block("paragraph", Span(0, len(top))), *blocks), landmarks=())
    return next(item.speaker for item in find_quotations(doc) if item.mention and doc.slice(item.mention) == label)


@pytest.mark.parametrize(
    ("label", "top", "others"),
    [
        ("MS. SHAO", "Press Briefing by Secretary Grace Shao, May 4", ()),
        ("SHAO", "This episode: correspondent Grace Shao.", ()),
        ("SHAO", "An episode.", (("KO", "Here is Grace Shao, who writes."),)),
        ("Grace", "An episode.", (("Alex", "I am here with Grace Shao today."),)),
        ("GS", "An episode.", (("Grace Shao", "Hello."), ("Alex Kantrowitz", "Hello."))),
        (
            "The Managing Director",
            "Our new Managing Director, Grace Shao. The First Deputy Managing Director, Alex Ko.",
            (),
        ),
        ("The CHAIRMAN", "Hon. Grace Shao\n[chairman of the committee] presiding.", ()),
        (
            "The Prime Minister",
            "An episode.",
            (("The Prime Minister", "Yes."), ("x", "The Prime Minister (Grace Shao): Yes.")),
        ),
        ("SEC. SHAO", "An episode.", (("SECRETARY OF DEFENSE GRACE SHAO", "Hello."),)),
        ("Shao, Grace", "An episode.", ()),
        ("Right Hon. Grace Shao", "An episode.", ()),
    ],
)
def test_the_text_gives_the_full_name_of_a_short_label(
    label: str, top: str, others: tuple[tuple[str, str], ...]
) -> None:
    assert named(label, top, *others) == "Grace Shao"


@pytest.mark.parametrize(
    ("label", "top", "others", "name"),
    [
        ("TONY", "A caller asks about harbours.", (("KO", "What did Tony Blair say when he left?"),), "Tony"),
        ("JEN", "A briefing.", (("KO", "Thanks Jen. Hi Jen. Will it grow?"),), "Jen"),
        ("BILL", "A talk.", (("KO", "Hello, I’m Bill."),), "Bill"),
        ("SHAO", "Grace Shao met Josh Shao.", (), "Shao"),
        ("AFP", "A press conference.", (("Grace Shao", "It is so."), ("Alex Kantrowitz", "Is it?")), "AFP"),
        ("Some hon. members", "A debate.", (), None),
        ("+49 171 5550101", "A call.", (("Grace Shao", "Hello."),), None),
    ],
)
def test_a_short_label_gets_no_name_on_a_guess(
    label: str, top: str, others: tuple[tuple[str, str], ...], name: str | None
) -> None:
    """Not that of somebody who is only spoken of, nor of two, nor an address; what is no person's stays as printed."""
    assert named(label, top, *others) == name


def test_the_answers_of_an_interview_are_the_only_guest_s_or_the_only_one_presented_above() -> None:
    def asked(top: str, source: Source) -> list[str | None]:
        words = "When did it sink?", "It sank in 2015."
        starts = len(top) + 1, len(top) + 2 + len(words[0])
        blocks = (
            Block("paragraph", Span(0, len(top))),
            Block("paragraph", Span(starts[0], starts[0] + len(words[0])), turn="question", spoken=True),
            Block("paragraph", Span(starts[1], starts[1] + len(words[1])), turn="answer", spoken=True),
        )
        doc = Document("doc", "doc.txt", "\n".join((top, *words)), "", blocks, source)
        return [item.speaker for item in find_quotations(doc)]

    told = "Grace Shao is a writer in Hong Kong. She spoke to us about chips."
    assert asked(told, Source("doc", "")) == [None, "Grace Shao"]
    assert asked(f"{told} Josh Chin, a reporter, listened.", Source("doc", "")) == [None, None]
    assert asked("Five questions.", Source("doc", "", host=(HOST,), guest=(GUEST,))) == [
        "Alex Kantrowitz",
        "Grace Shao",
    ]
