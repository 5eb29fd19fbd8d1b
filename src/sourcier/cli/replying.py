"""A reply as lines for a person: what must be said first, the quotations, the rest."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import assert_never

from sourcier.answering.presenting import corrections
from sourcier.answering.presenting_reference import reference, standing
from sourcier.answering.presenting_why import why
from sourcier.answering.presenting_words import message_of, searched_of, text_of
from sourcier.answering.reply import (
    QUIET,
    Abstention,
    Answer,
    Context,
    Quoted,
    Reason,
    Reply,
)
from sourcier.cli.beside import conflicts, omissions
from sourcier.cli.lines import BLANK, Line, Role
from sourcier.wording.speech import Speech
from sourcier.wording.typography import quoted as in_quotes

NAMED = 3
"""Documents named that say the same."""
MARGIN = 2


def lines_of(reply: Reply, speech: Speech) -> Iterator[Line]:
    """Show a reply.

    Raises:
        IntegrityError: a quotation and the text read for it differ.
    """
    match reply:
        case Answer():
            yield from _answer(reply, speech)
        case Abstention():
            yield from _abstention(reply, speech)
        case _:
            assert_never(reply)
    yield BLANK
    yield Line(Role.QUIET, speech.tell("line", "what_it_is"))


def _answer(reply: Answer, speech: Speech) -> Iterator[Line]:
    yield from _notices(reply.context, reply.quotations, speech)
    for rank, quoted in enumerate(reply.quotations):
        yield BLANK
        yield from _quotation(quoted, speech, Role.QUOTE if rank else Role.FIRST)
    yield from conflicts(reply, speech)
    yield BLANK
    yield from _following(reply.following, speech)
    yield from omissions(reply, speech)
    yield from _understood(reply.context, speech)


def _abstention(reply: Abstention, speech: Speech) -> Iterator[Line]:
    yield from _notices(reply.context, reply.nearest, speech)
    yield Line(Role.FIRST, message_of(reply, speech))
    if reply.names:
        names = ", ".join(reply.names)
        yield Line(Role.PLAIN, speech.tell("line", "near_names", names=names))
    if reply.nearest:
        contrary = reply.reason is Reason.FALSE_PREMISE
        yield BLANK
        key = "contrary" if contrary else "nearest"
        yield Line(Role.PLAIN, speech.tell("line", key))
    for quoted in reply.nearest:
        yield BLANK
        yield from _quotation(quoted, speech, Role.QUOTE)
    yield BLANK
    yield from _following(reply.following, speech)
    yield from _understood(reply.context, speech)
    dated = (
        speech.tell("line", "source", name=name, day=speech.day(date.fromisoformat(day)))
        if day
        else speech.tell("line", "source_undated", name=name)
        for name, day in reply.context.searched.sources
    )
    yield Line(Role.QUIET, speech.tell("line", "sources", sources=", ".join(dated)))


def _notices(context: Context, shown: Iterable[Quoted], speech: Speech) -> Iterator[Line]:
    held = {quoted.held.document.id: quoted.held for quoted in shown}
    for warned in context.warnings:
        text = text_of(warned, held.get(warned.document), speech)
        yield Line(Role.PLAIN if warned.notice in QUIET else Role.NOTICE, text)


def _quotation(quoted: Quoted, speech: Speech, role: Role) -> Iterator[Line]:
    """The words, where they stand, what limits them, who else says them."""
    place, document = quoted.quotation, quoted.held.document
    yield Line(role, in_quotes(place.words(document)))
    yield Line(Role.PLAIN, " · ".join(reference(quoted, speech)), MARGIN)
    yield Line(Role.QUIET, " · ".join(standing(quoted.held, speech)), MARGIN)
    if document.url:
        yield Line(Role.QUIET, document.url, MARGIN)
    for span in place.exceptions:
        words = in_quotes(span.of(document.text))
        yield Line(role, speech.tell("line", "exception", words=words), MARGIN)
    if place.lead:
        words = in_quotes(place.lead.of(document.text))
        yield Line(Role.PLAIN, speech.tell("line", "lead", words=words), MARGIN)
    if quoted.same_in:
        yield Line(Role.QUIET, _same_in(quoted, speech), MARGIN)
    if quoted.why:
        yield Line(Role.QUIET, why(quoted.why, speech), MARGIN)
        score = speech.number(quoted.score, digits=2)
        yield Line(Role.QUIET, speech.tell("line", "score", score=score), MARGIN)


def _same_in(quoted: Quoted, speech: Speech) -> str:
    titles = " · ".join(title for _, title in quoted.same_in[:NAMED])
    more = len(quoted.same_in) - NAMED
    key = "same_in_more" if more > 0 else "same_in"
    return speech.tell("line", key, titles=titles, more=more)


def _following(quoted: Quoted | None, speech: Speech) -> Iterator[Line]:
    """What would have come next, shorter than a quotation: it is none."""
    if quoted is None:
        return
    words = in_quotes(quoted.quotation.words(quoted.held.document))
    score = speech.number(quoted.score, digits=2)
    yield Line(Role.QUIET, speech.tell("line", "following", score=score, words=words))
    yield Line(Role.QUIET, " · ".join(reference(quoted, speech)), MARGIN)
    yield BLANK


def _understood(context: Context, speech: Speech) -> Iterator[Line]:
    """What was read in the question, and where it was searched."""
    question = context.question
    what = [mention.name.display for mention in question.medicines]
    what += [speech.tell("aspect", aspect) for aspect in question.aspects]
    what += [speech.tell("population", people) for people in question.populations]
    what.append(speech.tell("line", "on", day=speech.day(question.as_of)))
    yield Line(
        Role.QUIET, speech.tell("line", "understood", what=" · ".join(dict.fromkeys(what)))
    )
    for typed, read in corrections(context):
        yield Line(Role.PLAIN, speech.tell("line", "correction", typed=typed, read=read))
    if context.unrecognised:
        words = ", ".join(context.unrecognised)
        yield Line(Role.PLAIN, speech.tell("line", "unrecognised", words=words))
    searched = searched_of(context.searched, speech)
    yield Line(Role.QUIET, f"{searched[:1].upper()}{searched[1:]}.")
