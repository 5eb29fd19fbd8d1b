"""Every identifier of a text, once each."""

from collections.abc import Iterable, Iterator

from sourcier.evidence.span import Span
from sourcier.privacy.addresses import addresses
from sourcier.privacy.contacts import contacts
from sourcier.privacy.dates import dates
from sourcier.privacy.identifier import Identifier
from sourcier.privacy.names import names
from sourcier.privacy.numbers import numbers
from sourcier.privacy.reading import reading

FINDERS = (numbers, contacts, dates, addresses, names)


def find(text: str) -> list[Identifier]:
    """Find what tells who somebody is, in reading order and without overlap.

    Args:
        text: any text; places are code points of its NFC form.

    >>> [(str(one.kind), one.span.start) for one in find("Mme Durand, née le 3/4/1950")]
    [('name', 4), ('birth_date', 19)]
    """
    read = reading(text)
    return list(_apart(found for finder in FINDERS for found in finder(read)))


def _apart(found: Iterable[Identifier]) -> Iterator[Identifier]:
    """Join findings that share characters; the surest, then the longest, gives its kind."""
    kept: Identifier | None = None
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if kept is not None and one.span.start < kept.span.end:
            kept = _joined(kept, one)
            continue
        if kept is not None:
            yield kept
        kept = one
    if kept is not None:
        yield kept


def _joined(first: Identifier, second: Identifier) -> Identifier:
    surest = max(first, second, key=_sureness)
    span = Span(first.span.start, max(first.span.end, second.span.end))
    return Identifier(surest.kind, span, surest.certainty)


def _sureness(one: Identifier) -> tuple[int, int]:
    return one.certainty, one.span.end - one.span.start
