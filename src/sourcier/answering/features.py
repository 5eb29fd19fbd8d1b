"""What is known of a candidate, as numbers that a person can read.

Each feature is explained in `weights.toml`, beside its weight.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sourcier.answering.candidates import Candidate, Unit, tokens_of
from sourcier.answering.concepts import Notions
from sourcier.answering.cues import pattern
from sourcier.answering.question import Question
from sourcier.drugs.names import NO_SUBJECT, Names, composition, label
from sourcier.drugs.recognition import Mention
from sourcier.evidence.document import Document
from sourcier.nlp.aspects import aspects_of_heading
from sourcier.nlp.measures import given, wanted
from sourcier.nlp.normalise import fold
from sourcier.nlp.populations import incompatible, populations
from sourcier.nlp.sentences import Kind
from sourcier.nlp.tokens import analyse

SHORT, LONG = 25, 300
"""Code points under which a unit says little, and over which it says much else."""
SAME_NAME, SAME_SUBSTANCES, ONE_SUBSTANCE, MENTIONED = 1.0, 0.9, 0.5, 0.4
"""How well a document is about a medicine: its brand, its composition, a part, a word."""

NUMBER = re.compile(r"\d")
FIELD = re.compile(r"[^:\n]{3,80} : [^\n]{1,400}")
"""A line `Label : value` of a rendered table."""

TABLE = frozenset({"prescription", "availability", "price", "generic", "identity"})
"""Aspects that an official table answers and a leaflet does not."""

SCALE = 5.0
"""Brings a logarithm of counts to the order of the other features."""

Features = Mapping[str, float]


@dataclass(frozen=True)
class Asked:
    """A question with all that candidates are compared with.

    Args:
        question: as understood.
        notions: what must be found.
        names: of the medicines of the release.
        local: the same notions, weighed by their rarity among the candidates.
    """

    question: Question
    notions: Notions
    names: Names
    local: Notions

    @cached_property
    def measures(self) -> frozenset[str]:
        """The kinds of number that the question asks for."""
        return wanted(self.question.text)

    @cached_property
    def together(self) -> str:
        """The label of a product that combines all the medicines named."""
        return composition(k for m in self.question.medicines for k in m.name.substances)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers of the question: strengths that a title may carry, above all."""
        return frozenset(t for t in analyse(self.question.text) if t[0].isdigit())

    def nearness(self, document: Document) -> float:
        """How well a document is about the medicines named, with the right strength."""
        near = sum(nearness(document, m, self.names) for m in self.question.medicines)
        title = tokens_of(document.title)
        return near + len(self.numbers & title) / (len(self.numbers) + 1)


def features(candidate: Candidate, asked: Asked) -> Features:
    """Describe a candidate."""
    return {
        **_coverage(candidate, asked.notions, asked.local),
        **_agreement(candidate, asked),
        **_form(candidate, asked),
    }


def _coverage(candidate: Candidate, notions: Notions, local: Notions) -> Features:
    """How much of the question is said, nearer and nearer to the unit's own words."""
    own = candidate.unit.tokens
    lead = candidate.lead.tokens if candidate.lead else frozenset[str]()
    heading = tokens_of(" ".join(candidate.unit.heading))
    units, index = candidate.stretch.units, candidate.index
    around = _around(units, index)
    return {
        "own": notions.coverage(own),
        "own_local": local.coverage(own),
        "heading_local": local.coverage(own | lead | heading),
        "lead": notions.coverage(own | lead),
        "heading": notions.coverage(own | lead | heading),
        "around": notions.coverage(own | lead | heading | around),
        "passage": notions.coverage(candidate.stretch.tokens),
        "document": notions.coverage(candidate.stretch.document_tokens),
        "share": candidate.stretch.share,
        "rank": 1 / (candidate.stretch.rank + 2),
    }


def _around(units: Sequence[Unit], index: int) -> frozenset[str]:
    before = units[index - 1].tokens if index else frozenset[str]()
    after = units[index + 1].tokens if index + 1 < len(units) else frozenset[str]()
    return before | after


