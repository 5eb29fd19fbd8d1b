"""`sourcier serve`: the pages, on this machine alone."""

import socket
import sys
from typing import Annotated

import typer
import uvicorn

from sourcier.cli.helping import Command, family
from sourcier.cli.lines import Line, Role, show
from sourcier.cli.session import Session, session_of
from sourcier.errors import ServingError
from sourcier.settings import Settings
from sourcier.web.app import pages
from sourcier.web.log_lines import write_lines

app = family()
LOOPBACK = {"127.0.0.1": socket.AF_INET, "::1": socket.AF_INET6}
PORT = 8000
SERVED = "Pages : {address} (cette machine seulement ; Ctrl+C pour arrêter)"
PATIENCE = 5
"""Seconds given to what is being answered when the server is told to stop."""


@app.command(cls=Command)
def serve(
    context: typer.Context,
    *,
    port: Annotated[
        int, typer.Option(metavar="PORT", help="Port ; 0 pour un port libre.")
    ] = PORT,
    bind: Annotated[
        str, typer.Option(metavar="ADRESSE", help="Adresse de cette machine.")
    ] = "127.0.0.1",
) -> None:
    """Servir les pages, sur cette machine seulement."""
    session = session_of(context)
    serve_pages(session.settings, session, port=port, bind=bind)


def serve_pages(
    settings: Settings, session: Session, *, port: int = PORT, bind: str = "127.0.0.1"
) -> None:
    """Serve the pages until told to stop.

    Args:
        settings: of the installation.
        session: in whose language the address is told.
        port: 0 for a free one.
        bind: the address; only those of this machine are accepted.

    Raises:
        ServingError: the address is another machine's, or the port is taken.
    """
    listening = listen(bind, port)
    chosen = listening.getsockname()[1]
    host = f"[{bind}]" if LOOPBACK[bind] == socket.AF_INET6 else bind
    configuration = uvicorn.Config(
        pages(settings, port=chosen),
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=PATIENCE,
        h11_max_incomplete_event_size=16_384,
    )
    write_lines(sys.stderr)
    show([Line(Role.FIRST, session.say(SERVED, address=f"http://{host}:{chosen}"))])
    uvicorn.Server(configuration).run(sockets=[listening])


def listen(bind: str, port: int) -> socket.socket:
    """Open the port on this machine.

    Raises:
        ServingError: the address is another machine's, or the port is taken.
    """
    if bind not in LOOPBACK:
        raise ServingError(
            "les pages ne sont servies que sur cette machine (127.0.0.1 ou ::1), tant "
            "qu'il n'y a pas de comptes : {bind} est refusé",
            bind=bind,
        )
    opened = socket.socket(LOOPBACK[bind], socket.SOCK_STREAM)
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        opened.bind((bind, port))
    except (OSError, OverflowError):
        opened.close()
        raise ServingError(
            "le port {port} est déjà pris ou interdit ; choisissez-en un autre avec --port",
            port=port,
        ) from None
    return opened
