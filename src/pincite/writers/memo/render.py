"""The briefing as HTML: a sandboxed template that sees the briefing and a few functions, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from pincite.briefing.model import Briefing, Extract, KeyNumber, Prose, PullQuotation, Run, plain
from pincite.diagnostics import BriefError, Diagnostic, Place, error
from pincite.writers.memo.charts import plot_of
from pincite.writers.memo.prose import CONTROL, Marks, prose_html
from pincite.writers.memo.typography import balanced_width, first_fitting, settled_width, shortened
from pincite.writers.memo.words import words_for

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

TEMPLATE = "memo.html.j2"
STYLESHEET = "memo.css"


def render_html(briefing: Briefing, *, templates: Path) -> tuple[str, dict[str, str]]:
    """The memo as HTML, and what each link's target is called, by anchor.

    ``templates`` is the folder that holds ``memo/``. A template that cannot be read or filled in raises
    :class:`BriefError`.
    """
    import jinja2

    folder = templates / "memo"
    words = words_for(briefing.lang)
    marks = Marks(
        entries={entry.number: entry for entry in briefing.evidence},
        names={source.id: source.short or source.id for source in briefing.sources},
        words=words,
    )
    try:
        template = _environment(folder).get_template(TEMPLATE)
        html = template.render(
            briefing=briefing,
            words=words,
            marks=marks,
            sources={source.id: source for source in briefing.sources},
            css=_custom_properties(folder),
            summary=_description(briefing),
            **_functions(marks, _reasons(briefing)),
        )
    except jinja2.TemplateError as fault:
        raise BriefError([_template_fault(fault, folder)]) from fault
    return html, marks.descriptions()


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

    environment = SandboxedEnvironment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_printable,
    )
    environment.filters["plain"] = plain
    return environment


def _printable(value: object) -> object:
    """``value`` without control characters, which neither HTML nor a font has a place for."""
    return CONTROL.sub("", value) if type(value) is str else value


def _functions(marks: Marks, reasons: dict[str, str]) -> dict[str, Callable[..., object]]:
    """What a template may call; ``templates/memo/README.md`` describes each."""
    return {
        "prose": partial(_prose, marks),
        "running": lambda prose: prose_html(prose, marks, "", kept=False),
        "cite": marks.cite,
        "plain": plain,
        "settled": lambda text, place="", citing=(): _prose(marks, (Run(text),), place, citing=citing),
        "settled_width": settled_width,
        "uses": lambda number: tuple(marks.uses.get(number, ())),
        "reason_of": lambda entry: next((reasons[id_] for id_ in entry.evidence if id_ in reasons), ""),
        "plot": plot_of,
        "balanced": balanced_width,
        "first_fitting": first_fitting,
        "shortened": shortened,
    }


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
    try:
        css = (folder / STYLESHEET).read_text("utf-8")
    except OSError as fault:
        raise BriefError([_unreadable(folder, STYLESHEET)]) from fault
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", css))


def _description(briefing: Briefing) -> str:
    """The bottom line, or the first headline, for the file's own description."""
    text = plain(briefing.bottom_line) or (briefing.sections[0].headline if briefing.sections else "")
    return " ".join(text.split())


def _template_fault(fault: Exception, folder: Path) -> Diagnostic:
    import jinja2

    line = 0
    file = folder / TEMPLATE
    if isinstance(fault, jinja2.TemplateSyntaxError):
        line = fault.lineno
        file = Path(fault.filename) if fault.filename else file
    if isinstance(fault, jinja2.TemplateNotFound):
        return _unreadable(folder, str(fault.name or TEMPLATE))
    message = str(fault).splitlines()[0] if str(fault) else type(fault).__name__
    return error("template-is-valid", message, Place(str(file), line))


def _unreadable(folder: Path, name: str) -> Diagnostic:
    return error(
        "template-is-readable", f"no template `{name}`", Place(str(folder)), "name a folder that holds `memo/`"
    )
