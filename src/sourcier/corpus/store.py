"""The ports: what the corpus needs from whatever keeps it.

Reading, carrying over and taking in are three ports: a reply needs the first alone.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from sourcier.corpus.packed import Packed
from sourcier.corpus.validity import Entry
from sourcier.corpus.version import Held, Place, Version

MOST_TWINS = 50
"""Each is read and compared: 50 take about 20 ms."""


class Store(Protocol):
    """Give back what a release holds; every text is read with its digest checked."""

    def held(self, number: int) -> Held:
        """A version and its text.

        Raises:
            IntegrityError: the stored bytes no longer equal the digest.
        """

    def versions(self, document_id: str) -> list[Version]:
        """The versions of a document, oldest first; also by an alias of its id."""

    def every_version(self) -> Iterator[Version]:
        """All versions, in the order of their numbers."""

    def places(self, passages: Iterable[int]) -> list[Place]:
        """Where passages stand, in the order asked."""

    def passages_of(self, number: int) -> list[Place]:
        """The passages of a version, in reading order."""

    def twins(self, passage: int) -> list[Place]:
        """The other passages with the same words, case and accents apart.

        Those of versions that still hold come first, then by passage number; at most
        `MOST_TWINS`: a sentence of every leaflet is nobody's own.
        """


class History(Protocol):
    """Give back what a former release held, for the next one to carry over."""

    def packed(self, digest: str) -> Packed:
        """A record as it is stored."""

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """What each edition of each source held: (source, entry)."""


class Archive(Protocol):
    """Take in the versions of a release under construction, then seal it."""

    def keep(self, records: Iterable[Packed]) -> None:
        """Keep records; one already kept is not kept twice."""

    def remember(self, source: str, entries: Iterable[Entry]) -> None:
        """Keep what each edition of a source held."""

    def date(self, versions: Iterable[Version]) -> None:
        """Say which records are valid when, and under which numbers."""

    def name(self, aliases: Iterable[tuple[str, str]]) -> None:
        """Say under which other ids (alias, document id) texts were received."""

    def cut(self, places: Iterable[Place]) -> None:
        """Say where the passages stand."""

    def seal(self) -> None:
        """Write everything down; nothing may be added afterwards."""
