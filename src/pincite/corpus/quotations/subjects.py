"""Reporting verbs in a sentence and the noun phrases that are their subjects.

There is no parser behind this. A subject is what stands between the start of a clause and its verb; where that
holds commas, the first noun phrase is taken, as in ``Name, a researcher at a university, said``.
"""

from __future__ import annotations

from pincite.corpus.quotations.clauses import Token
from pincite.corpus.quotations.names import ROLE_NOUNS, TITLES
from pincite.corpus.quotations.reporting import (
    BASE_FORMS,
    LABELLING,
    PARTICIPLES,
    PHRASAL,
    PRONOUNS,
    REPORTING,
    SAYING,
    THIRD_PERSON,
)

PREPOSITIONS = frozenset(
    """in on at during after before for with under from by since until despite amid among between against about over
    through throughout across within without following like unlike near outside inside upon per via of to into onto
    toward towards regarding concerning alongside behind beyond""".split()
)
SUBORDINATORS = frozenset(
    """that when while as because although though if whether than who which what where how why whose whom unless
    whereas once""".split()
)
_CONJUNCTIONS = frozenset("and but or nor so yet then".split())
_AUXILIARIES = frozenset(
    """has have had is was are were be been being will would can could may might must should shall did does do not
    also later once often still repeatedly further recently previously even just again ever never now soon always then
    today yesterday tonight tomorrow twice both all only first finally
    himself herself itself themselves monday tuesday wednesday thursday friday saturday sunday
    long since already thus there instead rather too simply hasn’t hadn’t didn’t doesn’t wasn’t isn’t
    hasn't hadn't didn't doesn't wasn't isn't""".split()
)
_MODALS = frozenset("could can will would may might must should shall".split())
_BE = frozenset("is was are were be been being isn’t wasn’t isn't wasn't".split())
_DETERMINERS = frozenset(
    """the a an one two three his her their its our my your some many several multiple another other both each
    every no any this that these those most few""".split()
)
_ARTICLES = _DETERMINERS - {"that", "all", "both", "one", "two", "three", "others", "some", "many", "those"}
_NOUNS_IN_S = frozenset(
    """answers attacks blames calls charges claims comments complaints counters cries demands
    estimates fears forecasts highlights hopes invites jokes labels laments laughs likes mentions mocks names notes
    objects ranks rates references regards reports requests retorts reviews screams shouts signals slams smiles snaps
    sighs states stresses tweets types urges views vows whispers wonders worries yells posts praises
    promises pledges remarks comments quips quotes brands casts blasts brags boasts barks""".split()
)
_BEFORE_BASE_FORM = frozenset(
    """to will would can could may might must should shall do does did not i we you they who and or also people police
    some many others both all officials helped help let lets let’s let's""".split()
)
TIMES = frozenset(
    "day days week weeks month months year years morning afternoon evening night weekend hour hours time".split()
)
_BEFORE_TIMES = _DETERMINERS | {"next", "last", "later", "earlier", "two", "three"}
_DATES = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday""".split()
)
_CLAUSE_MARKS = frozenset("; : “ ” ( — – … ― [ ]".split()) | {"-"}


def is_verb_use(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word that can be a reporting verb is one here and not a noun or an adjective."""
    token = tokens[index]
    word = token.lower
    if word in PHRASAL:
        following = " ".join(after.lower for after in tokens[index + 1 : index + 3])
        return not token.capital and any((following + " ").startswith(rest + " ") for rest in PHRASAL[word])
    if word not in REPORTING or (token.capital and not word.endswith("ing")):
        return False
    before = tokens[index - 1].lower if index else ""
    if word.startswith("continu") and index + 1 < len(tokens) and tokens[index + 1].lower == "to":
        return False
    if word.endswith("ing") and word not in BASE_FORMS:
        return before not in _ARTICLES
    if before in _ARTICLES or before.endswith(("’s", "'s", "s’", "s'")):
        return False
    if tokens[index - 1].adverb and index > 1 and tokens[index - 2].lower in _ARTICLES:
        return False  # "a hastily called meeting"
    if before in PREPOSITIONS - {"to", "before", "after", "since"} or before == "of":
        return False
    if word in BASE_FORMS and word not in PARTICIPLES:
        return index > 0 and _takes_base_form(tokens, index)
    return word not in THIRD_PERSON or not _is_plural_noun(tokens, index)


