"""Ask every question of a set, and grade each reply.

A reply is right when one of its first three quotations comes from an accepted document
and holds, for every inner list of keys, at least one alternative (README of qa_fr_dev).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from time import perf_counter

from sourcier.answering.pipeline import reply
from sourcier.answering.reply import Abstention, Answer, Quoted, Reply
from sourcier.evaluation.accepted import Accepted, Sets, accepted
from sourcier.evaluation.questions import Case, Extract
from sourcier.evidence.span import Span
from sourcier.nlp.normalise import fold
from sourcier.releases.release import Release

FIRST = 3
"""Quotations that may make a reply right."""

Progress = Callable[[str, int, int], None]


class Outcome(StrEnum):
    """How a reply ended, for questions with an answer, then for those without."""

    RIGHT = auto()
    WRONG = auto()
    ABSTAINED = auto()
    REFUSED = auto()
    CONTRADICTED = auto()
    SHOWN = auto()


@dataclass(frozen=True, slots=True)
class Shown:
    """A quotation as it was graded."""

    document: str
    words: str


@dataclass(frozen=True, slots=True)
class Graded:
    """A question, what came back, and what it was worth.

    Args:
        case: the question.
        answered: something was shown as an answer.
        reason: of the abstention; empty for an answer.
        confidence: probability that the reply gave itself; 0 when it gave none.
        rank: of the first right quotation among those chosen, shown or not; 0 for none.
        rank_around: the same, lead-ins and exceptions read as well.
        contradicts: the contradiction of the premise is among the quotations.
        quotations: the first ones, the best first.
        present: an accepted document is in the corpus.
        seconds: that the reply took.
    """

    case: Case
    answered: bool
    reason: str
    confidence: float
    rank: int
    rank_around: int
    contradicts: bool
    quotations: tuple[Shown, ...]
    present: bool
    seconds: float

    @property
    def outcome(self) -> Outcome:
        """How it ended."""
        return _OUTCOMES[self.case.answerable, self.answered, self._good]

    @property
    def _good(self) -> bool:
        return bool(self.rank) if self.case.answerable else self.contradicts


_OUTCOMES = {
    (True, True, True): Outcome.RIGHT,
    (True, True, False): Outcome.WRONG,
    (True, False, True): Outcome.ABSTAINED,
    (True, False, False): Outcome.ABSTAINED,
    (False, True, True): Outcome.CONTRADICTED,
    (False, True, False): Outcome.SHOWN,
    (False, False, True): Outcome.REFUSED,
    (False, False, False): Outcome.REFUSED,
}
"""Outcome by (answerable, answered, right or contradicting)."""


def ask_all(
    cases: Sequence[Case],
    release: Release,
    *,
    as_of: date,
    sets: Sets,
    progress: Progress,
) -> Iterator[Graded]:
    """Ask each question and grade its reply.

    Raises:
        SourceError: a question names a set that is mapped to no source.
    """
    for done, case in enumerate(cases, start=1):
        wanted = accepted(case, release.corpus, sets)
        start = perf_counter()
        given = reply(case.question, release, as_of=as_of)
        seconds = perf_counter() - start
        yield grade(case, given, wanted, seconds=seconds)
        progress("questions", done, len(cases))


def grade(case: Case, given: Reply, wanted: Accepted, *, seconds: float = 0.0) -> Graded:
    """Grade one reply."""
    first = _quotations(given)[:FIRST]
    return Graded(
        case=case,
        answered=isinstance(given, Answer),
        reason=given.reason if isinstance(given, Abstention) else "",
        confidence=given.sufficiency.score if given.sufficiency else 0.0,
        rank=_rank(case, first, wanted, read=words_of),
        rank_around=_rank(case, first, wanted, read=words_around),
        contradicts=any(_contradicts(one, case.contradiction) for one in first),
        quotations=tuple(Shown(one.held.document.id, words_of(one)) for one in first),
        present=wanted.present,
        seconds=seconds,
    )


def _quotations(given: Reply) -> tuple[Quoted, ...]:
    return given.quotations if isinstance(given, Answer) else given.nearest


def _rank(
    case: Case,
    first: Sequence[Quoted],
    wanted: Accepted,
    *,
    read: Callable[[Quoted], str],
) -> int:
    if not case.answerable:
        return 0
    for rank, one in enumerate(first, start=1):
        if wanted.holds(one.held.document) and holds_keys(read(one), case.keys):
            return rank
    return 0


def words_of(quoted: Quoted) -> str:
    """Read a quotation's own words."""
    return quoted.quotation.words(quoted.held.document)


def words_around(quoted: Quoted) -> str:
    """Read a quotation with its lead-in and its exceptions, as a page shows it."""
    quotation, text = quoted.quotation, quoted.held.document.text
    around: list[Span] = [quotation.lead] if quotation.lead else []
    around += [quotation.span, *quotation.exceptions]
    return "\n".join(span.of(text) for span in around)


def comparable(text: str) -> str:
    """Write a text as keys are compared: no case, accents, typography, line ends or `*`.

    >>> comparable("Ne dépassant pas **25 °C**")
    'ne depassant pas 25 °c'
    """
    return " ".join(fold(text).replace("*", "").split())


def holds_keys(words: str, keys: Sequence[Sequence[str]]) -> bool:
    """Say whether words hold one alternative of every list of keys.

    >>> holds_keys("Ne dépassez pas 3 g par jour.", [["3 g", "3000 mg"], ["PAR JOUR"]])
    True
    """
    whole = comparable(words)
    return all(any(comparable(way) in whole for way in ways) for ways in keys)


def _contradicts(quoted: Quoted, contradiction: Extract | None) -> bool:
    """One of the two texts holds the other: a source's sentence may be cut otherwise."""
    if contradiction is None:
        return False
    said, wanted = comparable(words_of(quoted)), comparable(contradiction.quote)
    return wanted in said or (said in wanted and 2 * len(said) > len(wanted))
