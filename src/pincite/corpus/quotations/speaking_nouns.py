"""English nouns that words can come from: people, bodies, and what holds words."""

from __future__ import annotations

import re

from pincite.corpus.quotations.names import ROLE_NOUNS
from pincite.corpus.quotations.reporting import SPEAKING_NOUNS, UTTERANCES

# People who are no role of names.ROLE_NOUNS and no body or paper of reporting.SPEAKING_NOUNS, and whose nouns do not
# end as those of agents do.
_PEOPLE = frozenset(
    """accused adolescent adult advocate affiliate agent aide ally ancestor angel apprentice associate attaché
    aunt baby bereaved boss boy bride brother candidate captain celebrity chairperson champion chef chief child
    children citizen client coach colleague convict cop correspondent cousin crew crony cub dad daughter
    delegate deputy descendent detainees detective dissident doctor dude elder emir envoy ex executive expert
    fan father fellow fiancé fiancée figure folk folks friend gentleman girl god graduate groom guard guru guy
    head hero heroine host hostage hosts husband incumbent inmate insurgent intern kid kids kin king lad lady
    laird local lord magistrate man mate medic member men minor model mom monarch monk mother mp mum native
    neighbour nephew niece nun nurse official opponent orphan pal pals parent patient peer pensioner people
    person persona persons pilot poet pope premier priest prince prodigy prophet proponent public queen rabbi
    rebel recruit relative representative resident respondent rival saint scholar scribe sibling sister son
    source spouse spy staff student subordinate superintendent supremo surrogate suspect teen thief troops twin
    uncle veteran vicar victim voice voters warden whip widow wife witness woman women youth""".split()
)
_BODIES = frozenset(
    """administration agency alliance ambulance arm army assembly association audience authority band bank body
    branch brand brigade broadcaster bureau cabinet camp campaign carrier cartel chain chamber charity church
    city clinic club coalition college commission committee community company congregation congress consortium
    consulate corporation council country county couple court coven crowd defence defense delegation department
    directorate division duo embassy employer faction faculty family federation firm force forum foundation
    franchise fund gang giant government group hospital house household industry inquest inquiry institute
    institution jury kingdom lab laboratory leadership league legislature majority management media military
    militia ministry minority mission mob monarchy monopoly mosque movement municipality museum nation ngo
    non-profit nonprofit office operation opposition order organisation organization outfit outlet panel
    parliament partnership party police practice presidency press producer prosecution province public regime
    regulator republic retailer school secretariat senate service side society squad staff start-up startup
    state station studio subsidiary syndicate tabloid tank task-force team temple town trade tribe tribunal trio
    trust undertaking union unit university village watchdog wing workforce""".split()
)
_HOLDS_WORDS = frozenset(
    """abstract accord act ad addendum advert advertisement affidavit agreement analysis annex announcement app appendix
    article assessment atlas audit autobiography badge ballad banner bible bill billboard biography blog board
    book booklet brief briefing brochure bulletin cable caption card catalogue certificate chapter chart charter
    chorus clause clip code column commercial communique communiqué complaint constitution contract convention
    covenant cover cover-up credo data decision declaration decree diary dictionary directive disclaimer dispatch
    display doctrine document documents draft drawing e-mail edict edition editorial email encyclopedia entry
    epitaph essay evaluation figures filing findings flyer footnote form gazette graffiti gravestone guidance
    guide guideline guidelines handbook headline highlights hymn indictment inscription instruction introduction
    invitation invoice journal judgement judgment label law lawsuit leaflet legend legislation letter line list
    log logo lyrics magazine mail mandate manifesto mantra manual map memo memoir memorandum message minutes
    monograph monthly motion motto mural myth narrative news newsletter newspaper note notice novel oath obituary
    opinion order page pamphlet paper paragraph passage petition placard plan plaque play podcast poem policy poll
    post postcard poster preamble preface proclamation profile proposal prospectus protocol proverb psalm
    publication questionnaire quote readout record recording register regulation release report resolution
    response result results review rule rulebook rules ruling saying script scripture section sentence settlement
    shirt sign site slogan song specification standard statement statistics statute sticker story strategy study
    subtitle suit summary survey t-shirt tablet tape tattoo testimony text textbook thread ticker title tombstone
    transcript transcription translation treatise treaty tweet update verdict verse version video voicemail
    warrant webpage website weekly wire work writ""".split()
)
SPEAKING = _PEOPLE | _BODIES | _HOLDS_WORDS | SPEAKING_NOUNS | ROLE_NOUNS | UTTERANCES - {"words"}
_AGENT = re.compile(
    r".{2,}(?:[ao]r|er|ist|ian|ee|eer|crat|logue|ant|m[ae]n|person|people|mate|year-old)|.*(?:child|wife|parent)"
)
# Nouns that end as those of agents do and are none.
_NO_AGENT = frozenset(
    """after anger another anterior anther beer behavior behaviour better bigger blunder border bother brilliant
    bumper calendar car career chapter cinder clamor clear coffee color colour computer consider constant
    container corner counter danger dear defiant degree dinner disaster discover disorder distant dollar door
    earlier easier either elegant elephant encounter error ether ever exemplar exterior factor favor favour fear
    feather fee fervor fever fiber filter finger fist flavor flavour floor flower folder footer former fritter
    further gear gender giant glamour grant greater guarantee gutter hammer hanger harbor harbour header higher
    holder horror human humor humour hunger identifier important indicator inferior instant integer interior jar
    junior knee labor labour ladder lager larger later latter layer leather lever linear liquor list longer
    lower lumber manner marker matter meter mirror mist modifier modular monitor motor murder never newer
    nuclear number offer older other over pant parameter particular pepper per pillar plant plaster playlist
    pointer polar popular posterior power prior processor quarrel quarter rather rear regimen regular relevant
    rent restaurant river rumor rumour scanner scar sector semester senior server shelter shoulder shower
    significant silver similar singular smaller solar specimen spectacular sugar summer superior supper swagger
    tar temper tenor terror theater theatre thunder tier timber together tower trailer transfer tree trigger
    triumphant twist under upper vacant vapor vector war water weather whether whisker whisper winter wonder
    year younger""".split()
)
_WORD = re.compile(r"[^\W_](?:[\w’'.&/-]*[^\W_])?")


def can_speak(head: str) -> bool:
    """Whether a noun, in the singular or the plural, is one that can say or show words."""
    if head[0].isupper():
        return True  # a body's, a people's or a party's name
    word = _WORD.search(head.lower())
    if word is None:
        return False
    noun = word[0]
    return any(form in SPEAKING or _is_agent(form) for form in _forms(noun))


def _forms(noun: str) -> tuple[str, ...]:
    """The noun itself, in the singular, and the last part of one with hyphens: ``ex-staffers``."""
    singular = noun[:-3] + "y" if noun.endswith("ies") else noun[:-1] if noun.endswith("s") else noun
    singular = noun[:-2] if noun.endswith(("sses", "ches")) else singular
    whole = (noun, singular)
    return (*whole, *(form.rsplit("-", 1)[-1] for form in whole)) if not noun.endswith("year-old") else whole


def _is_agent(noun: str) -> bool:
    return _AGENT.fullmatch(noun) is not None and noun not in _NO_AGENT
