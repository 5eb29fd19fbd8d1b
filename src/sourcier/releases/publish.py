"""Make a finished release current: one rename, then one pointer."""

from pathlib import Path

from sourcier.releases.layout import Home, sync, sync_tree, write_whole


def publish(folder: Path, home: Home, *, name: str) -> None:
    """Give a built folder its final name, then point at it.

    Args:
        folder: everything in it is written; its name ends with `.building`.
        home: where releases lie.
        name: of the release.
    """
    sync_tree(folder)
    folder.rename(home.folder(name))
    sync(home.releases)
    point_at(home, name)


def point_at(home: Home, name: str) -> None:
    """Make a release the one in force."""
    write_whole(home.pointer, f"{name}\n".encode())
