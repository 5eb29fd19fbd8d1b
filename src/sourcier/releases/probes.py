"""What a new release must prove before it is made current (guide/retrieval.md §8)."""

from collections.abc import Sequence
from pathlib import Path

from sourcier.corpus.store import Store
from sourcier.corpus.version import Version
from sourcier.errors import ProbeError
from sourcier.releases.analysis import analyse_document
from sourcier.releases.indexing import Scan
from sourcier.releases.workshop import CORPUS, INDEX, Progress, Workshop
from sourcier.retrieval.retriever import Retriever

REANALYSED = 400
"""Versions whose passages are cut and analysed again from the stored text; all of them
in `corpus verify`."""


def probe(folder: Path, scan: Scan, workshop: Workshop) -> dict[str, int]:
    """Check a sealed release; give how much of each thing was checked.

    Raises:
        ProbeError: something differs; the release must not become current.
    """
    corpus = workshop.open_corpus(folder / CORPUS)
    index = workshop.open_index(folder / INDEX)
    try:
        versions = list(corpus.every_version())
        return {
            "terms": probe_terms(index, scan),
            "passages": probe_places(corpus, versions, workshop.progress),
            "reanalysed": probe_analysis(corpus, versions, every=False),
        }
    finally:
        index.close()
        corpus.close()


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


def probe_places(corpus: Store, versions: Sequence[Version], progress: Progress) -> int:
    """Read every document with its digest checked, and every passage at its place."""
    checked = 0
    for done, version in enumerate(versions, start=1):
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
        if done % REANALYSED == 0 or done == len(versions):
            progress("vérification", done, len(versions))
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
