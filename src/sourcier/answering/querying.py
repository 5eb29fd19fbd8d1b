"""From a question to what is asked of the engine."""

from collections.abc import Iterable

from sourcier.answering.concepts import Notions
from sourcier.answering.question import Question
from sourcier.drugs.names import NO_SUBJECT, Names, composition, label, words_of
from sourcier.drugs.recognition import Mention
from sourcier.evidence.status import ANSWERING, Status
from sourcier.nlp.tokens import analyse
from sourcier.retrieval.query import Facet, Filters, Query

ALONE, NAMED, SUBSTANCE, CLASS = 0.1, 0.5, 0.3, 0.2
"""Weights of a medicine's words. Named alone, its label already chooses the documents;
named with another, its words and its classes find the pair."""
SAME_BRAND, SAME_COMPOSITION, SAME_ASPECT = 2.0, 2.0, 2.0
"""What a label adds to a score. benchmarks/results/2026-11-24-selection.md"""


def query_of(
    question: Question,
    notions: Notions,
    names: Names,
    *,
    sources: Iterable[str] = (),
    statuses: frozenset[Status] = ANSWERING,
) -> Query:
    """Ask for the passages of the medicines named, and for those about no medicine."""
    terms = dict(notions.terms)
    preferred = {(Facet.ASPECT, aspect): SAME_ASPECT for aspect in question.aspects}
    subjects: set[str] = set()
    for mention in question.medicines:
        for token, weight in _words(mention, names, alone=len(question.medicines) == 1):
            terms[token] = max(weight, terms.get(token, 0.0))
        subjects |= labels_of(mention, names)
        preferred |= _preferred(mention)
    facets = {Facet.SUBJECT: frozenset(subjects | {NO_SUBJECT})} if subjects else {}
    wanted = frozenset(sources)
    if wanted:
        facets[Facet.SOURCE] = wanted
    filters = Filters(question.as_of, statuses, facets)
    return Query(terms, filters, preferred)


def labels_of(mention: Mention, names: Names) -> set[str]:
    """Give the labels of a medicine: its name, its substances, their classes."""
    substances = mention.name.substances
    labels = {label(mention.name.kind, mention.key)}
    labels |= {label("substance", key) for key in substances}
    labels |= {
        label("class", " ".join(words_of(group)))
        for key in substances
        for group in names.classes.get(key, ())
    }
    return labels


def _preferred(mention: Mention) -> dict[tuple[Facet, str], float]:
    preferred = {}
    if mention.name.kind == "brand":
        preferred[Facet.SUBJECT, label("brand", mention.key)] = SAME_BRAND
    if mention.name.substances:
        preferred[Facet.SUBJECT, composition(mention.name.substances)] = SAME_COMPOSITION
    return preferred


def _words(mention: Mention, names: Names, *, alone: bool) -> Iterable[tuple[str, float]]:
    """The name, its substances, and the classes that interactions are filed by."""
    if alone:
        yield from ((token, ALONE) for token in analyse(mention.key))
        return
    yield from ((token, NAMED) for token in analyse(mention.key))
    for key in mention.name.substances:
        yield from ((token, SUBSTANCE) for token in analyse(names.shown.get(key, key)))
        for group in names.classes.get(key, ()):
            yield from ((token, CLASS) for token in analyse(group))
