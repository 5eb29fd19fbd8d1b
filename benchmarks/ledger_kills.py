"""Kill a process that records replies, and look at what is left (guide/reliability.md, R1).

The child says what it begins and what is acknowledged; after the kill the ledger must
open, be whole, hold all that was acknowledged and nothing by halves, and take a write.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sourcier import bootstrap
from sourcier.audit.journal import Journal
from sourcier.audit.verifying import verify
from sourcier.ledger import records, retention
from sourcier.ledger.ask import Arguments, ask
from sourcier.ledger.desk import Desk
from sourcier.ledger.record import Stay
from sourcier.ledger.replay import replay
from sourcier.releases.release import Release
from sourcier.settings import Settings

LONGEST = 0.4
"""Seconds after which a child is killed at the latest: some thirty writes."""
RESTART = 5.0
"""Seconds that opening the ledger again may take."""
READY = "ready"
EVERY_THIRD, EVERY_FIFTH = 3, 5


@dataclass
class Acknowledged:
    """What the child was told had been done, and what it was at when it died.

    Args:
        there: ids of the records that must be there, and how long they stay.
        gone: ids of those that must not.
        doubtful: the id that the last act was about; empty for a question.
    """

    there: dict[str, Stay] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    doubtful: str = ""

    def hear(self, line: str) -> None:
        """Take in a line of the child: `begin ACT ID` or `end ACT ID`."""
        moment, act, id_ = line.split(" ")
        self.doubtful = id_ if moment == "begin" else ""
        if moment == "begin":
            return
        if act == "forget":
            self.there.pop(id_)
            self.gone.add(id_)
        else:
            self.there[id_] = Stay.KEPT if act == "keep" else Stay.ORDINARY


@dataclass(frozen=True)
class Kill:
    """One kill and what was found after it.

    Args:
        seconds: after which the child was killed.
        acknowledged: how many records were.
        whole: the chain, its seal and every row verify.
        lost: acknowledged records that are not as they were acknowledged.
        replayed: one of them comes out the same.
        restart: seconds that opening and verifying took.
        writes: the next write succeeds.
    """

    seconds: float
    acknowledged: int
    whole: bool
    lost: int
    replayed: bool
    restart: float
    writes: bool

    @property
    def survived(self) -> bool:
        """Nothing that was acknowledged is lost, nothing stands by halves."""
        sound = self.whole and self.replayed and self.writes
        return sound and not self.lost and self.restart <= RESTART


def kills(home: Path, *, times: int, seed: int) -> Iterator[Kill]:
    """Kill children that record in a home folder, one after another.

    Args:
        home: with a corpus; the first child makes the ledger.
        times: how many kills.
        seed: of the moments.
    """
    generator = random.Random(seed)
    told = Acknowledged()
    for _ in range(times):
        seconds = generator.uniform(0, LONGEST)
        _killed(home, seconds, told)
        yield _examined(home, seconds, told)


def _killed(home: Path, seconds: float, told: Acknowledged) -> None:
    """Run a child, kill it, and take in what it said."""
    child = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.ledger_kills", str(home)],
        cwd=Path(__file__).parents[1],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout
    with child.stdout as said:
        if said.readline().strip() != READY:
            raise RuntimeError("the child did not start: run it by hand")
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
        for line in said:
            if line.endswith("\n"):
                told.hear(line.removesuffix("\n"))
    if child.wait() != -signal.SIGKILL:
        raise RuntimeError("the child ended by itself: run it by hand")


def _examined(home: Path, seconds: float, told: Acknowledged) -> Kill:
    """Open what is left, compare it with what was acknowledged, and write again."""
    settings = Settings(home)
    start = time.monotonic()
    with bootstrap.desk(settings) as desk:
        journal = desk.journal()
        with journal.reading() as reading:
            found = verify(reading, records.digests(reading), key=journal.key)
        restart = time.monotonic() - start
        lost = _lost(journal, told)
        sure = [id_ for id_ in told.there if id_ != told.doubtful]
        opened = bootstrap.releases_of(settings)
        same = not sure or replay(sure[-1], journal, opened).identical
        with closing(bootstrap.release(settings)) as release:
            writes = _asked(release, desk, f"dose après {seconds} ?") != ""
        told.doubtful = ""
    whole = found.broken is None
    restart = round(restart, 3)
    return Kill(seconds, len(told.there), whole, lost, same, restart, writes)


def _lost(journal: Journal, told: Acknowledged) -> int:
    """Count what is not as it was acknowledged; what the child was at may be either way."""
    lost = 0
    with journal.reading() as reading:
        for id_, stay in [*told.there.items()]:
            record = records.find(reading, id_)
            if id_ == told.doubtful:
                told.there.pop(id_)
                if record is not None:
                    told.there[id_] = record.retention
            elif record is None or record.retention is not stay:
                lost += 1
        lost += sum(records.find(reading, id_) is not None for id_ in told.gone)
    return lost


def _asked(release: Release, desk: Desk, text: str) -> str:
    today = bootstrap.now().date()
    record = ask(text, release, desk, Arguments(today, today)).record
    return record.id if record else ""


def child(home: Path) -> None:
    """Record, keep and forget until killed, saying each act before and after."""
    settings = Settings(home)
    with closing(bootstrap.release(settings)) as release:
        print(READY, flush=True)
        with bootstrap.desk(settings, light=True) as desk:
            number = 0
            while True:
                number += 1
                _acts(release, desk, number)


def _acts(release: Release, desk: Desk, number: int) -> None:
    text = f"ibuprofène {number} mg, {os.getpid()} fois ?"
    print("begin ask ", flush=True)
    id_ = _asked(release, desk, text)
    print(f"end ask {id_}", flush=True)
    if number % EVERY_THIRD == 0:
        print(f"begin keep {id_}", flush=True)
        retention.retain(
            id_, desk.journal(), retention=Stay.KEPT, policy=desk.policy, present=_there
        )
        print(f"end keep {id_}", flush=True)
    if number % EVERY_FIFTH == 0:
        print(f"begin forget {id_}", flush=True)
        retention.forget(id_, desk.journal())
        print(f"end forget {id_}", flush=True)


def _there(name: str) -> None:
    """The release is open: nobody removes it."""


if __name__ == "__main__":
    child(Path(sys.argv[1]))
