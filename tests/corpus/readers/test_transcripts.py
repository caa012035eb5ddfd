"""Transcripts in plain text: who speaks, when, and what is no transcript."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.readers.plaintext import read_text
from pincite.corpus.readers.reading import Reading, UnreadableError


def read(text: str) -> Reading:
    return read_text(text.encode(), "")


def turns(reading: Reading) -> list[tuple[str, str]]:
    """Speaker and words of what is spoken."""
    return [(block.turn, reading.text[block.span.start : block.span.end]) for block in reading.blocks if block.spoken]


def times(reading: Reading) -> list[tuple[str, str]]:
    """Each time with the first word after it."""
    return [(mark.label, reading.text[mark.start :].split()[0]) for mark in reading.landmarks]


WORDS = [("{0}", "Is it so?"), ("{1}", "It is. We know."), ("{0}", "Why is it?"), ("{1}", "It grew.")]


def dialogue(form: str, one: str, other: str, gap: str = "\n\n") -> str:
    """Two speakers in turn, each line in the form given."""
    return gap.join(
        form.format(who=name.format(one, other), at=f"00:{12 + at}", words=words)
        for at, (name, words) in enumerate(WORDS)
    )


@pytest.mark.parametrize("names", [("BEN", "ANNA KO"), ("Ben", "Anna"), ("Alex Kantrowitz", "Grace Shao"), ("MR. DESK", "THE WITNESS"), ("Q", "A"), ("SPEAKER 1", "SPEAKER 2"), ("Speaker_00", "Speaker_01"), ("Interviewer", "Grace Shao"), ("Ursula von der Leyen", "É. Élan")])  # fmt: skip
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_labels_name_the_speakers(names: tuple[str, str], gap: str) -> None:
    """The words are the turn's without its label, whatever kind of name that is."""
    reading = read(dialogue("{who}: {words}", *names, gap))
    assert turns(reading) == [(name.format(*names), words) for name, words in WORDS]
    assert reading.metadata.kind == "transcript"


@pytest.mark.parametrize(
    "form",
    [
        "[{at}] {who}: {words}", "{at} {who}: {words}", "{who} ({at}): {words}", "{who} [{at}]: {words}", "{at} - {who}: {words}",
        "({at}) {who}: {words}", "{who}  {at}\n{words}", "{who} ({at})\n{words}", "{at} {who}\n{words}", "[{at}] {who}:\n{words}",
        "{at}\n{who}: {words}", "{who}\n{at}\n{words}", "{who} | {at}\n{words}", "[{who}] {at}: {words}", "{at}\n[{who}]:\n{words}", "**{who}:** ({at}) {words}", "**{who}** ({at}): {words}",
    ],
)  # fmt: skip
def test_times_are_landmarks_as_printed(form: str) -> None:
    """In front of the name, behind it, or on a line of their own; brackets are no part of them."""
    reading = read(dialogue(form, "Alex Kantrowitz", "Grace Shao"))
    assert [name for name, _ in turns(reading)] == ["Alex Kantrowitz", "Grace Shao"] * 2
    assert [words for _, words in turns(reading)] == [words for _, words in WORDS]
    assert times(reading) == [(f"00:{12 + at}", words.split()[0]) for at, (_, words) in enumerate(WORDS)]


def test_names_alone_on_their_lines_head_the_speech_beneath() -> None:
    assert turns(read(dialogue("{who}\n{words}", "Interviewer", "Grace Shao"))) == [
        (name.format("Interviewer", "Grace Shao"), words) for name, words in WORDS
    ]


def test_surnames_with_a_full_stop_are_labels_in_hearings() -> None:
    reading = read(dialogue("{who}. {words}", "Senator Cruz", "Mr. Altman"))
    assert [name for name, _ in turns(reading)] == ["Senator Cruz", "Mr. Altman"] * 2


def test_a_turn_runs_over_paragraphs_until_somebody_else_speaks() -> None:
    """Also over one that opens with words and a colon."""
    reading = read("BEN: Is it so?\n\nANNA: It is.\n\nOne thing: it grew.\n\nAnd it fell.\n\nBEN: Why?")
    assert [name for name, _ in turns(reading)] == ["BEN", "ANNA", "ANNA", "ANNA", "BEN"]


