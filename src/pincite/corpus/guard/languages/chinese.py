"""Chinese, which parts no words: the signs are looked for wherever they stand."""

from __future__ import annotations

from pincite.corpus.guard.languages.table import NEVER, TurningWords
from pincite.expressions import expression

_SAYING = "表示|宣称|宣稱|声称|聲稱|认为|認為|主张|主張|指出|说|說|称|稱|警告|担心|擔心"
_SOURCE = "据|據|根据|根據|依照|按照|理论上|理論上|原则上|原則上"

CHINESE = TurningWords(
    negation=expression("不|没|沒|未|无法|無法|并非|並非|绝非|毫无|从未|否认|別|别"),
    no_negation=expression(
        "不仅|不僅|不但|不只|不过|不過|不断|不斷|不久|无不|不同|未来|未來|不少|不得不|特别|区别|分别|差别|性别|级别|别的"
    ),
    denial=expression(
        "(?:否认|否認|拒绝|拒絕|怀疑|懷疑|避免|难以|難以|反对|反對|驳斥|駁斥|阻止|防止|放弃|放棄|假装|假裝|误以为|誤以為|"
        "谣言|謠言|不实|不實)[^，。；]{0,4}$"
    ),
    modal=expression(
        "可能|也许|也許|或许|或許|必须|必須|应该|應該|应当|應當|可以|能够|能夠|将会|將會|大概|一定|必将|必將|会|將|将"
    ),
    condition=expression(
        "但是|但|除非|如果|若是|若|假如|只要|只有|除了|前提|的话|的話|然而|仅限|僅限|"
        "倘若|一旦|以免|否则|否則|视乎|視乎|取决于|取決於"
    ),
    no_condition=expression("(?:不|非)(?:但|只|若)$"),
    weak_condition=NEVER,
    not_after=NEVER,
    concession=expression("虽然|雖然|尽管|儘管|不过|不過|即使|即便|哪怕|而不是|而非|直至|直到"),
    after_negation=expression("直到|除非|之前"),
    after_modal=NEVER,
    hedge=expression(
        "[，,]?\\s*(?:我想|我认为|我猜|据说|據說|也许|或许|可能吧|目前|至今|暂时|暫時|"
        "理论上|理論上|原则上|原則上|至少(?!\\d)|部分|在某些|在一些|在部分|某种程度|某種程度|有时|有時)"
    ),
    leading_hedge=expression(
        "(?:可能|也许|也許|或许|或許|据说|據說|几乎|幾乎|希望|所谓|所謂|涉嫌|前任|"
        "部分|一些|某些|少数|少數|多数|多數|大部分|一半|不到|至多|最多|试图|試圖|似乎|看来|看來|"
        "应该|應該|应当|應當|必须|必須)$"
    ),
    leading_report=expression(
        f"(?:(?<!我)(?<!我们)(?:{_SAYING})[，,：:「“']*|(?:^|[，。；])\\s*(?:{_SOURCE})[^，。；]{{0,30}}[，,])$"
    ),
    attribution=expression(f"[，,]\\s*(?!但|而)[^，。；]{{1,12}}(?:{_SAYING})(?=[，,。]|$)|^\\s*[，,]?(?:{_SOURCE})"),
    reporting=expression(f"{_SAYING}|{_SOURCE}|写道|寫道|指|强调|強調|[：:]['“「]?$"),
    leading_condition=expression("如果|若|假如|只要|只有|除非|要是"),
    turning_sentence=expression("\\W*(?:但是|但|然而|不过|不過|可是)"),
    bound_sentence=expression("\\W*(?:除非|前提是|但前提|只有在)"),
    barrier=expression("[，,；;：:。！？]"),
    opener=expression("因为|因為|虽然|雖然|但|而|如果|所以"),
    asking=expression("\\W*(?:谁|誰|什么|什麼|为什么|為什麼|怎么|怎麼|哪|是否|难道|難道)"),
    quantity=expression("[一二两兩三四五六七八九十百千万萬亿億半倍]"),
    degree=expression(
        "仅|僅|只有|几乎|幾乎|主要|部分|有时|有時|经常|經常|很少|至少|至多|最多|以上|以下|一些|某些|多数|多數|"
        "少数|少數|所有|全部|每"
    ),
    governing=expression("(?:对|對|向|在|从|從|为|為|与|與|给|給|把|被|的)$"),
    charging=expression(
        "所谓|所謂|涉嫌|非法|腐败|腐敗|错误|錯誤|虚假|虛假|失败|失敗|秘密|危险|危險|前任|一些|部分|所有|"
        "更|最|第[一二三]|几乎|幾乎|甚至|也|还|還|太|很|非常|理论上|理論上|目前"
    ),
    taking_up=expression("(?:他|她|它|他们|她们|它们|这|這|那|其)"),
)
