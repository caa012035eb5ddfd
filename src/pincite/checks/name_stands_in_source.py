"""Whom and what a cited sentence names, its sources name too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pincite.briefing.model import Briefing, Statement
from pincite.checks.claims import documents, held
from pincite.checks.date_has_source import months_in
from pincite.checks.own_words import own_words
from pincite.corpus.catalogue import Corpus
from pincite.corpus.model import Correction, Document
from pincite.corpus.quotations.names import HONORIFICS, NAME_RUN, without_function_words
from pincite.diagnostics import Diagnostic, warning
from pincite.language_tags import primary, same_language
from pincite.spec.load import LoadedBrief
from pincite.words import language_for

RULE = "name-stands-in-source"
_CAPITAL_MEANS_NAME = frozenset({"en", "fr", "es", "it", "nl", "pt", "sv", "da", "nb"})
"""In German every noun has a capital, and Chinese has none."""
_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")
_OPENS = re.compile(r"(?:\A|[.!?:;–—]\s|\n)[\s“”\"«„‘(]*\Z")
_ROOT = 4
"""Letters by which a name and the words made of it are alike (China, Chinese)."""
_LONGEST = 30
"""Letters of a word that is looked up by its beginning."""
_LOOKED_AT = 20
"""Documents that tell how a word is written."""
_INSIDE_CAPITAL = re.compile(r"\w[A-Z]|\d")


def name_stands_in_source(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Warn of each person, body or product in a cited sentence that stands nowhere in the documents cited with it, nor
    in their records, nor behind a garbled word of theirs. Countries and their adjectives are passed over: they stand
    for their governments, capitals and people. Where a source speaks another language, which has names of its own for
    cities and seas, only a name of another document is reported."""
    lang = primary(briefing.written_in)
    if lang not in _CAPITAL_MEANS_NAME:
        return
    everyday = frozenset(word.casefold() for word in language_for(briefing.written_in).everyday.split())
    for statement in held(briefing):
        sources = documents(statement, corpus)
        known = frozenset().union(*(_words_of(document, corpus.lexicon) for document in sources))
        initials = "\n".join(_initials(document.text) for document in sources)
        abroad = any(not same_language(document.source.language, briefing.written_in) for document in sources)
        months = {printed for _, printed in months_in(own_words(statement), lang=lang)}
        for name in _names(statement, corpus):
            if name in months or (abroad and not _stands_somewhere(name, corpus)):
                continue
            foreign = [word for word in _parts(name) if not _is_known(word, known, initials)]
            if foreign and not any(word in everyday or is_country(word, lang) for word in foreign):
                where = ", ".join(f"`{document.id}`" for document in sources)
                yield warning(RULE, f"`{name}` is not named in what the sentence cites: {where}", statement.place,
                              "cite the passage that names it, or name whom the source names")  # fmt: skip


def _names(statement: Statement, corpus: Corpus) -> Iterator[str]:
    """Runs of capitalised words; a single one that opens a sentence may have its capital from there, and is a name
    only where the corpus writes it so everywhere."""
    own = own_words(statement)
    for match in NAME_RUN.finditer(own):
        printed, start = without_function_words(match[0], match.start())
        if not printed:
            continue
        first, _, rest = printed.partition(" ")
        opens = _OPENS.search(own[max(0, start - 8) : start]) is not None
        if not opens or _INSIDE_CAPITAL.search(first) or _is_name(first, corpus):
            yield printed
        elif rest:
            yield rest


def _stands_somewhere(name: str, corpus: Corpus) -> bool:
    return any(name in corpus.documents[doc_id].text for doc_id in corpus.holding(name)[:_LOOKED_AT])


def _is_name(word: str, corpus: Corpus) -> bool:
    """Whether the corpus holds a word, with a capital within sentences, and nowhere without one."""
    name = re.escape(re.sub(r"[’']s?$", "", word))
    texts = [corpus.documents[doc_id].text for doc_id in corpus.holding(word)[:_LOOKED_AT]]
    small = re.compile(rf"(?<!\w){name.lower()}(?!\w)")
    inside = re.compile(rf"[^\W_],? {name}(?!\w)")
    return any(inside.search(text) for text in texts) and not any(small.search(text) for text in texts)


def _parts(name: str) -> tuple[str, ...]:
    """The words of a name in small letters that tell it from others; the surname alone where one may be enough."""
    words = [re.sub(r"[’']s?$", "", word) for word in _WORD.findall(name)]
    parts = (word.casefold().replace(".", "") for word in words if len(word) > 1)
    return tuple(part for part in parts if part not in HONORIFICS)


def _is_known(word: str, known: frozenset[str], initials: str) -> bool:
    if word in known or word.rstrip("s") in known or (len(word) > _ROOT and word[: max(_ROOT, len(word) - 3)] in known):
        return True
    parts = word.split("-")
    if len(parts) > 1 and all(part in known or len(part) < 2 for part in parts):
        return True
    return len(word) in range(2, 7) and word in initials


@lru_cache(maxsize=64)
def _words_of(document: Document, lexicon: tuple[Correction, ...]) -> frozenset[str]:
    """The words of a document, its record and the readings of its garbled words, and their beginnings."""
    source = document.source
    people = (*source.author, *source.host, *source.guest)
    record = [source.title, source.container_title, source.publisher, source.original, source.descriptor, source.short,
              source.origin, *(name.full for name in people), *(f"{name} {role}" for name, role in source.speakers),
              *(value for _, value in source.csl if isinstance(value, str))]  # fmt: skip
    read = [item.canonical for item in lexicon if not item.applies_to or document.id in item.applies_to]
    text = "\n".join((document.text, *record, *read))
    found: set[str] = set()
    for match in _WORD.finditer(text):
        word = match[0].casefold().replace(".", "")
        word = re.sub(r"[’']s?$", "", word)
        for part in {word, *re.split(r"[-’']", word)}:
            found.add(part)
            found.update(part[:length] for length in range(_ROOT, min(len(part), _LONGEST)))
    return frozenset(found)


@lru_cache(maxsize=64)
def _initials(text: str) -> str:
    """What the capitalised runs of a text are short for: ``ucsd`` for University of California, San Diego."""
    runs = re.findall(r"(?<![\w.-])[A-Z][\w.-]*+(?:,? (?:(?:of|the|for|and|de|la) )?[A-Z][\w.-]*+)+", text)
    return " ".join("".join(word[0] for word in re.findall(r"[A-Z][\w.-]*", run)).casefold() for run in runs)


@lru_cache(maxsize=8)
def _countries(lang: str) -> frozenset[str]:
    """Words of the names of territories and languages, which are the adjectives of countries as well."""
    from babel import Locale

    locale = Locale.parse(lang)
    names = (*locale.territories.values(), *locale.languages.values())
    words = (word.casefold() for name in names for word in _WORD.findall(name))
    return frozenset(word[: max(_ROOT, len(word) - 2)] for word in words if len(word) >= _ROOT)


def is_country(word: str, lang: str) -> bool:
    """Whether a word in small letters is of the name of a territory or a language, or an adjective made of one."""
    found = _countries(lang)
    return any(word[:length] in found for length in range(max(_ROOT, len(word) - 3), len(word) + 1))
