"""Releases kept open for the pages: the one in force, and a few that replies need."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from sourcier import bootstrap
from sourcier.releases.release import Release
from sourcier.settings import Settings

OPEN = 3
"""Releases kept open beside each other; another one closes the oldest that nobody reads."""


@dataclass(slots=True)
class _Kept:
    """An open release, and how many requests read it."""

    release: Release
    readers: int = 0


@dataclass(slots=True)
class Shelf:
    """Opens each release once, and closes it when nobody reads it any more.

    Args:
        settings: of the installation.
    """

    settings: Settings
    _kept: OrderedDict[str, _Kept] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    @contextmanager
    def release(self, name: str | None = None) -> Iterator[Release]:
        """Read a release by its name; the one in force now when None.

        Raises:
            ReleaseError: there is none, it is gone or damaged, or other rules made it.
        """
        with self._lock:
            kept = self._opened(name)
            kept.readers += 1
        try:
            yield kept.release
        finally:
            with self._lock:
                kept.readers -= 1
                self._tidy()

    def close(self) -> None:
        """Let go of every release."""
        with self._lock:
            for kept in self._kept.values():
                kept.release.close()
            self._kept.clear()

    def _opened(self, name: str | None) -> _Kept:
        wanted = name or bootstrap.home(self.settings).current()
        kept = self._kept.get(wanted) if wanted else None
        if kept is None:
            release = bootstrap.release(self.settings, name=name)
            wanted = release.manifest.name
            kept = self._kept.setdefault(wanted, _Kept(release))
        self._kept.move_to_end(kept.release.manifest.name)
        return kept

    def _tidy(self) -> None:
        """Close what is read by nobody, the oldest first, down to what may stay open."""
        for name in list(self._kept):
            if len(self._kept) <= OPEN:
                return
            if not self._kept[name].readers:
                self._kept.pop(name).release.close()
