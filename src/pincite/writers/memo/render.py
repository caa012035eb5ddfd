"""The briefing as HTML: a sandboxed template that sees the briefing and a few functions, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from pincite.briefing.model import Briefing, Citation, Extract, KeyNumber, Prose, PullQuotation, Run, plain
from pincite.diagnostics import BriefError, MissingToolError, shortened
from pincite.language_tags import primary
from pincite.spec.brand import Brand
from pincite.words import MemoWords, language_for
from pincite.writers.memo.brand import branded_properties, branded_words, measured_faces
from pincite.writers.memo.charts import draw
from pincite.writers.memo.columns import decimal_room
from pincite.writers.memo.prose import CONTROL, Marks, prose_html
from pincite.writers.memo.template_faults import (
    LONGEST,
    NotOwnFileError,
    outside,
    own_file,
    own_text,
    template_fault,
    time_limit,
)
from pincite.writers.memo.typography import balanced_width, breakable, first_fitting, settled_width

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

TEMPLATE = "memo.html.j2"
STYLESHEET = "memo.css"

_LARGEST_FACTOR = 1000
_LONGEST_REPEATED = 100_000
"""What a template's expressions may reach."""


def render_html(briefing: Briefing, *, templates: Path, brand: Brand = Brand()) -> tuple[str, dict[str, str]]:
    """The memo as HTML, and what each link's target is called, by anchor.

    ``templates`` is the folder that holds ``memo/``. A template that cannot be read or filled in raises
    :class:`BriefError`.
    """
    folder = templates / "memo"
    words = branded_words(language_for(briefing.lang).memo, brand)
    marks = Marks(
        entries={entry.number: entry for entry in briefing.evidence},
        names={source.id: source.short or source.id for source in briefing.sources},
        words=words,
    )
    try:
        with time_limit(LONGEST):
            html = (
                _environment(folder)
                .get_template(TEMPLATE)
                .render(
                    briefing=briefing,
                    words=words,
                    stops=language_for(briefing.lang).briefing,
                    marks=marks,
                    sources={source.id: source for source in briefing.sources},
                    brand=brand,
                    css=branded_properties(_custom_properties(folder), brand),
                    summary=_description(briefing),
                    **_functions(marks, briefing, brand),
                    **_lookups(briefing),
                )
            )
    except (BriefError, MissingToolError):
        raise
    except NotOwnFileError as fault:
        raise BriefError([outside(folder, TEMPLATE, fault)]) from fault
    except Exception as fault:  # whatever an expression in a template makes of the values it is given
        raise BriefError([template_fault(fault, folder, TEMPLATE)]) from fault
    paragraphs = (item.number for section in briefing.sections for item in section.paragraphs if item.number)
    called = {f"p{number}": words.paragraph.format(number) for number in paragraphs}
    return html, marks.descriptions() | called | _exhibit_links(briefing, words)


def _exhibit_links(briefing: Briefing, words: MemoWords) -> dict[str, str]:
    """What a link to an exhibit says to those who hear it, by anchor."""
    found: dict[str, str] = {}
    for section in briefing.sections:
        for anchor, label, item in (("figure", words.figure, section.chart), ("table", words.table, section.table)):
            if item:
                found[f"{anchor}-{item.number}"] = f"{label.format(item.number)}: {plain(item.title)}"
    return found


def load_templates(templates: Path) -> None:
    """Compile the memo's templates; faults are left to ``render_html``."""
    environment = _environment(templates / "memo")
    for name in environment.list_templates(extensions=["j2"]):
        environment.get_template(name)


@lru_cache
def _environment(folder: Path) -> SandboxedEnvironment:
    """An environment that reads templates from ``folder`` alone and escapes whatever it prints."""
    import jinja2
    from jinja2.sandbox import SandboxedEnvironment

    class Loader(jinja2.FileSystemLoader):
        """Follows no link out of its folder."""

        def get_source(self, environment: jinja2.Environment, template: str) -> Any:
            found = super().get_source(environment, template)
            own_file(folder, template)
            return found

    class Environment(SandboxedEnvironment):
        """Lets no expression make a text or a number that fills the memory."""

        intercepted_binops = frozenset({"*", "**"})

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            if operator == "**" and max(abs(left), abs(right)) > _LARGEST_FACTOR:
                raise jinja2.TemplateRuntimeError(f"`{left} ** {right}` is too large")
            if operator == "*" and any(hasattr(side, "__len__") for side in (left, right)):
                size = len(left) * right if hasattr(left, "__len__") else len(right) * left
                if size > _LONGEST_REPEATED:
                    raise jinja2.TemplateRuntimeError(f"a text or list is repeated {size} times")
            return super().call_binop(context, operator, left, right)

    environment = Environment(
        loader=Loader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=True,
        finalize=_printable,
    )
    environment.filters["plain"] = plain
    return environment


