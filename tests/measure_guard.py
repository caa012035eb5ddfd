"""Measure the context guard: harmful edits of real quotations that it catches, and honest ones that it lets pass.

Run as ``python -m tests.measure_guard [FOLDER] [--errors] [--most N]``. The folder holds ``articles/*.txt``; the
corpus that comes with the project is always read too. Every edit is made by rules that know nothing of the guard's
tables: its sense is changed by the edit, or, for honest ones, it is what an editor may do (CMOS 13.7).

A harmful edit counts as caught where the verdict is an error or a warning, and as named where it is one of the verdicts
that say what was done. An honest edit counts as flagged where the verdict is an error or a warning.
"""

from __future__ import annotations

import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from pincite.corpus.guard import judge
from pincite.corpus.model import Document, Quotation, Source
from pincite.corpus.quotations import find_quotations
from pincite.corpus.readers.plaintext import read_plaintext
from pincite.corpus.sentences import split_sentences
from pincite.corpus.verbatim import FoldedText
from tests.guard_edits import (
    FEWEST,
    FURTHER_HARMFUL,
    FURTHER_HONEST,
    WORD,
    Edit,
    Maker,
    Sample,
    named,
    put,
    rest,
    sentences,
    swapped,
)

SEEDS = Path(__file__).parent.parent / "seeds"


# Harmful


def other_digit(sample: Sample) -> Iterator[Edit]:
    """One digit of a number is another."""
    for match in re.finditer(r"\d", sample.text):
        digit = str((int(match[0]) + 3) % 10)
        yield Edit(put(sample.text, match.span(), digit), named("altered-number"))


def other_number_word(sample: Sample) -> Iterator[Edit]:
    """A number in words, a scale or a fraction is another."""
    swaps = {"two": "three", "three": "five", "five": "nine", "ten": "twenty", "million": "billion", "billion": "million",
             "thousand": "million", "hundred": "thousand", "percent": "percentage points", "half": "a third",
             "hundreds": "thousands", "thousands": "millions", "millions": "thousands"}  # fmt: skip
    yield from swapped(sample, swaps, "altered-number")


def dropped_negation(sample: Sample) -> Iterator[Edit]:
    """A denial is taken out."""
    for match in re.finditer(r"\s(?:not|never)\b(?! only| just)|(?<=[a-z])n['’]t\b", sample.text):
        text = put(sample.text, match.span(), "")
        yield Edit(re.sub(r"\b(?:ca|wo|ai)\b", "can", text), named("negation"))
    yield from swapped(sample, {"no": "some", "nobody": "everybody", "nothing": "everything", "none": "all",
                                 "cannot": "can", "without": "with"}, "negation")  # fmt: skip


def added_negation(sample: Sample) -> Iterator[Edit]:
    """A denial is put in behind an auxiliary."""
    for match in re.finditer(
        r"\b(?:is|are|was|were|will|would|can|could|should|has|have|must)\b(?!\s(?:not|no)\b)(?!['’])", sample.text
    ):
        yield Edit(put(sample.text, (match.end(), match.end()), " not"), named("negation"))


def other_modal(sample: Sample) -> Iterator[Edit]:
    """What may be will be."""
    yield from swapped(sample, {"may": "will", "might": "will", "could": "will", "can": "must", "should": "may",
                                 "must": "might", "would": "will", "will": "could", "probably": "certainly",
                                 "likely": "certain", "perhaps": "surely"}, "modality")  # fmt: skip


