"""The examination of the ledger: its key, its database, what is late."""

from collections.abc import Iterator
from datetime import date

from sourcier import bootstrap
from sourcier.cli.health import Finding, Level
from sourcier.errors import SourcierError
from sourcier.ledger import records
from sourcier.settings import Settings

OTHERS = 0o077
"""Rights that nobody but the owner of a key may have."""


def examine_ledger(settings: Settings, *, today: date) -> Iterator[Finding]:
    """Look at the key, then at the records, without making either.

    Args:
        settings: with the home folder.
        today: records due by then are late.
    """
    home = bootstrap.home(settings)
    if home.key.exists() and home.key.stat().st_mode & OTHERS:
        yield Finding(
            Level.BROKEN,
            "clé {file} lisible par d'autres que son propriétaire : chmod 600 {file}",
            {"file": home.key},
        )
    if not home.state.exists():
        yield Finding(Level.GOOD, "registre : rien n'a encore été enregistré")
        return
    try:
        yield _records(settings, today)
    except SourcierError as failure:
        yield Finding(Level.BROKEN, failure.template, failure.values)


def _records(settings: Settings, today: date) -> Finding:
    with bootstrap.desk(settings) as desk, desk.journal().reading() as reading:
        late = len(records.expired(reading, today.isoformat()))
        kept = sum(records.needed(reading).values())
        every = records.count(reading)
    if late:
        return Finding(
            Level.NOTED,
            "registre : réponses en retard d'effacement, {late} ; lancez « sourcier "
            "ledger purge » chaque jour",
            {"late": late},
        )
    return Finding(
        Level.GOOD,
        "registre : réponses enregistrées {every}, dont gardées {kept}",
        {"every": every, "kept": kept},
    )
