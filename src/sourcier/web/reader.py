"""The reader of sources: a document at a place, its versions, what changed in them."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from sourcier.answering.presenting_reference import standing
from sourcier.corpus.rewording import Change, Stretch, reworded
from sourcier.corpus.version import Held, Version
from sourcier.evidence.span import Span
from sourcier.evidence.status import ANSWERING
from sourcier.ledger import records
from sourcier.ledger.retention import citing
from sourcier.releases.release import Release
from sourcier.web import reader_view
from sourcier.web.drawing import draw, speech_of
from sourcier.web.parts import parts_of
from sourcier.wording.speech import Speech

router = APIRouter(include_in_schema=False)
KEPT = 160
"""Characters shown on each side of a change; what stands between is left out, and said."""
Number = Annotated[int | None, Query(ge=0)]
Name = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks of the reader.

    Args:
        digest: of the version; empty for the one in force.
        start: of the place to mark, in code points.
        end: of the place.
        reply: id of the reply that leads here; empty when none does.
        quote: number of the quotation that does, to come back to it.
        fragment: draw the place alone, for a panel.
    """

    digest: Name = ""
    start: Number = None
    end: Number = None
    reply: Name = ""
    quote: Number = None
    fragment: bool = False


@dataclass(frozen=True, slots=True)
class Edition:
    """A version in the list of versions.

    Args:
        digest: by which it is opened.
        period: from when to when it holds.
        status: of the issuer.
        shown: it is the one on the page.
        before: digest of the version before it; empty when there is none, or no change.
    """

    digest: str
    period: str
    status: str
    shown: bool
    before: str


@router.get("/documents/{id_}/changes")
def changes(
    request: Request,
    id_: str,
    before: Annotated[str, Query(alias="from")],
    after: Annotated[str, Query(alias="to")],
) -> Response:
    """Show what changed between two versions, word by word."""
    with ExitStack() as undo:
        release = undo.enter_context(parts_of(request).shelf.release())
        versions = release.corpus.versions(id_)
        pair = [_numbered(versions, digest) for digest in (before, after)]
        if None in pair:
            return _absent(request, id_, versions)
        old, new = (release.corpus.held(v.number) for v in pair if v)
    speech = speech_of(request)
    found = reworded(old.document.text, new.document.text)
    values = {
        "id": id_,
        "old": old,
        "new": new,
        "periods": [period(one.version, speech) for one in (old, new)],
        "stretches": [*shortened(found)],
        "differs": any(one.change is not Change.SAME for one in found),
    }
    return draw(request, "changes.html", values)


@router.get("/documents/{id_}/replies")
def quoting(request: Request, id_: str) -> Response:
    """List the recorded replies that quote a document."""
    speech = speech_of(request)
    found = citing(id_, parts_of(request).desk.journal())
    rows = [
        (one.id, one.question or "", speech.day(date.fromisoformat(one.asked_at[:10])))
        for one in found
    ]
    return draw(request, "quoting.html", {"id": id_, "rows": rows})


@router.get("/documents/{id_}")
def opened(request: Request, id_: str, asked: Annotated[Asked, Depends()]) -> Response:
    """Show a document, the place asked for marked; alone, for a panel, as a fragment."""
    parts = parts_of(request)
    today = parts.now().date()
    with ExitStack() as undo:
        release = undo.enter_context(parts.shelf.release())
        versions = release.corpus.versions(id_)
        version = chosen(versions, asked.digest, today)
        former = _release_of(request, asked.reply) if version is None else None
        if former:
            release = undo.enter_context(parts.shelf.release(former))
            versions = release.corpus.versions(id_)
            version = chosen(versions, asked.digest, today)
        if version is None:
            return _absent(request, id_, versions)
        held = release.corpus.held(version.number)
        values = _values(release, held, speech_of(request), today=today)
    place = placed(held, asked.start, asked.end)
    cut = reader_view.around if asked.fragment and place else reader_view.blocks
    shown = {
        **values,
        "place": place,
        "lost": place is None and asked.start is not None,
        "reply": asked.reply,
        "quote": asked.quote,
        "blocks": cut(held.document, place),
    }
    return draw(request, "panel.html" if asked.fragment else "reader.html", shown)


def _values(
    release: Release, held: Held, speech: Speech, *, today: date
) -> dict[str, object]:
    document = held.document
    return {
        "document": document,
        "version": held.version,
        "standing": [*standing(held, speech)],
        "dates": [*_dates(held, speech)],
        "status": speech.tell("status", held.version.status.value),
        "fit": held.version.status in ANSWERING and held.version.holds_on(today),
        "period": period(held.version, speech),
        "editions": [*_editions(release.corpus.versions(document.id), held, speech)],
        "plan": reader_view.plan(document),
        "today": today,
        "release": release.manifest.name,
        "demonstration": release.manifest.demonstration,
    }


def chosen(versions: Sequence[Version], digest: str, today: date) -> Version | None:
    """Give the version asked for; without a digest, the one that holds, else the last."""
    if digest:
        return _numbered(versions, digest)
    holding = [version for version in versions if version.holds_on(today)]
    return next(reversed(holding or list(versions)), None)


def _numbered(versions: Sequence[Version], digest: str) -> Version | None:
    return next((one for one in reversed(versions) if one.digest == digest), None)


def placed(held: Held, start: int | None, end: int | None) -> Span | None:
    """Give the place asked for; None when the text has no such place."""
    if start is None or end is None or not start < end <= len(held.document.text):
        return None
    return Span(start, end)


def _release_of(request: Request, reply: str) -> str | None:
    """Give the release that a recorded reply was made from; None when there is none."""
    if not reply:
        return None
    with parts_of(request).desk.journal().reading() as reading:
        record = records.find(reading, reply)
    return record.release if record else None


def _absent(request: Request, id_: str, versions: Sequence[Version]) -> Response:
    """Say that a document, or this version of it, is not in the corpus."""
    speech = speech_of(request)
    known = [(one.digest, period(one, speech)) for one in versions]
    return draw(request, "absent.html", {"id": id_, "versions": known}, status=404)


def period(version: Version, speech: Speech) -> str:
    """Say from when to when a version holds."""
    first = speech.day(version.valid_from)
    if version.valid_to is None:
        return speech.say("depuis le {first}", first=first)
    return speech.say(
        "du {first} au {last}", first=first, last=speech.day(version.valid_to)
    )


def _dates(held: Held, speech: Speech) -> Iterator[str]:
    known = {
        "published": held.document.published,
        "updated": held.document.updated,
        "retrieved": held.version.retrieved,
    }
    for key, day in known.items():
        if day:
            yield speech.tell("line", key, day=speech.day(day))


def _editions(versions: Sequence[Version], held: Held, speech: Speech) -> Iterator[Edition]:
    before = ""
    for one in versions:
        yield Edition(
            digest=one.digest,
            period=period(one, speech),
            status=speech.tell("status", one.status.value),
            shown=one.number == held.version.number,
            before=before if before != one.digest else "",
        )
        before = one.digest


def shortened(found: Sequence[Stretch]) -> Iterator[Stretch | None]:
    """Leave out what did not change, but for a few words around; None where it stood."""
    last = len(found) - 1
    for number, one in enumerate(found):
        if one.change is not Change.SAME or len(one.words) <= 2 * KEPT:
            yield one
            continue
        if number:
            yield Stretch(Change.SAME, one.words[:KEPT].rpartition(" ")[0])
        yield None
        if number < last:
            yield Stretch(Change.SAME, one.words[-KEPT:].partition(" ")[2])
