"""`sourcier ledger`: what is recorded, how long it stays, and whether it is whole."""

from dataclasses import asdict
from datetime import date

import typer

from sourcier import bootstrap
from sourcier.answering.presenting import Json
from sourcier.audit.verifying import Broken, Verified
from sourcier.audit.verifying import verify as check
from sourcier.cli import contesting
from sourcier.cli.asking import JsonOutput
from sourcier.cli.helping import Command, family
from sourcier.cli.lines import Line, Role, show
from sourcier.cli.replay import RecordId
from sourcier.cli.session import Session, session_of, write_json
from sourcier.ledger import records, retention
from sourcier.ledger.record import Record, Stay
from sourcier.wording.speech import Speech
from sourcier.wording.typography import quoted

app = family()
RECORDS, AUDIT = "sourcier.records/1", "sourcier.audit/1"
NO_TEXT = "(texte non conservé)"
KEPT = "Réponse {id} gardée, avec la version {release}."
UNKEPT = "Réponse {id} rendue à son terme : effacée le {day}."
FORGOTTEN = "Réponse {id} effacée."
PURGED = "Réponses effacées, arrivées à leur terme : {count}"
WHOLE = "Registre intact ; écritures enchaînées : {entries}, réponses conformes : {rows}"


@app.callback()
def ledger() -> None:
    """Lister, garder, effacer les réponses enregistrées ; vérifier le registre."""


@app.command("list", cls=Command)
def every(context: typer.Context, *, as_program: JsonOutput = False) -> None:
    """Lister les réponses enregistrées, la plus récente d'abord."""
    session = session_of(context)
    with bootstrap.desk(session.settings) as desk:
        found = retention.listed(desk.journal())
    if as_program:
        write_json({"schema": RECORDS, "records": [_json(record) for record in found]})
    else:
        show(_line(record, session) for record in found)


def _json(record: Record) -> Json:
    return {
        "id": record.id,
        "asked_at": record.asked_at,
        "retention": record.retention.value,
        "expires": record.expires,
        "release": record.release,
        "kind": record.facts["reply"]["kind"],
        "question": record.question,
    }


def _line(record: Record, session: Session) -> Line:
    question = quoted(record.question) if record.question else session.say(NO_TEXT)
    until = record.expires or session.speech.tell("retention", record.retention.value)
    day = date.fromisoformat(record.asked_at[:10])
    told = f"{record.id} · {session.speech.day(day)} · {until} · {question}"
    return Line(Role.PLAIN, told)


@app.command(cls=Command)
def keep(context: typer.Context, id_: RecordId) -> None:
    """Garder une réponse et la version qui l'a donnée, sans terme."""
    record, session = _retained(context, id_, Stay.KEPT)
    text = session.say(KEPT, id=record.id, release=record.release)
    show([Line(Role.PLAIN, text)])


@app.command(cls=Command)
def unkeep(context: typer.Context, id_: RecordId) -> None:
    """Rendre une réponse gardée à son terme."""
    record, session = _retained(context, id_, Stay.ORDINARY)
    day = session.speech.day(date.fromisoformat(record.expires or ""))
    show([Line(Role.PLAIN, session.say(UNKEPT, id=record.id, day=day))])


def _retained(context: typer.Context, id_: str, wanted: Stay) -> tuple[Record, Session]:
    session = session_of(context)
    with (
        bootstrap.desk(session.settings) as desk,
        bootstrap.holder(session.settings) as present,
    ):
        record = retention.retain(
            id_,
            desk.journal(),
            retention=wanted,
            policy=desk.policy,
            present=present,
        )
    return record, session


@app.command(cls=Command)
def forget(context: typer.Context, id_: RecordId) -> None:
    """Effacer une réponse maintenant, gardée ou non."""
    session = session_of(context)
    with bootstrap.desk(session.settings) as desk:
        retention.forget(id_, desk.journal())
    show([Line(Role.PLAIN, session.say(FORGOTTEN, id=id_))])


@app.command(cls=Command)
def purge(context: typer.Context, *, as_program: JsonOutput = False) -> None:
    """Effacer les réponses arrivées à leur terme ; chaque question le fait aussi."""
    session = session_of(context)
    with bootstrap.desk(session.settings) as desk:
        erased = retention.purge(desk.journal())
    if as_program:
        write_json({"erased": erased})
    else:
        count = session.speech.number(len(erased))
        show([Line(Role.PLAIN, session.say(PURGED, count=count))])


@app.command(cls=Command)
def verify(context: typer.Context, *, as_program: JsonOutput = False) -> None:
    """Relire le registre : chaîne, sceau, réponses. Échoue s'il est altéré."""
    session = session_of(context)
    with bootstrap.desk(session.settings) as desk:
        journal = desk.journal()
        with journal.reading() as reading:
            found = check(reading, records.digests(reading), key=journal.key)
    if as_program:
        write_json(_verified_json(found, session.speech))
    else:
        show([_verified_line(found, session)])
    if found.broken:
        raise typer.Exit(1)


app.command("contest", cls=Command)(contesting.contest)
app.command("contests", cls=Command)(contesting.contests)
app.command("answer", cls=Command)(contesting.answer)


def _verified_json(found: Verified, speech: Speech) -> Json:
    broken = found.broken
    told = {**asdict(broken), "text": _told(broken, speech)} if broken else None
    whole = {"entries": found.entries, "rows": found.rows, "head": found.head}
    return {"schema": AUDIT, "whole": broken is None, **whole, "broken": told}


def _verified_line(found: Verified, session: Session) -> Line:
    if found.broken:
        return Line(Role.NOTICE, _told(found.broken, session.speech))
    number = session.speech.number
    entries, rows = number(found.entries), number(found.rows)
    return Line(Role.FIRST, session.say(WHOLE, entries=entries, rows=rows))


def _told(broken: Broken, speech: Speech) -> str:
    values = {"sequence": broken.sequence, "about": broken.about}
    return speech.tell("chain", broken.fault.value, **values)
