"""English."""

from __future__ import annotations

import re

from pincite.corpus.guard.languages.table import TurningWords, closing, opening, whole
from pincite.expressions import expression

_NUMBERS = (
    "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety dozens? half halves thirds? quarters? twice "
    "thrice double "
    "triple hundreds? thousands? millions? billions? trillions? percent cent percentage points? bn mn tn"
)
_COMPLEMENT = (
    "as even what ask asks asked asking wonder wonders wondered wondering know knows knew knowing see sees saw "
    "tell tells told "
    "sure unsure doubt doubts say said unclear clear decide decides decided check find_out matter matters care cares "
    "question remains_to_be_seen determine determined and/or find test"
)

_SAYING = (
    r"(?:says?|said|claim(?:s|ed)?|argu(?:es?|ed)|alleg(?:es?|ed)|insist(?:s|ed)?|contend(?:s|ed)?|maintain(?:s|ed)?|"
    r"suggest(?:s|ed)?|believe[sd]?|thinks?|thought|warn(?:s|ed)?|fear(?:s|ed)?|told\s(?!you)\w+|reckons?|"
    r"assert(?:s|ed)?|"
    r"complain(?:s|ed)?|charge[sd])"
)
"""With these somebody stands up for what is said, or only thinks it."""
_TENTATIVE = (
    r"(?:seem(?:s|ed)?|appear(?:s|ed)?|tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|threaten(?:s|ed|ing)?|likely|ought|"
    r"supposed|expected|need(?:s|ed)?)"
)
"""What follows one of these and ``to`` is not said to be so."""
_SOURCE = r"(?:according\sto|in\sthe\s(?:view|opinion|words)\sof|in\stheory|on\spaper|in\sprinciple)"

