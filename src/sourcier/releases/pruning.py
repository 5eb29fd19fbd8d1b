"""Removing old releases: never the one in force, one that is read, one that is needed."""

import shutil
from collections.abc import Callable, Collection
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
        needed: those that would have gone, but kept replies are replayed on them.
    """

    removed: tuple[str, ...]
    kept: tuple[str, ...]
    in_use: tuple[str, ...]
    freed: int
    needed: tuple[str, ...] = ()


Needed = Callable[[], Collection[str]]
"""Names of the releases that kept replies need, as of now."""


def prune(home: Home, *, keep: int, needed: Needed = tuple) -> Pruned:
    """Remove all but the newest releases, the one in force, those read and those needed.

    A release whose manifest cannot be read counts as the oldest.

    Args:
        home: where releases lie.
        keep: how many of the newest stay, at least one.
        needed: asked again for each release, while nobody can begin to need it.

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
        wanted = [name for name in ordered if name in needed() and name not in spared]
        gone: dict[str, int | None] = {
            name: _removed(home, home.folder(name), needed)
            for name in ordered
            if name not in spared and name not in wanted
        }
    removed = [name for name, size in gone.items() if size is not None]
    return Pruned(
        removed=tuple(removed),
        kept=tuple(name for name in ordered if name not in removed),
        in_use=tuple(name for name, size in gone.items() if size is None),
        freed=sum(size or 0 for size in gone.values()),
        needed=tuple(wanted),
    )


def _oldest_first(home: Home) -> list[str]:
    dated = [manifest.name for manifest in manifests(home)]
    return [*(name for name in home.names() if name not in dated), *dated]


def _removed(home: Home, folder: Path, needed: Needed) -> int | None:
    """Remove a release and give its size, or leave it when a process reads it.

    A reply is kept by a process that reads its release: none can be while we look again.

    It loses its name first: killed halfway, the rest is swept by the next build.
    """
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    with writing(str(folder)):
        (folder / IN_USE).touch()  # a damaged release may lack it
        with unread(folder) as free:
            if not free or folder.name in needed():
                return None
            gone = folder.rename(folder.with_name(folder.name + BUILDING))
        sync(home.releases)
        shutil.rmtree(gone)
    return size
