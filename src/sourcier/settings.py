"""One frozen object, read once, at the door.

A setting is written in `settings.toml` of the home folder, or given as an environment
variable `SOURCIER_NAME`, which wins. A key that nobody knows is an error.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from sourcier.errors import SettingsError

PREFIX = "SOURCIER_"
FILE = "settings.toml"
LANGUAGES = ("fr", "en")
RECORDS = ("text", "digest", "off")
MOST_WORKERS = 64
MOST_DAYS = 3_650
TRUE = {"true": True, "1": True, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the owner of the installation decides.

    Args:
        home: the folder that holds everything.
        lang: of messages and labels: fr or en.
        workers: processes that read and analyse during a build.
        real_data: folder of the official files that tests and benchmarks read.
        record: of each reply: with the text of the question, with its keyed digest alone,
            or off.
        retention_days: after which a recorded reply is erased, unless it is kept.
        retention_reason: why replies stay longer than 30 days; must then be written.
        record_required: no answer is shown unless it could be recorded.
    """

    home: Path
    lang: str = "fr"
    workers: int = 2
    real_data: Path | None = None
    record: str = "text"
    retention_days: int = 30
    retention_reason: str = ""
    record_required: bool = False


def read(environ: Mapping[str, str], *, home: Path | None = None) -> Settings:
    """Read the settings from the environment, then from the file of the home folder.

    Args:
        environ: the environment, as an argument.
        home: the folder given on the command line; wins over the environment.

    Raises:
        SettingsError: a key is unknown, or a value impossible.

    >>> read({"SOURCIER_HOME": "var", "SOURCIER_LANG": "en", "PATH": "/bin"}).lang
    'en'
    """
    given = {
        key.removeprefix(PREFIX).lower(): value
        for key, value in environ.items()
        if key.startswith(PREFIX)
    }
    place = home or Path(given.get("home") or _default_home(environ))
    written = _file(place / FILE)
    values = {**written, **given}
    _refuse_unknown(values)
    return Settings(
        home=place,
        lang=_language(str(values.get("lang", "fr"))),
        workers=_workers(values.get("workers", 2)),
        real_data=Path(str(values["real_data"])) if values.get("real_data") else None,
        record=_record(str(values.get("record", "text"))),
        retention_days=_days(values.get("retention_days", 30)),
        retention_reason=str(values.get("retention_reason", "")),
        record_required=_flag(values.get("record_required", False)),
    )


def _default_home(environ: Mapping[str, str]) -> str:
    """The platform's data folder (XDG Base Directory Specification)."""
    data = environ.get("XDG_DATA_HOME") or f"{environ.get('HOME', '.')}/.local/share"
    return f"{data}/sourcier"


def _file(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as fault:
        raise SettingsError(
            "réglages {file} illisibles ({cause}) ; corrigez le fichier",
            file=path,
            cause=fault,
        ) from None


def _refuse_unknown(values: Mapping[str, object]) -> None:
    known = sorted(field.name for field in fields(Settings))
    unknown = sorted(set(values) - set(known))
    if unknown:
        raise SettingsError(
            "réglage inconnu : {keys} ; réglages possibles : {known}",
            keys=", ".join(unknown),
            known=", ".join(known),
        )


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise SettingsError("lang attend l'un de : {known}", known=", ".join(LANGUAGES))
    return value


def _workers(value: object) -> int:
    text = str(value)
    if not text.isdecimal() or not 1 <= int(text) <= MOST_WORKERS:
        raise SettingsError("workers attend un nombre de 1 à 64")
    return int(text)


def _record(value: str) -> str:
    if value not in RECORDS:
        raise SettingsError("record attend l'un de : {known}", known=", ".join(RECORDS))
    return value


def _days(value: object) -> int:
    text = str(value)
    if not text.isdecimal() or not 1 <= int(text) <= MOST_DAYS:
        raise SettingsError("retention_days attend un nombre de jours, de 1 à 3650")
    return int(text)


def _flag(value: object) -> bool:
    found = TRUE.get(str(value).lower())
    if found is None:
        raise SettingsError("record_required attend true ou false")
    return found
