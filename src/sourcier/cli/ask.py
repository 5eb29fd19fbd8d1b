"""`sourcier ask`: one reply, or one a line for a file of questions."""

from pathlib import Path
from typing import Annotated

import typer

from sourcier import bootstrap
from sourcier.answering.pipeline import reply
from sourcier.answering.presenting import as_json
from sourcier.answering.presenting_search import explained
from sourcier.answering.reply import Reply
from sourcier.cli import batch
from sourcier.cli.asking import day_of, known_sources, one_of, text_of
from sourcier.cli.lines import show
from sourcier.cli.replying import lines_of
from sourcier.cli.session import session_of, write_json

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="La question.")] = None,
    *,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Répondre à cette date, AAAA-MM-JJ.")
    ] = None,
    source: Annotated[
        list[str] | None, typer.Option(help="Chercher dans cette source seulement.")
    ] = None,
    as_program: Annotated[
        bool, typer.Option("--json", help="Sortie en JSON, pour un programme.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Dire ce que chaque terme a apporté.")
    ] = False,
    questions: Annotated[
        Path | None,
        typer.Option(help="Fichier JSONL de questions ; une ligne de JSON chacune."),
    ] = None,
) -> None:
    """Répondre à une question par des citations, ou dire pourquoi non."""
    session = session_of(context)
    one_of(question, questions)
    day = day_of(as_of)
    asked = batch.questions(questions) if questions else []
    release = bootstrap.release(session.settings)
    wanted = known_sources(source or [], release)

    def answer(text: str) -> Reply:
        found = reply(text_of(text), release, as_of=day, sources=wanted)
        return explained(found, release, sources=wanted) if explain else found

    speech = session.speech
    for one, found in batch.each(asked, answer):
        facts = as_json(found, names=release.names, speech=speech)
        write_json({"question_id": one.id, **facts})
    if question is not None and as_program:
        write_json(as_json(answer(question), names=release.names, speech=speech))
    elif question is not None:
        show(lines_of(answer(question), speech))
