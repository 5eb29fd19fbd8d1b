"""What is known of a candidate, as numbers that a person can read.

Each feature is explained in `weights.toml`, beside its weight.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sourcier.answering.candidates import Candidate, Unit, tokens_of
from sourcier.answering.concepts import Notions
from sourcier.answering.cues import pattern
from sourcier.answering.question import Question
from sourcier.drugs.names import NO_SUBJECT, Names, composition, label
from sourcier.drugs.recognition import Mention
from sourcier.nlp.aspects import aspects_of_heading
from sourcier.nlp.normalise import fold
from sourcier.nlp.populations import incompatible, populations
from sourcier.nlp.sentences import Kind

SHORT, LONG = 25, 300
"""Code points under which a unit says little, and over which it says much else."""
SAME_NAME, SAME_SUBSTANCES, ONE_SUBSTANCE, MENTIONED = 1.0, 0.9, 0.5, 0.4
"""How well a document is about a medicine: its brand, its composition, a part, a word."""

NUMBER = re.compile(r"\d")
FIELD = re.compile(r"[^:\n]{3,80} : [^\n]{1,400}")
"""A line `Label : value` of a rendered table."""

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with all that candidates are compared with.

    Args:
        question: as understood.
        notions: what must be found.
        names: of the medicines of the release.
    """

    question: Question
    notions: Notions
    names: Names

    @property
    def wants_number(self) -> bool:
        """The question asks for a quantity, a duration, a limit."""
        return pattern("quantity").search(fold(self.question.text)) is not None


def features(candidate: Candidate, asked: Asked) -> Features:
    """Describe a candidate."""
    return {
        **_coverage(candidate, asked.notions),
        **_agreement(candidate, asked),
        **_form(candidate, asked),
    }


def _coverage(candidate: Candidate, notions: Notions) -> Features:
    """How much of the question is said, nearer and nearer to the unit's own words."""
    own = candidate.unit.tokens
    lead = candidate.lead.tokens if candidate.lead else frozenset[str]()
    heading = tokens_of(" ".join(candidate.unit.heading))
    units, index = candidate.stretch.units, candidate.index
    around = _around(units, index)
    return {
        "own": notions.coverage(own),
        "lead": notions.coverage(own | lead),
        "heading": notions.coverage(own | lead | heading),
        "around": notions.coverage(own | lead | heading | around),
        "passage": notions.coverage(candidate.stretch.tokens),
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
        "interaction_alone": float(single and "interactions" in aspects),
    }


def _opposed(asked: Sequence[str], said: Sequence[str]) -> bool:
    agreed = set(asked) & set(said)
    return not agreed and any(incompatible(one, other) for one in asked for other in said)


def about(candidate: Candidate, mention: Mention, names: Names) -> float:
    """Say how well the document is about a medicine, from 0 to 1."""
    labels = set(names.labels(candidate.stretch.held.document))
    substances = mention.name.substances
    if label(mention.name.kind, mention.key) in labels and mention.name.kind != "substance":
        return SAME_NAME
    if substances and composition(substances) in labels:
        return SAME_NAME if mention.name.kind == "substance" else SAME_SUBSTANCES
    if any(label("substance", key) in labels for key in substances):
        return ONE_SUBSTANCE
    alone = labels == {NO_SUBJECT}
    named = tokens_of(mention.key) <= candidate.stretch.tokens
    return MENTIONED if alone and named else 0.0


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
    number, wanted = bool(NUMBER.search(words)), asked.wants_number
    heading = " ".join(unit.heading)
    return {
        "number": float(wanted and number),
        "no_number": float(wanted and not number),
        "short": float(len(words) < SHORT),
        "long": float(len(words) > LONG),
        "front_matter": float(pattern("front_matter").search(fold(heading)) is not None),
        "lead_in": float(words.endswith(":")),
        "question": float(words.endswith("?")),
        "item": float(unit.kind is Kind.ITEM),
        "row": float(unit.kind is Kind.ROW),
        "field": float(FIELD.fullmatch(words) is not None),
    }
