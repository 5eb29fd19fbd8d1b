"""`corpus verify`: everything that a release holds is read and worked out again."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from sourcier.corpus.version import Version
from sourcier.drugs.names import load
from sourcier.errors import SourcierError
from sourcier.releases.analysis import Analysis, analyse_document
from sourcier.releases.indexing import PROBED_TERMS, draw
from sourcier.releases.intact import altered
from sourcier.releases.manifest import Manifest
from sourcier.releases.release import comparable
from sourcier.releases.workers import workers
from sourcier.releases.workshop import (
    CORPUS,
    INDEX,
    LEXICONS,
    NAMES,
    ReadableCorpus,
    Workshop,
)

CHUNK = 500
"""Versions a task: about a second of work."""
_ALTERED = "{file} : le fichier ne correspond plus à son empreinte"
_MOVED = "{document} : ses passages ne sont plus à leur place"
SHOWN = 20
"""Faults named; beyond that a release is to be rebuilt, not read about."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What was read again, and what was found wrong.

    Args:
        release: its name.
        files: how many had their digest checked.
        versions: how many texts were read with their digest checked and cut again.
        passages: how many stand where the release says, with the same words.
        terms: how many were looked for in the index and in a scan of the tokens.
        faults: one sentence each, naming the document or the file; at most 20.
    """

    release: str
    files: int
    versions: int
    passages: int
    terms: int
    faults: tuple[str, ...]


@dataclass(slots=True)
class _Found:
    """What reading again has shown so far."""

    holding: dict[str, set[int]]
    passages: int = 0
    faults: list[str] = field(default_factory=list)

    def take(self, other: "_Found") -> None:
        """Add what another process found."""
        self.passages += other.passages
        self.faults += other.faults
        for term, numbers in other.holding.items():
            self.holding.setdefault(term, set()).update(numbers)


def verify(workshop: Workshop, name: str) -> Verification:
    """Read a release again from end to end; an empty list of faults means it is whole.

    Args:
        workshop: place, adapters, workers, an ear for progress.
        name: of the release.

    Raises:
        ReleaseError: its manifest cannot be read, or another analyzer made its tokens.
    """
    folder = workshop.home.folder(name)
    manifest = comparable(folder)
    damaged = altered(folder, manifest.files)
    workshop.progress("empreintes des fichiers", len(manifest.files), len(manifest.files))
    found = _Found({}, faults=[_ALTERED.format(file=file) for file in damaged])
    try:
        with closing(workshop.open_corpus(folder / CORPUS)) as corpus:
            versions = list(corpus.every_version())
            terms = _terms(corpus, versions, manifest.digest)
    except SourcierError as fault:
        found.faults.append(str(fault))
        return _report(manifest, 0, found)
    found.take(_texts(workshop, folder / CORPUS, versions, terms))
    found.faults += _names(folder, damaged)
    found.faults += _counted(manifest, len(versions), found.passages)
    if not any(file.startswith(f"{INDEX}/") for file in damaged):
        found.faults += _index(workshop, folder, found.holding)
    return _report(manifest, len(versions), found)


def _report(manifest: Manifest, versions: int, found: _Found) -> Verification:
    return Verification(
        release=manifest.name,
        files=len(manifest.files),
        versions=versions,
        passages=found.passages,
        terms=len(found.holding),
        faults=tuple(found.faults[:SHOWN]),
    )


def _terms(
    corpus: ReadableCorpus, versions: Sequence[Version], seed: str
) -> frozenset[str]:
    """Draw terms from the texts themselves."""
    drawn: set[str] = set()
    for turn in range(PROBED_TERMS * 3 if versions else 0):
        if len(drawn) < PROBED_TERMS:
            version = draw(versions, f"{seed} verify {turn}")
            tokens = _tokens(analyse_document(corpus.held(version.number).document))
            drawn |= {draw(tokens, f"{seed} token {turn}")} if tokens else set()
    return frozenset(drawn)


def _tokens(analysis: Analysis) -> list[str]:
    return [token for cut in analysis.passages for token in cut.text.split()]


def _texts(
    workshop: Workshop, path: Path, versions: Sequence[Version], terms: frozenset[str]
) -> _Found:
    """Read and analyse every version again, in worker processes."""
    found = _Found({term: set() for term in terms})
    with workers(workshop.workers) as pool:
        running = [
            pool.submit(check, workshop.open_corpus, path, chunk, terms)
            for chunk in _chunks(versions)
        ]
        for done, future in enumerate(running, start=1):
            found.take(future.result())
            seen = min(done * CHUNK, len(versions))
            workshop.progress("relecture", seen, len(versions))
    return found


def _chunks(versions: Sequence[Version]) -> Iterator[Sequence[Version]]:
    left = iter(versions)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


def check(
    open_corpus: Callable[[Path], ReadableCorpus],
    path: Path,
    versions: Sequence[Version],
    terms: frozenset[str],
) -> _Found:
    """Check some versions, in a worker process with a corpus of its own."""
    found = _Found({term: set() for term in terms})
    with closing(open_corpus(path)) as corpus:
        for version in versions:
            _version(corpus, version, found)
    return found


def _version(corpus: ReadableCorpus, version: Version, found: _Found) -> None:
    try:
        cut = analyse_document(corpus.held(version.number).document).passages
        places = corpus.passages_of(version.number)
    except SourcierError as fault:
        found.faults.append(str(fault))
        return
    if [(p.span, p.words) for p in cut] != [(p.span, p.words) for p in places]:
        found.faults.append(_MOVED.format(document=version.document_id))
        return
    for place, passage in zip(places, cut, strict=True):
        for term in found.holding.keys() & set(passage.text.split()):
            found.holding[term].add(place.passage)
    found.passages += len(places)


def _names(folder: Path, damaged: Sequence[str]) -> list[str]:
    if f"{LEXICONS}/{NAMES}" in damaged:
        return []
    try:
        load((folder / LEXICONS / NAMES).read_bytes())
    except SourcierError as fault:
        return [str(fault)]
    return []


def _counted(manifest: Manifest, versions: int, passages: int) -> list[str]:
    found = {"versions": versions, "passages": passages}
    return [
        f"{count} textes ou passages relus ({what}) au lieu de {manifest.counts[what]}"
        for what, count in found.items()
        if count != manifest.counts[what]
    ]


def _index(workshop: Workshop, folder: Path, holding: dict[str, set[int]]) -> list[str]:
    with closing(workshop.open_index(folder / INDEX)) as index:
        return [
            f"index : le terme « {term} » devrait donner {len(held)} passages"
            for term, held in sorted(holding.items())
            if index.holding(term) != held
        ]
