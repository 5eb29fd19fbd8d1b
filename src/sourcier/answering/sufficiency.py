"""Answer or abstain: is what was found enough?

A logistic model on a few features that a person can read; weights and threshold come
from the development questions (`data/weights.toml`). guide/verification.md, section 7.
"""

import math
from collections.abc import Mapping, Sequence

from sourcier.answering.asked import Asked
from sourcier.answering.features import Features
from sourcier.answering.quoting import PAIR
from sourcier.answering.reply import Quoted, Reason
from sourcier.answering.selection import SHOWN, Scored
from sourcier.nlp.measures import counts

SCALE = 5.0
"""Divides a score, so that all features are of one order."""
TOLD = (
    "own_local",
    "focus",
    "focus_heading",
    "aspects",
    "theme",
    "document",
    "same_name",
    "measure",
    "table_aspect",
    "population",
    "boilerplate",
)
"""What is told of the first candidate."""
FIRST = 5
"""Candidates that tell whether anything is about the medicine asked for."""


def evidence(ranked: Sequence[Scored], asked: Asked) -> Features:
    """Describe a ranking by its first candidate and the distance of the others."""
    first = ranked[0]
    total = sum(math.exp(scored.score - first.score) for scored in ranked)
    missing = asked.notions.missing(first.candidate.stretch.tokens)
    heaviest = max((c.weight for c in asked.notions.concepts), default=1.0)
    shown = sum(math.exp(scored.score - first.score) for scored in ranked[:SHOWN])
    return {
        "certainty": 1 / total,
        "shown": shown / total,
        **{f"first_{name}": first.features[name] for name in TOLD},
        "record": float(_is_record(first, asked)),
        "score": first.score / SCALE,
        "passage": first.features["passage"],
        "medicine": first.features["medicine"],
        "named": float(bool(asked.question.medicines)),
        "pair": first.features["pair"],
        "missing": missing[0].weight / heaviest if missing else 0.0,
    }


def lacks_the_number(quotations: Sequence[Quoted], asked: Asked) -> bool:
    """Say whether a number is asked for, and no quotation holds any.

    A dose or a duration is not answered by « suivez la prescription de votre médecin ».
    """
    if not asked.measures:
        return False
    said = (one.quotation.words(one.held.document) for one in quotations)
    return not any(counts(words) for words in said)


def _is_record(first: Scored, asked: Asked) -> bool:
    """Say whether the first candidate is of the official record of the pair asked about."""
    heading = first.candidate.unit.heading
    pair = len(asked.question.medicines) > 1 and first.features["pair"] == 1
    return pair and bool(heading) and PAIR in heading[-1]


def probability(known: Features, weights: Mapping[str, float]) -> float:
    """Give the probability that the first quotations answer."""
    linear = weights["constant"] + sum(
        weights[name] * known[name] for name in sorted(known)
    )
    return round(1 / (1 + math.exp(-linear)), 6)


def reason_for(ranked: Sequence[Scored], asked: Asked) -> Reason:
    """Say why what was found is not enough."""
    question = asked.question
    about = any(scored.features["medicine"] for scored in ranked[:FIRST])
    population = any(scored.features["population"] for scored in ranked)
    if question.medicines and about:
        if question.populations and not population:
            return Reason.POPULATION_NOT_COVERED
        return Reason.ASPECT_NOT_COVERED
    return Reason.NO_EVIDENCE
