"""Asking is quick because it loads little."""

import subprocess
import sys

from tests.demo_home import Sourcier, environment

FOREIGN = {
    *(
        "fastapi",
        "starlette",
        "jinja2",
        "prometheus_client",
        "uvicorn",
        "sqlalchemy",
        "alembic",
        "numpy",
        "scipy",
        "polars",
    ),
    *("cryptography", "cffi", "mako"),
    *("babel", "rich", "pygments", "lxml", "selectolax", "pypdfium2", "jsonschema"),
    *("fhir", "bm25s", "asyncio", "multiprocessing", "concurrent", "http", "ssl"),
}
OURS = ("build", "ingest", "gathering", "indexing", "verification", "workers")
PROGRAM = """
import io, runpy, sys
shown, sys.stdout = sys.stdout, io.StringIO()
try:
    runpy.run_module("sourcier", run_name="__main__")
except SystemExit as left:
    assert left.code == 0, left.code
print("\\n".join(sys.modules), file=shown)
"""


def alone(sourcier: Sourcier) -> dict[str, str]:
    """The environment without what measures coverage, which loads modules of its own."""
    kept = environment(sourcier.home).items()
    return {name: value for name, value in kept if not name.startswith("COVERAGE")}


def loaded(sourcier: Sourcier, *words: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        capture_output=True,
        check=True,
        env=alone(sourcier),
        text=True,
    )
    return set(done.stdout.split())


def test_asking_loads_no_foreign_library(sourcier: Sourcier) -> None:
    modules = loaded(sourcier, "ask", "ibuprofène allaitement ?", "--json")
    assert "tantivy" in modules
    assert not FOREIGN & {name.split(".")[0] for name in modules}
    assert not {f"sourcier.releases.{name}" for name in OURS} & modules
    assert not {name for name in modules if name.startswith("sourcier.sources")}


def test_recording_loads_no_foreign_library(sourcier: Sourcier) -> None:
    """The first question makes the state database, the next finds it."""
    for question in ("ibuprofène allaitement ?", "Contre-indications du sel ?"):
        modules = loaded(sourcier, "ask", question, "--json", "--keep")
        assert "sourcier.ledger.ask" in modules
        assert "sqlite3" in modules
        assert not FOREIGN & {name.split(".")[0] for name in modules}


def test_searching_loads_no_foreign_library(sourcier: Sourcier) -> None:
    modules = loaded(sourcier, "search", "ibuprofène")
    assert not FOREIGN & {name.split(".")[0] for name in modules}


def test_english_loads_its_catalogue(sourcier: Sourcier) -> None:
    modules = loaded(sourcier, "--lang", "en", "ask", "ibuprofène allaitement ?")
    assert "babel.messages.pofile" in modules