def test_what_nobody_is_known_to_say_is_nobodys() -> None:
    """After a heading, a stroke or an editor's note, a paragraph without a label goes on with no turn."""
    for break_ in ("## On chips", "* * *", "This transcript has been edited for length and clarity."):
        reading = read(f"BEN: Is it so?\n\nANNA: It is.\n\nBEN: Why?\n\n{break_}\n\nThe desk adds this.\n")
        assert turns(reading)[-1] == ("BEN", "Why?")
        assert not any(
            block.spoken for block in reading.blocks if "desk adds" in reading.text[block.span.start : block.span.end]
        )


def test_header_lines_stay_headers() -> None:
    """Names that the header gives are speakers, by their first name too."""
    text = "Crossing the Sound\nHost: Alex Kantrowitz\nGuest: Grace Shao, writer\nDate: 16 April 2025\n\nAlex Kantrowitz: Welcome.\n\nGrace Shao: Thanks.\n\nAlex: So?\n\nGrace: So it is.\n\nHost: Good.\n\nGrace: Yes.\n"
    reading = read(text)
    assert [(block.kind, block.key) for block in reading.blocks[:4]] == [
        ("title", ""),
        ("header", "Host"),
        ("header", "Guest"),
        ("header", "Date"),
    ]
    assert [name for name, _ in turns(reading)] == ["Alex Kantrowitz", "Grace Shao", "Alex", "Grace", "Host", "Grace"]


def test_initials_stand_for_names_given_once() -> None:
    """As in printed interviews; what tells of a speaker at the end is not said by one."""
    reading = read(
        "A talk\n\nThey spoke in March.\n\nAlex Kantrowitz: Is it so?\n\nGrace Shao: I think so.\n\nAK: Why?\n\nGS: It grew.\n\nAK: How?\n\nGS: Fast.\n\nGrace Shao is a writer based in Hong Kong.\n"
    )
    assert [name for name, _ in turns(reading)] == ["Alex Kantrowitz", "Grace Shao", "AK", "GS", "AK", "GS"]


def test_broadcasters_print_roles_behind_a_comma() -> None:
    """And a title in capitals with a colon is no turn, nor are the lines under it."""
    text = "EPISODE 12: THE FERRY\nHosted by: Alex Kantrowitz\n\nALEX KANTROWITZ, HOST: Is it so?\n\nGRACE SHAO: It is. I moved\nthere in 2011.\n\nKANTROWITZ: Why?\n\nSHAO: It grew.\n\nKANTROWITZ: How?\n"
    reading = read(text)
    assert [block.kind for block in reading.blocks[:2]] == ["title", "header"]
    assert turns(reading)[:2] == [("ALEX KANTROWITZ", "Is it so?"), ("GRACE SHAO", "It is. I moved\nthere in 2011.")]
    assert len(turns(reading)) == 5


def test_a_role_that_could_be_a_header_opens_the_speech_with_a_sentence() -> None:
    reading = read("Moderator: Welcome to the evening.\n\nALEX: Is it so?\n\nGRACE: It is.\n\nALEX: Why?\n")
    assert [name for name, _ in turns(reading)] == ["Moderator", "ALEX", "GRACE", "ALEX"]


def test_sounds_alone_are_furniture_and_stay_inside_a_turn() -> None:
    reading = read(
        "BEN: Is it so?\n\n(Laughter)\n\nANNA: It is. [crosstalk] It was [inaudible 00:12] there.\n\nBEN: Why?"
    )
    assert [
        reading.text[block.span.start : block.span.end] for block in reading.blocks if block.kind == "furniture"
    ] == ["(Laughter)"]
    assert turns(reading)[1] == ("ANNA", "It is. [crosstalk] It was [inaudible 00:12] there.")


def test_wrapped_turns_are_joined() -> None:
    long = "The committee will come to order, and the clerk will call the roll of the\nmembers who are present today, of whom there are\nsix."
    reading = read(f"CHAIR: {long}\nCLERK: All are here.\nCHAIR: {long}\nCLERK: Thank you.\n")
    assert [name for name, _ in turns(reading)] == ["CHAIR", "CLERK"] * 2
    assert turns(reading)[0] == ("CHAIR", long)


def test_copied_captions_without_names_are_speech() -> None:
    """Times alone on their lines between pieces of sentences."""
    pieces = ["welcome to", "the show today", "we talk about", "the ferry and", "its cost so", "let us go"]
    reading = read("".join(f"0:{at:02}\n{piece}\n" for at, piece in enumerate(pieces)))
    assert turns(reading) == [("", piece) for piece in pieces]
    assert [label for label, _ in times(reading)] == [f"0:{at:02}" for at in range(6)]


