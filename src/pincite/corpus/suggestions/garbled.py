"""Names that look like a garbled form of another name of the corpus, for a person to decide.

Passes over the documents. The first counts the forms in which names stand (``name_forms``); pairs are then looked
for among forms that share a key, never among all: the same letters once spaces are removed, the same sound, the same
consonants, or the same letters after one is left out of either (the neighbourhood that Wolf Garbe's SymSpell, 2012,
looks words up by). In texts taken down by ear names are then looked for in pieces and in small letters. The last pass
counts what is left as it stands and drops pairs that the texts speak against.

A pair is given the direction from the rarer form to the better known one: spelt so by more origins, by writing rather
than by speech, more often.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pincite.corpus.model import Correction, Document
from pincite.corpus.suggestions.name_forms import NameForm, NameForms
from pincite.corpus.suggestions.name_places import Places, places_of
from pincite.corpus.suggestions.name_relations import Likeness, likeness
from pincite.corpus.suggestions.small_letters import misspelt_names, split_names
from pincite.corpus.suggestions.sound import consonants_of, frame_of, plain_letters, sound_of

_CROWD = 60
"""A key that so many forms share says nothing about any two of them."""
_KNOWN = 3
"""How often a form stands at least before another is read as it for one letter."""
_FEW = 3
"""A form that is likely to be a slip stands at most one to so many times as often as the right one."""

Pair = tuple[str, str, Likeness]
"""As heard, canonical, and in what way they are alike."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A form that may be a garbled one, what it may stand for, and why."""

    as_heard: str
    canonical: str
    likeness: Likeness
    heard: Places
    meant: Places
    """Empty where the canonical form stands nowhere in the corpus (H800s for "H8 hundreds")."""


def find_garbled(
    documents: Collection[Document], *, vouched: Iterable[str] = (), settled: Iterable[Correction] = ()
) -> tuple[Suspect, ...]:
    """Pairs of names of which one may be a garbled form of the other, the surest first.

    ``documents`` is read up to three times, one document at a time. ``vouched`` are names that are spelt right
    whatever the texts do (people of the records); ``settled`` are entries of the lexicon, not suggested again.
    """
    names = NameForms()
    settled = tuple(settled)
    for name in (*vouched, *(entry.canonical for entry in settled)):
        names.vouch(name)
    for document in documents:
        names.add(document)
    decided = {entry.as_heard.casefold() for entry in settled}
    pairs = [pair for pair in _pairs(names) if pair[0].casefold() not in decided]
    decided |= {heard.casefold() for heard, _, _ in pairs}
    pairs += [pair for pair in _in_small_letters(documents, names) if pair[0].casefold() not in decided]
    places = places_of(documents, {form for heard, meant, _ in pairs for form in (heard, meant)})
    suspects = (Suspect(heard, meant, like, places[heard], places[meant]) for heard, meant, like in pairs)
    vouched_for = {form.text for form in names.forms.values() if form.vouched}
    kept = [item for item in suspects if _holds(item, vouched=item.canonical in vouched_for)]
    kept.sort(key=lambda item: (item.likeness, -len(item.meant.origins), -item.heard.count, item.as_heard))
    return tuple(_without_repeats(kept))


def _without_repeats(suspects: list[Suspect]) -> Iterator[Suspect]:
    """The best reading of each form; of a form and a longer one around it (Kane, Tim Kane) the one that says all."""
    best: dict[str, Suspect] = {}
    for item in suspects:
        best.setdefault(item.as_heard, item)
    dropped: set[str] = set()
    for item in best.values():
        shorter = best.get(_differing_word(item))
        if shorter and shorter is not item and shorter.canonical in item.canonical.split():
            alone = shorter.heard.count > item.heard.count
            dropped.add(item.as_heard if alone else shorter.as_heard)
    return (item for item in best.values() if item.as_heard not in dropped)


def _differing_word(item: Suspect) -> str:
    """The one word of the form that its reading changes; empty where there is no such word."""
    words, others = item.as_heard.split(), item.canonical.split()
    differing = [one for one, other in zip(words, others, strict=False) if one != other]
    return differing[0] if len(words) == len(others) and len(differing) == 1 else ""


def _pairs(names: NameForms) -> list[Pair]:
    """Every pair that is alike and whose direction can be told, the better candidate of a form first."""
    forms = [form for form in names.forms.values() if len(plain_letters(form.text)) >= 4]
    found: dict[tuple[str, str], Likeness] = {}
    for one, other in _neighbours(forms):
        heard, meant = sorted((one, other), key=lambda form: (form.weight, -form.text.count(" "), form.text))
        if (like := likeness(heard.text, meant.text, by_ear=not heard.written)) and _context_allows(
            heard, meant, like, names
        ):
            found[heard.text, meant.text] = like
    pairs = [(heard, meant, like) for (heard, meant), like in found.items()]
    return sorted([*pairs, *_spoken_pairs(names)], key=lambda pair: (pair[2], pair[0], pair[1]))


