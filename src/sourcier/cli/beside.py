"""What stands beside an answer: sources that disagree, warnings that are not quoted."""

from collections.abc import Iterator

from sourcier.answering.presenting_reference import reference, standing
from sourcier.answering.reply import Answer
from sourcier.cli.lines import BLANK, Line, Role
from sourcier.wording.sentences import has
from sourcier.wording.speech import Speech
from sourcier.wording.typography import quoted as in_quotes

MARGIN = 2


def conflicts(answer: Answer, speech: Speech) -> Iterator[Line]:
    """Show both sides of each disagreement with their dates, the more recent first.

    Raises:
        IntegrityError: a quotation and the text read for it differ.
    """
    for conflict in answer.conflicts:
        yield BLANK
        on = speech.tell("conflict", conflict.on)
        yield Line(Role.NOTICE, speech.tell("line", "conflict", on=on))
        for quoted in conflict.quotations:
            place, held = quoted.quotation, quoted.held
            yield Line(Role.QUOTE, in_quotes(place.words(held.document)), MARGIN)
            yield Line(Role.PLAIN, " · ".join(reference(quoted, speech)), MARGIN)
            yield Line(Role.QUIET, " · ".join(standing(held, speech)), MARGIN)


def omissions(answer: Answer, speech: Speech) -> Iterator[Line]:
    """Name in one line the warnings of the quoted document that are not quoted."""
    if not answer.omissions:
        return
    document = answer.omissions[0].document
    titles = (q.held.document.title for q in answer.quotations)
    ids = (q.held.document.id for q in answer.quotations)
    title = next(
        (t for t, id_ in zip(titles, ids, strict=True) if id_ == document), document
    )
    topics = ", ".join(_topic(found.topic, speech) for found in answer.omissions)
    yield Line(Role.PLAIN, speech.tell("line", "omissions", title=title, topics=topics))


def _topic(topic: str, speech: Speech) -> str:
    """A topic is an aspect, or the people that a sentence is about."""
    return speech.tell("aspect" if has("aspect", topic) else "population", topic)
