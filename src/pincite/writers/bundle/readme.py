"""The page that tells who unpacks a bundle what is in it, and how the files are checked and made again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pincite.briefing.model import Briefing
from pincite.writers.bundle.crate import METADATA, Part
from pincite.writers.bundle.packing import Absent

_NEEDED = (
    "To make the files again, put each under the name that it has here; the SHA-256 tells whether it is the same file."
)


def write_readme(
    briefing: Briefing, parts: Sequence[Part], absent: Sequence[Absent], *, command: str, version: str,
    needs: Sequence[str] = (),
) -> bytes:  # fmt: skip
    """Markdown. ``command`` makes the files again, ``needs`` what the machine must have for it besides."""
    return ("\n".join(_lines(briefing, parts, absent, command, version, needs)) + "\n").encode()


def _lines(
    briefing: Briefing, parts: Sequence[Part], absent: Sequence[Absent], command: str, version: str,
    needs: Sequence[str],
) -> Iterator[str]:  # fmt: skip
    made = [part for part in parts if part.role == "made"]
    yield f"# {' '.join(briefing.title.split())}"
    yield ""
    yield f"A briefing with what it was made from. `{METADATA}` describes every file in the form of RO-Crate 1.2."
    yield ""
    yield from (f"- `{part.name}`: {part.title}" for part in parts if part.role != "told")
    yield ""
    yield "## Check it"
    yield ""
    delivered = [part.name for part in made if part.name.endswith((".pdf", ".pptx"))]
    yield f"    pincite verify {' '.join(delivered)}"
    yield ""
    yield "holds each quotation and number in the memo and the deck against the evidence in them and the sources here."
    if absent:
        yield "Of a source that is not here it says so, and takes the evidence alone."
    yield ""
    yield "## Make it again"
    yield ""
    yield f"    {command}"
    yield ""
    yield f"with Pincite {version}, in this folder. It writes the files into `build`, byte for byte as they are here."
    yield from (f"It needs {need}." for need in needs)
    if absent:
        yield from _absent(absent)


def _absent(absent: Sequence[Absent]) -> Iterator[str]:
    yield ""
    yield "## Documents that are not here"
    yield ""
    yield f"Nothing says that copies of them may be passed on. {_NEEDED}"
    yield ""
    for item in absent:
        about = [f"SHA-256 {item.sha256}", *([item.url] if item.url else []),
                 f"licence: {item.licence}" if item.licence else "no licence is stated"]  # fmt: skip
        yield f"- `{item.name}`: {'; '.join(about)}"
