"""Kill a build, at named steps and at random moments, and look at what is left.

After each kill the former release must answer byte for byte, and the next build must
succeed. (guide/reliability.md, R1 and section 6.)
"""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from sourcier import bootstrap
from sourcier.corpus.configuration import read_configuration
from sourcier.nlp.tokens import analyse
from sourcier.releases.build import build
from sourcier.releases.layout import Home
from sourcier.releases.verification import verify
from sourcier.retrieval.query import Filters, Query
from sourcier.settings import Settings

QUESTIONS = ("fièvre enfant", "allaitement", "dose maximale par jour", "toux", "grossesse")
STAGES = ("lecture des sources", "analyse", "indexation", "vérification")
STEPS = {"manifest": "manifest.json", "rename": ".building", "pointer": "current"}
"""The build dies when this name is about to be given, or taken from the folder built."""
RENAMED = {"manifest.json": 1, ".building": 0, "current": 1}
"""Which of the two names of a rename: 0 for the former, 1 for the new one."""
DONE = "done"
NAMED = (*STAGES, *STEPS, DONE)
DEADLINE = 600
"""Seconds that a build may take before the harness gives up on it."""


@dataclass(frozen=True)
class Kill:
    """One kill and what was found after it.

    Args:
        moment: a stage, a step, or the seconds after which the build was killed.
        in_force: the release in force afterwards is the former or the new one, whole.
        same_answers: what the former release answers did not change by one byte.
        recovered: the next build succeeded and nothing is wrong in it.
        seconds: that the next build took.
    """

    moment: str
    in_force: bool
    same_answers: bool
    recovered: bool
    seconds: float

    @property
    def survived(self) -> bool:
        """Nothing was lost."""
        return self.in_force and self.same_answers and self.recovered


def answers(home: Path, name: str | None = None) -> str:
    """Digest what a release answers to fixed questions: passages, words, scores."""
    release = bootstrap.release(Settings(home), name=name)
    found: list[object] = [release.manifest.digest]
    day = bootstrap.now().date()
    for question in QUESTIONS:
        terms = dict.fromkeys(analyse(question), 1.0)
        for hit in release.index.search(Query(terms, Filters(day)), limit=20):
            [place] = release.corpus.places([hit.passage])
            text = release.corpus.held(place.version).document.text
            found.append([hit.passage, hit.score, place.span.of(text)])
    release.close()
    return hashlib.sha256(json.dumps(found, ensure_ascii=False).encode()).hexdigest()


def kills(first: Path, second: Path, *, random_times: int, seed: int) -> Iterator[Kill]:
    """Kill builds of `second` over a release of `first`; give each as it is examined.

    Args:
        first: configuration of the corpus in force.
        second: configuration of the one being built when the kill comes.
        random_times: how many kills at random moments, besides the named ones.
        seed: of the moments.
    """
    with tempfile.TemporaryDirectory() as folder:
        duration = _measured(second, Path(folder) / "measured")
        generator = random.Random(seed)
        moments = [*NAMED]
        moments += [f"{generator.uniform(0, duration):.3f}" for _ in range(random_times)]
        for number, moment in enumerate(moments):
            yield one_kill(first, second, Path(folder) / str(number), moment)


def one_kill(first: Path, second: Path, home: Path, moment: str) -> Kill:
    """Build `first`, kill a build of `second` at a moment, and examine the home folder."""
    workshop = bootstrap.workshop(Settings(home))
    former = build(read_configuration(first), workshop).manifest.name
    before = answers(home)
    _killed(second, home, moment)
    current = Home(home).current()
    whole = current is not None and not verify(workshop, current).faults
    same = answers(home, former) == before and (
        current != former or answers(home) == before
    )
    start = time.monotonic()
    built = build(read_configuration(second), workshop)
    seconds = time.monotonic() - start
    faults = verify(workshop, built.manifest.name).faults
    left = list((home / "releases").glob("*.building"))
    return Kill(moment, whole, same, not faults and not left, round(seconds, 3))


def _measured(configuration: Path, home: Path) -> float:
    """Time a whole build in a process of its own."""
    start = time.monotonic()
    _killed(configuration, home, str(float(DEADLINE)))
    return time.monotonic() - start


def _killed(configuration: Path, home: Path, moment: str) -> None:
    """Run a build that is killed at a moment, and everything that it started."""
    child = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.kills", str(configuration), str(home), moment],
        start_new_session=True,
        cwd=Path(__file__).parents[1],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stderr=subprocess.DEVNULL,  # semaphores of the dead, and nothing else
    )
    try:
        ended = child.wait(DEADLINE if moment in NAMED else float(moment))
    except subprocess.TimeoutExpired:
        child.send_signal(signal.SIGKILL)
        ended = child.wait()
    expected = {-signal.SIGKILL} if moment in NAMED else {0, -signal.SIGKILL}
    if ended not in expected:
        raise RuntimeError(f"the build ended with {ended} at {moment}: run it by hand")


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class DyingAt:
    """An ear for progress that ends the process when a stage is heard."""

    def __init__(self, stage: str) -> None:
        """Name the stage."""
        self.stage = stage

    def __call__(self, stage: str, done: int, total: int) -> None:
        """End the process at the stage, at the first step that is heard."""
        if stage == self.stage and done <= total:
            _die()


def _die_before_renaming(end: str) -> None:
    """End the process when a name that ends so is about to be given or taken away.

    Python announces every rename to its audit hooks, so nothing of the product changes.
    """

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if event == "os.rename" and str(arguments[RENAMED[end]]).endswith(end):
            _die()

    sys.addaudithook(hear)


def child(configuration: Path, home: Path, moment: str) -> None:
    """Build, and die at the moment named; a number of seconds is the parent's business."""
    if moment in STEPS:
        _die_before_renaming(STEPS[moment])
    progress = DyingAt(moment) if moment in STAGES else bootstrap.silent
    workshop = bootstrap.workshop(Settings(home), progress=progress)
    build(read_configuration(configuration), workshop)
    if moment == DONE:
        _die()


def report(found: Iterator[Kill]) -> int:
    """Print each kill as a line of JSON, then the count; give the number that failed."""
    failed = total = 0
    for kill in found:
        total += 1
        failed += not kill.survived
        print(json.dumps(asdict(kill), ensure_ascii=False), flush=True)
    print(f"{total - failed} sur {total} arrêts brutaux sans perte")
    return failed


if __name__ == "__main__":
    child(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
