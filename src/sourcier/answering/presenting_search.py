"""What was found before any choice, and what each term brought to it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sourcier.answering.listing import listed
from sourcier.answering.pipeline import Understood, ranking, read, sought
from sourcier.answering.presenting import Json, document_facts
from sourcier.answering.querying import searches
from sourcier.answering.quoting import quote
from sourcier.answering.reply import Answer, Quoted, Reason, Reply
from sourcier.answering.searching import hits_of
from sourcier.answering.selection import folded_words
from sourcier.answering.weights import weights
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
        score: its share of the best score of the search that found it.
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
    found = listed(
        understood.question,
        sought(understood, release),
        release,
        sources=sources,
        limit=limit,
    )
    explained_by = release.index.explain
    return [
        Found(
            held=release.corpus.held(one.place.version),
            span=one.place.span,
            score=one.score,
            why=tuple(explained_by(one.query, one.place.passage)) if explain else (),
        )
        for one in found
    ]


def explained(reply: Reply, release: Release, *, sources: Sequence[str] = ()) -> Reply:
    """Give a reply with what each term brought to each quotation, and what came next."""
    context = reply.context
    understood = Understood(context.question, context.corrections, context.unrecognised)
    query_of = _queries(understood, release, sources)

    def explain(passage: int) -> tuple[TermWeight, ...]:
        return tuple(release.index.explain(query_of(passage), passage))

    def why(shown: Sequence[Quoted]) -> tuple[Quoted, ...]:
        return tuple(replace(quoted, why=explain(quoted.passage)) for quoted in shown)

    if isinstance(reply, Answer):
        shown = reply.quotations
        after = _following(understood, shown, release, sources)
        return replace(reply, quotations=why(shown), following=after)
    if not reply.nearest or reply.reason is Reason.WITHDRAWN_ONLY:
        return replace(reply, nearest=why(reply.nearest))
    after = _following(understood, reply.nearest, release, sources)
    return replace(reply, nearest=why(reply.nearest), following=after)


def _following(
    understood: Understood,
    shown: Sequence[Quoted],
    release: Release,
    sources: Sequence[str],
) -> Quoted | None:
    """Rank again, and give the best candidate of which no quotation holds the words."""
    ranked, _ = ranking(understood, release, sources=sources, learnt=weights())
    words = [folded_words(quoted) for quoted in shown]
    for scored in ranked:
        stretch = scored.candidate.stretch
        place = quote(scored.candidate)
        one = Quoted(place, stretch.held, stretch.place.passage, round(scored.score, 4))
        if not any(
            folded_words(one) in known or known in folded_words(one) for known in words
        ):
            return one
    return None


def _queries(
    understood: Understood, release: Release, sources: Sequence[str]
) -> Callable[[int], Query]:
    """Rebuild what the engine was asked, by the passage that it found."""
    notions = sought(understood, release)
    asks = searches(understood.question, notions, release.names, sources=sources)
    found: dict[int, Query] = {}
    for ask in asks:
        for hit in hits_of(ask, release):
            found.setdefault(hit.passage, ask.query)
    return lambda passage: found.get(passage, asks[-1].query)


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
