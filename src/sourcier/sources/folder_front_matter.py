"""The block of `key: value` lines that may open a Markdown file."""

import re
from collections.abc import Callable, Mapping

from sourcier.errors import SourceError
from sourcier.evidence.document import Relation
from sourcier.evidence.status import Status
from sourcier.sources import articles
from sourcier.sources.dates import read_date
from sourcier.sources.folder_draft import Facts

_MOST = 100
"""Lines: a longer block is text between two rules."""
_FENCE = re.compile(r"---[ \t]*")
_PAIR = re.compile(r"([A-Za-z_]+)[ \t]*:[ \t]*(.*?)[ \t]*")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_SEPARATOR = re.compile(r"[ \t]*,[ \t]*")


def split(text: str, *, file: str) -> tuple[Facts, str]:
    r"""Part the front matter of a Markdown text from its body.

    Args:
        text: NFC, with plain line ends.
        file: the file's name, for the message.

    Raises:
        SourceError: an unknown or repeated key, a value that it cannot take, or a block
            that is not closed; names the file and the line.

    >>> facts, body = split("---\ntitle: Sel\nbrands: SELIX, SALO\n---\nPeu.", file="a.md")
    >>> facts.title, facts.codes, body
    ('Sel', (('brand', 'SALO'), ('brand', 'SELIX')), 'Peu.')
    """
    lines = text.split("\n")
    if not _FENCE.fullmatch(lines[0]):
        return Facts(), text
    ends = [i for i in range(1, min(len(lines), _MOST)) if _FENCE.fullmatch(lines[i])]
    if not ends:
        _refuse_open(lines[1:2], file)
        return Facts(), text
    said = _pairs(lines[1 : ends[0]], file)
    return _facts(said, file), "\n".join(lines[ends[0] + 1 :])


def _refuse_open(first: list[str], file: str) -> None:
    """Tell a rule that opens a text from an entry of a block that nobody closed."""
    pair = _PAIR.fullmatch(first[0]) if first else None
    if pair and pair.group(1) in _KEYS:
        raise SourceError(
            "{file}, ligne 1 : en-tête ouvert par --- et jamais refermé ; "
            "ajoutez une ligne --- après ses champs",
            file=file,
        )


def _pairs(lines: list[str], file: str) -> dict[str, tuple[int, str]]:
    said: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines, 2):
        if not line.strip() or line.startswith("#"):
            continue
        pair = _PAIR.fullmatch(line)
        key = pair.group(1) if pair else line.strip()
        if pair is None or key not in _KEYS or key in said:
            raise SourceError(
                "{file}, ligne {line} : champ « {key} » inconnu ou répété dans "
                "l'en-tête ; champs connus : {known}",
                file=file,
                line=number,
                key=key[:40],
                known=", ".join(sorted(_KEYS)),
            )
        said[key] = number, _unquoted(pair.group(2))
    return said


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _facts(said: Mapping[str, tuple[int, str]], file: str) -> Facts:
    """Read each value with the reader of its key; an empty one says nothing."""
    read: dict[str, object] = {}
    for key, (number, value) in said.items():
        if not value:
            continue
        found = _KEYS[key](value)
        if found is None:
            raise SourceError(
                "{file}, ligne {line} : valeur « {value} » refusée pour {key} ; {hint}",
                file=file,
                line=number,
                value=value[:40],
                key=key,
                hint=_HINTS[key],
            )
        read[key] = found
    return _assembled(read)


def _assembled(read: dict[str, object]) -> Facts:
    codes: set[tuple[str, str]] = set()
    for key, scheme in _SCHEMES.items():
        codes |= {(scheme, name) for name in _names(read.pop(key, ""))}
    newer = read.pop("superseded_by", "")
    relations = tuple(Relation("superseded_by", target) for target in _names(newer))
    facts: Callable[..., Facts] = Facts
    return facts(**read, relations=relations, codes=tuple(sorted(codes)))


def _names(value: object) -> list[str]:
    return [name for name in _SEPARATOR.split(str(value)) if name]


def _status(value: str) -> Status | None:
    return Status(value) if value in set(Status) else None


def _address(value: str) -> str | None:
    return value if _ADDRESS.fullmatch(value) else None


_SCHEMES = {
    "substance": "substance",
    "substances": "substance",
    "brand": "brand",
    "brands": "brand",
}
_KEYS: Mapping[str, Callable[[str], object]] = {
    **dict.fromkeys(("id", "title", "issuer", "licence", "superseded_by"), str),
    **dict.fromkeys(_SCHEMES, str),
    **dict.fromkeys(("published", "updated", "retrieved"), read_date),
    "language": articles.language,
    "status": _status,
    "url": _address,
}
_HINTS = {
    **dict.fromkeys(("published", "updated", "retrieved"), "écrivez AAAA-MM-JJ"),
    "language": "écrivez un code de langue comme fr ou en",
    "status": f"valeurs connues : {', '.join(sorted(Status))}",
    "url": "écrivez une adresse qui commence par https://",
}