def _takes_base_form(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a verb without an ending can stand here: after ``to``, a modal, a plural, two names."""
    before = tokens[index - 1]
    if before.capital and any(token.lower == "and" for token in tokens[max(0, index - 4) : index - 1]):
        return True
    if before.lower in _BEFORE_BASE_FORM or before.lower.endswith(("n’t", "n't", "ly")):
        return True
    return before.lower.endswith("s") and not before.lower.endswith(("ss", "us", "is"))


def _is_plural_noun(tokens: tuple[Token, ...], index: int) -> bool:
    """``late-night tweets``, ``of Party claims``: a word in -s that no singular subject precedes."""
    if not index:
        return True
    before = tokens[index - 1]
    if before.lower in PRONOUNS | _CONJUNCTIONS | {"that"} or _is_skipped(before) or not before.text[0].isalnum():
        return before.text in ("“", "(")
    earlier = tokens[index - 2].lower if index > 1 else ""
    if earlier in _DETERMINERS and before.lower.endswith(("ing", "ous", "ful", "ed")):
        return True  # "her closing remarks", "the proposed rules"
    if tokens[index].lower not in _NOUNS_IN_S:
        return False
    if any(token.lower.endswith(("’s", "'s")) for token in tokens[max(0, index - 3) : index]):
        return True
    if not before.capital and earlier == "of":
        return True
    if before.capital:
        return earlier in ("of", "about", "on")
    return not any(token.lower in _DETERMINERS or token.capital for token in tokens[max(0, index - 4) : index - 1])


def is_passive(tokens: tuple[Token, ...], index: int) -> bool:
    """``was called``, ``has been described``: the subject is not who speaks."""
    if tokens[index].lower not in PARTICIPLES:
        return False
    position = index - 1
    while position >= 0 and (tokens[position].lower in _AUXILIARIES or tokens[position].adverb):
        if tokens[position].lower in _BE:
            return True
        position -= 1
    return False


def subject_before(tokens: tuple[Token, ...], verb: int) -> tuple[int, int] | None:
    """Tokens ``[from, to)`` that are the subject of the verb at index ``verb``; None where it shares an earlier one."""
    end = verb
    while end and _is_skipped(tokens[end - 1]):
        end -= 1
    if end and tokens[end - 1].text == ")":
        end = _before_bracket(tokens, end)
    if not end:
        return None
    last = tokens[end - 1]
    if last.lower in PRONOUNS:
        return end - 1, end
    if last.text == ",":
        return _apposed_subject(tokens, end - 1)
    if last.lower in _CONJUNCTIONS | PREPOSITIONS | SUBORDINATORS | _ARTICLES or not last.text[0].isalnum():
        return None
    return _adjacent_subject(tokens, end)


def _is_skipped(token: Token) -> bool:
    return token.lower in _AUXILIARIES or (token.adverb and not token.capital)


def _before_bracket(tokens: tuple[Token, ...], end: int) -> int:
    position = end - 1
    while position >= 0 and tokens[position].text != "(":
        position -= 1
    return position if position > 0 else end


def _adjacent_subject(tokens: tuple[Token, ...], end: int) -> tuple[int, int] | None:
    start = end
    while start and not _bounds_clause(tokens, start - 1):
        start -= 1
    bound = start - 1
    while start < end and (tokens[start].lower in _CONJUNCTIONS or _is_adverb(tokens[start])):
        start += 1
    start = _after_time(tokens, start, end)
    if start == end:
        return None
    if (named := _named_before_apposition(tokens, start)) is not None:
        return named
    if bound >= 0 and tokens[bound].lower == "who" and not _begins_subject(tokens[start]):
        return bound, bound + 1  # "who only hours earlier said"
    if tokens[start].lower in PREPOSITIONS:
        if start and tokens[start - 1].lower in ("who", "which"):
            return start - 1, start  # "who in 2010 said"
        return _last_phrase(tokens, start, end)
    if not tokens[start].capital and tokens[start].lower not in _DETERMINERS:
        for index in range(start + 1, end - 1):
            if tokens[index].lower == "the" and tokens[index - 1].lower not in PREPOSITIONS | {"of"}:
                return index, end  # "when asked what was next the founder said"
    acts = any(token.lower in _MODALS for token in tokens[start:end])
    return _last_phrase(tokens, start, end) if acts or end - start > 12 else (start, end)


def _named_before_apposition(tokens: tuple[Token, ...], start: int) -> tuple[int, int] | None:
    """``Name, the manager and an old friend said``: the name, where ``start`` is at the last noun apposed to it."""
    if start < 3 or tokens[start - 1].lower not in ("and", ",") or tokens[start].lower not in _ARTICLES:
        return None
    comma = start - 1 if tokens[start - 1].text == "," else start - 2
    while comma and tokens[comma].text != "," and not is_verb_use(tokens, comma) and tokens[comma].text[0].isalnum():
        comma -= 1
    first = comma
    while first and _is_named(tokens[first - 1]) and tokens[first - 1].lower not in _DATES:
        first -= 1
    named = comma - first > 1 and tokens[comma].text == "," and (not first or not tokens[first - 1].text[0].isalnum())
    return (first, comma) if named else None


def _bounds_clause(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index]
    if token.text == "," or token.text in _CLAUSE_MARKS or token.lower in SUBORDINATORS | {"and", "but"}:
        return True
    return not token.capital and is_verb_use(tokens, index)


def _last_phrase(tokens: tuple[Token, ...], start: int, end: int) -> tuple[int, int] | None:
    """The last name, or else the last phrase with an article: after an adverbial without a comma."""
    first = end
    while first > start and (
        _is_named(tokens[first - 1]) or tokens[first - 1].lower in ("de", "van", "von", "bin", "al")
    ):
        first -= 1
    while first < end and tokens[first].lower in _DATES:
        first += 1  # "in July Name said"
    if first < end:
        return first, end
    for index in range(start, end):
        if tokens[index].lower in PRONOUNS - {"who", "which"}:
            return index, index + 1
    for index in range(end - 1, start, -1):
        if tokens[index].lower in _DETERMINERS:
            return index, end
    return None


def _is_named(token: Token) -> bool:
    return token.capital and token.lower not in PREPOSITIONS | SUBORDINATORS | _CONJUNCTIONS | _DETERMINERS


def _apposed_subject(tokens: tuple[Token, ...], end: int) -> tuple[int, int] | None:
    start = end
    while start and tokens[start - 1].text not in _CLAUSE_MARKS:
        start = _before_bracket(tokens, start - 1) if start > 1 and tokens[start - 2].text == ")" else start - 1
    found = first_phrase(tokens, start, end)
    if found is None or found[1] + 1 >= end or tokens[found[1]].text != "," or tokens[found[1] - 1].capital:
        return found
    # "the host, Name, said": the name says more than the role before it.
    name = found[1] + 1
    stop = name
    while stop < end and _is_named(tokens[stop]):
        stop += 1
    return (name, stop) if stop > name and (stop == end or tokens[stop].text == ",") else found


def _after_time(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """The index after a phrase such as ``the next day`` at ``start``, or ``start``."""
    for index in range(start, min(end - 1, start + 4)):
        if tokens[index].lower in TIMES and tokens[start].lower in _BEFORE_TIMES:
            return index + 1
        if not tokens[index].text[0].isalnum():
            break
    return start


def first_phrase(tokens: tuple[Token, ...], start: int, end: int) -> tuple[int, int] | None:
    """The first noun phrase of a clause, adverbials before it passed over."""
    while start < end:
        start = _after_time(tokens, start, end)
        token = tokens[start]
        if not token.text[0].isalnum() or token.lower in _CONJUNCTIONS or _is_adverb(token):
            start += 1
        elif token.lower in PREPOSITIONS | SUBORDINATORS | PARTICIPLES or _is_participle(tokens, start):
            comma = next(
                (i for i in range(start, end - 1) if tokens[i].text == "," and _begins_subject(tokens[i + 1])), None
            )
            if comma is None:
                return _last_phrase(tokens, start, end)
            start = comma + 1
        else:
            break
    return (start, _phrase_end(tokens, start, end)) if start < end else None


def _is_participle(tokens: tuple[Token, ...], index: int) -> bool:
    """A word in -ing that begins a clause, and no name in -ing that acts (``Golding opened``, ``Boeing has``)."""
    token = tokens[index]
    if not token.lower.endswith("ing") or len(token.text) <= 4:
        return False
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    acts = after.endswith("ed") or after in REPORTING or after in _BE or after in ("has", "had", "will", "would")
    return not (token.capital and acts and token.lower not in REPORTING | {"having", "being"})


def _begins_subject(token: Token) -> bool:
    return token.capital or token.lower in _DETERMINERS or token.lower in PRONOUNS


LEADING_TO = frozenset(
    """used uses went goes liked likes loved loves tended tends wanted wants began begins continued continues chose came
    tried seemed seems had has""".split()
)
"""Verbs that stand between a subject and what it does: ``used to say``, ``went on to argue``."""


def _phrase_end(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """Where a noun phrase that begins at ``start`` stops."""
    if tokens[start].lower in PRONOUNS:
        return start + 1
    stop = start + 1
    while stop < end and stop - start < 8:
        token = tokens[stop]
        if (
            not (token.text[0].isalnum() or token.text in "&")
            or token.lower in _AUXILIARIES | SUBORDINATORS | _CONJUNCTIONS
        ):
            break
        if not token.capital and tokens[stop - 1].capital and stop - start > 0 and not _binds(tokens, stop):
            break
        if token.lower in PREPOSITIONS - {"of", "for", "at", "with"} or (
            token.lower in REPORTING and not token.capital
        ):
            break
        if token.adverb and not token.capital:
            break
        leads = token.lower in LEADING_TO or (token.lower.endswith("ed") and not token.capital)
        if leads and stop + 1 < len(tokens) and tokens[stop + 1].lower == "to":
            break
        stop += 1
    return stop


def _binds(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a lower-case word after a capitalised one still belongs to the phrase."""
    before = tokens[index - 1].text
    if tokens[index].lower in ("of", "de", "van", "von", "bin", "al", "for"):
        return True
    if _leads_to_name(tokens, index) or tokens[index].lower.removesuffix("s") in ROLE_NOUNS:
        return True  # "an SNP minister"
    return before.endswith(("’s", "'s", "’", "'")) or before.lower() in _DETERMINERS


def _leads_to_name(tokens: tuple[Token, ...], index: int) -> bool:
    """``Town manager Given Family``: a role in small letters between a capital and the name it belongs to."""
    stop = index
    while stop < len(tokens) and stop - index < 4 and not tokens[stop].capital and tokens[stop].text[0].isalpha():
        stop += 1
    return (
        stop > index and stop < len(tokens) and tokens[stop].capital and tokens[stop - 1].lower in ROLE_NOUNS | TITLES
    )


def _is_adverb(token: Token) -> bool:
    return token.adverb or token.lower in (
        "however", "meanwhile", "also", "then", "later", "still", "now", "additionally", "moreover", "even", "here",
        "there", "instead", "today", "yesterday", "earlier", "thus", "indeed", "furthermore", "nevertheless", "once",
    )  # fmt: skip


def phrase_after(tokens: tuple[Token, ...], start: int) -> tuple[int, int] | None:
    """The noun phrase that begins at index ``start``: a name with its titles, ``the`` and what follows, a pronoun."""
    if start >= len(tokens):
        return None
    token = tokens[start]
    if token.lower in PRONOUNS - {"who", "which"}:
        return start, start + 1
    if not token.text[0].isalnum():
        return None
    if token.lower in PREPOSITIONS | SUBORDINATORS | _CONJUNCTIONS | _AUXILIARIES - {"both", "all", "first"}:
        return None
    if token.lower in ("him", "her", "them", "us", "me") or token.lower in LABELLING | SAYING:
        return None
    stop = start + 1
    while stop < len(tokens) and stop - start < 12 and _continues_phrase(tokens, stop):
        stop += 1
    while stop > start + 1 and tokens[stop - 1].lower in PREPOSITIONS | {"the", "a", "an", "his", "her", "its"}:
        stop -= 1
    return start, stop


def _continues_phrase(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index]
    if token.capital or token.text in "&":
        return token.text[0].isalnum() and token.lower not in _AUXILIARIES
    if not token.text[0].isalnum():
        return False
    if token.lower in _AUXILIARIES | SUBORDINATORS | _CONJUNCTIONS | _DETERMINERS - {
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
    }:
        return False
    bound = {"of"} if tokens[index - 1].capital else {"of", "for", "at", "from", "with"}
    if token.lower in PREPOSITIONS - bound:
        return False
    if tokens[index - 1].lower in _ARTICLES:
        return True  # "the report", "a ruling"
    if tokens[index - 1].capital and token.lower.endswith("ed"):
        return False  # "Name opened it"
    return not (token.lower in REPORTING or token.adverb or token.lower.endswith("ing"))
