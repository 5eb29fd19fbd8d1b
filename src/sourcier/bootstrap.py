"""The one place where settings meet adapters."""

from datetime import UTC, datetime
from pathlib import Path

from sourcier.corpus.adapters.sqlite import SqliteArchive, SqliteStore
from sourcier.drugs.adapters.sqlite import SqliteCatalogue, write_catalogue
from sourcier.releases.layout import Home
from sourcier.releases.release import Release, open_release
from sourcier.releases.workshop import Progress, Workshop
from sourcier.retrieval.adapters.tantivy import TantivyIndexer, TantivyRetriever
from sourcier.settings import Settings


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
