"""`sourcier ask`: one reply, or one a line for a file of questions; each is recorded."""

import sys
from contextlib import closing
from dataclasses import replace
from datetime import date

import typer

from sourcier import bootstrap
from sourcier.cli import batch
from sourcier.cli.asking import (
    AsOf,
    Compare,
    Explain,
    JsonOutput,
    Keep,
    QuestionFile,
    QuestionText,
    Sources,
    day_of,
    known_sources,
    one_of,
    one_question,
    text_of,
)
from sourcier.cli.dates import dates_json, dates_lines
from sourcier.cli.helping import Command, family
from sourcier.cli.lines import show
from sourcier.cli.recording import note_of, notice
from sourcier.cli.replying import lines_of
from sourcier.cli.session import Session, session_of, write_json
from sourcier.ledger.ask import Arguments, Recorded
from sourcier.ledger.ask import ask as recorded

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
    keep: Keep = False,
    compare: Compare = None,
) -> None:
    """Répondre à une question par des citations, ou dire pourquoi non."""
    session = session_of(context)
    one_of(question, questions)
    one_question(question, compare)
    days = [day_of(compare, "--compare")] if compare else []
    day, today = day_of(as_of), bootstrap.now().date()
    asked = batch.questions(questions) if questions else []
    with (
        bootstrap.desk(session.settings, light=True) as desk,
        closing(bootstrap.release(session.settings)) as release,
    ):
        wanted = known_sources(source or [], release)
        arguments = Arguments(day, today, wanted, explain=explain, speech=session.speech)

        def answer(text: str, on: date = day) -> Recorded:
            facts = replace(arguments, as_of=on)
            done = recorded(text_of(text), release, desk, facts, keep=keep)
            notice(done, session, sys.stderr)
            return done

        for one, done in batch.each(asked, answer):
            write_json({"question_id": one.id, **done.facts})
        if question is not None:
            given = [answer(question, on) for on in [*days, day]]
            _tell(given, session, as_program=as_program)


def _tell(given: list[Recorded], session: Session, *, as_program: bool) -> None:
    """Print a reply, or those of two days beside each other."""
    *before, done = given
    if as_program:
        write_json(dates_json(before[0], done) if before else done.facts)
    elif before:
        show(dates_lines(before[0], done, session))
    else:
        show([*lines_of(done.reply, session.speech), *note_of(done, session)])