def opposite(sample: Sample) -> Iterator[Edit]:
    """A word stands for its opposite."""
    pairs = [("more", "less"), ("good", "bad"), ("great", "terrible"), ("always", "seldom"), ("right", "wrong"),
             ("high", "low"), ("better", "worse"), ("first", "last"), ("up", "down"), ("before", "after"),
             ("win", "lose"), ("support", "oppose"), ("love", "hate"), ("true", "false"), ("many", "few"),
             ("increase", "decrease"), ("strong", "weak"), ("rise", "fall"), ("rose", "fell"), ("against", "for"),
             ("best", "worst"), ("allow", "forbid"), ("possible", "impossible"), ("honest", "dishonest"),
             ("happy", "unhappy"), ("legal", "illegal"), ("biggest", "smallest"), ("old", "new")]  # fmt: skip
    swaps = {one: other for pair in pairs for one, other in (pair, pair[::-1])}
    yield from swapped(sample, swaps, "altered-word", "negation", "altered-number")


def other_word(sample: Sample) -> Iterator[Edit]:
    """Any longer word is another, or is left out, or stands twice apart."""
    words = [match for match in WORD.finditer(sample.text) if len(match[0]) > 4]
    for match in words[:: max(1, len(words) // 3)]:
        yield Edit(
            put(sample.text, match.span(), "zebra"), named("altered-word", "negation", "modality", "altered-number")
        )


def dropped_word(sample: Sample) -> Iterator[Edit]:
    """A word inside is left out without a mark."""
    words = list(WORD.finditer(sample.text))[1:-1]
    for match in words[:: max(1, len(words) // 3)]:
        span = (match.start(), match.end() + 1)
        if sample.text[match.end() : match.end() + 1] == " ":
            yield Edit(
                put(sample.text, span, ""), named("altered-word", "negation", "modality", "altered-number", "spliced")
            )


def swapped_names(sample: Sample) -> Iterator[Edit]:
    """Two names change places."""
    names = list(re.finditer(r"(?<=[a-z,] )[A-Z][a-z]+", sample.text))
    if len(names) > 1 and names[0][0] != names[1][0]:
        text = put(sample.text, names[1].span(), names[0][0])
        yield Edit(put(text, names[0].span(), names[1][0]), named("altered-word", "modality", "spliced"))


def stops_before(sample: Sample) -> Iterator[Edit]:
    """It stops before what turns or binds it, inside its sentence."""
    pattern = r",?\s(?:but|unless|except|provided|although|though|only if|only when|as long as|subject to|if)\s"
    for sentence in sentences(sample):
        text = sample.text[sentence.start : sentence.end]
        for match in re.finditer(pattern, text):
            head = text[: match.start()]
            robbed = re.search(
                r"(?:\b(?:even|as|what|see|know|not|nothing|anything|ask|wonder|whether|sure|find out|care|tell|but|and|that|because)|[,:-])$",
                head,
            )
            additive = re.match(
                r",?\s(?:but also|but rather|if you will|if not|though\.)", match.string[match.start() :]
            )
            if (
                len(WORD.findall(head)) >= FEWEST
                and not robbed
                and not additive
                and not re.search(r"\bnot\b|n['’]t\b", head)
            ):
                yield Edit(head, named("truncated-condition"))


def stops_earlier(sample: Sample) -> Iterator[Edit]:
    """It stops some words before a condition."""
    for sentence in sentences(sample):
        text = sample.text[sentence.start : sentence.end]
        for match in re.finditer(r"\s(?:unless|only if|only when|as long as|provided that)\s", text):
            words = list(WORD.finditer(text[: match.start()]))
            if len(words) > 7 and not re.search(r"[,;:—]|\band\b|\bbecause\b", text[words[-3].start() : match.start()]):
                yield Edit(text[: words[-3].end()], named("truncated-condition"))


def opens_after_negation(sample: Sample) -> Iterator[Edit]:
    """It opens behind the denial."""
    for match in re.finditer(
        r"\b(?:do|does|did|is|are|was|were|will|would|can|could|should)(?:\snot|n['’]t)\s(?!only|just|we\b|you\b|I\b|he\b|she\b|they\b|it\b)",
        sample.text,
    ):
        yield from rest(sample, match.end(), "clipped-opening")
    for match in re.finditer(
        r"\b(?:don['’]t|do not|doesn['’]t|does not) (?:think|believe|feel) (?:that )?", sample.text
    ):
        yield from rest(sample, match.end(), "clipped-opening")


def opens_after_condition(sample: Sample) -> Iterator[Edit]:
    """It opens behind the clause that binds it."""
    for sentence in sentences(sample):
        text = sample.text[sentence.start : sentence.end]
        match = re.match(r"(?:And |But |So )?(?:[Ii]f|[Uu]nless) [^,;:.—]{8,80}, (?:then )?(?=[a-zA-Z])", text)
        if match and len(WORD.findall(text[match.end() :])) >= FEWEST:
            yield Edit(text[match.end() :].rstrip(" ."), named("clipped-opening"))


def hides_negation(sample: Sample) -> Iterator[Edit]:
    """An omission passes over a denial, a modal or a condition."""
    for match in re.finditer(
        r"\s(?:do not|does not|did not|don['’]t|doesn['’]t|didn['’]t|not|never|may|might|could|hardly)\s(?!only|just)",
        sample.text,
    ):
        if len(WORD.findall(sample.text[: match.start()])) > 1 and len(WORD.findall(sample.text[match.end() :])) > 1:
            yield Edit(put(sample.text, match.span(), " [...] "), named("ellipsis-hides", "negation"))


def hides_condition(sample: Sample) -> Iterator[Edit]:
    """An omission passes over a condition in the middle."""
    for match in re.finditer(r"\s(?:if|unless|but|except|only)\s(?:[\w'’]+\s){2,5}", sample.text):
        if (
            len(WORD.findall(sample.text[: match.start()])) > 2
            and len(WORD.findall(sample.text[match.end() :])) > 2
            and not re.search(
                r"(?:as|even|what|know|see|nothing|anything|the|an?|my|and)$", sample.text[: match.start()]
            )
        ):
            yield Edit(put(sample.text, match.span(), " ... "), named("ellipsis-hides", "spliced"))


def merged_sentences(sample: Sample) -> Iterator[Edit]:
    """The beginning of one sentence and the end of another are one."""
    parts = [sample.text[item.start : item.end] for item in sentences(sample)]
    for one, other in pairwise(parts):
        first, second = one.split(), other.split()
        if len(first) >= 8 and len(second) >= 8:
            left, right = " ".join(first[: len(first) // 2]), " ".join(second[len(second) // 2 :])
            for join in (" ", " ... "):
                yield Edit(left + join + right, named("spliced", "ellipsis-hides", "altered-word"))


def far_splice(sample: Sample) -> Iterator[Edit]:
    """The beginning of the quotation goes on with words that stand elsewhere in the article."""
    words = sample.text.split()
    elsewhere = sample.document.text[: sample.quotation.span.start].split()[40:46]
    if len(words) >= 8 and len(elsewhere) == 6 and sample.quotation.span.start > 600:
        yield Edit(" ".join(words[:6]) + " " + " ".join(elsewhere), named("spliced"))
        yield Edit(" ".join(words[:6]) + " ... " + " ".join(elsewhere), named("spliced"))


def other_speaker(sample: Sample) -> Iterator[Edit]:
    """It is ascribed to somebody else who speaks in the article."""
    for name in sample.others[:3]:
        yield Edit(sample.text, named("wrong-speaker"), name)


def runs_on(sample: Sample) -> Iterator[Edit]:
    """It runs on into the writer's words behind the marks."""
    span = sample.quotation.span
    after = sample.document.text[span.end : span.end + 80].split("\n")[0]
    told = WORD.findall(after)
    if len(told) > 5:
        yield Edit(sample.document.text[span.start : span.end + list(WORD.finditer(after))[3].end()], named("spliced"))


def question_as_statement(sample: Sample) -> Iterator[Edit]:
    """A question is quoted without what asks."""
    for sentence in sentences(sample):
        text = sample.text[sentence.start : sentence.end]
        match = re.match(r"(?:Do|Did|Does|Don['’]t) you (?:think|believe|know) (?:that )?", text)
        if match and text.endswith("?") and len(WORD.findall(text[match.end() :])) >= FEWEST:
            yield Edit(text[match.end() : -1], named("clipped-opening"))


def inserted_turn(sample: Sample) -> Iterator[Edit]:
    """Brackets put in what was not said."""
    words = list(WORD.finditer(sample.text))
    if len(words) > 5:
        at = words[3].end()
        for what in ("[not]", "[never]", "[may]", "[40 percent of]", "[only]"):
            yield Edit(
                put(sample.text, (at, at), " " + what), named("negation", "modality", "altered-number", "altered-word")
            )


# Honest


def as_it_stands(sample: Sample) -> Iterator[Edit]:
    yield Edit(sample.text, named())


def typography(sample: Sample) -> Iterator[Edit]:
    text = sample.text.replace("’", "'").replace("“", '"').replace("”", '"').replace("—", " -- ")
    yield Edit(text, named())
    yield Edit(sample.text.replace("'", "’").replace(" - ", " – ").replace(" ", "\u00a0", 1), named())


def first_letter(sample: Sample) -> Iterator[Edit]:
    head = sample.text[0]
    if head.isalpha():
        yield Edit(head.swapcase() + sample.text[1:], named())
        yield Edit(
            f"[{head.swapcase()}]{sample.text[1:]}"
            if len(sample.text) > 1 and sample.text[1].isalpha()
            else sample.text,
            named(),
        )


def final_punctuation(sample: Sample) -> Iterator[Edit]:
    bare = sample.text.rstrip(" .,;:-—…")
    if bare and bare[-1] not in "?!'’\"”)":
        for mark in ("", ".", ","):
            yield Edit(bare + mark, named())


def bracketed_name(sample: Sample) -> Iterator[Edit]:
    for match in re.finditer(r"\b(?:he|she|they|him|her|them|it|He|She|They|It)\b(?!['’])", sample.text):
        yield Edit(put(sample.text, (match.end(), match.end()), " [the minister]"), named())
        yield Edit(put(sample.text, match.span(), "[the minister]"), named())
        break
    words = list(WORD.finditer(sample.text))
    if len(words) > 4:
        at = words[2].end()
        yield Edit(put(sample.text, (at, at), " [sic]"), named())


def whole_sentences(sample: Sample) -> Iterator[Edit]:
    """A sentence or two of a longer speech; not those before one that turns them."""
    parts = sentences(sample)
    for index, sentence in enumerate(parts if len(parts) > 1 else ()):
        following = sample.text[parts[index + 1].start :] if index + 1 < len(parts) else ""
        text = sample.text[sentence.start : sentence.end]
        if _bound(following) or len(WORD.findall(text)) < FEWEST:
            continue
        yield Edit(text, named())
        if index:
            yield Edit(sample.text[parts[index - 1].start : sentence.end], named())


def skipped_sentence(sample: Sample) -> Iterator[Edit]:
    """A whole sentence between two others is left out; not one that denies or turns."""
    parts = [sample.text[item.start : item.end] for item in sentences(sample)]
    for one, middle, other in zip(parts, parts[1:], parts[2:], strict=False):
        plain = not re.search(
            r"\d|\b(?:not?|never|but|if|only|may|might|could|can|would|will|should|must|except|though|probably|maybe|i think|i guess)\b|n['’]t|['’](?:ll|d)\b|[\"“”]",
            middle,
            re.I,
        )
        if plain and not _bound(middle) and len(middle) < 200:
            yield Edit(f"{one} [...] {other}", named())


def by_the_way(sample: Sample) -> Iterator[Edit]:
    """A phrase between two commas or dashes is left out."""
    for match in re.finditer(r",\s([^,;:.—?!\"“”]{3,40}),\s(?=[a-z])", sample.text):
        phrase = match[1]
        if re.fullmatch(
            r"(?:you know|of course|in fact|frankly|again|obviously|as you know|by the way|I mean|like I said|look|folks|believe me|[a-z]+ly|for example|in particular|as always|too|who [^,]+|which [^,]+|in my view)",
            phrase,
        ) and not re.search(
            r"\bnot?\b|n['’]t|\bwould\b|\bcould\b|\bcan\b|\bmay\b|\bwill\b|['’](?:d|ll)\b|probably|possibly|certainly|definitely|presumably|hopefully|allegedly|really|likely|surely|apparently|should|might|must|only",
            phrase,
        ):
            yield Edit(put(sample.text, match.span(), " ... "), named())


def clause(sample: Sample) -> Iterator[Edit]:
    """A sentence up to the end of a clause, where what follows neither turns nor binds it."""
    for sentence in sentences(sample):
        text = sample.text[sentence.start : sentence.end]
        for match in re.finditer(
            r",?\s(?=(?:and (?:the|we|they|he|she|it|I|that)|because|so that|which|where|in order to)\s)", text
        ):
            rest, head = text[match.start() :], text[: match.start()]
            turned = re.search(
                r"\b(?:but|if|unless|only|except|though|although|however|until|when|without|once|yet|provided)\b", rest
            )
            open_ended = re.search(r"\b(?:not?|never|if|unless|hardly|think|because)\b|n['’]t\b|\?$", text)
            if len(WORD.findall(head)) >= 6 and not turned and not open_ended:
                yield Edit(head, named())


def _bound(following: str) -> bool:
    return (
        re.match(
            r"(?:But|However|Yet|Although|Though|Unless|Except|If|Only|And only|Not|Still|Nevertheless|Then again|That said)\b",
            following,
        )
        is not None
    )


HARMFUL: tuple[Maker, ...] = (
    other_digit, other_number_word, dropped_negation, added_negation, other_modal, opposite, other_word, dropped_word,
    swapped_names, stops_before, stops_earlier, opens_after_negation, opens_after_condition, hides_negation, hides_condition,
    merged_sentences, far_splice, other_speaker, runs_on, question_as_statement, inserted_turn,
    *FURTHER_HARMFUL,
)  # fmt: skip
HONEST: tuple[Maker, ...] = (
    as_it_stands, typography, first_letter, final_punctuation, bracketed_name, whole_sentences, skipped_sentence, by_the_way,
    clause, *FURTHER_HONEST,
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    made: int = 0
    caught: int = 0
    right: int = 0
    unrepaired: int = 0
    errors: list[str] = field(default_factory=list)


def main(arguments: list[str]) -> int:
    folder = next((Path(item) for item in arguments if not item.startswith("--") and not item.isdigit()), None)
    most = next((int(item) for item in arguments if item.isdigit()), 10_000)
    documents = [_document(path) for path in sorted(SEEDS.glob("*.txt"))]
    if folder:
        documents += [_document(path) for path in sorted((folder / "articles").glob("*.txt"))]
    started = time.process_time()
    tallies: dict[str, Tally] = defaultdict(Tally)
    for document in documents:
        _measure(document, tallies, most)
    sys.stdout.write(_report(tallies, time.process_time() - started, errors="--errors" in arguments))
    return 0


def _document(path: Path) -> Document:
    text = path.read_bytes().decode("utf-8")
    return Document(path.stem, path.name, text, "", read_plaintext(text), Source(path.stem, ""))


def _measure(document: Document, tallies: dict[str, Tally], most: int) -> None:
    quotations = find_quotations(document)
    reading = FoldedText(document.text)
    samples: list[tuple[Sample, tuple[Maker, ...]]] = []
    names = tuple(dict.fromkeys(item.speaker for item in quotations if item.speaker))
    for quotation in quotations:
        text = document.slice(quotation.span)
        if quotation.form != "direct" or len(WORD.findall(text)) < FEWEST:
            continue
        others = tuple(name for name in names if quotation.speaker and not _alike(name, quotation.speaker))
        samples.append((Sample(document, quotation, text, others), (*HARMFUL, *HONEST)))
    samples += [(sample, _ON_NARRATION) for sample in _narrated(document, quotations, names)]
    for sample, makers in samples:
        for maker in makers:
            tally = tallies[maker.__name__]
            for edit in maker(sample):
                changed = edit.words != sample.text or edit.speaker or not edit.verdicts
                if tally.made < most and edit.words.strip() and changed:
                    _count(edit, sample, quotations, reading, tally)


_ON_NARRATION: tuple[Maker, ...] = (
    dropped_negation, added_negation, other_modal, stops_before, stops_earlier, opens_after_negation,
    opens_after_condition, hides_negation, hides_condition, as_it_stands, clause, by_the_way,
    *FURTHER_HARMFUL, *FURTHER_HONEST,
)  # fmt: skip


def _narrated(document: Document, quotations: tuple[Quotation, ...], names: tuple[str, ...]) -> Iterator[Sample]:
    """The writer's own sentences, as quotations of him."""
    for block in document.blocks:
        for span in split_sentences(document.text, block.span) if block.kind in ("paragraph", "item") else ():
            text = document.slice(span)
            held = any(place.overlaps(span) for item in quotations for place in item.places or (item.span,))
            if not held and 6 <= len(WORD.findall(text)) <= 50 and not re.search('["“”]', text):
                yield Sample(document, Quotation("", document.id, span, "direct"), text, names)


def _alike(one: str, other: str) -> bool:
    return bool(set(one.casefold().split()) & set(other.casefold().split()))


def _count(edit: Edit, sample: Sample, quotations: tuple[Quotation, ...], reading: FoldedText, tally: Tally) -> None:
    verdict = judge(edit.words, sample.document, speaker=edit.speaker, quotations=quotations, folded=reading)
    tally.made += 1
    tally.caught += not verdict.holds
    tally.right += verdict.name in edit.verdicts
    tally.unrepaired += not verdict.holds and not verdict.repaired
    if verdict.holds == bool(edit.verdicts) or (edit.verdicts and verdict.name not in edit.verdicts):
        start = max(0, sample.quotation.span.start - 60)
        around = sample.document.text[start : sample.quotation.span.end + 60].replace("\n", "¶")
        tally.errors.append(f"{verdict.name} ({verdict.given} | {verdict.stands}): {edit.words!r}\n      in {around!r}")


def _report(tallies: dict[str, Tally], seconds: float, *, errors: bool) -> str:
    lines = [f"{'harmful':<26}{'made':>7}{'caught':>9}{'named':>9}{'no repair':>11}"]
    for name in (maker.__name__ for maker in HARMFUL):
        tally = tallies[name]
        lines.append(f"{name:<26}{tally.made:>7}{_share(tally.caught, tally.made):>9}{_share(tally.right, tally.made):>9}"
                     f"{tally.unrepaired:>11}")  # fmt: skip
    harmful = [tallies[maker.__name__] for maker in HARMFUL]
    made = sum(tally.made for tally in harmful)
    caught, right = sum(tally.caught for tally in harmful), sum(tally.right for tally in harmful)
    lines += [
        f"{'all':<26}{made:>7}{_share(caught, made):>9}{_share(right, made):>9}",
        "",
        f"{'honest':<26}{'made':>7}{'flagged':>9}",
    ]
    for name in (maker.__name__ for maker in HONEST):
        tally = tallies[name]
        lines.append(f"{name:<26}{tally.made:>7}{_share(tally.caught, tally.made):>9}")
    honest = [tallies[maker.__name__] for maker in HONEST]
    total = sum(tally.made for tally in honest)
    lines += [f"{'all':<26}{total:>7}{_share(sum(tally.caught for tally in honest), total):>9}", "",
              f"{1000 * seconds / max(1, made + total):.1f} ms an edit"]  # fmt: skip
    if errors:
        for name, tally in tallies.items():
            lines += ["", f"== {name}", *tally.errors[:40]]
    return "\n".join(lines) + "\n"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
