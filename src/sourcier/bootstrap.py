"""The one place where settings meet adapters."""

import hashlib
import os
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from pathlib import Path

from sourcier.audit.journal import Journal
from sourcier.corpus.adapters.sqlite import SqliteArchive, SqliteStore
from sourcier.drugs.adapters.sqlite import SqliteCatalogue, write_catalogue
from sourcier.ledger.desk import Desk, Policy, Recording
from sourcier.ledger.records import needed
from sourcier.privacy.retention import Kept, kept_for, retentions
from sourcier.releases.layout import Home
from sourcier.releases.release import Release, hold_release, open_release
from sourcier.releases.workshop import Progress, Workshop
from sourcier.retrieval.adapters.tantivy import TantivyIndexer, TantivyRetriever
from sourcier.settings import Settings
from sourcier.storage.adapters.light import LightState
from sourcier.storage.faults import told
from sourcier.storage.private import secret
from sourcier.storage.state import State

SEALING = b"sourcier.seal/1\n"
"""Makes the key of the audit chain from the installation's secret, which signs proofs."""


def now() -> datetime:
    """The clock of the installation, UTC."""
    return datetime.now(UTC)


def silent(stage: str, done: int, total: int) -> None:
    """Hear progress and say nothing."""


def home(settings: Settings) -> Home:
    """Where everything lies."""
    return Home(settings.home)


def workshop(settings: Settings, *, progress: Progress = silent) -> Workshop:
    """Assemble the parts of a build."""
    return Workshop(
        home=home(settings),
        create_corpus=SqliteArchive,
        create_index=TantivyIndexer,
        write_catalogue=write_catalogue,
        open_corpus=SqliteStore,
        open_index=TantivyRetriever,
        workers=settings.workers,
        now=now,
        progress=progress,
    )


def release(settings: Settings, *, name: str | None = None) -> Release:
    """Open the release in force, or another one by its name."""
    return open_release(
        home(settings),
        name=name,
        open_corpus=SqliteStore,
        open_index=TantivyRetriever,
        open_catalogue=SqliteCatalogue,
    )


def configuration_of_demonstration() -> Path:
    """Where the demonstration corpus is described, inside the package."""
    return Path(__file__).parent / "demo" / "corpus.toml"


def questions_of_demonstration() -> list[str]:
    """Give the questions that the demonstration shows."""
    file = configuration_of_demonstration().with_name("questions.toml")
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return [entry["question"] for entry in table["shown"]]


# --- the ledger --------------------------------------------------------------------------


def policy(settings: Settings) -> Policy:
    """What the owner decides about records.

    Raises:
        SettingsError: replies are to stay longer, and no reason is written.
    """
    usual = retentions()[Kept.REPLY]
    rule = kept_for(usual, settings.retention_days, reason=settings.retention_reason)
    return Policy(
        recording=Recording(settings.record),
        days=rule.days or 0,
        required=settings.record_required,
    )


def installation_secret(settings: Settings) -> bytes:
    """Give the secret of the installation; drawn and kept, mode 600, on first use.

    Raises:
        StorageError: it can be neither read nor made.
    """
    file = home(settings).key
    with told(file):
        return secret(file)


@contextmanager
def desk(settings: Settings, *, light: bool = False) -> Iterator[Desk]:
    """Assemble the parts of the ledger; the database is opened when it is first needed.

    Args:
        settings: as read at the door.
        light: without SQLAlchemy, for a command that asks and ends.
    """
    opened: list[State] = []

    @cache
    def journal() -> Journal:
        key = hashlib.sha256(SEALING + installation_secret(settings)).digest()
        opened.append(_state(home(settings).state, light=light))
        return Journal(opened[0], key, home(settings).key, now)

    try:
        yield Desk(journal, policy(settings), time.perf_counter, os.urandom)
    finally:
        for state in opened:
            state.close()


def _state(path: Path, *, light: bool) -> State:
    """Open the state database; SQLAlchemy is loaded when wanted (DESIGN section 9)."""
    if light:
        return LightState(path, upgrade=_upgrade)
    module = import_module("sourcier.storage.adapters.engine")
    state: State = module.EngineState(path, upgrade=_upgrade)
    return state


def _upgrade(path: Path) -> None:
    import_module("sourcier.storage.adapters.migrating").upgrade(path)


def releases_of(
    settings: Settings,
) -> Callable[[str | None], AbstractContextManager[Release]]:
    """Give what opens a release by its name, and closes it; None for the one in force."""
    return lambda name: closing(release(settings, name=name))


@contextmanager
def holder(settings: Settings) -> Iterator[Callable[[str], None]]:
    """Give what keeps a release from being removed until this ends.

    Raises:
        ReleaseError: by what is given, for a release that is gone.
    """
    with ExitStack() as undo:

        def hold(name: str) -> None:
            undo.callback(os.close, hold_release(home(settings), name))

        yield hold


def needed_releases(settings: Settings) -> dict[str, int]:
    """Give how many kept replies need each release; none where nothing was recorded."""
    if not home(settings).state.exists():
        return {}
    with desk(settings) as ledger, ledger.journal().reading() as reading:
        return needed(reading)
