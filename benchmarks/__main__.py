"""`make bench`: every benchmark; `python -m benchmarks cold` runs one."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence

from benchmarks import (
    browsing,
    building,
    crowd,
    floors,
    held,
    identifying,
    judge,
    levers,
    people,
    quality,
    recognition,
    repeat,
    retrieval,
    robustness,
    scale,
    speed,
)
from benchmarks.bench import LARGEST, Bench, bench, tell
from benchmarks.results import Result, keep, page
from sourcier import bootstrap
from sourcier.errors import SourcierError

BENCHMARKS: Mapping[str, Callable[[Bench], Result]] = {
    "build": building.build,
    "cold": speed.cold,
    "warm": speed.warm,
    "answers": quality.answers,
    "held": held.held,
    "collections": quality.collections,
    "boosts": quality.boosts,
    "levers": levers.levers,
    "retrieval": retrieval.retrieval,
    "robustness": robustness.robustness,
    "repeat": repeat.repeat,
    "recognition": recognition.recognition,
    "identifiers": identifying.identifiers,
    "people": people.others,
    "scale": scale.scale,
    "browsing": browsing.browsing,
    "crowd": crowd.crowd,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run benchmarks, write their results, and fail when a figure is under its floor."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["judge"]:
        return judge.main(given[1:])
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    known = ", ".join(BENCHMARKS)
    parser.add_argument("names", nargs="*", help=f"all, judge, or of: {known}")
    parser.add_argument(
        "--up-to", type=int, default=LARGEST, help="passages of the largest scale"
    )
    options = parser.parse_args(given)
    names = options.names or list(BENCHMARKS)
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; known: {known}")
    fallen: list[str] = []
    command = f"python -m benchmarks {' '.join(names)}"
    prepared = bench(command, largest=options.up_to)
    for name in names:
        tell(f"== {name}")
        result = BENCHMARKS[name](prepared)
        keep(result, today=bootstrap.now().date())
        print(page(result))
        fallen += floors.failures(result.topic, result.figures)
    for sentence in fallen:
        tell(f"sous le plancher : {sentence}")
    return 1 if fallen else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except SourcierError as mistake:
        sys.exit(str(mistake))