def _spoken_pairs(names: NameForms) -> Iterator[Pair]:
    """Names whose figures are spelt out, and how the corpus prints them."""
    coded = [form for form in names.forms.values() if any(char.isdigit() for char in form.text)]
    printed = {plain_letters(form.text): form for form in sorted(coded, key=lambda form: (form.weight, form.text))}
    for words, code in names.spoken.items():
        known = printed.get(plain_letters(code.printed)) or printed.get(plain_letters(code.printed).removesuffix("s"))
        if known or code.certain:
            yield words, known.text if known else code.printed, Likeness.FIGURES


def _in_small_letters(documents: Collection[Document], names: NameForms) -> list[Pair]:
    """Names that a transcript has in pieces (*ali baba*), or misspelt, and without a capital."""
    known = [form for form in names.forms.values() if (form.vouched or form.written) and " " not in form.text]
    often = [form.text for form in known if form.vouched or form.count >= _KNOWN]
    pieces = split_names(documents, (form.text for form in known))
    misspelt = misspelt_names(documents, often)
    pairs = [(words, name, Likeness.SPACES) for words, name in pieces.items()]
    return sorted([*pairs, *((word, name, Likeness.SOUND) for word, name in misspelt.items())])


def _neighbours(forms: list[NameForm]) -> Iterator[tuple[NameForm, NameForm]]:
    """Pairs of forms that share a key; one pair may come several times."""
    blocks: dict[str, list[NameForm]] = defaultdict(list)
    for form in forms:
        plain = plain_letters(form.text)
        blocks["=" + plain].append(form)
        if form.alone or form.vouched or form.text.count(" ") == 0:
            sound = sound_of(plain)
            blocks["~" + sound].append(form)
            if len(consonants := consonants_of(sound)) >= 4:
                blocks["-" + consonants[1:]].append(form)
        if form.alone or form.vouched:
            blocks["." + " ".join(frame_of(sound_of(plain_letters(word))) for word in form.text.split())].append(form)
    for block in blocks.values():
        if len(block) <= _CROWD:
            yield from ((one, other) for place, one in enumerate(block) for other in block[:place])
    del blocks
    yield from _one_letter_apart(forms)


def _one_letter_apart(forms: list[NameForm]) -> Iterator[tuple[NameForm, NameForm]]:
    known: dict[str, list[NameForm]] = defaultdict(list)
    for form in forms:
        if form.vouched or form.count >= _KNOWN:
            for key in _less_one(form.text):
                known[key].append(form)
    for form in forms:
        near = {other.text: other for key in _less_one(form.text) for other in known.get(key, ())}
        yield from ((form, other) for text, other in near.items() if text != form.text)


def _less_one(text: str) -> Iterator[str]:
    """Its plain letters, and every way of leaving one out, where it is long enough for that to say something."""
    plain = plain_letters(text)
    if len(plain) >= 5:
        yield plain
        yield from {plain[:place] + plain[place + 1 :] for place in range(len(plain))}


def _context_allows(heard: NameForm, meant: NameForm, like: Likeness, names: NameForms) -> bool:
    """Whether what stands around the two lets them be one name."""
    if heard.vouched or heard.weight == meant.weight:
        return False  # it is right already, or nothing says which of the two is
    if like in (Likeness.SPACES, Likeness.MARKS):
        return True
    if len(heard.written) > 1:
        return False  # two writers who spell it so know a name of its own
    if like is Likeness.COMPANY:
        known = bool(meant.vouched or meant.written)
        return not heard.written and bool(heard.alone) and known and names.in_company(heard, meant)
    if set(heard.companions) & set(meant.companions):
        return True
    # Words of longer names are the same person or body only in the same company.
    return bool(heard.alone) and (" " in heard.text or not heard.companions or not meant.companions)


def _holds(suspect: Suspect, *, vouched: bool) -> bool:
    """Whether the texts, read letter for letter, still allow it."""
    heard, meant, like = suspect.heard, suspect.meant, suspect.likeness
    if like is Likeness.FIGURES:
        return True
    if not heard.count or (meant.small > meant.count and not vouched):
        return False  # a common word that is capitalised now and then
    if suspect.as_heard.split()[-1].islower():
        return not any(heard.written.values())  # else they are words of the language
    if like in (Likeness.SPACES, Likeness.MARKS):
        return True
    if heard.small >= heard.count:
        return False
    written = [doc_id for doc_id, count in heard.written.items() if count]
    if len(written) > 1 or any(heard.written[doc_id] > 1 and doc_id in meant.sources for doc_id in written):
        return False  # two writers who spell it so know a name of its own, and one who uses both means two
    if vouched or not written:
        return True
    return meant.count >= (1 if like is Likeness.SOUND else _FEW) * heard.count
