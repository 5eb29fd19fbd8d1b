"""Run a command and measure it: wall clock, processor time, memory of all its processes."""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sourcier.errors import SourcierError

PAUSE = 0.05
"""Seconds between two looks at the memory."""
MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost.

    Args:
        wall: seconds.
        cpu: seconds of all its processes.
        memory: peak of the sum of their resident sets, in MB; shared pages count twice.
    """

    wall: float
    cpu: float
    memory: float


def cost(command: Sequence[str], *, environ: Mapping[str, str]) -> Cost:
    """Run a command and give its cost.

    Raises:
        SourcierError: it failed; the last line that it wrote is told.
    """
    start = time.perf_counter()
    with subprocess.Popen(
        command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        said: list[str] = []
        reader = threading.Thread(target=lambda: said.extend(process.stderr or ()))
        reader.start()
        watch = _Watch(process.pid)
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        watch.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
        reader.join()
    if process.returncode:
        raise SourcierError(
            "{command} : échec ({said})", command=" ".join(command[-3:]), said=said[-1:]
        )
    memory = max(watch.peak, used.ru_maxrss * 1024)
    return Cost(wall, used.ru_utime + used.ru_stime, memory / MB)


class _Watch(threading.Thread):
    """Looks at the memory of a process and its descendants until told to stop."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._over = threading.Event()
        self.peak = 0

    def run(self) -> None:
        while not self._over.wait(PAUSE):
            self.peak = max(self.peak, sum(map(_resident, _family(self._pid))))

    def stop(self) -> None:
        self._over.set()
        self.join()


def _family(pid: int) -> list[int]:
    family, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        family.append(one)
        for task in _read(Path(f"/proc/{one}/task")):
            waiting += [int(child) for child in _text(task / "children").split()]
    return family


def _read(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:  # it ended meanwhile
        return []


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii")
    except OSError:  # it ended meanwhile
        return ""


def _resident(pid: int) -> int:
    fields = _text(Path(f"/proc/{pid}/statm")).split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") if fields else 0
