"""The parts of a document, each with what its headings speak of, its own name aside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from sourcier.answering.statements import names_of
from sourcier.evidence.document import Document
from sourcier.evidence.outline import Heading, governing
from sourcier.evidence.span import Span
from sourcier.nlp.aspects import aspects_of_heading
from sourcier.nlp.normalise import fold
from sourcier.nlp.sentences import Kind, split


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two headings.

    Args:
        span: from the end of the heading's words to the next heading.
        aspects: of the nearest heading that has any.
    """

    span: Span
    aspects: frozenset[str]


def parts(document: Document) -> Iterator[Part]:
    """Give the parts of a document in reading order; none when it has no heading."""
    starts = [heading.place.start for heading in document.outline]
    for heading, (_, end) in zip(
        document.outline, pairwise([*starts, len(document.text)]), strict=True
    ):
        path = [_own(above, document) for above in _above(document, heading)]
        yield Part(Span(heading.place.end, end), frozenset(aspects_of_heading(path)))


def _above(document: Document, heading: Heading) -> Sequence[Heading]:
    return governing(document.outline, heading.place.start)


def aspects_of(heading: Heading, document: Document) -> frozenset[str]:
    """Give what one heading speaks of by its own words.

    The name of the medicine is no part of them: « nourrissons » may belong to a brand.
    """
    return frozenset(aspects_of_heading([_own(heading, document)]))


def _own(heading: Heading, document: Document) -> str:
    return _without(heading.place.of(document.text), names_of(document))


@lru_cache(maxsize=8_192)
def _without(heading: str, names: tuple[str, ...]) -> str:
    words = " ".join(fold(heading).split())
    for name in names:
        if name != words:
            words = words.replace(name, "")
    return words


def sentences(document: Document, part: Part) -> Iterator[Span]:
    """Give the sentences and list items of a part."""
    headings = [heading.place for heading in document.outline]
    for unit in split(document.text, part.span.start, part.span.end, headings=headings):
        if unit.kind is not Kind.HEADING:
            yield unit.span
