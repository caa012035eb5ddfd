"""How Chinese reports speech: ``港务局长林秀英表示：“...”``, ``“...，”林秀英说``.

A name stands after its bearer's role without a space, so the role tells where it begins. Where neither a role nor a
common surname does, nobody is named.
"""

from __future__ import annotations

import re

from pincite.corpus.model import Span
from pincite.corpus.quotations.clauses import Paragraph
from pincite.corpus.quotations.frames import Frame
from pincite.corpus.quotations.japanese import frame_in_japanese
from pincite.corpus.quotations.marks import Pair

_CUE = (
    r"(?P<cue>表示|指出|强调|強調|认为|認為|写道|寫道|坦言|直言|透露|介绍|介紹|解释|解釋|补充|補充|回应|回應|呼吁|呼籲|感叹|建议|警告|"
    r"批评|批評|宣布|评价|評價|告诉记者|告訴記者|说|說|称|稱|道)"
)
# What stands before a name may hold a body's title in its own marks, and letters.
_DESCRIBED = r"[\u3400-\u9fff·《》、（）A-Za-z]"
_BEFORE = re.compile(rf"(?P<who>{_DESCRIBED}{{2,40}}?){_CUE}[：:，,]\s*\Z")
_AFTER = re.compile(
    rf"[”」』\s，,]*(?P<who>{_DESCRIBED}{{2,40}}?){_CUE}(?=[。，；！？,.]|一边|着|：(?!\s*[“¤「『])|\s*\Z)"
)
# A colon and another quotation after the verb: then it is that one which is reported.
_KANA = re.compile(r"[\u3040-\u309f]")
_ROLE = re.compile(
    r"董事长|董事長|总裁|總裁|研究员|研究員|教授|部长|部長|主席|总统|總統|总理|總理|发言人|發言人|分析师|分析師|主任|院长|"
    r"院長|校长|校長|局长|局長|市长|市長|省长|秘书长|秘書長|经理|經理|博士|大使|专员|專員|创始人|創辦人|负责人|負責人|"
    r"记者(?!会)|記者(?!會)|主编|主編|总编|總編|执行官|執行官|執行長|首席代表|议员|議員|法官|律师|律師|院士|书记|書記|司长|司長|处长|"
    r"處長|所长|所長|董事|顾问|顧問|学者|學者|专家|專家|作家|导演|導演|医生|醫生|工程师|工程師|负责人|外长|外長|部長|首相|参赞|社长|社長|会长|會長"
)
_ADVERBIAL = re.compile(
    r"[在对對向于還还也则則又曾就]|接受|近日|昨日|日前|今天|随后|隨後|进一步|一边|这样|這樣|如此|此前"
)
"""What may stand between a name and the verb."""
_SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許邓鄧韩韓冯馮曹彭曾肖田董潘袁蔡蒋蔣余于杜叶葉"
    "程魏苏蘇吕呂丁任卢盧姚沈姜崔谭譚陆陸范汪廖石金贾賈夏韦方邹鄒熊孟秦白江阎薛尹段雷侯龙龍史陶黎贺毛郝顾龚邵万钱严"
)


def frame_in_chinese(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
    """How a quotation is reported in Chinese by a person with a name; None where no name stands beside it."""
    if _KANA.search(paragraph.text, max(0, pair.opening.start - 60), pair.closing.end):
        return frame_in_japanese(paragraph, pair, sentence)
    start = max(sentence.start, pair.opening.start - 60)
    before = _BEFORE.search(paragraph.masked_between(start, pair.opening.start))
    if before is not None and (named := _name(before)) is not None:
        return _frame("before", before, named, start)
    if pair.closed:
        end = pair.closing.end
        after = _AFTER.match(paragraph.masked_between(end, min(paragraph.block.span.end, end + 60)))
        if after is not None and (named := _name(after)) is not None:
            return _frame("after", after, named, end)
    return None


def _name(found: re.Match[str]) -> Span | None:
    """Where the name stands in the string that was searched: two to four characters after the last role, or all."""
    roles = list(_ROLE.finditer(found["who"]))
    begin = roles[-1].end() if roles else 0
    name = _ADVERBIAL.split(found["who"][begin:], maxsplit=1)[0]
    if "·" in name or (2 <= len(name) <= 4 and name[0] in _SURNAMES):
        return Span(found.start("who") + begin, found.start("who") + begin + len(name))
    return None


def _frame(kind: str, found: re.Match[str], named: Span, base: int) -> Frame:
    cue = Span(base + found.start("cue"), base + found.end("cue"))
    mention = Span(base + named.start, base + named.end)
    return Frame("after" if kind == "after" else "before", mention, cue, adjacent=True, verb="said")
