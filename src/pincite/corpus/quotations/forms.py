"""What words between quotation marks are: somebody's words, the name of something, or a word used as a word.

The rules go by structure. Words that are reported are direct; words in the capitals of a title beside a noun that
titles go with name a work or body; short words that nothing reports are the writer's own (a scare quote, a
nickname, a term being explained).
"""

from __future__ import annotations

import bisect
import re

from pincite.corpus.model import QuotationForm
from pincite.corpus.quotations.attribution import stands_alone
from pincite.corpus.quotations.clauses import Paragraph
from pincite.corpus.quotations.frames import Frame
from pincite.corpus.quotations.marks import Pair, is_marked
from pincite.corpus.quotations.reporting import SAYING
from pincite.corpus.quotations.set_phrases import BRACKETED_TIMECODE, TIMECODE
from pincite.expressions import expression

_SMALL = frozenset(
    "a an the of in on at to for and or but nor with from by as into is it vs your my our his her its not be".split()
)
_WORD = expression(r"[^\W_][\w’'-]*")
_WORKS = (
    r"books?|novel|films?|movie|documentary|show|series|programme?|podcast|episode|song|single|album|play|musical|opera|"
    r"painting|poem|article|essay|report|paper|study|column|op-ed|editorial|commentary|blog|post|magazine|journal|newspaper|"
    r"website|newsletter|section|chapter|speech|lecture|talk|ad|advertisement|spot|commercial|video|clip|campaign|initiative|"
    r"project|plan|act|law|bill|treaty|fund|laborator(?:y|ies)|labs?|institute|centers?|centres?|conference|forum|summit|"
    r"exhibition|exhibit|game|app|product|platform|tool|model|brand|event|tour|rally|petition|manifesto|memoir|story|"
    r"feature|interview|broadcast|edition|title|titled|entitled|headline|headlined|subtitled|called|named|dubbed|published|hosts?|hosted|"
    r"co-hosts?|anchors?|launched|founded|established|host of|starring|watch|watched|watching|read|reading"
)
_WORK_BEFORE = expression(
    rf"\b(?:{_WORKS})(?:,| of| on| for| is| was| the| a| an| her| his| its| their| this)*,?\s*$", re.IGNORECASE
)
_WORK_AFTER = expression(
    rf"^[,\s]*(?:[\w-]+\s)?(?:{_WORKS}|radio|television|TV|strategy|movement|authored|written by|"
    r"directed by|starring|host|moderator|co-host|anchor|correspondent|episode|column|sponsored)\b"
)
_OWNER_BEFORE = expression(r"(?:^|\s)(?:[A-ZÀ-Þ][\w.&-]*)(?:[’']s|s[’'])\s*$")
_STAGE_BEFORE = expression(r"(?:^|[\s(])(?:[Oo]n|[Ii]n|[Oo]f|[Tt]o|[Ff]or|[Ww]ith|[Dd]uring|[Ff]rom)\s+$")
# What stands after these is what somebody proclaims, in capitals or not: "a goal of "Open Models First".
_AIM_BEFORE = expression(
    r"\b(?:goals?|slogans?|mottos?|messages?|promises?|doctrines?|polic(?:y|ies)|charges?|chants?|cries|calls?)"
    r" (?:of|for)\s+$"
)
_TITLED_BEFORE = expression(r"\b(?:titled|entitled|subtitled|headlined|captions?|headings?)[,:]?\s*$")
_SO_CALLED = expression(r"\b(?:so-called|the terms?)\s*$", re.IGNORECASE)
_THE_BEFORE = expression(r"\b(?:[Tt]he|current|this)\s$")
_CALLED_BEFORE = expression(
    r"(?:\b(?:so-called|nicknamed?|known as|(?:the|a) (?:words?|terms?|names?|label|nickname|acronym|concept|notion)"
    r"(?: of)?|defined as|abbreviated(?: as| to)?|short for|meaning|means|translated as))\s*$",
    re.IGNORECASE,
)
UNTOLD = "stands beside somebody's name, and nothing says who put it so"
"""Why short words are taken for somebody's though the sentence does not report them."""
_PERSON_OWNS = expression(r"(?:\b(?:his|her)|[\w.-][’']s|s[’'])\s+\Z")
# "..., language that could bar them": the writer speaks of the words as of words that stand somewhere.
_WORDING_AFTER = expression(
    r"\s*[,—–-]?\s*(?:language|wording|phrasing|words|an? (?:phrase|line|remark|quote|quip|wording))\b"
)
# An ellipsis or an addition in brackets between marks: the words were cut from a text.
_CUT = expression(r"\w\s?(?:…|\.{3}|\. \. \.)\s?\w|\[[^\]]{1,40}\]")
_NAMED_WITH_TIME = expression(
    rf"[^\w(\[]*(?:[(\[]\s*(?P<before>{TIMECODE})\s*[)\]][^:()]*:|[^:()\[\]]*[(\[]\s*(?P<after>{TIMECODE})\s*[)\]]\s*:)\s*$"
)
_SENTENCE_OF_IDEOGRAPHS = 16
_LONGEST_LABEL = 200
"""Characters that a name with its time may take before a quotation."""
_FINITE = expression(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|shall|should|may|might|must|"
    r"\w+n[’']t|I[’']\w+|we[’']\w+|you[’']\w+|they[’']\w+|it[’']s|that[’']s|there[’']s|he[’']s|she[’']s|let[’']s)\b",
    re.IGNORECASE,
)
_SUBJECT = expression(r"\b(?:I|we|you|they|he|she|it)\b", re.IGNORECASE)
# The same in German, French, Spanish, Italian, Dutch and Portuguese, without forms that are English words.
_VERBAL_ABROAD = expression(
    r"\b(?:ist|sind|wird|werden|wurde|haben|hatte|kann|können|müssen|muss|ich|wir|nicht|est|sont|n[’']est|c[’']est|ont|"
    r"était|je|nous|vous|está|están|estamos|somos|tenemos|hemos|queremos|nosotros|è|sono|hanno|abbiamo|siamo|zijn|heeft|"
    r"hebben|wij|niet|é|são|temos)\b",
    re.IGNORECASE,
)
_IDEOGRAPH = expression(r"[\u3040-\u30ff\u3400-\u9fff]")
_SAID_IN_IDEOGRAPHS = expression(r"(?:[说說道称稱曰言]|表示|指出|强调|強調|认为|認為|写道)[，,：:]?\s*\Z")


