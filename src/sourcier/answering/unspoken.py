"""Of whom no document about a medicine speaks, though the question asks for them.

Leaflets leave adults, men and women unsaid; a child, an old person, a pregnancy, a kidney
that fails are named wherever something is known of them (guide/verification.md, section 7).
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sourcier.answering.absences import Shelf
from sourcier.answering.asked import ONE_SUBSTANCE
from sourcier.answering.selection import Scored
from sourcier.nlp.populations import words_for
from sourcier.nlp.tokens import analyse

YOUNG = ("newborn", "premature", "infant", "child", "adolescent")
ALONE = ("elderly", "pregnant", "breastfeeding", "hepatic", "epileptic")
COVERING: Mapping[str, tuple[str, ...]] = MappingProxyType(
    dict.fromkeys(YOUNG, YOUNG)
    | {one: (one,) for one in ALONE}
    | dict.fromkeys(("renal", "dialysis"), ("renal", "dialysis"))
)
"""Populations that sources name, and those whose mention speaks of them too: what is said
of « enfants » is said of infants."""


def unspoken(shelf: Shelf, ranked: Sequence[Scored]) -> tuple[str, ...]:
    """Give the populations asked about, if no document about the medicine names one.

    Args:
        shelf: the documents about the medicine.
        ranked: what was found; a sentence that agrees spares the search.
    """
    question = shelf.asked.question
    wanted = [one for one in question.populations if one in COVERING]
    named = any(scored.features["medicine"] >= ONE_SUBSTANCE for scored in ranked)
    if not wanted or not named or any(scored.features["population"] for scored in ranked):
        return ()
    covering = sorted({other for one in wanted for other in COVERING[one]})
    words = (word for other in covering for word in words_for(other))
    return () if any(shelf.tells(analyse(word)) for word in words) else tuple(wanted)
