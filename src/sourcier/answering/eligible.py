"""What may be quoted at all: the medicine asked about, and the people asked about.

Rules before weights: another medicine's dose, or the ordinary dose for those whom it may
harm, is no answer however well it matches (DESIGN §10).
"""

from collections.abc import Sequence
from functools import cache

from sourcier.answering.asked import ONE_SUBSTANCE, Asked
from sourcier.answering.selection import Scored
from sourcier.answering.tables import table
from sourcier.drugs.names import NO_SUBJECT
from sourcier.nlp.people import people

WHOLE = 0.99
"""Share of the notions from which a passage says them all, roundings aside."""
DOSES = frozenset({"posology", "maximum_dose", "frequency"})
"""Aspects whose answer is a dose."""
_COLUMNS = ("population", "origin", "added")


@cache
def _restricted() -> frozenset[str]:
    return frozenset(row["population"] for row in table("dose_populations.csv", _COLUMNS))


def eligible(ranked: Sequence[Scored], asked: Asked) -> list[Scored]:
    """Leave out what is about other medicines, then what is for other people.

    What is for other people stays when nothing else is found: it is what comes nearest.
    """
    about = _of_the_medicine(ranked, asked)
    fit = [scored for scored in about if fits(scored, asked)]
    return fit or about


def fits(scored: Scored, asked: Asked) -> bool:
    """Say whether a candidate may be quoted as an answer for the people asked about."""
    return not scored.candidate.unit.excluded and _doses_for(scored, asked)


def _of_the_medicine(ranked: Sequence[Scored], asked: Asked) -> list[Scored]:
    """Leave out what is about other medicines.

    Of one medicine, its combinations with others count only when it has no document of
    its own. Without a medicine in the question, a medicine's own document counts only if
    its passage says every notion asked about.
    """
    if not asked.question.medicines:
        return [scored for scored in ranked if _says_all(scored)]
    about = [scored for scored in ranked if scored.features["medicine"]]
    alone = len(asked.question.medicines) == 1
    if alone and any(scored.features["same_medicine"] for scored in about):
        return [s for s in about if s.features["medicine"] != ONE_SUBSTANCE]
    return about


def _says_all(scored: Scored) -> bool:
    nameless = NO_SUBJECT in scored.candidate.stretch.labels
    return nameless or scored.features["passage"] >= WHOLE


def _doses_for(scored: Scored, asked: Asked) -> bool:
    """Say whether a dose names those whom the ordinary dose may harm, if they are asked."""
    question = asked.question
    wanted = _restricted().intersection(question.populations)
    if not wanted or DOSES.isdisjoint(question.aspects) or not question.medicines:
        return True
    candidate = scored.candidate
    said = people(" ".join([*candidate.unit.heading[-1:], candidate.words])).named
    return not wanted.isdisjoint(said)
