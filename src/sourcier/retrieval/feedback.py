"""Words that the first passages share, searched beside those asked for.

Pseudo-relevance feedback: Lavrenko and Croft 2001, *Relevance-Based Language Models*;
mixed with the words asked for as in RM3, Abdul-Jaleel et al. 2004, TREC. What is added
weighs as much for one word as for ten: a short question gains most, a long one hardly
moves. benchmarks/results/2026-11-25-retrieval.md
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from sourcier.retrieval.query import Query

FIRST = 10
"""Passages read."""
ADDED = 10
"""Words added."""
MASS = 0.5
"""Weight of all of them together, where a word asked for weighs 1."""
COMMON = 0.1
"""Share of the passages from which a word says nothing."""


@dataclass(frozen=True, slots=True)
class Read:
    """One of the first passages.

    Args:
        score: of the engine.
        tokens: of its title, headings and words, with their repetitions.
    """

    score: float
    tokens: Sequence[str]


def widened(
    query: Query,
    first: Iterable[Read],
    *,
    passages: int,
    frequency: Callable[[str], int],
) -> Query:
    """Give a query with the words that its first passages share.

    A word weighs its share of each passage, times the passage's score. Those asked for
    count among them: the first passages also say which of these matter.

    Args:
        query: as asked.
        first: what it finds, best first.
        passages: how many the index holds.
        frequency: counts the passages that hold a token.
    """
    shared: defaultdict[str, float] = defaultdict(float)
    for one in first:
        for token, count in Counter(one.tokens).items():
            shared[token] += one.score * count / len(one.tokens)
    ordered = sorted(shared, key=lambda token: (-round(shared[token], 9), token))
    rare = (token for token in ordered if frequency(token) <= COMMON * passages)
    added = list(islice(rare, ADDED))
    total = sum(shared[token] for token in added)
    terms = dict(query.terms)
    for token in added:
        terms[token] = terms.get(token, 0.0) + round(MASS * shared[token] / total, 6)
    return replace(query, terms=terms)
