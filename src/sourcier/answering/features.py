"""What is known of a candidate, as numbers that a person can read.

Each feature is explained in `data/weights.toml`, beside its weight.
"""

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from sourcier.answering.asked import SAME_NAME, SAME_SUBSTANCES, Asked
from sourcier.answering.candidates import Candidate, Stretch, Unit
from sourcier.answering.cues import pattern
from sourcier.answering.forms import forms_of
from sourcier.answering.people import agreement
from sourcier.answering.quoting import PAIR
from sourcier.nlp.aspects import aspects_of_heading
from sourcier.nlp.measures import given
from sourcier.nlp.normalise import fold
from sourcier.nlp.sentences import Kind
from sourcier.nlp.themes import said as said_of
from sourcier.nlp.tokens import tokens_of

SHORT, LONG = 25, 300
"""Code points under which a unit says little, and over which it says much else."""
NUMBER = re.compile(r"\d")
FIELD = re.compile(r"[^:\n]{3,80} : [^\n]{1,400}")
"""A line `Label : value` of a rendered table."""
OPENING = 40
"""Code points in which front matter without a heading names itself."""
SCALE = 5.0
"""Brings a logarithm of counts to the order of the other features."""
TABLE = frozenset({"prescription", "availability", "price", "generic", "identity"})
"""Aspects that an official table answers and a leaflet does not."""
NOTHING: frozenset[str] = frozenset()

Features = Mapping[str, float]


def stretch_features(stretch: Stretch, asked: Asked) -> Features:
    """Describe what all the units of a passage share."""
    named = asked.about(stretch.labels, stretch.tokens)
    known = any(named)
    return {
        "passage": asked.notions.coverage(stretch.tokens),
        "document": asked.notions.coverage(stretch.document_tokens),
        "share": stretch.share,
        "rank": 1 / (stretch.rank + 2),
        "medicine": max(named, default=0.0),
        "same_medicine": float(max(named, default=0.0) >= SAME_SUBSTANCES),
        "same_name": float(max(named, default=0.0) >= SAME_NAME),
        "form": _form_fit(stretch, asked),
        "strength": asked.strength(stretch.held.document) if known else 0.0,
    }


def _form_fit(stretch: Stretch, asked: Asked) -> float:
    """1 when the document is of the pharmaceutical form asked for, -1 when of another."""
    if not asked.forms or not asked.ways:
        return 0.0
    forms = set(forms_of(stretch.held.document.title))
    return 0.0 if not forms else 1.0 if forms & asked.forms else -1.0


def features(candidate: Candidate, asked: Asked, shared: Features) -> Features:
    """Describe a candidate; `shared` is what `stretch_features` gave for its passage."""
    return {
        **shared,
        **_coverage(candidate, asked),
        **_agreement(candidate, asked),
        **_form(candidate, asked),
    }


def _coverage(candidate: Candidate, asked: Asked) -> Features:
    """How much of the question is said, nearer and nearer to the unit's own words."""
    notions, local, unit = asked.notions, asked.local, candidate.unit
    own = unit.tokens & notions.vocabulary
    lead = own | (candidate.lead.tokens if candidate.lead else NOTHING)
    heading = lead | tokens_of(" ".join(unit.heading))
    around = heading | _around(candidate.stretch.units, candidate.index)
    return {
        "own": notions.coverage(own),
        "own_local": local.coverage(own),
        "focus": asked.wanted.coverage(own),
        "focus_heading": asked.wanted.coverage(heading),
        "heading_local": local.coverage(heading),
        "lead": notions.coverage(lead),
        "heading": notions.coverage(heading),
        "around": notions.coverage(around),
    }


def _around(units: Sequence[Unit], index: int) -> frozenset[str]:
    before = units[index - 1].tokens if index else NOTHING
    after = units[index + 1].tokens if index + 1 < len(units) else NOTHING
    return before | after