@pytest.mark.parametrize(
    "text",
    [
        "Host: Alex Kantrowitz\nGuest: Grace Shao\nDate: 16 April 2025\n\nThe text of it ends here.",
        "Tech Giants: They have made large investments.\n\nUnicorn Companies: These grow fast.\n\nTech Giants: They lead the field.\n\nUnicorn Companies: They follow.",
        "Strengths: It is cheap.\n\nWeaknesses: It needs chips.\n\nStrengths: It is open.\n\nWeaknesses: It is slow.",
        "Ferry A\nPrice: 12\nRating: good\nFerry B\nPrice: 14\nRating: bad\nFerry C\nPrice: 15\nRating: good",
        "Problem: Your ferry is late.\n\nSolution: You wait.\n\nProblem: You wait long.\n\nSolution: You swim.",
        "Frequently asked questions\n\nQ: How much is it?\n\nA: It is 12.\n\nQ: Is that dear?\n\nA: It is not.",
        "ACT I\n\nMACBETH: Is this a dagger?\n\nBANQUO: It is.\n\nMACBETH: Why?\n\nBANQUO: We know not.",
        "Takeaway: You should wait for it.\n\nAction: You can book early.\n\nTakeaway: Your ferry is late?\n\nAction: You swim.",
        "Ingredients: flour, sugar.\n\nMethod: Mix them.\n\nTip: Do not stir.",
        "The master said: it is late.\n\nThe desk asked: why?\n\nThe master said: fog.",
        "Opening Hours: We open at nine.\n\nTicket Prices: They are low.\n\nOpening Hours: We close at six.\n\nTicket Prices: They rose.",
        "INFO: started\nERROR: failed\nINFO: stopped\nERROR: failed again",
        "A. The first point of it is this.\nB. The second is that.\nA. The first again is here.",
    ],
)  # fmt: skip
def test_labels_alone_make_no_transcript(text: str) -> None:
    """Header lines, labelled paragraphs, records, questions and answers for readers, plays and logs are writing."""
    assert turns(read(text)) == []
    assert read(text).metadata.kind == "document"


LINE = st.sampled_from(["BEN: So it is.", "ANNA (00:12): No?", "00:15", "[laughs]", "", "And so on", "## Heading", "---", "Host: Ben", "Q: x", "A: y", "BEN", "BEN  00:20"])  # fmt: skip


@given(st.lists(LINE | st.text(alphabet=st.characters(codec="utf-8"), max_size=30), max_size=30))
def test_any_lines_give_blocks_and_times_in_order(lines: list[str]) -> None:
    """Spans are in order, apart and not empty; times ascend; a label is never part of what is said."""
    try:
        reading = read("\n".join(lines))
    except UnreadableError:  # binary
        return
    end = 0
    for block in reading.blocks:
        assert block.span.start >= end
        assert len(block.span) > 0
        assert not block.turn or block.spoken
        end = block.span.end
    starts = [mark.start for mark in reading.landmarks]
    assert starts == sorted(set(starts))


@pytest.mark.parametrize("line", ["A " * 200_000, "A: " * 100_000, "[" * 300_000, "1:" * 200_000, "B" * 1_000_000, "(a " * 100_000, "\n".join(["BEN: So it is.", "ANNA: No."] * 10_000), "Mr. " * 100_000, "- " * 200_000, "*" * 500_000, "1." * 200_000])  # fmt: skip
def test_a_long_text_takes_no_long_time(line: str) -> None:
    start = time.perf_counter()
    read(line)
    assert time.perf_counter() - start < 8


@pytest.mark.parametrize("label", ["Secretary KO", "Mr. DE LA CRUZ", "Ms. O'NEILL", "Under Secretary KO", "Mr. KO of Ohio"])  # fmt: skip
def test_a_surname_in_capitals_after_any_title_opens_a_turn(label: str) -> None:
    lines = (
        "The CHAIRMAN. Who pays for it?",
        f"{label}. I do not know.",
        "The CHAIRMAN. Who does?",
        f"{label}. We may.",
    )
    found = turns(read("HEARING ON THE HARBOUR\n\n" + "\n".join(f"    {line}" for line in lines)))
    assert found == [("The CHAIRMAN", "Who pays for it?"), (label, "I do not know."), ("The CHAIRMAN", "Who does?"),
                     (label, "We may.")]  # fmt: skip


