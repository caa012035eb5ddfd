"""Who speaks, as transcripts and subtitles print it: labels in front of speech, times, and notes of sounds.

A label alone proves nothing: ``Tech Giants: ...`` opens a paragraph just as ``BEN: ...`` opens a turn. What tells them
apart is that speakers come back and take turns, so ``speakers_among`` looks at all labels of a text at once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

TIME = r"\d{1,3}(?::[0-5]\d){1,2}(?:[.,]\d{1,3})?"
"""A time, as a pattern: ``12:05``, ``1:02:05``, ``00:12.480``."""

_MARKED_TIME = rf"[\[(<{{]?(?:\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}},? )?{TIME}(?:\s?(?:-->?|[–—])\s?{TIME})?[\])>}}]?"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"{_CAPITAL}[\w.'’&-]{{0,30}}"
_PARTICLE = r"(?:d[aeiou]s?|van|von|der|den|del|la|le|al|el|bin|of|the|and|&)"
_NAME = rf"{_WORD}(?: (?:{_PARTICLE} ){{0,2}}(?:{_WORD}|#?\d{{1,2}})){{0,5}}"
_ROLE = r"(?: ?\([^()\d:]{1,40}\))?"
_LABEL = re.compile(
    rf"[\[(*_]{{0,3}}(?:(?P<before>{_MARKED_TIME})[*_]{{0,2}}[ \t]*[-–—|:]?[ \t]*)?"
    rf"[\[(*_]{{0,3}}(?P<name>{_NAME}){_ROLE}(?P<aside>, [^:.!?\n]{{2,60}})?"
    rf"[\])*_]{{0,3}}(?:[ \t]{{1,8}}(?P<after>{_MARKED_TIME}))?(?::[*_]{{0,2}}(?:[ \t]+|$)|：[ \t]*)"
)
_SURNAME = r"(?:[A-Z]{2,4} ){0,2}(?:Mc|Mac|[DO]['’])?[A-Z][A-ZÀ-ÖØ-Þ'’-]+"
_STOPPED = re.compile(
    rf"(?P<name>[QA]|(?:Mr\.|Mrs\.|Ms\.|Dr\.|Senator|Representative|Chair(?:man|woman)?|The) {_CAPITAL}[\w'’-]+"
    rf"(?: {_CAPITAL}[\w'’-]+)?|(?:{_CAPITAL}[a-z]{{1,20}}\.? ){{1,3}}{_SURNAME}(?: of(?: [A-Z][a-z]{{2,20}}){{1,2}})?)"
    r"\.[ \t]+(?=[^\W\d_a-z]|[\"“\[(])"
)
"""``Mr. Voss.``, and as parliaments print it with a surname in capitals after any title: ``Secretary DE LA CRUZ.``"""
_NAME_AND_TIME = re.compile(
    rf"[*_]{{0,2}}(?:(?P<name>{_NAME}){_ROLE}[*_]{{0,2}}[,:]?[ \t]{{1,8}}[-–|]?[ \t]*(?P<after>{_MARKED_TIME})"
    rf"|(?P<before>{_MARKED_TIME})[ \t]*[-–|]?[ \t]*(?P<other>{_NAME}){_ROLE}):?[*_]{{0,2}}"
)
_NAME_ONLY = re.compile(rf"{_NAME}{_ROLE}")
TIME_ALONE = re.compile(rf"{_MARKED_TIME}")
"""A line that is a time, when it matches the whole line."""

BRACKETED_TIME = re.compile(rf"[\[(]({TIME})[\])]")
"""A time in brackets inside speech."""

_SOUND = re.compile(
    r"[♪♫#*~\s-]*(?:\[[^\[\]]{1,80}\]|\([^()]{1,80}\)|（[^（）]{1,80}）|♪[^♪\n]{0,300}♪?|♫[^♫\n]{0,300}♫?)[♪♫#*~\s.-]*"
)

UNHEARD = re.compile(
    r"inaudible|indistinct|unintelligible|unclear|crosstalk|cross talk|overtalk|redacted|foreign", re.I
)
"""A note that words are missing: inside speech it must stay where it is."""

# Common nouns and formulas that recur before a colon, line after line, in lists of records, and that name nobody.
_NOBODY = frozenset(
    "note notes tip warning caution example examples pro pros con cons problem solution fix feature bug issue before "
    "after step steps fact myth result results update conclusion summary background context source sources date time "
    "title name price rating address phone email e-mail fax url website link photo image picture credit caption table "
    "figure chart box day week month year version status location place venue ingredients method directions serves "
    "strengths weaknesses opportunities threats input output cost total objective goal action owner deadline ps nb "
    "faq tl;dr subject from to cc bcc re attachments sent reply-to isbn doi keywords abstract author authors language "
    "published updated category tags see also read more related next previous chapter section part lesson question "
    "answer topic description type definition unit duration episode host guest guests hosts recommendation finding "
    "takeaway takeaways tips quote lesson rule principle idea insight exercise homework info error debug warn fatal "
    "trace challenge opportunity risk impact benefit benefits advantage advantages disadvantage "
    "disadvantages".split()
)
_SPEAKING_ROLE = re.compile(
    r"[qa]\d{0,3}|(?:the )?(?:speaker|host|co-host|guest|interviewer|interviewee|moderator|presenter|narrator|reporter|"
    r"question|answer|questioner|chair|chairman|chairwoman|chairperson|president|witness|operator|analyst|"
    r"audience(?: member)?|man|woman|male|female|voice|voiceover|participant|respondent|"
    r"the court|clerk|judge|counsel|secretary|minister|mayor|student|caller|announcer|anchor|panelist|panellist|"
    r"facilitator|unidentified)(?:[ _#-]\w{1,20})?",
    re.IGNORECASE,
)


_TITLES = frozenset({"mrs.", "prof.", "senator", "representative", "chairman", "minister", "president", "speaker"})


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a turn at the start of a line."""

    name: str
    """As printed, without colon, role in brackets and time; empty for a line that is only a time."""
    time: str
    """As printed, without brackets; empty where there is none."""
    speech: int
    """Where in the line the speech begins; the line's length where it begins on the next line."""

    @property
    def style(self) -> str:
        """How the name is written; the labels of one transcript are alike."""
        if _SPEAKING_ROLE.fullmatch(self.name):
            return "role"
        if self.name.isupper() and len(self.name) > 1:
            return "capitals"
        return "full name" if " " in self.name else "word"


