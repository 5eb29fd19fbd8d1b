"""Every way to keep a corpus keeps the same promise."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from sourcier.corpus.adapters.memory import MemoryCorpus
from sourcier.corpus.adapters.sqlite import SqliteArchive, SqliteStore
from sourcier.corpus.fingerprint import fingerprint
from sourcier.corpus.packed import pack
from sourcier.corpus.store import MOST_TWINS, Archive
from sourcier.corpus.validity import Edition, Entry
from sourcier.corpus.version import Place, Version
from sourcier.evidence.document import Document
from sourcier.evidence.span import Span
from sourcier.evidence.status import Status
from sourcier.releases.workshop import ReadableCorpus

OLD, NEW = date(2024, 1, 1), date(2025, 1, 1)
RULES = {
    "d:sel": ["Peu de sel.", "Très peu de sel."],
    "d:sucre": ["Peu de sucre. Buvez de l'eau."],
    "d:eau": ["BUVEZ de  l’eau."],
}


@dataclass(frozen=True)
class Kind:
    """A way to keep a corpus: where it takes in, and how it is opened once sealed."""

    archive: Callable[[Path], Archive]
    opened: Callable[[Archive, Path], ReadableCorpus]


def itself(archive: Archive, _: Path) -> ReadableCorpus:
    assert isinstance(archive, MemoryCorpus)
    return archive


KINDS = {
    "memory": Kind(lambda _: MemoryCorpus(), itself),
    "sqlite": Kind(SqliteArchive, lambda _, path: SqliteStore(path)),
}


def texts() -> list[Document]:
    return [
        Document(document_id, f"Titre {document_id}", text, retrieved=OLD)
        for document_id, held in RULES.items()
        for text in held
    ]


def version(number: int, document: Document, ended: date | None = None) -> Version:
    return Version(
        number=number,
        document_id=document.id,
        digest=document.digest,
        source="d",
        status=Status.SUPERSEDED if ended else Status.IN_FORCE,
        valid_from=NEW if number == 2 else OLD,
        valid_to=ended,
        superseded_by=document.id if ended else None,
        retrieved=document.retrieved,
        known_from="r1",
    )


def place(passage: int, number: int, document: Document, span: Span) -> Place:
    return Place(passage, number, span, fingerprint(span.of(document.text)))


def fill(archive: Archive) -> None:
    salt, less_salt, sugar, water = texts()
    archive.keep(map(pack, texts()))
    archive.keep([pack(salt)])
    archive.remember(
        "d",
        [Entry(salt.id, salt.digest, Edition(OLD, 2), None, Status.IN_FORCE, "d:autre")],
    )
    archive.date(
        [
            version(1, salt, NEW),
            version(2, less_salt),
            version(3, sugar),
            version(4, water),
        ]
    )
    archive.name([("d:sodium", "d:sel"), ("d:sodium", "d:sel")])
    archive.cut(
        [
            place(1, 1, salt, Span(0, 11)),
            place(2, 2, less_salt, Span(0, 16)),
            place(3, 3, sugar, Span(0, 14)),
            place(4, 3, sugar, Span(14, 29)),
            place(5, 4, water, Span(0, 16)),
        ]
    )
    archive.seal()


@pytest.fixture(params=KINDS)
def corpus(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ReadableCorpus]:
    kind, path = KINDS[request.param], tmp_path / "corpus.sqlite"
    archive = kind.archive(path)
    fill(archive)
    opened = kind.opened(archive, path)
    yield opened
    opened.close()


def test_a_version_comes_with_its_own_text(corpus: ReadableCorpus) -> None:
    held = corpus.held(2)
    assert held.version == version(2, texts()[1])
    assert held.document == texts()[1]
    assert held.document.retrieved == OLD


def test_versions_come_oldest_first(corpus: ReadableCorpus) -> None:
    assert [v.number for v in corpus.versions("d:sel")] == [1, 2]
    assert [v.valid_to for v in corpus.versions("d:sel")] == [NEW, None]


def test_a_document_is_found_by_its_other_ids(corpus: ReadableCorpus) -> None:
    assert corpus.versions("d:sodium") == corpus.versions("d:sel")


def test_an_unknown_document_has_no_version(corpus: ReadableCorpus) -> None:
    assert corpus.versions("d:poivre") == []


def test_every_version_comes_in_order(corpus: ReadableCorpus) -> None:
    assert [v.number for v in corpus.every_version()] == [1, 2, 3, 4]


def test_places_come_in_the_order_asked(corpus: ReadableCorpus) -> None:
    assert [p.passage for p in corpus.places([4, 1, 3])] == [4, 1, 3]
    assert corpus.places([]) == []


def test_passages_of_a_version_come_in_reading_order(corpus: ReadableCorpus) -> None:
    assert [p.span for p in corpus.passages_of(3)] == [Span(0, 14), Span(14, 29)]
    assert corpus.passages_of(9) == []


def test_twins_say_the_same_apart_from_case_and_space(corpus: ReadableCorpus) -> None:
    assert [p.passage for p in corpus.twins(4)] == [5]
    assert [p.passage for p in corpus.twins(5)] == [4]
    assert corpus.twins(3) == []


def test_a_record_is_copied_as_it_is_stored(corpus: ReadableCorpus) -> None:
    salt = texts()[0]
    assert corpus.packed(salt.digest) == pack(salt)


def test_what_editions_held_is_remembered(corpus: ReadableCorpus) -> None:
    [(source, entry)] = corpus.entries()
    assert source == "d"
    assert entry.document_id == "d:sel"
    assert entry.edition == (OLD, 2)
    assert entry.own_date is None
    assert entry.superseded_by == "d:autre"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_equal_fingerprints_are_not_believed(kind: Kind, tmp_path: Path) -> None:
    one, two = Document("d:1", "Un", "Peu de sel."), Document("d:2", "Deux", "Assez d'eau")
    archive = kind.archive(tmp_path / "corpus.sqlite")
    archive.keep(map(pack, [one, two]))
    archive.date([version(1, one), version(2, two)])
    archive.cut([Place(1, 1, Span(0, 11), 7), Place(2, 2, Span(0, 11), 7)])
    archive.seal()
    opened = kind.opened(archive, tmp_path / "corpus.sqlite")
    assert opened.twins(1) == []
    opened.close()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_twins_that_still_hold_come_first_and_are_counted(
    kind: Kind, tmp_path: Path
) -> None:
    documents = [Document(f"d:{n}", "Titre", "Peu de sel.") for n in range(60)]
    archive = kind.archive(tmp_path / "corpus.sqlite")
    archive.keep(map(pack, documents))
    archive.date(
        version(n, document, NEW if n in {3, 4} else None)
        for n, document in enumerate(documents, start=1)
    )
    archive.cut(
        place(n, n, document, Span(0, 11)) for n, document in enumerate(documents, start=1)
    )
    archive.seal()
    opened = kind.opened(archive, tmp_path / "corpus.sqlite")
    found = [p.passage for p in opened.twins(1)]
    assert found == [2, *range(5, 5 + MOST_TWINS - 1)]
    opened.close()
