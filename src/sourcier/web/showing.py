"""Drawing a reply, recorded or not."""

from datetime import date

from fastapi import Request
from starlette.responses import Response

from sourcier.answering.reply import Reply
from sourcier.ledger.ask import Recorded
from sourcier.ledger.contest import contests_of
from sourcier.ledger.record import Record, Stay
from sourcier.web.contests_view import Shown, laid_out
from sourcier.web.drawing import draw, speech_of
from sourcier.web.navigation import extras
from sourcier.web.parts import parts_of
from sourcier.web.record_copy import plain
from sourcier.web.reply_view import view


def draw_reply(request: Request, done: Recorded) -> Response:
    """Draw a reply that was just made."""
    speech = speech_of(request)
    refused = speech.explain(done.refused) if done.refused else ""
    return drawn(request, done.reply, done.record, changed=False, refused=refused)


def drawn(
    request: Request,
    reply: Reply,
    record: Record | None,
    *,
    changed: bool,
    refused: str = "",
) -> Response:
    """Draw a reply on its permalink.

    Args:
        request: that it answers.
        reply: an answer or an abstention.
        record: None when it was not recorded.
        changed: it does not come out as it was recorded.
        refused: why it could not be recorded.
    """
    speech = speech_of(request)
    shown = view(reply, speech, id_=record.id if record else None)
    values = {
        "view": shown,
        "record": record,
        "kept": record is not None and record.retention is Stay.KEPT,
        "expires": _day(request, record),
        "changed": changed,
        "refused": refused,
        "plain": plain(shown, speech),
        "question": shown.question,
        "extras": extras(request.app),
        "today": parts_of(request).now().date(),
        "contests": _contests(request, record),
        "as_of": reply.context.question.as_of.isoformat(),
    }
    return draw(request, "reply.html", values)


def _contests(request: Request, record: Record | None) -> list[Shown]:
    """Give what is held against a recorded reply, and what was answered."""
    if record is None:
        return []
    found = contests_of(record.id, parts_of(request).desk.journal())
    return laid_out(found, speech_of(request))


def _day(request: Request, record: Record | None) -> str:
    """Say on which day a reply is erased; empty when on none."""
    if record is None or record.expires is None:
        return ""
    return speech_of(request).day(date.fromisoformat(record.expires))
