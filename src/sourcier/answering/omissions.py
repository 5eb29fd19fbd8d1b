"""Which warnings of the document quoted bear on the population asked about, unquoted.

A dose without its contra-indication misleads. The warnings are named, with their places:
quoted in full they would drown the answer. Three tables of `data/` say beside which
aspects (`omission_aspects`), for whom which topics come first (`omission_topics`), and
where a document holds them (`omission_places`).
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sourcier.answering import rubrics
from sourcier.answering.cues import pattern
from sourcier.answering.question import Question
from sourcier.answering.reply import Omission, Quoted
from sourcier.answering.tables import table
from sourcier.evidence.document import Document
from sourcier.evidence.span import Span
from sourcier.nlp.aspects import aspects_of_heading
from sourcier.nlp.cues import cue_pattern
from sourcier.nlp.measures import given
from sourcier.nlp.normalise import fold
from sourcier.nlp.populations import incompatible, populations

MOST = 4
"""Warnings named beside an answer: a handful is read, a list is not."""
ANYONE, ADULT, ANYWHERE = "anyone", "adult", "any"
DOSE = frozenset({"dose"})
AGES = frozenset(
    {ADULT, "elderly", "adolescent", "child", "infant", "newborn", "premature"}
)


@dataclass(frozen=True, slots=True)
class _Search:
    """One way to find a topic in a document.

    Args:
        topic: what is looked for.
        how: rubric, cue, dose (a cue with a number) or people.
        within: aspects of the rubrics where sentences are read; `any` for all.
        cues: words, or for people the populations that a sentence must name.
    """

    topic: str
    how: str
    within: frozenset[str]
    cues: tuple[str, ...]

    def reads(self, part: rubrics.Part) -> bool:
        """Say whether sentences of a part are read."""
        return ANYWHERE in self.within or bool(self.within & part.aspects)


@cache
def _beside() -> frozenset[str]:
    rows = table("omission_aspects.csv", ["aspect", "origin", "added"])
    return frozenset(row["aspect"] for row in rows)


@cache
def _topics() -> Mapping[str, tuple[str, ...]]:
    rows = table("omission_topics.csv", ["population", "rank", "topic", "origin", "added"])
    found: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda row: int(row["rank"])):
        found.setdefault(row["population"], []).append(row["topic"])
    return {population: tuple(topics) for population, topics in found.items()}


@cache
def _searches() -> Mapping[str, tuple[_Search, ...]]:
    cues: dict[tuple[str, str, str], list[str]] = {}
    for row in table("omission_places.csv", ["topic", "how", "within", "origin", "added"]):
        cues.setdefault((row["topic"], row["how"], row["within"]), []).append(row["cue"])
    found: dict[str, tuple[_Search, ...]] = {}
    for (topic, how, within), words in cues.items():
        search = _Search(topic, how, frozenset(within.split("|")), tuple(words))
        found[topic] = (*found.get(topic, ()), search)
    return found


@cache
def _words(search: _Search) -> re.Pattern[str]:
    words = "|".join(sorted(map(cue_pattern, search.cues), reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def omissions(question: Question, shown: Sequence[Quoted]) -> tuple[Omission, ...]:
    """Name the warnings of the first quoted document with headings that are not quoted.

    Args:
        question: as understood.
        shown: the quotations, the best first.
    """
    first = next((quoted for quoted in shown if quoted.held.document.outline), None)
    if first is None or not _bears_on_use(question, first):
        return ()
    document = first.held.document
    quoted = [q for q in shown if q.held.document.id == document.id]
    said = {_folded(q.quotation.words(q.held.document)) for q in shown}
    found: list[Omission] = []
    for topic in topics_for(question):
        place = _place(topic, document, question)
        taken = place and any(_touches(q, place) for q in quoted)
        if place and not taken and _folded(place.of(document.text)) not in said:
            found.append(Omission(topic, document.id, place))
    return tuple(found[:MOST])


def _bears_on_use(question: Question, first: Quoted) -> bool:
    """Say whether question and answer are about use, as far as either tells."""
    heading = first.quotation.heading(first.held.document)
    told = [about for about in (question.aspects, aspects_of_heading(heading)) if about]
    return bool(told) and all(_beside() & set(about) for about in told)


def topics_for(question: Question) -> tuple[str, ...]:
    """Give the topics that bear on those asked about, the most important first."""
    known = [p for p in question.populations if p in _topics()] or [ANYONE]
    rows = [_topics()[population] for population in known]
    own = [topics[0] for topics in rows if len(topics) > len(_topics()[ANYONE])]
    others = [topic for topics in rows for topic in topics]
    return tuple(dict.fromkeys([*own, *others]))


def _place(topic: str, document: Document, question: Question) -> Span | None:
    """Find a topic: its rubric first, else the sentence that suits those asked about."""
    for search in _searches().get(topic, ()):
        place = _FINDERS[search.how](search, document, question)
        if place:
            return place
    return None


def _rubric(search: _Search, document: Document, _: Question) -> Span | None:
    """The rubric that speaks of a topic and of least else, unless it is empty."""
    found = [
        (len(aspects), -heading.level, heading.governs)
        for heading in document.outline
        if search.topic in (aspects := rubrics.aspects_of(heading, document))
        and _says_something(document.text[heading.place.end : heading.governs.end])
    ]
    return _trimmed(min(found)[-1], document) if found else None


def _says_something(words: str) -> bool:
    folded = fold(words).strip(" \n\t.:·-")
    return bool(folded) and not pattern("nothing_said").fullmatch(folded)


def _trimmed(span: Span, document: Document) -> Span:
    words = span.of(document.text)
    return Span(span.start, span.start + len(words.rstrip()))


def _cued(search: _Search, document: Document, question: Question) -> Span | None:
    cue = _words(search)
    return _best(search, document, question, lambda words: bool(cue.search(fold(words))))


def _dosed(search: _Search, document: Document, question: Question) -> Span | None:
    """A cue and a dose: « ne dépassez pas la dose prescrite » limits nothing."""
    cue = _words(search)
    return _best(
        search,
        document,
        question,
        lambda words: bool(cue.search(fold(words)) and given(words, DOSE)),
    )


def _people(search: _Search, document: Document, question: Question) -> Span | None:
    wanted = {person for cue in search.cues for person in cue.split("|")}
    return _best(
        search, document, question, lambda words: not wanted.isdisjoint(populations(words))
    )


def _best(
    search: _Search, document: Document, question: Question, holds: Callable[[str], bool]
) -> Span | None:
    """The first sentence that names those asked about, else the first about nobody else.

    Of whom no age is told, an adult is understood: a child's dose is not theirs.
    """
    people = set(question.populations)
    people |= set() if people & AGES else {ADULT}
    rest: list[Span] = []
    for span in _holding(search, document, holds):
        said = populations(span.of(document.text))
        if people & set(said):
            return span
        if not any(incompatible(one, other) for one in people for other in said):
            rest.append(span)
    return rest[0] if rest else None


def _holding(
    search: _Search, document: Document, holds: Callable[[str], bool]
) -> Iterator[Span]:
    """Read sentences of the right parts only, and of those that can hold one."""
    for part in rubrics.parts(document):
        if search.reads(part) and holds(part.span.of(document.text)):
            yield from (
                span
                for span in rubrics.sentences(document, part)
                if holds(span.of(document.text))
            )


_FINDERS: Mapping[str, Callable[[_Search, Document, Question], Span | None]] = {
    "rubric": _rubric,
    "cue": _cued,
    "dose": _dosed,
    "people": _people,
}


def _touches(quoted: Quoted, place: Span) -> bool:
    """Say whether a quotation, its lead-in or its exceptions stand in a place."""
    quotation = quoted.quotation
    lead = (quotation.lead,) if quotation.lead else ()
    return any(
        span.start < place.end and place.start < span.end
        for span in (quotation.span, *lead, *quotation.exceptions)
    )


def _folded(words: str) -> str:
    return " ".join(fold(words).split())
