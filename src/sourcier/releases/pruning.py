"""Removing old releases: never the one in force, never one that is being read."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from sourcier.errors import ReleaseError
from sourcier.releases.layout import BUILDING, Home, prepare, sweep, sync, writing
from sourcier.releases.lock import IN_USE, one_build, unread
from sourcier.releases.manifest import manifests


@dataclass(frozen=True, slots=True)
class Pruned:
    """What a pruning did.

    Args:
        removed: names of the releases removed.
        kept: those that stay, oldest first.
        in_use: those that would have gone, but a process reads them.
        freed: bytes given back.
    """

    removed: tuple[str, ...]
    kept: tuple[str, ...]
    in_use: tuple[str, ...]
    freed: int


def prune(home: Home, *, keep: int) -> Pruned:
    """Remove all but the newest releases, the one in force and those being read.

    A release whose manifest cannot be read counts as the oldest.

    Args:
        home: where releases lie.
        keep: how many of the newest stay, at least one.

    Raises:
        ReleaseError: `keep` is less than one, a build is under way, or the pointer to the
            release in force is damaged.
        StorageError: a release cannot be removed.
    """
    if keep < 1:
        raise ReleaseError(
            "« prune » garde au moins une version (demandé : {keep})", keep=keep
        )
    prepare(home)
    with one_build(home):
        sweep(home, cache=False)
        ordered = _oldest_first(home)
        spared = {home.current(), *ordered[-keep:]}
        removed: list[str] = []
        in_use: list[str] = []
        freed = 0
        for name in ordered:
            if name not in spared:
                size = _removed(home, home.folder(name))
                freed += size or 0
                (in_use if size is None else removed).append(name)
    kept = tuple(name for name in ordered if name not in removed)
    return Pruned(tuple(removed), kept, tuple(in_use), freed)


def _oldest_first(home: Home) -> list[str]:
    dated = [manifest.name for manifest in manifests(home)]
    return [*(name for name in home.names() if name not in dated), *dated]


def _removed(home: Home, folder: Path) -> int | None:
    """Remove a release and give its size, or leave it when a process reads it.

    It loses its name first: killed halfway, the rest is swept by the next build.
    """
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    with writing(str(folder)):
        (folder / IN_USE).touch()  # a damaged release may lack it
        with unread(folder) as free:
            if not free:
                return None
            gone = folder.rename(folder.with_name(folder.name + BUILDING))
        sync(home.releases)
        shutil.rmtree(gone)
    return size