def form_of(
    paragraph: Paragraph, pair: Pair, words: str, frame: Frame | None, *, after_speech: bool, secondary: bool
) -> tuple[QuotationForm, str]:
    """The form of a quotation and the reason for it, in words.

    ``after_speech``: a direct quotation stands before it in the paragraph. ``secondary``: it stands between marks that
    the document does not otherwise use for speech (single ones, where the rest are double).
    """
    before, after = _around(paragraph, pair)
    if not is_marked(paragraph.text, pair):
        return "direct", ""
    goes_on = after_speech and frame is None and stands_alone(paragraph, pair)
    if secondary and not goes_on and not _surely_reported(words, frame):
        kind: QuotationForm = "title" if _is_title(words, before, after, frame) else "term"
        return kind, "stands between single marks in a document that marks speech with double ones"
    named_beside = frame is not None and frame.kind in ("dash", "colon")
    if named_beside or timecode_after(paragraph, pair, near=True) is not None:
        return "direct", ""
    if paragraph.block.kind in ("title", "heading") and not _reported_in_heading(frame):
        return "term", "stands in a heading, which reports nobody"
    if _TITLED_BEFORE.search(before) or _is_title(words, before, after, frame):
        return "title", "has the capitals of a title and stands beside a word that titles go with"
    if frame is None:
        alone = stands_alone(paragraph, pair) and (after_speech or not is_title_case(words))
        return ("direct", "") if alone else _unreported(words, before, after)
    if frame.kind == "naming":
        return "term", "gives something its name"
    if frame.kind == "after" and words[:1].isupper() and _THE_BEFORE.search(before) and len(words.split()) < 4:
        return "term", "is a proper name after `the`"
    if _SO_CALLED.search(before) and not frame.adjacent:
        return "term", "is spoken of as a word"
    if frame.kind == "before" and not frame.adjacent and _is_nickname(words, before):
        return "term", "is a proper name after `the`"
    return "direct", ""


