"""Sentences that say the same under other brand names: one is quoted, the others named.

Ten generics of a substance print the same sentence with ten names. Equal apart from the
name, the words that change nothing and white space, they are one; a sentence that counts
tablets or millilitres is the same only at the same strength.
"""

from collections.abc import Sequence
from dataclasses import replace

from sourcier.answering.reply import Quoted
from sourcier.answering.statements import state, strengths_of, substances_of
from sourcier.nlp.measures import given

DOSE = frozenset({"dose"})


def grouped(chosen: list[Quoted], quoted: Quoted) -> bool:
    """Name a quotation's document beside an equal quotation; say whether that was done.

    Args:
        chosen: the quotations so far; the equal one is replaced in place.
        quoted: the one that may say the same.
    """
    equal = _equal(chosen, quoted)
    if equal is None:
        return False
    document = quoted.held.document
    more = [(document.id, document.title), *quoted.same_in]
    first = chosen[equal]
    known = {first.held.document.id, *(id_ for id_, _ in first.same_in)}
    named = tuple(twin for twin in dict.fromkeys(more) if twin[0] not in known)
    chosen[equal] = replace(first, same_in=(*first.same_in, *named))
    return True


def _equal(chosen: Sequence[Quoted], quoted: Quoted) -> int | None:
    key = _key(quoted)
    ranks = (n for n, other in enumerate(chosen) if _key(other) == key)
    return next(ranks, None)


def _key(quoted: Quoted) -> tuple[object, ...]:
    """What two quotations must share to be one: words, lead-in, medicine, strength."""
    document, place = quoted.held.document, quoted.quotation
    words = place.words(document)
    lead = place.lead.of(document.text) if place.lead else ""
    counted = bool(given(f"{lead} {words}", DOSE))
    return (
        state(words, document).said,
        state(lead, document).said if lead else "",
        substances_of(document),
        strengths_of(document.title) if counted else frozenset(),
    )
