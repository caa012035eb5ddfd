"""Rules on the author's wording: hedges that are calibrated and single, words that judge only where a judgement is."""

from __future__ import annotations

import pytest

from pincite.checks.hedge_is_calibrated import scale_terms
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, Severity
from pincite.spec.likelihood import SCALES
from pincite.words import LANGUAGES, language_for
from tests.corpora import composed, sound

RULES = ("hedge-is-calibrated", "hedges-are-single", "wording-is-neutral", "judgement-has-alternative")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return sound(tmp_path_factory.mktemp("wording"))


def found(corpus: Corpus, body: str, *, lang: str = "en-GB") -> list[tuple[str, Severity, str]]:
    """Rule, weight and the first word between backticks of what the rules on wording say of a brief."""
    brief = f"title: The crossing\nlang: {lang}\nthemes: [cost]\n{body}\n"
    return [
        (item.rule, item.severity, _named(item)) for item in composed(brief, corpus).diagnostics if item.rule in RULES
    ]


def _named(item: Diagnostic) -> str:
    return item.message.split("`")[1] if "`" in item.message else item.message


def claim(text: str) -> str:
    return f'judgements: [{{claim: "{text}", likelihood: likely, evidence: [ferry#p4]}}]'


@pytest.mark.parametrize(
    ("lang", "text", "named"),
    [
        ("en", "The ferry could stop.", "could"),
        ("en", "The ferry may stop.", "may"),
        ("en", "A bridge might end it.", "might"),
        ("en", "The cost will possibly rise.", "possibly"),
        ("en", "Fuel will remain a significant cost.", "significant"),
        ("en", "It cannot be ruled out that fares rise.", "cannot be ruled out"),
        ("fr", "Le bac pourrait s’arrêter.", "pourrait"),
        ("fr", "Le coût restera peut-être le même.", "peut-être"),
        ("de", "Die Fähre könnte eingestellt werden.", "könnte"),
        ("de", "Die Kosten steigen möglicherweise.", "möglicherweise"),
        ("zh", "渡轮或许停航。", "或许"),
        ("zh", "成本将显著上升。", "显著"),
    ],
)
def test_an_uncalibrated_hedge_in_a_claim_is_an_error(corpus: Corpus, lang: str, text: str, named: str) -> None:
    assert found(corpus, claim(text), lang=lang) == [("hedge-is-calibrated", Severity.ERROR, named)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The ferry will stop by May of next year."),
        ("en", "The might of the yard will decide it, and the county’s might will not."),
        ("en", "The difference will be statistically significant."),
        ("en", "The yard cannot be excluded from the tender."),
        ("en", "The master will say “it could stop” again."),
        ("en", "The yard will write “significant” into its offer."),
        ("fr", "La différence sera statistiquement significative, sans doute aucun."),
        ("de", "Die Behörde konnte und wird die Fähre halten."),
        ("zh", "渡轮很可能继续航行。"),
        ("es", "El barco may could possibly."),
    ],
)
def test_what_only_looks_like_a_hedge_passes(corpus: Corpus, lang: str, text: str) -> None:
    """A month, a power, a term of statistics, a quotation, a word of the declared scale, a language not known."""
    assert found(corpus, claim(text), lang=lang) == []


def test_a_word_of_the_declared_scale_is_calibrated(corpus: Corpus) -> None:
    """*Possibility* stands in one scale and not in another; *maybe* stands in none."""
    text = claim("It is a realistic possibility, maybe.").replace("likely", "realistic possibility")
    assert found(corpus, f"likelihood_scale: phia\n{text}") == [("hedge-is-calibrated", Severity.ERROR, "maybe")]


def test_elsewhere_an_assessment_is_hinted_at_and_a_report_left_alone(corpus: Corpus) -> None:
    assessed = found(corpus, "bottom_line: The ferry could stop.")
    assert assessed == [("hedge-is-calibrated", Severity.HINT, "could")]
    reported = """\
options:
  - {name: Do nothing, gains: None., costs: None., risks: It may be slow and could fail.}
  - {name: Build, gains: It might last., costs: Perhaps more., risks: None.}
  - {name: Wait, gains: None., costs: None., risks: None.}
assumptions: [{assumption: Fares hold., if_wrong: The county could stop., indicator: A fare may fall.}]
"""
    assert found(corpus, reported) == []


