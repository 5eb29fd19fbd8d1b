"""Build a release from a configuration: all or nothing, and say what changed."""

import hashlib
import itertools
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from sourcier.corpus.configuration import Configuration
from sourcier.corpus.store import Archive
from sourcier.corpus.version import Version
from sourcier.drugs import names as medicines
from sourcier.releases import gathering, indexing, ingest
from sourcier.releases.analyses import Analyses
from sourcier.releases.analysis import ANALYSIS_VERSION
from sourcier.releases.changes import Changes, between, in_force
from sourcier.releases.gathering import Former, Gathered
from sourcier.releases.layout import BUILDING, sweep, write_whole, writing
from sourcier.releases.lock import IN_USE, one_build
from sourcier.releases.manifest import FILE, Manifest, dump
from sourcier.releases.probes import probe
from sourcier.releases.publish import publish
from sourcier.releases.workshop import CORPUS, INDEX, LEXICONS, NAMES, Workshop
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
        StorageError: the disk is full or read-only.
    """
    home = workshop.home
    with writing(str(home.root)):
        home.releases.mkdir(parents=True, exist_ok=True)
        (home.cache / "blocks").mkdir(parents=True, exist_ok=True)
    with one_build(home):
        sweep(home, cache=fresh)
        batches = [
            ingest.plan(block, locate(block, root=configuration.root))
            for block in configuration.blocks
        ]
        former = None if fresh else gathering.open_former(workshop)
        if former and _same(former.manifest, batches):
            former.corpus.close()
            nothing = Changes.none(former.manifest.name)
            return Built(former.manifest, nothing, unchanged=True, remarks=())
        context = get_context("spawn")  # a fork would share open files (guide, pitfall 5)
        with ProcessPoolExecutor(workshop.workers, mp_context=context) as pool:
            read = gathering.read_all(batches, workshop, pool=pool, keep_going=keep_going)
            return _build(_Work(workshop, tuple(batches), tuple(read), former), pool)


def _same(former: Manifest, batches: Sequence[ingest.Batch]) -> bool:
    before = [(source.name, source.key) for source in former.sources]
    now = [(batch.block.name, batch.key) for batch in batches]
    return before == now and former.analysis == ANALYSIS_VERSION and not former.left_out


@dataclass(frozen=True, slots=True)
class _Work:
    """A build whose sources were read."""

    workshop: Workshop
    batches: tuple[ingest.Batch, ...]
    read: tuple[Path, ...]
    former: Former | None


@dataclass(frozen=True, slots=True)
class _Contents:
    """What the new release holds, numbered and named."""

    gathered: Gathered
    versions: tuple[Version, ...]
    digest: str
    name: str


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
        checked = {"passages": passages, **probe(folder, scan, workshop)}
        manifest = _manifest(work, contents, checked)
        write_whole(folder / FILE, dump(manifest))
        publish(folder, home, name=manifest.name)
        analyses.forget_others(version.digest for version in contents.versions)
        gathering.forget(home.cache / "blocks", [batch.key for batch in work.batches])
    before, held = (former.manifest.name, former.in_force) if former else ("", {})
    changes = between(held, in_force(contents.versions), names=(before, manifest.name))
    if former:
        former.corpus.close()
    return Built(
        manifest, changes, unchanged=False, remarks=tuple(contents.gathered.remarks)
    )


def _gathered(work: _Work, archive: Archive) -> _Contents:
    """Take the rows in, then date, number and name."""
    today = work.workshop.now().date()
    gathered = gathering.gather(
        work.batches, work.read, work.former, archive=archive, today=today
    )
    numbered = gathering.number(gathered)
    digest = _content_digest(numbered)
    name = _free_name(work.workshop, digest)
    versions = gathering.known_since(numbered, work.former, name=name)
    archive.date(versions)
    for source, entries in sorted(gathered.entries.items()):
        archive.remember(source, entries)
    return _Contents(gathered, versions, digest, name)


def _analyse(work: _Work, contents: _Contents, analyses: Analyses, pool: Executor) -> None:
    """Analyse what the cache does not hold."""
    missing = analyses.missing(dict.fromkeys(v.digest for v in contents.versions))
    records = gathering.records(missing, contents.gathered, work.read, work.former)
    progress = work.workshop.progress
    analyses.complete(records, total=len(missing), pool=pool, progress=progress)


def _index(
    work: _Work, archive: Archive, contents: _Contents, analyses: Analyses
) -> tuple[indexing.Scan, int]:
    """Compile the names, then number and index every passage."""
    folder = work.workshop.home.releases / f"new{BUILDING}"
    names = indexing.names_of(contents.versions, analyses)
    (folder / LEXICONS).mkdir()
    write_whole(folder / LEXICONS / NAMES, medicines.dump(names))
    write_whole(folder / IN_USE, b"")
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


def _content_digest(versions: Sequence[Version]) -> str:
    """Digest what a release holds and by which rules: no clock, no path."""
    found = hashlib.sha256(ANALYSIS_VERSION.encode())
    for v in versions:
        line = (
            v.document_id,
            v.digest,
            v.status,
            v.valid_from,
            v.valid_to,
            v.superseded_by,
        )
        found.update(repr([str(part) for part in line]).encode())
    return f"sha256:{found.hexdigest()}"


def _free_name(workshop: Workshop, digest: str) -> str:
    """Name a release by minute and digest; its twin of the same minute gets a number."""
    stem = f"{workshop.now():%Y-%m-%dT%H%MZ}-{digest.removeprefix('sha256:')[:12]}"
    taken = set(workshop.home.names())
    names = (stem if count == 1 else f"{stem}-{count}" for count in itertools.count(1))
    return next(name for name in names if name not in taken)


def _manifest(work: _Work, contents: _Contents, checked: Mapping[str, int]) -> Manifest:
    held = in_force(contents.versions)
    return Manifest(
        name=contents.name,
        digest=contents.digest,
        created=f"{work.workshop.now():%Y-%m-%dT%H:%M:%SZ}",
        analysis=ANALYSIS_VERSION,
        counts={
            "documents": len(held),
            "versions": len(contents.versions),
            "passages": checked["passages"],
            "withdrawn": len({v.document_id for v in contents.versions} - held.keys()),
        },
        sources=tuple(contents.gathered.sources),
        left_out=tuple(contents.gathered.left_out),
        probes=checked,
    )
