"""`sourcier doctor`: what is installed, where it is kept, what is stale or broken."""

from datetime import date

import typer

from sourcier import bootstrap
from sourcier.cli import health
from sourcier.cli.asking import JsonOutput
from sourcier.cli.health import Finding, Level
from sourcier.cli.health_ledger import examine_ledger
from sourcier.cli.helping import Command, family
from sourcier.cli.lines import Line, Role, show
from sourcier.cli.session import session_of, write_json
from sourcier.wording.speech import Speech

app = family()
ROLES = {Level.GOOD: Role.PLAIN, Level.NOTED: Role.NOTICE, Level.BROKEN: Role.NOTICE}


@app.command(cls=Command)
def doctor(
    context: typer.Context,
    *,
    as_program: JsonOutput = False,
) -> None:
    """Examiner l'installation ; échoue seulement si quelque chose est cassé."""
    session = session_of(context)
    today = bootstrap.now().date()
    findings = [
        *health.examine(session.settings, today=today),
        *examine_ledger(session.settings, today=today),
    ]
    told = [(finding.level, _told(finding, session.speech)) for finding in findings]
    if as_program:
        rows = [{"level": level.value, "text": text} for level, text in told]
        write_json({"findings": rows})
    else:
        show(
            Line(ROLES[level], f"{session.speech.tell('level', level.value)} · {text}")
            for level, text in told
        )
    if any(level is Level.BROKEN for level, _ in told):
        raise typer.Exit(1)


def _told(finding: Finding, speech: Speech) -> str:
    values = {name: _written(value, speech) for name, value in finding.values.items()}
    return speech.say(finding.template, **values)


def _written(value: object, speech: Speech) -> object:
    match value:
        case float():
            return speech.number(value, digits=1)
        case date():
            return speech.day(value)
        case _:
            return value
