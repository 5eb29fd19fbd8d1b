"""Every rule that refuses an answer, in the order in which they are tried.

What a question says of itself comes before any search; what the sources say of its
medicine comes after. A question that no rule refuses is weighed by `sufficiency`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sourcier.answering import scope
from sourcier.answering.absences import Shelf, absent
from sourcier.answering.asked import Asked
from sourcier.answering.premises import contradiction
from sourcier.answering.reply import Reason
from sourcier.answering.selection import Scored
from sourcier.answering.unspoken import unspoken
from sourcier.drugs.names import NO_SUBJECT, Names
from sourcier.drugs.nearest import nearest_names
from sourcier.drugs.word_lists import words_of
from sourcier.nlp.normalise import fold
from sourcier.releases.release import Release

WHOLE = 0.99
"""Share of the notions from which a passage says them all, roundings aside."""
SAID = 0.75
"""Share of the notions of a question from which one passage is about them, even when no
word of the question is known to be medical: a care team searches its own documents too."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a rule decided.

    Args:
        reason: why nothing is answered.
        words: of the question, that the reason is about.
        first: the unit that says the contrary of a false premise.
        names: of medicines, nearest to one that nobody knows.
    """

    reason: Reason
    words: tuple[str, ...] = ()
    first: Scored | None = None
    names: tuple[str, ...] = ()


def by_the_question(
    asked: Asked, unknown: Sequence[str], ranked: Sequence[Scored]
) -> Ruling | None:
    """Refuse what is not for these sources, as the question itself tells.

    Args:
        asked: the question.
        unknown: its words that no passage holds.
        ranked: what was found.
    """
    question = asked.question
    reason = scope.refusal(question, unknown)
    if reason is Reason.UNKNOWN_MEDICINE:
        return unknown_medicine(scope.unknown_medicines(question, unknown), asked.names)
    said = max((scored.features["passage"] for scored in ranked), default=0.0)
    undocumented = scope.undocumented_medicines(question, asked.names)
    if reason is None and undocumented and not _treats_of(undocumented, asked, ranked):
        return unknown_medicine(undocumented, asked.names)
    if reason is None and said < SAID and not scope.is_medical(question, unknown):
        return Ruling(Reason.OUT_OF_SCOPE)
    return Ruling(reason) if reason else None


def _treats_of(words: Sequence[str], asked: Asked, ranked: Sequence[Scored]) -> bool:
    """Say whether a document found has such a word in its title, or says all that is asked.

    Only a document about no medicine in particular counts for the latter: an article that
    tells of a treatment, not the leaflet of another medicine. It cannot say all of a
    question that is the name alone.
    """
    wanted = {fold(word) for word in words}
    asks = scope.is_clinical(asked.question)
    return any(
        wanted & set(words_of(scored.candidate.stretch.held.document.title))
        or (
            asks
            and NO_SUBJECT in scored.candidate.stretch.labels
            and scored.features["passage"] >= WHOLE
        )
        for scored in ranked
    )


def unknown_medicine(words: Sequence[str], names: Names) -> Ruling:
    """Refuse medicines that nobody knows, and offer the names nearest to the first."""
    near = nearest_names(words[0], names)
    return Ruling(Reason.UNKNOWN_MEDICINE, tuple(words), names=near)


def by_the_sources(
    asked: Asked,
    ranked: Sequence[Scored],
    release: Release,
    *,
    sources: Sequence[str] = (),
) -> Ruling | None:
    """Refuse what a passage contradicts, and what no document about the medicine says.

    Args:
        asked: the question.
        ranked: what was found.
        release: where more can be looked up.
        sources: names of the sources searched; all when empty.
    """
    if not ranked:
        return None
    contrary = contradiction(ranked, asked)
    if contrary:
        return Ruling(Reason.FALSE_PREMISE, first=contrary)
    shelf = Shelf(release.index, release.corpus, asked, sources)
    words = absent(shelf)
    if words:
        return Ruling(Reason.ASPECT_NOT_COVERED, words)
    whom = unspoken(shelf, ranked)
    return Ruling(Reason.POPULATION_NOT_COVERED, whom) if whom else None


def ruling(
    asked: Asked, unknown: Sequence[str], ranked: Sequence[Scored], release: Release
) -> Ruling | None:
    """Give what the first rule that refuses decided; None where no rule does."""
    return by_the_question(asked, unknown, ranked) or by_the_sources(asked, ranked, release)
