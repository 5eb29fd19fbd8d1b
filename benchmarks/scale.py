"""How build, search and reply grow: invented corpora of ten thousand passages to a million.

Each size is built in a home of its own, measured, and removed; what was measured is kept
beside it until every size is, so that a run that was stopped goes on where it was.
"""

import gzip
import json
import os
import resource
import shutil
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import count, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks import growth, invented
from benchmarks.bench import Bench, tell
from benchmarks.measuring import MB, Cost
from benchmarks.results import Result
from benchmarks.speed import BUDGETS, WARM_UP, Times, asked_of_engine, raw_search, timed
from sourcier import bootstrap
from sourcier.answering.pipeline import reply
from sourcier.answering.reply import Answer
from sourcier.corpus.configuration import Configuration, read_configuration
from sourcier.releases.analysis import ANALYSIS_VERSION
from sourcier.releases.release import Release
from sourcier.releases.workshop import CORPUS, INDEX, LEXICONS
from sourcier.settings import Settings

SIZES = (10_000, 100_000, 1_000_000)
SEED = 12
QUESTIONS = 300
FILE = 5_000
"""Documents of a file: readers refuse one of half a gigabyte."""
COLD_RUNS = 3
ENGINE = 1.3
"""Our search over raw tantivy on the same tokens, at most. DESIGN section 9."""
CONFIGURATION = """
[corpus]
title = "Notices et articles inventés"

[[source]]
kind = "jsonl"
name = "invented"
path = "texts/*.jsonl.gz"
issuer = "Personne"
licence = "CC0-1.0"
outline = "markdown"
edition = 2026-01-01
[source.fields]
id = "id"
title = "title"
text = "text"
codes = { brand = "brand", substance = "substance" }
"""


@dataclass(frozen=True, slots=True)
class Warm:
    """What a process that answers measured of itself.

    Args:
        passages: of the release.
        names: of medicines, brands and substances.
        reply: whole replies.
        engine: our own search, with its filters.
        raw: tantivy on the same tokens of the same index, without us.
        answered: share of the questions answered.
        memory: peak of its resident set, in MB.
        load: of the machine, mean of the last five minutes: above its cores, wall clocks
            tell of the neighbours too.
    """

    passages: int
    names: int
    reply: Times
    engine: Times
    raw: Times
    answered: float
    memory: float
    load: float


def scale(bench: Bench) -> Result:
    """Measure every size, then the law by which each figure grows."""
    apart = bench.settings.home / "scale"
    sizes = [size for size in SIZES if size <= bench.largest]
    known = {size: _known(bench, apart, size) for size in sizes}
    conditions = bench.conditions(None, today=bootstrap.now().date())
    shutil.rmtree(apart, ignore_errors=True)
    lines = [line for size in sizes for line in _lines(size, known[size])]
    curves = {
        name: [(size, at(known[size], path)) for size in sizes]
        for name, path in CURVES.items()
    }
    lines += growth.lines(curves) if len(sizes) > 1 else []
    figures = {
        **{str(size): figures for size, figures in known.items()},
        "exponents": {name: growth.exponent(points) for name, points in curves.items()}
        if len(sizes) > 1
        else {},
    }
    title = f"Passage à l'échelle, corpus inventés (graine {SEED})"
    return Result("scale", title, conditions, lines, figures)


CURVES: Mapping[str, tuple[str, ...]] = {
    "construction, s de processeur": ("build", "cpu"),
    "construction, Mo de mémoire": ("build", "memory"),
    "version sur le disque, Mo": ("disk", "release"),
    "recherche, ms de processeur": ("engine", "cpu_mean"),
    "tantivy seul, ms de processeur": ("raw", "cpu_mean"),
    "réponse, ms de processeur": ("reply", "cpu_mean"),
    "réponse, p95 en ms": ("reply", "p95"),
    "question à froid, s de processeur": ("cold", "cpu"),
}


def at(figures: Mapping[str, Any], path: Sequence[str]) -> float:
    """Give the figure at a path."""
    found: Any = figures
    for key in path:
        found = found[key]
    return float(found)


