"""The likelihood scales that a brief may declare."""

from __future__ import annotations

from dataclasses import dataclass

from pincite.words import Language


@dataclass(frozen=True, slots=True)
class Scale:
    """A ladder of likelihood words and what each means."""

    name: str
    terms: tuple[tuple[str, str], ...]
    """Word and range, from the least to the most likely."""
    variants: tuple[tuple[str, str], ...] = ()
    """Other forms of a word and the form that is printed."""

    def term(self, word: str, language: Language) -> tuple[str, str] | None:
        """The printed word and its range, or nothing when the scale does not have it.

        ``word`` may be the English one or the language's own; printed is the language's own.
        """
        plain = " ".join(word.lower().split())
        plain = dict(self.variants).get(plain, plain)
        for (english, _), worded in zip(self.terms, self.worded(language), strict=True):
            if plain in (english, worded[0].lower()):
                return worded
        return None

    def worded(self, language: Language) -> tuple[tuple[str, str], ...]:
        """The terms and their ranges in a language's words."""
        return tuple(
            (language.likelihood.get(term, term), language.digits(language.ranges.get(span, span)))
            for term, span in self.terms
        )


SCALES = {
    # Intelligence Community Directive 203, D.6.e(2)(a), first row of terms.
    "icd-203": Scale(
        "ICD 203",
        (
            ("almost no chance", "1–5 %"),
            ("very unlikely", "5–20 %"),
            ("unlikely", "20–45 %"),
            ("roughly even chance", "45–55 %"),
            ("likely", "55–80 %"),
            ("very likely", "80–95 %"),
            ("almost certain", "95–99 %"),
        ),
        (("almost certainly", "almost certain"), ("roughly even", "roughly even chance")),
    ),
    # Professional Head of Intelligence Assessment, probability yardstick; the gaps are deliberate.
    "phia": Scale(
        "PHIA yardstick",
        (
            ("remote chance", "up to 5 %"),
            ("highly unlikely", "10–20 %"),
            ("unlikely", "25–35 %"),
            ("realistic possibility", "40–50 %"),
            ("likely", "55–75 %"),
            ("highly likely", "80–90 %"),
            ("almost certain", "95 % and over"),
        ),
        (("probable", "likely"),),
    ),
    # Mastrandrea and others, IPCC guidance note on the treatment of uncertainties, 2010.
    "ipcc": Scale(
        "IPCC",
        (
            ("exceptionally unlikely", "0–1 %"),
            ("very unlikely", "0–10 %"),
            ("unlikely", "0–33 %"),
            ("about as likely as not", "33–66 %"),
            ("likely", "66–100 %"),
            ("very likely", "90–100 %"),
            ("virtually certain", "99–100 %"),
        ),
    ),
}
