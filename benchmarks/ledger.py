"""The ledger under strain: replies replayed, proofs and chains tampered with, kills."""

import statistics
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, replace
from datetime import timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import ledger_kills
from benchmarks.bench import Bench, tell
from benchmarks.results import Result
from benchmarks.tampering import flipped, found, named, tamperings
from sourcier import bootstrap
from sourcier.audit.journal import Journal
from sourcier.ledger.ask import Arguments, ask
from sourcier.ledger.proof import proof
from sourcier.ledger.replay import replay
from sourcier.releases.release import Release
from sourcier.settings import Settings

REPLIES, FLIPS, COPIES, KILLS, SEED = 500, 1_000, 1_000, 25, 5
"""Counts of issue 5."""
RECORDED = 20
"""Entries of the chain that is tampered with."""


def ledger(bench: Bench) -> Result:
    """Replay, tamper and kill; the real corpus for replays, the demonstration for kills."""
    today = bootstrap.now().date()
    with closing(bench.release()) as release, TemporaryDirectory() as folder:
        conditions = bench.conditions(release, today=today)
        settings = replace(bench.settings, home=Path(folder, "home"))
        settings.home.mkdir()
        (settings.home / "releases").symlink_to(bench.settings.home.resolve() / "releases")
        figures = {**_recorded(bench, release, settings)}
    tell("arrêts brutaux")
    with TemporaryDirectory() as folder:
        demonstration = replace(bench, settings=replace(bench.settings, home=Path(folder)))
        demonstration.sourcier(
            "corpus", "build", str(bootstrap.configuration_of_demonstration())
        )
        kills = [*ledger_kills.kills(Path(folder), times=KILLS, seed=SEED)]
    figures["kills"] = [asdict(kill) for kill in kills]
    figures["survived"] = sum(kill.survived for kill in kills)
    figures["kept"] = (
        figures["identical"] == REPLIES
        and figures["flips_found"] == FLIPS
        and figures["copies_named"] == COPIES
        and figures["survived"] == KILLS
    )
    return Result(
        "ledger", "Le registre sous contrainte", conditions, _lines(figures), figures
    )


def _lines(figures: dict[str, object]) -> list[str]:
    return [
        f"{figures['identical']} réponses rejouées à l'identique sur {REPLIES}",
        f"enregistrer une réponse : {figures['record_ms']} ms en médiane",
        f"{figures['flips_found']} octets changés trouvés sur {FLIPS} (preuves)",
        f"{figures['copies_named']} altérations du registre nommées sur {COPIES}",
        f"{figures['survived']} arrêts brutaux sur {KILLS} sans perte",
    ]


def _recorded(bench: Bench, release: Release, settings: Settings) -> dict[str, object]:
    """Record replies of the real corpus, replay them, tamper with a proof and a chain."""
    with bootstrap.desk(settings) as desk:
        tell("réponses")
        given, times = dict[str, str](), list[float]()
        for text, asked in _questions(bench):
            start = time.perf_counter()
            record = ask(text, release, desk, asked).record
            if record:
                took = time.perf_counter() - start - record.facts["timings"]["reply"]
                given[record.id] = text  # a text that names somebody is not kept
                times.append(took * 1000)
        tell("rejeux")
        journal, opened = desk.journal(), bootstrap.releases_of(settings)
        identical = sum(
            replay(id_, journal, opened, question=text).identical
            for id_, text in given.items()
        )
        tell("preuves")
        secret = bootstrap.installation_secret(settings)
        first, text = next(iter(given.items()))
        made = proof(first, journal, opened, secret=secret, question=text)
    return {
        "identical": identical,
        "record_ms": round(statistics.median(times), 1),
        "flips_found": sum(flipped(made, times=FLIPS, seed=SEED)),
        "copies_named": _named(release),
    }


def _questions(bench: Bench) -> Iterator[tuple[str, Arguments]]:
    """The questions of the set, then the same as of the days before."""
    today = bootstrap.now().date()
    days = (today - timedelta(days=past) for past in range(REPLIES))
    every = (
        (case.question, Arguments(day, today)) for day in days for case in bench.asked.cases
    )
    yield from islice(every, REPLIES)


def _named(release: Release) -> int:
    """Tamper with copies of a short chain; count those where what was changed is named."""
    today = bootstrap.now().date()
    with TemporaryDirectory() as folder:
        settings = Settings(Path(folder, "home"))
        with bootstrap.desk(settings) as desk:
            for number in range(RECORDED):
                ask(f"ibuprofène {number} mg ?", release, desk, Arguments(today, today))
            journal: Journal = desk.journal()
            journal.state.scrub()
            database = bootstrap.home(settings).state
            copy = Path(folder, "copy.sqlite")
            return sum(
                named(change, found(database, copy, change, journal.key))
                for change in tamperings(RECORDED, times=COPIES, seed=SEED)
            )
