"""Do the documents hold the words that a question set quotes from them?

A quote that its document does not hold is a fault of the set, or the corpus is another
edition; either way the figures would be about something else.
"""

from collections.abc import Iterator

from sourcier.corpus.store import Store
from sourcier.errors import SourceError
from sourcier.evaluation.accepted import Sets, document_ids, ids_in
from sourcier.evaluation.answers import comparable
from sourcier.evaluation.questions import Case, Extract, QuestionSet

MOST = 10
"""Lines that are named; the others are counted."""


def check_quotes(asked: QuestionSet, corpus: Store, sets: Sets) -> None:
    """Refuse a set that quotes what a document of the corpus does not hold.

    Documents that the corpus does not have are counted elsewhere, not here.

    Raises:
        SourceError: naming the lines; or a set is mapped to no source.
    """
    lines = [case.line for case in asked.cases if any(_absent(case, corpus, sets))]
    if lines:
        named = ", ".join(map(str, lines[:MOST]))
        raise SourceError(
            "{file}, ligne {lines} : citation absente du document nommé ({count} en tout) "
            "; corrigez-la, ou ajoutez --unchecked pour mesurer sans vérifier les "
            "citations",
            file=asked.name,
            lines=named,
            count=len(lines),
        )


def _absent(case: Case, corpus: Store, sets: Sets) -> Iterator[bool]:
    extracts = [*case.gold, *([case.contradiction] if case.contradiction else [])]
    return (not _held(extract, corpus, sets) for extract in extracts)


def _held(extract: Extract, corpus: Store, sets: Sets) -> bool:
    """Say whether a version holds the words; True when no document is there to look in."""
    known = list(ids_in(corpus, document_ids(extract.document, sets)))
    texts = (
        corpus.held(version.number).document.text
        for one in known
        for version in corpus.versions(one)
    )
    return not known or any(_holds(text, extract.quote) for text in texts)


def _holds(text: str, quote: str) -> bool:
    """Compare as keys are: the corpus may write spaces and list marks otherwise."""
    return quote in text or comparable(quote) in comparable(text)
