"""The tables of a source that contradict each other: kept in the release, row by row.

A code in one table of the drug database that the table it refers to lacks is no fault of
the build: the rows are left unattached, and whoever runs the corpus can look them up.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from sourcier.errors import ReleaseError

FILE = "contradictions.json"
"""Beside the manifest; a release built before it was written has none."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The rows of one table that refer to nothing in its edition.

    Args:
        source: name of the block.
        edition: ISO date written in the configuration; empty when there is none.
        file: of the table.
        rows: line in the file, from 1, and the code that the other table lacks.
    """

    source: str
    edition: str
    file: str
    rows: tuple[tuple[int, str], ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes without their row elsewhere, each once, in the file's order."""
        return tuple(dict.fromkeys(code for _, code in self.rows))


def of_block(found: str, *, source: str, edition: str) -> Contradiction:
    """Read what the cache of a block holds of one table.

    >>> of_block('["CIP.txt", [[3, "6"], [4, "6"]]]', source="bdpm", edition="").codes
    ('6',)
    """
    file, rows = json.loads(found)
    return Contradiction(source, edition, file, _pairs(rows))


def dump(found: Sequence[Contradiction]) -> bytes:
    """Write them for a release, one table a line: most builds differ in a few."""
    lines = [json.dumps(asdict(one), ensure_ascii=False) for one in found]
    return ("[" + ",\n".join(lines) + "]\n").encode()


def read_contradictions(folder: Path) -> tuple[Contradiction, ...] | None:
    """Read those of a release; None when it was built before they were kept.

    Raises:
        ReleaseError: the file is damaged.
    """
    path = folder / FILE
    if not path.exists():
        return None
    try:
        data = json.loads(path.read_bytes())
        return tuple(
            Contradiction(one["source"], one["edition"], one["file"], _pairs(one["rows"]))
            for one in data
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise ReleaseError(
            "la version {name} du corpus est inachevée ou endommagée : {file} est "
            "illisible ; reconstruisez avec « corpus build --fresh »",
            name=folder.name,
            file=FILE,
        ) from None


def _pairs(rows: Sequence[Sequence[object]]) -> tuple[tuple[int, str], ...]:
    return tuple((int(str(line)), str(code)) for line, code in rows)
