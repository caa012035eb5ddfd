"""Chinese, which parts no words: the signs are looked for wherever they stand."""

from __future__ import annotations

import re

from pincite.corpus.guard.languages.table import NEVER, TurningWords

CHINESE = TurningWords(
    negation=re.compile("不|没|沒|未|无法|無法|并非|並非|绝非|毫无|从未|否认|別|别"),
    no_negation=re.compile(
        "不仅|不僅|不但|不只|不过|不過|不断|不斷|不久|无不|不同|未来|未來|不少|不得不|特别|区别|分别|差别|性别|级别|别的"
    ),
    denial=re.compile("(?:否认|否認|拒绝|拒絕|怀疑|懷疑|避免|难以|難以)[^，。；]{0,4}$"),
    modal=re.compile(
        "可能|也许|也許|或许|或許|必须|必須|应该|應該|应当|應當|可以|能够|能夠|将会|將會|大概|一定|必将|必將|会|將|将"
    ),
    condition=re.compile("但是|但|除非|如果|若是|若|假如|只要|只有|除了|前提|的话|的話|然而|仅限|僅限"),
    no_condition=re.compile("(?:不|非)(?:但|只|若)$"),
    weak_condition=NEVER,
    not_after=NEVER,
    concession=re.compile("虽然|雖然|尽管|儘管|不过|不過"),
    after_negation=re.compile("直到|除非|之前"),
    after_modal=NEVER,
    hedge=re.compile("[，,]?\\s*(?:我想|我认为|我猜|据说|據說|也许|或许|可能吧)"),
    leading_hedge=re.compile("(?:可能|也许|也許|或许|或許|据说|據說|几乎|幾乎|希望)$"),
    leading_report=NEVER,
    leading_condition=re.compile("如果|若|假如|只要|只有|除非|要是"),
    turning_sentence=re.compile("\\W*(?:但|然而|不过|不過|可是)"),
    bound_sentence=re.compile("\\W*(?:除非|前提是|但前提|只有在)"),
    barrier=re.compile("[，,；;：:。！？]"),
    opener=re.compile("因为|因為|虽然|雖然|但|而|如果|所以"),
    asking=re.compile("\\W*(?:谁|誰|什么|什麼|为什么|為什麼|怎么|怎麼|哪|是否|难道|難道)"),
    quantity=re.compile("[一二两兩三四五六七八九十百千万萬亿億半倍]"),
)
