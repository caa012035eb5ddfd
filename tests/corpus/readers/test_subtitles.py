"""Subtitles become the running text of what was said, with its speakers and its times."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.readers.reading import Reading, UnreadableError
from pincite.corpus.readers.subtitles import read_srt, read_webvtt


def srt(*cues: tuple[str, str, str]) -> Reading:
    """A SubRip file of cues given as start, end and words."""
    parts = (f"{number}\n{start} --> {end}\n{words}\n" for number, (start, end, words) in enumerate(cues, 1))
    return read_srt("\n".join(parts).encode(), "")


def spaced(*lines: str, seconds: int = 2) -> Reading:
    """Cues that follow each other without a pause."""
    return srt(
        *(
            (f"00:00:{at * seconds:02},000", f"00:00:{(at + 1) * seconds:02},000", words)
            for at, words in enumerate(lines)
        )
    )


def turns(reading: Reading) -> list[tuple[str, str]]:
    """Speaker and words of every paragraph."""
    spoken = [block for block in reading.blocks if block.kind == "paragraph"]
    assert all(block.spoken for block in spoken)
    return [(block.turn, reading.text[block.span.start : block.span.end]) for block in spoken]


def furniture(reading: Reading) -> list[str]:
    return [reading.text[block.span.start : block.span.end] for block in reading.blocks if block.kind == "furniture"]


def time_at(reading: Reading, words: str) -> str:
    """The time of the cue in which these words begin."""
    offset = reading.text.index(words)
    return [mark.label for mark in reading.landmarks if mark.start <= offset][-1]


def test_cues_are_joined_into_sentences_without_numbers_times_and_markup() -> None:
    """A line break in a cue, and the border of two cues, are a space."""
    reading = spaced(
        "{\\an8}<i>The ferry</i> sails",
        "at <b>noon</b>,\nrain &amp; shine.",
        '<font color="#fff">If x < 5</font>, it waits.',
    )
    assert reading.text == "The ferry sails at noon, rain & shine. If x < 5, it waits.\n"


def test_a_sentence_has_the_time_of_the_cue_it_begins_in() -> None:
    """Also where it begins in the middle of the cue; hours are shown when there are any."""
    reading = srt(
        ("00:00:58,000", "00:01:01,000", "One ends. Two"),
        ("00:01:01,900", "00:01:04,000", "goes on. Three"),
        ("01:02:05,000", "01:02:06,000", "ends."),
    )
    assert [time_at(reading, words) for words in ("One", "Two", "goes", "Three", "ends.\n")] == [
        "00:58",
        "00:58",
        "01:01",
        "01:01",
        "1:02:05",
    ]


def test_hours_may_be_missing_and_fractions_follow_a_comma_or_a_full_stop() -> None:
    reading = read_webvtt(
        b"WEBVTT\n\n12:05,500 --> 12:06.500\nIt is so.\n\n1:02:05.000 --> 1:02:06.000\nIt was so.\n", ""
    )
    assert [mark.label for mark in reading.landmarks] == ["12:05", "1:02:05"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["GRACE SHAO: It is not", "an outlier.", "ALEX KANTROWITZ: Why?"], [("GRACE SHAO", "It is not an outlier."), ("ALEX KANTROWITZ", "Why?")]),
        (["Interviewer: Is it so?", "Grace Shao: It is.", "Interviewer: Why?", "Grace Shao: It grew."], [("Interviewer", "Is it so?"), ("Grace Shao", "It is."), ("Interviewer", "Why?"), ("Grace Shao", "It grew.")]),
        (["- A: Is it so?\n- B: It is.", "- A: Why?\n- B: It grew."], [("A", "Is it so?"), ("B", "It is."), ("A", "Why?"), ("B", "It grew.")]),
        (["Is it so?", "- It is.\n- Since when?"], [("", "Is it so?"), ("", "It is."), ("", "Since when?")]),
        ([">> is it so >> it is", "and was"], [("", "is it so"), ("", "it is and was")]),
        ([">> HOST: Is it so?", ">> It is."], [("HOST", "Is it so?"), ("", "It is.")]),
        (["There is one thing: speed.", "Then there is cost."], [("", "There is one thing: speed. Then there is cost.")]),
        (["It cost money", "- a lot of money - in 2023."], [("", "It cost money - a lot of money - in 2023.")]),
        (["Note: it is dear.", "We know."], [("", "Note: it is dear. We know.")]),
    ],
)  # fmt: skip
def test_labels_and_dashes_open_turns(lines: list[str], expected: list[tuple[str, str]]) -> None:
    """A name that takes turns is a speaker; a dash alone opens the turn of somebody unknown."""
    assert turns(spaced(*lines)) == expected


def test_a_file_that_labels_only_some_speakers_claims_no_more_than_the_sentence() -> None:
    """Where the first words are nobody's, an unlabelled cue after a labelled one may be anybody's."""
    reading = spaced("Is it so?", "CHAIR: It is not", "so.", "But it was.")
    assert turns(reading) == [("", "Is it so?"), ("CHAIR", "It is not so."), ("", "But it was.")]


def test_voice_tags_name_the_speaker() -> None:
    """A voice lasts until the next one, its end, or the end of its cue."""
    reading = read_webvtt(
        b"WEBVTT\n\n00:01.000 --> 00:03.000\n<v.loud Grace Shao>It is.\nIt was.\n\n"
        b"00:03.000 --> 00:05.000\n<v Alex Kantrowitz>Why?</v> <v Grace Shao>It grew.</v>\n\n"
        b"00:05.000 --> 00:06.000\nNobody says this.\n",
        "",
    )
    assert turns(reading) == [
        ("Grace Shao", "It is. It was."),
        ("Alex Kantrowitz", "Why?"),
        ("Grace Shao", "It grew."),
        ("", "Nobody says this."),
    ]


def test_what_is_not_a_cue_is_left_out_of_webvtt() -> None:
    """Header, comments, styles, regions, cue names and settings; the header tells title and language."""
    reading = read_webvtt(
        b"\xef\xbb\xbfWEBVTT - Crossing the Sound\nKind: captions\nLanguage: en-GB\n\nNOTE\nmade by hand\n\nSTYLE\n::cue { color: red }\n\n"
        b"REGION\nid:one\n\nopening words\n00:01.000 --> 00:03.000 align:start position:0%\nIt is so.\n\n"
        b"NOTE 00:00 is noon\n\n2\n00:03.000 --> 00:05.000\n2025\n",
        "",
    )
    assert reading.text == "It is so. 2025\n"
    assert (reading.metadata.title, reading.metadata.language, reading.metadata.kind) == (
        "Crossing the Sound",
        "en-GB",
        "transcript",
    )
    assert not reading.warnings


def test_a_blank_line_inside_a_cue_loses_nothing() -> None:
    """SubRip files have them, though they should not; digits that are words stay words."""
    reading = read_srt(
        b"1\n00:00:01,000 --> 00:00:02,000\nIt was\n\n2023.\n\n2\n00:00:02,000 --> 00:00:03,000\n1984\n", ""
    )
    assert reading.text.split() == ["It", "was", "2023.", "1984"]


AUTOMATIC = """\
WEBVTT
Kind: captions
Language: en

