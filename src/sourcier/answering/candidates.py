"""The units that may answer: sentences and list items of the passages found."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sourcier.corpus.store import Store
from sourcier.corpus.version import Held, Place
from sourcier.evidence.document import Document
from sourcier.evidence.outline import governing
from sourcier.evidence.span import Span
from sourcier.nlp.sentences import Kind, Sentence, split
from sourcier.nlp.tokens import analyse
from sourcier.retrieval.query import Hit


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or a list item, with its tokens.

    Args:
        span: its place.
        kind: what it is.
        lead: index of the unit that introduces its list; None for what is no item.
        tokens: of its own words.
        heading: the words of the headings above it, from the highest down.
    """

    span: Span
    kind: Kind
    lead: int | None
    tokens: frozenset[str]
    heading: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage found, cut into units.

    Args:
        held: its version.
        place: where it stands.
        units: in reading order.
        tokens: of the whole passage, its headings and its document's title.
        rank: 0 for the first hit.
        share: its score over the first hit's.
        same_in: other documents found that hold the same words: (id, title).
    """

    held: Held
    place: Place
    units: tuple[Unit, ...]
    tokens: frozenset[str]
    rank: int
    share: float
    same_in: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit within its passage."""

    stretch: Stretch
    index: int

    @property
    def unit(self) -> Unit:
        """The unit itself."""
        return self.stretch.units[self.index]

    @property
    def lead(self) -> Unit | None:
        """What introduces its list, if it is an item."""
        lead = self.unit.lead
        return None if lead is None else self.stretch.units[lead]

    @property
    def words(self) -> str:
        """Its words, read from the document."""
        return self.unit.span.of(self.stretch.held.document.text)


def stretches(hits: Sequence[Hit], corpus: Store) -> list[Stretch]:
    """Read the passages found; the same words in several documents count once."""
    found: dict[str, tuple[Held, Place, float]] = {}
    twins: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for hit, place in zip(hits, corpus.places(hit.passage for hit in hits), strict=True):
        held = corpus.held(place.version)
        words = place.span.of(held.document.text)
        if words in found:
            twins[words][held.document.id] = held.document.title
        else:
            found[words] = held, place, hit.score / hits[0].score
    return [
        _stretch(held, place, rank=rank, share=share, same_in=tuple(twins[words].items()))
        for rank, (words, (held, place, share)) in enumerate(found.items())
    ]


def _stretch(
    held: Held,
    place: Place,
    *,
    rank: int,
    share: float,
    same_in: tuple[tuple[str, str], ...],
) -> Stretch:
    document = held.document
    headings = [heading.place for heading in document.outline]
    cut = split(document.text, place.span.start, place.span.end, headings=headings)
    units = tuple(_unit(document, sentence) for sentence in cut)
    about = tokens_of(document.title, document.language)
    tokens = about.union(*(unit.tokens for unit in units), *map(_heading_tokens, units))
    return Stretch(held, place, units, tokens, rank, share, same_in)


def _unit(document: Document, sentence: Sentence) -> Unit:
    above = governing(document.outline, sentence.span.start)
    return Unit(
        span=sentence.span,
        kind=sentence.kind,
        lead=sentence.lead,
        tokens=frozenset(analyse(sentence.span.of(document.text), document.language)),
        heading=tuple(heading.place.of(document.text) for heading in above),
    )


def _heading_tokens(unit: Unit) -> frozenset[str]:
    return tokens_of(" ".join(unit.heading))


@lru_cache(maxsize=8_192)
def tokens_of(text: str, language: str = "fr") -> frozenset[str]:
    """Give the tokens of a heading or a title; the same ones come back often."""
    return frozenset(analyse(text, language))


def candidates(found: Sequence[Stretch]) -> Iterator[Candidate]:
    """Give every unit that may be quoted: all but headings and bare bullets."""
    for stretch in found:
        for index, unit in enumerate(stretch.units):
            if unit.kind is not Kind.HEADING and unit.tokens:
                yield Candidate(stretch, index)
