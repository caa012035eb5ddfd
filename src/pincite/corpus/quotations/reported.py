"""What somebody states in the writer's words: ``The minister said the law would change.``

Three shapes are read: a verb of stating before its clause, the same after it, and ``according to``. What comes before a
verb must leave the statement unconditional: no *if*, no *not*, no *would*, no question, no *I*. A sentence in which it
cannot be told where the statement ends and the writer goes on gives nothing. ``statements`` finds, this module
resolves the speaker and keeps what is sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pincite.corpus.model import Document, Quotation, Span
from pincite.corpus.quotations.clauses import BLANK, Paragraph
from pincite.corpus.quotations.paragraphs import read_paragraphs
from pincite.corpus.quotations.reporting import PRONOUNS, SPEAKING_NOUNS
from pincite.corpus.quotations.set_phrases import BRACKETED_TIMECODE
from pincite.corpus.quotations.speakers import UNNAMED, Speaker, Speakers
from pincite.corpus.quotations.spoken import WORD, timecode_at
from pincite.corpus.quotations.statements import Statement, may_report, statement_in

_SUREST = 0.85
"""A statement in the writer's words is never as sure as one between marks."""
_LEAST_SURE = 0.6
_FEWEST_WORDS = 4
_MOST_QUOTED = 0.5
"""Share of a statement that may stand between marks; with more of it the quotation says it all."""
_HOLDS_VERB = frozenset("is are was were has have had did does".split())
_MONTHS = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday""".split()
)
_GOES_ON = re.compile(r"\s(?:and|&)\s[A-Z]")
_BODY_FOR = re.compile(
    r"(?:[Tt]he )?(?P<body>[A-Z]\w+(?: [A-Z]\w+){0,3} (?:for|on|of|to|against) (?:an? |the )?)(?P<rest>[A-Z].*)"
)
_VAGUE = frozenset(
    """no nobody none few neither some many others other most several everyone everybody people those one ones anyone
    someone somebody both all any this that these there what""".split()
)


def find_reported(document: Document, quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Statements without marks, form ``reported``, in reading order; ids are left empty.

    ``quotations`` are those of ``find_quotations``: who speaks in them helps to tell whom a pronoun means. Only
    English is read; a document whose record names another language gives nothing.
    """
    if not document.source.language.lower().startswith(("en", "")[not document.source.language]):
        return ()
    paragraphs = read_paragraphs(document).all
    found = [
        (index, statement)
        for index, paragraph in enumerate(paragraphs)
        if paragraph.block.kind in ("paragraph", "item") and not paragraph.block.spoken and not paragraph.block.quoted
        if may_report(paragraph.masked)
        for statement in _statements(paragraph)
    ]
    if not found:
        return ()
    spoke = [(item.mention.start, item.speaker) for item in quotations if item.mention and item.speaker]
    speakers = Speakers(document, paragraphs, spoke=sorted(spoke))
    resolved = (_resolved(document, statement, speakers.speaker(statement.frame, index)) for index, statement in found)
    return tuple(item for item in resolved if item is not None)


def _statements(paragraph: Paragraph) -> Iterator[Statement]:
    for sentence in paragraph.sentences:
        if not may_report(paragraph.masked_between(sentence.start, sentence.end)):
            continue
        statement = statement_in(paragraph, sentence)
        if statement is not None and _says_something(paragraph, statement.content):
            yield statement


def _says_something(paragraph: Paragraph, content: Span) -> bool:
    masked = paragraph.masked_between(content.start, content.end)
    if masked.count(BLANK) > _MOST_QUOTED * len(masked):
        return False
    return len(WORD.findall(paragraph.text, content.start, content.end)) >= _FEWEST_WORDS


def _resolved(document: Document, statement: Statement, speaker: Speaker) -> Quotation | None:
    mention = statement.frame.mention
    if mention is None or speaker.name is None or speaker.confidence < _LEAST_SURE:
        return None
    if not _can_state(document.slice(mention), speaker):
        return None
    if statement.frame.cue is not None and _GOES_ON.match(document.text, mention.end, statement.frame.cue.start):
        return None  # "Citizenship and Immigration Services said": half a name
    words = " ".join(document.slice(mention).split())
    body = _BODY_FOR.fullmatch(words)
    if body is not None and body["rest"] == speaker.name:
        speaker = replace(speaker, name=body["body"] + body["rest"])  # "the Committee for a Responsible Budget"
    timecode = BRACKETED_TIMECODE.search(document.text, statement.content.end, statement.sentence.end)
    return Quotation(
        "",
        document.id,
        statement.content,
        "reported",
        speaker=speaker.name,
        mention=mention,
        cue=statement.frame.cue,
        timecode=timecode[1] if timecode else timecode_at(document, statement.content.start),
        confidence=min(speaker.confidence, _SUREST),
        reason=f"reported in the writer's words: {speaker.reason}",
        places=(statement.content,),
    )


def _can_state(mention: str, speaker: Speaker) -> bool:
    """Whether the words that name the speaker mean somebody in particular who can state something."""
    words = [word.lower() for word in WORD.findall(mention)]
    if not words or words[0] in _VAGUE or not _HOLDS_VERB.isdisjoint(words):
        return False
    if speaker.name is not None and speaker.name.casefold() in _MONTHS:
        return False
    if words[0] in PRONOUNS or not speaker.reason.endswith(UNNAMED):
        return True
    head = re.split(r"\s(?:of|for|at|from|with|in|on|by|who|whose|to)\b|,", mention)[0]
    nouns = WORD.findall(head)
    return bool(nouns) and nouns[-1].lower() in SPEAKING_NOUNS
