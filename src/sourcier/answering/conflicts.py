"""Where two sources in force disagree: a number, or recommended against refused.

Precision before recall: two sentences are compared only when they are about the same
medicine in the same form and strength, the same population and the same aspect, and are
alike apart from what they disagree on. A document that says both is no disagreement.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from sourcier.answering.candidates import Candidate, Unit
from sourcier.answering.disagreement import RECOMMENDATION, Said, disagreement, polarity
from sourcier.answering.forms import forms_of
from sourcier.answering.quoting import quote
from sourcier.answering.reply import Conflict, Quoted
from sourcier.answering.selection import Scored
from sourcier.answering.statements import (
    NUMBER,
    names_of,
    state,
    strengths_of,
    substances_of,
)
from sourcier.corpus.version import Held
from sourcier.evidence.document import Document
from sourcier.evidence.outline import governing
from sourcier.evidence.status import Status
from sourcier.nlp.aspects import aspects_of_heading
from sourcier.nlp.populations import populations

IN_FORCE = frozenset({Status.IN_FORCE, Status.DEMONSTRATION})
MOST = 2
"""Disagreements shown beside an answer."""
NEAR = 0.4
"""Share of the shorter sentence's tokens under which two are not worth comparing."""
OF_THE_BOX = frozenset({"temperature"})
"""What each maker states of its own packaging."""
NOT_COMPARED = frozenset(
    {
        *("composition", "excipients", "identity", "price", "holder", "availability"),
        *("generic", "prescription", "side_effects", "benefit"),
    }
)
"""Rubrics whose numbers are each product's own, or are frequencies of side effects."""

InForce = Callable[[Held], bool]


def conflicts(
    shown: Sequence[Quoted],
    ranked: Sequence[Scored],
    *,
    in_force: InForce,
    brand_typed: bool = False,
) -> tuple[Conflict, ...]:
    """Find what other documents say otherwise than the quotations.

    Args:
        shown: the quotations of the answer.
        ranked: everything that was found, the best first.
        in_force: says whether a document still holds, beyond its own status.
        brand_typed: a brand was asked about: how another maker's box is stored says
            nothing of its own.
    """
    found: dict[tuple[str, str], Conflict] = {}
    units = [scored.candidate for scored in ranked]
    for quoted in shown:
        for mine in _within(quoted, units):
            for on, yours in _opposed(mine, units, in_force):
                if brand_typed and on in OF_THE_BOX and not _same_brand(mine, yours):
                    continue
                key = on, " ".join(state(yours.words, _document(yours)).words)
                both = sorted((quoted, _quoted(yours)), key=_day, reverse=True)
                found.setdefault(key, Conflict(on, tuple(both)))
                if len(found) == MOST:
                    return tuple(found.values())
    return tuple(found.values())


def _within(quoted: Quoted, units: Sequence[Candidate]) -> Iterator[Candidate]:
    """The units that a quotation shows."""
    held, span = quoted.held, quoted.quotation.span
    for unit in units:
        same = unit.stretch.held.version.number == held.version.number
        if same and span.covers(unit.unit.span) and held.version.status in IN_FORCE:
            yield unit


def _opposed(
    mine: Candidate, units: Sequence[Candidate], in_force: InForce
) -> Iterator[tuple[str, Candidate]]:
    """The units of other documents that disagree with one."""
    said = _said(mine)
    if said.aspects & NOT_COMPARED:
        return
    for yours in units:
        if _near(mine.unit, yours.unit) and _same_medicine(mine, yours):
            on = disagreement(said, _said(yours))
            if on and _alone(mine, yours, on) and in_force(yours.stretch.held):
                yield on, yours


def _near(mine: Unit, yours: Unit) -> bool:
    shared = len(mine.tokens & yours.tokens)
    return bool(shared) and shared >= NEAR * min(len(mine.tokens), len(yours.tokens))


def _same_medicine(mine: Candidate, yours: Candidate) -> bool:
    """Say whether two units are of two documents about one medicine, form and strength."""
    held = yours.stretch.held
    one, other = _document(mine), held.document
    if one.id == other.id or held.version.status not in IN_FORCE:
        return False
    same = substances_of(one) == substances_of(other) != frozenset()
    return same and _same_product(one, other)


def _same_product(one: Document, other: Document) -> bool:
    """Same form and strength; what states neither must be of the same brand."""
    forms = [set(forms_of(document.title)) for document in (one, other)]
    strengths = [strengths_of(document.title) for document in (one, other)]
    if any(a and b and a != b for a, b in (forms, strengths)):
        return False
    stated = all(forms) and all(strengths)
    return stated or bool(set(names_of(one)) & set(names_of(other)))


def _same_brand(mine: Candidate, yours: Candidate) -> bool:
    return bool(set(names_of(_document(mine))) & set(names_of(_document(yours))))


def _said(candidate: Candidate) -> Said:
    document, unit = _document(candidate), candidate.unit
    statement = state(candidate.words, document)
    lead = candidate.lead.span.of(document.text) if candidate.lead else ""
    own = " ".join(word for word in statement.words if word != NUMBER)
    people = populations(" ".join([*unit.heading[-2:], lead, own]))
    return Said(
        statement=statement,
        lead=state(lead, document).said if lead else "",
        people=frozenset(people),
        aspects=frozenset(aspects_of_heading(unit.heading)),
    )


def _alone(mine: Candidate, yours: Candidate, on: str) -> bool:
    """Say whether each document says its own alone: one that says both agrees."""
    for here, there in ((mine, yours), (yours, mine)):
        around = _around(there)
        if on == RECOMMENDATION:
            pole = polarity(" ".join(state(here.words, _document(here)).words))
            if any(polarity(said) == pole for said in around):
                return False
        elif any(_key(here) in said for said in around):
            return False
    return True


def _key(candidate: Candidate) -> str:
    return state(candidate.words, _document(candidate)).said.lstrip("·•*- ")


def _around(candidate: Candidate) -> list[str]:
    """What the rubric of a unit says, sentence by sentence."""
    document = _document(candidate)
    above = governing(document.outline, candidate.unit.span.start)
    units = candidate.stretch.units
    if not above:
        return [state(unit.span.of(document.text), document).said for unit in units]
    words = above[-1].governs.of(document.text)
    return [_whole(words, document)]


def _whole(words: str, document: Document) -> str:
    return state(words, document).said


def _quoted(candidate: Candidate) -> Quoted:
    stretch = candidate.stretch
    return Quoted(
        quotation=quote(candidate),
        held=stretch.held,
        passage=stretch.place.passage,
        score=0.0,
        same_in=stretch.same_in,
    )


def _day(quoted: Quoted) -> tuple[date, str]:
    """When a document was last revised, as far as it is known."""
    held = quoted.held
    document = held.document
    day = document.updated or document.published or held.version.valid_from
    return day, document.id


def _document(candidate: Candidate) -> Document:
    return candidate.stretch.held.document
