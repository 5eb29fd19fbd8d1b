"""A corpus in lists and dictionaries: the honest stand-in, for tests and tutorials."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sourcier.corpus.fingerprint import fold_words
from sourcier.corpus.packed import Packed, unpack
from sourcier.corpus.store import MOST_TWINS
from sourcier.corpus.validity import Entry
from sourcier.corpus.version import Held, Place, Version


class MemoryCorpus:
    """Takes in and gives back; keeps records as bytes, as the file does."""

    def __init__(self) -> None:
        """Start empty."""
        self.stored: dict[str, Packed] = {}
        self._entries: list[tuple[str, Entry]] = []
        self._versions: dict[int, Version] = {}
        self._aliases: defaultdict[str, set[str]] = defaultdict(set)
        self._places: dict[int, Place] = {}

    def keep(self, records: Iterable[Packed]) -> None:
        """Keep records; one already kept is not kept twice."""
        for record in records:
            self.stored.setdefault(record.digest, record)

    def date(self, versions: Iterable[Version]) -> None:
        """Say which records are valid when, and under which numbers."""
        self._versions |= {version.number: version for version in versions}

    def name(self, aliases: Iterable[tuple[str, str]]) -> None:
        """Say under which other ids (alias, document id) texts were received."""
        for alias, document_id in aliases:
            self._aliases[alias].add(document_id)

    def cut(self, places: Iterable[Place]) -> None:
        """Say where the passages stand."""
        self._places |= {place.passage: place for place in places}

    def remember(self, source: str, entries: Iterable[Entry]) -> None:
        """Keep what each edition of a source held, for the next build."""
        self._entries += [(source, entry) for entry in entries]

    def seal(self) -> None:
        """Nothing more to write: memory is what it is."""

    def close(self) -> None:
        """Nothing to let go of."""

    def held(self, number: int) -> Held:
        """A version and its text, its digest checked on every read."""
        version = self._versions[number]
        packed = self.stored[version.digest]
        return Held(version, unpack(packed, document_id=version.document_id))

    def packed(self, digest: str) -> Packed:
        """A record as it is stored, to be copied into a new release."""
        return self.stored[digest]

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """What each edition of each source held."""
        yield from self._entries

    def versions(self, document_id: str) -> list[Version]:
        """The versions of a document, oldest first; also by an alias of its id."""
        ids = {document_id} | self._aliases.get(document_id, set())
        return [v for v in self.every_version() if v.document_id in ids]

    def every_version(self) -> Iterator[Version]:
        """All versions, in the order of their numbers."""
        return (self._versions[number] for number in sorted(self._versions))

    def places(self, passages: Iterable[int]) -> list[Place]:
        """Where passages stand, in the order asked."""
        return [self._places[passage] for passage in passages]

    def passages_of(self, number: int) -> list[Place]:
        """The passages of a version, in reading order."""
        ordered = (self._places[passage] for passage in sorted(self._places))
        return [place for place in ordered if place.version == number]

    def twins(self, passage: int) -> list[Place]:
        """The other passages with the same words, those that still hold first."""
        words = self._words(self._places[passage])
        found = [
            place
            for number, place in sorted(self._places.items())
            if number != passage and self._words(place) == words
        ]
        ended = {v.number for v in self._versions.values() if v.valid_to is not None}
        return sorted(found, key=lambda place: place.version in ended)[:MOST_TWINS]

    def _words(self, place: Place) -> str:
        return fold_words(place.span.of(self.held(place.version).document.text))
