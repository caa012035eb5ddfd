"""What a rule about the author's wording reads: a sentence without the words that it quotes."""

from __future__ import annotations

import re

from pincite.briefing.model import Statement

_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|「[^「」]*」|『[^『』]*』|\"[^\"]*\"")
"""Between quotation marks, however few words: shorter ones are held to no source, but are not the author's either."""

HEADER = frozenset({"to", "from", "handling", "version", "reviewer", "contact", "since"})
"""Fields that name somebody or something and say nothing of it."""


def own_words(statement: Statement) -> str:
    """The sentence with what stands between quotation marks blanked, so that places in it stay what they are."""
    text = statement.text
    for quoted in statement.quoted:
        text = text.replace(quoted.text, " " * len(quoted.text))
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)
