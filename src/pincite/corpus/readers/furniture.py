"""What stands around a text and is not part of it: buttons, share bars, notices, page numbers, running heads.

Only whole lines are set apart, and each rule says why a line of text would not look like it. Words that could as well
be a heading (``Play``, ``Facebook``) are furniture only beside something that surely is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pincite.corpus.readers.lines import SENTENCE_END, Line

_LONGEST = 160
"""Characters; longer lines are text, but for notices that say so in their first words."""

# The name of an icon that a web page's text version leaves behind: nobody writes a line in snake case.
_ICON = re.compile(r"[a-z]+(?:_[a-z]+)+")
# Orders to a reader of a page. Text does not consist of an order to share it.
_BUTTON = re.compile(
    r"(?:subscribe(?: now| today| here)?|share|share (?:this|on|via|(?:full )?article)\b.{0,40}|follow us.{0,40}|"
    r"(?:sign|log) ?(?:up|in|out)|register|copy link|listen now|read (?:more|less)|show (?:more|less|all|comments)|"
    r"see (?:all|more)|view (?:all|more|comments)|load(?:ing)? ?(?:more|…|\.\.\.)?|load more comments|"
    r"\d[\d,.]*[km]? (?:likes?|comments?|shares?|views|followers|retweets|claps)|"
    r"(?:leave|post|add) a (?:comment|reply)|"
    r"skip to .{0,30}content|skip (?:advertisement|ad)|back to (?:top|home)|jump to .{0,30}|go to homepage|"
    r"click (?:here|to) .{0,60}|tap to .{0,40}|scroll (?:down|to continue).{0,40}|teilen|partager|delen|compartir)",
    re.IGNORECASE,
)
_ADVERT = re.compile(
    r"(?:advertisements?|advert|sponsored(?: content| by .{1,60})?|paid (?:content|post)|promoted|"
    r"(?:story|article) continues (?:below|after).{0,40}|anzeige|werbung|publicité|advertentie|publicidad)",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:(?:we|this (?:web)?site|our (?:web)?site)(?: and our partners)? uses? cookies\b.{0,400}|"
    r"by (?:continuing|using|clicking)\b.{0,80}\bcookies\b.{0,200}|"
    r"(?:accept|reject|allow|manage)(?: all| my)? ?(?:cookies|preferences|consent).{0,60}|"
    r"(?:cookie|privacy) (?:policy|settings|preferences|notice|statement)|"
    r"terms (?:of|and|&) (?:use|service|conditions)|"
    r"all rights reserved\.?|(?:©|\(c\) ?(?=\d{4})|copyright (?:©|\(c\)|(?=\d{4}))).{0,200})",
    re.IGNORECASE,
)
_MEMBERSHIP = re.compile(
    r"(?:for more\b.{0,200}\b(?:subscribe|visit|follow|sign up)\b.{0,200}|subscribe (?:to|for)\b.{0,200}|"
    r"sign up (?:to|for|now|here|today)\b.{0,200}|follow us\b.{0,100}|"
    r"get (?:the|our|your) .{0,80}\b(?:newsletter|inbox|e-?mail)\b.{0,80}|join our (?:newsletter|mailing list).{0,80}|"
    r"enter your e-?mail.{0,80}|already a (?:subscriber|member)\?.{0,40}|become a (?:member|subscriber).{0,60}|"
    r"click here\b.{0,100}|listen to (?:this|the full) (?:article|episode|podcast|story)\b.{0,100}|"
    r"(?:jetzt )?newsletter abonnieren.{0,40}|abonnez-vous.{0,60})",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"(?:(?:estimated )?reading time:? ?)?\d{1,3}[ -]?min(?:ute)?s?\.?(?: (?:read|listen|watch|video|ago))|"
    r"(?:estimated )?reading time:? ?\d{1,3} ?min(?:ute)?s?|"
    r"(?:listen|watch|play)(?: to (?:this )?article)? ?[·•|(–-] ?\d{1,3}(?::\d\d)? ?(?:min(?:ute)?s?)?\)?",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"(?:read (?:more|also|next)|also read|related(?: articles?| stories| reading)?|see also|more (?:on this|from)|"
    r"recommended|watch|lesen sie auch|mehr zum thema|(?:à )?lire aussi|lees ook) ?: .{1,140}|"
    r"(?:related (?:articles|stories|posts|content)|more on this (?:story|topic)|more from .{1,60}|"
    r"most (?:read|popular)|"
    r"you (?:may|might) also like.{0,30}|recommended for you|"
    r"(?:next|previous) (?:article|post|story)|trending now|up next)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:(?:photo(?:graph)?s?|images?|pictures?|illustrations?)(?: credits?)?(?: by| courtesy of)?|credits?) ?"
    r"[:/] ?.{1,100}|"
    r"(?:photo(?:graph)?|image|illustration) (?:by|courtesy of|via) [A-Z].{1,80}|"
    r".{0,60}[/|] ?getty images|foto: .{1,80}",
    re.IGNORECASE,
)
_NETWORK = frozenset(
    "facebook twitter x linkedin whatsapp reddit telegram pinterest bluesky mastodon threads flipboard pocket "
    "messenger instagram youtube tumblr weibo wechat line tiktok snapchat rss".split()
)
_SHARING = frozenset(
    "share tweet email e-mail mail print copy link save pin post more comment comments sms on via".split()
)
# Words of buttons that are as good as headings: they count only beside furniture.
_PERHAPS = re.compile(
    r"(?:play|pause|print|search|menu|save|like|comments?|follow|download|home|back|next|previous|close|open|account|"
    r"newsletters?|contact|about|help|more|email|e-mail|listen|watch|live|video|audio|tweet|topics|tags|explore|settings|"
    r"news|(?:about|contact) us|our team|sections|events|jobs|careers|sitemap|imprint|impressum)",
    re.IGNORECASE,
)

_PAGE_OF = re.compile(
    r"(?:page|seite|pagina) \d{1,4}(?: ?(?:of|/|von|sur|van) ?\d{1,4})?|[-–—] ?\d{1,4} ?[-–—]|"
    r"\d{1,4} ?(?:of|/) ?\d{1,4}",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,4}|[ivxl]{1,7}")
_DIGITS = re.compile(r"\d+")


def furniture_among(lines: Sequence[Line]) -> frozenset[int]:
    """Indices of the lines that are not part of the text."""
    sure = {index for index, line in enumerate(lines) if is_furniture(line.text)} | _page_numbers(lines)
    sure |= _running_heads(lines, sure)
    perhaps = {index for index, line in enumerate(lines) if could_be_furniture(line.text)}
    for order in (sorted(perhaps), sorted(perhaps, reverse=True)):
        for index in order:
            if index - 1 in sure or index + 1 in sure:
                sure.add(index)
    return frozenset(sure)


def is_furniture(text: str) -> bool:
    """Whether a line is furniture whatever stands around it."""
    if len(text) > 500 or "\n" in text:
        return False
    if _NOTICE.fullmatch(text) or _MEMBERSHIP.fullmatch(text):
        return True
    if len(text) > _LONGEST:
        return False
    if any(rule.fullmatch(text) for rule in (_ICON, _BUTTON, _ADVERT, _LENGTH)) or _is_share_bar(text):
        return True
    return bool(_RELATED.fullmatch(text) or _CREDIT.fullmatch(text)) and not text.endswith((".", "!"))


def could_be_furniture(text: str) -> bool:
    """Whether a line is furniture if it stands beside some, and a heading if not."""
    return len(text) < 20 and bool(_PERHAPS.fullmatch(text) or text.lower() in _NETWORK)


def _is_share_bar(text: str) -> bool:
    """``Share Tweet Email``, ``Facebook | Twitter | LinkedIn``: nothing but networks and ways of sharing."""
    words = [word for word in re.split(r"[\s|/·•,&]+", text.lower()) if word]
    networks, ways = (sum(word in known for word in words) for known in (_NETWORK, _SHARING))
    return 2 <= len(words) == networks + ways and (
        networks > 1 or (ways > 0 and words[0] in ("share", "tweet", "email"))
    )


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Page numbers alone on their lines.

    A number alone may be a figure, so it has to stand at the edge of a page, or to count up with the others like it.
    """
    found = {index for index, line in enumerate(lines) if _PAGE_OF.fullmatch(line.text) and _is_apart(line)}
    bare = [index for index, line in enumerate(lines) if _NUMBER.fullmatch(line.text) and line.text.isdecimal()]
    found |= {index for index in bare if _at_page_edge(lines, index)}
    alone = [index for index in bare if _is_apart(lines[index])]
    counting: list[int] = []
    for index in [*alone, -1]:
        if index >= 0 and counting and int(lines[index].text) == int(lines[counting[-1]].text) + 1:
            counting.append(index)
            continue
        if len(counting) > 2:
            found |= set(counting)
        counting = [index]
    return found


