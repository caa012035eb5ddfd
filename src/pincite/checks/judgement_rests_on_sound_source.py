"""A corrected or retracted source supports no key judgement by itself."""

from __future__ import annotations

from collections.abc import Iterator

from pincite.briefing.model import Briefing
from pincite.corpus.catalogue import Corpus
from pincite.diagnostics import Diagnostic, error, warning
from pincite.spec.load import LoadedBrief

_RULE = "judgement-rests-on-sound-source"


def judgement_rests_on_sound_source(briefing: Briefing, corpus: Corpus, loaded: LoadedBrief) -> Iterator[Diagnostic]:
    """Standards B19: refuse a judgement with nothing but retracted sources; warn where one is among others, and where
    there are only corrected ones. A corrected source beside a sound one is flagged in the judgement's basis alone."""
    sources = {entry.number: corpus.sources[entry.source] for entry in briefing.evidence}
    for index, judgement in enumerate(briefing.judgements):
        cited = {sources[number].id: sources[number] for number in judgement.citations}
        retracted = [name for name, source in cited.items() if source.status == "retracted"]
        named = ", ".join(f"`{name}`" for name in retracted or cited)
        place = loaded.marks.place(f"$.judgements[{index}].evidence")
        if cited and len(retracted) == len(cited):
            message = f"the judgement rests on nothing but what was retracted: {named}"
            yield error(_RULE, message, place, "add evidence that stands, or drop the judgement")
        elif retracted:
            message = f"the judgement rests on what was retracted: {named}"
            yield warning(_RULE, message, place, "take it out of `evidence`, or say in `because` why it still counts")
        elif cited and all(source.status for source in cited.values()):
            message = f"the judgement rests on nothing but what was corrected: {named}"
            yield warning(_RULE, message, place, "compare it with the correction, or add evidence that stands")
