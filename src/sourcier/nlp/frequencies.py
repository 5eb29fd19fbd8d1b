"""Frequency classes that run into a list: « Rare (jusqu'à 1 personne sur 1 000) ».

Flattened leaflets write them between two bullets, often without a full stop before. Read
as part of the item before, they would put every effect that follows one class too high.
"""

import re
from collections.abc import Iterator
from functools import cache

from sourcier.nlp.lexicon_file import rows
from sourcier.nlp.lines import unfinished

_LONGEST = 200
"""Characters of a class with its gloss; what is longer also says something else."""


def _alternatives(kind: str) -> str:
    listed = rows("frequencies.csv", ["written", "kind"])
    written = (row["written"] for row in listed if row["kind"] == kind)
    return "|".join(re.escape(words) for words in sorted(written, key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what a class looks like inside a text, and as a unit that only announces."""
    label, gloss = _alternatives("label"), _alternatives("gloss")
    inside = rf"(?<=\s)(?:{label})(?=\s?[:(]|\s(?:{gloss})|\s*\Z)"
    alone = rf"[^\w(]{{0,3}}(?:{label})(?:\s?[:(]|\s?:\s?\()?(?:\s?(?:{gloss})[^·]*|\s?:)?"
    return re.compile(inside), re.compile(alone)


def class_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Give the places in `start:end` where a frequency class begins.

    >>> list(class_starts("· toux Rare (1 sur 1 000) ", 0, 26))
    [7]
    """
    for found in _patterns()[0].finditer(text, start, end):
        before = text[max(start, found.start() - 24) : found.start()].rstrip()
        if before and not unfinished(before) and any(map(str.isalnum, before)):
            yield found.start()


def announces(words: str) -> bool:
    """Say whether a unit is a frequency class and nothing else.

    >>> announces("Rare (1 sur 1 000)"), announces("Rare : toux")
    (True, False)
    """
    return len(words) <= _LONGEST and bool(_patterns()[1].fullmatch(words))
