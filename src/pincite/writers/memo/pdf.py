"""HTML as a tagged PDF that claims PDF/UA-1 and PDF/A-3a, the same bytes for the same input.

Standards: ISO 14289-1 (PDF/UA-1), ISO 19005-3 level A (PDF/A-3a), with the evidence as an associated file.
"""

from __future__ import annotations

import atexit
import os
import re
import shutil
import sys
import threading
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from pincite.diagnostics import BriefError, Diagnostic, MissingToolError, Place, error
from pincite.spec.brand import Brand
from pincite.writers.memo.attachments import Attached
from pincite.writers.memo.brand import brand_file, branded_css
from pincite.writers.memo.east_asian import marked
from pincite.writers.memo.embedded import compact_fonts
from pincite.writers.memo.fonts import east_asian_faces, font_file, further_faces, sets_wide_marks, without_marks
from pincite.writers.memo.settled import AMBIGUOUS_END, settle_objects
from pincite.writers.memo.template_faults import complaints_are_faults, own_text, unclosed

NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands for the date of what is undated; the first that every container format can hold."""

_LONG_WORD = re.compile(r">[^<]*?[^\s<>\u200b\u2e80-\uffef]{28}[^<]*<")
"""Text, between two tags, with a word that a narrow column may not hold; Chinese may break between any two letters."""

_PROPERTY = re.compile(r"(--[\w-]+):\s*([^;{}]+?)\s*;")
_USE = re.compile(r"var\((--[\w-]+)\)")

_ONE_AT_A_TIME = threading.RLock()
"""Fontconfig, and the variable that fontTools reads, belong to the whole process."""


class NotAllowedError(ValueError):
    """A template asked for a file outside its folder, or for the network."""


def layout(html: str, *, folder: Path, stylesheet: str, brand: Brand = Brand()) -> Any:
    """Lay ``html`` out with ``folder/stylesheet``; the result has ``pages`` and ``write_pdf``.

    Only files in ``folder``, packaged fonts (``font:NAME``), what ``brand`` brings (``brand:NAME``) and ``data:`` can
    be reached from either. What the engine complains of raises ``BriefError``.
    """
    import weasyprint
    from weasyprint.urls import FatalURLFetchingError

    css_text = own_text(folder, stylesheet)
    if faults := unclosed(css_text, folder / stylesheet):
        raise BriefError(faults)
    with _ONE_AT_A_TIME, complaints_are_faults(folder, stylesheet):
        try:
            faces = _Faces(east_asian_faces(html), wide_marks=sets_wide_marks(html))
            fetcher, fonts, css = _stylesheet(folder, stylesheet, css_text, brand, faces)
        except FatalURLFetchingError as fault:
            raise BriefError([_not_allowed(fault, folder)]) from fault
        further = _further_faces(further_faces(html), folder, stylesheet, css_text, brand, faces)
        page = weasyprint.HTML(
            string=marked(html) if faces.wide_marks else html,
            base_url=f"{folder.resolve().as_uri()}/",
            url_fetcher=fetcher,
        )
        # Looking on every line for a word that is longer than it costs a tenth of the layout.
        breaking = [weasyprint.CSS(string="html { overflow-wrap: anywhere }")] if _LONG_WORD.search(html) else []
        try:
            document = page.render(font_config=fonts, stylesheets=[css, *further, *breaking], pdf_variant="pdf/a-3a")
        except FatalURLFetchingError as fault:
            raise BriefError([_not_allowed(fault, folder)]) from fault
    for laid_out in document.pages:
        # The engine also makes links of what stands within a link (emphasis, say), and tags those as plain text, which
        # PDF/UA-1 refuses (7.18.5); the link itself covers them.
        laid_out.links = [link for link in laid_out.links if link[3].element_tag == "a"]
    return document


def lines_of(document: Any, name: str) -> int:
    """How many lines the first block of the class ``name`` takes on the pages; 0 when there is none."""
    from weasyprint.formatting_structure import boxes

    blocks = (box for page in document.pages for box in page._page_box.descendants() if _is_of_class(box, name))
    block = next(blocks, None)
    return sum(isinstance(box, boxes.LineBox) for box in block.descendants()) if block else 0


def _is_of_class(box: Any, name: str) -> bool:
    return box.element is not None and name in (box.element.get("class") or "").split()


def _not_allowed(fault: BaseException, folder: Path) -> Diagnostic:
    return error(
        "template-reads-its-own-folder",
        str(fault.__cause__ or fault),
        Place(str(folder)),
        "put the file into the folder, or name a font as `font:IBMPlexSerif-Regular.ttf`",
    )


@dataclass(frozen=True, slots=True)
class _Faces:
    """What a document in an East Asian script does to the faces of the stylesheet."""

    added: str = ""
    """``@font-face`` rules."""
    wide_marks: bool = False
    """Whether quotation marks are left to them."""


@lru_cache(maxsize=4)
def _stylesheet(folder: Path, name: str, text: str, brand: Brand, faces: _Faces) -> tuple[Any, Any, Any]:
    """Fetcher, fonts and parsed stylesheet: they cost a tenth of a second, so once a process.

    The faces that a document adds go by the same names in every document but are not the same: the fonts of one must
    not know those of another.
    """
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    own = _resolved(branded_css(text, brand, folder / name))
    fetcher = _fetcher(folder, brand)
    fonts = FontConfiguration()
    _remove_at_exit(fonts)
    css = weasyprint.CSS(
        # Behind the rest, so that complaints name the lines of the file.
        string=f"{without_marks(own) if faces.wide_marks else own}\n{faces.added}",
        base_url=f"{folder.resolve().as_uri()}/",
        url_fetcher=fetcher,
        font_config=fonts,
    )
    return fetcher, fonts, css


@lru_cache(maxsize=4)
def _further_faces(
    rules: str, folder: Path, name: str, text: str, brand: Brand, faces: _Faces
) -> tuple[Any, ...]:  # fmt: skip
    """The parsed ``@font-face`` ``rules``, known to the fonts of the stylesheet; once a process, as above."""
    import weasyprint

    if not rules:
        return ()
    fetcher, fonts, _ = _stylesheet(folder, name, text, brand, faces)
    rules = without_marks(rules) if faces.wide_marks else rules
    return (weasyprint.CSS(string=rules, url_fetcher=fetcher, font_config=fonts),)


def _resolved(css: str) -> str:
    """``css`` with each custom property that is declared once put in the place of its uses.

    The engine would resolve them anew for every box, which takes an eighth of the layout.
    """
    declared = _PROPERTY.findall(css)
    names = Counter(name for name, _ in declared)
    values = {name: value for name, value in declared if names[name] == 1 and "var(" not in value}
    return _USE.sub(lambda use: values.get(use[1], use[0]), css)


def _remove_at_exit(fonts: Any) -> None:
    """Have the folder into which ``fonts`` copied the faces removed when the process ends.

    The configuration does it itself when it is collected, which at the end of a process is too late.
    """
    atexit.register(_remove_folder, fonts)
    if (workers := sys.modules.get("multiprocessing.util")) is not None:
        # A worker process ends without the functions registered above.
        workers.Finalize(None, _remove_folder, args=(fonts,), exitpriority=1)


def _remove_folder(fonts: Any) -> None:
    if fonts._folder is not None:
        shutil.rmtree(fonts._folder, ignore_errors=True)
        fonts._folder = None


def _fetcher(folder: Path, brand: Brand) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class FolderFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
        """Fetches from one folder, the packaged fonts and the look; anything else stops the rendering."""

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
            if url.startswith("data:"):
                # It is all in the address itself.
                return super().fetch(url, headers or {})
            if url.startswith("brand:"):
                kinds = {"svg": {"Content-Type": "image/svg+xml"}, "png": {"Content-Type": "image/png"}}
                of_logo = kinds[brand.logo.kind] if brand.logo and url == "brand:logo" else {}
                return URLFetcherResponse(url, brand_file(brand, url.removeprefix("brand:")), of_logo)
            return URLFetcherResponse(url, allowed_file(url, folder).read_bytes())

    return FolderFetcher(fail_on_errors=True)


def allowed_file(url: str, folder: Path) -> Path:
    """The file that ``url`` names, when it lies in ``folder`` or is a packaged font; else ``NotAllowedError``."""
    parts = urlsplit(url)
    if parts.scheme == "font":
        return font_file(unquote(parts.path))
    if parts.scheme == "file" and not parts.netloc:
        path = Path(url2pathname(parts.path)).resolve()
        if path.is_relative_to(folder.resolve()):
            if path.is_file():
                return path
            raise NotAllowedError(f"`{path.name}` is not in the templates' folder")
    raise NotAllowedError(f"`{url}` is neither in the templates' folder nor a packaged font")


def write_pdf(
    document: Any, *, content: str, attached: Sequence[Attached], links: dict[str, str], moment: datetime,
    annex: str = "", where: Callable[[str], str] = str,
) -> bytes:  # fmt: skip
    """The bytes of a laid-out ``document``.

    ``content`` is what it was made from: its hash, with that of the attached files, is the file's identifier. ``links``
    says in words what each anchor is; ``moment`` dates the attached files and the fonts; ``annex`` is what the pages of
    an annex are labelled with. ``where`` says in which part of the briefing a character stands.
    """
    data, identifier = b"", sha256(content.encode())
    for item in attached:
        identifier.update(item.data)
    with _ONE_AT_A_TIME, _font_date(moment), warnings.catch_warnings():
        # The engine leaves its own colour profile to the garbage collector to close.
        warnings.simplefilter("ignore", ResourceWarning)
        for padding in range(8):
            data = document.write_pdf(
                pdf_variant="pdf/a-3a",
                pdf_identifier=identifier.hexdigest()[:32].encode(),
                # Made anew each time, since the engine reads each of them once.
                attachments=[_attachment(item, moment) for item in attached],
                finisher=_finisher(links, annex=annex, padding=padding),
            )
            assert isinstance(data, bytes)
            if AMBIGUOUS_END not in data:
                break
    _refuse_missing_glyphs(document, where)
    return data


def _attachment(item: Attached, moment: datetime) -> Any:
    import weasyprint

    return weasyprint.Attachment(
        string=item.data,
        name=item.name,
        description=item.description,
        created=moment,
        modified=moment,
        relationship="Data",
    )


def _refuse_missing_glyphs(document: Any, where: Callable[[str], str]) -> None:
    """A character that no font has would be printed as an empty box, which no reader and no standard accepts."""
    missing = sorted({code for font in document.fonts.values() for code in font.missing})
    if missing:
        shown = ", ".join(f"`{chr(code)}` (U+{code:04X}, in {where(chr(code))})" for code in missing[:8])
        raise MissingToolError(f"no font on this machine has {shown}; install one that does, such as Noto")


@contextmanager
def _font_date(moment: datetime) -> Iterator[None]:
    """Have fontTools date the fonts it instances with ``moment``; it knows no other way than this variable."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _finisher(links: dict[str, str], *, annex: str, padding: int) -> Callable[[Any, Any], None]:
    """What is changed in the file's objects before they are written; ``padding`` only changes the last bytes."""
    import pydyf  # type: ignore[import-untyped]

    def finish(document: Any, pdf: Any) -> None:
        _claim_accessibility(pdf)
        _name_languages(document, pdf)
        compact_fonts(pdf)
        for count in range(padding):
            # The table of objects is compressed as a whole, out of our reach: one object more, and it ends otherwise.
            pdf.add_object(pydyf.Dictionary({"Padding": count}))
        _describe_links(pdf, links)
        if annex:
            # A reader program then names the pages as they are printed (ISO 32000-1, 12.4.2).
            label = pydyf.Dictionary({"S": "/D", "P": pydyf.String(f"{annex}-")})
            pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, label])})
        if "AF" in pdf.catalog:
            # The engine names each associated file twice.
            pdf.catalog["AF"][:] = list(dict.fromkeys(pdf.catalog["AF"]))
        settle_objects(pdf)

    return finish


