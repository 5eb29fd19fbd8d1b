"""Questions, documents and passages made by hand, without a release."""

from collections.abc import Iterable, Sequence
from datetime import date

from sourcier.answering.asked import Asked
from sourcier.answering.candidates import Candidate, Stretch, stretches
from sourcier.answering.concepts import notions_of
from sourcier.answering.question import Question, understand
from sourcier.corpus.adapters.memory import MemoryCorpus
from sourcier.corpus.packed import pack
from sourcier.corpus.version import Place, Version
from sourcier.drugs.compiling import compile_names
from sourcier.drugs.names import Names
from sourcier.evidence.document import Document
from sourcier.evidence.outline import outline_of
from sourcier.evidence.span import Span
from sourcier.retrieval.query import Hit

TODAY = date(2026, 11, 25)
PASSAGES = 1_000


def document(
    text: str,
    *,
    key: str = "1",
    title: str = "Titre",
    headings: Iterable[str] = (),
    codes: tuple[tuple[str, str], ...] = (),
) -> Document:
    """Make a document whose headings are the given words, in order, at one level."""
    places, start = [], 0
    for words in headings:
        start = text.index(words, start)
        places.append((1, Span(start, start + len(words))))
        start += len(words)
    outline = outline_of(places, length=len(text))
    return Document(id=f"main:{key}", title=title, text=text, outline=outline, codes=codes)


def medicine(name: str, *, group: str = "") -> Document:
    """Make the document that makes a substance, or a class with one member, known."""
    codes = (("class", group), ("member", name)) if group else (("substance", name),)
    return document(f"{name}.", key=f"{name}{group}", title=name, codes=codes)


def version_of(number: int, held: Document) -> Version:
    return Version(
        number=number,
        document_id=held.id,
        digest=held.digest,
        source="main",
        status=held.status,
        valid_from=TODAY,
        valid_to=None,
        superseded_by=None,
        retrieved=None,
        known_from="",
    )


def corpus_of(documents: Sequence[Document]) -> MemoryCorpus:
    """Keep documents: each is one passage, numbered like its version, from 0."""
    corpus = MemoryCorpus()
    corpus.keep(pack(held) for held in documents)
    corpus.date(version_of(number, held) for number, held in enumerate(documents))
    corpus.cut(
        Place(number, number, Span(0, len(held.text)), 0)
        for number, held in enumerate(documents)
    )
    return corpus


def rare(_: str) -> int:
    """Every token stands in one passage."""
    return 1


def question(text: str, names: Names | None = None) -> Question:
    return understand(
        text, names or Names({}, {}, {}), as_of=TODAY, known_word=lambda _: False
    )


def asked(text: str, documents: Sequence[Document] = ()) -> Asked:
    """Ask a question of documents."""
    names = compile_names(documents)
    read = question(text, names)
    notions = notions_of(read, {}, passages=PASSAGES, frequency=rare)
    return Asked(read, notions, names, local=notions)


def found(documents: Sequence[Document], ask: Asked | None = None) -> list[Stretch]:
    """Find every document, in their order, with falling scores."""
    hits = [Hit(number, 1 / (number + 1)) for number in range(len(documents))]
    return stretches(hits, corpus_of(documents), ask or asked("x", documents))


def candidate(held: Document, words: str) -> Candidate:
    """Choose the one unit of a document that begins with these words."""
    (stretch,) = found([held])
    start = held.text.index(words)
    (index,) = [i for i, unit in enumerate(stretch.units) if unit.span.start == start]
    return Candidate(stretch, index)
