"""What a new release must prove before it is made current (guide/retrieval.md §8)."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from contextlib import closing
from pathlib import Path

from sourcier.corpus.store import Store
from sourcier.corpus.version import Version
from sourcier.errors import ProbeError
from sourcier.releases.analysis import analyse_document
from sourcier.releases.indexing import Scan
from sourcier.releases.workshop import CORPUS, INDEX, ReadableCorpus, Workshop
from sourcier.retrieval.retriever import Retriever

CHUNK = 1_000
"""Versions a task: a tenth of a second of work."""
REANALYSED = 400
"""Versions whose passages are cut and analysed again from the stored text; all of them
in `corpus verify`."""


def probe(folder: Path, scan: Scan, workshop: Workshop, pool: Executor) -> dict[str, int]:
    """Check a sealed release; give how much of each thing was checked.

    Raises:
        ProbeError: something differs; the release must not become current.
    """
    path = folder / CORPUS
    with closing(workshop.open_corpus(path)) as corpus:
        versions = list(corpus.every_version())
        running = [
            pool.submit(_share, workshop.open_corpus, path, versions[first : first + CHUNK])
            for first in range(0, len(versions), CHUNK)
        ]
        with closing(workshop.open_index(folder / INDEX)) as index:
            terms = probe_terms(index, scan)
        passages = 0
        for done, future in enumerate(running, start=1):
            passages += future.result()
            seen = min(done * CHUNK, len(versions))
            workshop.progress("vérification", seen, len(versions))
        reanalysed = probe_analysis(corpus, versions, every=False)
    return {"terms": terms, "passages": passages, "reanalysed": reanalysed}


def _share(
    open_corpus: Callable[[Path], ReadableCorpus], path: Path, versions: Sequence[Version]
) -> int:
    """Probe the places of some versions, in a worker process."""
    with closing(open_corpus(path)) as corpus:
        return probe_places(corpus, versions)


def probe_terms(index: Retriever, scan: Scan) -> int:
    """Hold the index against a plain scan of the tokens: equal sets, not similar ones."""
    for term, held in scan.terms.items():
        found = index.holding(term)
        if found != held:
            raise ProbeError(
                "sonde de l'index : le terme « {term} » se trouve dans {held} passages et "
                "l'index en donne {found} ; la nouvelle version est refusée, l'ancienne "
                "reste en vigueur",
                term=term,
                held=len(held),
                found=len(found),
            )
    return len(scan.terms)


def probe_places(corpus: Store, versions: Sequence[Version]) -> int:
    """Read every document with its digest checked, and every passage at its place."""
    checked = 0
    for version in versions:
        text = corpus.held(version.number).document.text
        past = 0
        for place in corpus.passages_of(version.number):
            words = text[place.span.start : place.span.end]
            if place.span.start < past or place.span.end > len(text) or not words.strip():
                raise ProbeError(
                    "sonde des passages : le passage {passage} de {document} ne "
                    "correspond pas à sa place ; la nouvelle version est refusée, "
                    "l'ancienne reste en vigueur",
                    passage=place.passage,
                    document=version.document_id,
                )
            past = place.span.end
            checked += 1
    return checked


def probe_analysis(corpus: Store, versions: Sequence[Version], *, every: bool) -> int:
    """Cut stored texts again and compare with the passages that the release holds."""
    step = 1 if every else max(1, len(versions) // REANALYSED)
    chosen = versions[::step]
    for version in chosen:
        held = corpus.held(version.number)
        cut = [(p.span, p.words) for p in analyse_document(held.document).passages]
        places = corpus.passages_of(version.number)
        if cut != [(place.span, place.words) for place in places]:
            raise ProbeError(
                "sonde du découpage : {document} ne se découpe plus comme la version le "
                "dit ; la nouvelle version est refusée, l'ancienne reste en vigueur",
                document=version.document_id,
            )
    return len(chosen)
