"""From a question to what is asked of the engine."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sourcier.answering.concepts import Notions
from sourcier.answering.question import Question
from sourcier.answering.subjects import labels_of
from sourcier.drugs.classes import KnownClass
from sourcier.drugs.names import NO_SUBJECT, Names, composition, label
from sourcier.drugs.recognition import Mention
from sourcier.evidence.status import ANSWERING, Status
from sourcier.nlp.tokens import analyse
from sourcier.retrieval.query import Facet, Field, Filters, Query

ALONE, NAMED, SUBSTANCE, CLASS = 0.1, 0.5, 0.3, 0.2
"""Weights of a medicine's words. Named alone, its label already chooses the documents;
named with another, its words and its classes find the pair."""
EVERYTHING, NAMED_FIRST, OTHERS = 40, 30, 8
"""Passages read of each search. benchmarks/results/2026-11-25-levers.md"""
PAIRS = 12
"""Passages read of the search for records of several medicines."""
IN_HEADING: Mapping[Field, float] = MappingProxyType(
    {Field.TITLE: 0.5, Field.HEADING: 2.0, Field.TEXT: 0.1}
)
SAME_BRAND, SAME_COMPOSITION, SAME_ASPECT = 2.0, 2.0, 2.0
"""What a label adds to a score. benchmarks/results/2026-11-25-levers.md"""


@dataclass(frozen=True, slots=True)
class Search:
    """One search of a question.

    Args:
        query: what is asked of the engine.
        limit: how many passages are read.
        by_document: a passage counts together with the best one of its document.
    """

    query: Query
    limit: int
    by_document: bool = False


def searches(
    question: Question,
    notions: Notions,
    names: Names,
    *,
    sources: Iterable[str] = (),
    statuses: frozenset[Status] = ANSWERING,
) -> list[Search]:
    """Ask for the passages of the medicines named, then for those about no medicine.

    Two searches, so that the many words of an article cannot crowd out a short leaflet.
    Without a medicine in the question there is one search, of everything.
    """
    preferred = {(Facet.ASPECT, aspect): SAME_ASPECT for aspect in question.aspects}
    wanted = frozenset(sources)
    facets = {Facet.SOURCE: wanted} if wanted else {}
    if not question.medicines:
        filters = Filters(question.as_of, statuses, facets)
        query = Query(notions.terms, filters, preferred)
        return [Search(query, EVERYTHING, by_document=True)]
    subjects = frozenset(set().union(*(labels_of(m, names) for m in question.medicines)))
    named = Filters(question.as_of, statuses, {**facets, Facet.SUBJECT: subjects})
    nameless = frozenset({NO_SUBJECT})
    others = Filters(question.as_of, statuses, {**facets, Facet.SUBJECT: nameless})
    alone = len(question.medicines) == 1
    near = {**preferred, **_preferred(question.medicines)}
    pairs = [_of_pairs(question, names, named)] if len(question.medicines) > 1 else []
    return [
        *pairs,
        Search(
            Query(_terms(question, notions, names, alone=alone), named, near), NAMED_FIRST
        ),
        Search(
            Query(_terms(question, notions, names, alone=False), others, preferred), OTHERS
        ),
    ]


def _of_pairs(question: Question, names: Names, named: Filters) -> Search:
    """Ask for the records whose heading names the medicines, or their classes, together."""
    terms: dict[str, float] = {}
    for mention in question.medicines:
        for token, weight in _words(mention, names, alone=False):
            terms[token] = max(weight, terms.get(token, 0.0))
        for key in mention.name.substances:
            for token in analyse(names.shown.get(key, key)):
                terms[token] = max(SUBSTANCE, terms.get(token, 0.0))
    facets = {**named.facets, Facet.ASPECT: frozenset({"interactions"})}
    filters = Filters(named.on, named.statuses, facets)
    return Search(Query(terms, filters, boosts=IN_HEADING), PAIRS)


def _terms(
    question: Question, notions: Notions, names: Names, *, alone: bool
) -> dict[str, float]:
    terms = dict(notions.terms)
    for mention in question.medicines:
        for token, weight in _words(mention, names, alone=alone):
            terms[token] = max(weight, terms.get(token, 0.0))
    return terms


def _preferred(medicines: Sequence[Mention]) -> dict[tuple[Facet, str], float]:
    """Prefer the brand typed, each composition, and the combination of all of them."""
    preferred = {}
    for mention in medicines:
        if mention.name.kind == "brand":
            preferred[Facet.SUBJECT, label("brand", mention.key)] = SAME_BRAND
        if mention.name.substances:
            preferred[Facet.SUBJECT, composition(mention.name.substances)] = (
                SAME_COMPOSITION
            )
    together = {key for mention in medicines for key in mention.name.substances}
    preferred[Facet.SUBJECT, composition(together)] = SAME_COMPOSITION
    return preferred


def _words(mention: Mention, names: Names, *, alone: bool) -> Iterable[tuple[str, float]]:
    """The name, its substances, and the classes that interactions are filed by."""
    if mention.name.kind == "class":
        yield from _words_of_class(names.groups[mention.key])
        return
    if alone:
        yield from ((token, ALONE) for token in analyse(mention.key))
        return
    yield from ((token, NAMED) for token in analyse(mention.key))
    for key in mention.name.substances:
        yield from ((token, SUBSTANCE) for token in analyse(names.shown.get(key, key)))
        for group in names.classes.get(key, ()):
            yield from ((token, CLASS) for token in analyse(group))


def _words_of_class(known: KnownClass) -> Iterable[tuple[str, float]]:
    """Name the class, then those that hold it whole; labels choose its members."""
    for ways, weight in ((known.ways, NAMED), (known.wider, CLASS)):
        yield from ((token, weight) for way in ways for token in analyse(way))
