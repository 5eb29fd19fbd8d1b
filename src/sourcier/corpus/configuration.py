"""The corpus configuration: one TOML file, one `[[source]]` block a source."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TypeVar

from sourcier.errors import ConfigurationError
from sourcier.evidence.status import Status
from sourcier.sources.reading import Block

REQUIRED = ("kind", "name", "path")
NAMES: Mapping[type, str] = {str: "texte", dict: "table", bool: "true ou false"}
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Configuration:
    """The blocks of a corpus, in the order written.

    Args:
        blocks: one a source and edition; several of one name are its editions.
        root: the folder that relative paths start from.
        title: what the corpus is, in the owner's words; may be empty.
        limits: what it is not, one sentence each, shown by `corpus status`.
    """

    blocks: tuple[Block, ...]
    root: Path
    title: str = ""
    limits: tuple[str, ...] = ()


def read_configuration(path: Path) -> Configuration:
    """Read a corpus configuration.

    Raises:
        ConfigurationError: the file is missing, is no TOML, or says what nobody knows.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as failure:
        raise ConfigurationError(
            "configuration {file} illisible ({cause}) : vérifiez le chemin",
            file=path,
            cause=failure.strerror or type(failure).__name__,
        ) from None
    except UnicodeDecodeError:
        raise ConfigurationError(
            "configuration {file} : ce n'est pas de l'UTF-8 ; enregistrez-la en UTF-8",
            file=path,
        ) from None
    except (ValueError, RecursionError) as fault:
        raise ConfigurationError(
            "configuration {file} : TOML invalide ({cause})", file=path, cause=fault
        ) from None
    title, limits = _description(data.get("corpus", {}), path)
    return Configuration(_blocks(data, path), path.resolve().parent, title, limits)


def _description(table: object, path: Path) -> tuple[str, tuple[str, ...]]:
    """Read the optional `[corpus]` table: a title, and what the corpus is not."""
    given = dict(table) if isinstance(table, dict) else {"": table}
    title, limits = given.pop("title", ""), given.pop("limits", [])
    sentences = limits if isinstance(limits, list) else [limits, None]
    if given or not all(isinstance(words, str) for words in (title, *sentences)):
        raise ConfigurationError(
            'configuration {file} : [corpus] attend seulement title = "texte" et '
            'limits = ["phrase", …]',
            file=path,
        )
    return str(title), tuple(sentences)


def _blocks(data: Mapping[str, object], path: Path) -> tuple[Block, ...]:
    unknown = sorted(set(data) - {"source", "corpus"})
    if unknown:
        raise ConfigurationError(
            "configuration {file} : clé inconnue {keys} ; seuls des blocs [[source]] "
            "et une table [corpus] sont attendus",
            file=path,
            keys=", ".join(unknown),
        )
    tables = data.get("source")
    written = isinstance(tables, list) and all(isinstance(t, dict) for t in tables)
    if not isinstance(tables, list) or not tables or not written:
        raise ConfigurationError(
            "configuration {file} : aucun bloc [[source]] ; écrivez-en au moins un",
            file=path,
        )
    blocks = tuple(
        _block(table, number, path) for number, table in enumerate(tables, start=1)
    )
    _refuse_twins(blocks, path)
    return blocks


def _block(table: Mapping[str, object], number: int, path: Path) -> Block:
    known = {f.name for f in fields(Block)}
    place = {"file": path, "number": number}
    unknown = sorted(set(table) - known)
    if unknown:
        raise ConfigurationError(
            "configuration {file}, bloc {number} : clé inconnue {keys} ; "
            "clés possibles : {known}",
            keys=", ".join(unknown),
            known=", ".join(sorted(known)),
            **place,
        )
    missing = [key for key in REQUIRED if not table.get(key)]
    if missing:
        raise ConfigurationError(
            "configuration {file}, bloc {number} : il manque {keys}",
            keys=", ".join(missing),
            **place,
        )
    if not NAME.fullmatch(str(table["name"])):
        raise ConfigurationError(
            "configuration {file}, bloc {number} : name attend de 1 à 40 lettres "
            "minuscules sans accent, chiffres, - ou _",
            **place,
        )
    return _typed(table, place)


def _typed(table: Mapping[str, object], place: Mapping[str, object]) -> Block:
    plain = Block("", "", "")

    def text(key: str) -> str:
        value = table.get(key, getattr(plain, key))
        return _of_type(str, key, value, place)

    return Block(
        kind=text("kind"),
        name=text("name"),
        path=text("path"),
        issuer=text("issuer"),
        licence=text("licence"),
        language=text("language"),
        edition=_as_date("edition", table.get("edition"), place),
        retrieved=_as_date("retrieved", table.get("retrieved"), place),
        outline=text("outline"),
        status=_as_status(table.get("status", plain.status), place),
        fields=_of_type(dict, "fields", table.get("fields", {}), place),
        demonstration=_of_type(
            bool, "demonstration", table.get("demonstration", False), place
        ),
    )


def _of_type(wanted: type[T], key: str, value: object, place: Mapping[str, object]) -> T:
    if not isinstance(value, wanted):
        raise ConfigurationError(
            "configuration {file}, bloc {number} : {key} n'est pas du type attendu "
            "({wanted})",
            key=key,
            wanted=NAMES[wanted],
            **place,
        )
    return value


def _as_date(key: str, value: object, place: Mapping[str, object]) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))  # a date with a time is refused
    except ValueError:
        raise ConfigurationError(
            "configuration {file}, bloc {number} : {key} attend une date AAAA-MM-JJ",
            key=key,
            **place,
        ) from None


def _as_status(value: object, place: Mapping[str, object]) -> Status:
    try:
        return Status(str(value))
    except ValueError:
        raise ConfigurationError(
            "configuration {file}, bloc {number} : status attend l'un de : {known}",
            known=", ".join(Status),
            **place,
        ) from None


def _refuse_twins(blocks: tuple[Block, ...], path: Path) -> None:
    """Two blocks of one name are two editions: each must say which."""
    seen: set[tuple[str, date | None]] = set()
    for block in blocks:
        key = (block.name, block.edition)
        undated = block.edition is None and any(name == block.name for name, _ in seen)
        if key in seen or undated:
            raise ConfigurationError(
                "configuration {file} : plusieurs blocs nommés {name} sans éditions "
                "distinctes ; donnez à chacun son « edition = AAAA-MM-JJ »",
                file=path,
                name=block.name,
            )
        seen.add(key)
