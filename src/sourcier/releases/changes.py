"""What differs between two releases: added, changed, withdrawn documents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from sourcier.corpus.version import Version


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids of the documents that differ, each list sorted.

    Args:
        before: the former release; empty when there was none.
        after: the new one.
        added: in force in the new one alone.
        changed: in force in both, with another text or other facts.
        withdrawn: in force in the former one alone.
    """

    before: str
    after: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    withdrawn: tuple[str, ...]

    @classmethod
    def none(cls, name: str) -> Self:
        """Nothing differs."""
        return cls(name, name, (), (), ())


def in_force(versions: Iterable[Version]) -> dict[str, str]:
    """Give the digest in force of each document: that of its version without an end."""
    return {v.document_id: v.digest for v in versions if v.valid_to is None}


def between(
    before: Mapping[str, str], after: Mapping[str, str], *, names: tuple[str, str]
) -> Changes:
    """Compare what two releases hold in force.

    >>> between({"d:1": "a"}, {"d:1": "b", "d:2": "c"}, names=("x", "y")).changed
    ('d:1',)
    """
    return Changes(
        before=names[0],
        after=names[1],
        added=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(
            sorted(i for i in after.keys() & before.keys() if after[i] != before[i])
        ),
        withdrawn=tuple(sorted(before.keys() - after.keys())),
    )
