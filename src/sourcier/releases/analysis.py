"""What a release computes of a document, once per version: passages and their tokens."""

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from sourcier.corpus.packed import Packed, unpack
from sourcier.corpus.split import SPLIT_VERSION, passages
from sourcier.evidence.document import Document
from sourcier.evidence.outline import Heading, governing
from sourcier.evidence.span import Span
from sourcier.nlp.aspects import ASPECTS_VERSION, aspects_of_heading
from sourcier.nlp.tokens import ANALYZER_VERSION, analyse

ANALYSIS_VERSION = f"{ANALYZER_VERSION}.{SPLIT_VERSION}.{ASPECTS_VERSION}"
"""Two releases with the same version hold the same tokens for the same text."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """A passage with its tokens.

    Args:
        span: its place in the document.
        heading: tokens of the headings above it, joined by spaces.
        text: tokens of its words, joined by spaces.
        aspects: what its headings are about.
    """

    span: Span
    heading: str
    text: str
    aspects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document as the index takes it in.

    Args:
        title: as written; `codes` and `title` are what names are compiled from.
        codes: the document's codes.
        also: its other ids.
        language: of the text.
        tokens: tokens of the title, joined by spaces.
        passages: in reading order.
    """

    title: str
    codes: tuple[tuple[str, str], ...]
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
        text = " ".join(analyse(span.of(document.text), document.language))
        cut.append(Analysed(span, memory[key], text, tuple(sorted(aspects))))
    return Analysis(
        title=document.title,
        codes=document.codes,
        also=document.also,
        language=document.language,
        tokens=" ".join(analyse(document.title, document.language)),
        passages=tuple(cut),
    )


def _words(document: Document, headings: Iterable[Heading]) -> tuple[str, ...]:
    return tuple(heading.place.of(document.text) for heading in headings)


def analyse_packed(rows: Iterable[tuple[str, Packed]]) -> list[tuple[str, bytes]]:
    """Analyse stored records, in a worker process: (digest, analysis as bytes)."""
    return [
        (packed.digest, dump(analyse_document(unpack(packed, document_id=document_id))))
        for document_id, packed in rows
    ]


def dump(analysis: Analysis) -> bytes:
    """Write an analysis for the cache."""
    data = [
        analysis.title,
        analysis.codes,
        analysis.also,
        analysis.language,
        analysis.tokens,
        [
            [p.span.start, p.span.end, p.heading, p.text, p.aspects]
            for p in analysis.passages
        ],
    ]
    return zlib.compress(json.dumps(data, ensure_ascii=False).encode(), 1)


def load(stored: bytes) -> Analysis:
    """Read an analysis from the cache."""
    title, codes, also, language, tokens, rows = json.loads(zlib.decompress(stored))
    return Analysis(
        title=title,
        codes=tuple((scheme, value) for scheme, value in codes),
        also=tuple(also),
        language=language,
        tokens=tokens,
        passages=tuple(
            Analysed(Span(start, end), heading, text, tuple(aspects))
            for start, end, heading, text, aspects in rows
        ),
    )
