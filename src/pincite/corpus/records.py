"""What the analyst says of the corpus: ``sources.yaml``, ``themes.yaml`` and ``lexicon.yaml``."""

from __future__ import annotations

import codecs
import datetime
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from pincite.corpus.model import Correction, Name, Source, SourceKind, Theme
from pincite.corpus.reference import Reference
from pincite.diagnostics import BriefError, Diagnostic, did_you_mean, error, warning
from pincite.marked_yaml import MarkedYaml, read_yaml, validated

WANTED_KEYS = ("title", "issued", "pincite.kind", "pincite.origin", "pincite.descriptor")
"""Keys of a reference whose absence is worth a warning; a key that is there and empty says that nobody knows."""

_NOTICE_KEYS = ("pincite.notice", "pincite.notice_date")
"""Likewise, of a source that was corrected or retracted: what was, and when."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class _NameRecord(_Record):
    family: str = ""
    given: str = ""
    literal: str = ""


def _as_name(value: Any) -> Any:
    return {"literal": value} if isinstance(value, str) else value


def _as_iso_date(value: Any) -> Any:
    """CSL dates come as text, as a year, or as ``date-parts``."""
    if isinstance(value, dict) and isinstance(value.get("date-parts"), list) and value["date-parts"]:
        parts = value["date-parts"][0]
        parts = parts if isinstance(parts, list) else [parts]
        return "-".join(f"{int(part):02d}" if str(part).isdecimal() else str(part) for part in parts)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, int) else value


_Names = tuple[Annotated[_NameRecord, BeforeValidator(_as_name)], ...]
_IsoDate = Annotated[
    Annotated[str, Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")] | None,
    BeforeValidator(_as_iso_date),
]


def _known_encoding(value: str) -> str:
    try:
        b"".decode(value)  # fails on codecs that are no encodings of text
        return codecs.lookup(value).name
    except (LookupError, ValueError):
        raise ValueError(f"no encoding is called `{value}`; well known are utf-8, windows-1252, gb18030") from None


_Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _SpeakerRecord(_Record):
    name: str
    role: str = ""


class _PinciteRecord(_Record):
    """The ``pincite:`` block of a reference."""

    file: str | None = None
    encoding: Annotated[str, AfterValidator(_known_encoding)] | None = None
    kind: SourceKind = "document"
    origin: str | None = None
    retells: str | None = None
    translated: bool = False
    short: str | None = None
    descriptor: str | None = None
    status: Literal["corrected", "retracted"] | None = None
    notice: str | None = None
    notice_date: _IsoDate = None
    sha256: _Sha256 | None = None
    words_sha256: _Sha256 | None = None
    licence: str | None = None
    speakers: tuple[_SpeakerRecord, ...] = ()


class _ReferenceRecord(BaseModel):
    """One CSL reference; what Pincite has no use of its own for is kept for the citation style (``Source.csl``)."""

    model_config = ConfigDict(extra="allow", frozen=True, populate_by_name=True)

    id: Annotated[str, Field(pattern=r"^[\w.-]+$")]
    type: str = "document"
    title: str | None = None
    container_title: str | None = Field(None, alias="container-title")
    publisher: str | None = None
    author: _Names = ()
    host: _Names = ()
    guest: _Names = ()
    issued: _IsoDate = None
    accessed: _IsoDate = None
    url: str | None = Field(None, alias="URL")
    language: str | None = None
    pincite: _PinciteRecord = _PinciteRecord()

    def missing_keys(self) -> tuple[str, ...]:
        """Wanted keys that the record does not have at all."""
        given = {self._key(name) for name in self.model_fields_set}
        given |= {f"pincite.{name}" for name in self.pincite.model_fields_set}
        wanted = (*WANTED_KEYS, *(_NOTICE_KEYS if self.pincite.status else ()))
        return tuple(key for key in wanted if key not in given)

    @staticmethod
    def _key(name: str) -> str:
        return _ReferenceRecord.model_fields[name].alias or name if name in _ReferenceRecord.model_fields else name

    def as_source(self) -> Source:
        block = self.pincite
        return Source(
            id=self.id,
            title=self.title or "",
            type=self.type,
            container_title=self.container_title or "",
            publisher=self.publisher or "",
            author=_names(self.author),
            host=_names(self.host),
            guest=_names(self.guest),
            issued=self.issued or "",
            url=self.url or "",
            accessed=self.accessed or "",
            language=self.language or "",
            kind=block.kind,
            origin=block.origin or self.id,
            original=block.retells or "",
            translated=block.translated,
            short=block.short or "",
            descriptor=(block.descriptor or "").strip(),
            status=block.status or "",
            notice=" ".join((block.notice or "").split()),
            notice_date=block.notice_date or "",
            pinned=block.sha256 or "",
            pinned_words=block.words_sha256 or "",
            licence=(block.licence or "").strip(),
            speakers=tuple((speaker.name, speaker.role) for speaker in block.speakers),
            csl=tuple((key, value) for key, given in (self.model_extra or {}).items() if (value := _csl_value(given))),
        )


def _csl_value(given: Any) -> str | tuple[Name, ...]:
    """The value of a CSL variable: its text, its date (ISO 8601) or its names; empty for what is none of these."""
    if isinstance(given, list):
        return tuple(name for part in given if (name := _csl_name(part)).full)
    if isinstance(given, dict):
        date = _as_iso_date(given)
        return date if isinstance(date, str) and re.fullmatch(r"\d{1,4}(-\d\d){0,2}", date) else ""
    if isinstance(given, datetime.date):
        return given.isoformat()
    return str(given).strip() if isinstance(given, str | int | float) and not isinstance(given, bool) else ""


def _csl_name(given: Any) -> Name:
    if isinstance(given, str):
        return Name(literal=given)
    if not isinstance(given, dict):
        return Name()
    text = {str(key): str(value) for key, value in given.items() if isinstance(value, str)}
    particles = (text.get(key, "") for key in ("dropping-particle", "non-dropping-particle", "family", "suffix"))
    return Name(" ".join(filter(None, particles)), text.get("given", ""), text.get("literal", ""))


def _names(records: tuple[_NameRecord, ...]) -> tuple[Name, ...]:
    return tuple(Name(record.family, record.given, record.literal) for record in records)


class _SourcesFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    references: tuple[_ReferenceRecord, ...] = ()


class _ThemeRecord(_Record):
    id: Annotated[str, Field(pattern=r"^[\w.-]+$")]
    label: str | None = None
    question: str = ""
    terms: tuple[str, ...] = Field(min_length=1)
    excluded: tuple[str, ...] = Field((), alias="not")


class _ThemesFile(_Record):
    themes: tuple[_ThemeRecord, ...] = ()


class _CorrectionRecord(_Record):
    as_heard: str = Field(min_length=2)
    canonical: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    kind: Literal["person", "org", "product", "number", "term"] = "term"
    evidence: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    applies_to: tuple[str, ...] = ()


class _LexiconFile(_Record):
    lexicon: tuple[_CorrectionRecord, ...] = ()


def read_references(folder: Path) -> tuple[Reference, ...]:
    """The references of ``sources.yaml``, or none where there is no such file.

    Raises ``BriefError`` with every fault of the file.
    """
    marked = _read(folder / "sources.yaml")
    if marked is None:
        return ()
    references = tuple(
        _reference(record, index, marked) for index, record in enumerate(validated(_SourcesFile, marked).references)
    )
    if faults := (*_repeated(references, "id"), *_repeated(references, "file")):
        raise BriefError(faults)
    return references


def _reference(record: _ReferenceRecord, index: int, marked: MarkedYaml) -> Reference:
    path = f"$.references[{index}]"
    block = record.pincite
    return Reference(
        source=record.as_source(),
        file=block.file or "",
        encoding=block.encoding or "",
        has_origin=bool(block.origin),
        missing=record.missing_keys(),
        place=marked.marks.place(path),
        id_place=marked.marks.place(f"{path}.id"),
        type_place=marked.marks.place(f"{path}.type"),
        file_place=marked.marks.place(f"{path}.pincite.file"),
        pin_place=marked.marks.place(f"{path}.pincite.sha256"),
    )


def _repeated(references: tuple[Reference, ...], key: Literal["id", "file"]) -> Iterator[Diagnostic]:
    """An error for each reference whose id or file an earlier one has already."""
    first: dict[str, Reference] = {}
    for reference in references:
        value, place = (
            (reference.source.id, reference.id_place) if key == "id" else (reference.file, reference.file_place)
        )
        if value and value in first:
            message = f"`{value}` is the {key} of the reference at line {first[value].id_place.line} too"
            yield error("id-is-unique", message, place, "give each document one reference")
        first.setdefault(value, reference)


def read_themes(folder: Path) -> tuple[Theme, ...]:
    """The themes of ``themes.yaml`` in their order. Raises ``BriefError`` with every fault of the file."""
    marked = _read(folder / "themes.yaml")
    records = validated(_ThemesFile, marked).themes if marked else ()
    seen: set[str] = set()
    for index, record in enumerate(records):
        if record.id in seen and marked:
            place = marked.marks.place(f"$.themes[{index}].id")
            raise BriefError(
                [error("id-is-unique", f"two themes are called `{record.id}`", place, "rename one of them")]
            )
        seen.add(record.id)
    return tuple(
        Theme(record.id, record.label or _as_label(record.id), record.question, record.terms, record.excluded)
        for record in records
    )


def read_lexicon(folder: Path, documents: Collection[str]) -> tuple[tuple[Correction, ...], tuple[Diagnostic, ...]]:
    """The entries of ``lexicon.yaml``, and a warning for each part of one that can have no effect.

    ``documents`` are the ids that ``applies_to`` may name. Raises ``BriefError`` with every fault of the file.
    """
    marked = _read(folder / "lexicon.yaml")
    if marked is None:
        return (), ()
    entries = tuple(
        Correction(record.as_heard, record.canonical, record.kind, record.evidence, record.applies_to)
        for record in validated(_LexiconFile, marked).lexicon
    )
    return entries, (*_absent(entries, marked, documents), *_heard_twice(entries, marked))


def _absent(entries: Sequence[Correction], marked: MarkedYaml, documents: Collection[str]) -> Iterator[Diagnostic]:
    for index, entry in enumerate(entries):
        for position, wanted in enumerate(entry.applies_to):
            if wanted not in documents:
                place = marked.marks.place(f"$.lexicon[{index}].applies_to[{position}]")
                near = did_you_mean(wanted, documents) or ("`pincite sources` lists the ids",)
                yield warning("lexicon-names-sources", f"`{wanted}` is no source of the corpus", place, *near)


def _heard_twice(entries: Sequence[Correction], marked: MarkedYaml) -> Iterator[Diagnostic]:
    """Words that are read in two ways in the same source: the entry that comes first is the one that is shown."""
    earlier: dict[str, list[int]] = {}
    for index, entry in enumerate(entries):
        words = entry.as_heard.split()
        # A single word is found as it is spelt only, several in any capitals.
        same = earlier.setdefault(" ".join(words).casefold() if len(words) > 1 else words[0], [])
        clash = next((other for other in same if _share_a_source(entries[other], entry)), None)
        if clash is not None:
            line = marked.marks.place(f"$.lexicon[{clash}]").line
            message = f"`{entry.as_heard}` is read as `{entries[clash].canonical}` by the entry at line {line} already"
            place = marked.marks.place(f"$.lexicon[{index}].as_heard")
            yield warning("heard-once", message, place, "keep one of them, or part them with `applies_to`")
        same.append(index)


def _share_a_source(one: Correction, other: Correction) -> bool:
    return not one.applies_to or not other.applies_to or not set(one.applies_to).isdisjoint(other.applies_to)


def _read(path: Path) -> MarkedYaml | None:
    if not path.is_file():
        return None
    marked = read_yaml(path.read_bytes(), str(path))
    return marked if marked.data is not None else None


def _as_label(theme_id: str) -> str:
    words = re.sub(r"[-_.]+", " ", theme_id).strip()
    return words[:1].upper() + words[1:]
