"""Where a quotation comes from, and how it stands, in a line."""

from collections.abc import Iterable, Iterator
from datetime import date

from sourcier.answering.presenting import page_of
from sourcier.answering.reply import Quoted
from sourcier.corpus.version import Held
from sourcier.wording.speech import Speech

HEADING = 60
"""Code points of a heading that are shown: leaflets repeat the medicine in each."""


def reference(quoted: Quoted, speech: Speech) -> Iterator[str]:
    """Issuer, title, headings, page."""
    document = quoted.held.document
    if document.issuer:
        yield document.issuer
    yield document.title
    heading = quoted.quotation.heading(document)
    if heading:
        yield path_of(heading)
    page = page_of(document, quoted.quotation.span.start)
    if page:
        yield speech.tell("line", "page", page=page)


def path_of(heading: Iterable[str]) -> str:
    """Show the headings above a place; a long one is cut, `--json` gives it whole."""
    return " › ".join(
        words if len(words) <= HEADING else f"{words[:HEADING].rstrip()}…"
        for words in heading
    )


def standing(held: Held, speech: Speech) -> Iterator[str]:
    """Say when a document was last revised, and where it stands."""
    key, day = dated(held)
    yield speech.tell("line", key, day=speech.day(day))
    yield speech.tell("status", held.version.status.value)


def dated(held: Held) -> tuple[str, date]:
    """Give the best known date of a version, and what it is the date of."""
    document, version = held.document, held.version
    start = version.valid_from
    received = version.known_from.startswith(start.isoformat())  # a release bears its day
    known = {
        "updated": document.updated,
        "published": document.published,
        "retrieved": version.retrieved,
        "undated" if received else "edition": start,
    }
    return next((key, day) for key, day in known.items() if day)