def _known(bench: Bench, apart: Path, size: int) -> Mapping[str, Any]:
    """Measure a size, unless a run that was stopped did."""
    stamp = f"{ANALYSIS_VERSION}-{invented.VERSION}-{SEED}"
    kept = apart / f"{size}-{stamp}.json"
    if not kept.exists():
        tell(f"{size} passages")
        figures = _measured(bench, apart / str(size), size)
        kept.write_text(json.dumps(figures), encoding="utf-8")
        shutil.rmtree(apart / str(size))
    found: Mapping[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    return found


def _measured(bench: Bench, folder: Path, size: int) -> Mapping[str, Any]:
    """Write the texts, build, ask from nothing, ask warm."""
    folder.mkdir(parents=True, exist_ok=True)
    home = folder / "home"
    there = replace(bench, settings=Settings(home, workers=bench.settings.workers))
    questions = list(invented.Inventor(SEED).questions(size, QUESTIONS))
    start = time.perf_counter()
    configured(folder, size)
    writing = time.perf_counter() - start
    tell(f"    textes : {writing:.0f} s ; construction")
    built = there.sourcier("corpus", "build", str(folder / "corpus.toml"))
    tell(f"    construction : {built.wall:.0f} s ; questions")
    cold = [there.sourcier("ask", questions[1]) for _ in range(COLD_RUNS)]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        warm = pool.submit(warmed, there.settings, questions).result()
    return {
        "texts": writing,
        "build": asdict(built),
        "disk": _disk(home),
        "cold": asdict(_median(cold)),
        **asdict(warm),
        "ratio": {
            "reply": warm.reply.cpu_mean / warm.raw.cpu_mean,
            "engine": warm.engine.cpu_mean / warm.raw.cpu_mean,
        },
    }


def configured(folder: Path, size: int) -> Configuration:
    """Write the texts, unless they are there, and give what reads them."""
    whole, part = folder / "texts", folder / "texts.part"
    if not whole.exists():
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        texts = invented.Inventor(SEED).texts(size)
        for number in count():
            batch = [json.dumps(t.record, ensure_ascii=False) for t in islice(texts, FILE)]
            if not batch:
                break
            with gzip.open(part / f"{number:03d}.jsonl.gz", "wt", compresslevel=1) as file:
                file.writelines(f"{line}\n" for line in batch)
        part.rename(whole)
    described = folder / "corpus.toml"
    described.write_text(CONFIGURATION, encoding="utf-8")
    return read_configuration(described)


def _disk(home: Path) -> Mapping[str, float]:
    """Give the MB of the release, of its parts, and of the cache of the build."""
    (release,) = (path for path in (home / "releases").iterdir() if path.is_dir())
    return {
        "release": _size(release),
        "texts": _size(release / CORPUS),
        "index": _size(release / INDEX),
        "names": _size(release / LEXICONS),
        "cache": _size(home / "cache"),
    }


def _size(path: Path) -> float:
    files = [path] if path.is_file() else path.rglob("*")
    return sum(file.stat().st_size for file in files if file.is_file()) / MB


def _median(runs: Sequence[Cost]) -> Cost:
    return Cost(
        statistics.median(run.wall for run in runs),
        statistics.median(run.cpu for run in runs),
        statistics.median(run.memory for run in runs),
    )


def warmed(settings: Settings, questions: Sequence[str]) -> Warm:
    """Time replies and searches in a process of their own."""
    today = bootstrap.now().date()
    with closing(bootstrap.release(settings)) as release:
        for text in questions[-WARM_UP:]:
            reply(text, release, as_of=today)
        answered = sum(_answers(text, release, today) for text in questions)
        replies = timed(lambda n: reply(questions[n], release, as_of=today), len(questions))
        ours, raw = _searches(settings, release, questions, today)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MB
        return Warm(
            passages=release.manifest.counts["passages"],
            names=len(release.names.names),
            reply=replies,
            engine=timed(ours, len(questions)),
            raw=timed(raw, len(questions)),
            answered=answered / len(questions),
            memory=peak,
            load=os.getloadavg()[1],
        )


def _answers(text: str, release: Release, today: date) -> bool:
    return isinstance(reply(text, release, as_of=today), Answer)


def _searches(
    settings: Settings, release: Release, questions: Sequence[str], today: date
) -> tuple[Callable[[int], object], Callable[[int], object]]:
    """Search the same tokens with us, filters and order included, and without us."""
    asked = [asked_of_engine(text, release, today) for text in questions]
    raw = raw_search(settings.home / "releases" / release.manifest.name / INDEX)
    terms = [[sorted(ask.query.terms) for ask in asks] for asks in asked]
    return (
        lambda n: [release.index.search(a.query, limit=a.limit) for a in asked[n]],
        lambda n: [raw(one) for one in terms[n]],
    )


def _lines(size: int, known: Mapping[str, Any]) -> list[str]:
    build, cold, ratio = (known[key] for key in ("build", "cold", "ratio"))
    title = f"{size:,} passages".replace(",", " ")
    return [
        f"{title} ({known['passages']} comptés, {known['names']} noms de médicaments)",
        _line("construction", build["wall"], "s", build, f"texte {known['texts']:.0f} s"),
        _disk_line(known["disk"]),
        _line("à froid", cold["wall"], "s", cold, f"budget {BUDGETS['cold_wall']} s"),
        *(_timed(name, known[key]) for name, key in TIMED.items()),
        f"    répondues : {100 * known['answered']:.0f} %",
        f"    mémoire du processus qui répond : {known['memory']:.0f} Mo",
        f"    charge de la machine : {known['load']:.1f}",
        f"    recherche / tantivy seul : {ratio['engine']:.2f} (budget {ENGINE})",
        f"    réponse / tantivy seul : {ratio['reply']:.1f} (budget {BUDGETS['ratio']})",
    ]


def _disk_line(disk: Mapping[str, float]) -> str:
    return (
        f"    disque       {disk['release']:9.2f} Mo : textes {disk['texts']:.1f}, index "
        f"{disk['index']:.1f}, noms {disk['names']:.1f} ; cache {disk['cache']:.1f}"
    )


TIMED = {"réponse": "reply", "recherche": "engine", "tantivy seul": "raw"}


def _line(name: str, wall: float, unit: str, known: Mapping[str, float], more: str) -> str:
    return (
        f"    {name:<12} {wall:9.2f} {unit}   processeur {known['cpu']:8.2f} {unit}   "
        f"mémoire {known['memory']:6.0f} Mo   {more}"
    )


def _timed(name: str, times: Mapping[str, float]) -> str:
    return (
        f"    {name:<12} p50 {times['p50']:7.2f} ms   p95 {times['p95']:7.2f} ms   "
        f"moyenne {times['mean']:7.2f} ms   processeur {times['cpu_mean']:7.2f} ms"
    )