def test_who_is_listed_as_present_may_speak_once() -> None:
    top = "Participants\n\nGrace Shao - Chief Officer\nAnna Ko - Finance Officer\n"
    said = (("Grace Shao", "We sold more."), ("Anna Ko", "It cost us less."), ("Operator", "Is there a question?"),
            ("Grace Shao", "I thank you all."), ("Operator", "You may hang up."))  # fmt: skip
    found = turns(read(f"Quarterly call\n\n{top}\n" + "\n\n".join(f"{who}\n\n{words}" for who, words in said)))
    assert ("Anna Ko", "It cost us less.") in found


def test_a_chat_that_was_saved_with_date_and_time_is_turns() -> None:
    said = (("Anna Ko", "Is the ship free?"), ("Ben Oak", "Not yet."), ("Anna Ko", "Why is it not?"))
    lines = (f"[12/03/2026, 09:0{at}:12] {who}: {words}" for at, (who, words) in enumerate(said))
    reading = read("\n".join(lines))
    assert turns(reading) == list(said)
    assert times(reading)[0] == ("09:00:12", "Is")


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("{who}: ({at})\n{words}", ("Alex Kantrowitz", "Grace Shao")),
        ("{who}   {at}\n{words}", ("Kantrowitz, Alex", "Shao, Grace")),
        ("{who}:\n[{at}] {words}", ("Alex", "Grace")),
        ("{at} {who}: {words}", ("Alex Kantrowitz", "+49 171 5550101")),
        ("(Cold Open) {who} ({at}):\n\n{words}", ("Alex", "Grace")),
    ],
)
def test_programs_and_services_print_labels_in_their_own_ways(form: str, names: tuple[str, str]) -> None:
    reading = read(dialogue(form, *names))
    assert turns(reading) == [(name.format(*names), words) for name, words in WORDS]
    assert [label for label, _ in times(reading)] == ["00:12", "00:13", "00:14", "00:15"]


@pytest.mark.parametrize("gap", ["Q    ", "Q\t", "Q "])
def test_questions_of_a_press_briefing_are_not_its_speakers(gap: str) -> None:
    """Press offices set no stop behind their Q."""
    said = (
        f"MS. KO:  Good afternoon.  Go ahead.\n\n{gap}Thank you.  Will it grow?\n\nMS. KO:  We think so.\n\n{gap}Why?"
    )
    assert [name for name, _ in turns(read(said))] == ["MS. KO", "Q", "MS. KO", "Q"]


def test_a_title_and_a_stop_are_labels_enough_in_any_parliament() -> None:
    """With who presides and no pronoun of the first person, as the records of hearings often open."""
    said = (
        "    The Chairman. The committee will come to order.\n    Mr. Morelle. Thank you.\n    The Chairman. Thank you.\n\n"
        "OPENING STATEMENT OF HON. BRYAN STEIL, A REPRESENTATIVE\nFROM THE STATE OF WISCONSIN\n\n    Mr. Morelle. Yes."
    )
    reading = read("HEARING ON FUNDING\n\n" + said)
    assert [name for name, _ in turns(reading)] == ["The Chairman", "Mr. Morelle", "The Chairman", "Mr. Morelle"]
    assert turns(reading)[2][1] == "Thank you."


def test_french_and_german_records_name_speakers_with_their_offices() -> None:
    french = (
        "M. le président. La parole est à M. Roussel.\n\nM. Fabien Roussel. Que comptez-vous faire ?\n\n"
        "Mme Élisabeth Borne, Première ministre. Nous agissons.\n\nM. le président . - Je vous remercie."
    )
    assert [name for name, _ in turns(read(french))] == [
        "M. le président", "M. Fabien Roussel", "Mme Élisabeth Borne", "M. le président",
    ]  # fmt: skip
    german = (
        "Präsidentin Bärbel Bas: Ich eröffne die Sitzung.\n\nOlaf Scholz, Bundeskanzler: Wir erleben eine Zeitenwende.\n\n"
        "(Zuruf von der SPD: Das stimmt nicht!)\n\nFriedrich Merz (CDU/CSU): Was tun Sie jetzt?\n\n"
        "Präsidentin Bärbel Bas: Ich danke Ihnen."
    )
    assert [name for name, _ in turns(read(german))] == [
        "Präsidentin Bärbel Bas", "Olaf Scholz", "Friedrich Merz", "Präsidentin Bärbel Bas",
    ]  # fmt: skip