00:00:00.000 --> 00:00:02.000 align:start position:0%

welcome<00:00:00.500><c> to</c><00:00:01.000><c> the</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
welcome to the

00:00:02.010 --> 00:00:04.000 align:start position:0%
welcome to the
ferry<00:00:02.500><c> show</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
ferry show

00:00:04.010 --> 00:00:06.000 align:start position:0%
ferry show
where<00:00:05.000><c> we</c><00:00:05.500><c> sail</c>
"""


def test_rolling_captions_lose_their_repeats() -> None:
    """What a cue shows again is said once, at its first time; words with times of their own are a machine's."""
    reading = read_webvtt(AUTOMATIC.encode(), "")
    assert reading.text == "welcome to the ferry show where we sail\n"
    assert (time_at(reading, "ferry"), time_at(reading, "where")) == ("00:02", "00:04")
    assert reading.metadata.kind == "machine transcript"
    assert not reading.warnings


def test_captions_that_grow_lose_their_repeats() -> None:
    assert spaced("The ferry", "The ferry sails", "The ferry sails at noon.").text == "The ferry sails at noon.\n"


def test_what_speakers_repeat_is_kept() -> None:
    """Two cues alike in a file that does not roll are said twice."""
    reading = spaced("Is it so?", "It is so.", "It is so.", "We know.", "We all know.", "Then go.")
    assert reading.text.count("It is so.") == 2


def test_notes_of_sounds_are_furniture_and_do_not_cut_a_sentence() -> None:
    reading = spaced("[Music]", "♪ la la la ♪", "The ferry", "(applause)", "sails. It", "sails [laughs] well.")
    assert furniture(reading) == ["[Music]", "♪ la la la ♪", "(applause)"]
    assert [words for _, words in turns(reading)] == ["The ferry sails. It sails [laughs] well."]


def test_words_that_were_not_heard_stay_where_they_are_missing() -> None:
    assert "carried [inaudible] people" in spaced("The ferry carried", "[inaudible]", "people.").text


