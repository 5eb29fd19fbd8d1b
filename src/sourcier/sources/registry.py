"""Which function reads which kind of source."""

import importlib
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sourcier.errors import ConfigurationError
from sourcier.sources.reading import Block, Read, Reader, SourceFile

_KINDS = (
    "jsonl",
    "folder",
    "bdpm",
    "bdpm_has",
    "leaflet_html",
    "rcp_html",
    "ansm_interactions",
    "pubmed_xml",
    "jats",
)
"""Each is a module of this room with a function `read`."""


def reader(kind: str) -> Reader:
    """Give the reader of a kind of source.

    Raises:
        ConfigurationError: nobody reads that kind; lists those that are known.

    >>> reader("leaflet")
    Traceback (most recent call last):
    ...
    sourcier.errors.ConfigurationError: genre de source « leaflet » inconnu ; \
genres connus : ansm_interactions, bdpm, bdpm_has, folder, jats, jsonl, leaflet_html, \
pubmed_xml, rcp_html
    """
    if kind not in READERS:
        raise ConfigurationError(
            "genre de source « {kind} » inconnu ; genres connus : {known}",
            kind=kind,
            known=", ".join(sorted(READERS)),
        )
    return READERS[kind]


def _reader(kind: str) -> Reader:
    """Make a reader whose module, and its libraries, are loaded when it is first used."""

    def read(files: Sequence[SourceFile], block: Block) -> Read:
        loaded: Reader = importlib.import_module(f"sourcier.sources.{kind}").read
        return loaded(files, block)

    return read


READERS: Mapping[str, Reader] = MappingProxyType({kind: _reader(kind) for kind in _KINDS})
"""Kind to reader."""
