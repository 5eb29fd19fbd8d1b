"""`sourcier drug`: what the sources say of a medicine, each block with its date."""

from collections.abc import Iterator
from contextlib import closing
from typing import Annotated

import typer

from sourcier import bootstrap
from sourcier.answering.presenting_medicines import medicine_json
from sourcier.cli.asking import JsonOutput, text_of
from sourcier.cli.helping import Command, family
from sourcier.cli.lines import BLANK, Line, Role, show
from sourcier.cli.session import session_of, write_json
from sourcier.drugs.listing import grouped
from sourcier.drugs.sheets import Block, Sheet
from sourcier.releases.medicines import Medicine, medicine
from sourcier.wording.speech import Speech

app = family()
LONG = 600
"""Code points of a field that are shown; `--json` gives it whole."""


@app.command(cls=Command)
def drug(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NOM", help="Marque, DCI, code CIS, CIP, UCD, ATC, groupe générique."
        ),
    ],
    *,
    as_program: JsonOutput = False,
) -> None:
    """Montrer un médicament : ce qu'en disent les sources, avec la date de chacune."""
    session = session_of(context)
    with closing(bootstrap.release(session.settings)) as release:
        found = medicine(text_of(name), release)
        if as_program:
            write_json(medicine_json(found, release=release.manifest.name))
            return
        if release.manifest.demonstration:
            show([Line(Role.NOTICE, session.speech.tell("notice", "demonstration"))])
        show(_lines(found, session.speech))


def _lines(found: Medicine, speech: Speech) -> Iterator[Line]:
    if found.looked.corrected:
        typed, read = found.looked.typed, found.looked.read
        text = speech.tell("notice", "corrected_name", typed=typed, read=read)
        yield Line(Role.NOTICE, text)
    match found.sheets:
        case (one,):
            yield from _sheet(one, speech)
        case ():
            text = speech.say("Documents sur {name} :", name=found.looked.read)
            yield Line(Role.FIRST, text)
            yield from (Line(Role.PLAIN, document, 2) for document in found.documents)
        case _:
            yield from _list(found, speech)


def _sheet(sheet: Sheet, speech: Speech) -> Iterator[Line]:
    yield Line(Role.FIRST, f"{sheet.title} (CIS {sheet.cis})")
    if sheet.gone:
        text = speech.say(
            "Ne figure plus dans l'édition du {day} de la base de données publique.",
            day=speech.day(sheet.newest),
        )
        yield Line(Role.NOTICE, text)
    for block in sheet.blocks:
        yield BLANK
        yield from _block(block, speech)
    if sheet.documents:
        yield BLANK
        documents = " · ".join(sheet.documents)
        yield Line(Role.QUIET, speech.say("Voir aussi : {documents}", documents=documents))


def _block(block: Block, speech: Speech) -> Iterator[Line]:
    document = block.held.document
    yield Line(Role.FIRST, block.title)
    edition = speech.tell("line", "edition", day=speech.day(block.edition))
    yield Line(Role.QUIET, f"{document.issuer} · {edition} · {document.id}")
    for said in block.fields:
        value = said.value if len(said.value) <= LONG else f"{said.value[:LONG]}…"
        text = f"{said.label} : {value}" if said.label else value
        yield Line(Role.PLAIN, text, 2)


def _list(found: Medicine, speech: Speech) -> Iterator[Line]:
    text = speech.say(
        "{name} : {count} spécialités ; donnez un code CIS pour en lire une",
        name=found.looked.read,
        count=speech.number(len(found.sheets)),
    )
    yield Line(Role.FIRST, text)
    newest = max(sheet.newest for sheet in found.sheets)
    day = speech.tell("line", "edition", day=speech.day(newest))
    issuer = found.sheets[0].blocks[0].held.document.issuer
    yield Line(Role.QUIET, f"{issuer} · {day}")
    for group in grouped(found.sheets):
        yield BLANK
        yield Line(Role.PLAIN, ", ".join(filter(None, (group.form, group.strength))))
        for row in group.rows:
            facts = " · ".join(row.facts)
            yield Line(Role.PLAIN, f"CIS {row.sheet.cis} · {row.sheet.title}", 2)
            if facts:
                yield Line(Role.QUIET, facts, 4)
    if found.gone:
        yield BLANK
        text = speech.say(
            "Plus dans cette édition : {count}", count=speech.number(found.gone)
        )
        yield Line(Role.QUIET, text)
