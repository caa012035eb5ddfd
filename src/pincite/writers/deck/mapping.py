"""What the mapping beside a template names in it, and where it names what is not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pincite.diagnostics import Diagnostic, did_you_mean, error
from pincite.spec.deck_template import MappedLayout
from pincite.writers.deck.offers import Offer
from pincite.writers.deck.template import LAYOUTS


def mapped_indices(mapped: MappedLayout, offer: Offer) -> dict[str, int]:
    """Role -> index of what the mapping names, then of what has the role's own name, then of the title."""
    names = {each.name: each.idx for each in offer.held}
    own = {role: names[role] for role in LAYOUTS[mapped.kind] if role in names}
    title = {"Title": offer.title.idx} if offer.title else {}
    return title | own | {role: names[name] for role, name in mapped.placeholders if name in names}


def faults_of_mapping(mapping: Sequence[MappedLayout], offers: Sequence[Offer]) -> Iterator[Diagnostic]:
    layouts = {offer.name: offer for offer in reversed(offers)}
    for each in mapping:
        if each.kind not in LAYOUTS:
            hints = did_you_mean(each.kind, LAYOUTS) or (f"kinds are: {', '.join(LAYOUTS)}",)
            yield error("template-mapping-fits", f"no slides are of the kind `{each.kind}`", each.place, *hints)
            continue
        if each.layout not in layouts:
            hints = did_you_mean(each.layout, layouts) or (f"it has: {', '.join(layouts)}",)
            yield error("template-has-layout", f"no layout is named `{each.layout}`", each.place, *hints)
            continue
        names = [held.name for held in layouts[each.layout].held]
        for (role, name), place in zip(each.placeholders, each.places, strict=True):
            if role not in LAYOUTS[each.kind]:
                message = f"`{each.kind}` has no part `{role}`"
                hints = did_you_mean(role, LAYOUTS[each.kind]) or (f"it has: {', '.join(LAYOUTS[each.kind])}",)
                yield error("template-mapping-fits", message, place, *hints)
            elif name not in names:
                message = f"the layout `{each.layout}` has no placeholder named `{name}`"
                yield error("template-has-placeholder", message, place,
                            *(did_you_mean(name, names) or (f"it has: {', '.join(names)}",)))  # fmt: skip
