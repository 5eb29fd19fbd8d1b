"""Records of a JSON Lines file, or of one JSON array, each with its line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sourcier.errors import SourceError
from sourcier.sources.reading import SourceFile

MAX_LINE = 10 * 1024 * 1024
"""Bytes of one record: a hundred times the longest official one."""

_SPACES = " \t\r\n"
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Record:
    """One record and where it stands.

    Args:
        file: the file's name.
        line: of its first character.
        values: its fields.
    """

    file: str
    line: int
    values: dict[str, object]


def records(file: SourceFile) -> Iterator[Record]:
    """Read the records of a file.

    Args:
        file: JSON Lines or one JSON array, plain or `.gz`.

    Raises:
        SourceError: the file cannot be read, is not UTF-8, is not JSON, holds something
            else than records, or a record is longer than `MAX_LINE`.
    """
    data = file.read().removeprefix(b"\xef\xbb\xbf")
    yield from (_array if data.lstrip()[:1] == b"[" else _lines)(data, file.name)


def _lines(data: bytes, file: str) -> Iterator[Record]:
    """Read one record a line; blank lines are passed over."""
    start, line = 0, 1
    while start < len(data):
        stop = data.find(b"\n", start)
        end = len(data) if stop < 0 else stop
        if end - start > MAX_LINE:
            raise _too_long(file, line)
        written = _decoded(data[start:end], file, line)
        if written.strip(_SPACES):
            yield Record(file, line, _record(_only(written, file, line), file, line))
        start, line = end + 1, line + 1


def _array(data: bytes, file: str) -> Iterator[Record]:
    """Read the items of one array, one after the other."""
    text = _decoded(data, file, 1)
    at, line, counted = text.index("[") + 1, 1, 0
    while (start := _skip(text, at)) < len(text) and text[start] != "]":
        line, counted = line + text.count("\n", counted, start), start
        value, end = _item(text, start, file, line)
        if end - start > MAX_LINE:
            raise _too_long(file, line)
        yield Record(file, line, _record(value, file, line))
        at = _past_comma(text, end, file, line)
    if text[start : start + 1] != "]":
        raise _no_json(file, line, "le tableau n'est pas fermé")
    if text[start + 1 :].strip(_SPACES):
        raise _no_json(file, line, "du texte suit la fin du tableau")


def _skip(text: str, at: int) -> int:
    while text[at : at + 1] and text[at] in _SPACES:
        at += 1
    return at


def _past_comma(text: str, at: int, file: str, line: int) -> int:
    """Step over the comma after an item, or stay before the bracket that closes."""
    after = _skip(text, at)
    if text[after : after + 1] not in {",", "]"}:
        raise _no_json(file, line, "virgule ou ] attendu après cet enregistrement")
    return after + 1 if text[after] == "," else at


def _item(text: str, start: int, file: str, line: int) -> tuple[object, int]:
    """Read one value and say where it ends; a fault names the line where it stands."""
    try:
        return _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as failure:
        lower = text.count("\n", start, failure.pos)
        raise _no_json(file, line + lower, failure.msg) from None
    except (ValueError, RecursionError) as failure:
        raise _no_json(file, line, type(failure).__name__) from None


def _only(text: str, file: str, line: int) -> object:
    """Read the one value of a line."""
    value, end = _item(text, _skip(text, 0), file, line)
    if text[end:].strip(_SPACES):
        raise _no_json(file, line, "du texte suit l'enregistrement")
    return value


def _record(value: object, file: str, line: int) -> dict[str, object]:
    if isinstance(value, dict):
        return value
    raise SourceError(
        "{file}, ligne {line} : un enregistrement {{…}} est attendu, pas une autre valeur "
        "JSON ; corrigez la ligne",
        file=file,
        line=line,
    )


def _decoded(data: bytes, file: str, line: int) -> str:
    """Decode strictly: JSON is UTF-8 (RFC 8259)."""
    try:
        return data.decode()
    except UnicodeDecodeError as failure:
        raise SourceError(
            "{file}, ligne {line} : octet 0x{byte} qui n'est pas de l'UTF-8, seul codage "
            "du JSON ; convertissez le fichier",
            file=file,
            line=line + data.count(b"\n", 0, failure.start),
            byte=f"{data[failure.start]:02X}",
        ) from None


def _no_json(file: str, line: int, cause: str) -> SourceError:
    return SourceError(
        "{file}, ligne {line} : JSON illisible ({cause}) ; corrigez la ligne ou "
        "récupérez le fichier à nouveau",
        file=file,
        line=line,
        cause=cause,
    )


def _too_long(file: str, line: int) -> SourceError:
    return SourceError(
        "{file}, ligne {line} : enregistrement de plus de {limit} octets ; "
        "découpez-le ou vérifiez que le fichier est bien celui attendu",
        file=file,
        line=line,
        limit=MAX_LINE,
    )
