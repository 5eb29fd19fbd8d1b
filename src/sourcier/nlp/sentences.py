"""Cut a text into the sentences and list items that may be quoted."""

from dataclasses import dataclass
from enum import StrEnum, auto

from sourcier.evidence.span import Span
from sourcier.nlp.boundaries import sentence_ends


class Kind(StrEnum):
    """What a unit of text is."""

    SENTENCE = auto()
    ITEM = auto()
    HEADING = auto()
    ROW = auto()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A unit that can be quoted.

    Args:
        span: its place, without surrounding white space.
        kind: what it is.
        lead: index, in the list returned, of the unit that introduces the list to which
            this item belongs; None for what is no item.
    """

    span: Span
    kind: Kind
    lead: int | None = None


def split(text: str, start: int = 0, end: int | None = None) -> list[Sentence]:
    """Cut `text[start:end]` into units, in order, covering all but white space."""
    stop = len(text) if end is None else end
    places = [start, *sentence_ends(text, start, stop), stop]
    spans = [_stripped(text, a, b) for a, b in zip(places, places[1:], strict=False)]
    return [Sentence(span, Kind.SENTENCE) for span in spans if span]


def _stripped(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = start + len(words.rstrip())
    return Span(first, last) if first < last else None
