"""The objects of a PDF file, as far as it takes to add some to it (ISO 32000-1, 7.3 to 7.5).

Only dictionaries, arrays and references are understood; everything else is kept as the bytes that stand in the file, so
that what is written back is what was read.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field

WHITE, DELIMITERS = b"\0\t\n\f\r ", b"()<>[]{}/%"
_DEEPEST = 60
_MOST_BYTES = 100_000_000
"""Of a decompressed stream."""

_REGULAR = re.compile(rb"[^\0\t\n\f\r ()<>\[\]{}/%]+")
_SPACE = re.compile(rb"(?:[\0\t\n\f\r ]+|%[^\r\n]*)*+")
_REFERENCE = re.compile(rb"(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?=[\0\t\n\f\r ()<>\[\]{}/%]|$)")
_STRING_PART = re.compile(rb"[^()\\]+|\\.|[()]", re.DOTALL)
_OBJECT = re.compile(rb"[\0\t\n\f\r ]*(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+obj")
_STREAM = re.compile(rb"stream(?:\r\n|\n)")


class PdfError(ValueError):
    """The file is not put together as the standard has it."""


@dataclass(frozen=True, slots=True)
class Ref:
    """``12 0 R``."""

    number: int
    generation: int = 0


@dataclass(frozen=True, slots=True)
class Raw:
    """Anything that is neither a dictionary, an array nor a reference, as it stands."""

    data: bytes


Object = dict[str, "Object"] | list["Object"] | Ref | Raw
"""Keys of dictionaries are names without their slash."""


def written(value: Object) -> bytes:
    """The bytes of an object."""
    if isinstance(value, dict):
        entries = (b"/" + key.encode("latin-1") + b" " + written(item) for key, item in value.items())
        return b"<<" + b" ".join(entries) + b">>"
    if isinstance(value, list):
        return b"[" + b" ".join(written(item) for item in value) + b"]"
    return value.data if isinstance(value, Raw) else b"%d %d R" % (value.number, value.generation)


def whole(value: Object | None, default: int | None = None) -> int:
    """A whole number. Raises ``PdfError`` when it is none and there is no ``default``."""
    if isinstance(value, Raw) and re.fullmatch(rb"\+?\d{1,12}", value.data):
        return int(value.data)
    if default is None:
        raise PdfError("a number is missing")
    return default


def text_bytes(value: Object) -> bytes:
    """What a string stands for."""
    data = value.data if isinstance(value, Raw) else b""
    if data.startswith(b"<"):
        digits = re.sub(rb"[^0-9A-Fa-f]", b"", data)
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    escapes = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

    def meant(found: re.Match[bytes]) -> bytes:
        part = found[1]
        if part[:1].isdigit():
            return bytes([int(part, 8) & 255])
        return b"" if part in (b"\n", b"\r", b"\r\n") else escapes.get(part, part)

    return re.sub(rb"\\([0-7]{1,3}|\r\n|.)", meant, data[1:-1], flags=re.DOTALL)


def parse(data: bytes, position: int, depth: int = 0) -> tuple[Object, int]:
    """The object at ``position``, and where it ends. Raises ``PdfError``."""
    if depth > _DEEPEST:
        raise PdfError("its objects are nested too deep")
    position = _skipped(data, position)
    begin = data[position : position + 2]
    if begin == b"<<":
        return _dictionary(data, position + 2, depth)
    if begin[:1] == b"[":
        return _array(data, position + 1, depth)
    if begin[:1] == b"(":
        end = _end_of_string(data, position)
    elif begin[:1] == b"<":
        end = data.find(b">", position) + 1
    elif found := _REFERENCE.match(data, position):
        return Ref(int(found[1]), int(found[2])), found.end()
    else:
        name = _REGULAR.match(data, position + (begin[:1] == b"/"))
        end = name.end() if name else position + (begin[:1] == b"/")
    if end <= position:
        raise PdfError(f"nothing that could be an object stands at byte {position}")
    return Raw(data[position:end]), end


def _skipped(data: bytes, position: int) -> int:
    found = _SPACE.match(data, position)
    return found.end() if found else position


def _dictionary(data: bytes, position: int, depth: int) -> tuple[Object, int]:
    entries: dict[str, Object] = {}
    while True:
        position = _skipped(data, position)
        if data.startswith(b">>", position):
            return entries, position + 2
        key, position = parse(data, position, depth + 1)
        if not isinstance(key, Raw) or not key.data.startswith(b"/"):
            raise PdfError(f"a key is missing before byte {position}")
        entries[key.data[1:].decode("latin-1")], position = parse(data, position, depth + 1)


def _array(data: bytes, position: int, depth: int) -> tuple[Object, int]:
    items: list[Object] = []
    while True:
        position = _skipped(data, position)
        if data.startswith(b"]", position):
            return items, position + 1
        item, position = parse(data, position, depth + 1)
        items.append(item)


def _end_of_string(data: bytes, position: int) -> int:
    depth = 0
    for part in _STRING_PART.finditer(data, position):
        depth += (part[0] == b"(") - (part[0] == b")")
        if not depth:
            return part.end()
    raise PdfError("a string does not end")


@dataclass(slots=True)
class PdfFile:
    """A file with its table of objects."""

    data: bytes
    trailer: dict[str, Object] = field(default_factory=dict)
    """Of the newest revision."""
    places: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    """Number -> 0, 0, 0 when it is free; 1, offset, generation; or 2, number of its stream, place in it."""
    start: int = 0
    """Offset of the newest table."""
    in_streams: bool = False
    """Whether the newest table is a stream."""
    _streams: dict[int, tuple[Object, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, data: bytes) -> PdfFile:
        """Follow the tables from the newest to the oldest. Raises ``PdfError``."""
        file = cls(data)
        found = re.search(rb"startxref\s+(\d{1,12})\s*(?:%%EOF\s*)?\0*$", data[-1100:])
        if not data.startswith(b"%PDF-") or found is None:
            raise PdfError("it has no table of its objects at its end")
        file.start = position = int(found[1])
        seen: set[int] = set()
        waiting = [position]
        while waiting:
            position = waiting.pop(0)
            if position in seen:
                continue
            seen.add(position)
            trailer, streams = file._table(position)
            if not file.trailer:
                file.trailer, file.in_streams = trailer, streams
            waiting += [whole(trailer[key]) for key in ("XRefStm", "Prev") if key in trailer]
        return file

    def resolve(self, value: Object | None) -> Object | None:
        """What a reference leads to; anything else is itself."""
        for _ in range(_DEEPEST):
            if not isinstance(value, Ref):
                return value
            value = self.object(value.number)
        raise PdfError("references lead in a circle")

    def object(self, number: int) -> Object | None:
        """An object by its number; of a stream, its dictionary; nothing when there is none."""
        kind, one, two = self.places.get(number, (0, 0, 0))
        if kind == 1:
            return self._at(one, number)[0]
        if kind == 2:
            packed = self._packed(one)
            return packed[two] if two < len(packed) else None
        return None

    def stream(self, number: int) -> bytes:
        """The decoded bytes of a stream. Raises ``PdfError`` for a filter other than Flate."""
        kind, offset, _ = self.places.get(number, (0, 0, 0))
        if kind != 1:
            raise PdfError(f"the stream {number} is missing")
        value, position = self._at(offset, number)
        if not isinstance(value, dict):
            raise PdfError(f"the object {number} is no stream")
        return self._decoded(value, position)

    def _at(self, offset: int, number: int | None) -> tuple[Object, int]:
        found = _OBJECT.match(self.data, offset)
        if found is None or (number is not None and int(found[1]) != number):
            raise PdfError(f"its table of objects is wrong: the object {number} is not at byte {offset}")
        return parse(self.data, found.end())

    def _table(self, position: int) -> tuple[dict[str, Object], bool]:
        if self.data.startswith(b"xref", _skipped(self.data, position)):
            return self._classic(_skipped(self.data, position) + 4), False
        value, end = self._at(position, None)
        if not isinstance(value, dict) or value.get("Type") != Raw(b"/XRef"):
            raise PdfError(f"no table of objects stands at byte {position}")
        self._stream_table(value, self._decoded(value, end))
        return value, True

    def _classic(self, position: int) -> dict[str, Object]:
        section = re.compile(rb"\s*(\d{1,10})\s+(\d{1,10})\s*")
        entry = re.compile(rb"\s*(\d{10})\s(\d{5})\s([nf])")
        while found := section.match(self.data, position):
            position = found.end()
            for number in range(int(found[1]), int(found[1]) + int(found[2])):
                line = entry.match(self.data, position)
                if line is None:
                    raise PdfError("its table of objects is damaged")
                position = line.end()
                self.places.setdefault(number, (1, int(line[1]), int(line[2])) if line[3] == b"n" else (0, 0, 0))
        if not self.data.startswith(b"trailer", _skipped(self.data, position)):
            raise PdfError("its table of objects has no trailer")
        trailer, _ = parse(self.data, _skipped(self.data, position) + 7)
        if not isinstance(trailer, dict):
            raise PdfError("its trailer is damaged")
        return trailer

    def _stream_table(self, value: dict[str, Object], rows: bytes) -> None:
        widths = [whole(item) for item in _items(value.get("W"))]
        if len(widths) != 3 or not 0 < sum(widths) <= 24:
            raise PdfError("its table of objects is damaged")
        index = [whole(item) for item in _items(value.get("Index"))] or [0, whole(value.get("Size"))]
        position = 0
        for first, count in zip(index[::2], index[1::2], strict=False):
            for number in range(first, first + count):
                row, position = rows[position : position + sum(widths)], position + sum(widths)
                if len(row) < sum(widths):
                    raise PdfError("its table of objects is cut short")
                ends = (widths[0], widths[0] + widths[1])
                kind = int.from_bytes(row[: ends[0]], "big") if widths[0] else 1
                place = (kind, int.from_bytes(row[ends[0] : ends[1]], "big"), int.from_bytes(row[ends[1] :], "big"))
                self.places.setdefault(number, place if kind in (1, 2) else (0, 0, 0))

    def _packed(self, number: int) -> tuple[Object, ...]:
        """The objects of an object stream (7.5.7)."""
        if number not in self._streams:
            value = self.object(number)
            content = self.stream(number)
            if not isinstance(value, dict):
                raise PdfError(f"the object stream {number} is missing")
            first, count = whole(value.get("First")), whole(value.get("N"))
            head = [int(part) for part in content[:first].split()[: 2 * count] if part.isdigit()]
            self._streams[number] = tuple(parse(content, first + offset)[0] for offset in head[1::2])
        return self._streams[number]

    def _decoded(self, value: dict[str, Object], position: int) -> bytes:
        found = _STREAM.match(self.data, _skipped(self.data, position))
        if found is None:
            raise PdfError("a stream is missing")
        length = whole(self.resolve(value.get("Length")))
        content = self.data[found.end() : found.end() + length]
        filters = _items(value.get("Filter"))
        if filters not in ([], [Raw(b"/FlateDecode")]):
            raise PdfError("its table of objects is packed in a way that is rarely used")
        if not filters:
            return content
        machine = zlib.decompressobj()
        try:
            content = machine.decompress(content, _MOST_BYTES)
        except zlib.error as fault:
            raise PdfError("a stream is damaged") from fault
        if machine.unconsumed_tail:
            raise PdfError("a stream is too large")
        parameters = self.resolve(next(iter(_items(value.get("DecodeParms"))), None))
        return _unpredicted(content, parameters) if isinstance(parameters, dict) else content


def _items(value: Object | None) -> list[Object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _unpredicted(content: bytes, parameters: dict[str, Object]) -> bytes:
    """Undo PNG's predictors (7.4.4.4), of which tables use `up`."""
    if whole(parameters.get("Predictor"), 1) < 10:
        return content
    width = whole(parameters.get("Columns"), 1)
    before, rows = bytes(width), []
    for start in range(0, len(content), width + 1):
        kind, row = content[start], bytearray(content[start + 1 : start + 1 + width])
        if kind not in (0, 1, 2):
            raise PdfError("its table of objects is packed in a way that is rarely used")
        for place in range(len(row)):
            if kind == 2:
                row[place] = (row[place] + before[place]) & 255
            elif kind == 1 and place:
                row[place] = (row[place] + row[place - 1]) & 255
        before = bytes(row)
        rows.append(before)
    return b"".join(rows)
