"""A contra-indication comes before weaker advice on whether something may be taken.

« Peut-on … ? », or a question about a population or an association, is answered first by
the sentence that refuses, when the document that answers holds one for those asked about.
"""

from collections.abc import Iterator, Sequence

from sourcier.answering.cues import pattern
from sourcier.answering.question import Question
from sourcier.answering.quoting import quote
from sourcier.answering.reply import Quoted
from sourcier.answering.selection import SHOWN, Scored
from sourcier.nlp.aspects import aspects_of_heading
from sourcier.nlp.measures import wanted
from sourcier.nlp.normalise import fold
from sourcier.nlp.populations import populations
from sourcier.nlp.tokens import analyse, tokens_of

CONTRAINDICATION = "contraindication"
GENERAL = frozenset({"adult", "male", "female"})
"""Populations that most contra-indications name without being about them."""


def contraindicated_first(
    shown: Sequence[Quoted], ranked: Sequence[Scored], question: Question
) -> tuple[Quoted, ...]:
    """Put what refuses before what advises, if the question asks whether it may be.

    Args:
        shown: the quotations, the best first.
        ranked: everything that was found, the best first.
        question: as understood.
    """
    if not _asks_whether(question) or any(_refuses(q, question) for q in shown[:1]):
        return tuple(shown)
    own = [q for q in shown if _of_one_product(q, shown[0], question)]
    ahead = [quoted for quoted in own if _refuses(quoted, question)][:1]
    ahead = ahead or list(_of_document(shown[0], ranked, question))[:1]
    rest = [quoted for quoted in shown if quoted not in ahead]
    return tuple([*ahead, *rest][:SHOWN])


def _of_one_product(quoted: Quoted, first: Quoted, question: Question) -> bool:
    """Another brand's refusal does not pass before the words of the brand typed."""
    typed = any(mention.name.kind == "brand" for mention in question.medicines)
    return not typed or quoted.held.document.id == first.held.document.id


def _people(question: Question) -> frozenset[str]:
    return frozenset(question.populations) - GENERAL


def _asks_whether(question: Question) -> bool:
    """A number asked for is not answered by a refusal, unless « peut-on » is asked."""
    asked = bool(pattern("permission").search(fold(question.text)))
    people = bool(_people(question)) or len(question.medicines) > 1
    return asked or (people and not wanted(question.text))


def _refuses(quoted: Quoted, question: Question) -> bool:
    """Say whether a quotation refuses, to those or what the question is about."""
    document, place = quoted.held.document, quoted.quotation
    lead = place.lead.of(document.text) if place.lead else ""
    words = f"{lead}\n{place.words(document)}"
    return _is_refusal(words, place.heading(document)) and _bears(words, question)


def _is_refusal(words: str, heading: Sequence[str]) -> bool:
    under = CONTRAINDICATION in aspects_of_heading(heading)
    return under or bool(pattern("contraindicated").search(fold(words)))


def _bears(words: str, question: Question) -> bool:
    """Say whether words name all the people asked about, else what else is asked about."""
    people = _people(question)
    if people:
        return people <= set(populations(words))
    tokens = frozenset(analyse(words))
    named = [tokens_of(mention.key) for mention in question.medicines]
    if len(named) > 1:
        return any(name <= tokens for name in named[1:])
    own = frozenset().union(*named)
    return bool((tokens_of(question.text) - own) & tokens)


def _of_document(
    first: Quoted, ranked: Sequence[Scored], question: Question
) -> Iterator[Quoted]:
    """The contra-indications of the document that answers, for the people asked about."""
    for scored in ranked:
        candidate, held = scored.candidate, scored.candidate.stretch.held
        same = held.version.number == first.held.version.number
        named = CONTRAINDICATION in aspects_of_heading(candidate.unit.heading)
        if same and named and _people(question) and _bears(candidate.words, question):
            yield Quoted(
                quotation=quote(candidate),
                held=held,
                passage=candidate.stretch.place.passage,
                score=round(scored.score, 4),
                same_in=candidate.stretch.same_in,
            )