def _name_languages(document: Any, pdf: Any) -> None:
    """Tag words in another language with it (PDF/UA-1, 7.2); the engine tags the document as a whole alone.

    Such words stand in a link without a target. Tags are made in the order of the boxes.
    """
    import pydyf
    from weasyprint.formatting_structure import boxes

    items = [item for item in pdf.objects if isinstance(item, pydyf.Dictionary)]
    references = {item.reference for item in items if item.get("Type") == "/OBJR"}
    targetless = [item for item in items if item.get("S") == "/Link" and not references.intersection(_children(item))]
    every = (box for page in document.pages for box in page._page_box.descendants())
    inline = [box for box in every if isinstance(box, boxes.InlineBox) and box.element_tag == "a" and not box.link]
    if len(inline) != len(targetless):
        return  # a template of somebody's own that positions such a link: better no language than a wrong one
    for item, box in zip(targetless, inline, strict=True):
        item["S"] = "/Span"
        if language := box.element.get("lang"):
            item["Lang"] = pydyf.String(language)


def _children(item: Any) -> list[bytes]:
    """References to what a tag holds; the numbers of marked text among them are left out."""
    return [child for child in item["K"] if isinstance(child, bytes)]


def _describe_links(pdf: Any, links: dict[str, str]) -> None:
    """Give each link words instead of the name of its anchor, or of its address (PDF/UA-1, 7.18.5)."""
    import pydyf

    for item in pdf.objects:
        if isinstance(item, dict) and item.get("Subtype") == "/Link":
            words = links.get(item["Dest"].string if "Dest" in item else item["A"]["URI"].string)
            if words:
                item["Contents"] = pydyf.String(words)


_PDFUA = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def _claim_accessibility(pdf: Any) -> None:
    """Add the PDF/UA-1 claim to the metadata, with the schema that PDF/A asks for, within the one ``rdf:RDF``.

    The stream stays uncompressed so that any program can find the metadata (ISO 19005-3, 6.6.2.1).
    """
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    text = b"".join(part if isinstance(part, bytes) else part.encode() for part in metadata.stream).decode()
    head, end, tail = text.rpartition("</rdf:RDF>")
    metadata.stream = [(head + _PDFUA + end + tail).encode()]
    metadata.compress = False
