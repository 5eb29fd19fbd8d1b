"""Fifty people ask at once: errors, waiting, memory (issue 5)."""

import asyncio
import random
import re
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import cycle
from statistics import quantiles

import httpx2

from benchmarks.bench import Bench
from benchmarks.results import Result
from benchmarks.served import served
from sourcier import bootstrap

USERS, SECONDS, SEED = 50, 60, 5
PATIENCE = 30
"""Seconds that a user waits before giving up, which counts as an error."""
BUDGETS = {"errors": 0, "p95": 1.5, "growth": 20}
TOKEN = re.compile(r'name="token" value="([0-9a-f]{64})"')
SHOWN, MOVED = 200, 303


@dataclass
class Waited:
    """What the users met."""

    seconds: list[float] = field(default_factory=list)
    errors: int = 0


def crowd(bench: Bench) -> Result:
    """Let fifty people ask the real corpus for a minute, each as fast as it answers."""
    today = bootstrap.now().date()
    with closing(bench.release()) as release:
        conditions = bench.conditions(release, today=today)
    texts = [case.question for case in bench.asked.cases]
    with served(bench.environ) as server:
        asyncio.run(ask_together(server.address, texts, users=2, seconds=5))
        before = server.memory
        met = asyncio.run(ask_together(server.address, texts, users=USERS, seconds=SECONDS))
        growth = server.memory - before
    cut = quantiles(met.seconds, n=20)
    p50, p95 = cut[9], cut[18]
    lines = [
        f"{USERS} personnes pendant {SECONDS} s, chacune dès qu'elle a sa réponse",
        f"{len(met.seconds)} réponses, {met.errors} erreurs",
        f"question posée → page lue : p50 {p50:.2f} s, p95 {p95:.2f} s",
        f"mémoire du serveur : {before:.0f} Mo, puis {growth:+.0f} Mo",
        "budgets : 0 erreur, p95 1,5 s, +20 Mo",
    ]
    figures = {
        "replies": len(met.seconds),
        "errors": met.errors,
        "p50": round(p50, 3),
        "p95": round(p95, 3),
        "growth": round(growth, 1),
        "budgets": BUDGETS,
    }
    return Result("crowd", "Cinquante personnes à la fois", conditions, lines, figures)


async def ask_together(
    address: str, texts: Sequence[str], *, users: int, seconds: float
) -> Waited:
    """Ask from so many people at once, for so many seconds."""
    met = Waited()
    until = time.monotonic() + seconds
    chance = random.Random(SEED)
    turns = [chance.sample(texts, len(texts)) for _ in range(users)]
    await asyncio.gather(*(_one(address, turn, until, met) for turn in turns))
    return met


async def _one(address: str, texts: Sequence[str], until: float, met: Waited) -> None:
    async with httpx2.AsyncClient(base_url=address, timeout=PATIENCE) as client:
        found = TOKEN.search((await client.get("/")).text)
        token = found.group(1) if found else ""
        for text in cycle(texts):
            if time.monotonic() >= until:
                return
            start = time.perf_counter()
            if await _asked(client, token, text):
                met.seconds.append(time.perf_counter() - start)
            else:
                met.errors += 1


async def _asked(client: httpx2.AsyncClient, token: str, text: str) -> bool:
    """Ask and read the page; say whether both went well."""
    try:
        done = await client.post("/ask", data={"token": token, "question": text})
        if done.status_code != MOVED:
            return done.status_code == SHOWN  # it names somebody: the page asks
        return (await client.get(done.headers["location"])).status_code == SHOWN
    except httpx2.HTTPError:
        return False
