"""French."""

from __future__ import annotations

import re

from pincite.corpus.guard.languages.table import NEVER, TurningWords, closing, opening, whole
from pincite.expressions import expression

_SAYING = (
    r"(?:(?:(?:a|ont|avait)\s)?(?:dit|déclaré|affirmé|assuré|prétendu|estimé|soutenu|averti)|disent|disait|affirment?|"
    r"affirmait|prétend(?:ent|ait)?|assurent?|soutien(?:t|nent)|estiment?|estimait|croi(?:t|ent)|pensent?|"
    r"craignent|craint)"
)
_SOURCE = r"(?:selon|d'après|aux\sdires\sd|en\sthéorie|sur\sle\spapier|en\sprincipe)"

FRENCH = TurningWords(
    negation=whole(r"ne n'\w+ pas jamais rien aucune? ni sans non nul nulle guère nullement personne"),
    no_negation=whole(r"non_seulement pas_seulement sans_doute non_loin rien_que n'est-ce_pas"),
    denial=expression(
        r"(?<![\w-])(?:ni(?:e|er|ent|é|ait)|dout(?:e|er|ent|ait)|dément(?:i|ir|ent)?|refus(?:e|er|ent|é|ait)|faux|"
        r"mensonge|contest\w+|rejet\w+|réfut\w+|évit\w+|empêch\w+|renonc\w+|loin|manque|absence|prétend\w*|"
        r"impossible|improbable|incapables?|échou\w+)(?:\s[\w']+){0,3}?\s(?:que|qu'|de|d'|à)\s*(?:\w+\s)?$", re.I),
    modal=whole(
        r"peut peuvent pourrait pourraient pouvait doit doivent devrait devraient devait faut faudrait peut-être "
        r"probablement "
        r"sans_doute certainement éventuellement vraisemblablement possible probable"),
    condition=whole(
        r"mais sauf à_moins excepté hormis seulement uniquement si s'ils? pourvu_qu\w* à_condition sous_réserve "
        r"sous_condition "
        r"à_l'exception tant_que dans_la_mesure dès_lors_que en_cas_d\w* faute_d\w* moyennant au_cas_où "
        r"ce_qui_(?:n'est|est_faux) ne_serait-ce"),
    no_condition=expression(r"(?<![\w-])(?:(?:même|comme|demande\w*|sai[st]|savoir)\ss(?:i|'ils?)|non\sseulement)$",
                            re.IGNORECASE),
    weak_condition=NEVER,
    not_after=expression(r"\s*(?:aussi|également|bien|possible|besoin)\b", re.IGNORECASE),
    concession=whole(r"bien_qu\w* quoique cependant toutefois pourtant néanmoins alors_que tandis_que malgré "
                     r"en_dépit quitte_à même_si jusqu'\w+ plutôt_qu\w* au_lieu_d\w* contrairement"),
    after_negation=whole(r"avant sans tant jusqu'à"),
    after_modal=whole("quand lorsqu\\w* après dès"),
    hedge=opening(r"je_(?:pense|crois|suppose|présume) paraît-il dit-on peut-être semble-t-il en_théorie "
                  r"en_principe sur_le_papier à_mon_avis à_ce_stade pour_l'instant pour_le_moment jusqu'ici "
                  r"jusqu'à_présent du_moins au_moins(?!_\d) en_partie dans_(?:certain\w*|quelques|la_plupart)_\w+ "
                  r"parfois apparemment prétendument"),
    leading_hedge=closing(r"peut-être probablement presque j'espère_que on_dit_que il_paraît_que prétendue?s? "
                          r"soi-disant éventuelle?s? supposée?s? ancien(?:ne)?s? certaine?s_de[s]? la_plupart_de[s]? "
                          r"une_partie_d\w* la_moitié_d\w* un_tiers_d\w* peu_de beaucoup_de moins_de au_plus jusqu'à "
                          r"(?:doit|doivent|devrait|devraient|peut|peuvent|pourrait|pourraient|semble|semblent|tente|"
                          r"tentent|essaie|essaient)(?:_de)?"),
    leading_report=expression(
        rf"(?<![\w'-])(?!(?:je|j'|nous|vous|qui|que)\b)[\w'.-]+\s{_SAYING}\squ(?:e\s*|')$|"
        rf"(?:^|[,;:]\s){_SOURCE}[^,;:.]{{0,80}},\s*$", re.I),
    attribution=expression(
        rf"\s*[,-]\s*(?:(?:[\w'.-]+\s){{1,4}}?{_SAYING}(?=\s*[,.;:)-]|\s*$)|{_SAYING}(?:-t)?(?:-(?:il|elle|on|ils|"
        rf"elles))?\s)|"
        rf"(?<!\w)\W{{0,3}}{_SOURCE}", re.I),
    reporting=expression(rf"(?<![\w'-])(?:{_SAYING}|{_SOURCE}|écrit|explique\w*|déclar\w+|ajout\w+|not\w+|"
                         rf"appel\w+|parl\w+)|:\s*'?$", re.I),
    leading_condition=expression(r"(?<![\w-])(?:si|s'ils?|à moins que|pourvu que|à condition que|tant que)\b", re.I),
    turning_sentence=opening("mais cependant toutefois pourtant néanmoins or"),
    bound_sentence=opening("(?:mais_)?seulement_si (?:mais_)?sauf_si à_moins_qu\\w* à_condition_qu\\w* pas_sans"),
    barrier=expression(r"[;:(]|\s-\s|,(?!\sque?\b)|\s(?:mais|et|car|parce que|qui|où|donc|alors que|tandis que)\s|"
                       r"[.!?]\s", re.I),
    opener=whole("tandis alors parce qui que qu'\\w+ si mais quand lorsque bien_que car"),
    asking=opening("est-ce qui que quoi où quand pourquoi comment combien quel quelle"),
    quantity=whole("deux trois quatre cinq six sept huit neuf dix vingt trente cent mille million millions "
                   "milliard milliards "
                   "moitié double triple tiers quart pour_cent treize quatorze quinze seize quarante cinquante "
                   "soixante centaines? milliers? douzaines? dizaines? premiers? première deuxième second seconde "
                   "euros? dollars?"),
    degree=whole(r"seulement presque surtout principalement partiellement parfois souvent rarement généralement "
                 r"au_moins au_plus jusqu'à (?:plus|moins)_de certain\w* quelques plusieurs (?:la_)?plupart "
                 r"tou(?:s|tes|te)? chaque aucune? moitié"),
    governing=expression(r"(?<![\w-])(?:de|du|des|d'|à|au|aux|en|dans|sur|sous|par|pour|avec|contre|entre|vers|le|"
                         r"la|les|"
                         r"une?)\s*$", re.I),
    charging=whole(r"prétendue?s? soi-disant supposée?s? présumée?s? ancien(?:ne)?s? illéga\w+ corrompue?s? "
                   r"fausse?s? faux "
                   r"mauvaise?s? secr[eè]t\w* dangereu\w+ catastrophique quelques certain\w* plusieurs tous "
                   r"toutes moins "
                   r"plus premi\w+ second\w* presque même aussi encore déjà trop très si en_théorie"),
    taking_up=whole("il elle ils elles cela ça ce c'est ceci ceux-ci celle-ci celui-ci"),
)  # fmt: skip
