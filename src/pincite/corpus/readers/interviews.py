"""Interviews that print their questions in bold or italics and name nobody beside the answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pincite.corpus.model import Block
from pincite.corpus.readers.transcripts import ends_turn

ASKED, ANSWERED = "question", "answer"
"""What stands for the label of such a turn; no label is printed."""

_FEWEST = 3
_FREQUENTLY_ASKED = re.compile(r"\bFAQs?\b|frequently asked|questions (?:and|&) answers", re.IGNORECASE)
_MYSELF = re.compile(
    r"\b(?:I|I['’]\w{1,2}|my|me|[Ii]ch|mir|mich|[Jj]['’]\w|[Jj]e|moi|[Yy]o|mi|[Ii]o|[Ee]u|[Ii]k|мне|[Яя]|ja|mnie)\b|[我私]"
)
_OURSELVES = re.compile(
    r"\b(?:[Ww]e|[Ww]e['’]\w{1,2}|[Oo]ur|us|[Ww]ir|uns|unser\w{0,2}|[Nn]ous|[Nn]otre|[Nn]osotros|[Nn]uestr\w{1,2}|[Nn]oi|[Nn]ós|[Ww]ij)\b"
)
_YOU = re.compile(
    r"\b(?:[Yy]ou|[Yy]our|Sie|Ihr\w{0,2}|Ihnen|[Dd]u|[Vv]ous|[Vv]otre|[Vv]os|[Tt]u|[Uu]sted(?:es)?|[Ss]u|[Ll]ei|[Vv]ocê|[Uu]w?|"
    r"[Вв]ы|[Вв]ас|[Пп]an[ai]?)\b|[您你]"
)
_ASKS = re.compile(r"[?？][\"'”’»)\]*_]*$")


def with_answers(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of an interview, its questions and answers as speech of the turns ``question`` and ``answer``.

    It is one where at least three paragraphs are all in bold or italics, most of them questions, where ordinary ones
    follow each, and where the questions speak of *you* and a third of the answers of *I* or *we*: in a list of
    frequently asked questions it is the other way about. What comes back for any other document is what was given.
    """
    asked = [index for index, block in enumerate(blocks) if block.kind == "paragraph" and block.stressed]
    words = {index: text[block.span.start : block.span.end] for index, block in enumerate(blocks)}
    questions = [index for index in asked if _ASKS.search(words[index])]
    if len(questions) < _FEWEST or len(questions) < len([i for i in asked if i >= questions[0]]) / 2:
        return tuple(blocks)
    first = questions[0]
    answers = [
        index
        for index, block in enumerate(blocks)
        if index > first and block.kind in ("paragraph", "item") and not block.stressed and not block.quoted
    ]
    answered = {max(asked, key=lambda question: (question < index, question)) for index in answers}
    if len(answered.intersection(questions)) < 0.8 * len(questions):
        return tuple(blocks)
    myself = [bool(_MYSELF.search(words[index])) for index in answers]
    told = [mine or bool(_OURSELVES.search(words[index])) for mine, index in zip(myself, answers, strict=True)]
    addressed = sum(bool(_YOU.search(words[index])) for index in questions)
    if not any(myself) or 3 * sum(told) < len(told) or 4 * addressed < len(questions):
        return tuple(blocks)
    if any(_FREQUENTLY_ASKED.search(words[index]) for index in range(first)):
        return tuple(blocks)
    return tuple(_turns(blocks, words, first, frozenset(answers)))


def _turns(blocks: Sequence[Block], words: dict[int, str], first: int, answers: frozenset[int]) -> list[Block]:
    """The blocks with whose speech they are; an editor's note ends the interview until the next question."""
    found, open_ = list(blocks[:first]), True
    for index in range(first, len(blocks)):
        block = blocks[index]
        if ends_turn(words[index], ()) or block.kind == "heading":
            open_ = block.kind == "heading" and open_
        elif block.kind == "paragraph" and block.stressed:
            told = len(words[index].split()) <= 2 and not _ASKS.search(words[index])
            block = block if told else replace(block, turn=ASKED, spoken=True)
            open_ = True
        elif index in answers and open_:
            block = replace(block, kind="paragraph", turn=ANSWERED, spoken=True)
        found.append(block)
    return found
