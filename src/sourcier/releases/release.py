"""A release opened for answering: one object, resolved once a request."""

import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sourcier.drugs.catalogue import Catalogue
from sourcier.drugs.names import Names, load
from sourcier.errors import ReleaseError
from sourcier.releases import lock
from sourcier.releases.analysis import RULES_VERSION
from sourcier.releases.intact import damaged
from sourcier.releases.layout import Home
from sourcier.releases.manifest import Manifest, read_manifest
from sourcier.releases.workshop import (
    CATALOGUE,
    CORPUS,
    INDEX,
    LEXICONS,
    NAMES,
    OpenRetriever,
    ReadableCorpus,
)


@dataclass(frozen=True, slots=True)
class Release:
    """What a reply is made from, and nothing else.

    Args:
        manifest: what the release says of itself.
        corpus: texts and validities.
        index: the engine.
        names: of medicines.
        catalogue: documents by code.
        held: the lock that keeps it from being removed.
    """

    manifest: Manifest
    corpus: ReadableCorpus
    index: OpenRetriever
    names: Names
    catalogue: Catalogue
    held: int

    def close(self) -> None:
        """Let go of its files."""
        self.catalogue.close()
        self.index.close()
        self.corpus.close()
        os.close(self.held)


def open_release(
    home: Home,
    *,
    name: str | None = None,
    open_corpus: Callable[[Path], ReadableCorpus],
    open_index: Callable[[Path], OpenRetriever],
    open_catalogue: Callable[[Path], Catalogue],
) -> Release:
    """Open the release in force, or another one by its name.

    Raises:
        ReleaseError: there is none, it is damaged, or other rules made its tokens.
    """
    wanted = name or _current(home)
    opened = partial(_opened, home, open_corpus, open_index, open_catalogue)
    try:
        return opened(wanted)
    except ReleaseError:
        now = wanted if name else _current(home)
        if now == wanted:
            raise
        # A build published and a pruning removed between our two looks.
        return opened(now)


def _current(home: Home) -> str:
    current = home.current()
    if current is None:
        raise ReleaseError(
            "aucun corpus n'est construit dans {home} ; lancez « sourcier demo » ou "
            "« sourcier corpus build CONFIGURATION.toml »",
            home=home.root,
        )
    return current


def _opened(
    home: Home,
    open_corpus: Callable[[Path], ReadableCorpus],
    open_index: Callable[[Path], OpenRetriever],
    open_catalogue: Callable[[Path], Catalogue],
    name: str,
) -> Release:
    folder = home.folder(name)
    _refuse_absent(home, name)
    with ExitStack() as undo:
        manifest = _whole(folder)
        held = _held(folder)
        undo.callback(os.close, held)
        names = load((folder / LEXICONS / NAMES).read_bytes())
        corpus = open_corpus(folder / CORPUS)
        undo.callback(corpus.close)
        index = open_index(folder / INDEX)
        undo.pop_all()
        catalogue = open_catalogue(folder / LEXICONS / CATALOGUE)
        return Release(manifest, corpus, index, names, catalogue, held)


def _whole(folder: Path) -> Manifest:
    """Read the manifest of a release whose files are whole."""
    manifest = comparable(folder)
    wrong = damaged(folder, manifest.files, by_size={CORPUS})
    if wrong:
        raise _incomplete(folder, wrong)
    return manifest


def comparable(folder: Path) -> Manifest:
    """Read the manifest of a release whose tokens compare with ours.

    Raises:
        ReleaseError: another analyzer made them.
    """
    manifest = read_manifest(folder)
    if manifest.analysis != RULES_VERSION:
        raise ReleaseError(
            "la version {name} a été faite par un autre analyseur ({theirs}, ici {ours}) : "
            "ses mots ne se comparent pas ; reconstruisez avec « corpus build »",
            name=folder.name,
            theirs=manifest.analysis,
            ours=RULES_VERSION,
        )
    return manifest


def hold_release(home: Home, name: str) -> int:
    """Keep a release from being removed; gives what `os.close` frees.

    Raises:
        ReleaseError: it is gone.
    """
    _refuse_absent(home, name)
    return _held(home.folder(name))


def _refuse_absent(home: Home, name: str) -> None:
    if name not in home.names():
        raise ReleaseError(
            "la version {name} n'existe pas ; versions présentes : {known}",
            name=name,
            known=", ".join(home.names()) or "aucune",
        )


def _held(folder: Path) -> int:
    try:
        return lock.hold(folder)
    except OSError:
        raise _incomplete(folder, lock.IN_USE) from None


def _incomplete(folder: Path, file: str) -> ReleaseError:
    return ReleaseError(
        "la version {name} est incomplète : {file} manque ou est altéré ; reconstruisez "
        "avec « corpus build », ou « corpus build --fresh » si cela ne suffit pas",
        name=folder.name,
        file=file,
    )
