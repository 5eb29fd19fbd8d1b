"""Number the passages of every version and hand them to the index."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TypeVar

from sourcier.corpus.store import Archive
from sourcier.corpus.version import Place, Version
from sourcier.drugs.catalogue import Entry, compiled
from sourcier.drugs.compiling import compile_names
from sourcier.drugs.names import Names
from sourcier.evidence.status import Status
from sourcier.releases.analyses import Analyses
from sourcier.releases.analysis import Analysed, Analysis
from sourcier.releases.workshop import Progress
from sourcier.retrieval.query import Facet, Field, Indexed
from sourcier.retrieval.retriever import Indexer

T = TypeVar("T")
STEP = 2_000
PROBED_TERMS = 200
"""guide/retrieval.md, section 8, probe 2."""


@dataclass(slots=True)
class Scan:
    """What a plain scan of the tokens finds for some terms, to be held against the index.

    Args:
        terms: for each term, the passages whose text holds it.
    """

    terms: dict[str, set[int]] = field(default_factory=dict)

    def see(self, passage: int, tokens: str) -> None:
        """Note which of the terms a passage holds."""
        for term in self.terms.keys() & set(tokens.split()):
            self.terms[term].add(passage)


def choose_terms(versions: Sequence[Version], analyses: Analyses, *, seed: str) -> Scan:
    """Draw terms from passages drawn at random; the same contents, the same terms."""
    drawn: set[str] = set()
    for turn in range(PROBED_TERMS * 3 if versions else 0):
        version = draw(versions, f"{seed} {turn}")
        passages = analyses.of(version.digest).passages
        tokens = draw(passages, f"{seed} {turn} passage").text.split()
        if tokens and len(drawn) < PROBED_TERMS:
            drawn.add(draw(tokens, f"{seed} {turn} token"))
    return Scan({term: set() for term in sorted(drawn)})


def draw(among: Sequence[T], seed: str) -> T:
    """Draw one; the same seed, the same one, on every machine.

    >>> draw("abc", "1")
    'c'
    """
    number = int.from_bytes(blake2b(seed.encode(), digest_size=8).digest(), "big")
    return among[number % len(among)]


def names_of(versions: Iterable[Version], analyses: Analyses) -> Names:
    """Compile the names of medicines from every version, the withdrawn ones included."""
    return compile_names(analyses.facts(version.digest) for version in versions)


def entries_of(versions: Iterable[Version], analyses: Analyses) -> Iterator[Entry]:
    """Compile the catalogue of medicines from every version, the withdrawn ones too."""
    return compiled(
        (version.document_id, version.valid_to is None, analyses.facts(version.digest))
        for version in versions
    )


@dataclass(frozen=True, slots=True)
class Filling:
    """What passages are filed with, beside their own tokens.

    Args:
        analyses: of every record.
        names: gives each document its subjects.
        own_status: what the issuer says of each record, by digest.
    """

    analyses: Analyses
    names: Names
    own_status: Mapping[str, Status]


def fill(
    versions: Sequence[Version],
    filling: Filling,
    *,
    archive: Archive,
    indexer: Indexer,
    scan: Scan,
    progress: Progress,
) -> int:
    """Number the passages, index them, and give how many there are."""
    passage = 0
    for done, version in enumerate(versions, start=1):
        analysis = filling.analyses.of(version.digest)
        numbered = list(enumerate(analysis.passages, start=passage + 1))
        archive.cut(
            Place(number, version.number, cut.span, cut.words) for number, cut in numbered
        )
        archive.name((alias, version.document_id) for alias in analysis.also)
        indexer.add(_indexed(version, analysis, numbered, filling))
        for number, cut in numbered:
            scan.see(number, cut.text)
        passage += len(numbered)
        if done % STEP == 0 or done == len(versions):
            progress("indexation", done, len(versions))
    return passage


def _indexed(
    version: Version,
    analysis: Analysis,
    numbered: Sequence[tuple[int, Analysed]],
    filling: Filling,
) -> Iterator[Indexed]:
    facets = {
        Facet.SUBJECT: filling.names.labels(analysis.facts),
        Facet.SOURCE: (version.source,),
        Facet.LANGUAGE: (analysis.language,),
    }
    for number, cut in numbered:
        yield Indexed(
            passage=number,
            tokens={
                Field.TITLE: analysis.tokens,
                Field.HEADING: cut.heading,
                Field.TEXT: cut.text,
            },
            facets={**facets, Facet.ASPECT: cut.aspects},
            status=filling.own_status[version.digest],
            valid_from=version.valid_from,
            valid_to=version.valid_to,
        )
