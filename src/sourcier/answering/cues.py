"""Cues of the choice and the refusal, and of what stands beside an answer.

They are read from `data/cues.csv` and `data/beside_cues.csv`.
"""

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sourcier.nlp.cues import cue_pattern

FILES = ("cues.csv", "beside_cues.csv")


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    cues: dict[str, list[str]] = {}
    for name in FILES:
        table = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
        for row in csv.DictReader(table.splitlines()):
            cues.setdefault(row["kind"], []).append(cue_pattern(row["cue"]))
    return {
        kind: re.compile(rf"(?<!\w)(?:{'|'.join(sorted(words, reverse=True))})(?!\w)")
        for kind, words in cues.items()
    }


def pattern(kind: str) -> re.Pattern[str]:
    """Give the expression of one kind of cue, to be used on folded text.

    >>> bool(pattern("exception").search("sauf en cas de fievre"))
    True
    """
    return _patterns()[kind]
