"""`sourcier corpus`: build, look at, compare, check and remove releases."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from sourcier import bootstrap
from sourcier.cli import building, overviews
from sourcier.cli.asking import JsonOutput
from sourcier.cli.helping import Command, family
from sourcier.cli.lines import Line, Role, show
from sourcier.cli.session import session_of, write_json
from sourcier.errors import ReleaseError
from sourcier.releases.comparing import compare
from sourcier.releases.overview import overview
from sourcier.releases.pruning import prune as remove_old
from sourcier.releases.verification import verify as check

app = family()
KEPT = 3
NO_CORPUS = (
    "aucun corpus n'est construit dans {home} ; lancez « sourcier demo » ou "
    "« sourcier corpus build CONFIGURATION.toml »"
)
NEEDED = (
    "version {name} non supprimée : des réponses gardées se rejouent sur elle ; "
    "« sourcier ledger list » les nomme, « sourcier ledger unkeep » les libère"
)
Verbose = Annotated[bool, typer.Option("--verbose", help="Tout lister.")]


@app.callback()
def corpus() -> None:
    """Construire, décrire, comparer, vérifier les versions du corpus."""


@app.command(cls=Command)
def build(
    context: typer.Context,
    configuration: Annotated[
        Path, typer.Argument(metavar="CONFIG.toml", help="Les sources à lire.")
    ],
    *,
    as_program: JsonOutput = False,
    keep_going: Annotated[
        bool,
        typer.Option("--keep-going", help="Laisser de côté un fichier illisible."),
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Repartir de rien : ni version, ni cache.")
    ] = False,
    verbose: Verbose = False,
) -> None:
    """Construire une version et la mettre en vigueur, ou garder la précédente."""
    session = session_of(context)
    built = building.build(configuration, session, keep_going=keep_going, fresh=fresh)
    if as_program:
        write_json(overviews.built_json(built))
    else:
        show(building.lines_of(built, session, verbose=verbose))


@app.command(cls=Command)
def status(
    context: typer.Context,
    release: Annotated[str | None, typer.Argument(metavar="VERSION")] = None,
    *,
    as_program: JsonOutput = False,
    verbose: Verbose = False,
) -> None:
    """Dire ce que contient la version en vigueur, et ce qu'elle n'est pas."""
    session = session_of(context)
    home = bootstrap.home(session.settings)
    found = overview(home, name=release, today=bootstrap.now().date())
    if found is None:
        raise ReleaseError(NO_CORPUS, home=home.root)
    if as_program:
        write_json(overviews.overview_json(found, verbose=verbose))
    else:
        show(overviews.lines_of(found, session.speech, verbose=verbose))


@app.command(cls=Command)
def changes(
    context: typer.Context,
    before: Annotated[str, typer.Argument(metavar="[A", help="Version de départ.")] = "",
    after: Annotated[str, typer.Argument(metavar="B]", help="Version d'arrivée.")] = "",
    *,
    as_program: JsonOutput = False,
    verbose: Verbose = False,
) -> None:
    """Dire ce qui diffère entre deux versions : les deux dernières, sinon A et B."""
    session = session_of(context)
    found = compare(bootstrap.workshop(session.settings), before, after)
    if as_program:
        write_json(overviews.changes_json(found))
    else:
        show(overviews.changes_lines(found, session, verbose=verbose))


@app.command(cls=Command)
def verify(
    context: typer.Context,
    release: Annotated[str | None, typer.Argument(metavar="VERSION")] = None,
    *,
    as_program: JsonOutput = False,
) -> None:
    """Relire toute une version : empreintes, places, index. Échoue si elle est altérée."""
    session = session_of(context)
    home = bootstrap.home(session.settings)
    name = release or home.current()
    if name is None:
        raise ReleaseError(NO_CORPUS, home=home.root)
    found = building.with_progress(
        session,
        lambda progress: check(
            bootstrap.workshop(session.settings, progress=progress), name
        ),
    )
    if as_program:
        write_json(asdict(found))
    else:
        show(overviews.verification_lines(found, session.speech))
    if found.faults:
        raise typer.Exit(1)


@app.command(cls=Command)
def prune(
    context: typer.Context,
    *,
    keep: Annotated[
        int, typer.Option("--keep", help="Combien de versions garder.", min=1)
    ] = KEPT,
    as_program: JsonOutput = False,
) -> None:
    """Supprimer les versions anciennes, jamais celle en vigueur ni une qui est lue."""
    session = session_of(context)
    done = remove_old(
        bootstrap.home(session.settings),
        keep=keep,
        needed=lambda: bootstrap.needed_releases(session.settings),
    )
    if as_program:
        write_json(asdict(done))
        return
    number = session.speech.number
    text = session.say(
        "versions supprimées : {removed}, gardées : {kept} ; {freed} Mo libérés",
        removed=number(len(done.removed)),
        kept=number(len(done.kept)),
        freed=number(done.freed / 1_000_000, digits=1),
    )
    refused = [session.say(NEEDED, name=name) for name in done.needed]
    show([Line(Role.PLAIN, text), *(Line(Role.NOTICE, one) for one in refused)])
