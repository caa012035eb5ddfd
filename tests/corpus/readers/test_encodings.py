"""Bytes to text: what is told, what the bytes prove, and what is guessed and said so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pincite.corpus.readers.encodings import decoded, encoding_name
from pincite.corpus.readers.reading import UnreadableError

ENGLISH = "The harbour master said “we’ve spent £5 million”, and nothing else happened in the long, long day. " * 9
GERMAN = "Die Ministerin erklärte, die Maßnahmen über Grenzen hinweg seien für Häfen und Städte nötig. " * 9


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8-sig"), (ENGLISH, "utf-16"), (ENGLISH, "utf-32"), (ENGLISH, "utf-8"),
    ],
)  # fmt: skip
def test_what_the_bytes_prove_needs_no_warning(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == (text, ())


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        (ENGLISH, "cp1252", "Windows-1252"),
        (GERMAN, "latin-1", "Windows-1252"),
        (ENGLISH, "mac_roman", "MAC-ROMAN"),
        (GERMAN, "cp850", "CP437"),
        ("Министр сказал, что меры необходимы для городов и портов страны. " * 9, "cp1251", "CP1251"),
        ("Minister powiedział, że zażółcenie gęślą jaźń jest możliwe, a życie płynie. " * 9, "cp1250", "CP1250"),
        # Few letters beyond ASCII, and none of them misplaced in Windows-1252, where they would be õ, û, þ and ý.
        ("A miniszter azt mondta, hogy a kikötő forgalma nőtt, és erős, hűvös szél fújt. " * 9, "cp1250", "CP1250"),
        ("Bakan, limanın bu yıl büyüdüğünü ve işçilerin ağır yükü taşıdığını söyledi. " * 9, "cp1254", "CP1254"),
        ("The minister spoke at some length. " * 40 + "「港口的運量增加了，」部長說。" * 3, "big5", "BIG5"),
        ("部长昨天表示，港口建设是必要的。这是一个重要的声明。" * 9, "gbk", "GB18030"),
        ("大臣は昨日、港湾の整備が必要だと述べた。これは重要な発言である。" * 9, "cp932", "CP932"),
        (ENGLISH, "utf-16-le", "UTF-16-LE"),
        (ENGLISH, "utf-16-be", "UTF-16-BE"),
    ],
)
def test_a_guess_gives_the_right_letters_and_is_named(text: str, encoding: str, named: str) -> None:
    found, warnings = decoded(text.encode(encoding))
    assert found == text
    assert [named in message for message, _ in warnings] == [True]
    assert all("`pincite: encoding`" in remedy for _, remedy in warnings)


def test_the_declared_encoding_is_taken_at_its_word() -> None:
    assert decoded("złoty".encode("cp1250"), "windows-1250") == ("złoty", ())


@pytest.mark.parametrize(
    ("data", "declared", "text", "used"),
    [
        ("café au lait".encode("cp1252"), "utf-8", "café au lait", "Windows-1252"),
        ("café".encode(), "klingon-8", "café", "UTF-8"),
        ("café".encode("utf-16"), "latin-1", "café", "UTF-16"),
        ("café".encode(), "rot13", "café", "UTF-8"),
    ],
)
def test_a_declared_encoding_that_does_not_fit_is_warned_of(data: bytes, declared: str, text: str, used: str) -> None:
    found, warnings = decoded(data, declared)
    assert found == text
    assert f"`{declared}`" in warnings[0][0]
    assert f"read as {used}" in warnings[0][0]


def test_a_page_that_was_saved_as_utf_8_under_its_old_name_is_read_as_utf_8() -> None:
    assert decoded("“café”".encode(), stated="iso-8859-1") == ("“café”", ())


def test_latin_1_in_a_page_means_windows_1252() -> None:
    assert decoded("“café”".encode("cp1252"), stated="iso-8859-1") == ("“café”", ())
    assert encoding_name("gb2312") == "gb18030"


@pytest.mark.parametrize(
    ("data", "text", "said"),
    [
        (b"a stray \x00 in a long line of writing" + b" and more" * 20, "a stray \ufffd in", "NUL"),
        ("half \ud800 a pair, é".encode("utf-8", "surrogatepass"), "half \ufffd a pair, é", "damaged UTF-8"),
        (("né à Orléans " * 9).encode() + b"\xff end", "né à Orléans ", "damaged UTF-8"),
        (b"\xff\xfe\x00\xd8a\x00", "\ufffda", "damaged UTF-16"),
        ("he said \x93yes\x94".encode(), "he said “yes”", "control characters"),
    ],
)
def test_damage_is_mended_where_it_can_be_and_said(data: bytes, text: str, said: str) -> None:
    found, warnings = decoded(data)
    assert found.startswith(text)
    assert said in warnings[0][0]


def test_halves_of_a_pair_that_were_written_apart_are_joined() -> None:
    assert decoded("\ud83d\ude00 é".encode("utf-8", "surrogatepass"))[0] == "😀 é"


def test_line_ends_stay_as_they_are() -> None:
    assert decoded(b"a\r\nb\rc\nd")[0] == "a\r\nb\rc\nd"


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00" * 400, b"\x7fELF" + bytes(range(32)) * 40])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="is binary"):
        decoded(data)


@given(st.binary(max_size=400), st.sampled_from(["", "utf-8", "utf-16", "cp1252", "nonsense", "idna", "hex"]))
def test_any_bytes_give_text_that_can_be_stored_or_are_refused(data: bytes, declared: str) -> None:
    try:
        text, _ = decoded(data, declared)
    except UnreadableError:
        return
    assert "\x00" not in text
    text.encode("utf-8")


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=200))
def test_utf_8_is_read_as_it_is(text: str) -> None:
    assert decoded(text.encode()) == (text.removeprefix("\ufeff"), ())
