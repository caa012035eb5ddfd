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
_MARKED_TIME += r"(?!\s?[AaPp]\.?\s?[Mm]\b)"  # the hour of the day is no place in a recording
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"{_CAPITAL}[\w.'’&-]{{0,30}}"
_PARTICLE = r"(?:d[aeiou]s?|van|von|der|den|del|la|le|al|el|bin|of|for|the|and|&)"
_NAME = rf"{_WORD}(?: (?:{_PARTICLE} ){{0,2}}(?:{_WORD}|#?\d{{1,2}})){{0,7}}"
_ROLE = r"(?: ?\((?!\d)[^()\n]{1,120}\)){0,2}"
# Who has no name: a machine's numbers, and those in a parliament who call out together.
_UNNAMED = r"(?:spk|speaker)[ _-]?\d{1,3}|(?:(?:Some|An|Several|Many) )?[Hh]on(?:ourable|\.) [Mm]embers?"
_LABEL = re.compile(
    rf"(?:\([A-Z][a-z][^()\n]{{1,24}}\) )?[\[(*_]{{0,3}}(?:(?P<before>{_MARKED_TIME})[*_]{{0,2}}[ \t]*[-–—|:]?[ \t]*)?"
    rf"[\[(*_]{{0,3}}(?:Q\d{{1,4}}\.? )?(?P<name>{_UNNAMED}|{_NAME}){_ROLE}(?P<aside>, [^:.!?\n]{{2,60}})?"
    rf"[\])*_]{{0,3}}(?:[ \t]{{1,8}}(?P<after>{_MARKED_TIME}))?"
    r"(?::[*_]{0,2}(?:[ \t]+|$|(?=[\u3040-\u9fff]))|：[ \t]*)"
)
_SURNAME = r"(?:[A-Z]{2,4} ){0,2}(?:Mc|Mac|[DO]['’])?[A-Z][A-ZÀ-ÖØ-Þ'’-]+"
_TITLED = (
    r"(?:Mr\.|Mrs\.|Ms\.|Dr\.|Senator|Representative|Chair(?:man|woman)?|The) "
    rf"{_CAPITAL}[\w'’-]+(?: {_CAPITAL}[\w'’-]+)?"
)
_IN_CAPITALS = (
    rf"(?:{_CAPITAL}[a-z]{{1,20}}\.? ){{1,3}}(?![A-Z]{{1,2}},){_SURNAME}(?: of(?: [A-Z][a-z]{{2,20}}){{1,2}})?"
)
_ALL_CAPITALS = r"[A-Z]{2,20}(?: [A-Z][A-Z.'’-]{0,20}){0,2} (?!(?:HON|DR|MRS?|MS)\.)[A-Z][A-Z'’-]{1,20}"
_IN_FRENCH = (
    rf"(?:M\.|Mme|Mlle) (?:l[ea] [a-zà-ÿ-]{{3,20}}(?: [a-zà-ÿ-]{{2,20}}){{0,3}}|(?![A-Z]\.){_NAME}(?=[ ]?[.,]))"
)
_STOPPED = re.compile(
    rf"(?:(?P<name>[QA]|{_TITLED}|{_IN_CAPITALS}|{_ALL_CAPITALS})|(?P<french>{_IN_FRENCH})(?:, [^.!?\n]{{2,80}}?)?[ ]?)"
    r"\.(?:[ \t]+|[ \t]*[–—-][ \t]+)(?=[^\W\d_a-z]|[\"“«\[(])"
)
"""``Mr. Voss.``, and as parliaments print it with a surname in capitals after any title: ``Secretary DE LA CRUZ.``, or
with what its bearer is: ``Mme Borne, Première ministre.``"""
_SPACED = re.compile(r"(?P<name>Q(?=[ \t]+[^\W\d_a-z]|[ \t]+[\"“‘(\[])|[QA](?=[ \t]{2}))[ \t]+(?=\S)")
"""``Q   Thank you.``, as press offices print it."""
_TIMED = re.compile(rf"(?P<before>{_MARKED_TIME})[ \t]+(?P<name>\+?\d[\d ()-]{{6,18}}\d|[a-z][\w.@-]{{2,30}}):[ \t]+")
"""``00:12:05 +49 ...:``: a caller or a user's name, as the records of video calls have it."""
_SAYS = re.compile(r"\b(?:said|says|asked|asks|wrote|added|told|replied|sagte|fragte|dit|demandé|déclaré|dijo)$")
_NAME_AND_TIME = re.compile(
    rf"[*_]{{0,2}}(?:(?P<name>{_NAME}(?:, {_NAME})?){_ROLE}[*_]{{0,2}}[,:]?"
    rf"[ \t]{{1,8}}[-–|]?[ \t]*(?P<after>{_MARKED_TIME})"
    rf"|(?P<before>{_MARKED_TIME})[ \t]*[-–|]?[ \t]*(?P<other>{_NAME}){_ROLE}):?[*_]{{0,2}}"
)
_NAME_ONLY = re.compile(rf"(?P<name>{_NAME}){_ROLE}")
_NAME_AND_POST = re.compile(rf"(?P<name>{_NAME})\s(?:--|[-–—])\s(?!\d)[^.!?:\n]{{2,100}}")
"""``Grace Shao -- Founder``, as the records of companies' calls have it."""
TIME_ALONE = re.compile(rf"{_MARKED_TIME}")
"""A line that is a time, when it matches the whole line."""

