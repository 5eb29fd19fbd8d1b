"""What the sources say of one speciality: read from their documents, each block dated.

An edition that lacks a table says nothing of what it holds: the block of the last edition
that had it is shown, under that edition's date.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sourcier.corpus.store import Store
from sourcier.corpus.version import Held, Version
from sourcier.drugs.catalogue import Catalogue
from sourcier.evidence.span import Span
from sourcier.evidence.status import Status
from sourcier.sources.bdpm_tables import tables

EDITION = "Édition"
"""The heading under which a document lists the tables that its edition lacked."""


@dataclass(frozen=True, slots=True)
class Said:
    """One official field, in the words of the source.

    Args:
        label: the official label; empty for a line without one.
        value: the official words.
        span: their place in the document.
    """

    label: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Block:
    """What one document says under one heading.

    Args:
        title: the heading, or the title of the document.
        held: the document, its digest checked.
        edition: the last edition that says so.
        fields: in the order of the document.
    """

    title: str
    held: Held
    edition: date
    fields: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A speciality.

    Args:
        cis: its code.
        title: its denomination.
        newest: date of the newest edition of the database.
        gone: the newest edition no longer lists it.
        blocks: the database first, then the opinions of the HAS.
        documents: ids of the other documents about it (leaflets …).
    """

    cis: str
    title: str
    newest: date
    gone: bool
    blocks: tuple[Block, ...]
    documents: tuple[str, ...]

    def first(self, label: str) -> str:
        """Give the first value under a label; empty when no source says it."""
        said = (f.value for block in self.blocks for f in block.fields if f.label == label)
        return next(said, "")


@dataclass(frozen=True, slots=True)
class Editions:
    """Which sources are the drug database and the opinions, and when they were published.

    Args:
        database: names of the sources that list every speciality.
        opinions: names of the sources that hold the opinions of the HAS.
        dates: of the editions of each source, oldest first.
    """

    database: frozenset[str]
    opinions: frozenset[str]
    dates: Mapping[str, Sequence[date]]

    def last_of(self, version: Version) -> date:
        """Give the last edition that held a version."""
        held = [d for d in self.dates.get(version.source, ()) if version.holds_on(d)]
        return max(held, default=version.valid_from)

    def newest(self, source: str) -> date:
        """Give the newest edition of a source."""
        return max(self.dates[source])


def sheet(cis: str, store: Store, catalogue: Catalogue, editions: Editions) -> Sheet | None:
    """Read the sheet of a speciality; None when no edition of a database lists it.

    Raises:
        IntegrityError: a stored document no longer equals its digest.
    """
    documents = [entry.document for entry in catalogue.entries("cis", cis)]
    of = {document: document.partition(":")[0] for document in documents}
    listed = [document for document in documents if of[document] in editions.database]
    if not listed:
        return None
    versions = [version for d in listed for version in reversed(store.versions(d))]
    newest = store.held(versions[0].number)
    opinions = [d for d in documents if of[d] in editions.opinions]
    others = [d for d in documents if d not in listed and d not in opinions]
    return Sheet(
        cis=cis,
        title=newest.document.title,
        newest=editions.newest(versions[0].source),
        gone=_gone(versions[0]),
        blocks=(
            *_of_database(versions, store, editions),
            *_of_opinions(opinions, store, editions),
        ),
        documents=tuple(others),
    )


def _gone(version: Version) -> bool:
    return version.valid_to is not None or version.status is Status.WITHDRAWN


def _of_database(
    versions: Sequence[Version], store: Store, editions: Editions
) -> Iterator[Block]:
    """The newest version, then what its edition could not say."""
    missing: frozenset[str] | None = None
    for version in versions:
        held = store.held(version.number)
        blocks = list(_blocks(held, editions.last_of(version)))
        said = {block.title for block in blocks if block.title != EDITION}
        yield from (
            block
            for block in blocks
            if block.title != EDITION and (missing is None or block.title in missing)
        )
        unknown = _unknown(blocks)
        missing = unknown if missing is None else (missing & unknown) - said
        if not missing:
            return


def _unknown(blocks: Sequence[Block]) -> frozenset[str]:
    """The sections of the tables that an edition lacked, as its documents list them."""
    files = " ".join(f.value for b in blocks if b.title == EDITION for f in b.fields)
    return frozenset(
        table.section
        for table in tables().values()
        if table.file.partition("*")[0] in files
    )


def _of_opinions(
    documents: Sequence[str], store: Store, editions: Editions
) -> Iterator[Block]:
    """The opinions that the last edition which had them holds, the latest first."""
    held = [store.held(store.versions(document)[-1].number) for document in documents]
    held.sort(key=lambda one: (one.document.published or date.min, one.document.id))
    for one in reversed(held):
        if not _gone(one.version):
            fields = tuple(_fields(one.document.text, Span(0, len(one.document.text))))
            edition = editions.last_of(one.version)
            yield Block(one.document.title, one, edition, fields[1:])


def _blocks(held: Held, edition: date) -> Iterator[Block]:
    text = held.document.text
    for heading in held.document.outline:
        if heading.level == 1:
            within = Span(heading.place.end, heading.governs.end)
            title = heading.place.of(text)
            yield Block(title, held, edition, tuple(_fields(text, within)))


def _fields(text: str, within: Span) -> Iterator[Said]:
    """Cut lines « label : value »; a line without a label goes on with the one before."""
    place, label, first = within.start, "", within.start
    found: list[tuple[str, int, int]] = []
    for line in text[within.start : within.end].split("\n"):
        head, colon, _ = line.partition(" : ")
        if line.strip() and (colon and head in _labels()):
            label, first = head, place + len(head) + len(colon)
            found.append((label, first, place + len(line)))
        elif line.strip() and found:
            found[-1] = (*found[-1][:2], place + len(line))
        elif line.strip():
            found.append(("", place, place + len(line)))
        place += len(line) + 1
    for said, start, end in found:
        yield Said(said, text[start:end], Span(start, end))


def _labels() -> frozenset[str]:
    known = {field.label for table in tables().values() for field in table.fields}
    meanings = {
        said.partition(" : ")[0]
        for table in tables().values()
        for field in table.fields
        for said in field.meanings.values()
    }
    return frozenset({*known, *meanings, "Tables absentes de cette édition", "Code CIS"})
