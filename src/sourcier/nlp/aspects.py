"""What a question asks about, and what a rubric speaks of. Cues in `lexicons/aspects.csv`.

A cue is one or more words; `*` at the end of a word stands for any ending, `#` for a
number. Cues are compared without case and accents. Where a cue counts is told by its
column `where`: *heading* in a rubric, *question* in a question, *several* in a question
that names several medicines (*avec*, *sous*), *fallback* in one whose aspect nothing else
tells (*si BAV*); *not* takes away an expression that only looks like a cue (*conduite à
tenir*).
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from sourcier.nlp.lexicon_file import rows
from sourcier.nlp.normalise import fold

FILE = "aspects.csv"
COLUMNS = ("aspect", "where", "cue", "origin", "added")
_RULES = 3
"""Raised by hand whenever a rule on headings changes."""
_NEVER = "(?!)"


def _cues(where: str) -> Iterator[tuple[str, str]]:
    for row in rows(FILE, COLUMNS):
        if row["where"] == where:
            yield row["aspect"], row["cue"]


_HEADINGS = "\n".join(f"{aspect},{cue}" for aspect, cue in _cues("heading"))
ASPECTS_VERSION = f"{_RULES}{hashlib.sha256(_HEADINGS.encode()).hexdigest()[:6]}"
"""Only cues of headings are part of an index: those of questions may change freely."""


@cache
def _patterns(where: str) -> Mapping[str, re.Pattern[str]]:
    cues, excluded = _by_aspect(where), _by_aspect("not")
    return {
        aspect: re.compile(
            rf"(?<![\w-])(?<!contre )(?!(?:{excluded.get(aspect, _NEVER)})(?!\w))"
            rf"(?:{words})(?!\w)"
        )
        for aspect, words in cues.items()
    }


def _by_aspect(where: str) -> Mapping[str, str]:
    found: dict[str, list[str]] = {}
    for aspect, cue in _cues(where):
        found.setdefault(aspect, []).append(_pattern(cue))
    return {
        aspect: "|".join(sorted(words, reverse=True)) for aspect, words in found.items()
    }


def _pattern(cue: str) -> str:
    return r"[\s-]{1,3}".join(
        re.escape(word).replace(r"\*", r"\w{0,20}").replace(r"\#", r"\d{1,4}")
        for word in fold(cue).split()
    )


def aspects_of_question(text: str, *, medicines: int = 0) -> tuple[str, ...]:
    """Give the aspects that a question asks about, in alphabetical order.

    Args:
        text: the question.
        medicines: how many it names; beside several, *avec* asks for their interaction,
            beside one, *si* for what forbids it.

    >>> aspects_of_question("ibuprofène allaitement ?")
    ('breastfeeding',)
    >>> aspects_of_question("carbamazépine si BAV", medicines=1)
    ('contraindication', 'warnings')
    """
    folded = fold(text)
    found = _found("question", folded)
    if medicines > 1:
        found = found | _found("several", folded) or {"interactions"}
    elif medicines and not found:
        found = _found("fallback", folded)
    return tuple(sorted(found))


def _found(where: str, folded: str) -> set[str]:
    return {a for a, cue in _patterns(where).items() if cue.search(folded)}


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
    return tuple(sorted(_found("heading", fold(heading))))
