"""`sourcier doctor`: what is installed, where it is kept, what is stale or broken."""

import typer

from sourcier import bootstrap
from sourcier.cli import health
from sourcier.cli.asking import JsonOutput
from sourcier.cli.health import Level
from sourcier.cli.helping import Command, family
from sourcier.cli.lines import Line, Role, show
from sourcier.cli.session import session_of, write_json

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
    findings = health.examine(session.settings, today=bootstrap.now().date())
    told = [(f.level, session.speech.say(f.template, **f.values)) for f in findings]
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
