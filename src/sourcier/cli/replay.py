"""`sourcier replay`: answer again on the release of that day, and say what differs."""

from collections.abc import Iterator
from typing import Annotated

import typer

from sourcier import __version__, bootstrap
from sourcier.answering.presenting import Json
from sourcier.cli.asking import JsonOutput
from sourcier.cli.helping import Command, family
from sourcier.cli.lines import BLANK, Line, Role, show
from sourcier.cli.moving import moved_json, moved_lines
from sourcier.cli.replying import lines_of
from sourcier.cli.session import Session, session_of, write_json
from sourcier.ledger.replay import Replayed
from sourcier.ledger.replay import replay as again

app = family()
SCHEMA = "sourcier.replay/1"
CURRENT = "current"
OTHER_RULES = (
    "Les règles de Sourcier ont changé depuis ({then}, ici {now}) : la différence peut "
    "venir d'elles."
)
RecordId = Annotated[str, typer.Argument(metavar="ID", help="De la réponse enregistrée.")]
AskedText = Annotated[
    str | None,
    typer.Option(
        "--question",
        metavar="QUESTION",
        help="La question posée, si son texte n'a pas été conservé.",
    ),
]


@app.command(cls=Command)
def replay(
    context: typer.Context,
    id_: RecordId,
    *,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="current", help="Comparer à la version en vigueur."),
    ] = None,
    question: AskedText = None,
    as_program: JsonOutput = False,
) -> None:
    """Répondre de nouveau sur la version d'alors, et dire ce qui diffère."""
    if on not in {None, CURRENT}:
        raise typer.BadParameter("« current » est attendu", param_hint="'--on'")
    session = session_of(context)
    today = bootstrap.now().date() if on else None
    opened = bootstrap.releases_of(session.settings)
    with bootstrap.desk(session.settings) as desk:
        found = again(id_, desk.journal(), opened, question=question, today=today)
    if as_program:
        write_json(replayed_json(found))
    else:
        show(_lines(found, session))


def replayed_json(found: Replayed) -> Json:
    """Give what `replay --json` prints."""
    record = found.record
    return {
        "identical": found.identical,
        "schema": SCHEMA,
        "id": record.id,
        "asked_at": record.asked_at,
        "release": {"then": record.release, "now": found.release},
        "as_of": {"then": record.facts["arguments"]["as_of"], "now": found.as_of},
        "rules": {"then": record.facts["versions"], "same": found.same_rules},
        "differences": [
            {"at": one.at, "then": one.then, "now": one.now} for one in found.differences
        ],
        "quotations": moved_json(found.quotations),
        "reply": found.facts,
    }


def _lines(found: Replayed, session: Session) -> Iterator[Line]:
    verdict = "identical" if found.identical else "different"
    values = {"id": found.record.id, "release": found.release}
    yield Line(Role.FIRST, session.speech.tell("replay", verdict, **values))
    if not found.same_rules:
        then, now = found.record.facts["versions"]["sourcier"], __version__
        yield Line(Role.NOTICE, session.say(OTHER_RULES, then=then, now=now))
    if not found.identical:
        yield from moved_lines(found.quotations, session.speech)
        yield from _differences(found)
    yield BLANK
    yield from lines_of(found.reply, session.speech)


def _differences(found: Replayed) -> Iterator[Line]:
    for one in found.differences:
        yield Line(Role.QUIET, f"{one.at} : {one.then} → {one.now}", 4)