def _agreement(candidate: Candidate, asked: Asked) -> Features:
    """Does it speak of the same aspect, population and medicines?"""
    question, unit = asked.question, candidate.unit
    aspects, wanted = aspects_of_heading(unit.heading), question.aspects
    same = set(wanted) & set(aspects)
    population, other_population = agreement(candidate, question)
    return {
        "aspect": float(bool(same)),
        "aspects": len(same) / len(wanted) if wanted else 0.0,
        "theme": _theme(candidate, asked),
        "table_unasked": float(bool(TABLE & set(aspects)) and not TABLE & same),
        "other_aspect": float(bool(wanted and aspects) and not same),
        "table_aspect": float(bool(TABLE & same)),
        "interaction_alone": float(len(asked.ways) == 1 and "interactions" in aspects),
        "population": population if asked.ways else 0.0,
        "population_case": 0.0 if asked.ways else population,
        "other_population": other_population,
        "pair": _pair(candidate, asked),
    }


def _theme(candidate: Candidate, asked: Asked) -> float:
    """The share of the themes asked about that a unit speaks of in its own words."""
    if not asked.themes:
        return 0.0
    document, lead = candidate.stretch.held.document, candidate.lead
    above = [lead.span.of(document.text)] if lead else []
    words = " ".join([*above, candidate.words])
    return len(said_of(words, asked.themes)) / len(asked.themes)


def _pair(candidate: Candidate, asked: Asked) -> float:
    """The share of several medicines that a unit names, with what governs it."""
    if len(asked.ways) < len("ab"):
        return 0.0
    said = said_above(candidate)
    about = asked.about(candidate.stretch.labels, NOTHING)
    named = [
        subject >= SAME_SUBSTANCES or any(way <= said for way in ways)
        for subject, ways in zip(about, asked.ways, strict=True)
    ]
    return sum(named) / len(named)


def said_above(candidate: Candidate) -> frozenset[str]:
    """Give the tokens of a unit, of what introduces it, of its headings and its title."""
    document, unit = candidate.stretch.held.document, candidate.unit
    lead = candidate.lead.tokens if candidate.lead else NOTHING
    title = tokens_of(document.title, document.language)
    return unit.tokens | lead | tokens_of(" ".join(unit.heading)) | title


def is_of_another_pair(candidate: Candidate, asked: Asked) -> bool:
    """Say whether a record of two medicines is about others than those named.

    An interaction of one of them with a third medicine answers nothing and misleads.
    """
    heading = candidate.unit.heading
    record = bool(heading) and PAIR in heading[-1]
    return record and len(asked.ways) > 1 and _pair(candidate, asked) < 1


def _form(candidate: Candidate, asked: Asked) -> Features:
    """What a unit looks like: a number, a lead-in, a question, front matter."""
    words, unit = candidate.words, candidate.unit
    number, measures = bool(NUMBER.search(words)), asked.measures
    right = given(words, measures) if number else NOTHING
    return {
        "number": float(bool(measures) and number),
        "no_number": float(bool(measures) and not number),
        "measure": float(bool(right)),
        "length": math.log(1 + len(unit.tokens)) / SCALE,
        "short": float(len(words) < SHORT),
        "long": float(len(words) > LONG),
        "boilerplate": float(pattern("boilerplate").search(fold(words)) is not None),
        "front_matter": float(_is_front_matter(unit.heading, words[:OPENING])),
        "lead_in": float(words.endswith(":")),
        "question": float(words.endswith("?")),
        "item": float(unit.kind is Kind.ITEM),
        "row": float(unit.kind is Kind.ROW),
        "field": float(FIELD.fullmatch(words) is not None),
    }


@lru_cache(maxsize=8_192)
def _is_front_matter(heading: tuple[str, ...], opening: str) -> bool:
    """Say whether a heading, or the first words of a unit, announce no advice."""
    found = pattern("front_matter")
    return bool(found.search(fold(" ".join(heading))) or found.match(fold(opening)))
