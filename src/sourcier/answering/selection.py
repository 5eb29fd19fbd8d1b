"""Which units answer: the sentences that say it, not those that share words with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sourcier.answering.asked import Asked
from sourcier.answering.candidates import Candidate
from sourcier.answering.features import (
    Features,
    features,
    is_of_another_pair,
    stretch_features,
)
from sourcier.answering.grouping import grouped
from sourcier.answering.quoting import joined, quote
from sourcier.answering.reply import Quoted
from sourcier.evidence.quotation import Quotation
from sourcier.nlp.normalise import fold

SHOWN = 3
"""Quotations of an answer; issue 3 allows one to five."""
MARGIN = 3.0
"""How far under the best score a further quotation may be; the scores are log-odds."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with what is known of it."""

    candidate: Candidate
    features: Features
    score: float


def rank(
    found: Sequence[Candidate], asked: Asked, *, weights: Mapping[str, float]
) -> list[Scored]:
    """Order candidates, the best first; equals in the order of the corpus."""
    scored = []
    shared: dict[int, Features] = {}
    for candidate in found:
        if is_of_another_pair(candidate, asked):
            continue
        stretch = candidate.stretch
        if stretch.place.passage not in shared:
            shared[stretch.place.passage] = stretch_features(stretch, asked)
        known = features(candidate, asked, shared[stretch.place.passage])
        score = sum(weights[name] * known[name] for name in sorted(known))
        scored.append(Scored(candidate, known, round(score, 6)))
    return sorted(scored, key=lambda s: (-s.score, _place(s.candidate)))


def _place(candidate: Candidate) -> tuple[int, int]:
    return candidate.stretch.place.passage, candidate.unit.span.start


def choose(ranked: Sequence[Scored]) -> tuple[Quoted, ...]:
    """Quote the best units; those that touch are joined, the same words come once."""
    chosen: list[Quoted] = []
    for scored in ranked:
        if len(chosen) == SHOWN or scored.score < ranked[0].score - MARGIN:
            break
        quoted = _quoted(scored)
        held = grouped(chosen, quoted) or any(_holds(other, quoted) for other in chosen)
        if not held and not _joins(chosen, quoted):
            chosen.append(quoted)
    return tuple(chosen)


def _quoted(scored: Scored) -> Quoted:
    stretch = scored.candidate.stretch
    return Quoted(
        quotation=quote(scored.candidate),
        held=stretch.held,
        passage=stretch.place.passage,
        score=round(scored.score, 4),
        same_in=stretch.same_in,
    )


def _holds(one: Quoted, other: Quoted) -> bool:
    """Say whether a quotation already shows the words of another."""
    return folded_words(other) in folded_words(one)


def folded_words(quoted: Quoted) -> str:
    """Give the words of a quotation without case, accents and line ends, to compare."""
    return " ".join(fold(quoted.quotation.words(quoted.held.document)).split())


def _joins(chosen: list[Quoted], quoted: Quoted) -> bool:
    """Join a quotation with one that it touches, in place; say whether that was done."""
    for position, other in enumerate(chosen):
        both: Quotation | None = joined(
            other.quotation, quoted.quotation, other.held.document
        )
        if both:
            chosen[position] = replace(other, quotation=both)
            return True
    return False
