"""The brief that ``pincite new`` writes: it builds as it is, and shows the keys that come next."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator

import yaml

from pincite.briefing.compose import compose
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Theme
from pincite.corpus.slugs import slug
from pincite.diagnostics import BriefError, Place, Severity, error
from pincite.spec.load import read_brief
from pincite.suggestions import theme_drafts

_THEMES = 3


def starter_brief(name: str, corpus: Corpus, *, options: str = "") -> str:
    """YAML for a brief called ``name`` on the best-covered themes of the corpus.

    ``options`` are those that every command on it needs, such as ``--corpus talks``.

    Raises ``BriefError`` when the corpus has no theme that anything speaks of.
    """
    themes = _best_covered(corpus)
    if not themes:
        hint = "write a themes.yaml beside the documents: `themes:` with an `id` and the `terms` to look for"
        raise BriefError([error("theme-exists", "the corpus has no theme that a document speaks of", Place(), hint)])
    title = name.replace("-", " ").replace("_", " ").strip()
    lines = [
        f"# Build it with:  {' '.join(['pincite build <this file>', options]).strip()}",
        "# What the corpus holds:  pincite themes, quotes, numbers, search TEXT",
        f"title: {json.dumps(title[:1].upper() + title[1:], ensure_ascii=False)}",
        "# to: Deputy Minister",
        "# from: Your desk",
        "# date: 2026-01-31",
        "# bottom_line: >-",
        "#   One or two sentences, each with its pin-cite in brackets: [@source#id].",
        "# judgements:",
        "#   - claim: What you judge will happen.",
        "#     likelihood: likely",
        "#     confidence: moderate",
        "#     because: What the confidence rests on.",
        "#     evidence: [source#id]",
        "#     would_change: What would change your mind.",
        "themes:",
    ]
    for index, theme in enumerate(themes):
        lines.append(f"  - theme: {_scalar(theme.id)}" + (f"    # {theme.question}" if theme.question else ""))
        if not index:
            lines += [
                "    # headline: The message as a full sentence",
                "    # text: What you say, with pin-cites. Left out, the tool shows what the sources say.",
                f"    # quotes: [...]    # ids from: pincite quotes --theme {shlex.quote(theme.id)}",
                "    # so_what: What it means for the reader's decision.",
            ]
    return "\n".join(lines) + "\n"


def _scalar(text: str) -> str:
    """``text`` as YAML: bare where it is an id, else in quotation marks."""
    bare = text[:1].isalpha() and slug(text) == text == yaml.safe_load(text)  # figures may be read as a date
    return text if bare else json.dumps(text, ensure_ascii=False)


def _best_covered(corpus: Corpus) -> list[Theme]:
    def coverage(theme: Theme) -> tuple[int, int]:
        covered = corpus.coverage(theme)
        return -len(covered.origins), -covered.passages

    covered = [theme for theme in corpus.themes.values() or _drafted(corpus) if corpus.coverage(theme).passages]
    return _shown(sorted(covered, key=coverage)[: 2 * _THEMES], corpus)[:_THEMES]


def _shown(themes: list[Theme], corpus: Corpus) -> list[Theme]:
    """Those of which the tool can show something by itself, when all of them are asked for."""
    if not themes:
        return []
    brief = "title: Starter\nthemes: " + json.dumps([theme.id for theme in themes], ensure_ascii=False)
    faults = compose(read_brief(brief, "starter.yaml"), corpus)[1]
    paths = {fault.place.path for fault in faults if fault.severity is Severity.ERROR}
    return [theme for index, theme in enumerate(themes) if f"$.themes[{index}]" not in paths]


def _drafted(corpus: Corpus) -> Iterator[Theme]:
    """Themes of a corpus that names none: what it speaks of most, each by a term of its own."""
    drafts = theme_drafts(corpus, limit=2 * _THEMES)
    return filter(None, (corpus.theme(draft.terms[0]) for draft in drafts))