def test_a_company_s_call_names_people_with_their_posts_and_lists_them_at_its_end() -> None:
    said = (
        "Operator\n\nGood day, and welcome.\n\nGrace Shao -- Director\n\nWe sold more.\n\nQuestions and Answers:\n\n"
        "Operator\n\nIs there a question?\n\nAlex Kantrowitz -- Big Technology -- Analyst\n\nWhat did it cost you?\n\n"
        "Operator\n\nThank you.\n\nDuration: 45 minutes\n\nCall participants:\n\nGrace Shao -- Director\n\n"
        "Alex Kantrowitz -- Big Technology -- Analyst\n\nJosh Chin -- Finance\n\nAll transcripts of calls"
    )
    assert turns(read(said)) == [
        ("Operator", "Good day, and welcome."), ("Grace Shao", "We sold more."), ("Operator", "Is there a question?"),
        ("Alex Kantrowitz", "What did it cost you?"), ("Operator", "Thank you."),
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["[{at}] {words}", "[{at} --> 00:59.000] {words}", "{at}{words}"])
def test_lines_that_open_with_close_times_are_speech(form: str) -> None:
    """As speech recognisers and video sites write it; a list of chapters has minutes between its times."""
    words = [
        "So we measured it.",
        "It went down again.",
        "Nobody knew why that was.",
        "We asked the harbour.",
        "They said no.",
    ]
    near = "\n".join(form.format(at=f"00:{10 + 4 * at}", words=line) for at, line in enumerate(words))
    assert turns(read("A talk about harbours\n\n" + near)) == [("", line) for line in words]
    assert [label for label, _ in times(read(near))] == ["00:10", "00:14", "00:18", "00:22", "00:26"]
    far = "\n".join(form.format(at=f"{3 * at + 10}:00", words=line) for at, line in enumerate(words))
    assert turns(read("A talk about harbours\n\n" + far)) == []


def test_titles_of_chapters_and_advertisements_are_nobody_s_words() -> None:
    said = (
        "0:00 Opening\n3:14 Scaling laws\n\nAlex Kantrowitz (00:02)\nWhat do you make of it?\nScaling laws\n"
        "Grace Shao (03:14)\nI make nothing of it.\n\nThis episode is brought to you by the harbour.\n\n"
        "Alex Kantrowitz (03:20)\nAre we back?"
    )
    assert turns(read(said)) == [
        ("Alex Kantrowitz", "What do you make of it?"), ("Grace Shao", "I make nothing of it."),
        ("Alex Kantrowitz", "Are we back?"),
    ]  # fmt: skip


def test_the_hour_of_the_day_is_no_place_in_a_recording() -> None:
    said = "1:17 P.M. EDT\n\nMS. KO: It was recorded at...\n\n3:09 p.m. on Friday.\n\nQ: Was it?\n\nMS. KO: It was."
    reading = read("Press Briefing\n\n2023-05-04 19:43\n\n" + said)
    assert turns(reading)[1] == ("MS. KO", "3:09 p.m. on Friday.")
    assert reading.landmarks == ()


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("JON FORTT: Is it so?\n\nPAT GELSINGER: It is.\n\nFORTT: Why?\n\nGELSINGER: We grew.",
         ["JON FORTT", "PAT GELSINGER", "FORTT", "GELSINGER"]),
        ("CHAIR POWELL. Good afternoon. We met.\n\nMICHELLE SMITH. Howard.\n\nCHAIR POWELL. I see a range of views.\n\n"
         "MICHELLE SMITH. Will you?", ["CHAIR POWELL", "MICHELLE SMITH"] * 2),
        ("Q1 The Chair: Do you mean it?\n\nProfessor Wendy Hall: I do.\n\nThe Chair: Thank you.\n\nQ2 Lord Giddens: Who?\n\nProfessor Wendy Hall: We do.",
         ["The Chair", "Professor Wendy Hall", "The Chair", "Lord Giddens", "Professor Wendy Hall"]),
    ],
)  # fmt: skip
def test_a_surname_after_the_full_name_a_numbered_question_and_capitals_with_a_stop_are_labels(
    said: str, names: list[str]
) -> None:
    assert [name for name, _ in turns(read("A meeting of the board\n\n" + said))] == names