def timecode_after(paragraph: Paragraph, pair: Pair, *, near: bool = False) -> str | None:
    """The timecode in brackets that follows a quotation before any other quotation: in its sentence or its attribution.

    ``near`` asks for one that follows directly.
    """
    if not pair.closed:
        return None
    start = paragraph.block.span.start
    led_by = None
    if not near and pair.opening.start - start <= _LONGEST_LABEL:
        led_by = _NAMED_WITH_TIME.match(paragraph.masked_between(start, pair.opening.start))
    if led_by is not None:
        return led_by["before"] or led_by["after"]
    following = bisect.bisect_left(paragraph.pairs, pair.closing.end, key=lambda other: other.opening.start)
    until = paragraph.pairs[following].opening.start if following < len(paragraph.pairs) else paragraph.block.span.end
    match = BRACKETED_TIMECODE.search(paragraph.masked_between(pair.closing.end, until))
    if match is None:
        return None
    between = paragraph.masked_between(pair.closing.end, pair.closing.end + match.start())
    if near:
        return match[1] if not between.strip(" \t\xa0.,;") else None
    # A full stop followed by a new sentence ends the reach.
    return match[1] if not re.search(r"[.!?]\s+[A-Z]", between) else None


def is_title_case(words: str) -> bool:
    """Whether every word but the small ones begins with a capital or a digit."""
    found = _WORD.findall(words)
    large = [word for word in found if word.lower() not in _SMALL]
    return bool(large) and all(not word[0].islower() for word in large) and not found[0][0].islower()


def reads_as_sentence(words: str) -> bool:
    """Whether the words could have been uttered by themselves: a subject or a finite verb, and some length."""
    found = _WORD.findall(words)
    if _IDEOGRAPH.search(words):
        return words.rstrip()[-1:] in "。！？!?" or len(_IDEOGRAPH.findall(words)) >= _SENTENCE_OF_IDEOGRAPHS
    verbal = _FINITE.search(words) or _SUBJECT.search(words) or _VERBAL_ABROAD.search(words)
    return len(found) >= (4 if verbal else 9)


def _around(paragraph: Paragraph, pair: Pair) -> tuple[str, str]:
    start = max(paragraph.block.span.start, pair.opening.start - 80)
    end = min(paragraph.block.span.end, pair.closing.end + 80)
    return paragraph.masked_between(start, pair.opening.start), paragraph.masked_between(pair.closing.end, end)


def _is_title(words: str, before: str, after: str, frame: Frame | None) -> bool:
    shouted = words.rstrip()[-1:] in "?!" and reads_as_sentence(words) and not _OWNER_BEFORE.search(before)
    if shouted or not is_title_case(words):
        return False
    if (
        frame is not None
        and frame.adjacent
        and frame.kind == "before"
        and frame.verb not in ("called", "named", "read")
    ):
        return False
    if not any(char.isalnum() for char in before):
        return False
    if _WORK_BEFORE.search(before) or _WORK_AFTER.match(after) or _OWNER_BEFORE.search(before):
        return True
    large = [word for word in _WORD.findall(words) if word.lower() not in _SMALL]
    return (
        len(large) > 1
        and bool(_STAGE_BEFORE.search(before))
        and not (frame is not None and _AIM_BEFORE.search(before))
        and (frame is None or frame.kind == "after" or not frame.adjacent)
    )


def _is_nickname(words: str, before: str) -> bool:
    return is_title_case(words) and bool(re.search(r"\b[Tt]he\s+$", before)) and len(_WORD.findall(words)) > 1


def _reported_in_heading(frame: Frame | None) -> bool:
    """A line without a full stop may be a short paragraph; a verb of saying beside the marks tells."""
    if frame is None:
        return False
    return frame.kind == "after" or (frame.kind == "before" and frame.adjacent and frame.verb in SAYING)


def _surely_reported(words: str, frame: Frame | None) -> bool:
    if frame is None or frame.kind in ("dash", "after"):
        return frame is not None
    whole = reads_as_sentence(words) or words.rstrip()[-1:] in ".!?"
    return frame.kind == "before" and frame.adjacent and frame.verb in SAYING and whole


def _unreported(words: str, before: str, after: str) -> tuple[QuotationForm, str]:
    if _CALLED_BEFORE.search(before):
        return "term", "is spoken of as a word"
    if _WORDING_AFTER.match(after) or _SAID_IN_IDEOGRAPHS.search(before) or _CUT.search(words):
        return "direct", ""
    if _PERSON_OWNS.search(before) and not words[:1].isupper():
        return "direct", UNTOLD
    if reads_as_sentence(words):
        return "direct", ""
    if before.rstrip().endswith(":") and words.rstrip()[-1:] in ".!?" and len(_WORD.findall(words)) > 1:
        return "direct", ""
    return "term", "is short, and nothing in its sentence reports speech"
