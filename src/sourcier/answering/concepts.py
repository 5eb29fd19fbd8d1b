"""The notions of a question: what must be found, in whichever words.

A typed word is one notion; an abbreviation's expansion or an equivalent expression is
another way to say it. The names of medicines are no notions: they choose documents.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sourcier.answering.question import Question
from sourcier.nlp.abbreviations import expansions
from sourcier.nlp.synonyms import synonyms
from sourcier.nlp.tokens import analyse, places

TYPED, EXPANDED, EQUIVALENT = 1.0, 0.6, 0.3
"""Weights of a query's terms. benchmarks/results/2026-11-25-levers.md"""


@dataclass(frozen=True, slots=True)
class Concept:
    """A notion of the question.

    Args:
        token: the typed word, analysed.
        weight: how rare it is in the corpus (inverse document frequency).
        ways: sets of tokens; one of them whole is enough to say it.
    """

    token: str
    weight: float
    ways: tuple[frozenset[str], ...]

    def said_by(self, tokens: frozenset[str]) -> bool:
        """Say whether some tokens hold one of its ways whole."""
        return any(way <= tokens for way in self.ways)


@dataclass(frozen=True)
class Notions:
    """All that a question looks for.

    Args:
        concepts: its notions.
        terms: the tokens to search, each with its weight.
    """

    concepts: tuple[Concept, ...]
    terms: Mapping[str, float]

    @cached_property
    def total(self) -> float:
        """Sum of the weights."""
        return sum(concept.weight for concept in self.concepts)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every token that can say a notion: the others need not be compared."""
        return frozenset().union(*(way for c in self.concepts for way in c.ways))

    def coverage(self, tokens: frozenset[str]) -> float:
        """Give the weighted share of the notions that some tokens say, from 0 to 1."""
        known = tokens & self.vocabulary
        found = self._coverages.get(known)
        if found is None:
            said = sum(c.weight for c in self.concepts if c.said_by(known)) if known else 0
            found = self._coverages[known] = said / self.total if said else 0.0
        return found

    @cached_property
    def _coverages(self) -> dict[frozenset[str], float]:
        """What is known already: a thousand units hold the same few words asked for."""
        return {}

    def among(self, units: Iterable[frozenset[str]]) -> "Notions":
        """Weigh the notions anew: by their rarity among some units, not in the corpus.

        In the leaflet of a migraine treatment, *crise* says little.
        """
        said = [unit & self.vocabulary for unit in units]
        held = [sum(map(concept.said_by, said)) for concept in self.concepts]
        return Notions(
            tuple(
                replace(concept, weight=_rarity(len(said), count))
                for concept, count in zip(self.concepts, held, strict=True)
            ),
            self.terms,
        )

    def part(self, tokens: Iterable[str]) -> "Notions":
        """Keep the notions whose typed word is among some tokens."""
        kept = frozenset(tokens)
        return Notions(tuple(c for c in self.concepts if c.token in kept), self.terms)

    def missing(self, tokens: frozenset[str]) -> list[Concept]:
        """Give the notions that some tokens do not say, the rarest first."""
        lacking = [concept for concept in self.concepts if not concept.said_by(tokens)]
        return sorted(lacking, key=lambda concept: (-concept.weight, concept.token))


def notions_of(
    question: Question,
    corrections: Mapping[str, str],
    *,
    passages: int,
    frequency: Callable[[str], int],
) -> Notions:
    """Work out the notions of a question.

    Args:
        question: as understood.
        corrections: mistyped words and how they are read.
        passages: how many the release holds.
        frequency: counts the passages that hold a token.
    """
    named = {t for m in question.medicines for t in analyse(m.typed, question.language)}
    typed = {token: way for token, way in _typed(question).items() if token not in named}
    abroad = {t: way for t, way in typed.items() if way not in typed and frequency(way)}
    ways = {t: [frozenset({form}) for form in _forms(t, abroad)] for t in typed}
    terms = dict.fromkeys([*typed, *abroad.values()], TYPED)
    text = question.text
    for word, read in corrections.items():
        _add(ways, analyse(word), [analyse(read)])
        _weigh(terms, analyse(read), TYPED)
        text = f"{text} {read}"
    for short, full in expansions(question.text):
        _add(ways, analyse(short), [analyse(full)])
        _weigh(terms, analyse(full), EXPANDED)
        text = f"{text} {full}"
    for expression, equivalents in synonyms(text):
        tokens = [analyse(equivalent) for equivalent in equivalents]
        _add(ways, analyse(expression), tokens)
        for equivalent in tokens:
            _weigh(terms, equivalent, EQUIVALENT)
    concepts = tuple(
        Concept(token, _rarity(passages, _held(ways[token], frequency)), tuple(ways[token]))
        for token in typed
    )
    return Notions(concepts, terms)


def _forms(token: str, abroad: Mapping[str, str]) -> list[str]:
    return [token, abroad[token]] if token in abroad else [token]


def _typed(question: Question) -> dict[str, str]:
    """Give each token typed with what the other language's analysis makes of its word.

    A word of both languages (*vitamines*, *fractures*) has two stems, and a short question
    does not tell its language.
    """
    own, other = ("en", "fr") if question.language == "en" else ("fr", "en")
    abroad = {span: token for token, span in places(question.text, other)}
    return {token: abroad.get(span, token) for token, span in places(question.text, own)}


def _add(
    ways: Mapping[str, list[frozenset[str]]],
    said: Iterable[str],
    others: Iterable[Iterable[str]],
) -> None:
    """Let other expressions stand for the typed words, also through an expansion."""
    tokens = frozenset(said)
    sets = [frozenset(other) for other in others]
    for token, known in ways.items():
        if token in tokens or any(tokens <= way for way in known[1:]):
            known.extend(way for way in sets if way and way not in known)


def _weigh(terms: dict[str, float], tokens: Iterable[str], weight: float) -> None:
    for token in tokens:
        terms[token] = max(weight, terms.get(token, 0.0))


def _held(ways: Iterable[frozenset[str]], frequency: Callable[[str], int]) -> int:
    """Count the passages that say a notion in its most frequent way, at most."""
    return max(min(map(frequency, way)) for way in ways)


def _rarity(passages: int, held: int) -> float:
    return math.log(1 + passages / (1 + held))