def _printable(value: object) -> object:
    """``value`` without control characters, which neither HTML nor a font has a place for."""
    return CONTROL.sub("", value) if type(value) is str else value


def _functions(
    marks: Marks, briefing: Briefing, brand: Brand
) -> dict[str, Callable[..., object]]:  # fmt: skip
    """What a template may call; ``templates/memo/README.md`` describes each. The fonts of ``brand`` measure text."""
    faces = measured_faces(brand)

    def measuring(measure: Callable[..., object], usual: str = "regular") -> Callable[..., object]:
        return lambda *args, face=usual, **options: measure(*args, face=faces.get(face, face), **options)

    reasons = _reasons(briefing)
    return {
        "prose": partial(_prose, marks),
        "running": lambda prose: prose_html(prose, marks, "", kept=False),
        "cite": marks.cite,
        "plain": plain,
        "settled": lambda text, place="", citing=(): _prose(marks, (Run(text),), place, citing=citing),
        "settled_width": measuring(settled_width),
        "uses": lambda number: tuple(marks.uses.get(number, ())),
        "reason_of": lambda entry: next((reasons[id_] for id_ in entry.evidence if id_ in reasons), ""),
        "drawn": draw if brand.sans is None else partial(draw, font=brand.sans),
        "decimal_room": partial(decimal_room, point=language_for(briefing.lang).digits("1.1")[1]),
        "balanced": measuring(balanced_width, "semibold"),
        "first_fitting": measuring(first_fitting),
        "shortened": shortened,
        "breakable": breakable,
    }


def _lookups(briefing: Briefing) -> dict[str, Callable[..., object]]:
    """What a template may ask of the briefing as a whole; described with the functions above."""
    own = primary(briefing.lang)
    foreign = (source for source in briefing.sources if primary(source.language) not in ("", own))
    languages = {source.id: source.language for source in foreign}
    cited = {
        paragraph.number: {number for part in paragraph.prose if isinstance(part, Citation) for number in part.numbers}
        for section in briefing.sections
        for paragraph in section.paragraphs
        if paragraph.number
    }
    return {
        "in_language": lambda html, evidence: _in_language(html, languages.get(evidence.partition("#")[0], "")),
        "argued": lambda item: tuple(number for number, found in cited.items() if found.intersection(item.citations)),
    }


def _in_language(html: Markup, language: str) -> Markup:
    """A link that leads nowhere is the one inline element that the tags of the file can be told apart by."""
    return Markup('<a lang="{}">{}</a>').format(language, html) if language else html


def _prose(marks: Marks, prose: Prose, place: str, *, citing: tuple[int, ...] = ()) -> Markup:
    return prose_html(prose, marks, place, after=marks.cite(citing, place))


def _reasons(briefing: Briefing) -> dict[str, str]:
    """Why the tool chose a piece of evidence, by its id; evidence that the author named has no reason."""
    items: list[PullQuotation | Extract | KeyNumber] = []
    for section in briefing.sections:
        items += [*section.quotations, *section.extracts, *section.numbers]
    # The first reason stands when a piece of evidence was chosen twice.
    return {item.evidence: item.reason for item in reversed(items) if item.reason}


def _custom_properties(folder: Path) -> dict[str, str]:
    """The stylesheet's ``--name: value`` by name, for drawings, which a stylesheet does not reach."""
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", own_text(folder, STYLESHEET)))


def _description(briefing: Briefing) -> str:
    """The bottom line, or the first headline, for the file's own description."""
    text = plain(briefing.bottom_line) or (briefing.sections[0].headline if briefing.sections else "")
    return " ".join(text.split())
