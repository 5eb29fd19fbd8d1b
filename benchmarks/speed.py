"""How long does a reply take: in a running process, and from nothing."""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import tantivy

from benchmarks.bench import Bench, tell
from benchmarks.measuring import Cost
from benchmarks.results import Result
from sourcier import bootstrap
from sourcier.answering.pipeline import read, reply, sought
from sourcier.answering.querying import EVERYTHING, Search, searches
from sourcier.releases.release import Release
from sourcier.releases.workshop import INDEX
from sourcier.retrieval.query import Field

COLD_RUNS = 9
COLD_QUESTION = "ibuprofène allaitement ?"
WARM_UP = 20
SEED = 7
BUDGETS = {
    "cold_wall": 0.8,
    "cold_memory": 250,
    "warm_p50": 40,
    "warm_p95": 120,
    "ratio": 4,
}
"""DESIGN section 9 and issue 3: seconds, MB, milliseconds, times raw search."""


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of many calls."""

    p50: float
    p95: float
    mean: float
    cpu_mean: float


def warm(bench: Bench) -> Result:
    """Time each question's reply in one process, beside raw tantivy on the same terms."""
    today = bootstrap.now().date()
    with closing(bench.release()) as release:
        texts = [case.question for case in bench.asked.cases]
        random.Random(SEED).shuffle(texts)
        for text in texts[:WARM_UP]:
            reply(text, release, as_of=today)
        terms = [
            sorted(asked_of_engine(text, release, today)[-1].query.terms) for text in texts
        ]
        raw = raw_search(bench.settings.home / "releases" / release.manifest.name / INDEX)
        times = {
            "réponse, 1er passage": timed(
                lambda n: reply(texts[n], release, as_of=today), len(texts)
            ),
            "réponse, 2e passage": timed(
                lambda n: reply(texts[n], release, as_of=today), len(texts)
            ),
            "tantivy seul, mêmes termes": timed(lambda n: raw(terms[n]), len(texts)),
        }
        conditions = bench.conditions(release, today=today)
    first, _, alone = times.values()
    ratios = {"p50": first.p50 / alone.p50, "mean": first.mean / alone.mean}
    lines = [_line(name, known) for name, known in times.items()]
    lines.append(
        f"réponse / tantivy seul : {ratios['p50']:.1f} fois (p50), "
        f"{ratios['mean']:.1f} fois (moyenne) ; budget {BUDGETS['ratio']}"
    )
    lines.append(f"budgets : p50 {BUDGETS['warm_p50']} ms, p95 {BUDGETS['warm_p95']} ms")
    figures = {**{name: asdict(known) for name, known in times.items()}, "ratio": ratios}
    return Result(
        "warm", f"Réponses à chaud, {len(texts)} questions", conditions, lines, figures
    )


def timed(call: Callable[[int], object], count: int) -> Times:
    """Time `count` calls one by one."""
    walls, before = [], time.process_time()
    for number in range(count):
        start = time.perf_counter()
        call(number)
        walls.append(1000 * (time.perf_counter() - start))
    cpu = 1000 * (time.process_time() - before) / count
    ordered = sorted(walls)
    return Times(
        statistics.median(ordered), ordered[int(0.95 * count)], sum(walls) / count, cpu
    )


def _line(name: str, known: Times) -> str:
    return (
        f"{name:<28} p50 {known.p50:6.1f} ms   p95 {known.p95:6.1f} ms   "
        f"moyenne {known.mean:6.1f} ms   processeur {known.cpu_mean:6.1f} ms"
    )


def asked_of_engine(text: str, release: Release, today: date) -> list[Search]:
    """The searches that a reply to a question asks our own engine for."""
    understood = read(text, release, as_of=today)
    return searches(understood.question, sought(understood, release), release.names)


def raw_search(
    folder: Path, *, limit: int = EVERYTHING
) -> Callable[[Sequence[str]], object]:
    """Search the release's own index without us: any term, three fields, no filter."""
    index = tantivy.Index.open(str(folder))
    index.reload()
    searcher, schema = index.searcher(), index.schema

    def search(terms: Sequence[str]) -> object:
        clauses = [
            (
                tantivy.Occur.Should,
                tantivy.Query.term_query(schema, place, term, index_option="freq"),
            )
            for term in terms
            for place in Field
        ]
        query = tantivy.Query.boolean_query(clauses)
        found = searcher.search(query, limit, count=False).hits
        return searcher.fast_field_values("passage", [address for _, address in found])

    return search


def cold(bench: Bench) -> Result:
    """Time `sourcier ask` from a new process: wall clock, processor, memory; the median."""
    today = bootstrap.now().date()
    with closing(bench.release()) as release:
        conditions = bench.conditions(release, today=today)
    tell(f"sourcier ask, {COLD_RUNS} fois")
    runs = [bench.sourcier("ask", COLD_QUESTION) for _ in range(COLD_RUNS)]
    median = Cost(
        statistics.median(run.wall for run in runs),
        statistics.median(run.cpu for run in runs),
        statistics.median(run.memory for run in runs),
    )
    walls = sorted(run.wall for run in runs)
    lines = [
        f"sourcier ask « {COLD_QUESTION} », médiane de {COLD_RUNS}",
        f"    durée       {median.wall:5.2f} s (budget {BUDGETS['cold_wall']} s)",
        f"    de {walls[0]:.2f} s à {walls[-1]:.2f} s",
        f"    processeur  {median.cpu:5.2f} s",
        f"    mémoire     {median.memory:5.0f} Mo (budget {BUDGETS['cold_memory']} Mo)",
    ]
    figures = {"median": asdict(median), "runs": [asdict(run) for run in runs]}
    return Result("cold", "Une question dans un processus neuf", conditions, lines, figures)
