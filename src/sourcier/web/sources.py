"""The sources of the corpus: what each covers and lacks, its age, its publisher."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from fastapi import APIRouter, Request
from starlette.responses import Response

from sourcier import bootstrap
from sourcier.answering.presenting_age import age
from sourcier.releases.contradictions import Contradiction
from sourcier.releases.overview import SourceState, overview
from sourcier.sources.coverage import Coverage, coverage
from sourcier.web.drawing import draw, speech_of
from sourcier.web.parts import parts_of
from sourcier.wording.speech import Speech

router = APIRouter(include_in_schema=False)
OLD = 365
"""Days after which the page says that a source is old."""
LISTED = 5
"""Rows of each contradicting table that are listed."""


@dataclass(frozen=True, slots=True)
class Card:
    """A source on the page.

    Args:
        name: in the configuration.
        state: what the release holds of it.
        facts: counts, dates, licence, as (label, words).
        old: it is more than a year old.
        coverage: None when nobody wrote it.
    """

    name: str
    state: SourceState
    facts: tuple[tuple[str, str], ...]
    old: bool
    coverage: Coverage | None


@router.get("/sources")
def sources(request: Request) -> Response:
    """Show the sources of the release in force."""
    parts, speech = parts_of(request), speech_of(request)
    today = parts.now().date()
    known = overview(bootstrap.home(parts.settings), today=today)
    if known is None:
        return draw(request, "sources.html", {"overview": None})
    values = {
        "overview": known,
        "built": datetime.fromisoformat(known.manifest.created).date(),
        "cards": [card(one, speech, today=today) for one in known.sources],
        "contradictions": [told(one, speech) for one in known.contradictions or ()],
        "unknown": known.contradictions is None,
    }
    return draw(request, "sources.html", values)


def card(state: SourceState, speech: Speech, *, today: date) -> Card:
    """Lay out a source."""
    return Card(
        name=state.name,
        state=state,
        facts=tuple(_facts(state, speech, today)),
        old=(state.age or 0) > OLD,
        coverage=coverage(state.kind, state.issuer, lang=speech.lang),
    )


def _facts(state: SourceState, speech: Speech, today: date) -> Iterator[tuple[str, str]]:
    yield speech.say("Émetteur"), state.issuer or speech.say("non déclaré")
    yield speech.say("Documents"), speech.number(state.documents)
    if state.latest:
        passed = age(state.latest, today, speech)
        last = " · ".join(part for part in (speech.day(state.latest), passed) if part)
        yield speech.say("Dernière mise à jour"), last
    else:
        yield speech.say("Dernière mise à jour"), speech.say("sans date")
    if len(state.editions) > 1:
        yield speech.say("Éditions"), ", ".join(map(speech.day, state.editions))
    yield speech.say("Licence"), state.licence or speech.say("non déclarée")
    if state.remarks:
        yield speech.say("Lignes réparées ou écartées"), speech.number(state.remarks)


def told(one: Contradiction, speech: Speech) -> tuple[str, tuple[str, ...], str]:
    """Say which rows of a table refer to nothing: a sentence, some rows, how many more."""
    counted = speech.say(
        "{source}, {file} : lignes {rows}, codes {codes}",
        source=" ".join(part for part in (one.source, one.edition) if part),
        file=one.file,
        rows=speech.number(len(one.rows)),
        codes=speech.number(len(one.codes)),
    )
    rows = tuple(
        speech.say("ligne {line} : {code}", line=line, code=code)
        for line, code in one.rows[:LISTED]
    )
    left = len(one.rows) - len(rows)
    more = speech.say("… et {left} de plus", left=speech.number(left)) if left else ""
    return counted, rows, more
