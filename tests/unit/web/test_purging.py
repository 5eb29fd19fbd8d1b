"""The server erases on time, at start and then again; a database in use stops nothing."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sourcier.audit.journal import Journal
from sourcier.errors import StorageError
from sourcier.ledger import records
from sourcier.ledger.purging import attempt
from sourcier.releases.release import Release
from sourcier.settings import Settings
from sourcier.web.purging import purged
from tests.ledger_kit import Clinic, clinic
from tests.unit.web.visitor import Visitor


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Clinic]:
    with clinic(Settings(tmp_path), light=False) as made:
        yield made


def count(here: Clinic) -> int:
    with here.journal.reading() as reading:
        return records.count(reading)


def test_what_is_over_is_erased_at_start_and_again(here: Clinic, release: Release) -> None:
    here.id_of(release)
    here.now += timedelta(days=31)

    async def serve() -> None:
        async with purged(here.desk, every=0.01):
            for _ in range(200):
                await asyncio.sleep(0.01)
                if not count(here):
                    break
            here.now -= timedelta(days=31)
            here.id_of(release)
            here.now += timedelta(days=31)
            for _ in range(200):
                await asyncio.sleep(0.01)
                if not count(here):
                    return

    asyncio.run(serve())
    assert count(here) == 0


def test_a_database_that_cannot_be_written_is_tried_again_later(
    here: Clinic, release: Release
) -> None:
    here.id_of(release)
    here.now += timedelta(days=31)

    failing = replace(here.desk, journal=full)
    assert attempt(failing).failed == "StorageError"
    assert count(here) == 1
    assert attempt(here.desk).erased == 1


def full() -> Journal:
    raise StorageError("plein")


def test_the_last_purge_is_measured(visitor: Visitor) -> None:
    told = visitor.open("/metrics").text
    assert "sourcier_purge_seconds" in told
    assert "sourcier_purged_total" in told
