"""What a release computes of a document, once per version: passages and their tokens."""

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from sourcier.corpus.fingerprint import fingerprint
from sourcier.corpus.packed import Packed, unpack
from sourcier.corpus.split import SPLIT_VERSION, passages
from sourcier.drugs.names import NAMES_VERSION
from sourcier.evidence.document import Document
from sourcier.evidence.outline import Heading, governing
from sourcier.evidence.span import Span
from sourcier.nlp.aspects import ASPECTS_VERSION, aspects_of_heading
from sourcier.nlp.tokens import ANALYZER_VERSION, analyse

ANALYSIS_VERSION = f"{ANALYZER_VERSION}.{SPLIT_VERSION}.{ASPECTS_VERSION}"
"""Two releases with the same version hold the same tokens for the same text."""
RULES_VERSION = f"{ANALYSIS_VERSION}.{NAMES_VERSION}"
"""Two releases with the same version are built alike from the same documents."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """A passage with its tokens.

    Args:
        span: its place in the document.
        heading: tokens of the headings above it, joined by spaces.
        text: tokens of its words, joined by spaces.
        aspects: what its headings are about.
        words: fingerprint of its words.
    """

    span: Span
    heading: str
    text: str
    aspects: tuple[str, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What names are compiled from.

    Args:
        title: as written.
        codes: the document's codes.
    """

    title: str
    codes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document as the index takes it in.

    Args:
        facts: title and codes.
        also: its other ids.
        language: of the text.
        tokens: tokens of the title, joined by spaces.
        passages: in reading order.
    """

    facts: Facts
    also: tuple[str, ...]
    language: str
    tokens: str
    passages: tuple[Analysed, ...]


def analyse_document(document: Document) -> Analysis:
    """Cut a document into passages and make their tokens."""
    memory: dict[str, str] = {}
    cut = []
    for span in passages(document):
        above = governing(document.outline, span.start)
        within = [h for h in document.outline if span.start < h.place.start < span.end]
        path, inner = _words(document, above), _words(document, within)
        key = " ".join(path + inner)
        if key not in memory:
            memory[key] = " ".join(analyse(key, document.language))
        aspects = {*aspects_of_heading(path)}.union(
            *(aspects_of_heading([h]) for h in inner)
        )
        words = span.of(document.text)
        cut.append(
            Analysed(
                span=span,
                heading=memory[key],
                text=" ".join(analyse(words, document.language)),
                aspects=tuple(sorted(aspects)),
                words=fingerprint(words),
            )
        )
    return Analysis(
        facts=Facts(document.title, document.codes),
        also=document.also,
        language=document.language,
        tokens=" ".join(analyse(document.title, document.language)),
        passages=tuple(cut),
    )


def _words(document: Document, headings: Iterable[Heading]) -> tuple[str, ...]:
    return tuple(heading.place.of(document.text) for heading in headings)


Row: TypeAlias = tuple[str, str, bytes]
"""Digest of the record, its facts, its analysis: as the cache keeps them."""


def analyse_packed(rows: Iterable[tuple[str, Packed]]) -> list[Row]:
    """Analyse stored records, in a worker process."""
    return [
        dump(packed.digest, analyse_document(unpack(packed, document_id=document_id)))
        for document_id, packed in rows
    ]


def dump(digest: str, analysis: Analysis) -> Row:
    """Write an analysis for the cache."""
    data = [
        analysis.also,
        analysis.language,
        analysis.tokens,
        [
            [p.span.start, p.span.end, p.heading, p.text, p.aspects, p.words]
            for p in analysis.passages
        ],
    ]
    facts = json.dumps([analysis.facts.title, analysis.facts.codes], ensure_ascii=False)
    packed = zlib.compress(json.dumps(data, ensure_ascii=False).encode(), 1)
    return digest, facts, packed


def load_facts(facts: str) -> Facts:
    """Read title and codes from the cache."""
    title, codes = json.loads(facts)
    return Facts(title, tuple((scheme, value) for scheme, value in codes))


def load(facts: str, packed: bytes) -> Analysis:
    """Read an analysis from the cache."""
    also, language, tokens, rows = json.loads(zlib.decompress(packed))
    return Analysis(
        facts=load_facts(facts),
        also=tuple(also),
        language=language,
        tokens=tokens,
        passages=tuple(
            Analysed(Span(start, end), heading, text, tuple(aspects), words)
            for start, end, heading, text, aspects, words in rows
        ),
    )
