"""From a question to a reply, on one screen: each step is a function of its arguments."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sourcier.answering import scope, spelling, sufficiency
from sourcier.answering.asked import Asked
from sourcier.answering.candidates import candidates, stretches, widened
from sourcier.answering.concepts import notions_of
from sourcier.answering.notices import notices
from sourcier.answering.querying import searches
from sourcier.answering.question import Question, understand
from sourcier.answering.reply import (
    Abstention,
    Answer,
    Context,
    Reason,
    Reply,
    Searched,
    Sufficiency,
)
from sourcier.answering.selection import Scored, choose, rank
from sourcier.answering.weights import Weights, weights
from sourcier.evidence.status import ANSWERING, Status
from sourcier.nlp.tokens import analyse
from sourcier.releases.release import Release

USED = 5
"""Passages from which the corpus is said to use a word: fewer may be misprints."""
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
    refused = scope.refusal(understood.question, understood.unknown)
    ranked, asked = ranking(understood, release, sources=sources, learnt=learnt)
    if not ranked and not refused:
        ended, _ = ranking(
            understood, release, sources=sources, learnt=learnt, statuses=ENDED
        )
        refused = Reason.WITHDRAWN_ONLY if ended else Reason.NO_EVIDENCE
        ranked = ended
    return _decided(ranked, asked, understood, release, refused=refused, learnt=learnt)


def read(text: str, release: Release, *, as_of: date) -> Understood:
    """Understand a question, and read its mistyped words."""
    frequency = release.index.frequency
    known = _known_word(frequency)
    question = understand(text, release.names, as_of=as_of, known_word=known)
    unknown = tuple(scope.unknown_words(question, frequency=frequency))
    readings = {word: spelling.corrected(word, frequency=frequency) for word in unknown}
    return Understood(
        question=question,
        corrections=tuple((word, to) for word, to in readings.items() if to),
        unknown=tuple(word for word in unknown if not readings[word]),
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
    notions = notions_of(
        question,
        dict(understood.corrections),
        passages=release.manifest.counts["passages"],
        frequency=release.index.frequency,
    )
    asked = Asked(question, notions, release.names, local=notions)
    asks = searches(question, notions, release.names, sources=sources, statuses=statuses)
    hits = [hit for ask in asks for hit in release.index.search(ask.query, limit=ask.limit)]
    hits = widened(hits, release.corpus)
    found = list(candidates(stretches(hits, release.corpus, asked)))
    local = notions.among(candidate.unit.tokens for candidate in found)
    asked = replace(asked, local=local)
    return rank(found, asked, weights=learnt.selection), asked


def _decided(
    ranked: Sequence[Scored],
    asked: Asked,
    understood: Understood,
    release: Release,
    *,
    refused: Reason | None,
    learnt: Weights,
) -> Reply:
    """Weigh what was found; show it as an answer, or as what comes nearest."""
    quotations = choose(ranked)
    score = None
    if ranked:
        known = sufficiency.evidence(ranked, asked)
        probable = sufficiency.probability(known, learnt.sufficiency)
        score = Sufficiency(probable, learnt.threshold)
    context = Context(
        question=understood.question,
        searched=_searched(release),
        warnings=notices(understood.question, quotations, release.manifest),
        unrecognised=understood.unknown,
        corrections=understood.corrections,
    )
    if score and not refused and score.score >= score.threshold:
        return Answer(context, quotations, score)
    return Abstention(
        context, refused or sufficiency.reason_for(ranked, asked), quotations, score
    )


def _known_word(frequency: Callable[[str], int]) -> Callable[[str], bool]:
    return lambda word: any(frequency(token) >= USED for token in analyse(word))


def _searched(release: Release) -> Searched:
    manifest = release.manifest
    latest = {source.name: source.edition for source in manifest.sources}
    return Searched(manifest.name, manifest.counts["passages"], tuple(latest.items()))
