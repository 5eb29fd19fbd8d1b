"""A release opened for answering: one object, resolved once a request."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sourcier.drugs.names import Names, load
from sourcier.errors import ReleaseError
from sourcier.releases import lock
from sourcier.releases.analysis import ANALYSIS_VERSION
from sourcier.releases.layout import Home
from sourcier.releases.manifest import Manifest, read_manifest
from sourcier.releases.workshop import (
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
        held: the lock that keeps it from being removed.
    """

    manifest: Manifest
    corpus: ReadableCorpus
    index: OpenRetriever
    names: Names
    held: int

    def close(self) -> None:
        """Let go of its files."""
        self.index.close()
        self.corpus.close()
        os.close(self.held)


def open_release(
    home: Home,
    *,
    name: str | None = None,
    open_corpus: Callable[[Path], ReadableCorpus],
    open_index: Callable[[Path], OpenRetriever],
) -> Release:
    """Open the release in force, or another one by its name.

    Raises:
        ReleaseError: there is none, it is damaged, or other rules made its tokens.
    """
    wanted = name or home.current()
    if wanted is None:
        raise ReleaseError(
            "aucun corpus n'est construit dans {home} ; lancez « sourcier demo » ou "
            "« sourcier corpus build CONFIGURATION.toml »",
            home=home.root,
        )
    folder = home.folder(wanted)
    if not folder.is_dir():
        raise ReleaseError(
            "la version {name} n'existe pas ; versions présentes : {known}",
            name=wanted,
            known=", ".join(home.names()) or "aucune",
        )
    manifest = read_manifest(folder)
    if manifest.analysis != ANALYSIS_VERSION:
        raise ReleaseError(
            "la version {name} a été faite par un autre analyseur ({theirs}, ici {ours}) : "
            "ses mots ne se comparent pas ; reconstruisez avec « corpus build »",
            name=wanted,
            theirs=manifest.analysis,
            ours=ANALYSIS_VERSION,
        )
    return _opened(folder, manifest, open_corpus, open_index)


def _opened(
    folder: Path,
    manifest: Manifest,
    open_corpus: Callable[[Path], ReadableCorpus],
    open_index: Callable[[Path], OpenRetriever],
) -> Release:
    try:
        held = lock.hold(folder)
        names = load((folder / LEXICONS / NAMES).read_bytes())
    except OSError as failure:
        raise ReleaseError(
            "la version {name} est incomplète ({file} : {cause}) ; reconstruisez le corpus",
            name=folder.name,
            file=Path(str(failure.filename)).name,
            cause=failure.strerror,
        ) from None
    return Release(
        manifest, open_corpus(folder / CORPUS), open_index(folder / INDEX), names, held
    )
