"""English words that say nothing of a subject: what Schmid (2000) calls shell nouns, and adjectives of degree.

*Strategy*, *approach* or *development* may stand in any text of any subject, so that however often they do, they are
no theme by themselves; beside a word that has one (*chip strategy*) they stay. Function words, which end a phrase, are
not among them. A list is needed because the corpora are small: what is frequent in five documents and what is frequent
in English can only be told apart by knowing English.
"""

from __future__ import annotations

from pincite.corpus.suggestions.phrase_words import word_key

_SHELL_NOUNS = """
    ability account act affair action activity addition advance advancement advantage aim agenda alternative ambition
    amount analysis analyst announcement answer anything application approach area argument array arrangement aspect
    assessment attempt attention attitude author authority availability background balance base basis beginning
    behavior behaviour benefit bid bit blow body boost bottleneck breakthrough call capability capacity case catalyst
    category cause challenge chief center centre century chance change chapter character choice circumstance claim
    class comment commitment community company comparison complexity component concept concern conclusion condition
    conference confidence conflict consequence consideration constraint contact content context contrast contribution
    conversation corner cornerstone country couple course creation criterion culture date deal decade decision degree
    demand demonstration department detail development dialogue difference difficulty direction discussion disruption
    divergence diversity division domain doubt dozen draft driver edge effect efficiency effort element emergence
    emphasis end engagement entity environment episode era error essence evaluation event evidence evolution example
    exception excitement executive exercise existence expansion expectation experience expert expertise explanation
    exploration expression extent eye face facet fact factor failure fault favor favour feature feeling field figure
    firm flexibility focus follow force form format foundation framework frequency friend front function future gain
    game gap generation goal group growth guide guideline guy half hand head heart height help highlight history hold
    home hope hour hurdle idea image impact implementation implication importance improvement impression incident
    increase indication individual influence information initiative innovation insight instance instrument integration
    intent intention interest introduction investigation issue item job journey kind knowledge lack landscape leader
    leadership lesson level life light limit limitation line link list location look loss majority man manager manner
    mark matter meaning means measure mechanism medium meeting member message method middle milestone mind minister
    minute mistake mix mode moment momentum morning motivation move movement name nation nature need night note notion
    object objective obstacle occasion offer office officer official one operation opinion opportunity option order
    organisation organization origin outcome outlook output overview pace page panel paper paragraph participant
    partner party past path pattern performance period police person perspective phase phenomenon picture piece place
    plan player point position possibility potential power practice premise presence present president pressure
    principle priority prize problem procedure proceeding process product productivity professional profile program
    programme progress project prominence promise proof property proposal prospect provision purpose pursuit push
    quality quantity quarter question quote range rate reach reaction reader reading reality reason recognition record
    reduction reference region relation relationship release relevance reliance reminder report reporter reputation
    request requirement resource respect response responsibility rest result return review rise risk role room round
    rule run scale scenario scene scheme scope score secretary section sector sense sequence series service session
    set setting shape share shift side sight sign significance signal situation size skill society solution sort
    source space speaker spectrum speech speed spirit spokesman spokesperson spokeswoman stage stake standard start
    statement status step story strategy strength stretch stride structure struggle study stuff style subject success
    suggestion sum support surprise synergy system table talk target task team technique technology tendency term test
    text theme theory threat title tool top topic total track trajectory transformation transition trend trouble truth
    try turn type uncertainty understanding unit update usage use user utility value variety vice version view viewer
    viewpoint vision voice volume wake weakness weekend while will willingness win woman word work world worry writer
    article afternoon evening tonight host guest podcast interview
""".split()

_OF_DEGREE = """
    able absolute active actual additional adequate ambitious ample apparent appropriate available average aware basic
    beneficial best better bright broad broader capable careful central certain challenging clear close closer coming
    common comparable competitive complete complex comprehensive concrete considerable consistent constant continued
    continuous conventional core correct critical crucial cultural current cutting daily decisive dedicated deep
    deeper dense desirable detailed difficult diligent direct diverse dominant double dramatic due dynamic eager
    earlier easier easy effective efficient elaborate emerging enormous entire equal equivalent essential established
    evident evolving exact excellent exceptional existing exciting expensive extensive extra extraordinary extreme
    fair familiar famous fast faster favorable favourable final fine fresh full fundamental further general genuine
    global gradual greater greatest growing half happy hard harder head heavy helpful higher highest historic huge
    human ideal immediate immense imminent impossible impressive incoming increased increasing independent individual
    inherent initial innovative intense intensive interesting internal international joint key largest larger latest
    leading likely limited live local longer lower lowest main massive mature maximum meaningful middle minimum modern
    multiple mutual narrow national natural necessary negative nice normal notable novel numerous obvious odd official
    ongoing only operational optimal ordinary original outside overall own particular past permanent persistent
    personal pivotal plain plenty popular positive possible potential powerful practical precise present previous
    prime prior prominent promising proper proud public quick quiet rapid rare ready real realistic reasonable recent
    regular related relative relevant remaining remarkable repeated resilient respective responsible rich rigid rising
    robust safe senior separate serious severe sharp simple simultaneous single skilled slow smaller smallest
    so-called solid sophisticated special specific stable standard steady straight strange strategic strict strong
    stronger subsequent substantial successful such sudden sufficient suitable supportive sure sustained targeted
    tight top total tough traditional true typical ultimate unable unclear underlying unique unlikely unprecedented
    upcoming urgent useful usual vague valuable various vast versatile viable vibrant visible vital weak wide wider
    widespread willing wonderful worldwide worse worst worth wrong young younger
""".split()

GENERAL_WORDS = frozenset(word_key(word) for word in (*_SHELL_NOUNS, *_OF_DEGREE))
"""As ``word_key`` folds them."""