def _agreement(candidate: Candidate, asked: Asked) -> Features:
    """Does it speak of the same medicine, aspect and population?"""
    question, unit = asked.question, candidate.unit
    aspects = aspects_of_heading(unit.heading)
    same = bool(set(question.aspects) & set(aspects))
    said = populations(" ".join([*unit.heading[-2:], candidate.words]))
    named = [about(candidate, mention, asked.names) for mention in question.medicines]
    if asked.together in asked.names.labels(candidate.stretch.held.document):
        named = [SAME_NAME for _ in named]
    together = [
        _speaks_of(candidate, mention, asked.names) for mention in question.medicines
    ]
    pair = sum(together) / len(together) if len(together) > 1 else 0.0
    single = len(question.medicines) == 1
    return {
        "aspect": float(same),
        "other_aspect": float(bool(question.aspects and aspects) and not same),
        "population": float(bool(set(question.populations) & set(said))),
        "other_population": float(_opposed(question.populations, said)),
        "medicine": max(named, default=0.0),
        "no_medicine": float(bool(named) and not any(named)),
        "pair": pair,
        "strength": _strength(candidate, asked) if named and any(named) else 0.0,
        "table_aspect": float(same and bool(TABLE & set(question.aspects) & set(aspects))),
        "interaction_alone": float(single and "interactions" in aspects),
    }


def _strength(candidate: Candidate, asked: Asked) -> float:
    """The share of the question's numbers that the document's title carries."""
    title = tokens_of(candidate.stretch.held.document.title)
    return len(asked.numbers & title) / len(asked.numbers) if asked.numbers else 0.0


def _opposed(asked: Sequence[str], said: Sequence[str]) -> bool:
    agreed = set(asked) & set(said)
    return not agreed and any(incompatible(one, other) for one in asked for other in said)


def about(candidate: Candidate, mention: Mention, names: Names) -> float:
    """Say how well a candidate is about a medicine, from 0 to 1."""
    near = nearness(candidate.stretch.held.document, mention, names)
    alone = names.labels(candidate.stretch.held.document) == (NO_SUBJECT,)
    named = alone and tokens_of(mention.key) <= candidate.stretch.tokens
    return MENTIONED if named else near


def nearness(document: Document, mention: Mention, names: Names) -> float:
    """Say how well a document is about a medicine: its name, its substances, one of them."""
    labels = set(names.labels(document))
    kind, substances = mention.name.kind, mention.name.substances
    if kind != "substance" and label(kind, mention.key) in labels:
        return SAME_NAME
    if substances and composition(substances) in labels:
        return SAME_NAME if kind == "substance" else SAME_SUBSTANCES
    return (
        ONE_SUBSTANCE if any(label("substance", k) in labels for k in substances) else 0.0
    )


def _speaks_of(candidate: Candidate, mention: Mention, names: Names) -> bool:
    """The unit, its lead-in, its headings or its title name a medicine or its class."""
    document = candidate.stretch.held.document
    lead = candidate.lead.tokens if candidate.lead else frozenset[str]()
    said = candidate.unit.tokens | lead | tokens_of(" ".join(candidate.unit.heading))
    said |= tokens_of(document.title, document.language)
    return any(way and way <= said for way in ways_to_name(mention, names))


def ways_to_name(mention: Mention, names: Names) -> list[frozenset[str]]:
    """Give the tokens of a medicine's name, of its substances and of their classes."""
    keys = mention.name.substances
    shown = [names.shown.get(key, key) for key in keys]
    groups = [group for key in keys for group in names.classes.get(key, ())]
    return [tokens_of(text) for text in (mention.key, *shown, *groups)]


def _form(candidate: Candidate, asked: Asked) -> Features:
    """What a unit looks like: a number, a lead-in, a question, front matter."""
    words, unit = candidate.words, candidate.unit
    number, measures = bool(NUMBER.search(words)), asked.measures
    right = measures & given(words) if measures else frozenset[str]()
    heading = " ".join(unit.heading)
    return {
        "number": float(bool(measures) and number),
        "no_number": float(bool(measures) and not number),
        "measure": float(bool(right)),
        "length": math.log(1 + len(unit.tokens)) / SCALE,
        "short": float(len(words) < SHORT),
        "long": float(len(words) > LONG),
        "front_matter": float(pattern("front_matter").search(fold(heading)) is not None),
        "lead_in": float(words.endswith(":")),
        "question": float(words.endswith("?")),
        "item": float(unit.kind is Kind.ITEM),
        "row": float(unit.kind is Kind.ROW),
        "field": float(FIELD.fullmatch(words) is not None),
    }
