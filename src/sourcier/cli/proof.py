"""`sourcier proof`: a file that proves a reply, made here and checked anywhere."""

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from sourcier import bootstrap
from sourcier.cli import proving
from sourcier.cli.asking import JsonOutput
from sourcier.cli.helping import Command, family
from sourcier.cli.lines import Line, Role, show
from sourcier.cli.replay import AskedText, RecordId
from sourcier.cli.session import Session, session_of, write_json
from sourcier.ledger.proof import proof as made
from sourcier.ledger.proof_check import check, read
from sourcier.ledger.signing import fingerprint, public_key
from sourcier.releases.layout import write_whole, writing

app = family()
PAPER = "Document écrit : {file}"
WRITTEN = "Preuve écrite : {file} ; à vérifier : sourcier proof verify {file} --key {key}"


@app.callback()
def proof() -> None:
    """Écrire une preuve que chacun peut vérifier, ou en vérifier une."""


@app.command(cls=Command)
def export(
    context: typer.Context,
    id_: RecordId,
    *,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FICHIER", help="Écrire ici ; preuve-ID.json sinon."),
    ] = None,
    paper: Annotated[
        Path | None,
        typer.Option("--pdf", metavar="FICHIER", help="Écrire aussi la preuve en PDF."),
    ] = None,
    question: AskedText = None,
) -> None:
    """Écrire la preuve signée d'une réponse enregistrée."""
    session = session_of(context)
    opened = bootstrap.releases_of(session.settings)
    with bootstrap.desk(session.settings) as desk:
        journal, secret = desk.journal(), bootstrap.installation_secret(session.settings)
        data = made(id_, journal, opened, secret=secret, question=question)
    file = to or Path(f"preuve-{id_}.json")
    with writing(str(file)):
        write_whole(file, data)
    key = fingerprint(public_key(secret))
    show([Line(Role.PLAIN, session.say(WRITTEN, file=file, key=key))])
    if paper:
        _printed(data, paper, session)


def _printed(data: bytes, paper: Path, session: Session) -> None:
    """Set a proof as PDF beside its file; typst is loaded only then."""
    setting = import_module("sourcier.ledger.paper")
    with writing(str(paper)):
        write_whole(paper, setting.proof_pdf(data, speech=session.speech))
    show([Line(Role.PLAIN, session.say(PAPER, file=paper))])


@app.command("pdf", cls=Command)
def printed(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FICHIER", help="La preuve.")],
    paper: Annotated[Path, typer.Argument(metavar="PDF", help="Le document à écrire.")],
) -> None:
    """Tirer un PDF d'une preuve, sans corpus ni réseau ; refuse celle qui est altérée."""
    session = session_of(context)
    _printed(read(file), paper, session)


@app.command(cls=Command)
def verify(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FICHIER", help="La preuve.")],
    *,
    key: Annotated[
        str | None,
        typer.Option("--key", metavar="EMPREINTE", help="Empreinte de la clé attendue."),
    ] = None,
    as_program: JsonOutput = False,
) -> None:
    """Vérifier une preuve, sans corpus ni réseau ; échoue si elle est altérée."""
    session = session_of(context)
    found = check(read(file), key=key)
    if as_program:
        write_json(proving.checked_json(found, session.speech))
    else:
        show(proving.lines_of(found, session.speech))
    if found.wrong:
        raise typer.Exit(1)


@app.command(cls=Command)
def key(context: typer.Context) -> None:
    """Donner l'empreinte de la clé qui signe ici, à communiquer à qui vérifie."""
    session = session_of(context)
    secret = bootstrap.installation_secret(session.settings)
    show([Line(Role.PLAIN, fingerprint(public_key(secret)))])
