"""How Japanese reports speech: ``林港湾局長は会見で「...」と述べた``.

The speaker is the topic of the sentence, a name with its bearer's office behind it; the words that report follow the
quotation. Where either is missing, nobody is named.
"""

from __future__ import annotations

from pincite.corpus.model import Span
from pincite.corpus.quotations.clauses import Paragraph
from pincite.corpus.quotations.frames import Frame
from pincite.corpus.quotations.marks import Pair
from pincite.expressions import expression

_KANJI = r"[\u3400-\u9fff々ヶ]"
_TOPIC = expression(
    rf"(?:^|[。」』\n\s、]|の)(?P<who>(?P<name>{_KANJI}{{2,5}}?)(?:（[^（）]{{1,30}}）)?(?P<office>(?:元|前|副)?(?:"
    r"経済|経産|経財|外務|財務|防衛|総務|法務|文部|文科|厚生|厚労|農林|農水|国土|国交|環境|官房|内閣|首相|総理|大統領|代表|社長|会長|委員|知事|"
    r"市長|町長|区長|教授|准教授|氏|さん|議員|総裁|報道官|担当|長官|局長|部長|課長|所長|院長|学長|主任|幹事長|監督|選手|記者|研究員|弁護士|博士)"
    rf"(?:{_KANJI}|ー){{0,14}})?)[はがも]"
)
_REPORTS = expression(
    r"[」』”]?\s?と(?:[^。「」\n]{0,24}?)(?P<cue>述べ|語っ|話し|話す|指摘|強調|説明|発言|言っ|言う|主張|訴え|答え|コメント|紹介|批判|明らかに|"
    r"表明|警告|示し|期待|評価|伝え)"
)
_REACH = 200


def frame_in_japanese(paragraph: Paragraph, pair: Pair, sentence: Span) -> Frame | None:
    """How a quotation is reported in Japanese; None where its sentence has no topic that is somebody's name."""
    if not pair.closed:
        return None
    end = pair.closing.end
    reports = _REPORTS.match(paragraph.masked_between(end, min(paragraph.block.span.end, end + 60)))
    start = max(sentence.start, pair.opening.start - _REACH)
    topics = list(_TOPIC.finditer(paragraph.masked_between(start, pair.opening.start)))
    named = [topic for topic in topics if topic["office"]]
    if reports is None or not named:
        return None
    cue = Span(end + reports.start("cue"), end + reports.end("cue"))
    mention = Span(start + named[-1].start("name"), start + named[-1].end("name"))
    return Frame("after", mention, cue, adjacent=True, verb="said")
