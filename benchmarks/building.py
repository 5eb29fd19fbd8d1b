"""How long does the real corpus take to build, and how much memory?"""

import shutil
from contextlib import closing
from dataclasses import asdict

from benchmarks.bench import Bench, tell
from benchmarks.results import Result
from sourcier import bootstrap

BUDGETS = {"nothing": (150, 1500), "unchanged": (10, 1500)}
"""Seconds and MB. DESIGN section 9."""
FRENCH = {"nothing": "à partir de rien", "unchanged": "rien n'a changé"}


def build(bench: Bench) -> Result:
    """Build the real corpus from nothing, then again with nothing changed."""
    tell("construction à partir de rien")
    shutil.rmtree(bench.settings.home, ignore_errors=True)
    costs = {"nothing": bench.build()}
    tell("construction sans changement")
    costs["unchanged"] = bench.build()
    with closing(bootstrap.release(bench.settings)) as release:
        counts = dict(release.manifest.counts)
        conditions = bench.conditions(release, today=bootstrap.now().date())
    lines = [f"{name} : {count}" for name, count in counts.items()]
    for name, known in costs.items():
        seconds, memory = BUDGETS[name]
        lines.append(
            f"{FRENCH[name]:<18} {known.wall:6.1f} s (budget {seconds})   "
            f"processeur {known.cpu:6.1f} s   mémoire {known.memory:6.0f} Mo "
            f"(budget {memory}, somme des processus)"
        )
    figures = {"counts": counts, **{name: asdict(known) for name, known in costs.items()}}
    return Result("build", "Construction du corpus réel", conditions, lines, figures)
