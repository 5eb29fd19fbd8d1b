"""The cache of analyses: each text is analysed once per version of the rules."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from itertools import islice
from pathlib import Path

from sourcier.corpus.packed import Packed
from sourcier.releases.analysis import (
    ANALYSIS_VERSION,
    Analysis,
    Facts,
    Row,
    analyse_packed,
    load,
    load_facts,
)
from sourcier.releases.workshop import Progress

CHUNK = 60
"""Documents a task: a second of work on leaflets, so that progress is seen."""
WAITING = 8
"""Tasks in flight: enough to keep the workers busy, few enough to bound memory."""


class Analyses:
    """Analyses by digest, in one file that a killed build leaves usable."""

    def __init__(self, folder: Path) -> None:
        """Open the cache of this version of the rules; older ones are removed."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"analysis-{ANALYSIS_VERSION}.sqlite"
        for other in folder.glob("analysis-*.sqlite*"):
            if not other.name.startswith(path.name):
                other.unlink()
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
            "CREATE TABLE IF NOT EXISTS analysis"
            " (digest TEXT PRIMARY KEY, facts TEXT, packed BLOB) STRICT;"
        )

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def of(self, digest: str) -> Analysis:
        """Give the analysis of a record."""
        sql = "SELECT facts, packed FROM analysis WHERE digest = ?"
        return load(*self._connection.execute(sql, (digest,)).fetchone())

    def facts(self, digest: str) -> Facts:
        """Give title and codes alone: names are compiled from every version."""
        sql = "SELECT facts FROM analysis WHERE digest = ?"
        return load_facts(self._connection.execute(sql, (digest,)).fetchone()[0])

    def missing(self, digests: Iterable[str]) -> list[str]:
        """Give those that are not there yet, in the order asked."""
        held = {row[0] for row in self._connection.execute("SELECT digest FROM analysis")}
        return [digest for digest in digests if digest not in held]

    def forget_others(self, digests: Iterable[str]) -> None:
        """Drop what this corpus no longer holds."""
        keep = set(digests)
        rows = self._connection.execute("SELECT digest FROM analysis").fetchall()
        gone = [row for row in rows if row[0] not in keep]
        self._connection.execute("BEGIN")
        self._connection.executemany("DELETE FROM analysis WHERE digest = ?", gone)
        self._connection.execute("COMMIT")

    def complete(
        self,
        records: Iterator[tuple[str, Packed]],
        *,
        total: int,
        pool: Executor,
        progress: Progress,
    ) -> None:
        """Analyse records in worker processes, keeping each chunk as it comes."""
        running: set[Future[list[Row]]] = set()
        done = 0
        for chunk in _chunks(records):
            running.add(pool.submit(analyse_packed, chunk))
            if len(running) >= WAITING:
                finished, running = wait(running, return_when=FIRST_COMPLETED)
                done += self._keep(finished)
                progress("analyse", done, total)
        finished, _ = wait(running)
        done += self._keep(finished)
        progress("analyse", done, total)

    def _keep(self, finished: Iterable[Future[list[Row]]]) -> int:
        rows = [row for future in finished for row in future.result()]
        self._connection.execute("BEGIN")
        self._connection.executemany(
            "INSERT OR IGNORE INTO analysis VALUES (?, ?, ?)", rows
        )
        self._connection.execute("COMMIT")
        return len(rows)


def _chunks(
    records: Iterator[tuple[str, Packed]],
) -> Iterator[Sequence[tuple[str, Packed]]]:
    while chunk := list(islice(records, CHUNK)):
        yield chunk
