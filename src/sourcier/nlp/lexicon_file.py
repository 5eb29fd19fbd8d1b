"""Read the word lists of `lexicons/`: csv with a header, each row with its origin."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from sourcier.errors import SourceError

_FOLDER = files("sourcier.nlp") / "lexicons"


@cache
def content(name: str) -> str:
    """Give the text of a lexicon.

    Raises:
        SourceError: the file is missing or not UTF-8.
    """
    try:
        return _FOLDER.joinpath(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise SourceError(
            "{file} : lexique absent ou illisible ; réinstallez Sourcier", file=name
        ) from None


def rows(name: str, columns: Sequence[str]) -> Iterator[Mapping[str, str]]:
    """Give the rows of a lexicon that must have at least `columns`, none of them empty.

    Raises:
        SourceError: the file is missing, or a row lacks a value.

    >>> next(rows("stopwords.csv", ["word", "language", "kind"]))["language"]
    'fr'
    """
    yield from parse(content(name), name, columns)


def parse(text: str, name: str, columns: Sequence[str]) -> Iterator[Mapping[str, str]]:
    """Read csv lines, and name the line that cannot be used.

    Raises:
        SourceError: a row lacks one of `columns`.
    """
    reader = csv.DictReader(text.splitlines(), strict=True)
    try:
        for row in reader:
            _refuse_gaps(row, name, reader.line_num, columns)
            yield row
    except csv.Error:
        raise SourceError(
            "{file}, ligne {line} : ligne csv illisible ; corrigez les guillemets",
            file=name,
            line=reader.line_num + 1,
        ) from None


def _refuse_gaps(
    row: Mapping[str, str | None], name: str, line: int, columns: Sequence[str]
) -> None:
    missing = [column for column in columns if not row.get(column)]
    if missing:
        raise SourceError(
            "{file}, ligne {line} : colonne {column} vide ou absente ; complétez la ligne",
            file=name,
            line=line,
            column=missing[0],
        )
