"""That no source says something is told with a search that found nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pincite.briefing.model import Briefing
from pincite.checks.claims import stems
from pincite.checks.own_words import HEADER, own_words
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, warning
from pincite.spec.load import LoadedBrief

RULE = "silence-is-searched"
_SILENT = re.compile(
    r"\b(?:no|none of the|not one of the|neither of the) (?:\w+ ){0,2}"
    r"(?:sources?|documents?|origins?|articles?|accounts?) "
    r"(?:\w+ )?(?:says?|mentions?|names?|speaks?|refers?|reports?|discuss(?:es)?)\b"
    r"|\b(?:sources|documents|articles|accounts) (?:do not|never|nowhere) "
    r"(?:say|mention|name|speak|refer|report|discuss)\b"
    r"|\baucun\w* (?:des )?(?:sources?|documents?) ne (?:dit|disent|mentionne|parle|cite|évoque)"
    r"|\bkeine (?:der )?Quellen? (?:\w+ )?(?:sagt|nennt|erwähnt|spricht|berichtet)"
    r"|(?:没有(?:任何)?(?:一个)?|无)(?:来源|资料|文件|材料)[^，。；]{0,6}(?:提到|提及|说|报道)",
    re.IGNORECASE,
)
_OF_SEARCHING = stems("source document origin article account mention name speak refer report")


def silence_is_searched(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Warn where the author says that the sources are silent and none of the brief's ``searched`` phrases is of what he
    says it of, or where such a phrase was found after all (standards E14)."""
    phrases = loaded.spec.searched
    for statement in briefing.statements:
        own = own_words(statement)
        match = _SILENT.search(own) if statement.field not in HEADER else None
        if match is None:
            continue
        about = stems(own[: match.start()] + " " + own[match.end() :]) - _OF_SEARCHING
        searched = [phrase for phrase in phrases if stems(phrase) & about or phrase.casefold() in own.casefold()]
        if not searched:
            yield warning(RULE, f"`{match[0]}` is told without a search", statement.place,
                          "name what was looked for in `searched:`; every document is searched for it")  # fmt: skip
        for phrase in searched:
            if hits := _found(corpus, phrase):
                yield warning(RULE, f"`{match[0]}`, and `{phrase}` stands in `{hits[0]}`", statement.place,
                              f"`pincite show {hits[0]}` prints the passage; say what the sources do not say of it",
                              evidence=hits[0])  # fmt: skip


def _found(corpus: Corpus, phrase: str) -> tuple[str, ...]:
    words = " ".join(phrase.replace('"', " ").split())
    findings = corpus.search(f'"{words}"') if words else None
    return tuple(hit.passage.id for hit in findings.hits) if findings and findings.complete else ()
