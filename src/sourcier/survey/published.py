"""Figures of a survey as somebody published them, read from a TOML file."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType

from sourcier.errors import SurveyError
from sourcier.survey.phrases import share_in

WHOLE = 100.0
UNREADABLE = "le fichier {path} ne se lit pas : donnez un fichier TOML en UTF-8"
NOT_TOML = "{path} n'est pas du TOML correct ({cause})"
NO_TABLE = "{path} : il faut une table [survey] et au moins une table [[figure]]"
NO_SHARE = "{path}, {where} : « share » est une part de 0 à 100"
NO_COUNT = "{path}, {where} : « n » est un nombre entier d'au moins 1"
TWICE = "{path} : deux figures portent l'identifiant « {id} »"


@dataclass(frozen=True, slots=True)
class Figure:
    """One share as printed; what is not printed is empty or None.

    Args:
        id: names it in the findings.
        share: in percent.
        step: half of the last digit printed, in points; *8 in 10* is known to 5 points.
        printed: the sentence as published.
        indicator: what is counted.
        implies: an indicator that this one presupposes.
        base: those among whom the share is taken, in the words printed.
        group: the sub-group of them, in the words printed.
        n: how many they are, where printed.
        unit: what is counted: respondents, cases…
        asked_of: who was asked.
        wording: the question as asked.
    """

    id: str
    share: float
    step: float
    printed: str = ""
    indicator: str = ""
    implies: str = ""
    base: str = ""
    group: str = ""
    n: int | None = None
    unit: str = "respondents"
    asked_of: str = ""
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """A published survey: what it says of itself, and its figures.

    Args:
        about: the fields of `[survey]`, as text.
        n: respondents, where printed.
        figures: in the order printed.
        unread: keys of the file that no rule reads.
    """

    about: Mapping[str, str]
    n: int | None
    figures: Sequence[Figure]
    unread: Sequence[str] = ()


TEXTS = tuple(
    field.name for field in fields(Figure) if field.name not in {"share", "step", "n"}
)


def read(path: Path) -> Published:
    """Read a published survey.

    Raises:
        SurveyError: the file is not there, is not TOML, or lacks a share or an id.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as cause:
        raise SurveyError(UNREADABLE, path=path.name) from cause
    return parse(text, name=path.name)


def parse(text: str, *, name: str) -> Published:
    """Read a published survey from its text.

    Args:
        text: TOML.
        name: of the file, for the messages.

    Raises:
        SurveyError: it is not TOML, or lacks a share or an id.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as cause:
        raise SurveyError(NOT_TOML, path=name, cause=str(cause)) from cause
    about, rows = table.get("survey", {}), table.get("figure", [])
    if not (isinstance(about, dict) and isinstance(rows, list) and rows):
        raise SurveyError(NO_TABLE, path=name)
    fractions = _fractions(rows)
    figures = tuple(
        _figure(row, place, name, fractions=fractions) for place, row in enumerate(rows, 1)
    )
    _distinct(figures, name)
    unread = {key for row in rows for key in row} - {*TEXTS, "share", "n"}
    said = {key: _words(value) for key, value in about.items() if key != "n"}
    n = _count(about.get("n"), "[survey]", name)
    return Published(MappingProxyType(said), n, figures, tuple(sorted(unread)))


def _words(value: object) -> str:
    return " ; ".join(map(str, value)) if isinstance(value, list) else str(value).strip()


def _fractions(rows: Sequence[object]) -> bool:
    """Tell shares written as 0.81 from shares written as 81: the whole file decides."""
    shares = [row.get("share") for row in rows if isinstance(row, dict)]
    given = [share for share in shares if isinstance(share, float | int)]
    return (
        bool(given)
        and all(share <= 1 for share in given)
        and any(isinstance(share, float) and 0 < share < 1 for share in given)
    )


def _figure(row: object, place: int, name: str, *, fractions: bool) -> Figure:
    where = f"[[figure]] {place}"
    if not isinstance(row, dict):
        raise SurveyError(
            "{path}, {where} : une table est attendue", path=name, where=where
        )
    texts = {key: _words(row[key]) for key in TEXTS if key in row}
    where = texts.setdefault("id", "") or where
    if not texts["id"]:
        raise SurveyError("{path}, {where} : il manque « id »", path=name, where=where)
    share, step = _share(row.get("share"), texts.get("printed", ""), fractions=fractions)
    if share is None or not 0 <= share <= WHOLE:
        raise SurveyError(NO_SHARE, path=name, where=where)
    texts["unit"] = texts.get("unit", "") or "respondents"
    return Figure(share=share, step=step, n=_count(row.get("n"), where, name), **texts)


def _share(value: object, printed: str, *, fractions: bool) -> tuple[float | None, float]:
    said = share_in(printed)
    match value:
        case bool():
            return None, 0
        case int() | float():
            share = float(value) * (WHOLE if fractions else 1)
            share = round(share, 6)
        case str():
            read_, step = share_in(value if "%" in value else f"{value} %") or (None, 0.0)
            return read_, step
        case _:
            return said or (None, 0.0)
    digits = len(f"{share:.6f}".rstrip("0").split(".")[1])
    step = 0.5 * 10.0**-digits
    rough = said is not None and abs(said[0] - share) <= said[1]
    return share, max(step, said[1]) if rough and said else step


def _count(value: object, where: str, name: str) -> int | None:
    if value is None or not value:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    raise SurveyError(NO_COUNT, path=name, where=where)


def _distinct(figures: Sequence[Figure], name: str) -> None:
    seen: set[str] = set()
    for figure in figures:
        if figure.id in seen:
            raise SurveyError(TWICE, path=name, id=figure.id)
        seen.add(figure.id)
