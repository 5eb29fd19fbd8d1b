"""What a build needs from outside: adapters, a clock, a place, an ear for progress."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sourcier.corpus.store import Archive, History, Store
from sourcier.drugs.catalogue import Entry
from sourcier.releases.layout import Home
from sourcier.retrieval.retriever import Indexer, Retriever

CORPUS = "corpus.sqlite"
INDEX = "lexical"
LEXICONS = "lexicons"
NAMES = "names.json"
CATALOGUE = "catalogue.sqlite"


class Closing(Protocol):
    """Something that holds a file open."""

    def close(self) -> None:
        """Let go of it."""


class ReadableCorpus(Store, History, Closing, Protocol):
    """A sealed corpus: for replies, and for the next build."""


class OpenRetriever(Retriever, Closing, Protocol):
    """An engine on a sealed index."""


class Progress(Protocol):
    """Hears how far long work has come."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """`done` of `total` steps of a stage, named in French."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """The parts of a build, chosen by `bootstrap`.

    Args:
        home: where releases lie.
        create_corpus: opens a new corpus file for writing.
        create_index: opens a new index folder for writing.
        write_catalogue: writes the catalogue of medicines into a new file.
        open_corpus: opens a sealed corpus.
        open_index: opens a sealed index.
        workers: processes that read and analyse.
        now: the clock.
        progress: hears how far the work has come.
    """

    home: Home
    create_corpus: Callable[[Path], Archive]
    create_index: Callable[[Path], Indexer]
    write_catalogue: Callable[[Path, Iterable[Entry]], None]
    open_corpus: Callable[[Path], ReadableCorpus]
    open_index: Callable[[Path], OpenRetriever]
    workers: int
    now: Callable[[], datetime]
    progress: Progress
