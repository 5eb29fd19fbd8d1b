"""What was found before any choice, and what each term brought to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sourcier.answering.concepts import notions_of
from sourcier.answering.pipeline import Understood, read
from sourcier.answering.presenting import Json, document_facts
from sourcier.answering.querying import query_of
from sourcier.answering.question import Question
from sourcier.answering.reply import Answer, Quoted, Reply
from sourcier.corpus.version import Held
from sourcier.evidence.outline import governing
from sourcier.evidence.span import Span
from sourcier.releases.release import Release
from sourcier.retrieval.query import Query, TermWeight


@dataclass(frozen=True, slots=True)
class Found:
    """A passage found.

    Args:
        held: its version.
        span: its place.
        score: of the engine.
        why: what each term brought; empty unless asked for.
    """

    held: Held
    span: Span
    score: float
    why: tuple[TermWeight, ...] = ()

    @property
    def heading(self) -> tuple[str, ...]:
        """The words of the headings above it, from the highest down."""
        above = governing(self.held.document.outline, self.span.start)
        return tuple(h.place.of(self.held.document.text) for h in above)

    @property
    def words(self) -> str:
        """Its words, read from the document."""
        return self.span.of(self.held.document.text)


def search(
    text: str,
    release: Release,
    *,
    as_of: date,
    sources: Sequence[str] = (),
    limit: int = 10,
    explain: bool = False,
) -> list[Found]:
    """Find the passages that a reply would be chosen from, best first.

    Args:
        text: the question, as typed.
        release: what is searched.
        as_of: the day on which the passages must hold.
        sources: names of the sources to search; all when empty.
        limit: how many.
        explain: say what each term brought.

    Raises:
        QuestionError: the question is empty or too long.
    """
    understood = read(text, release, as_of=as_of)
    query = _query(understood, release, sources)
    hits = release.index.search(query, limit=limit)
    places = release.corpus.places(hit.passage for hit in hits)
    return [
        Found(
            held=release.corpus.held(place.version),
            span=place.span,
            score=hit.score,
            why=tuple(release.index.explain(query, hit.passage)) if explain else (),
        )
        for hit, place in zip(hits, places, strict=True)
    ]


def explained(reply: Reply, release: Release, *, sources: Sequence[str] = ()) -> Reply:
    """Give a reply with what each term brought to the passage of each quotation."""
    context = reply.context
    understood = Understood(context.question, context.corrections, context.unrecognised)
    query = _query(understood, release, sources)

    def why(shown: Sequence[Quoted]) -> tuple[Quoted, ...]:
        return tuple(
            replace(quoted, why=tuple(release.index.explain(query, quoted.passage)))
            for quoted in shown
        )

    if isinstance(reply, Answer):
        return replace(reply, quotations=why(reply.quotations))
    return replace(reply, nearest=why(reply.nearest))


def _query(understood: Understood, release: Release, sources: Sequence[str]) -> Query:
    """Rebuild what the engine is asked for a question."""
    question: Question = understood.question
    corrections: Mapping[str, str] = dict(understood.corrections)
    notions = notions_of(
        question,
        corrections,
        passages=release.manifest.counts["passages"],
        frequency=release.index.frequency,
    )
    return query_of(question, notions, release.names, sources=sources)


def hits_json(found: Sequence[Found]) -> Iterator[Json]:
    """Give passages as DESIGN §6 lays `search --json` down."""
    for hit in found:
        yield {
            "document": document_facts(hit.held),
            "passage": {
                "start": hit.span.start,
                "end": hit.span.end,
                "heading": list(hit.heading),
                "text": hit.words,
            },
            "score": hit.score,
            "why": [
                {"term": w.term, "weight": w.weight, "field": w.field} for w in hit.why
            ],
        }
