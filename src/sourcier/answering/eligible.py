"""What may be quoted at all: the medicine, the class and the people asked about.

Rules before weights: another medicine's dose, or the ordinary dose for those whom it may
harm, is no answer however well it matches (DESIGN §10).
"""

from collections.abc import Mapping, Sequence
from functools import cache

from sourcier.answering.asked import ONE_SUBSTANCE, Asked
from sourcier.answering.features import said_above
from sourcier.answering.quoting import PAIR
from sourcier.answering.reply import Reason
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


@cache
def _beyond() -> Mapping[str, frozenset[str]]:
    """For a kind of source, the aspects on which it is no answer."""
    told: dict[str, set[str]] = {}
    for row in table("source_aspects.csv", ("kind", "aspect", "origin", "added")):
        told.setdefault(row["kind"], set()).add(row["aspect"])
    return {kind: frozenset(aspects) for kind, aspects in told.items()}


def eligible(ranked: Sequence[Scored], asked: Asked) -> list[Scored]:
    """Leave out what is about other medicines, then what is for other people.

    What is for other people stays when nothing else is found: it is what comes nearest.
    """
    about = _of_the_medicine(ranked, asked)
    fit = [scored for scored in about if fits(scored, asked)]
    return fit or about


def fits(scored: Scored, asked: Asked) -> bool:
    """Say whether a candidate may be quoted as an answer."""
    return misfit(scored, asked) is None


def misfit(scored: Scored, asked: Asked) -> Reason | None:
    """Say why a candidate may not be quoted as an answer, if it may not."""
    if scored.candidate.unit.excluded or not _doses_for(scored, asked):
        return Reason.POPULATION_NOT_COVERED
    if not _of_such_a_source(scored, asked) or not _of_the_class(scored, asked):
        return Reason.ASPECT_NOT_COVERED
    return None


def _of_such_a_source(scored: Scored, asked: Asked) -> bool:
    """Say whether a source of this kind answers what is asked.

    An opinion on reimbursement cites doses and harms of trials; it prescribes none.
    """
    if _is_record(scored, asked):
        return True
    source = scored.candidate.stretch.held.document.id.partition(":")[0]
    beyond = _beyond().get(asked.kinds.get(source, ""), frozenset())
    aspects = frozenset(asked.question.aspects)
    return not aspects or not aspects <= beyond


def _is_record(scored: Scored, asked: Asked) -> bool:
    """Say whether a candidate is of the official record of the medicines asked about."""
    heading = scored.candidate.unit.heading
    several = len(asked.question.medicines) > 1
    return several and bool(heading) and PAIR in heading[-1]


def _of_the_class(scored: Scored, asked: Asked) -> bool:
    """Say whether a candidate names each class asked about, as such.

    The text of one member is none of the class. Of an interaction, the official record
    of a member counts: its heading says which.
    """
    if not asked.class_ways:
        return True
    several = len(asked.question.medicines) > 1
    if several and scored.features["pair"] < 1:
        return False
    if _is_record(scored, asked):
        return True
    said = said_above(scored.candidate)
    return all(any(way <= said for way in ways) for ways in asked.class_ways)


def _of_the_medicine(ranked: Sequence[Scored], asked: Asked) -> list[Scored]:
    """Leave out what is about other medicines.

    Of one medicine, its combinations with others count only when it has no document of
    its own; so do the leaflets of the members of a class, where no aspect is asked.
    Without a medicine in the question, a medicine's own document counts only if
    its passage says every notion asked about.
    """
    if not asked.question.medicines:
        return [scored for scored in ranked if _says_all(scored)]
    about = [scored for scored in ranked if scored.features["medicine"]]
    of_members = asked.class_ways and asked.question.aspects  # leaflets answer aspects
    alone = len(asked.question.medicines) == 1 and not of_members
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
