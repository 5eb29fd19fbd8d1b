from dataclasses import replace
from pathlib import Path

import pytest

from sourcier.corpus.adapters.memory import MemoryCorpus
from sourcier.corpus.adapters.sqlite import SqliteStore
from sourcier.corpus.fingerprint import fingerprint
from sourcier.corpus.packed import pack
from sourcier.corpus.version import Place as Stands
from sourcier.corpus.version import Version
from sourcier.errors import IntegrityError, ProbeError
from sourcier.evidence.document import Document
from sourcier.evidence.span import Span
from sourcier.evidence.status import Status
from sourcier.releases.indexing import Scan
from sourcier.releases.probes import probe_analysis, probe_places, probe_terms
from sourcier.releases.verification import check
from sourcier.retrieval.adapters.memory import MemoryEngine
from sourcier.retrieval.query import Field, Indexed
from tests.releases_kit import ADVICE, NOON, Place

SALT = Document("d:sel", "Sel", "Peu de sel. Peu de sucre.")
WHOLE = Span(0, 25)


def version(number: int = 1) -> Version:
    return Version(
        number=number,
        document_id=SALT.id,
        digest=SALT.digest,
        source="d",
        status=Status.IN_FORCE,
        valid_from=NOON.date(),
        valid_to=None,
        superseded_by=None,
        retrieved=None,
        known_from="r",
    )


def corpus(*spans: Span) -> MemoryCorpus:
    made = MemoryCorpus()
    made.keep([pack(SALT)])
    made.date([version()])
    made.cut(
        Stands(number, 1, span, fingerprint(SALT.text[span.start : span.end]))
        for number, span in enumerate(spans, start=1)
    )
    return made


def test_passages_in_place_are_counted() -> None:
    assert probe_places(corpus(Span(0, 11), Span(12, 25)), [version()]) == 2


@pytest.mark.parametrize(
    "spans",
    [
        [Span(0, 26)],
        [Span(0, 11), Span(5, 25)],
        [Span(11, 12)],
    ],
    ids=["too far", "overlapping", "blank"],
)
def test_a_passage_out_of_place_is_refused(spans: list[Span]) -> None:
    with pytest.raises(ProbeError, match="d:sel"):
        probe_places(corpus(*spans), [version()])


def test_texts_are_cut_again() -> None:
    assert probe_analysis(corpus(WHOLE), [version()], every=True) == 1
    with pytest.raises(ProbeError, match="découpe"):
        probe_analysis(corpus(Span(0, 11)), [version()], every=False)


def test_the_index_must_hold_what_the_scan_found() -> None:
    engine = MemoryEngine()
    engine.add(
        [Indexed(1, {Field.TEXT: "sel sucre"}, {}, Status.IN_FORCE, NOON.date(), None)]
    )
    assert probe_terms(engine, Scan({"sel": {1}, "sucre": {1}})) == 2
    with pytest.raises(ProbeError, match="« sel »"):
        probe_terms(engine, Scan({"sel": {1, 2}}))


def test_a_scan_notes_only_its_terms() -> None:
    scan = Scan({"sel": set(), "eau": set()})
    scan.see(3, "sel sucre sel")
    assert scan.terms == {"sel": {3}, "eau": set()}


def test_a_probe_that_fails_leaves_the_former_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Place(tmp_path)
    place.folder("conseils", ADVICE)
    former = place.build().manifest.name
    place.folder("conseils", {"nez.md": "# Nez\n\nLavez.\n"})
    monkeypatch.setattr(
        "sourcier.retrieval.adapters.tantivy.TantivyRetriever.holding",
        lambda _self, term: {len(term)},
    )
    with pytest.raises(ProbeError, match="ancienne reste en vigueur"):
        place.build()
    assert place.current().name == former


def test_a_worker_checks_its_share_of_a_release(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.folder("conseils", ADVICE)
    place.build()
    path = place.current() / "corpus.sqlite"
    store = SqliteStore(path)
    versions = list(store.every_version())
    store.close()
    found = check(SqliteStore, path, versions, frozenset({"buv", "licorn"}))
    assert (found.passages, found.faults) == (2, [])
    assert {term: len(held) for term, held in found.holding.items()} == {
        "buv": 1,
        "licorn": 0,
    }


def test_a_worker_names_what_it_cannot_read(tmp_path: Path) -> None:
    memory = corpus(WHOLE)
    other = pack(Document("d:sel", "Sel", "Autre texte."))
    memory.stored[SALT.digest] = replace(other, digest=SALT.digest)
    with pytest.raises(IntegrityError):
        memory.held(1)
    found = check(lambda _: memory, tmp_path, [version()], frozenset())
    assert "d:sel" in found.faults[0]
    found = check(lambda _: corpus(Span(0, 11)), tmp_path, [version()], frozenset())
    assert found.faults == ["d:sel : ses passages ne sont plus à leur place"]
