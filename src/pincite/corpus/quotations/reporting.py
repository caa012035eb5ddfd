"""The words by which English reports speech: verbs, nouns and the forms they take.

Verbs are kept as lemmas and inflected by rule; the few irregular forms stand beside them.
"""

from __future__ import annotations

import re

# With these the words quoted are what was uttered: they may stand directly before or after a quotation.
_SAYING = """
say tell ask add note argue explain conclude respond reply answer remark observe state declare announce claim insist
maintain assert contend warn caution predict suggest recall recount continue write tweet report acknowledge admit
concede agree confirm deny stress emphasize emphasise highlight mention comment joke quip shout yell cry chant
sing whisper scream exclaim muse lament complain demand urge plead vow pledge promise testify think believe wonder
interject interrupt counter retort object summarize summarise elaborate opine reason proclaim pronounce boast brag
counsel advise recommend reiterate repeat stipulate post retweet type inquire enquire clarify allege affirm attest
reveal disclose estimate forecast signal indicate imply specify swear thunder fume grumble snap sigh laugh smile nod
reflect recite read deadpan surmise theorize theorise speculate stammer utter profess preach implore beg
venture volunteer rejoin bark scoff gush rave crow concur marvel fret worry cite quote
"""
# With these the words quoted are how somebody described or judged something.
_LABELLING = """
call describe dub brand label term characterize characterise denounce condemn criticize criticise blast slam attack
accuse praise hail laud applaud mock ridicule deride dismiss reject compare liken rate rank rule portray depict refer
reference decry bemoan tout defend blame fault scold rebuke rip lambast lambaste pillory chide castigate excoriate
assail commend salute celebrate deem hammer pummel taunt tease admire thank welcome
encourage exhort invite instruct propose request oppose endorse pan pound
"""
_STANCES = """
oppose reject endorse encourage welcome admire defend propose request salute celebrate commend rate rank rule favour
"""
_DOUBLING = frozenset({"quip", "brag", "beg", "pan", "rip", "nod", "slam", "dub", "admit", "refer", "concur", "snap"})
_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "think": "thought", "sing": "sang sung", "read": "read",
    "swear": "swore sworn", "forecast": "forecast",
    "label": "labeled labelled", "plead": "pleaded pled",
}  # fmt: skip

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "who", "which"})
FEMALE = frozenset(
    {"she", "her", "ms.", "ms", "mrs.", "mrs", "miss", "lady", "madam", "frau", "madame", "mme", "señora", "sra"}
)
MALE = frozenset({"he", "his", "him", "mr.", "mr", "sir", "lord", "herr", "señor", "sr"})

# With these a clause tells what somebody states, in the writer's words: "the minister argued that ...". Verbs of
# thinking, asking and demanding are left out: what follows them is no statement.
_STATING = """
say tell explain argue claim warn note add state report assert maintain contend insist acknowledge admit concede observe
conclude announce estimate predict stress emphasize emphasise remark reply respond testify write affirm declare reveal
disclose caution counter reiterate clarify confirm allege
"""
# Nouns that stand for an utterance when somebody owns them: "the minister's claim that ...".
_UTTERANCES = (
    "claim statement remark comment assertion argument vow promise description reference warning tweet words call "
    "admission conclusion observation suggestion contention accusation insistence declaration characterization "
    "characterisation phrase message letter pledge prediction complaint request demand question response reply emphasis"
)


def _inflected(lemma: str) -> list[str]:
    vowel_y = lemma.endswith("y") and lemma[-2] not in "aeiou"
    third = lemma[:-1] + "ies" if vowel_y else lemma + ("es" if re.search(r"(?:s|sh|ch|x|z)$", lemma) else "s")
    stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma
    present = (stem[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else stem) + "ing"
    if lemma in _IRREGULAR:
        past = _IRREGULAR[lemma].split()
    elif vowel_y:
        past = [lemma[:-1] + "ied"]
    else:
        past = [stem + "d" if lemma.endswith("e") else stem + "ed"]
    return [lemma, third, present, *past]


def _forms(lemmas: str) -> frozenset[str]:
    return frozenset(form for lemma in lemmas.split() for form in _inflected(lemma))


SAYING = _forms(_SAYING)
LABELLING = _forms(_LABELLING)
REPORTING = SAYING | LABELLING
UTTERANCES = frozenset(_UTTERANCES.split()) | frozenset(noun + "s" for noun in _UTTERANCES.split())
STANCES = _forms(_STANCES)
"""Verbs for what somebody holds of a thing: within a statement they do not say who speaks."""
STATING = frozenset(form for form in _forms(_STATING) if not form.endswith("ing"))
"""Finite forms of the verbs that tell what somebody states."""
BASE_FORMS = frozenset((_SAYING + _LABELLING).split()) - {"read", "forecast"}
THIRD_PERSON = frozenset(_inflected(lemma)[1] for lemma in (_SAYING + _LABELLING).split())
PHRASAL = {
    "went": ("on", "after"), "go": ("on", "after"), "goes": ("on", "after"), "gone": ("on", "after"),
    "going": ("on", "after"), "put": ("it",), "puts": ("it",), "used": ("the phrase", "the words", "the expression"),
    "uses": ("the phrase", "the words", "the expression"), "took": ("aim",), "takes": ("aim",), "chimed": ("in",),
    "lashed": ("out",), "fired": ("back",), "spoke": ("of",), "speaks": ("of",), "spoken": ("of",), "speaking": ("of",),
    "talked": ("of", "about"), "talks": ("of", "about"), "talking": ("of", "about"),
    "pointed": ("out", "to"), "points": ("out", "to"), "pointing": ("out", "to"),
}  # fmt: skip
"""Verbs that report only together with the words after them."""
PARTICIPLES = frozenset(form for form in REPORTING if form.endswith(("ed", "en", "ung", "orn"))) | {
    "said", "told", "thought", "read",
}  # fmt: skip
GERUNDS = frozenset(form for form in REPORTING if form.endswith("ing") and form not in BASE_FORMS)

SPEAKING_NOUNS = frozenset(
    """report reports study studies paper survey memo memorandum statement document article essay book author authors
    review analysis assessment ministry government company firm agency department commission committee council court
    bank union association institute university office police army regulator watchdog newspaper newsletter magazine
    podcast think-tank team campaign administration party group opposition company’s official officials authorities
    researcher researchers analyst analysts economist economists expert experts critic critics scientist scientists
    engineer engineers lawyer lawyers prosecutor prosecutors investigator investigators lawmaker lawmakers senator
    senators minister ministers adviser advisers aide aides executive executives investor investors diplomat diplomats
    historian historians doctor doctors teacher teachers spokesman spokeswoman spokesperson spokespeople source sources
    writer reporter journalist narrator speaker guest host chair chairman chairwoman president premier chancellor mayor
    governor director founder professor philosopher ambassador secretary commissioner judge master operator captain
    organisers organizers organisation organization attorney attorneys""".split()
)
"""Nouns that a statement can come from though nobody is named: roles, bodies and what they publish."""
