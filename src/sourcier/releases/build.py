"""Build a release from a configuration: all or nothing, and say what changed."""

import sqlite3
from collections.abc import Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from sourcier.corpus.configuration import Configuration
from sourcier.corpus.store import Archive
from sourcier.drugs import names as medicines
from sourcier.errors import IntegrityError, ReleaseError
from sourcier.releases import contradictions, gathering, indexing, ingest
from sourcier.releases.analyses import Analyses
from sourcier.releases.analysis import RULES_VERSION
from sourcier.releases.changes import Changes, between, in_force
from sourcier.releases.contents import Contents, content_digest, free_name, manifest_of
from sourcier.releases.gathering import Former
from sourcier.releases.intact import damaged, measure
from sourcier.releases.layout import BUILDING, Home, prepare, sweep, write_whole, writing
from sourcier.releases.lock import IN_USE, one_build
from sourcier.releases.manifest import FILE, Manifest, dump, read_manifest
from sourcier.releases.probes import probe
from sourcier.releases.publish import publish
from sourcier.releases.workers import workers
from sourcier.releases.workshop import (
    CATALOGUE,
    CORPUS,
    INDEX,
    LEXICONS,
    NAMES,
    Workshop,
)
from sourcier.sources.locating import locate


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended.

    Args:
        manifest: of the release now in force.
        changes: what differs from the one before.
        unchanged: nothing had changed, so nothing was built.
        remarks: rows repaired or left aside, one sentence each.
    """

    manifest: Manifest
    changes: Changes
    unchanged: bool
    remarks: tuple[str, ...]


def build(
    configuration: Configuration,
    workshop: Workshop,
    *,
    keep_going: bool = False,
    fresh: bool = False,
) -> Built:
    """Build a release and make it current, or leave the former one in force.

    Args:
        configuration: the blocks to read.
        workshop: adapters, clock, place.
        keep_going: leave out a file that cannot be read, and list it, instead of failing.
        fresh: forget the former release and the cache; nothing is carried over.

    Raises:
        SourceError: a file cannot be read; the former release stays in force.
        ProbeError: the new release failed its own checks and was not made current.
        ReleaseError: another build runs, a process was killed, or the former release
            cannot be read.
        StorageError: the disk is full or read-only.
    """
    home = workshop.home
    prepare(home)
    with one_build(home):
        sweep(home, cache=fresh)
        batches = [
            ingest.plan(block, locate(block, root=configuration.root))
            for block in configuration.blocks
        ]
        current = None if fresh else home.current()
        if current:
            manifest = read_manifest(home.folder(current))
            if _same(manifest, batches, configuration, home):
                return Built(manifest, Changes.none(current), unchanged=True, remarks=())
        with workers(workshop.workers) as pool:
            former = gathering.open_former(workshop, current) if current else None
            work = _Work(configuration, workshop, tuple(batches), former)
            return _built(work, pool, keep_going=keep_going)


def _same(
    former: Manifest,
    batches: Sequence[ingest.Batch],
    configuration: Configuration,
    home: Home,
) -> bool:
    """Say whether the release in force is whole and is what would be built again."""
    before = [(source.name, source.key) for source in former.sources]
    now = [(batch.block.name, batch.key) for batch in batches]
    return (
        before == now
        and former.analysis == RULES_VERSION
        and (former.title, former.limits) == (configuration.title, configuration.limits)
        and not former.left_out
        and damaged(home.folder(former.name), former.files, by_size={CORPUS}) is None
    )


@dataclass(frozen=True, slots=True)
class _Work:
    """What a build starts from."""

    configuration: Configuration
    workshop: Workshop
    batches: tuple[ingest.Batch, ...]
    former: Former | None
    read: tuple[Path, ...] = ()


def _built(work: _Work, pool: Executor, *, keep_going: bool) -> Built:
    """Build; what cannot be read again from the cache is not kept for the next time."""
    workshop, home = work.workshop, work.workshop.home
    try:
        read = gathering.read_all(work.batches, workshop, pool=pool, keep_going=keep_going)
        return _build(replace(work, read=tuple(read)), pool)
    except IntegrityError:
        sweep(home, cache=True)
        raise
    except sqlite3.DatabaseError as damage:
        sweep(home, cache=True)
        raise ReleaseError(
            "le cache de construction était endommagé ({cause}) et vient d'être effacé ; "
            "relancez ; la version en vigueur est intacte",
            cause=damage,
        ) from None
    finally:
        if work.former:
            work.former.corpus.close()


def _build(work: _Work, pool: Executor) -> Built:
    """Gather, number, analyse, index, probe, publish."""
    workshop, former, home = work.workshop, work.former, work.workshop.home
    folder = home.releases / f"new{BUILDING}"
    with writing(str(folder)), closing(Analyses(home.cache)) as analyses:
        folder.mkdir()
        archive = workshop.create_corpus(folder / CORPUS)
        contents = _gathered(work, archive)
        _analyse(work, contents, analyses, pool)
        scan, passages = _index(work, archive, contents, analyses)
        archive.seal()
        kept = contradictions.dump(contents.gathered.contradictions)
        write_whole(folder / contradictions.FILE, kept)
        files = measure(folder)
        write_whole(folder / IN_USE, b"")
        manifest = manifest_of(
            contents,
            work.configuration,
            home,
            now=workshop.now(),
            probes={"passages": passages, **probe(folder, scan, workshop, pool)},
            files=files,
        )
        write_whole(folder / FILE, dump(manifest))
        publish(folder, home, name=manifest.name)
        analyses.forget_others(version.digest for version in contents.versions)
        gathering.forget(home.cache / "blocks", [batch.key for batch in work.batches])
    before, held = (former.manifest.name, former.in_force) if former else ("", {})
    changes = between(held, in_force(contents.versions), names=(before, manifest.name))
    remarks = tuple(contents.gathered.remarks)
    return Built(manifest, changes, unchanged=False, remarks=remarks)


def _gathered(work: _Work, archive: Archive) -> Contents:
    """Take the rows in, then date, number and name."""
    workshop = work.workshop
    gathered = gathering.gather(
        work.batches, work.read, work.former, archive=archive, today=workshop.now().date()
    )
    numbered = gathering.number(gathered)
    digest = content_digest(numbered)
    name = free_name(workshop.home, workshop.now(), digest)
    versions = gathering.known_since(numbered, work.former, name=name)
    archive.date(versions)
    for source, entries in sorted(gathered.entries.items()):
        archive.remember(source, entries)
    return Contents(gathered, versions, digest, name)


def _analyse(work: _Work, contents: Contents, analyses: Analyses, pool: Executor) -> None:
    """Analyse what the cache does not hold."""
    missing = analyses.missing(dict.fromkeys(v.digest for v in contents.versions))
    records = gathering.records(missing, contents.gathered, work.read, work.former)
    progress = work.workshop.progress
    analyses.complete(records, total=len(missing), pool=pool, progress=progress)


def _index(
    work: _Work, archive: Archive, contents: Contents, analyses: Analyses
) -> tuple[indexing.Scan, int]:
    """Compile the names, then number and index every passage."""
    folder = work.workshop.home.releases / f"new{BUILDING}"
    names = indexing.names_of(contents.versions, analyses)
    (folder / LEXICONS).mkdir()
    write_whole(folder / LEXICONS / NAMES, medicines.dump(names))
    entries = indexing.entries_of(contents.versions, analyses)
    work.workshop.write_catalogue(folder / LEXICONS / CATALOGUE, entries)
    indexer = work.workshop.create_index(folder / INDEX)
    scan = indexing.choose_terms(contents.versions, analyses, seed=contents.digest)
    passages = indexing.fill(
        contents.versions,
        indexing.Filling(analyses, names, contents.gathered.own_status),
        archive=archive,
        indexer=indexer,
        scan=scan,
        progress=work.workshop.progress,
    )
    indexer.seal()
    return scan, passages
