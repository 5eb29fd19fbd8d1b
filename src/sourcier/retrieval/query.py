"""What is asked of an engine, and what it finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto
from types import MappingProxyType

from sourcier.evidence.status import ANSWERING, Status


class Field(StrEnum):
    """Where a term may stand."""

    TITLE = auto()
    HEADING = auto()
    TEXT = auto()


class Facet(StrEnum):
    """What a passage is labelled with; labels filter or prefer, they are not searched."""

    SUBJECT = auto()
    ASPECT = auto()
    SOURCE = auto()
    LANGUAGE = auto()


BOOSTS: Mapping[Field, float] = MappingProxyType(
    {Field.TITLE: 0.4, Field.HEADING: 0.5, Field.TEXT: 1.0}
)
"""Weight of each field. benchmarks/results/2026-11-25-retrieval.md"""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which passages may be found at all; a filter never changes a score.

    Args:
        on: the day on which the version must hold.
        statuses: what the issuer may say of the document.
        facets: for each facet, the labels of which a passage must carry at least one.
    """

    on: date
    statuses: frozenset[Status] = ANSWERING
    facets: Mapping[Facet, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of an engine.

    Args:
        terms: distinct tokens of the one analyzer, each with its weight.
        filters: which passages may be found.
        preferred: labels that add a constant to a passage's score.
        boosts: the weight of each field.
    """

    terms: Mapping[str, float]
    filters: Filters
    preferred: Mapping[tuple[Facet, str], float] = field(default_factory=dict)
    boosts: Mapping[Field, float] = field(default_factory=lambda: BOOSTS)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found."""

    passage: int
    score: float


@dataclass(frozen=True, slots=True)
class TermWeight:
    """What one term brought to a score, in one field."""

    term: str
    field: str
    weight: float


@dataclass(frozen=True, slots=True)
class Indexed:
    """A passage as the index takes it in.

    Args:
        passage: its number.
        tokens: the analyzer's tokens, by field.
        facets: its labels, by facet.
        status: what the issuer says of the document itself.
        valid_from: first day of the version.
        valid_to: first day on which it no longer holds; None while it does.
    """

    passage: int
    tokens: Mapping[Field, str]
    facets: Mapping[Facet, tuple[str, ...]]
    status: Status
    valid_from: date
    valid_to: date | None
