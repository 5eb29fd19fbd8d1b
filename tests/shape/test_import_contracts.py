"""The import contracts hold, and each of them bites."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
LINT = Path(sys.executable).with_name("lint-imports")
LAYERS = "Evidence flows one way"


class Fault(NamedTuple):
    """Files planted among the real ones; they must break the contract named."""

    breaks: str
    planted: dict[str, str]


FAULTS = {
    "corpus looks up at answering": Fault(
        LAYERS, {"corpus/planted.py": "import sourcier.answering"}
    ),
    "a room reads settings": Fault(
        LAYERS, {"retrieval/planted.py": "from sourcier import settings"}
    ),
    "medicines and retrieval know each other": Fault(
        LAYERS, {"retrieval/planted.py": "import sourcier.drugs"}
    ),
    "an import hides from the interpreter": Fault(
        LAYERS,
        {
            "evidence/planted.py": "from typing import TYPE_CHECKING\n"
            "if TYPE_CHECKING:\n    import sourcier.corpus"
        },
    ),
    "a utils room appears": Fault(LAYERS, {"utils/__init__.py": "WIDTH = 80"}),
    "survey leans on answering": Fault(
        LAYERS,
        {"survey/planted.py": "import sourcier.answering"},
    ),
    "two modules of a room import each other": Fault(
        "No room contains a cycle",
        {
            "corpus/planted.py": "from sourcier.corpus import planted_too",
            "corpus/planted_too.py": "from sourcier.corpus import planted",
        },
    ),
    "answering names an adapter": Fault(
        "Only bootstrap names an adapter",
        {
            "corpus/adapters/planted.py": "",
            "answering/planted.py": "from sourcier.corpus.adapters import planted",
        },
    ),
    "a source fetches by itself": Fault(
        "Nothing opens an outward connection",
        {"sources/planted.py": "from http.client import HTTPSConnection"},
    ),
    "retrieval opens a socket": Fault(
        "Nothing opens an outward connection",
        {"retrieval/planted.py": "from socket import create_connection"},
    ),
    "nlp searches the index": Fault(
        "Pure rooms touch neither network nor disk",
        {"nlp/planted.py": "import tantivy"},
    ),
    "statistics open a database": Fault(
        "Pure rooms touch neither network nor disk",
        {"survey/statistics/planted.py": "import sqlalchemy"},
    ),
    "evidence opens a database": Fault(
        "Pure rooms touch neither network nor disk",
        {"evidence/planted.py": "import sqlite3"},
    ),
}


def lint(source: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts on the package below `source`."""
    return subprocess.run(
        [LINT, "--no-cache", ROOT / "pyproject.toml"],
        env={**os.environ, "PYTHONPATH": str(source), "COLUMNS": "200"},
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )


def plant(fault: Fault, *, below: Path) -> Path:
    """Copy the package and add the faulty files."""
    source = below / "src"
    shutil.copytree(ROOT / "src", source, ignore=shutil.ignore_patterns("__pycache__"))
    for path, lines in fault.planted.items():
        target = source / "sourcier" / path
        target.parent.mkdir(exist_ok=True)
        target.write_text(f'"""Planted."""\n\n{lines}\n', encoding="utf-8")
    return source


def test_the_contracts_hold() -> None:
    done = lint(ROOT / "src")
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_contract_has_a_fault_that_it_must_catch() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    assert {contract["name"] for contract in contracts} == {
        fault.breaks for fault in FAULTS.values()
    }


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught(name: str, tmp_path: Path) -> None:
    fault = FAULTS[name]
    done = lint(plant(fault, below=tmp_path))
    assert done.returncode != 0
    assert f"{fault.breaks} BROKEN" in done.stdout, done.stdout + done.stderr
