"""Bytes to text: the declared encoding, else what the bytes prove, else a guess that is named.

A wrong guess is worse than a warning: it turns a pound sign into a letter. So a guess never goes unsaid, and what no
encoding explains is refused as binary.
"""

from __future__ import annotations

import codecs
import re

from pincite.corpus.readers.reading import UnreadableError
from pincite.expressions import SURROGATE

Warnings = tuple[tuple[str, str], ...]

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WIDER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
"""What programs mean by a name, as the WHATWG Encoding Standard has it: the wider encoding that holds it."""
_SAVE = "save the file as UTF-8, or name its encoding in sources.yaml (`pincite: encoding`)"
_SAMPLE = 200_000
"""Bytes that a guess rests on."""
_C0 = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_C1 = {
    code: character
    for code in range(0x80, 0xA0)
    if code != 0x85 and (character := bytes([code]).decode("cp1252", "ignore"))
}
"""What Windows-1252 has where Latin-1 has controls; U+0085 is left, because it is a line end in its own right."""
_C1_FOUND = re.compile("[\x80-\x84\x86-\x9f]")
_MISPLACED = re.compile(
    # An accented capital behind a small letter, or a sign amid letters: no writing does that, a wrong reading does.
    "[a-z][À-ÖØ-Þ]|[A-Za-z][\u0178-\u0192‚„†‡ˆ‰‹•˜›€¡-©«-´¶-¹»-¿×÷][A-Za-z]"
)

_ROW = re.compile(rb"[\x80-\xff]{4,}")
_RARE = re.compile("[ÐðÞþÝýÕõÛûÃã]")
"""Where Turkish, Hungarian and Romanian have letters of their own in other encodings of one byte."""


def decoded(data: bytes, declared: str = "", *, stated: str = "") -> tuple[str, Warnings]:
    """The text of ``data``, without a byte-order mark, and warnings (message, remedy) about every guess and repair.

    ``declared`` is the encoding that the file's owner names, ``stated`` the one that the file names in itself. Line
    ends stay as they are. What stands for no character (lone surrogates, NUL) becomes U+FFFD; C1 controls, which a
    wrong conversion leaves, become what Windows-1252 means by them; both are warned of. Raises ``UnreadableError`` for
    binary data and for an encoding that cannot be told.
    """
    text, complaints = None, []
    for told, who in ((declared, "declared"), (stated, "stated")):
        if told and text is None and (text := _fitting(data, told, sure=who == "declared")) is None:
            complaints.append(
                f"is not in its {who} encoding `{told}`" + ("" if encoding_name(told) else ", an unknown name")
            )
    warnings: Warnings = ()
    used = encoding_name(stated) if text is not None else ""
    if text is None:
        text, used, warnings = _proved(data)
    told_wrong = tuple((f"{complaint}; read as {_printed(used)}", _SAVE) for complaint in complaints)
    text, repairs = _repaired(text.removeprefix("\ufeff"))
    return text, (*told_wrong, *warnings, *repairs)


def encoding_name(label: str) -> str:
    """The codec that ``label`` names, or the wider one that programs mean by it; empty when it names none."""
    try:
        name = codecs.lookup(label.strip()).name
        b"".decode(name)
    except (LookupError, ValueError, UnicodeError):
        return ""
    return _WIDER.get(name, name)


def _fitting(data: bytes, told: str, *, sure: bool) -> str | None:
    """``data`` in the encoding that it is said to be in, where nothing in it speaks against that."""
    name, bom = encoding_name(told), _bom(data)
    if not name or (bom and not name.startswith(bom.removesuffix("-sig"))):
        return None
    if not sure and (proved := _strict(data, "utf-8")) is not None and not _C0.search(proved):
        # Saving a page often turns it into UTF-8 and leaves the old name in it; no other text passes for UTF-8.
        return proved
    text = _strict(data, bom or name)
    # Every byte is something in a single-byte encoding; controls say that it is none.
    return None if text is None or _is_binary(text) else text


def _proved(data: bytes) -> tuple[str, str, Warnings]:
    """The text, the encoding used and what to say of it, from the bytes alone."""
    if bom := _bom(data):
        text = _strict(data, bom)
        return (text, bom, ()) if text is not None else (_damaged(data, bom), bom, _damage(bom))
    if wide := _wide(data):
        return data.decode(wide), wide, ((f"has no byte-order mark; read as {_printed(wide)}", _SAVE),)
    if b"\x1b$" in data and data.isascii():
        for name in ("iso2022_jp", "iso2022_kr"):
            if (text := _strict(data, name)) is not None:
                return text, name, ()
    if (text := _strict(data, "utf-8")) is not None:
        return text, "utf-8", ()
    if _is_binary(data[:_SAMPLE].decode("latin-1")):
        raise UnreadableError("is binary, not text")
    if _has_halves(data) or _is_mostly_utf8(data):
        return _damaged(data, "utf-8"), "utf-8", _damage("utf-8")
    return _guessed(data)


