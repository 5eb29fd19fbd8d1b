"""Which passage says the contrary of what a question takes for granted.

Each rule is typed: it compares one axis of the question with the same axis of a passage
about the same medicine, population or object, and is silent as soon as a passage agrees.
A question that asks whether (*peut-on…*) supposes nothing and is answered.
"""

from collections.abc import Callable, Sequence

from sourcier.answering.age_limits import leaves_out, lets_in, limits
from sourcier.answering.asked import Asked
from sourcier.answering.claims import (
    EXCIPIENTS,
    QUESTION,
    SOURCE,
    claimed,
    takes_for_granted,
)
from sourcier.answering.cues import pattern
from sourcier.answering.denials import denied, exceeded
from sourcier.answering.selection import Scored
from sourcier.answering.supposed import TENDER, Supposed, governed, own_words, said_around
from sourcier.nlp.aspects import aspects_of_heading
from sourcier.nlp.normalise import fold
from sourcier.nlp.populations import populations

SAID_OF_A_MEDICINE = (
    "fridge",
    "freezer",
    "meal",
    "driving",
    "prescription",
    *EXCIPIENTS,
)
"""Axes on which what is said of one medicine excludes the other values."""
TELLING_ROUTE = frozenset({"administration", "posology"})
SAME_MATTER = 0.6
"""Share of what the question is about that a passage says when it is about the same."""
OF_A_DOSE = "dose"
"""« augmentation de la posologie » tells what to do, not where a concentration goes."""
ALLOWED, FORBIDDEN = "allowed", "forbidden"
CONTRARY = {ALLOWED: FORBIDDEN, FORBIDDEN: ALLOWED}


def contradiction(ranked: Sequence[Scored], asked: Asked) -> Scored | None:
    """Give the unit that says the contrary of what a question takes for granted.

    Args:
        ranked: every candidate, the best first.
        asked: the question.
    """
    supposed = Supposed(asked, ranked)
    if not ranked or not takes_for_granted(supposed.folded):
        return None
    found = (rule(supposed) for rule in RULES)
    return next((scored for scored in found if scored), None)


def _of_the_medicine(supposed: Supposed) -> Scored | None:
    """Compare where it is kept, how it goes with meals and driving, what it holds."""
    if not supposed.asked.question.medicines:
        return None
    found = (_opposite(axis, supposed, supposed.nearest) for axis in SAID_OF_A_MEDICINE)
    return next((scored for scored in found if scored), None)


def _route(supposed: Supposed) -> Scored | None:
    """Compare the route of a brand: a substance may have several."""
    medicines = supposed.asked.question.medicines
    if not any(mention.name.kind == "brand" for mention in medicines):
        return None
    told = [
        one
        for one in supposed.nearest
        if TELLING_ROUTE & set(aspects_of_heading(one.candidate.unit.heading))
    ]
    return _opposite("route", supposed, told)


def _opposite(axis: str, supposed: Supposed, candidates: Sequence[Scored]) -> Scored | None:
    """Give the first candidate with another value, if none has the value claimed."""
    claims = claimed(axis, QUESTION, supposed.folded)
    if not claims:
        return None
    told = [(claimed(axis, SOURCE, own_words(one)), one) for one in candidates]
    if any(claims[0] in values for values, _ in told):
        return None
    return next((one for values, one in told if values), None)


def _direction(supposed: Supposed) -> Scored | None:
    """Compare more with less, in what is said first of an interaction."""
    claims = claimed("direction", QUESTION, supposed.folded)
    if not claims:
        return None
    several = len(supposed.asked.question.medicines) > 1
    told = [
        (claimed("direction", SOURCE, own_words(one)), one)
        for one in supposed.near
        if several or supposed.covered(said_around(one)) >= SAME_MATTER
    ]
    first = [
        (values[0], one)
        for found, one in told
        if (values := [value for value in found if value != OF_A_DOSE])
    ]
    if any(value == claims[0] for value, _ in first):
        return None
    return first[0][1] if first else None


def _use(supposed: Supposed) -> Scored | None:
    """Compare what is allowed with what is forbidden.

    A dose asked for a young age, a pregnancy or a breast-feeding supposes that the
    medicine may be used then.
    """
    claims = claimed("use", QUESTION, supposed.folded)
    if claims:
        return _contrary(supposed, CONTRARY[claims[0]], asserted=True)
    tender = supposed.people & TENDER or (supposed.people and supposed.age is not None)
    if tender and pattern("dose_asked").search(supposed.folded):
        return _contrary(supposed, FORBIDDEN, asserted=False)
    return None


def _contrary(supposed: Supposed, value: str, *, asserted: bool) -> Scored | None:
    """Give the candidate of the contrary value that says most of the matter.

    Args:
        supposed: the question.
        value: contrary to what is taken for granted.
        asserted: the question says so in words, and does not merely ask for a dose.
    """
    if value == FORBIDDEN and _has_a_dose(supposed, told=asserted):
        return None
    found: list[tuple[float, int, Scored]] = []
    for rank, scored in enumerate(supposed.near):
        if not _same_matter(scored, supposed):
            continue
        own = claimed("use", SOURCE, own_words(scored))
        if value in claimed("use", SOURCE, governed(scored)) and CONTRARY[value] not in own:
            share = round(supposed.covered(scored.candidate.unit.tokens), 2)
            found.append((-share, rank, scored))
        elif CONTRARY[value] in own and supposed.age is None and not found:
            return None
    return min(found, key=lambda one: one[:2])[2] if found else None


def _has_a_dose(supposed: Supposed, *, told: bool) -> bool:
    """Say whether a source gives a dose for the age asked about, or for the population.

    Args:
        supposed: the question.
        told: a limit of age must be written.
    """
    given = [
        _with_heading(scored)
        for scored in supposed.near
        if scored.features["measure"] > 0
        and FORBIDDEN not in claimed("use", SOURCE, own_words(scored))
    ]
    age = supposed.age
    if age is not None:
        return any(lets_in(words, age, told=told) for words in given)
    return not told and any(supposed.people & set(populations(words)) for words in given)


def _with_heading(scored: Scored) -> str:
    """Give the words of a unit, with its lowest heading where they tell no limit of age."""
    words, heading = own_words(scored), fold(" ".join(scored.candidate.unit.heading[-1:]))
    return words if any(limits(words)) else f"{heading} . {words}"


def _same_matter(scored: Scored, supposed: Supposed) -> bool:
    """Say whether a unit is about the age, the population or the object asked about."""
    words = governed(scored)
    if supposed.age is not None:
        return leaves_out(words, supposed.age)
    if supposed.people:
        return bool(supposed.people & set(populations(words)))
    return supposed.covered(said_around(scored)) >= SAME_MATTER


RULES: tuple[Callable[[Supposed], Scored | None], ...] = (
    _of_the_medicine,
    _route,
    exceeded,
    _direction,
    _use,
    denied,
)
"""In the order in which they are tried: the surest first."""
