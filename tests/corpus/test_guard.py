"""The context guard names what is wrong with a quotation and offers one that is in order; honest ones pass."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pincite.corpus.catalogue import Corpus
from pincite.corpus.guard import COST, Verdict, judge, judge_span
from pincite.corpus.guard.cited import Guard
from pincite.corpus.model import Quotation
from pincite.diagnostics import Severity
from tests.corpora import seeds
from tests.corpus.guard_documents import quoted_document

__all__ = ["seeds"]

ARTICLE = """\
The ferry and the vote

"We will leave the line by March unless the vote fails," the harbour master said. "I don't think that we should raise
fares. If the yard strikes, the ferry will stop."

The minister said, "We may win the vote, but only if the weather holds. Exports rose by 11 percent while imports fell by
2 percent. It is not a crisis. Nobody believes the plan will work. The bridge, which was built in 1990, is safe. Do you
think the ferry is safe? We will sign. But only after the winter."

Critics say the plan is not "a serious offer" to anyone. "We can win," the harbour master said, "but it will take years."
Sales fell in the winter and the harbour was never closed to small boats. The yard asks $42 million. Some of the crews
agree with the county, of course, on the price. They might accept it. The pier is closed, although boats still land there.
"""

DOCUMENT, QUOTATIONS = quoted_document(ARTICLE)


def judged(words: str, *, speaker: str = "", before: str = "", after: str = "") -> Verdict:
    return judge(words, DOCUMENT, quotations=QUOTATIONS, speaker=speaker, before=before, after=after)


@pytest.mark.parametrize(
    ("words", "name", "stands"),
    [
        ("We will leave the line by March", "truncated-condition", "unless the vote fails"),
        ("We will leave the line", "truncated-condition", "unless the vote fails"),
        ("We may win the vote.", "truncated-condition", "but only if the weather holds"),
        ("We will sign.", "truncated-condition", "But only after the winter"),
        ("The pier is closed", "truncated-condition", "although boats still land there"),
        ("we should raise fares", "clipped-opening", "don't think that"),
        ("the ferry will stop", "clipped-opening", "If the yard strikes"),
        ("the yard strikes", "clipped-opening", "If"),
        ("a crisis", "clipped-opening", "not"),
        ("the plan will work", "clipped-opening", "Nobody believes"),
        ("the ferry is safe", "clipped-opening", "Do you think"),
        ("the crews agree with the county", "clipped-opening", "Some of"),
        ("accept it", "clipped-opening", "might"),
        ("It is a crisis", "negation", "not"),
        ("the harbour was closed to small boats", "negation", "never"),
        ("The bridge is not safe", "spliced", ""),
        ("The bridge, which was built in 1991, is safe", "altered-number", "1990"),
        ("The yard asks €42 million", "altered-number", "$"),
        ("The yard asks $42", "altered-number", ""),
        ("The yard asks $42 billion", "altered-number", "million"),
        ("We will win the vote", "modality", "may"),
        ("Exports fell by 11 percent", "altered-word", "rose"),
        ("Exports ... fell by 2 percent", "ellipsis-hides", "rose by 11 percent while imports"),
        ("the harbour was ... closed to small boats", "ellipsis-hides", "never"),
        ("They ... accept it", "ellipsis-hides", "might"),
        ("We will leave the line [...] the ferry will stop", "spliced", ""),
        ("We may win the vote. It is not a crisis", "spliced", ""),
        ("Exports rose by 11 percent. The bridge, which was built in 1990, is safe", "spliced", ""),
        ("It is not a crisis ... Exports rose by 11 percent", "spliced", ""),
        ('the ferry will stop." The minister said', "spliced", ""),
        ("the crews will never see the price of the moon", "not-found", ""),
    ],
)
def test_what_is_wrong_is_named(words: str, name: str, stands: str) -> None:
    """Each verdict with the words of the source that matter."""
    verdict = judged(words)
    assert not verdict.holds
    assert verdict.name == name
    assert stands in verdict.stands


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("We will leave the line by March unless the vote fails", "verbatim"),
        ("It is not a crisis.", "verbatim"),
        ("[i]t is not a crisis", "editorial"),
        ("it [the slump] is not a crisis", "editorial"),
        ("The bridge ... is safe", "editorial"),
        ("Some of the crews agree with the county [...] on the price", "editorial"),
        ("It is not a crisis. [...] The bridge, which was built in 1990, is safe.", "ellipsis-hides"),
        ("If the yard strikes, the ferry will stop", "verbatim"),
        ("Exports rose by 11 percent", "verbatim"),
        ("I don’t think that we should raise fares", "typographic"),
        ("They might accept it", "verbatim"),
        ("Sales fell in the winter", "verbatim"),
    ],
)
def test_what_is_in_order_passes(words: str, name: str) -> None:
    """Whole statements, with their conditions; omissions of a by-the-way phrase. A sentence of denial is none."""
    verdict = judged(words)
    assert verdict.name == name
    assert verdict.holds == (name != "ellipsis-hides")


def test_a_speech_that_its_reporting_clause_splits_is_whole() -> None:
    """What comes after ``he said`` belongs to the sentence before it."""
    verdict = judged("We can win")
    assert (verdict.name, verdict.stands) == ("truncated-condition", "but it will take years")


def test_the_speaker_is_held_to_the_source() -> None:
    """Another name is wrong, a part of the right one is not, and where nobody is known nothing is said."""
    wrong = judged("We will leave the line by March unless the vote fails", speaker="Deputy Minister")
    assert (wrong.name, wrong.stands) == ("wrong-speaker", "harbour master")
    assert judged("We will leave the line by March unless the vote fails", speaker="the harbour master").holds
    assert judged("Sales fell in the winter", speaker="Deputy Minister").holds


def test_what_the_author_says_himself_need_not_be_quoted() -> None:
    """A negation or condition before or behind the marks keeps the sense."""
    assert judged("a crisis", before="The minister says it is not ").holds
    assert judged("the ferry will stop", before="If the yard strikes, ").holds
    assert judged("We will leave the line by March", after=", unless the vote fails").holds


def test_what_the_writer_denies_around_the_marks_is_a_warning_for_an_author() -> None:
    """``not "a serious offer"``: a hint where the words are judged alone."""
    assert judged("a serious offer").severity is Severity.HINT
    told = judged("a serious offer", before="Critics call the plan ")
    assert (told.name, told.severity) == ("clipped-opening", Severity.WARNING)
    assert judged("a serious offer", before="Critics do not call the plan ").holds


@pytest.mark.parametrize(
    ("language", "text", "words", "name"),
    [
        ("fr", "Le port sera fermé, sauf si la loi change. Le plan ne marche pas.", "Le port sera fermé", "truncated-condition"),
        ("fr", "Le port sera fermé, sauf si la loi change. Le plan ne marche pas.", "Le plan marche", "negation"),
        ("de", "Der Hafen wird geschlossen, es sei denn, das Gesetz ändert sich. Das ist kein Plan.",
         "Der Hafen wird geschlossen", "truncated-condition"),
        ("de", "Wenn das Gesetz fällt, wird der Hafen geschlossen. Er ist nicht sicher.", "Er ist sicher", "negation"),
        ("de", "Wenn das Gesetz fällt, wird der Hafen geschlossen.", "wird der Hafen geschlossen", "clipped-opening"),
        ("zh", "我们将签署协议，但前提是天气好。这不是危机。", "我们将签署协议", "truncated-condition"),
        ("zh", "我们将签署协议，但前提是天气好。这不是危机。", "这是危机", "negation"),
    ],
)  # fmt: skip
def test_other_languages_have_their_words(language: str, text: str, words: str, name: str) -> None:
    """Conditions and denials of French, German and Chinese."""
    document, quotations = quoted_document(f"Titel\n\n{text}\n", language)
    assert judge(words, document, quotations=quotations).name == name


WORDS = [match.span() for match in re.finditer(r"[^\W_]+", DOCUMENT.text)]


@settings(deadline=None, max_examples=150, derandomize=True)
@given(data=st.data())
def test_what_is_offered_is_in_order(data: st.DataObject) -> None:
    """Whatever stretch of the article is quoted, the repair that a verdict offers stands there and is sound."""
    first = data.draw(st.integers(0, len(WORDS) - 4))
    last = data.draw(st.integers(first + 2, min(first + 25, len(WORDS) - 1)))
    verdict = judged(DOCUMENT.text[WORDS[first][0] : WORDS[last][1]])
    assert verdict.severity is None or verdict.name in COST
    if verdict.repaired:
        assert judged(verdict.repaired).holds


@settings(deadline=None, max_examples=150, derandomize=True)
@given(st.text(max_size=60), st.text(alphabet="abc .,'\"[]()-…\n1", max_size=60))
def test_any_words_have_a_verdict(words: str, text: str) -> None:
    """No text and no words break it."""
    document, quotations = quoted_document(text)
    for given_words in (words, text[:20]):
        assert judge(given_words, document, quotations=quotations).name in COST


@settings(deadline=None, max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_word_that_changed_is_never_in_order(seeds: Corpus, data: st.DataObject) -> None:
    """Whichever word of whichever quotation is exchanged, in every seed."""
    doc_id = data.draw(st.sampled_from(sorted(seeds.documents)))
    quotations = [item for item in seeds.quotations_of(doc_id) if item.form == "direct" and len(item.span) > 12]
    if quotations:
        text = seeds.text(data.draw(st.sampled_from(quotations)))
        start, end = data.draw(st.sampled_from([match.span() for match in re.finditer(r"\w+", text)]))
        changed = f"{text[:start]}zebra{text[end:]}"
        document = seeds.documents[doc_id]
        assert not judge(changed, document, quotations=seeds.quotations_of(doc_id)).holds


def test_silent_on_what_the_seeds_themselves_quote(seeds: Corpus) -> None:
    """Every quotation and every sentence, as they stand."""
    for item in (*seeds.quotations, *(passage for passage in seeds.passages if passage.leaf)):
        if not isinstance(item, Quotation) or item.form == "direct":
            quotations = seeds.quotations_of(item.doc_id)
            assert judge_span(seeds.documents[item.doc_id], item.span, quotations=quotations).severity is None


def test_the_corpus_is_asked_where_the_cited_passage_is_silent(seeds: Corpus) -> None:
    """Words of another source have that source named."""
    verdict = Guard(seeds).judge("China is definitely in this", [("nature-essay", None)])
    assert (verdict.name, verdict.source) == ("wrong-source", "bigtech-shao")
    assert Guard(seeds).judge("words that nobody ever said of anything", [("nature-essay", None)]).name == "not-found"
