"""A corpus of a few invented leaflets, and questions about it."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from sourcier import bootstrap
from sourcier.corpus.configuration import read_configuration
from sourcier.evaluation.accepted import Named, Sets
from sourcier.releases.build import build
from sourcier.releases.release import Release
from sourcier.settings import Settings

CONFIGURATION = """
[[source]]
kind = "jsonl"
name = "fiches"
path = "fiches.jsonl"
issuer = "Essai"
licence = "CC0"
[source.fields]
id = "id"
title = "titre"
text = "texte"
retrieved = "date"
codes = { substance = "substances" }
"""
LEAFLETS = [
    {
        "id": "A1",
        "titre": "CALMIVAL 100 mg, comprimé",
        "substances": ["Calmivaline (chlorhydrate de)"],
        "texte": "Ne prenez pas plus de 3 comprimés de Calmival par jour. Avalez-les avec "
        "un grand verre d'eau. Pendant l'allaitement, Calmival est déconseillé.",
    },
    {
        "id": "A2",
        "titre": "CALMIVALINE ESSAI 100 mg, gélule",
        "substances": ["Calmivaline"],
        "texte": "La dose maximale est de 3 gélules par jour. Gardez la boîte à l'abri de "
        "la lumière.",
    },
    {
        "id": "B1",
        "titre": "DORMIVAL 5 mg, sirop",
        "substances": ["Dormivaline"],
        "texte": "Dormival rend somnolent : ne conduisez pas. "
        "Conservez le flacon au frais.",
    },
]
SETS: Sets = {"essai": Named("fiches"), "paires": Named("fiches", "|")}


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The leaflets, built as a release."""
    folder = tmp_path_factory.mktemp("evaluation")
    rows = [json.dumps({**leaflet, "date": "2026-01-01"}) for leaflet in LEAFLETS]
    (folder / "fiches.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (folder / "corpus.toml").write_text(CONFIGURATION, encoding="utf-8")
    settings = Settings(folder / "home", workers=1)
    build(read_configuration(folder / "corpus.toml"), bootstrap.workshop(settings))
    return settings.home


@pytest.fixture(scope="session")
def release(home: Path) -> Iterator[Release]:
    """The release of the leaflets, opened."""
    with closing(bootstrap.release(Settings(home))) as opened:
        yield opened


@pytest.fixture
def row() -> dict[str, Any]:
    """A line of a question set, as it should be."""
    return {
        "id": "Q1",
        "question": "Calmival : combien de comprimés par jour au plus ?",
        "answerable": True,
        "kind": "leaflet",
        "docs": [{"set": "essai", "id": "A1"}],
        "gold": [{"set": "essai", "id": "A1", "quote": "plus de 3 comprimés"}],
        "keys": [["3 comprimés", "trois comprimés"], ["par jour"]],
    }


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a test writes its questions."""
    return tmp_path / "questions.jsonl"