def label_of(line: str) -> Label | None:
    """The label that a line opens with, if it has the form of one."""
    if match := _LABEL.match(line) or _STOPPED.match(line):
        parts = match.groupdict()
        if parts.get("aside") and not match["name"].isupper():
            return None  # "In Paris, the mayor said: ..."; ``ANNA KO, HOST: ...`` is how broadcasters print a label
        return Label(match["name"], _time(parts.get("before") or parts.get("after")), match.end())
    if len(line) <= 80 and (match := _NAME_AND_TIME.fullmatch(line)):
        return Label(match["name"] or match["other"], _time(match["after"] or match["before"]), len(line))
    return None


def _time(marked: str | None) -> str:
    """The first time of a marked one, as printed."""
    found = re.search(TIME, marked or "")
    return found[0] if found else ""


def is_sound(words: str) -> bool:
    """Whether a line or cue is nothing but a note of a sound or a stage direction: ``[Music]``, ``♪ la la ♪``."""
    return len(words) <= 320 and bool(_SOUND.fullmatch(words)) and not TIME_ALONE.fullmatch(words)


def time_of(line: str) -> str:
    """The time that is all there is on a line (``[00:12]``, ``00:12 --> 00:15``), as printed; else empty."""
    return _time(line) if TIME_ALONE.fullmatch(line) else ""


def name_alone(line: str) -> Label | None:
    """A line that is nothing but a name, as the label of the speech beneath it."""
    if len(line) > 50 or not _NAME_ONLY.fullmatch(line):
        return None
    label = Label(line.rstrip(), "", len(line))
    return label if label.style != "word" else None


def speakers_among(labels: Sequence[Label], known: Collection[str] = ()) -> frozenset[str]:
    """The names among the labels of a text that are speakers', given that the text is speech.

    A name that comes back is one, unless it is a noun that heads records. A name that comes once is one if it is
    written in capitals or as those that come back are, is a role, has a time as they have, is what their initials stand
    for, or shares a word with them or with ``known``, the words of names that the text gives elsewhere.
    """
    times = Counter(label.name for label in labels if label.name)
    if times["A"] and not times["Q"]:
        del times["A"]  # the first letter of a list
    recurring = {label.name: label.style for label in labels if times[label.name] > 1 and is_somebody(label)}
    if not recurring:
        return frozenset()
    styles = ({*recurring.values()} | {"role", "capitals"}) - {"word"}
    timed = any(label.time for label in labels if label.name in recurring)
    once = [label for label in labels if times[label.name] == 1 and is_somebody(label)]
    familiar = set().union(*map(_name_words, (*recurring, *known)))
    familiar |= set().union(*(words for label in once if (words := _name_words(label.name)) & familiar))
    return frozenset(recurring) | {
        label.name
        for label in once
        if label.style in styles
        or (timed and label.time)
        or not familiar.isdisjoint(_name_words(label.name))
        or initials(label.name) in recurring
    }


def _name_words(name: str) -> frozenset[str]:
    """The words of a name that can tell it from others: no particles, titles and initials."""
    return frozenset(word for word in name.lower().split() if len(word) > 3 and word not in _TITLES)


def initials(name: str) -> str:
    """``GS`` for ``Grace Shao``: how the labels of a printed interview go on."""
    return "".join(word[0] for word in name.split()).upper()


def is_somebody(label: Label) -> bool:
    """Whether a label can be a person's: not a common noun, nor words without a letter."""
    if label.style == "role":
        return True
    return bool(label.name) and any(map(str.isalpha, label.name)) and label.name.lower().split()[-1] not in _NOBODY
