"""A question that takes something for granted, with what may say the contrary."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sourcier.answering.age_limits import age_asked
from sourcier.answering.asked import SAME_SUBSTANCES, Asked
from sourcier.answering.claims import fillers
from sourcier.answering.concepts import Concept
from sourcier.answering.selection import Scored
from sourcier.nlp.normalise import fold
from sourcier.nlp.sentences import Kind
from sourcier.nlp.tokens import tokens_of

YOUNG = frozenset({"child", "infant", "newborn", "adolescent", "premature"})
TENDER = frozenset({"pregnant", "breastfeeding"})
OTHERS = frozenset({"adult", "male", "female", "obese", "animal"})
"""Populations of which no contra-indication speaks, or that say nothing of a use."""
NAMELESS = 40
"""Units looked at where no medicine tells which documents the question is about."""


@dataclass(frozen=True)
class Supposed:
    """A question that takes something for granted.

    Args:
        asked: the question.
        ranked: every candidate, the best first.
    """

    asked: Asked
    ranked: Sequence[Scored]

    @cached_property
    def folded(self) -> str:
        """The question without case and accents."""
        return fold(self.asked.question.text)

    @cached_property
    def people(self) -> frozenset[str]:
        """The populations that a contra-indication may be about."""
        return frozenset(self.asked.question.populations) - OTHERS

    @cached_property
    def age(self) -> float | None:
        """The age asked about, in months, if the question is about a young person."""
        age = age_asked(self.folded)
        return age if self.people & YOUNG or not self.people else None

    @cached_property
    def objects(self) -> tuple[Concept, ...]:
        """What the question is about, its medicine and its question words apart."""
        return tuple(
            concept
            for concept in self.asked.notions.concepts
            if concept.token not in fillers() and not concept.token[0].isdigit()
        )

    @cached_property
    def near(self) -> Sequence[Scored]:
        """The candidates about the medicine itself, or about all of several."""
        medicines = self.asked.question.medicines
        if not medicines:
            return self.ranked[:NAMELESS]
        if len(medicines) > 1:
            pairs = [one for one in self.ranked if one.features["pair"] >= 1]
            return pairs or self.ranked
        best = min(SAME_SUBSTANCES, self._best)
        return [one for one in self.ranked if one.features["medicine"] >= best]

    @cached_property
    def nearest(self) -> Sequence[Scored]:
        """The candidates about the very name that was typed, where there are any."""
        return [one for one in self.near if one.features["medicine"] >= self._best]

    @cached_property
    def _best(self) -> float:
        return max((one.features["medicine"] for one in self.ranked), default=0.0)

    def covered(self, tokens: Iterable[str]) -> float:
        """Give the weighted share of its objects that some tokens say, from 0 to 1."""
        said = frozenset(tokens)
        total = sum(concept.weight for concept in self.objects)
        told = sum(concept.weight for concept in self.objects if concept.said_by(said))
        return told / total if total else 0.0


def own_words(scored: Scored) -> str:
    """Give the words of a unit, folded."""
    return fold(scored.candidate.words)


def governed(scored: Scored) -> str:
    """Give a unit with what governs it: its lead-in, or the heading of a bare item."""
    candidate = scored.candidate
    if candidate.lead:
        above = candidate.lead.span.of(candidate.stretch.held.document.text)
    else:
        above = " ".join(candidate.unit.heading[-1:] if _is_item(scored) else ())
    return fold(f"{above} . {candidate.words}")


def _is_item(scored: Scored) -> bool:
    return scored.candidate.unit.kind is Kind.ITEM


def said_around(scored: Scored) -> frozenset[str]:
    """Give the tokens of a unit, of its lead-in and of its headings."""
    candidate = scored.candidate
    lead = candidate.lead.tokens if candidate.lead else frozenset()
    heading = tokens_of(" ".join(candidate.unit.heading[-2:]))
    return candidate.unit.tokens | lead | heading
