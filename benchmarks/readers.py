"""Sixteen readers search while a build runs beside them.

No reply may mix two releases, and the 95th percentile of a search may at most double.
(guide/reliability.md, R11.) The build runs at nice 10, as `sourcier corpus build` does.
"""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles

from sourcier import bootstrap
from sourcier.nlp.tokens import analyse
from sourcier.releases.release import Release
from sourcier.retrieval.query import Filters, Query
from sourcier.settings import Settings

READERS = 16
NICE = 10
LIMIT = 50
RATIO = 2.0
BUILD = """
import os, sys
from pathlib import Path
from sourcier import bootstrap
from sourcier.corpus.configuration import read_configuration
from sourcier.releases.build import build
from sourcier.settings import Settings
if __name__ == "__main__":
    os.nice({nice})
    workshop = bootstrap.workshop(Settings(Path(sys.argv[1])))
    build(read_configuration(Path(sys.argv[2])), workshop)
"""


@dataclass(frozen=True)
class Reading:
    """What the readers saw.

    Args:
        alone_p95: milliseconds a reply, without a build.
        beside_p95: the same, while a build ran.
        replies: how many were made beside the build.
        releases: how many releases they were made from.
        mixed: replies whose words do not come from the release that they name.
        build_seconds: how long the build took beside the readers.
    """

    alone_p95: float
    beside_p95: float
    replies: int
    releases: int
    mixed: int
    build_seconds: float

    @property
    def kept(self) -> bool:
        """The promise was kept."""
        return self.mixed == 0 and self.beside_p95 <= RATIO * self.alone_p95


@dataclass(frozen=True)
class _Reply:
    seconds: float
    release: str
    whole: bool


Read = Callable[[Release, str], object]
"""What a reader does with a release and a question; its time is what is measured."""


def find(release: Release, question: str) -> list[str]:
    """Search, then read the words of every passage found."""
    day = bootstrap.now().date()
    query = Query(dict.fromkeys(analyse(question), 1.0), Filters(day))
    hits = release.index.search(query, limit=LIMIT)
    places = release.corpus.places(hit.passage for hit in hits)
    return [
        place.span.of(release.corpus.held(place.version).document.text) for place in places
    ]


def measure(
    home: Path,
    configuration: Path,
    questions: Sequence[str],
    *,
    read: Read = find,
    readers: int = READERS,
) -> Reading:
    """Read alone as long as sixteen readers take, then beside a build.

    Args:
        home: holds a release; the build of `configuration` adds another.
        configuration: must differ from what is in force, else nothing is built.
        questions: asked in turn, each reader starting at another.
        read: what a reader does; the whole pipeline may be given here.
        readers: how many read at once.
    """
    crowd = _Crowd(Settings(home), questions, read, readers)
    alone = crowd.read(stop=_after(len(questions)))
    start = time.monotonic()
    building = subprocess.Popen(
        [sys.executable, "-c", BUILD.format(nice=NICE), str(home), str(configuration)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    ended = threading.Event()

    def wait() -> None:
        building.wait()
        ended.set()

    threading.Thread(target=wait, daemon=True).start()
    beside = crowd.read(stop=lambda _: ended.is_set())
    after = crowd.read(stop=_after(1))
    return Reading(
        alone_p95=_p95(alone),
        beside_p95=_p95(beside),
        replies=len(beside),
        releases=len({reply.release for reply in [*beside, *after]}),
        mixed=sum(not reply.whole for reply in [*alone, *beside, *after]),
        build_seconds=round(time.monotonic() - start, 1),
    )


def _after(count: int) -> Callable[[int], bool]:
    return lambda done: done >= count


@dataclass(frozen=True)
class _Crowd:
    """Readers that ask the same questions, each starting at another."""

    settings: Settings
    questions: Sequence[str]
    do: Read
    readers: int

    def read(self, *, stop: Callable[[int], bool]) -> list[_Reply]:
        """Let every reader ask until it is told to stop."""
        with ThreadPoolExecutor(self.readers) as pool:
            started = [
                pool.submit(self._one, number, stop) for number in range(self.readers)
            ]
            return [reply for future in started for reply in future.result()]

    def _one(self, number: int, stop: Callable[[int], bool]) -> list[_Reply]:
        """Ask in turn, of the release in force at each question."""
        replies: list[_Reply] = []
        asked = islice(cycle(self.questions), number, None)
        release = bootstrap.release(self.settings)
        while not stop(len(replies)) or not replies:
            if bootstrap.home(self.settings).current() != release.manifest.name:
                release.close()
                release = bootstrap.release(self.settings)
            replies.append(_timed(release, next(asked), self.do))
        release.close()
        return replies


def _timed(release: Release, question: str, read: Read) -> _Reply:
    """Time a reply, then make it again: two releases in one would not say the same."""
    start = time.perf_counter()
    first = read(release, question)
    seconds = time.perf_counter() - start
    return _Reply(seconds, release.manifest.name, read(release, question) == first)


def _p95(replies: Sequence[_Reply]) -> float:
    times = [reply.seconds * 1000 for reply in replies]
    return round(quantiles(times, n=20)[-1] if len(times) > 1 else times[0], 2)


def report(reading: Reading) -> int:
    """Print the figures as JSON; give 0 when the promise was kept."""
    print(json.dumps({**asdict(reading), "kept": reading.kept}))
    return 0 if reading.kept else 1