ENGLISH = TurningWords(
    negation=whole(
        r"not no never none nobody nothing nowhere neither nor without cannot \w+n't hardly barely scarcely "
        r"seldom rarely "
        r"no_one unable"
    ),
    no_negation=whole(
        r"not_only not_just not_merely not_simply not_solely not_to_mention not_least no_doubt no_question no_wonder "
        r"no_matter no_less nothing_but or_not whether_or_not if_not why_not no\._?\d+ (?:don't|didn't|can't|"
        r"won't|isn't|"
        r"aren't|doesn't|wasn't|weren't)_(?:only|just|merely)_\w+ you_know_what"
    ),
    denial=expression(
        r"(?<![\w-])(?:den(?:y|ies|ied|ying)|doubt(?:s|ed|ing|ful)?|disput(?:e|es|ed|ing)|reject(?:s|ed|ing)?|"
        r"refut(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|disagree[sd]?|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|"
        r"fail(?:s|ed|ing|ure)?|false|untrue|wrong|incorrect|nonsense|absurd|ridiculous|myth|lie|fiction|unlikely|"
        r"impossible|unable|pretend(?:s|ed|ing)?|imagin(?:e|es|ed|ing)|prevent(?:s|ed|ing)?|stop(?:s|ped|ping)?|"
        r"avoid(?:s|ed|ing)?|neglect(?:s|ed|ing)?|lack(?:s|ed|ing)?|short|absence|too|instead|rather|far|anything)"
        r"(?:\s[\w']+){0,3}?\s(?:that|to|of|from|if|than|but)\s*(?:[\w']+\s){0,1}$|"
        r"(?:(?<![\w-])(?:not|never)|n't)\s(?:say|said|saying|claim(?:ed)?|call(?:ed)?|state[d]?|argue[d]?|wr[io]te)"
        r"(?:\s(?:that|it|him|her|them))?\s*$|"
        r"(?<![\w-])(?<!\ba\s)few(?:\s[\w']+){0,3}?\s(?:think|believe|say|agree|expect|doubt)(?:\sthat)?\s*$",
        re.IGNORECASE,
    ),
    modal=expression(
        r"(?<![\w-])(?:may|might|can|could|will|would|shall|should|must|ought|likely|unlikely|possibly|probably|"
        r"perhaps|maybe|"
        r"certainly|definitely|surely|potentially|presumably|apparently|allegedly|reportedly|supposedly|\w+'ll|\w+'d|"
        r"(?:have|has|had|need|needs|able|allowed|required|expected|supposed|going)\sto)(?!\w)",
        re.IGNORECASE,
    ),
    condition=whole(
        r"but unless except excepting only if provid(?:ed|ing)_(?:that|he|she|it|we|they|you|i|the|there|this|all|"
        r"both|your|its|their|such|no|a|an) (?<=,\s)provided assuming as_long_as so_long_as on_(?:the_)?condition "
        r"in_the_event subject_to contingent_(?:on|upon) conditional_(?:on|upon) barring save_for excluding "
        r"with_the_exception which_is_(?:not|false|wrong|untrue|nonsense|a_lie|absurd|ridiculous) other_than "
        r"apart_from aside_from insofar to_the_extent solely_(?:if|when|for|in)"
    ),
    no_condition=expression(
        rf"(?<![\w-])(?:(?:{'|'.join(_COMPLEMENT.split()).replace('_', ' ')})\sif|"
        r"(?:nothing|anything|all|none|cannot|can't|couldn't|choice|everything|everyone|last)\sbut|"
        r"(?:my|your|his|her|its|our|their|the|an|a|one|if|not|this)\sonly)$",
        re.IGNORECASE,
    ),
    weak_condition=expression(
        r"(?<![\w-])(?:was|were|is|are|been|being|be|have|has|had|do|does|did|will|would|can|could|should|it's|"
        r"that's|i'm|he's|she's)"
        r"\sonly$",
        re.IGNORECASE,
    ),
    not_after=expression(
        r"\s*(?:also|as well|rather|instead|you will|you like|nothing else|ever|any|anything)\b", re.IGNORECASE
    ),
    concession=whole(
        r"although though albeit however nevertheless nonetheless whereas notwithstanding even_if despite in_spite_of "
        r"until rather_than instead_of unlike"
    ),
    after_negation=whole("until till without before because"),
    after_modal=whole("once when after"),
    hedge=opening(
        r"i_(?:think|guess|suppose|hope|believe|assume|suspect) allegedly supposedly reportedly perhaps maybe "
        r"possibly probably "
        r"presumably in_theory on_paper hopefully they_(?:say|claim|tell) some_say or_so_i i_would_(?:say|think|guess) "
        r"(?:in_)?my_(?:view|opinion|guess) as_far_as i_am_told i'm_told so_far for_now for_the_(?:moment|"
        r"time_being|most_part) "
        r"at_least(?!_\d) in_part partly mostly in_principle up_to_a_point to_(?:some|a_certain)_(?:extent|degree) "
        r"in_(?:some|certain|rare|most|many|a_few)_\w+ at_times sometimes occasionally if_(?:at_all|any|ever) than"
    ),
    leading_hedge=closing(
        r"may might could maybe perhaps possibly probably allegedly supposedly reportedly presumably apparently "
        r"i_hope(?:_that)? "
        r"i_wish(?:_that)? pretend(?:_that)? (?:let's_)?suppose(?:_that)? let's_say(?:_that)? imagine(?:_that)? "
        r"as_if as_though "
        r"whether whether_or_not almost nearly partly half few most many some "
        r"(?:some|most|half|part|few|many|much|none|fewer|several|one|a_third|two-thirds|a_quarter|a_fraction|"
        r"a_minority|"
        r"a_handful|\d+(?:_percent|_per_cent|%)?)_of fewer_than less_than at_most up_to no_more_than as_many_as "
        r"alleged so-called "
        r"supposed purported suspected would-be attempted failed fake potential possible former "
        rf"would should must {_TENTATIVE}_to"
    ),
    leading_report=expression(
        rf"(?<![\w'-])(?!(?:i|we|you|which|that|to|and|not|who)\s)[\w'.-]+\s{_SAYING}(?:\sthat)?[\s,:'\"]*$|"
        rf"(?:^|[,;:]\s|\s-\s){_SOURCE}\b[^,;:.]{{0,80}},[\s'\"]*$",
        re.IGNORECASE,
    ),
    attribution=expression(
        r"\s*[,-]\s*(?!(?:and|but|so|or|which|who|that|because|while|where|i|we|you|not|if|when)\b)"
        rf"(?:as\s)?(?:[\w'.-]+\s){{1,4}}?{_SAYING}(?=\s*[,.;:)-]|\s(?:in|on|at|to|of|this|last|after|during|"
        rf"when)\b|\s\w+day\b|\s*$)|"
        rf"\s*[,-]\s*{_SAYING}\s(?!that\b)|(?<!\w)\W{{0,3}}{_SOURCE}(?!\w)",
        re.IGNORECASE,
    ),
    reporting=expression(
        rf"(?<![\w'-])(?:{_SAYING}|according\sto|call(?:s|ed|ing)?|writes?|wrote|describe[sd]?|explain(?:s|ed)?|"
        r"note[sd]?|report(?:s|ed)?|find[s]?|found|add(?:s|ed)?|put(?:s|ting)?|stat(?:es|ed|ing)|quot(?:es|ed|"
        r"ing)|in\sthe\swords|for\s\w+,)"
        r"(?![\w-])|:\s*['\"]?$",
        re.IGNORECASE,
    ),
    leading_condition=expression(
        r"(?<![\w-])(?:if|unless|provided(?:\sthat)?|assuming|as long as|so long as|only\s(?:if|when|after|by)|"
        r"until|without|"
        r"except|should\s(?:he|she|it|they|we|you|i|the)|had\s(?:he|she|it|they|we|you|i|the)|"
        r"were\s(?:he|she|it|they|we|you|i|the))\b",
        re.IGNORECASE,
    ),
    turning_sentence=opening("but however yet still, nevertheless nonetheless that_said then_again although "
                             "though except"),
    bound_sentence=opening(
        r"(?:but_|and_|yes,_|though_)?only_(?:if|when|after|for|in|by|with|on|once) (?:but_)?unless (?:but_)?except "
        r"(?:but_)?provided_that (?:but_)?not_(?:if|unless|until|without|before|in|on|for|when) "
        r"(?:but_)?if_(?=[^,.]{1,80}\.?$) "
        r"(?:but_)?as_long_as_(?=[^,.]{1,80}\.?$) or_not[.!]* (?:maybe|perhaps)(?:_not)?[.!] not[.!] not_true "
        r"wrong[.!] "
        r"nonsense of_course_not i_disagree or_is_it "
        r"(?:that|this|it)(?:_is|'s|_was)_(?:not_true|not_so|not_right|false|wrong|a_lie|nonsense|untrue|absurd|"
        r"ridiculous) "
        r"i_(?:don't|do_not)_(?:agree|believe_(?:it|that|so|this)|think_so) (?:just|only|i'm|i_was)_(?:kidding|joking)"
    ),
    barrier=expression(
        r"[;:]|[(]|\s-\s|,?\s(?:but|because|and|so|while|whereas|which|who|whom|where|although|though|since|when|"
        r"if|unless|as)\s|"
        r",(?!\s(?:that|and that)\b)|[.!?]\s",
        re.IGNORECASE,
    ),
    opener=whole(r"while whereas because although though that than which who when until unless but if so "
                 r"(?:before|after|once|since)_(?:i|we|he|she|it|they|you)"),
    asking=opening(
        r"who whom whose what which when where why how is are was were am do does did have has had can could will "
        r"would shall "
        r"should may might must isn't aren't wasn't weren't don't doesn't didn't can't couldn't won't wouldn't"
    ),
    quantity=whole(_NUMBERS),
    degree=whole(
        r"only merely mostly mainly largely partly partially nearly almost barely at_least at_most up_to (?:less|more|"
        r"fewer)_than so_far sometimes occasionally usually generally typically often rarely temporarily "
        r"(?:some|most|many|few|several|half|part|all|none|both)(?:_of)? every the_first the_last"
    ),
    governing=expression(
        r"(?<![\w-])(?:of|to|for|in|on|at|with|from|by|against|about|into|over|under|between|towards?|like|as|"
        r"than|the|an?)\s*$",
        re.IGNORECASE,
    ),
    charging=whole(
        r"alleged(?:ly)? so-called supposed(?:ly)? purported suspected would-be attempted failed failing fake "
        r"false former "
        r"potential possible illegal unlawful corrupt secret(?:ly)? wrong(?:ly)? lying dishonest disastrous "
        r"reckless dangerous "
        r"illegitimate unfair bad good great terrible criminal incompetent racist extreme radical massive huge tiny "
        r"some most many few fewer several all both half more less first second third last new next in_theory on_paper "
        r"so_far partly mostly nearly almost even just merely also still again already soon until unlike than too very"
    ),
    taking_up=whole(
        r"it(?!(?:_is|_was|'s|_remains|_seems)_(?:\w+_(?:that|whether|if|to|how|why|when)|(?:un)?likely|(?:un)?clear|hard))"
        r" they he she this that these those the_same"
    ),
)  # fmt: skip
