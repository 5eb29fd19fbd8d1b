"""`sourcier search`: passages with their scores, and why."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Annotated

import typer

from sourcier import bootstrap
from sourcier.answering.presenting_reference import path_of, standing
from sourcier.answering.presenting_search import Found, hits_json
from sourcier.answering.presenting_search import search as look_for
from sourcier.answering.presenting_why import why
from sourcier.cli import batch
from sourcier.cli.asking import (
    AsOf,
    Explain,
    JsonOutput,
    QuestionFile,
    QuestionText,
    Sources,
    day_of,
    known_sources,
    one_of,
    text_of,
)
from sourcier.cli.helping import Command, family
from sourcier.cli.lines import BLANK, Line, Role, show
from sourcier.cli.session import session_of, write_json
from sourcier.wording.speech import Speech

app = family()
OPENING = 300
"""Code points of a passage that are shown; `--json` gives it whole."""


@app.command(cls=Command)
def search(
    context: typer.Context,
    question: QuestionText = None,
    *,
    limit: Annotated[
        int, typer.Option("-k", help="Nombre de passages.", min=1, max=1000)
    ] = 10,
    as_of: AsOf = None,
    source: Sources = None,
    as_program: JsonOutput = False,
    explain: Explain = False,
    questions: QuestionFile = None,
) -> None:
    """Chercher des passages, sans choisir ni répondre."""
    session = session_of(context)
    one_of(question, questions)
    day = day_of(as_of)
    asked = batch.questions(questions) if questions else []
    with closing(bootstrap.release(session.settings)) as release:
        wanted = known_sources(source or [], release)

        def find(text: str) -> list[Found]:
            return look_for(
                text_of(text),
                release,
                as_of=day,
                sources=wanted,
                limit=limit,
                explain=explain,
            )

        for one, found in batch.each(asked, find):
            write_json({"question_id": one.id, "hits": list(hits_json(found))})
        if question is not None and as_program:
            hits = list(hits_json(find(question)))
            write_json({"question_id": None, "hits": hits})
        elif question is not None:
            show(_lines(find(question), session.speech))


def _lines(found: Sequence[Found], speech: Speech) -> Iterator[Line]:
    if any(hit.held.version.status == "demonstration" for hit in found):
        yield Line(Role.NOTICE, speech.tell("notice", "demonstration"))
    if not found:
        yield Line(Role.PLAIN, speech.tell("line", "nothing_found"))
    for rank, hit in enumerate(found, 1):
        document = hit.held.document
        title = path_of([document.title, *hit.heading])
        yield BLANK
        score = speech.number(hit.score, digits=2)
        yield Line(Role.FIRST, f"{rank}. {title} ({score})")
        words = hit.words if len(hit.words) <= OPENING else f"{hit.words[:OPENING]}…"
        yield Line(Role.QUOTE, words, 3)
        yield Line(Role.QUIET, " · ".join([document.id, *standing(hit.held, speech)]), 3)
        if hit.why:
            yield Line(Role.QUIET, why(hit.why, speech), 3)
