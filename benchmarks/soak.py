"""The long proofs: `make soak`, or `python -m benchmarks.soak questions`."""

import argparse
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import kills as killing
from benchmarks import readers as reading
from benchmarks.bench import CONFIGURATION, Bench, bench, tell
from benchmarks.fuzzing import api
from benchmarks.ledger import ledger
from benchmarks.random_questions import questions as random_questions
from benchmarks.random_questions import soak
from benchmarks.results import Result, keep, page
from sourcier import bootstrap
from sourcier.answering.pipeline import reply
from sourcier.errors import SourcierError
from sourcier.releases.release import Release
from sourcier.releases.workshop import CORPUS

QUESTIONS, SEED = 10_000, 11
RANDOM_KILLS = 17
"""With the named steps, 25 kills or more. DESIGN section 8."""
READ_ALONE = 60
"""Questions that each reader asks before the build starts: about a minute for sixteen."""
SHOWN = 20
"""Faults listed, at most."""
BLOCK = "[[source]]"
SMALL = ("covid", "autisme")
"""Sources of the corpus whose builds are killed: small, with two editions."""


def questions(bench: Bench) -> Result:
    """Ask random questions of the real corpus; read every quotation again."""
    today = bootstrap.now().date()
    with closing(bench.release()) as release:
        folder = bench.settings.home / "releases" / release.manifest.name
        asked = list(random_questions(release, count=QUESTIONS, seed=SEED))
        found = soak(release, folder / CORPUS, asked, as_of=today, progress=_each_thousand)
        conditions = bench.conditions(release, today=today)
    lines = [
        f"{found.questions} questions tirées des mots du corpus (graine {SEED})",
        f"{found.answers} réponses, {found.quotations} citations relues",
        f"{len(found.differing)} citations différentes de leur place",
        f"{len(found.errors)} erreurs",
        *found.differing[:SHOWN],
        *found.errors[:SHOWN],
    ]
    figures = {**asdict(found), "kept": found.clean}
    return Result("questions", "Questions au hasard", conditions, lines, figures)


def kills(bench: Bench) -> Result:
    """Kill builds at named steps and at random moments."""
    with TemporaryDirectory() as folder:
        blocks = [b for b in _blocks(bench) if any(f'"{name}"' in b for name in SMALL)]
        first = _configuration(Path(folder, "first.toml"), blocks[:1])
        second = _configuration(Path(folder, "second.toml"), blocks)
        found = list(killing.kills(first, second, random_times=RANDOM_KILLS, seed=SEED))
    survived = sum(kill.survived for kill in found)
    lines = [f"{survived} arrêts brutaux sur {len(found)} sans perte"]
    lines += [f"perte : {kill}" for kill in found if not kill.survived]
    figures = {
        "kills": [asdict(kill) for kill in found],
        "kept": survived == len(found),
    }
    conditions = bench.conditions(None, today=bootstrap.now().date())
    return Result("kills", "Arrêts brutaux d'une construction", conditions, lines, figures)


def readers(bench: Bench) -> Result:
    """Sixteen readers ask while the real corpus is built beside them."""
    today = bootstrap.now().date()
    texts = [case.question for case in bench.asked.cases]
    asked = random.Random(SEED).sample(texts, READ_ALONE)

    def read(release: Release, text: str) -> object:
        return reply(text, release, as_of=today)

    with TemporaryDirectory() as folder:
        apart = replace(bench, settings=replace(bench.settings, home=Path(folder, "home")))
        blocks = _blocks(bench)
        first = _configuration(Path(folder, "first.toml"), blocks[:-1])
        second = _configuration(Path(folder, "second.toml"), blocks)
        apart.sourcier("corpus", "build", str(first))
        with closing(bootstrap.release(apart.settings)) as release:
            conditions = bench.conditions(release, today=today)
        found = reading.measure(apart.settings.home, second, asked, read=read)
    lines = [
        f"p95 {found.alone_p95:.0f} ms, pendant la construction {found.beside_p95:.0f} ms",
        f"rapport {found.beside_p95 / found.alone_p95:.2f}, budget {reading.RATIO:.0f}",
        f"{found.replies} réponses de {found.releases} versions, {found.mixed} mélangées",
    ]
    figures = {**asdict(found), "kept": found.kept}
    title = "Seize lecteurs pendant une construction"
    return Result("readers", title, conditions, lines, figures)


def _blocks(bench: Bench) -> list[str]:
    """The blocks of the real corpus, their paths made absolute."""
    text = CONFIGURATION.read_text(encoding="utf-8")
    whole = text.replace("../../shared/data", bench.data.resolve().as_posix())
    return [f"{BLOCK}{block}" for block in whole.split(BLOCK)[1:]]


def _configuration(file: Path, blocks: Sequence[str]) -> Path:
    file.write_text("".join(blocks), encoding="utf-8")
    return file


def _each_thousand(stage: str, done: int, total: int) -> None:
    if done % 1_000 == 0:
        tell(f"{stage} {done}/{total}")


PROOFS: Mapping[str, Callable[[Bench], Result]] = {
    "questions": questions,
    "kills": kills,
    "readers": readers,
    "ledger": ledger,
    "api": api,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the long proofs, write their results, and fail when one does not hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak")
    parser.add_argument("names", nargs="*", help=f"all, or of: {', '.join(PROOFS)}")
    names = parser.parse_args(arguments).names or list(PROOFS)
    unknown = [name for name in names if name not in PROOFS]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; known: {', '.join(PROOFS)}")
    prepared = bench(f"python -m benchmarks.soak {' '.join(names)}")
    kept = True
    for name in names:
        tell(f"== {name}")
        result = PROOFS[name](prepared)
        keep(result, today=bootstrap.now().date())
        print(page(result))
        kept = kept and bool(result.figures["kept"])
    return 0 if kept else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except SourcierError as mistake:
        sys.exit(str(mistake))
