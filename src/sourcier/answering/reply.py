"""What comes back: quotations with their places, or the reason why there are none."""

from dataclasses import dataclass
from enum import StrEnum, auto
from typing import TypeAlias

from sourcier.answering.question import Question
from sourcier.corpus.version import Held
from sourcier.evidence.quotation import Quotation
from sourcier.evidence.span import Span
from sourcier.retrieval.query import TermWeight


class Reason(StrEnum):
    """Why nothing is answered (DESIGN §6)."""

    UNKNOWN_MEDICINE = auto()
    ASPECT_NOT_COVERED = auto()
    POPULATION_NOT_COVERED = auto()
    FALSE_PREMISE = auto()
    NO_EVIDENCE = auto()
    OUT_OF_SCOPE = auto()
    PERSONAL_CASE = auto()
    LANGUAGE = auto()
    WITHDRAWN_ONLY = auto()


class Notice(StrEnum):
    """What must be said beside a reply, each shown before it."""

    DEMONSTRATION = auto()
    SUPERSEDED = auto()
    WITHDRAWN = auto()
    RETRACTED = auto()
    DRAFT = auto()
    ARCHIVED = auto()
    UPDATED = auto()
    NOT_AUTHORISED = auto()
    CORRECTED_NAME = auto()
    OTHER_BRAND = auto()
    OTHER_FORM = auto()
    OTHER_STRENGTH = auto()


QUIET = frozenset({Notice.OTHER_BRAND, Notice.OTHER_FORM, Notice.OTHER_STRENGTH})
"""What a reader must know and that contradicts nothing: said without the warning colour."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, the version it is read from, and why it was chosen.

    Args:
        quotation: the place.
        held: the version, its text checked.
        passage: number of the passage that it was found in.
        score: of the selection, comparable within one reply alone.
        why: what each term brought.
        same_in: other documents that hold the same words: (id, title).
    """

    quotation: Quotation
    held: Held
    passage: int
    score: float
    why: tuple[TermWeight, ...] = ()
    same_in: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sources in force that disagree.

    Args:
        on: what they disagree on: the kind of number, or `recommendation`.
        quotations: both, the more recent first.
    """

    on: str
    quotations: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Omission:
    """A warning of a quoted document that is not quoted.

    Args:
        topic: an aspect or a population.
        document: its id.
        span: the rubric, or the sentence.
    """

    topic: str
    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Searched:
    """What was searched.

    Args:
        release: its name.
        passages: how many it holds.
        sources: (name, date of the last edition or of the latest document; empty when
            nothing is dated).
    """

    release: str
    passages: int
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Warned:
    """A notice, and the document that it is about."""

    notice: Notice
    document: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sufficiency:
    """How sure the choice is, and the threshold that it had to reach."""

    score: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Context:
    """What both kinds of reply carry.

    Args:
        question: as understood.
        searched: where.
        warnings: shown first.
        unrecognised: words that no passage holds and that resemble no other.
        corrections: (typed, read) pairs of words taken for mistyped ones.
    """

    question: Question
    searched: Searched
    warnings: tuple[Warned, ...] = ()
    unrecognised: tuple[str, ...] = ()
    corrections: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One to five quotations that answer, the best first, and what stands beside them.

    Args:
        context: what both kinds of reply carry.
        quotations: what answers.
        sufficiency: how sure the choice is.
        conflicts: what another source in force says otherwise.
        omissions: warnings of the quoted document that bear on those asked about.
        following: the next candidate, which is not quoted; None unless asked for.
    """

    context: Context
    quotations: tuple[Quoted, ...]
    sufficiency: Sufficiency
    conflicts: tuple[Conflict, ...] = ()
    omissions: tuple[Omission, ...] = ()
    following: Quoted | None = None


@dataclass(frozen=True, slots=True)
class Abstention:
    """Not answering is an answer: why, what was searched, what comes nearest.

    Args:
        context: what both kinds of reply carry.
        reason: why.
        nearest: what comes nearest, the first of it says the contrary of a false premise.
        sufficiency: how sure the choice was.
        words: of the question, that the reason is about.
        names: of medicines, nearest to one that nobody knows.
        following: the next candidate, which is not shown; None unless asked for.
    """

    context: Context
    reason: Reason
    nearest: tuple[Quoted, ...] = ()
    sufficiency: Sufficiency | None = None
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    following: Quoted | None = None


Reply: TypeAlias = Answer | Abstention
