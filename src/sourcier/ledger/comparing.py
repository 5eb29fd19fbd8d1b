"""What differs between a reply as it was recorded and as it comes out now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from sourcier.ledger.places import Json

ABSENT = None
"""Stands for what one of the two does not have."""
MOST = 50
"""Differences told: a reply of another release differs everywhere."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place of a reply that is not the same.

    Args:
        at: where, as `quotations[0].start`.
        then: as recorded.
        now: as it comes out now.
    """

    at: str
    then: object = field(repr=False)
    now: object = field(repr=False)


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of the quotations of a reply: (document, start) each.

    Args:
        same: the same words of the same version.
        changed: the same document, in another version or at another place.
        gone: documents quoted then and not now.
        new: documents quoted now and not then.
    """

    same: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]


def differences(then: object, now: object, at: str = "") -> Iterator[Difference]:
    """Give the places where two pieces of JSON differ, in order."""
    if isinstance(then, Mapping) and isinstance(now, Mapping):
        for key in [*then, *(key for key in now if key not in then)]:
            where = f"{at}.{key}" if at else str(key)
            yield from differences(then.get(key), now.get(key), where)
    elif isinstance(then, list) and isinstance(now, list):
        for number, (one, other) in enumerate(zip_longest(then, now, fillvalue=ABSENT)):
            yield from differences(one, other, f"{at}[{number}]")
    elif then != now or type(then) is not type(now):
        yield Difference(at, then, now)


def moved(then: Json, now: Json) -> Moved:
    """Say what became of the quotations of a reply, by their documents."""
    before, after = _quoted(then), _quoted(now)
    both = [document for document in before if document in after]
    same = tuple(document for document in both if before[document] == after[document])
    return Moved(
        same=same,
        changed=tuple(document for document in both if document not in same),
        gone=tuple(document for document in before if document not in after),
        new=tuple(document for document in after if document not in before),
    )


def _quoted(reply: Json) -> dict[str, list[tuple[str, int, int]]]:
    """The places quoted, by document, in reading order."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    for one in reply.get("quotations") or reply.get("nearest") or []:
        document = one["document"]
        place = (document["digest"], one["start"], one["end"])
        found.setdefault(document["id"], []).append(place)
    return {document: sorted(places) for document, places in found.items()}
