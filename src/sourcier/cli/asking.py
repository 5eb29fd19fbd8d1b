"""What `ask` and `search` share: their options, the date, the sources, the text."""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from sourcier import bootstrap
from sourcier.errors import QuestionError
from sourcier.releases.release import Release

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
"""The one form that is read: others mean different days to different readers."""

QuestionText = Annotated[
    str | None, typer.Argument(metavar="QUESTION", help="La question, entre guillemets.")
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="AAAA-MM-JJ", help="Ce qui valait à cette date."),
]
Compare = Annotated[
    str | None,
    typer.Option(
        "--compare", metavar="AAAA-MM-JJ", help="Comparer à ce qui valait à cette date."
    ),
]
Sources = Annotated[
    list[str] | None,
    typer.Option(metavar="NOM", help="Chercher dans cette source ; peut se répéter."),
]
JsonOutput = Annotated[
    bool, typer.Option("--json", help="Sortie en JSON, pour un programme.")
]
Explain = Annotated[
    bool, typer.Option("--explain", help="Dire ce que chaque terme a apporté.")
]
QuestionFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FICHIER.jsonl",
        help="Une question par ligne (id, question) ; une ligne de JSON chacune.",
    ),
]

Keep = Annotated[
    bool,
    typer.Option("--keep", help="Garder la réponse, et la version qui l'a donnée."),
]


def one_of(question: str | None, file: Path | None) -> None:
    """Refuse a call with neither a question nor a file, or with both.

    Raises:
        typer.BadParameter: naming what is expected.
    """
    if (question is None) == (file is None):
        raise typer.BadParameter(
            "donnez une question entre guillemets, ou --questions FICHIER.jsonl",
            param_hint="'QUESTION'",
        )


def one_question(question: str | None, compare: str | None) -> None:
    """Refuse to compare the replies of a file.

    Raises:
        typer.BadParameter: naming what is expected.
    """
    if compare is not None and question is None:
        raise typer.BadParameter("donnez une seule question", param_hint="'--compare'")


def day_of(written: str | None, option: str = "--as-of") -> date:
    """Read a day; today when it is not given.

    Raises:
        typer.BadParameter: it is no date.
    """
    if written is None:
        return bootstrap.now().date()
    with suppress(ValueError):
        if DAY.fullmatch(written):
            return date.fromisoformat(written)
    raise typer.BadParameter("une date AAAA-MM-JJ est attendue", param_hint=f"'{option}'")


def known_sources(wanted: Sequence[str], release: Release) -> tuple[str, ...]:
    """Refuse a source that the release does not hold.

    Raises:
        QuestionError: naming those that it holds.
    """
    known = dict.fromkeys(source.name for source in release.manifest.sources)
    for name in wanted:
        if name not in known:
            raise QuestionError(
                "source inconnue : {name} ; sources de cette version : {known}",
                name=name,
                known=", ".join(known),
            )
    return tuple(wanted)


def text_of(typed: str) -> str:
    """Refuse bytes that are no text, which a shell hands over as lone surrogates.

    Raises:
        QuestionError: the question is not text.
    """
    try:
        typed.encode()
    except UnicodeEncodeError:
        raise QuestionError(
            "la question n'est pas un texte lisible en UTF-8 ; tapez-la de nouveau"
        ) from None
    return typed
