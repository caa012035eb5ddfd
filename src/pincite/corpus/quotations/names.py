"""What a name looks like: capitalised words in a row, and the titles, roles and bodies that are none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽА-Я"
_PARTICLE = r"(?:de la|de|da|del|di|van der|van den|van|von|bin|bint|al|el|ben|le|la|dos|du|ten|ter)"
_SHORT_TITLES = "Mr Mrs Ms Dr Prof Rep Reps Sen Sens Gov Gen Lt Col Sgt Capt Rev Hon St Jr Sr".split()
_REST_OF_TITLE = rf"(?:{'|'.join(f'(?<={title[0]}){title[1:]}' for title in _SHORT_TITLES)})\."
# It begins with the capital whatever follows, so that all other characters are passed over at once.
_NAME_WORD = rf"[{_UPPER}](?:{_REST_OF_TITLE}|\.(?:[{_UPPER}]\.)*|(?:[\w-]|[’'](?!s\b))*\w|(?![\w’']))"
NAME_RUN = re.compile(rf"{_NAME_WORD}(?: (?:{_PARTICLE} )?{_NAME_WORD})*")
"""Capitalised words in a row, initials and particles included."""

HONORIFICS = frozenset(
    """mr mrs ms miss dr prof rep reps sen sens gov gen lt col sgt capt rev hon sir dame lord lady st madam
    herr frau monsieur madame mme señor señora sra shri smt alhaji alhaja datuk engr adv""".split()
)
TITLES = HONORIFICS | frozenset(
    """president vice premier chancellor minister prime secretary chairman chairwoman chair chairperson speaker senator
    representative congressman congresswoman governor mayor judge justice attorney general director officer chief
    executive commissioner commander captain colonel sergeant major admiral lieutenant king queen prince princess pope
    cardinal bishop archbishop reverend imam rabbi professor doctor ambassador envoy spokesman spokeswoman spokesperson
    host guest editor author founder co-founder cofounder analyst economist researcher candidate nominee deputy
    undersecretary leader delegate del councilman councilwoman sheriff detective inspector lawmaker former foreign
    defence defense treasury interior finance state emeritus democrat republican activist journalist reporter coach
    strategist adviser advisor vp svp evp ceo cto cfo coo chancellor principal dean coroner magistrate prosecutor
    barrister solicitor advocate superintendent constable councillor councilor councilmember alderman assemblyman
    assemblywoman treasurer comptroller auditor columnist novelist historian scientist lecturer teacher nurse farmer
    pastor manager taoiseach tánaiste mp mla td msp mep staff boss skipper midfielder striker goalkeeper winger
    defender sheikh emir meteorologist
    """.split()
)
"""Words before a name that say what the person is."""

# German writes a role before the name as one word with what it is a role in: "Vorstandschefin", "Verdi-Sekretär".
_ROLE_ABROAD = re.compile(
    r"(?:chef|sekretär|minister|präsident|sprecher|kanzler|leiter|direktor|experte|forscher|ökonom|analyst|politiker|"
    r"gründer|professor|geschäftsführer|bürgermeister|kommissar|betriebsrat|vorstand|anwalt|anwält|expert)(?:in)?$"
    r"|(?:vorsitzende|beauftragte|abgeordnete)[rn]?$",
    re.IGNORECASE,
)

_PARTS_OF_ROLES = frozenset("former vice state foreign general prime deputy chief staff".split())
ROLE_NOUNS = TITLES - HONORIFICS - _PARTS_OF_ROLES | {
    "moderator", "anchor", "philosopher", "scientist", "engineer", "lawyer", "entrepreneur", "investor", "capitalist",
    "writer", "historian", "musician", "singer", "actor", "actress", "businessman", "businesswoman", "official",
    "physicist", "physician", "surgeon", "filmmaker", "announcer", "questioner", "interviewer", "narrator",
    "columnist", "manager",
}  # fmt: skip

_BODIES = frozenset(
    """university institute institution college school academy party committee commission council court house senate
    congress parliament ministry department agency bureau office bank fund group company corporation corp inc ltd llc
    co gmbh plc association union federation society foundation center centre network news times post journal magazine
    tribune herald gazette street avenue road river county city state states kingdom republic province island islands
    party treaty convention forum summit league club team board authority administration service services
    police army navy force forces guard campaign podcast show radio television channel media press review report
    robotics technologies technology systems labs lab laboratory industries partners capital ventures motors airlines
    holdings software intelligence project program programme initiative alliance coalition organization organisation
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december day night week world war new north south east west united great security national
    observatory directorate secretariat newsroom correspondents editors
    tower towers plaza research beach valley mountain mountains springs palace museum library theatre theater gallery
    hospital clinic midwest
    international federal american european union trade stock exchange square hall hotel stadium airport church
    """.split()
)
_NO_SURNAMES = frozenset(
    """secretary minister president spokesman spokeswoman spokesperson chairman chairwoman director officer leader
    senator governor ambassador commissioner professor manager editor analyst representative official""".split()
)
_ALSO_SURNAMES = frozenset("hall church house west north day may post street bank march court".split())
_NOT_NAMES = frozenset(
    """a an the this that these those he she it they we you i his her its their our my your and or but nor neither
    either so yet for in on at by to of from with without as if when while where who which what why how although
    though because since after before during until unless under over between among about against despite however
    moreover additionally meanwhile then there here now once also even still just only not no yes according
    asked speaking earlier later last next first second third some many most several all both each every another
    other such one two three instead rather perhaps maybe indeed thus therefore hence further furthermore
    finally today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february
    march april june july august september october november december like than too very well said says yes no
    don't i'm it's that's we're editor's
    """.split()
)
_SMALL_IN_HEADLINES = _NOT_NAMES | frozenset(
    "its into onto upon off out via per vs are was has have been will can".split()
)
POSSESSIVE = re.compile(r"[’']s?$")
"""The ending of a word that something belongs to."""


_NO_ADVERBS = frozenset(
    """ally anomaly assembly beverly bully butterfly carly cecily cicely daly ely emily everly family healy
    italy july karly kenneally kimberly lily mcnally monopoly orly reply sally sicily supply wally""".split()
)


def is_adverb(word: str) -> bool:
    """Whether a word in -ly is an adverb, and no noun (``family``) or name (``Kelly``) that ends so."""
    small = word.lower()
    if not small.endswith("ly") or small in _NO_ADVERBS:
        return False
    return not (word[:1].isupper() and small.endswith(("elly", "illy", "olly", "eely")))


def bare_name(printed: str) -> list[str]:
    """The words of a name without titles before it, a possessive or a post-nominal after it."""
    return [*_bare_name(printed)]


@lru_cache(maxsize=1 << 14)
def _bare_name(printed: str) -> tuple[str, ...]:
    words = [POSSESSIVE.sub("", word).rstrip(",;:") for word in printed.split()]
    words = [word for word in words if word]
    while words and words[-1].rstrip(".").casefold() in {"jr", "sr"}:
        words.pop()
    last_title = max(
        (index for index, word in enumerate(words[:-1]) if _is_title(word) or _ROLE_ABROAD.search(word)),
        default=-1,
    )
    named = words[last_title + 1 :]
    honoured = last_title >= 0 and words[last_title].rstrip(".").casefold() in HONORIFICS
    if len(named) == 1 and named[0].casefold() in ROLE_NOUNS and not honoured:
        return ()  # "Deputy Minister" is a role, "Mr. King" is a name
    while named and named[0].casefold() in _NOT_NAMES and not (len(named) == 2 and _is_acronym(named[0])):
        named = named[1:]
    if len(named) == 2 and _is_acronym(named[0]) and named[1].casefold() in ROLE_NOUNS:
        return ()  # "IT Secretary"
    plain = all(word[:1].isupper() or re.fullmatch(_PARTICLE, word) for word in named)
    return tuple(named) if plain else ()


def _is_title(word: str) -> bool:
    """Also one that a hyphen joins of titles: ``Attorney-General``."""
    return all(part in TITLES for part in word.rstrip(".").casefold().split("-")) or word.casefold() in TITLES


def is_person_like(words: list[str], *, titled: bool = False) -> bool:
    """Whether capitalised words could be a person's name: two to five, none of them the name of a body or a place.

    ``titled``: a title stands before them, after which ``Hall`` or ``West`` is a surname.
    """
    if not 2 <= len(words) <= 5:
        return False
    judged = words[:-1] if titled and words[-1].casefold() in _ALSO_SURNAMES else words
    if any(word.casefold().rstrip(".") in _BODIES or word.casefold() in _NOT_NAMES for word in judged):
        return False
    if words[-1].casefold() in _NO_SURNAMES:
        return False
    initials = titled and len(words[0]) == 2 and words[0].isalpha()  # without points: "JP"
    judged = words[1:] if initials else words
    return not any(any(char.isdigit() for char in word) or _is_acronym(word) for word in judged)


def is_headline(line: str) -> bool:
    """Whether a short line capitalises most of its longer words, and no verb or noun of it is in small letters."""
    if len(line) > 150:
        return False
    words = re.findall(r"[^\W\d_]+", line)
    long_words = [word for word in words if len(word) > 3]
    small = sum(len(word) > 2 and word.islower() and word not in _SMALL_IN_HEADLINES for word in words)
    most = sum(word[0].isupper() for word in long_words) > 0.6 * len(long_words)
    return len(long_words) > 2 and most and small <= 0.1 * len(words)


def capitalises_all(line: str, *, heads: bool) -> bool:
    """Whether capitals in a line mean nothing: it is a headline, or a heading (``heads``) without a verb or noun in
    small letters. In one that is set as a sentence a capital means a name."""
    small = heads and any(len(word) > 3 and word not in _SMALL_IN_HEADLINES for word in re.findall(r"\b[a-z]+\b", line))
    return is_headline(line) or (heads and not small)


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1 and word.isalpha() and word not in ("II", "III", "IV")


def is_body_like(words: Iterable[str]) -> bool:
    """Whether a name holds a word that only bodies, works and places are called by."""
    return any(word.casefold().rstrip(".,") in _BODIES for word in words)


def without_function_words(printed: str, start: int) -> tuple[str, int]:
    """A run of capitalised words and its offset without the words a sentence begins with; empty when none is left."""
    while len(head := printed.split(" ", 1)) > 1 and (
        head[0].casefold().rstrip(".") in _NOT_NAMES or is_adverb(head[0])
    ):
        start += len(head[0]) + 1
        printed = head[1]
    return ("", start) if printed.casefold() in _NOT_NAMES else (printed, start)


def role_of(phrase: str, *, last: bool) -> str | None:
    """The role a phrase gives, ``vice`` or ``former`` with it; ``last``: only where the phrase ends in it."""
    words = [word.casefold() for word in re.findall(r"[\w-]+", phrase)]
    for index, word in enumerate(words):
        if word in ROLE_NOUNS and (not last or index == len(words) - 1):
            changed = index and words[index - 1] in ("vice", "former", "deputy", "ex", "assistant", "acting", "late")
            return f"{words[index - 1]} {word}" if changed else word
    return None


def surname(name: str) -> str:
    """The last word of a name, in small letters."""
    words = bare_name(name)
    return words[-1].casefold() if words else name.casefold()


def name_key(words: list[str]) -> tuple[str, ...]:
    """People with the same first and last word are one, middle names and initials aside."""
    if len(words) == 1:
        return (words[0].casefold(),)
    return (words[0].casefold(), words[-1].casefold())
