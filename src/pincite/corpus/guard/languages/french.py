"""French."""

from __future__ import annotations

import re

from pincite.corpus.guard.languages.table import NEVER, TurningWords, closing, opening, whole

FRENCH = TurningWords(
    negation=whole(r"ne n'\w+ pas jamais rien aucune? ni sans non nul nulle guère nullement personne"),
    no_negation=whole(r"non_seulement pas_seulement sans_doute non_loin rien_que n'est-ce_pas"),
    denial=re.compile(
        r"(?<![\w-])(?:ni(?:e|er|ent|é|ait)|dout(?:e|er|ent|ait)|dément(?:i|ir|ent)?|refus(?:e|er|ent|é|ait)|faux|"
        r"mensonge|"
        r"impossible|improbable|incapables?|échou\w+)(?:\s[\w']+){0,3}?\s(?:que|qu'|de|d'|à)\s*(?:\w+\s)?$", re.I),
    modal=whole(
        r"peut peuvent pourrait pourraient pouvait doit doivent devrait devraient devait faut faudrait peut-être "
        r"probablement "
        r"sans_doute certainement éventuellement vraisemblablement possible probable"),
    condition=whole(
        r"mais sauf à_moins excepté hormis seulement uniquement si s'ils? pourvu_qu\w* à_condition sous_réserve "
        r"sous_condition "
        r"à_l'exception tant_que dans_la_mesure dès_lors_que"),
    no_condition=re.compile(r"(?<![\w-])(?:(?:même|comme|demande\w*|sai[st]|savoir)\ss(?:i|'ils?)|non\sseulement)$",
                            re.IGNORECASE),
    weak_condition=NEVER,
    not_after=re.compile(r"\s*(?:aussi|également|bien|possible|besoin)\b", re.IGNORECASE),
    concession=whole(r"bien_qu\w* quoique cependant toutefois pourtant néanmoins alors_que tandis_que malgré"),
    after_negation=whole(r"avant sans tant jusqu'à"),
    after_modal=whole("quand lorsqu\\w* après dès"),
    hedge=opening(r"je_(?:pense|crois|suppose|présume) paraît-il dit-on peut-être semble-t-il en_théorie"),
    leading_hedge=closing(r"peut-être probablement presque j'espère_que on_dit_que il_paraît_que"),
    leading_report=closing("(?:ils|elles|certains|on)_(?:disent|dit|prétendent|affirment)_que"),
    leading_condition=re.compile(r"(?<![\w-])(?:si|s'ils?|à moins que|pourvu que|à condition que|tant que)\b", re.I),
    turning_sentence=opening("mais cependant toutefois pourtant néanmoins or"),
    bound_sentence=opening("(?:mais_)?seulement_si (?:mais_)?sauf_si à_moins_qu\\w* à_condition_qu\\w* pas_sans"),
    barrier=re.compile(r"[;:(]|\s-\s|,(?!\sque?\b)|\s(?:mais|et|car|parce que|qui|où|donc|alors que|tandis que)\s|"
                       r"[.!?]\s", re.I),
    opener=whole("tandis alors parce qui que qu'\\w+ si mais quand lorsque bien_que car"),
    asking=opening("est-ce qui que quoi où quand pourquoi comment combien quel quelle"),
    quantity=whole("deux trois quatre cinq six sept huit neuf dix vingt trente cent mille million millions "
                   "milliard milliards "
                   "moitié double triple tiers quart pour_cent"),
)  # fmt: skip
