"""Words that stand before an identifier, or before what only bears a name.

They are rows of `data/cues.csv`.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from sourcier.nlp.cues import cue_pattern
from sourcier.nlp.normalise import fold

FOLDER = files(__package__).joinpath("data")


def rows(name: str) -> Iterator[Mapping[str, str]]:
    """Give the rows of a list of this room."""
    text = FOLDER.joinpath(name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    cues: dict[str, list[str]] = {}
    for row in rows("cues.csv"):
        cues.setdefault(row["kind"], []).append(cue_pattern(row["cue"]))
    return {
        kind: re.compile(
            rf"(?<![\w.])(?:{'|'.join(sorted(words, reverse=True))})(?:(?<=\.)|(?!\w))"
        )
        for kind, words in cues.items()
    }


def pattern(kind: str) -> re.Pattern[str]:
    """Give the expression of one kind of cue, to be used on folded text.

    >>> bool(pattern("civility").fullmatch("mme"))
    True
    """
    return _patterns()[kind]


@cache
def words(kind: str) -> frozenset[str]:
    """Give the words of one kind, folded."""
    return frozenset(fold(row["word"]) for row in rows("words.csv") if row["kind"] == kind)
