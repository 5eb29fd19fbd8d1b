"""The units that may answer: sentences and list items of the passages found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sourcier.answering.asked import Asked
from sourcier.corpus.store import Store
from sourcier.corpus.version import Held, Place
from sourcier.evidence.document import Document
from sourcier.evidence.outline import governing
from sourcier.evidence.span import Span
from sourcier.nlp.sentences import Kind, Sentence, split
from sourcier.nlp.tokens import analyse, tokens_of
from sourcier.retrieval.query import Hit

READ_WHOLE, SHORT = 3, 12
"""Documents read whole, and passages of the longest that is: a case report has fewer."""
AFTER = 5
"""Places after the passage found at which the others of its document count."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or a list item, with its tokens.

    Args:
        span: its place.
        kind: what it is.
        lead: index of the unit that introduces its list; None for what is no item.
        tokens: of its own words.
        heading: the words of the headings above it, from the highest down.
        excluded: it leaves out the people asked about, and is never quoted as an answer.
    """

    span: Span
    kind: Kind
    lead: int | None
    tokens: frozenset[str]
    heading: tuple[str, ...]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage found, cut into units.

    Args:
        held: its version.
        place: where it stands.
        units: in reading order.
        labels: what its document is about, as the names of the release tell.
        tokens: of the whole passage, its headings and its document's title.
        document_tokens: of all passages of the document that were read.
        rank: 0 for the first hit.
        share: its score over the first hit's.
        same_in: other documents found that hold the same words: (id, title).
    """

    held: Held
    place: Place
    units: tuple[Unit, ...]
    labels: frozenset[str]
    tokens: frozenset[str]
    document_tokens: frozenset[str]
    rank: int = 0
    share: float = 1.0
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


def stretches(hits: Sequence[Hit], corpus: Store, asked: Asked) -> list[Stretch]:
    """Read the passages found; the same words in several documents count once.

    Of several documents with the same words, the nearest to the medicines asked for is
    quoted and the others are named.
    """
    groups: dict[str, list[tuple[Held, Place]]] = {}
    shares: dict[str, float] = {}
    for hit, place in zip(hits, corpus.places(hit.passage for hit in hits), strict=True):
        held = corpus.held(place.version)
        words = place.span.of(held.document.text)
        groups.setdefault(words, []).append((held, place))
        shares.setdefault(words, hit.score / hits[0].score)
    found: list[Stretch] = []
    for rank, (words, twins) in enumerate(groups.items()):
        held, place = max(twins, key=lambda twin: asked.nearness(twin[0].document))
        others = {t.document.id: t.document.title for t, _ in twins if t is not held}
        same_in = tuple(others.items())
        labels = frozenset(asked.names.labels(held.document))
        stretch = _stretch(held, place, labels)
        found.append(
            replace(
                stretch,
                rank=rank,
                share=shares[words],
                same_in=same_in,
            )
        )
    return _with_documents(found)


def whole(found: Sequence[Stretch], corpus: Store, asked: Asked) -> list[Stretch]:
    """Read the other passages of the documents that say most of the question.

    The sentence of a case report that answers may share no word with the question.
    """
    best: dict[int, Stretch] = {}
    for stretch in found:
        best.setdefault(stretch.held.version.number, stretch)
    order = sorted(
        best.values(), key=lambda s: (-asked.notions.coverage(s.document_tokens), s.rank)
    )
    known = {stretch.place.passage for stretch in found}
    return [
        other
        for stretch in order[:READ_WHOLE]
        for other in _others(stretch, corpus)
        if other.place.passage not in known
    ]


def _others(stretch: Stretch, corpus: Store) -> Iterator[Stretch]:
    """Give the passages of a short document, placed a little after the one found."""
    places = corpus.passages_of(stretch.held.version.number)
    for place in places if len(places) <= SHORT else ():
        other = _stretch(stretch.held, place, stretch.labels)
        tokens = stretch.document_tokens | other.tokens
        yield replace(
            other, rank=stretch.rank + AFTER, share=stretch.share, document_tokens=tokens
        )


def _with_documents(found: Sequence[Stretch]) -> list[Stretch]:
    """Let each passage know the tokens of its document's other passages that were read."""
    tokens: dict[int, frozenset[str]] = {}
    for stretch in found:
        number = stretch.held.version.number
        tokens[number] = tokens.get(number, frozenset()) | stretch.tokens
    return [replace(s, document_tokens=tokens[s.held.version.number]) for s in found]


def _stretch(held: Held, place: Place, labels: frozenset[str]) -> Stretch:
    document = held.document
    headings = [heading.place for heading in document.outline]
    cut = split(document.text, place.span.start, place.span.end, headings=headings)
    units = tuple(_unit(document, sentence) for sentence in cut)
    about = tokens_of(document.title, document.language)
    paths = {unit.heading for unit in units}
    said = about.union(
        *(unit.tokens for unit in units), *(tokens_of(" ".join(path)) for path in paths)
    )
    return Stretch(held, place, units, labels, tokens=said, document_tokens=said)


def _unit(document: Document, sentence: Sentence) -> Unit:
    above = governing(document.outline, sentence.span.start)
    return Unit(
        span=sentence.span,
        kind=sentence.kind,
        lead=sentence.lead,
        tokens=frozenset(analyse(sentence.span.of(document.text), document.language)),
        heading=tuple(heading.place.of(document.text) for heading in above),
    )


def candidates(found: Sequence[Stretch]) -> Iterator[Candidate]:
    """Give every unit that may be quoted: all but headings, titles and bare bullets."""
    for stretch in found:
        for index, unit in enumerate(stretch.units):
            if unit.kind is not Kind.HEADING and unit.tokens:
                candidate = Candidate(stretch, index)
                if candidate.words.split("\n", 1)[0] != stretch.held.document.title:
                    yield candidate
