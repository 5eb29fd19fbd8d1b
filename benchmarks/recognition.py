"""Are the medicines that questions name recognised, and nothing else?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum

from benchmarks import naming
from benchmarks.bench import Bench
from benchmarks.naming import Named
from benchmarks.results import Result
from sourcier import bootstrap
from sourcier.answering.pipeline import read
from sourcier.drugs.recognition import Mention
from sourcier.evaluation import written
from sourcier.evaluation.metrics import Share
from sourcier.releases.release import Release

BRANDS, SUBSTANCES = 600, 600
"""Names drawn of each kind."""
SEED = "sourcier 2026-11-25"

CLEAN = ("qa_fr_dev", "marques", "substances")
TYPO = ("marques, une faute", "substances, une faute")
NONE = "sans médicament"
"""The groups that the product's figures come from (issue 4)."""


class Found(StrEnum):
    """What became of a question."""

    RIGHT = "reconnu"
    MISSED = "manqué"
    OTHER = "autre médicament"


@dataclass(frozen=True, slots=True)
class Read:
    """A question, the medicines found in it, and what that is worth."""

    asked: Named
    found: tuple[Mention, ...]
    outcome: Found


def judged(asked: Named, found: Sequence[Mention]) -> Found:
    """Hold what was found against what had to be.

    Right: every substance expected is among those found, or the brand itself is (some
    brands have several compositions). Without a medicine in the question, right is to
    find none.
    """
    parts = {key for mention in found for key in mention.name.substances}
    brand = any(_begins(asked.brand, mention.key) for mention in found)
    if brand or (asked.substances and asked.substances <= parts):
        return Found.RIGHT
    if not found:
        return Found.MISSED if asked.substances else Found.RIGHT
    return Found.MISSED if asked.substances & parts else Found.OTHER


def _begins(brand: str, key: str) -> bool:
    return bool(brand) and f"{brand} ".startswith(f"{key} ")


def groups(bench: Bench) -> dict[str, list[Named]]:
    """Give the questions of each group."""
    table = naming.edition(bench.data)
    dev = list(naming.of_questions(bench.data, table))
    brands = list(
        naming.generated(naming.brands(table), count=BRANDS, seed=SEED, kind="brand")
    )
    parts = list(
        naming.generated(
            naming.substances(table), count=SUBSTANCES, seed=SEED, kind="substance"
        )
    )
    return {
        CLEAN[0]: [one for one in dev if not one.error],
        "qa_fr_dev, une faute (souvent ailleurs)": [one for one in dev if one.error],
        CLEAN[1]: [one for one in brands if not one.error],
        TYPO[0]: [one for one in brands if one.error],
        CLEAN[2]: [one for one in parts if not one.error],
        TYPO[1]: [one for one in parts if one.error],
        NONE: list(naming.without_medicine(bench.data)),
        "marques étrangères": list(naming.foreign()),
    }


def recognition(bench: Bench) -> Result:
    """Read every question, and count by group."""
    today = bootstrap.now().date()
    with closing(bench.release()) as release:
        known = {
            name: _named(_read(one, release) for one in asked)
            for name, asked in groups(bench).items()
        }
        conditions = bench.conditions(release, today=today)
    figures = {
        "clean": written.share(_share(_of(known, CLEAN), Found.RIGHT)),
        "typo": written.share(_share(_of(known, TYPO), Found.RIGHT)),
        "false": written.share(_share(known[NONE], Found.OTHER)),
        "groups": {name: _figures(reads) for name, reads in known.items()},
    }
    lines = [line for name, reads in known.items() for line in _lines(name, reads)]
    return Result("recognition", "Médicaments reconnus", conditions, lines, figures)


def _of(known: Mapping[str, list[Read]], names: Iterable[str]) -> list[Read]:
    return [read for name in names for read in known[name]]


def _named(reads: Iterable[Read]) -> list[Read]:
    """Leave out the questions that were thought to name no medicine and do name one.

    A name found as it is written counts as a medicine, one that was corrected as none,
    unless `read_by_eye.csv` says the contrary.
    """
    judged_by_eye = naming.by_eye()
    return [
        read
        for read in reads
        if read.asked.substances
        or not any(judged_by_eye.get(m.typed, not m.corrected) for m in read.found)
    ]


def _read(asked: Named, release: Release) -> Read:
    question = read(asked.text, release, as_of=bootstrap.now().date()).question
    return Read(asked, question.medicines, judged(asked, question.medicines))


def _share(reads: Iterable[Read], outcome: Found) -> Share:
    listed = list(reads)
    return Share(sum(one.outcome is outcome for one in listed), len(listed))


def _lines(name: str, reads: Sequence[Read]) -> list[str]:
    lines = [f"{name} : reconnu {_share(reads, Found.RIGHT)}"]
    lines.append(f"  autre médicament {_share(reads, Found.OTHER)}")
    missed = Counter(one.asked.error for one in reads if one.outcome is Found.MISSED)
    if missed:
        causes = ", ".join(f"{cause or 'sans faute'} {n}" for cause, n in missed.items())
        lines.append(f"  manqués : {causes}")
    return lines


def _figures(reads: Sequence[Read]) -> dict[str, object]:
    wrong = [one for one in reads if one.outcome is not Found.RIGHT]
    return {
        **{one.name.lower(): written.share(_share(reads, one)) for one in Found},
        "failures": [
            {
                "id": one.asked.id,
                "typed": one.asked.typed,
                "error": one.asked.error,
                "found": [mention.key for mention in one.found],
                "outcome": one.outcome.value,
            }
            for one in wrong
        ],
    }