def _guessed(data: bytes) -> tuple[str, str, Warnings]:
    """One byte to a character, or an Asian double-byte encoding: nothing proves which."""
    western = _strict(data, "cp1252")
    if western is not None and _looks_western(data, western):
        return western, "cp1252", (("is not UTF-8; read as Windows-1252", _SAVE),)
    import chardet

    found = chardet.detect(data[:_SAMPLE])["encoding"] or ""
    for name in filter(None, (encoding_name(found) if found else "", "cp1252")):
        text = _strict(data, name)
        if text is not None and not _is_binary(text):
            return text, name, ((f"is not UTF-8; read as {_printed(name)}, which is a guess", _SAVE),)
    raise UnreadableError("is in an encoding that cannot be told", _SAVE)


def _looks_western(data: bytes, text: str) -> bool:
    """Mostly ASCII, or with too little beyond it for statistics, and what is not makes sense in Windows-1252.

    It makes none where the bytes stand in rows, as two for each Chinese character do, nor where the letters are often
    such as few western languages have and eastern ones mean others by: then the statistics are asked.
    """
    sample = data[:_SAMPLE]
    beyond = sum(1 for byte in sample if byte > 0x7F)
    misplaced = len(_MISPLACED.findall(text[:_SAMPLE]))
    rows = sum(map(len, _ROW.findall(sample)))
    if beyond >= max(len(sample) / 20, 6) or misplaced * 10 > beyond or (rows >= 8 and rows * 2 > beyond):
        return False
    return len(_RARE.findall(text[:_SAMPLE])) * 20 < beyond


def _bom(data: bytes) -> str:
    return next((encoding for mark, encoding in _BOMS if data.startswith(mark)), "")


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a byte-order mark: the zeros of its Latin letters, spaces and line ends give it away."""
    sample = data[:4096]
    for name, unit in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        if len(data) % unit or len(sample) < 2 * unit:
            continue
        high = sample[unit - 1 :: unit] if name.endswith("le") else sample[::unit]
        low = sample[::unit] if name.endswith("le") else sample[unit - 1 :: unit]
        if high.count(0) * 100 >= len(high) > 0 and low.count(0) * 100 <= len(low):
            text = _strict(data, name)
            if text is not None and not _is_binary(text) and _is_written(text[:2000]):
                return name
    return ""


def _is_written(text: str) -> bool:
    """Whether most of it is letters, digits, spaces and signs that are in use."""
    good = sum(character.isprintable() or character.isspace() for character in text)
    return good * 20 >= len(text) * 19


def _is_binary(text: str) -> bool:
    """More than one control character in a hundred is no writing; a stray one is damage."""
    sample = text[:_SAMPLE]
    return len(_C0.findall(sample)) * 100 > len(sample)


def _is_mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond = sum(1 for character in text[:_SAMPLE] if character > "\x7f") - text[:_SAMPLE].count("\ufffd")
    return beyond > broken


def _damaged(data: bytes, encoding: str) -> str:
    if encoding.startswith("utf-8"):
        # Surrogates in UTF-8 come from programs that split pairs; a pair is joined again.
        return joined(data.decode("utf-8", "surrogatepass" if _has_halves(data) else "replace"))
    return data.decode(encoding, "replace")


def _has_halves(data: bytes) -> bool:
    """Whether surrogates are all that is wrong with it as UTF-8."""
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _damage(encoding: str) -> Warnings:
    message = f"is damaged {_printed(encoding)}; what cannot be read stands as U+FFFD"
    return ((message, "get an undamaged copy, or save the file as UTF-8"),)


def joined(text: str) -> str:
    """The same with the two halves of a character (surrogates, which JSON escapes one by one) made one, and U+FFFD for
    a half that is alone."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _repaired(text: str) -> tuple[str, Warnings]:
    warnings: list[tuple[str, str]] = []
    if _is_binary(text):
        raise UnreadableError("is binary, not text")
    if "\x00" in text or SURROGATE.search(text):
        text = SURROGATE.sub("\ufffd", text.replace("\x00", "\ufffd"))
        warnings.append(("holds NUL characters or halves of characters, read as U+FFFD", "get an undamaged copy"))
    if _C1_FOUND.search(text):
        text = text.translate(_C1)
        warnings.append(
            ("holds control characters where a wrong conversion put quotation marks and the like; read as those", _SAVE)
        )
    return text, tuple(warnings)


def _printed(encoding: str) -> str:
    names = {"cp1252": "Windows-1252", "utf-8-sig": "UTF-8"}
    return names.get(encoding, encoding.upper().replace("_", "-"))
