"""`sourcier survey`: the Baromètre; first, what a published survey cannot claim."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from sourcier.cli.asking import JsonOutput
from sourcier.cli.helping import Command, family
from sourcier.cli.lines import BLANK, Line, Role, show
from sourcier.cli.session import session_of, write_json
from sourcier.survey.audit import Audit, audit
from sourcier.survey.bases import Based
from sourcier.survey.findings import Remark
from sourcier.survey.published import read
from sourcier.wording.speech import Speech

app = family()


@app.callback()
def survey() -> None:
    """Enquêtes : ce que des chiffres publiés peuvent et ne peuvent pas dire."""


@app.command(name="audit", cls=Command)
def audit_command(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FICHIER", help="Enquête publiée, en TOML.")
    ],
    *,
    as_program: JsonOutput = False,
) -> None:
    """Relire une enquête publiée : bases impossibles, écarts dus au hasard, oublis."""
    speech = session_of(context).speech
    done = audit(read(file))
    if as_program:
        write_json(_as_json(done, speech))
        return
    show(_lines(done, speech))


def _as_json(done: Audit, speech: Speech) -> Mapping[str, object]:
    return {
        "schema": "sourcier.survey-audit/1",
        "survey": {**done.survey.about, "n": done.survey.n},
        "figures": [_figure(one) for one in done.figures],
        "findings": [
            {
                "code": str(found.code),
                "figures": list(found.figures),
                "sentence": _sentence(found, speech),
            }
            for found in done.findings
        ],
        "unread": list(done.survey.unread),
    }


def _figure(one: Based) -> Mapping[str, object]:
    interval = one.interval
    return {
        "id": one.figure.id,
        "share": one.figure.share,
        "base": one.figure.base,
        "group": one.figure.group,
        "n": one.n,
        "n_from": str(one.known),
        "interval": interval and [round(100 * bound, 2) for bound in interval],
        "method": interval and "wilson",
    }


def _sentence(found: Remark, speech: Speech) -> str:
    values = {name: _value(value, speech) for name, value in found.values.items()}
    if "item" in values:
        values["item"] = speech.tell("disclosure", values["item"])
    return speech.tell("audit", found.key, **values)


def _value(value: object, speech: Speech) -> str:
    match value:
        case float():
            return _percent(value, speech)
        case int():
            return speech.number(value)
        case _:
            return str(value)


def _percent(value: float, speech: Speech) -> str:
    digits = 0 if round(value) == value else 1
    number = speech.number(value, digits=digits)
    return f"{number}\u00a0%" if speech.lang == "fr" else f"{number}%"


def _lines(done: Audit, speech: Speech) -> Iterator[Line]:
    yield Line(Role.FIRST, done.survey.about.get("title", ""))
    yield BLANK
    for one in done.figures:
        yield Line(Role.PLAIN, _measured(one, speech))
    yield BLANK
    if not done.findings:
        yield Line(Role.FIRST, speech.say("Aucune contradiction trouvée par les règles."))
    for found in done.findings:
        concerned = ", ".join(found.figures)
        head = " · ".join(filter(None, (str(found.code), concerned)))
        yield Line(Role.FIRST, head)
        yield Line(Role.PLAIN, _sentence(found, speech), 2)


def _measured(one: Based, speech: Speech) -> str:
    size = "" if one.n is None else speech.number(one.n)
    parts = [
        f"{one.figure.id} : {_percent(one.figure.share, speech)}",
        one.figure.base,
        one.figure.group,
        speech.tell("base_size", one.known, n=size),
    ]
    if one.interval:
        low, high = (_percent(round(100 * bound, 1), speech) for bound in one.interval)
        parts.append(speech.say("intervalle à 95 % : {low} à {high}", low=low, high=high))
    return " · ".join(filter(None, parts))
