"""The official words of leaflet headings, read from `rubrics/` and made comparable."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

KEY = 4
"""Letters by which the headings that may start at a place are looked up."""

_FOLDS = (
    *zip("éèêëàâäîïôöûùüç²³", "eeeeaaaiioouuuc23", strict=True),
    *zip("’‘ʼ´`\u00a0\u202f\u2009\n\t–—‑", "'''''     ---", strict=True),
)
_PARTS = re.compile(r"(de \{x\}|\{x\}| )")
_OPEN_END = re.compile(r"\{[xy]\}$")
_NAME = "[^?!·»]{1,160}?"
_PATTERNS = {" ": " {1,4}", "{x}": _NAME, "de {x}": f"d(?:e {{1,4}}|' ?){_NAME}"}


def fold(text: str) -> str:
    """Make texts comparable, character for character: case, accents, apostrophes, spaces.

    >>> fold("Qu’est-ce que l’Été ?")
    "qu'est-ce que l'ete ?"
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for written, plain in _FOLDS:
        lower = lower.replace(written, plain)
    return lower


@dataclass(frozen=True, slots=True)
class Wording:
    """One official heading.

    Args:
        words: a pattern over folded text, up to the open end, if there is one.
        tail: the open end: `{x}` the medicine's name, `{y}` words of the leaflet.
        key: by which headings below it name it; may be empty.
        under: the keys of those that it stands below when one of them is open.
        anywhere: its words are unmistakable even where a full stop is missing before.
    """

    words: re.Pattern[str]
    tail: str
    key: str
    under: tuple[str, ...]
    anywhere: bool


@dataclass(frozen=True, slots=True)
class Wordings:
    """Every heading below the rubrics.

    Args:
        by_start: those that start with fixed words, by their first letters.
        after_name: those that start with the medicine's name.
    """

    by_start: Mapping[str, tuple[Wording, ...]]
    after_name: tuple[Wording, ...]


@cache
def wordings() -> Wordings:
    """Read `rubrics/leaflet_headings.csv`, the longest words first."""
    by_start: dict[str, list[Wording]] = {}
    after_name: list[Wording] = []
    for row in sorted(_rows("leaflet_headings.csv"), key=lambda r: -len(r["words"])):
        words = fold(row["words"])
        if words.startswith("{x}"):
            after_name.append(_wording(row, words.removeprefix("{x}")))
        else:
            by_start.setdefault(words[:KEY], []).append(_wording(row, words))
    return Wordings(
        {start: tuple(found) for start, found in by_start.items()}, tuple(after_name)
    )


@cache
def rubrics() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Read `rubrics/leaflet_rubrics.csv`: number and words, numbered as in a leaflet."""
    return tuple(
        (int(row["number"]), _pattern(fold(row["words"])))
        for row in sorted(_rows("leaflet_rubrics.csv"), key=lambda r: -len(r["words"]))
    )


def _wording(row: dict[str, str], words: str) -> Wording:
    open_end = _OPEN_END.search(words)
    return Wording(
        words=_pattern(words[: open_end.start()] if open_end else words),
        tail=open_end.group() if open_end else "",
        key=row["key"],
        under=tuple(key for key in row["under"].split("|") if key),
        anywhere=row["where"] == "anywhere",
    )


def _pattern(words: str) -> re.Pattern[str]:
    """Compile words: a space is any run of up to four, `{x}` the medicine's name."""
    parts = _PARTS.split(words)
    return re.compile("".join(_PATTERNS.get(part) or re.escape(part) for part in parts))


def _rows(name: str) -> list[dict[str, str]]:
    text = (files(__package__) / "rubrics" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
