"""Which documents of a corpus are accepted for a question.

README of qa_fr_dev: the gold documents, their twins, and for leaflets any other leaflet
with the same set of substances.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sourcier.corpus.store import Store
from sourcier.corpus.version import Version
from sourcier.drugs.substances import substance_key
from sourcier.errors import SourceError
from sourcier.evaluation.questions import Case, Reference
from sourcier.evidence.document import Document

LEAFLETS = frozenset({"leaflet"})
"""Kinds of question that another leaflet of the same substances may answer."""


@dataclass(frozen=True, slots=True)
class Named:
    """Where the documents of a set stand in a corpus.

    Args:
        source: name of the source block.
        separator: between the names of several documents in one id; empty for one.
    """

    source: str
    separator: str = ""


Sets = Mapping[str, Named]


@cache
def shipped_sets() -> Sets:
    """Give the names that `corpora/real.toml` uses, read from `data/sets.csv`."""
    table = files(__package__).joinpath("data", "sets.csv").read_text(encoding="utf-8")
    return {
        row["set"]: Named(row["source"], row["separator"])
        for row in csv.DictReader(table.splitlines())
    }


def with_renamed(sets: Sets, renamed: Iterable[str]) -> Sets:
    """Let options `SET=SOURCE` say where a set stands in another corpus.

    Raises:
        SourceError: an option is not of that form.

    >>> with_renamed({"a": Named("b", "|")}, ["a=c"])
    {'a': Named(source='c', separator='|')}
    """
    changed = dict(sets)
    for option in renamed:
        name, _, source = option.partition("=")
        if not name or not source:
            raise SourceError(
                "« {option} » : la forme attendue est JEU=SOURCE ; corrigez l'option",
                option=option,
            )
        changed[name] = Named(source, changed.get(name, Named("")).separator)
    return changed


@dataclass(frozen=True, slots=True)
class Accepted:
    """The documents that a right quotation may come from.

    Args:
        ids: of the documents, their aliases included.
        compositions: for leaflets, (source, substances) that are accepted as well.
        present: at least one of the documents is in the corpus.
    """

    ids: frozenset[str]
    compositions: frozenset[tuple[str, frozenset[str]]]
    present: bool

    def holds(self, document: Document) -> bool:
        """Say whether a document is accepted."""
        if not self.ids.isdisjoint({document.id, *document.also}):
            return True
        source = document.id.partition(":")[0]
        return (source, substances_of(document)) in self.compositions


def substances_of(document: Document) -> frozenset[str]:
    """Give the substances that a document's codes name, salts aside."""
    named = (
        substance_key(value) for scheme, value in document.codes if scheme == "substance"
    )
    return frozenset(named) - {""}


def accepted(case: Case, corpus: Store, sets: Sets) -> Accepted:
    """Find the accepted documents of a question.

    Raises:
        SourceError: the question names a set that nobody mapped to a source.
    """
    ids = [one for reference in case.documents for one in document_ids(reference, sets)]
    found = [
        corpus.held(latest(corpus.versions(one)).number).document
        for one in ids_in(corpus, ids)
    ]
    compositions = {
        (document.id.partition(":")[0], substances_of(document))
        for document in found
        if case.kind in LEAFLETS and substances_of(document)
    }
    return Accepted(frozenset(ids), frozenset(compositions), present=bool(found))


def ids_in(corpus: Store, ids: Iterable[str]) -> Iterator[str]:
    """Keep the ids that a corpus knows."""
    return (one for one in ids if corpus.versions(one))


def latest(versions: Iterable[Version]) -> Version:
    """Give the version that came into force last."""
    return max(versions, key=lambda version: (version.valid_from, version.number))


def document_ids(reference: Reference, sets: Sets) -> list[str]:
    """Give the ids under which a corpus holds a document of a question set.

    Raises:
        SourceError: nobody said which source the set is.

    >>> document_ids(Reference("thesaurus_ansm", "A|B"), shipped_sets())
    ['thesaurus:A', 'thesaurus:B']
    """
    named = sets.get(reference.set)
    if named is None:
        raise SourceError(
            "le jeu {set} n'est rattaché à aucune source du corpus ; "
            "ajoutez --source-of {set}=SOURCE",
            set=reference.set,
        )
    parts = reference.id.split(named.separator) if named.separator else [reference.id]
    return [f"{named.source}:{part}" for part in parts]
