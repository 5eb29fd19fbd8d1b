"""The kinds of question that a set may hold, read from `data/kinds.csv`."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question.

    Args:
        name: as the file of questions writes it.
        answerable: the sources hold an answer.
        french: as reports write it.
        english: the same.
    """

    name: str
    answerable: bool
    french: str
    english: str


@cache
def kinds() -> Mapping[str, Kind]:
    """Give the kinds in the order of reports.

    >>> kinds()["leaflet"].answerable, kinds()["absent_drug"].answerable
    (True, False)
    """
    table = files(__package__).joinpath("data", "kinds.csv").read_text(encoding="utf-8")
    return {
        row["kind"]: Kind(
            row["kind"], row["answerable"] == "yes", row["french"], row["english"]
        )
        for row in csv.DictReader(table.splitlines())
    }
