"""What stands around a text and is not part of it: buttons, share bars, notices, page numbers, running heads.

Only whole lines are set apart, and each rule says why a line of text would not look like it. Words that could as well
be a heading (``Play``, ``Facebook``) are furniture only beside something that surely is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pincite.corpus.readers.headers import is_known_header
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
    r"(?:first |last )?(?:published|updated|posted)(?: on)?:?|(?:podcast: )?play in new window.{0,80}|"
    r"subscribe: .{0,120}|"
    r"click (?:here|to) .{0,60}|tap to .{0,40}|scroll (?:down|to continue).{0,40}|teilen|partager|delen|compartir)",
    re.IGNORECASE,
)
_ADVERT = re.compile(
    r"(?:advertisements?|advert|sponsored(?: content| by .{1,60})?|paid (?:content|post)|promoted|"
    r"(?:story|article) continues (?:below|after).{0,40}|"
    r"continue reading(?: below)?|anzeige|werbung|publicité|advertentie|publicidad)",
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
    r"(?:jetzt )?newsletter abonnieren.{0,40}|abonnez-vous.{0,60}|"
    r"this (?:article|post|story|content) is (?:only )?(?:for|available to) (?:paid |paying )?(?:subscribers|members)"
    r"\b.{0,120}|"
    r"you have .{1,12} free articles? (?:left|remaining)\b.{0,120}|il vous reste .{1,20} de cet article.{0,120}|"
    r"(?:la suite|cet article) est réservée? (?:à nos|aux) abonnés.{0,60}|この記事は(?:有料)?会員限定.{0,80})",
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
_RELATED_HEAD = re.compile(
    r"(?:related(?: (?:articles?|stories|posts|content|reading|links|topics|news|coverage))?|read (?:next|also|more)|"
    r"more (?:must[- ]reads|stories|news|coverage|articles|headlines|on this (?:story|topic)|from .{1,60})"
    r"(?: from .{1,40})?|most (?:read|popular|viewed|shared)|popular (?:posts|articles|stories|now)|up next|"
    r"trending(?: now| stories)?|recommended (?:for you|stories|reading|articles)|what to read next|"
    r"editors?['’]?s? (?:picks?|choice)|don['’]t miss|"
    r"you (?:may|might) (?:also )?(?:like|be interested in)|(?:the )?latest (?:news|stories|headlines)|keep reading|"
    r"mehr zum thema|lesen sie auch|das könnte sie (?:auch )?interessieren|(?:à )?lire aussi|sur le même sujet|"
    r"articles? (?:liés|similaires|associés)|te puede interesar|noticias relacionadas|lees ook|leggi anche|leia também|"
    r"相关(?:阅读|新闻|文章|链接)|推荐阅读|関連(?:記事|ニュース|リンク)|あわせて読みたい) ?[:：]?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:(?:photo(?:graph)?s?|images?|pictures?|illustrations?)(?: credits?)?(?: by| courtesy of)?|credits?) ?"
    r"[:/] ?.{1,100}|"
    r"(?:photo(?:graph)?|image|illustration) (?:by|courtesy of|via) [A-Z].{1,80}|"
    r".{0,60}[/|] ?getty images|foto: .{1,80}|image (?:source|caption),?|"
    r"(?:【纠错】\s?)?[【（(\[](?:责任)?编辑[:：]?\s?.{1,30}[】）)\]]",
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
    r"\[{1,2}page [a-z]{0,2}\d{1,6}\]{1,2}|"
    r"(?:page|seite|pagina) \d{1,4}(?: ?(?:of|/|von|sur|van) ?\d{1,4})?|[-–—] ?\d{1,4} ?[-–—]|"
    r"\d{1,4} ?(?:of|/) ?\d{1,4}",
    re.IGNORECASE,
)
_FOOT = re.compile(r"\S.{0,90}?(?:\[page \d{1,4}\]|\s{4,}(?:page )?\d{1,4}(?: of \d{1,4})?)", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}|[ivxl]{1,7}")
_TRAIL = re.compile(
    r"(?!\[?\d|»|.{0,99}(?:->|«|»[,.;]))(?:[^\s>›»|/][^>›»|/\n]{0,40} ?[>›»] ?){1,6}[^\s>›»|/][^>›»|/\n]{0,60}"
)
_BOOK_STARTS = re.compile(r"\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK.{0,300}", re.IGNORECASE | re.DOTALL)
_BOOK_ENDS = re.compile(r"\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG EBOOK.{0,300}", re.IGNORECASE | re.DOTALL)
_TOP = 12
"""Lines above which a trail of pages stands."""
_MOST_OFFERS = 12
_DIGITS = re.compile(r"\d+")


def furniture_among(lines: Sequence[Line]) -> frozenset[int]:
    """Indices of the lines that are not part of the text."""
    sure = {index for index, line in enumerate(lines) if is_furniture(line.text)} | _page_numbers(lines)
    sure |= _running_heads(lines, sure) | _trails(lines) | _offers(lines, sure) | _licence(lines)
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
    if _RELATED_HEAD.fullmatch(text) and " " in text:
        return True
    if any(rule.fullmatch(text) for rule in (_ICON, _BUTTON, _ADVERT, _LENGTH)) or _is_share_bar(text):
        return True
    return bool(_RELATED.fullmatch(text) or _CREDIT.fullmatch(text)) and not text.endswith((".", "!"))


def heads_related(text: str) -> bool:
    """Whether a line heads what a page offers to read next, or announces one such piece (``Read more: ...``)."""
    if len(text) > _LONGEST or text.endswith((".", "!")):
        return False
    return bool(_RELATED_HEAD.fullmatch(text) or _RELATED.fullmatch(text))


def could_be_furniture(text: str) -> bool:
    """Whether a line is furniture if it stands beside some, and a heading if not."""
    return len(text) < 20 and bool(_PERHAPS.fullmatch(text) or text.lower() in _NETWORK)


def _trails(lines: Sequence[Line]) -> set[int]:
    """The trail of pages that leads to an article (``Home > Technology > AI``), above its text."""
    return {index for index, line in enumerate(lines[:_TOP]) if len(line.text) < 100 and _TRAIL.fullmatch(line.text)}


def _offers(lines: Sequence[Line], sure: set[int]) -> set[int]:
    """What stands under ``Related articles``: titles, down to other furniture or to the end of the text."""
    found: set[int] = set()
    for index in sorted(sure):
        below = index + 1
        if not _RELATED_HEAD.fullmatch(lines[index].text):
            continue
        while below < len(lines) and below not in sure and _is_title_like(lines[below].text):
            below += 1
        if below - index <= _MOST_OFFERS and (below == len(lines) or below in sure):
            found |= set(range(index + 1, below))
    return found


def _is_title_like(text: str) -> bool:
    return 10 < len(text) <= _LONGEST and not SENTENCE_END.search(text)


def _licence(lines: Sequence[Line]) -> set[int]:
    """What Project Gutenberg prints around a book: its terms, in front of a line that says so and behind another."""
    start = next((index for index, line in enumerate(lines) if _BOOK_STARTS.fullmatch(line.text)), -1)
    end = next(
        (index for index, line in enumerate(lines) if index > start and _BOOK_ENDS.fullmatch(line.text)), len(lines)
    )
    front = {index for index in range(start + 1) if not is_known_header(lines[index].text)}
    return {*front, *range(end, len(lines))} if start >= 0 else set()


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
    found |= _page_feet(lines)
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


def _page_feet(lines: Sequence[Line]) -> set[int]:
    """Feet and heads of typed pages (``Author     Title     [Page 7]``): alike but for the page that they end with."""
    feet = [index for index, line in enumerate(lines) if len(line.text) <= 100 and _FOOT.fullmatch(line.text)]
    alike = Counter(_alike(lines[index].text) for index in feet)
    return {index for index in feet if alike[_alike(lines[index].text)] > 2}


def _alike(text: str) -> str:
    return _DIGITS.sub("0", " ".join(text.split()))


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
    numbers = {
        index for index in sure if lines[index].text.rstrip("]")[-1:].isdigit() or lines[index].text[:1].isdigit()
    }
    edges |= {place for index in numbers for place in (index - 1, index + 1)}
    near = [index for index in edges if 0 <= index < len(lines) and len(lines[index].text) <= 100]
    times = Counter(_alike(lines[index].text) for index in near)
    return {
        index for index in near if times[_alike(lines[index].text)] > 2 and not SENTENCE_END.search(lines[index].text)
    }