def test_a_pause_after_a_sentence_opens_a_paragraph() -> None:
    """Not one inside a sentence."""
    reading = srt(
        ("00:00:00,000", "00:00:02,000", "The ferry sails."),
        ("00:00:08,000", "00:00:09,000", "It is"),
        ("00:00:15,000", "00:00:16,000", "late."),
    )
    assert [words for _, words in turns(reading)] == ["The ferry sails.", "It is late."]


@pytest.mark.parametrize("sentence", ["the ferry sails at noon every day", "The ferry sails at noon every day."])
def test_long_speech_becomes_paragraphs(sentence: str) -> None:
    """With full stops at one of them; without, where a cue ends."""
    cues = (
        (
            f"00:{at // 20:02}:{at % 20 * 3:02},000",
            f"00:{at // 20:02}:{at % 20 * 3 + 2:02},990",
            f"{sentence[:9]} {at} {sentence[10:]}",
        )
        for at in range(100)
    )
    paragraphs = [words for _, words in turns(srt(*cues))]
    assert all(40 <= len(words.split()) <= 170 for words in paragraphs[:-1])
    assert [int(number) for number in re.findall(r"\d+", " ".join(paragraphs))] == list(range(100))


def test_cues_out_of_order_are_put_in_order_with_a_warning() -> None:
    reading = srt(("00:00:05,000", "00:00:06,000", "Then this."), ("00:00:01,000", "00:00:02,000", "First this."))
    assert reading.text.split() == ["First", "this.", "Then", "this."]
    assert "1 cue out of order" in reading.warnings[0][0]


def test_cues_that_overlap_are_read_in_order_with_a_warning() -> None:
    reading = srt(
        ("00:00:01,000", "00:00:04,000", "One."),
        ("00:00:02,000", "00:00:05,000", "Two."),
        ("00:00:05,000", "00:00:06,000", "Three."),
    )
    assert reading.text.split() == ["One.", "Two.", "Three."]
    assert "1 cue on screen together" in reading.warnings[0][0]


def test_broken_cues_keep_their_words() -> None:
    """A bad arrow and a missing end are understood; times that are none are named in a warning."""
    reading = read_srt(
        b"1\n00:00:01,000 -> 00:00:02,000\nOne.\n\n2\n00:00:08,000 -->\nTwo.\n\n3\n00:99:61,000 --> 00:99:62,000\nThree.\n",
        "",
    )
    assert reading.text.split() == ["One.", "Two.", "Three."]
    assert [time_at(reading, words) for words in ("One", "Two", "Three")] == ["00:01", "00:08", "00:08"]
    assert "1 cue with times that cannot be read" in reading.warnings[0][0]


@pytest.mark.parametrize("data", [b"WEBVTT\n", b"\n\n", b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n"])
def test_a_file_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="no subtitles"):
        read_webvtt(data, "")


LINE = st.sampled_from(["1", "", "00:00:01,000 --> 00:00:02,000", "00:05.000 -> ", "WEBVTT", "NOTE x", "<v A>It is.", "- No.", "[x]", "BEN: So it is. It", ">> and", "&#0;", "a\x02b", "-->"])  # fmt: skip


@given(st.lists(LINE | st.text(alphabet=st.characters(codec="utf-8"), max_size=30), max_size=20), st.booleans())
def test_any_text_is_read_or_refused(lines: list[str], webvtt: bool) -> None:
    """Blocks and landmarks are in order and hold words; the text has no markup's leavings."""
    try:
        reading = (read_webvtt if webvtt else read_srt)("\n".join(lines).encode(), "")
    except UnreadableError:
        return
    end = 0
    for block in reading.blocks:
        assert block.span.start >= end
        words = reading.text[block.span.start : block.span.end]
        assert words
        assert words == words.strip()
        end = block.span.end
    starts = [mark.start for mark in reading.landmarks]
    assert starts == sorted(set(starts))
    assert "\x00" not in reading.text


@pytest.mark.parametrize("line", ["♪" * 20_000, "<" * 200_000, "1" * 200_000, "[" * 100_000, "- " * 100_000, ">> " * 60_000, "A " * 100_000, "x" * 500_000])  # fmt: skip
def test_a_long_line_takes_no_long_time(line: str) -> None:
    start = time.perf_counter()
    read_srt(f"1\n00:00:01,000 --> 00:00:02,000\n{line}\n".encode(), "")
    assert time.perf_counter() - start < 5


def test_a_long_film_takes_no_long_time() -> None:
    """Twenty thousand cues of one speaker, none of which ends a sentence."""
    cues = [
        (
            f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02},000",
            f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02},900",
            f"and so on {at}",
        )
        for at in range(20_000)
    ]
    start = time.perf_counter()
    assert len(srt(*cues).landmarks) == 20_000
    assert time.perf_counter() - start < 10
