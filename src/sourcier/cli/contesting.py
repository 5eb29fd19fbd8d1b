"""`sourcier ledger contest`, `contests`, `answer`: what is held against replies."""

from dataclasses import asdict
from datetime import date
from typing import Annotated

import typer

from sourcier import bootstrap
from sourcier.answering.presenting import Json
from sourcier.cli.asking import JsonOutput
from sourcier.cli.lines import Line, Role, show
from sourcier.cli.replay import RecordId
from sourcier.cli.session import Session, session_of, write_json
from sourcier.ledger import contest as contesting
from sourcier.ledger.contest_rows import Contest
from sourcier.wording.typography import quoted

SCHEMA = "sourcier.contests/1"
MADE = "Réponse {reply} contestée ; à répondre sous {id}."
SAID = "Contestation {id} : réponse de {by} enregistrée."
NONE = "Aucune réponse contestée."
WAITING = "en attente d'une réponse"
ANSWERED = "réponse de {by}, {day} : {words}"
Text = Annotated[str, typer.Option("--text", metavar="TEXTE", help="Sans nom de patient.")]


def contest(
    context: typer.Context,
    id_: RecordId,
    *,
    reason: Annotated[
        str,
        typer.Option(
            "--reason",
            metavar="MOTIF",
            help=(
                "unanswered, incomplete, outdated, misread, abstained, wrong_source "
                "ou other."
            ),
        ),
    ],
    text: Text = "",
) -> None:
    """Contester une réponse enregistrée ; elle reste jusqu'à ce qu'on y réponde."""
    session = session_of(context)
    with bootstrap.desk(session.settings) as desk:
        made = contesting.contest(
            id_, desk.journal(), reason=reason, words=text, chance=desk.chance
        )
    show([Line(Role.PLAIN, session.say(MADE, reply=made.reply, id=made.id))])


def contests(context: typer.Context, *, as_program: JsonOutput = False) -> None:
    """Lister les réponses contestées, celles qui attendent d'abord."""
    session = session_of(context)
    with bootstrap.desk(session.settings) as desk:
        found = contesting.contests(desk.journal())
    if as_program:
        write_json({"schema": SCHEMA, "contests": [_json(one) for one in found]})
    elif found:
        show(_line(one, session) for one in found)
    else:
        show([Line(Role.PLAIN, session.say(NONE))])


def answer(
    context: typer.Context,
    id_: Annotated[str, typer.Argument(metavar="ID", help="De la contestation.")],
    *,
    by: Annotated[
        str, typer.Option("--by", metavar="NOM", help="Qui répond, par son nom.")
    ],
    text: Text,
) -> None:
    """Répondre à une contestation ; nom et réponse se lisent sur la page."""
    session = session_of(context)
    with bootstrap.desk(session.settings) as desk:
        done = contesting.answer(id_, desk.journal(), by=by, words=text)
    show([Line(Role.PLAIN, session.say(SAID, id=done.id, by=done.answered_by))])


def _json(one: Contest) -> Json:
    return {key: value for key, value in asdict(one).items() if key != "salt"}


def _line(one: Contest, session: Session) -> Line:
    day = session.speech.day(date.fromisoformat(one.contested_at[:10]))
    reason = session.speech.tell("contest", one.reason)
    words = [quoted(one.words)] if one.words else []
    told = " · ".join([one.id, one.reply, day, reason, *words, _answered(one, session)])
    return Line(Role.PLAIN if one.answered_at else Role.FIRST, told)


def _answered(one: Contest, session: Session) -> str:
    if one.answered_at is None:
        return session.say(WAITING)
    day = session.speech.day(date.fromisoformat(one.answered_at[:10]))
    words = quoted(one.answer or "")
    return session.say(ANSWERED, by=one.answered_by, day=day, words=words)
