"""The csv tables of `data/`: knowledge that a pharmacist can read and correct."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from sourcier.nlp.lexicon_file import parse


@cache
def _content(name: str) -> str:
    return files(__package__).joinpath("data", name).read_text(encoding="utf-8")


def table(name: str, columns: Sequence[str]) -> list[Mapping[str, str]]:
    """Give the rows of a table, every one of `columns` filled.

    Raises:
        SourceError: a row lacks a value.

    >>> table("omission_aspects.csv", ["aspect", "origin", "added"])[0]["aspect"]
    'posology'
    """
    return list(parse(_content(name), name, columns))