def _is_apart(line: Line) -> bool:
    return (line.blank_before or line.opens_page) and line.blank_after


def _at_page_edge(lines: Sequence[Line], index: int) -> bool:
    opens = lines[index].opens_page
    closes = index + 1 < len(lines) and lines[index + 1].opens_page
    ends = index + 1 == len(lines) and any(line.opens_page for line in lines)
    return opens or closes or ends


def _running_heads(lines: Sequence[Line], sure: set[int]) -> set[int]:
    """Lines at the edges of pages, or beside page numbers, that come back on at least three pages."""
    pages = [index for index, line in enumerate(lines) if line.opens_page]
    edges = {place for index in pages for place in (index - 2, index - 1, index, index + 1)} | {0, len(lines) - 1}
    numbers = {index for index in sure if lines[index].text[-1:].isdigit() or lines[index].text[:1].isdigit()}
    edges |= {place for index in numbers for place in (index - 1, index + 1)}
    near = [index for index in edges if 0 <= index < len(lines) and len(lines[index].text) <= 100]
    times = Counter(_DIGITS.sub("0", lines[index].text) for index in near)
    return {
        index
        for index in near
        if times[_DIGITS.sub("0", lines[index].text)] > 2 and not SENTENCE_END.search(lines[index].text)
    }
