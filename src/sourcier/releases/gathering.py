"""Bring together what the blocks hold now and what the former release remembers."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path

from sourcier.corpus.packed import Packed
from sourcier.corpus.store import Archive
from sourcier.corpus.validity import Edition, Entry, validities
from sourcier.corpus.version import Version
from sourcier.errors import SourceError
from sourcier.evidence.status import Status
from sourcier.releases import ingest
from sourcier.releases.changes import in_force
from sourcier.releases.contradictions import Contradiction, of_block
from sourcier.releases.manifest import Manifest, SourceFacts, read_manifest
from sourcier.releases.workshop import CORPUS, ReadableCorpus, Workshop

BATCH = 500


@dataclass(frozen=True, slots=True)
class Former:
    """The release in force before this build.

    Args:
        manifest: its own.
        corpus: its texts and what its editions held.
        versions: all of them.
    """

    manifest: Manifest
    corpus: ReadableCorpus
    versions: tuple[Version, ...]

    @property
    def in_force(self) -> dict[str, str]:
        """Digest in force of each document."""
        return in_force(self.versions)


def open_former(workshop: Workshop, name: str) -> Former:
    """Open the release in force.

    Raises:
        ReleaseError: its files are missing, damaged or of another format.
    """
    folder = workshop.home.folder(name)
    corpus = workshop.open_corpus(folder / CORPUS)
    return Former(read_manifest(folder), corpus, tuple(corpus.every_version()))


@dataclass(slots=True)
class Gathered:
    """What the new release will hold, before it is numbered."""

    entries: defaultdict[str, list[Entry]] = field(
        default_factory=lambda: defaultdict(list)
    )
    editions: defaultdict[str, set[Edition]] = field(
        default_factory=lambda: defaultdict(set)
    )
    sources: list[SourceFacts] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)
    documents: dict[str, str] = field(default_factory=dict)
    """Document id by digest of the record."""
    own_status: dict[str, Status] = field(default_factory=dict)
    """What the issuer says of each record, by digest."""


def read_all(
    batches: Sequence[ingest.Batch], workshop: Workshop, *, pool: Executor, keep_going: bool
) -> list[Path]:
    """Read every block in worker processes; those in the cache are not read again."""
    folder = workshop.home.cache / "blocks"
    futures = [
        pool.submit(ingest.read_batch, batch, folder, keep_going=keep_going)
        for batch in batches
    ]
    read = []
    for number, future in enumerate(futures, start=1):
        read.append(future.result())
        workshop.progress("lecture des sources", number, len(futures))
    return read


def gather(
    batches: Sequence[ingest.Batch],
    read: Sequence[Path],
    former: Former | None,
    *,
    archive: Archive,
    today: date,
) -> Gathered:
    """Take in the rows of every block, then what earlier editions held of these sources.

    Raises:
        SourceError: a block held no document, which would withdraw all it held before.
    """
    gathered = Gathered()
    incomplete: list[tuple[str, Edition]] = []
    for batch, path in zip(batches, read, strict=True):
        edition = _edition(batch, former, today)
        rows = ingest.rows_of(
            path, edition=edition, declared=batch.block.edition is not None
        )
        dated = _take(rows, batch.block.name, gathered, archive)
        gathered.editions[batch.block.name].add(edition)
        remarks = ingest.said(path, "remark")
        gathered.remarks += remarks
        gathered.contradictions += contradictions_of(batch, path, edition)
        left_out = ingest.said(path, "left_out")
        gathered.left_out += left_out
        if left_out:
            incomplete.append((batch.block.name, edition))
        elif not dated:
            raise SourceError(
                "source {source} : aucun document lu ; vérifiez son chemin et son genre",
                source=batch.block.name,
            )
        gathered.sources.append(_facts(batch, edition, dated, len(remarks)))
    if former:
        _carry_over(former, gathered, archive)
    for source, edition in incomplete:
        _complete(source, edition, gathered)
    return gathered


def contradictions_of(
    batch: ingest.Batch, path: Path, edition: Edition
) -> Iterator[Contradiction]:
    """Give the rows of a block that contradict its other tables, one a table."""
    day = edition.day.isoformat() if batch.block.edition else ""
    for found in ingest.said(path, "contradiction"):
        yield of_block(found, source=batch.block.name, edition=day)


def _take(
    rows: Iterator[ingest.Row], source: str, gathered: Gathered, archive: Archive
) -> list[date | None]:
    dates: list[date | None] = []
    while batch := list(islice(rows, BATCH)):
        archive.keep(row.packed for row in batch)
        for row in batch:
            _note(row.entry, source, gathered)
            dates.append(row.entry.own_date)
    return dates


def _note(entry: Entry, source: str, gathered: Gathered) -> None:
    gathered.entries[source].append(entry)
    gathered.documents[entry.digest] = entry.document_id
    gathered.own_status[entry.digest] = entry.status


def _edition(batch: ingest.Batch, former: Former | None, today: date) -> Edition:
    """The date written, or that of the build which first read these very files."""
    if batch.block.edition:
        return Edition(batch.block.edition)
    read = [
        (Edition(date.fromisoformat(source.edition), source.turn), source.key)
        for source in (former.manifest.sources if former else ())
        if source.name == batch.block.name and not source.declared
    ]
    for edition, key in read:
        if key == batch.key:
            return edition
    last = max((edition for edition, _ in read), default=None)
    if last and last.day >= today:  # the same day, or the clock went back
        return Edition(last.day, last.turn + 1)
    return Edition(today)


def _complete(source: str, edition: Edition, gathered: Gathered) -> None:
    """Keep what a file that was left out may have held: unknown is not withdrawn."""
    before = max((e for e in gathered.editions[source] if e < edition), default=None)
    there = {e.document_id for e in gathered.entries[source] if e.edition == edition}
    gathered.entries[source] += [
        replace(entry, edition=edition)
        for entry in gathered.entries[source]
        if entry.edition == before and entry.document_id not in there
    ]


def _carry_over(former: Former, gathered: Gathered, archive: Archive) -> None:
    """Keep what earlier editions held of the sources that are still configured."""
    kept: set[str] = set()
    for source, entry in former.corpus.entries():
        if source not in gathered.editions or entry.edition in gathered.editions[source]:
            continue
        if entry.digest not in gathered.documents and entry.digest not in kept:
            archive.keep([former.corpus.packed(entry.digest)])
            kept.add(entry.digest)
        _note(entry, source, gathered)
    for source, entry in former.corpus.entries():
        if source in gathered.editions:
            gathered.editions[source].add(entry.edition)


def _facts(
    batch: ingest.Batch, edition: Edition, dates: Sequence[date | None], remarks: int
) -> SourceFacts:
    block = batch.block
    latest = max((day for day in dates if day), default=None)
    return SourceFacts(
        name=block.name,
        kind=block.kind,
        edition=edition.day.isoformat(),
        turn=edition.turn,
        issuer=block.issuer,
        licence=block.licence,
        key=batch.key,
        files=batch.digests,
        documents=len(dates),
        remarks=remarks,
        latest=latest.isoformat() if latest else "",
        demonstration=block.demonstration,
        declared=block.edition is not None,
    )


def number(gathered: Gathered) -> list[Version]:
    """Date and number every version, in the order of source, document, valid_from."""
    lives = [
        (source, life)
        for source in sorted(gathered.entries)
        for life in validities(gathered.entries[source], gathered.editions[source])
    ]
    return [
        Version(
            number=position,
            document_id=life.document_id,
            digest=life.digest,
            source=source,
            status=life.status,
            valid_from=life.valid_from,
            valid_to=life.valid_to,
            superseded_by=life.superseded_by,
            retrieved=None,
            known_from="",
        )
        for position, (source, life) in enumerate(lives, start=1)
    ]


def known_since(
    versions: Sequence[Version], former: Former | None, *, name: str
) -> tuple[Version, ...]:
    """Say which release first held each version: a former one, or this one."""
    known = {(v.document_id, v.digest): v.known_from for v in _versions(former)}
    return tuple(
        replace(v, known_from=known.get((v.document_id, v.digest), name)) for v in versions
    )


def _versions(former: Former | None) -> tuple[Version, ...]:
    return former.versions if former else ()


def records(
    digests: Sequence[str], gathered: Gathered, read: Sequence[Path], former: Former | None
) -> Iterator[tuple[str, Packed]]:
    """Give the stored records to analyse: from the blocks, then from the former release."""
    wanted = set(digests)
    for path in read:
        for row in ingest.rows_of(path, edition=Edition(date.min), declared=True):
            if row.entry.digest in wanted:
                wanted.discard(row.entry.digest)
                yield row.entry.document_id, row.packed
    for digest in sorted(wanted):
        if former:
            yield gathered.documents[digest], former.corpus.packed(digest)


def forget(folder: Path, keys: Sequence[str]) -> None:
    """Drop the rows of blocks that this corpus no longer reads."""
    keep = {f"{key}.sqlite" for key in keys}
    for path in folder.iterdir():
        if path.name not in keep:
            path.unlink()
