"""What a question asks about, and what a rubric speaks of. Cues in `lexicons/aspects.csv`.

A cue is one or more words; `*` at the end of a word stands for any ending. Cues are
compared without case and accents.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from sourcier.nlp.lexicon_file import content, rows
from sourcier.nlp.normalise import fold

FILE = "aspects.csv"
COLUMNS = ("aspect", "where", "cue", "origin", "added")
_RULES = 2
"""Raised by hand whenever a rule of this module changes."""
ASPECTS_VERSION = f"{_RULES}{hashlib.sha256(content(FILE).encode()).hexdigest()[:6]}"


@cache
def _patterns(where: str) -> Mapping[str, re.Pattern[str]]:
    cues: dict[str, list[str]] = {}
    for row in rows(FILE, COLUMNS):
        if row["where"] == where:
            cues.setdefault(row["aspect"], []).append(_pattern(row["cue"]))
    return {
        aspect: re.compile(
            rf"(?<![\w-])(?<!contre )(?:{'|'.join(sorted(words, reverse=True))})(?!\w)"
        )
        for aspect, words in cues.items()
    }


def _pattern(cue: str) -> str:
    return r"[\s-]{1,3}".join(
        re.escape(word).replace(r"\*", r"\w{0,20}")
        for word in re.split(r"[\s]+", fold(cue))
    )


def aspects_of_question(text: str) -> tuple[str, ...]:
    """Give the aspects that a question asks about, in alphabetical order.

    >>> aspects_of_question("ibuprofène allaitement ?")
    ('breastfeeding',)
    """
    folded = fold(text)
    return tuple(
        sorted(a for a, pattern in _patterns("question").items() if pattern.search(folded))
    )


def aspects_of_heading(path: Sequence[str]) -> tuple[str, ...]:
    """Give the aspects of the nearest heading that has any, from the lowest up.

    >>> aspects_of_heading(["3. COMMENT PRENDRE X ?", "Si vous oubliez de prendre X"])
    ('missed_dose',)
    """
    return next(
        (found for heading in reversed(path) if (found := _of_heading(heading))), ()
    )


@lru_cache(maxsize=16_384)
def _of_heading(heading: str) -> tuple[str, ...]:
    folded = fold(heading)
    return tuple(
        sorted(a for a, pattern in _patterns("heading").items() if pattern.search(folded))
    )
