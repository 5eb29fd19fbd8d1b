"""`sourcier ask`: one reply, or one a line for a file of questions."""

from contextlib import closing

import typer

from sourcier import bootstrap
from sourcier.answering.pipeline import reply
from sourcier.answering.presenting import as_json
from sourcier.answering.presenting_search import explained
from sourcier.answering.reply import Reply
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
from sourcier.cli.lines import show
from sourcier.cli.replying import lines_of
from sourcier.cli.session import session_of, write_json

app = family()


@app.command(cls=Command)
def ask(
    context: typer.Context,
    question: QuestionText = None,
    *,
    as_of: AsOf = None,
    source: Sources = None,
    as_program: JsonOutput = False,
    explain: Explain = False,
    questions: QuestionFile = None,
) -> None:
    """Répondre à une question par des citations, ou dire pourquoi non."""
    session = session_of(context)
    one_of(question, questions)
    day = day_of(as_of)
    asked = batch.questions(questions) if questions else []
    with closing(bootstrap.release(session.settings)) as release:
        wanted = known_sources(source or [], release)

        def answer(text: str) -> Reply:
            found = reply(text_of(text), release, as_of=day, sources=wanted)
            return explained(found, release, sources=wanted) if explain else found

        speech, names = session.speech, release.names
        for one, found in batch.each(asked, answer):
            facts = as_json(found, names=names, speech=speech)
            write_json({"question_id": one.id, **facts})
        if question is not None and as_program:
            write_json(as_json(answer(question), names=names, speech=speech))
        elif question is not None:
            show(lines_of(answer(question), speech))
