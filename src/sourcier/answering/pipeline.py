"""From a question to a reply, on one screen: each step is a function of its arguments."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sourcier.answering import refusals, scope, spelling, sufficiency
from sourcier.answering.asked import ONE_SUBSTANCE, Asked
from sourcier.answering.beside import with_what_stands_beside
from sourcier.answering.candidates import candidates, stretches, whole
from sourcier.answering.codes import with_codes
from sourcier.answering.concepts import Notions, notions_of
from sourcier.answering.eligible import eligible, misfit
from sourcier.answering.people import marked
from sourcier.answering.querying import searches
from sourcier.answering.question import Question, understand
from sourcier.answering.refusals import Ruling
from sourcier.answering.reply import (
    Abstention,
    Answer,
    Context,
    Reason,
    Reply,
    Sufficiency,
)
from sourcier.answering.searched import searched_on
from sourcier.answering.searching import hits_of
from sourcier.answering.selection import Scored, choose, rank
from sourcier.answering.weights import Weights, weights
from sourcier.evidence.status import ANSWERING, Status
from sourcier.nlp.tokens import analyse
from sourcier.releases.release import Release

USED = 5
"""Passages from which the corpus is said to use a word: fewer may be misprints."""
WITH_NEAREST = frozenset(Reason) - {
    Reason.UNKNOWN_MEDICINE,
    Reason.PERSONAL_CASE,
    Reason.OUT_OF_SCOPE,
    Reason.LANGUAGE,
}
"""Reasons beside which passages help: the text of another medicine is no help for one that
nobody knows, nor a passage for what these sources are not about."""
HALF = 0.5
ENDED = frozenset(Status) - ANSWERING


@dataclass(frozen=True, slots=True)
class Understood:
    """A question, its words that nobody knows, and those that were read as others.

    Args:
        question: as understood.
        corrections: (typed, read) pairs.
        unknown: words that no passage holds and that resemble no other.
    """

    question: Question
    corrections: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]


def reply(
    text: str,
    release: Release,
    *,
    as_of: date,
    sources: Sequence[str] = (),
    learnt: Weights | None = None,
) -> Reply:
    """Answer with quotations, or say why not.

    The same question on the same release at the same date gives the same reply.

    Args:
        text: the question, as typed.
        release: what is searched.
        as_of: the day on which the answer must hold.
        sources: names of the sources to search; all when empty.
        learnt: weights and threshold; those of the product when None.

    Raises:
        QuestionError: the question is empty or too long.
        IntegrityError: a stored text no longer equals its digest.
    """
    learnt = learnt or weights()
    understood = read(text, release, as_of=as_of)
    ranked, asked = ranking(understood, release, sources=sources, learnt=learnt)
    refused = refusals.by_the_question(asked, understood.unknown, ranked)
    if not refused and not _speaks_of_it(ranked, asked):
        ended = _ended(understood, release, sources=sources, learnt=learnt)
        refused = Ruling(Reason.WITHDRAWN_ONLY) if ended else None
        ranked = ended or ranked
    refused = refused or refusals.by_the_sources(asked, ranked, release, sources=sources)
    context = Context(
        question=understood.question,
        searched=searched_on(release, as_of, sources),
        unrecognised=understood.unknown,
        corrections=understood.corrections,
    )
    decided = _decided(ranked, asked, context, refused=refused, learnt=learnt)
    return with_what_stands_beside(decided, ranked, release)


def read(text: str, release: Release, *, as_of: date) -> Understood:
    """Understand a question, and read its mistyped words."""
    frequency, passages = release.index.frequency, release.manifest.counts["passages"]
    known = _known_word(frequency)
    asked = understand(text, release.names, as_of=as_of, known_word=known)
    question = with_codes(asked, release)
    unknown = tuple(scope.unknown_words(question, frequency=frequency))
    readings = {
        word: spelling.corrected(word, passages=passages, frequency=frequency)
        for word in unknown
        if question.medicines or word.islower()  # alone, a capital is a foreign brand
    }
    return Understood(
        question=question,
        corrections=tuple((word, to) for word, to in readings.items() if to),
        unknown=tuple(word for word in unknown if not readings.get(word)),
    )


def sought(understood: Understood, release: Release) -> Notions:
    """Work out the notions that a question looks for in a release."""
    return notions_of(
        understood.question,
        dict(understood.corrections),
        passages=release.manifest.counts["passages"],
        frequency=release.index.frequency,
    )


def ranking(
    understood: Understood,
    release: Release,
    *,
    sources: Sequence[str] = (),
    learnt: Weights,
    statuses: frozenset[Status] = ANSWERING,
) -> tuple[list[Scored], Asked]:
    """Search, cut what is found into units, and order them."""
    question = understood.question
    notions = sought(understood, release)
    kinds = {source.name: source.kind for source in release.manifest.sources}
    asked = Asked(question, notions, release.names, local=notions, kinds=kinds)
    asks = searches(question, notions, release.names, sources=sources, statuses=statuses)
    hits = [hit for ask in asks for hit in hits_of(ask, release)]
    passages = stretches(hits, release.corpus, asked)
    if not question.medicines:
        passages += whole(passages, release.corpus, asked)
    passages = marked(passages, question)
    found = list(candidates(passages))
    local = notions.among(candidate.unit.tokens for candidate in found)
    asked = replace(asked, local=local)
    ranked = rank(found, asked, weights=learnt.selection)
    return eligible(ranked, asked), asked


def _speaks_of_it(ranked: Sequence[Scored], asked: Asked) -> bool:
    """Say whether anything found is about a medicine named, if one is named.

    Advice that only mentions it counts if it says half of what is asked.
    """
    if not asked.question.medicines:
        return bool(ranked)
    known = [scored.features for scored in ranked]
    return any(
        one["medicine"] >= ONE_SUBSTANCE or (one["medicine"] and one["passage"] >= HALF)
        for one in known
    )


def _ended(
    understood: Understood, release: Release, *, sources: Sequence[str], learnt: Weights
) -> list[Scored]:
    """Look in what is withdrawn or replaced, then in what each earlier edition held."""
    question = understood.question
    editions = {date.fromisoformat(source.edition) for source in release.manifest.sources}
    for day in [question.as_of, *sorted(editions, reverse=True)]:
        if day <= question.as_of:
            then = replace(understood, question=replace(question, as_of=day))
            statuses = ENDED if day == question.as_of else frozenset(Status)
            ranked, asked = ranking(
                then, release, sources=sources, learnt=learnt, statuses=statuses
            )
            if _would_answer(ranked, asked, learnt):
                return [s for s in ranked if s.features["medicine"]] or ranked
    return []


def _would_answer(ranked: Sequence[Scored], asked: Asked, learnt: Weights) -> bool:
    """Say whether what has ended is about the medicine asked for.

    Without a medicine in the question, it must be sure enough to answer it.
    """
    if asked.question.medicines or not ranked:
        return bool(ranked) and _speaks_of_it(ranked, asked)
    known = sufficiency.evidence(ranked, asked)
    return sufficiency.probability(known, learnt.sufficiency) >= learnt.threshold


def _decided(
    ranked: Sequence[Scored],
    asked: Asked,
    context: Context,
    *,
    refused: Ruling | None,
    learnt: Weights,
) -> Reply:
    """Weigh what was found; show it as an answer, or as what comes nearest."""
    quotations = choose(ranked)
    unfit = misfit(ranked[0], asked) if ranked else None
    if not refused and unfit:
        refused = Ruling(unfit)
    lacking = sufficiency.lacks_the_number(quotations, asked)
    score = None
    if ranked:
        known = sufficiency.evidence(ranked, asked)
        probable = sufficiency.probability(known, learnt.sufficiency)
        score = Sufficiency(probable, learnt.threshold)
    if score and not (refused or lacking) and score.score >= score.threshold:
        return Answer(context, quotations, score)
    refused = refused or Ruling(sufficiency.reason_for(ranked, asked))
    if refused.first:
        quotations = choose([refused.first, *ranked])
    nearest = quotations if refused.reason in WITH_NEAREST else ()
    return Abstention(context, refused.reason, nearest, score, refused.words, refused.names)


def _known_word(frequency: Callable[[str], int]) -> Callable[[str], bool]:
    return lambda word: any(frequency(token) >= USED for token in analyse(word))
