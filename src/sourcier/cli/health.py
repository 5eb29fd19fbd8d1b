"""The examination of an installation: findings, each good, to be known, or broken."""

import os
import platform
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum, auto
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sourcier import __version__, bootstrap
from sourcier.errors import SourcierError
from sourcier.releases.overview import Overview, overview
from sourcier.settings import Settings

PACKAGES = (
    "tantivy",
    "pystemmer",
    "lxml",
    "selectolax",
    "pypdfium2",
    "typer",
    "rich",
    "babel",
    "sqlalchemy",
    "alembic",
    "cryptography",
)
MOUNTS = Path("/proc/self/mounts")
SHARED = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs"})
"""File systems on which locks and SQLite are not safe (SQLite FAQ, question 5)."""
LOW = 2_000_000_000
"""Bytes free: a build of the real corpus writes about half of that beside the former."""
STALE = 365
"""Days: ANSM and HAS revise within a year; older is to be known, not an error."""


class Level(StrEnum):
    """How serious a finding is; only what is broken fails the examination."""

    GOOD = auto()
    NOTED = auto()
    BROKEN = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Args:
        level: how serious.
        template: the French sentence.
        values: what goes into it.
    """

    level: Level
    template: str
    values: Mapping[str, object] = field(default_factory=dict)


def examine(settings: Settings, *, today: date, mounts: Path = MOUNTS) -> Iterator[Finding]:
    """Look at everything, in the order in which it is needed."""
    yield Finding(
        Level.GOOD,
        "Sourcier {ours}, Python {python}, {system}",
        {
            "ours": __version__,
            "python": platform.python_version(),
            "system": platform.system(),
        },
    )
    for package in PACKAGES:
        yield _package(package)
    yield from _home(settings.home, mounts)
    yield from _corpus(settings, today)
    yield _real_data(settings.real_data)


def _package(name: str) -> Finding:
    try:
        return Finding(
            Level.GOOD, "{package} {version}", {"package": name, "version": version(name)}
        )
    except PackageNotFoundError:
        return Finding(
            Level.BROKEN,
            "{package} n'est pas installé : lancez « make run »",
            {"package": name},
        )


def _home(home: Path, mounts: Path) -> Iterator[Finding]:
    place = next(path for path in (home, *home.absolute().parents) if path.exists())
    if not (place.is_dir() and os.access(place, os.R_OK | os.W_OK | os.X_OK)):
        yield Finding(
            Level.BROKEN,
            "dossier {home} : lecture ou écriture impossible ; vérifiez les droits",
            {"home": home},
        )
        return
    new = "dossier {home} : sera créé à la première construction"
    known = "dossier {home} : lecture et écriture possibles"
    yield Finding(Level.GOOD, known if place == home else new, {"home": home})
    kind = file_system(place.resolve(), mounts)
    shared = kind in SHARED
    yield Finding(
        Level.NOTED if shared else Level.GOOD,
        "système de fichiers {kind} : partagé, les verrous n'y sont pas sûrs ; "
        "préférez un disque local"
        if shared
        else "système de fichiers {kind}",
        {"kind": kind},
    )
    free = shutil.disk_usage(place).free
    yield Finding(
        Level.NOTED if free < LOW else Level.GOOD,
        "{free} Go libres sur le disque",
        {"free": free / 1_000_000_000},
    )


def file_system(place: Path, mounts: Path) -> str:
    """Name the file system that a folder lies on; « inconnu » where nothing tells."""
    try:
        rows = [line.split() for line in mounts.read_text().splitlines()]
    except OSError:
        return "inconnu"
    under = [(len(row[1]), row[2]) for row in rows if place.is_relative_to(Path(row[1]))]
    return max(under)[1] if under else "inconnu"


def _corpus(settings: Settings, today: date) -> Iterator[Finding]:
    """The release in force: opened as a reply opens it, and how old."""
    home = bootstrap.home(settings)
    try:
        found = overview(home, today=today)
        if found is None:
            yield Finding(Level.NOTED, "aucun corpus : lancez « sourcier demo »")
            return
        bootstrap.release(settings).close()
    except SourcierError as failure:
        yield _failed(failure)
        return
    yield from _release(found)


def _failed(failure: SourcierError) -> Finding:
    return Finding(Level.BROKEN, failure.template, failure.values)


def _release(found: Overview) -> Iterator[Finding]:
    yield Finding(
        Level.GOOD,
        "version {name} en vigueur, construite le {day}, même analyseur",
        {
            "name": found.manifest.name,
            "day": datetime.fromisoformat(found.manifest.created).date(),
        },
    )
    if found.manifest.demonstration:
        yield Finding(
            Level.NOTED, "corpus de DÉMONSTRATION, non validé, pas pour les soins"
        )
    for source in found.sources:
        if source.age is not None and source.age > STALE:
            yield Finding(
                Level.NOTED,
                "source {name} : {age} jours depuis sa dernière date",
                {"name": source.name, "age": source.age},
            )


def _real_data(folder: Path | None) -> Finding:
    if folder is None:
        return Finding(Level.GOOD, "pas de dossier de données réelles (facultatif)")
    if not folder.is_dir():
        return Finding(
            Level.NOTED,
            "dossier de données réelles {folder} absent : vérifiez SOURCIER_REAL_DATA",
            {"folder": folder},
        )
    return Finding(Level.GOOD, "données réelles : {folder}", {"folder": folder})
