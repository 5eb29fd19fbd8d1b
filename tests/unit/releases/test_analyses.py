from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from sourcier import bootstrap
from sourcier.corpus.packed import Packed, pack
from sourcier.evidence.document import Document
from sourcier.evidence.outline import outline_of
from sourcier.evidence.span import Span
from sourcier.releases.analyses import CHUNK, WAITING, Analyses
from sourcier.releases.analysis import analyse_document, dump, load, load_facts

TEXT = "Grossesse et allaitement\nDemandez conseil.\n"
LEAFLET = Document(
    "d:1",
    "SELIX 5 mg",
    TEXT,
    outline_of([(1, Span(0, 24))], length=len(TEXT)),
    codes=(("brand", "SELIX"),),
    also=("d:2",),
)


def test_an_analysis_has_tokens_aspects_and_a_fingerprint() -> None:
    analysis = analyse_document(LEAFLET)
    [passage] = analysis.passages
    assert passage.span.of(TEXT) == "Demandez conseil."
    assert "gross" in passage.heading
    assert "breastfeeding" in passage.aspects
    assert "5mg" in analysis.tokens
    assert analysis.also == ("d:2",)


def test_an_analysis_comes_back_from_the_cache() -> None:
    analysis = analyse_document(LEAFLET)
    digest, facts, packed = dump(LEAFLET.digest, analysis)
    assert digest == LEAFLET.digest
    assert load(facts, packed) == analysis
    assert load_facts(facts) == analysis.facts


def records(count: int) -> Iterator[tuple[str, Packed]]:
    for number in range(count):
        document = Document(f"d:{number}", "Titre", f"Texte {number}.")
        yield document.id, pack(document)


def test_the_cache_keeps_what_it_was_given(tmp_path: Path) -> None:
    count = CHUNK * (WAITING + 2) + 1
    heard: list[tuple[int, int]] = []
    with closing(Analyses(tmp_path)) as analyses, ThreadPoolExecutor(2) as pool:
        analyses.complete(
            records(count),
            total=count,
            pool=pool,
            progress=lambda stage, done, total: heard.append((done, len(stage) and total)),
        )
        digests = [packed.digest for _, packed in records(count)]
        assert analyses.missing([*digests, "sha256:x"]) == ["sha256:x"]
        assert analyses.facts(digests[0]).title == "Titre"
        assert len(analyses.of(digests[-1]).passages) == 1
        analyses.forget_others(digests[:3])
        assert len(analyses.missing(digests)) == count - 3
    assert heard[-1] == (count, count)
    assert heard == sorted(heard)


def test_a_cache_of_other_rules_is_removed(tmp_path: Path) -> None:
    old = tmp_path / "analysis-0-vieux.sqlite"
    old.touch()
    with closing(Analyses(tmp_path)):
        assert not old.exists()


def test_nothing_to_analyse_is_heard_too(tmp_path: Path) -> None:
    with closing(Analyses(tmp_path)) as analyses, ThreadPoolExecutor(1) as pool:
        analyses.complete(iter(()), total=0, pool=pool, progress=bootstrap.silent)
        with pytest.raises(TypeError):
            analyses.of("sha256:x")