BRACKETED_TIME = re.compile(rf"[\[(]({TIME})[\])]")
"""A time in brackets inside speech."""

RANGE_BEFORE = re.compile(
    rf"(?:\[(?P<ranged>{TIME})(?:\s?(?:-->?|[–—])\s?{TIME})?\][ \t]*(?=\S)"
    rf"|(?P<glued>{TIME})(?![AP]M\b)(?=[^\W\d_a-zß-öø-ÿ]))"
)
"""A time or range in square brackets in front of words, or a time glued to them, as programs write it."""

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
    "disadvantages instruction instructions important attention disclaimer fixme todo achtung hinweis anmerkung "
    "beispiel remarque exemple".split()
)
_SPEAKING_ROLE = re.compile(
    r"[qa]\d{0,3}|spk[ _-]?\d{1,3}|(?:mr\.?|madam) (?:deputy )?speaker|"
    r"(?:the )?(?:speaker|host|co-host|guest|interviewer|interviewee|moderator|presenter|narrator|reporter|"
    r"question|answer|questioner|chair|chairman|chairwoman|chairperson|president|witness|operator|analyst|"
    r"audience(?: member)?|man|woman|male|female|voice|voiceover|participant|respondent|"
    r"the court|clerk|judge|counsel|secretary|minister|mayor|student|caller|announcer|anchor|panelist|panellist|"
    r"facilitator|unidentified)(?:[ _#-]\w{1,20})?|[\u3400-\u9fff]{0,12}(?:记者|記者|主持人|提问|答|问)",
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
    sure: bool = False
    """Whether its form alone is hardly anything but a label's: a title and a full stop, or a name with its post."""

    @property
    def style(self) -> str:
        """How the name is written; the labels of one transcript are alike."""
        if _SPEAKING_ROLE.fullmatch(self.name):
            return "role"
        if self.name.isupper() and len(self.name) > 1:
            return "capitals"
        return "full name" if " " in self.name else "word"


def label_of(line: str) -> Label | None:
    """The label that a line opens with, if it has the form of one; a line all in brackets has none."""
    if line[:1] in ("(", "[") and re.search(r"[)\]]", line.rstrip()[:-1]) is None:
        return None
    with_time = _NAME_AND_TIME.fullmatch(line) if len(line) <= 80 else None
    if with_time is not None and line.rstrip("*_")[-1:] in ")]>}":
        return _beside_time(with_time, len(line))  # ``Grace Shao: (00:12)``
    if match := _LABEL.match(line):
        aside = match["aside"] or ""
        if aside and not match["name"].isupper() and not _is_post(match["name"], aside):
            return None  # "In Paris, the mayor said: ..."; ``ANNA KO, HOST: ...`` is how broadcasters print a label
        return Label(match["name"], _time(match["before"] or match["after"]), match.end())
    if match := _STOPPED.match(line):
        name = match["name"] or match["french"]
        return Label(name, "", match.end(), sure=len(name) > 1 and not name.isupper())
    if match := _SPACED.match(line):
        return Label(match["name"], "", match.end())
    if match := _TIMED.match(line):
        return Label(match["name"], _time(match["before"]), match.end())
    return _beside_time(with_time, len(line)) if with_time is not None else None


def _beside_time(match: re.Match[str], end: int) -> Label:
    return Label(match["name"] or match["other"], _time(match["after"] or match["before"]), end)


def _is_post(name: str, aside: str) -> bool:
    """Whether what follows a name in full is its bearer's office: ``Olaf Scholz, Bundeskanzler``."""
    return " " in name and aside[2:3].isupper() and not _SAYS.search(aside)


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
    """A line that is nothing but a name, alone or with its bearer's post, as the label of the speech beneath it."""
    if len(line) <= 130 and (match := _NAME_AND_POST.fullmatch(line)) and " " in match["name"]:
        return Label(match["name"], "", len(line), sure=True)
    match = _NAME_ONLY.fullmatch(line) if len(line) <= 80 else None
    if match is None or len(match["name"]) > 50:
        return None
    label = Label(match["name"], "", len(line), sure=line.endswith(")") and " " in match["name"])
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
    initialled = {initials(label.name) for label in labels if " " in label.name}
    somebody = [label for label in labels if label.name in initialled or is_somebody(label)]
    shortened = Counter(name.split()[-1] for name in {label.name for label in somebody})
    again = {label.name for label in somebody if shortened[label.name] > 1}  # "FORTT", after "JON FORTT"
    recurring = {
        label.name: label.style
        for label in somebody
        if times[label.name] > 1 or not again.isdisjoint((label.name, label.name.split()[-1]))
    }
    if not recurring:
        return frozenset()
    styles = ({*recurring.values()} | {"role", "capitals"}) - {"word"}
    timed = any(label.time for label in labels if label.name in recurring)
    once = [label for label in somebody if times[label.name] == 1 and label.name not in recurring]
    familiar = set().union(*map(_name_words, (*recurring, *known)))
    familiar |= set().union(*(words for label in once if (words := _name_words(label.name)) & familiar))
    return frozenset(recurring) | {
        label.name
        for label in once
        if label.style in styles
        or (timed and label.time)
        or label.sure
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
    if label.style == "role" or label.name.startswith("+"):
        return True
    return bool(label.name) and any(map(str.isalpha, label.name)) and label.name.lower().split()[-1] not in _NOBODY
