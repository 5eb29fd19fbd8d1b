"""Cues that steer the choice and the refusal, read from `data/cues.csv`."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from sourcier.nlp.cues import cue_pattern


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    table = files(__package__).joinpath("data", "cues.csv").read_text(encoding="utf-8")
    cues: dict[str, list[str]] = {}
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