@pytest.mark.parametrize(
    ("lang", "text", "named"),
    [
        ("en", "It may possibly stop.", "may possibly"),
        ("en", "It could well perhaps stop.", "could well perhaps"),
        ("en", "It may likely stop.", "may likely"),
        ("fr", "Le bac pourrait peut-être cesser.", "pourrait peut-être"),
        ("de", "Sie könnte sich möglicherweise ändern.", "könnte sich möglicherweise"),
        ("zh", "渡轮也许会可能停航。", "也许会可能"),
    ],
)
def test_a_hedge_on_a_hedge_is_a_warning_wherever_it_stands(corpus: Corpus, lang: str, text: str, named: str) -> None:
    assumption = f'assumptions: [{{assumption: "{text}", if_wrong: So., indicator: So.}}]'
    assert found(corpus, assumption, lang=lang) == [("hedges-are-single", Severity.WARNING, named)]


@pytest.mark.parametrize(
    "text",
    [
        "It may or may not stop.",
        "It is likely or very likely to stop.",
        "It may stop; perhaps it will not.",
        "The master says “it may possibly stop”.",
        "It may stop when fares could rise.",
    ],
)
def test_hedges_that_do_not_lean_on_each_other_pass(corpus: Corpus, text: str) -> None:
    assert found(corpus, f'assumptions: [{{assumption: "{text}", if_wrong: So., indicator: So.}}]') == []


@pytest.mark.parametrize(
    ("lang", "text", "named"),
    [
        ("en", "The rise is dramatic.", "dramatic"),
        ("en", "Fuel use rose alarmingly.", "alarmingly"),
        ("fr", "La hausse est sans précédent.", "sans précédent"),
        ("de", "Der Anstieg ist beispiellos.", "beispiellos"),
        ("zh", "涨幅惊人。", "惊人"),
    ],
)
def test_a_word_that_judges_is_hinted_at_outside_judgements(corpus: Corpus, lang: str, text: str, named: str) -> None:
    assert found(corpus, f"bottom_line: {text}", lang=lang) == [("wording-is-neutral", Severity.HINT, named)]
    assert found(corpus, claim(text), lang=lang) == []


@pytest.mark.parametrize("text", ["The hull is from Brilliant Yards.", "Officials worrying about fog stay ashore."])
def test_a_name_and_a_verb_judge_nothing(corpus: Corpus, text: str) -> None:
    assert found(corpus, f"bottom_line: {text}") == []
    assert found(corpus, "bottom_line: Brilliant yards built it.") == [
        ("wording-is-neutral", Severity.HINT, "Brilliant")
    ]


def test_a_quoted_word_judges_for_somebody_else(corpus: Corpus) -> None:
    assert found(corpus, "bottom_line: The yard calls the rise “dramatic”, and the desk does not.") == []


def test_a_rival_is_asked_for_only_where_others_have_one(corpus: Corpus) -> None:
    judged = """\
judgements:
  - {claim: The ferry runs on., likelihood: likely, evidence: [ferry#p4]%s}
  - {claim: Fuel stays dear., likelihood: very likely, evidence: [ferry#p4]}
  - {claim: Fog stays., likelihood: almost certain, evidence: [ferry#p4]}
"""
    assert found(corpus, judged % "") == []
    rival = ", alternatives: [{explanation: A bridge., why_not: It is dear., would_raise: A grant.}]"
    ((rule, severity, message),) = found(corpus, judged % rival)
    assert (rule, severity) == ("judgement-has-alternative", Severity.HINT)
    assert message.startswith("judgement 2 ")


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
@pytest.mark.parametrize("scale", sorted(SCALES))
def test_every_word_of_a_scale_is_known_as_one(lang: str, scale: str) -> None:
    """Else it would be taken for a hedge: *possibilité réaliste*, 或许可能."""
    terms = [term for term, _ in SCALES[scale].worded(language_for(lang))]
    assert all(scale_terms(terms).fullmatch(term) for term in terms)
