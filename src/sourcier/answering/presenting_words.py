"""The sentences of a reply that are ours: why nothing is answered, what comes first."""

from datetime import date

from sourcier.answering.reply import Abstention, Reason, Searched, Warned
from sourcier.corpus.version import Held
from sourcier.wording.sentences import has
from sourcier.wording.speech import Speech
from sourcier.wording.typography import quoted


def message_of(reply: Abstention, speech: Speech) -> str:
    """Say in one sentence why nothing is answered, and what was searched."""
    context, reason = reply.context, reply.reason.value
    if reply.reason is Reason.NO_EVIDENCE and not context.searched.passages:
        day, release = speech.day(context.question.as_of), context.searched.release
        return speech.tell("line", "nothing_then", day=day, release=release)
    words = reply.words or context.unrecognised
    if reply.reason is Reason.POPULATION_NOT_COVERED:
        words = tuple(speech.tell("population", word) for word in reply.words)
    return speech.tell(
        "reason_words" if reply.words and has("reason_words", reason) else "reason",
        reason,
        words=", ".join(map(quoted, words)) or speech.tell("line", "this_medicine"),
        medicine=", ".join(m.name.display for m in context.question.medicines),
        searched=searched_of(context.searched, speech),
    )


def searched_of(searched: Searched, speech: Speech) -> str:
    """Say what was searched: passages, sources, release."""
    return speech.tell(
        "line",
        "searched",
        passages=speech.count("passage", searched.passages),
        sources=speech.count("source", len(searched.sources)),
        release=searched.release,
    )


def text_of(warned: Warned, held: Held | None, speech: Speech) -> str:
    """Say a notice, with the date and the successor when they are known."""
    values = dict(warned.values)
    until, since = values.pop("until", ""), values.pop("since", "")
    successor = values.pop("by", "") or (held.version.superseded_by if held else None)
    key = warned.notice.value
    for known, ending in ((until, "_until"), (successor, "_by")):
        if known and has("notice", f"{key}{ending}"):
            key += ending
    return speech.tell(
        "notice",
        key,
        title=held.document.title if held else warned.document,
        until=speech.day(date.fromisoformat(until)) if until else "",
        by=successor or "",
        since=speech.day(date.fromisoformat(since)) if since else "",
        **values,
    )
