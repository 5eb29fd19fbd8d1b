"""Pharmaceutical forms named in a title or a question. Cues in `data/forms.csv`."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from sourcier.answering.tables import table
from sourcier.nlp.cues import cue_pattern
from sourcier.nlp.normalise import fold

COLUMNS = ("form", "where", "cue", "origin", "added")


@cache
def _patterns(where: str) -> Mapping[str, re.Pattern[str]]:
    cues: dict[str, list[str]] = {}
    for row in table("forms.csv", COLUMNS):
        if row["where"] in {"any", where}:
            cues.setdefault(row["form"], []).append(cue_pattern(row["cue"]))
    return {
        form: re.compile(rf"(?<!\w)(?:{'|'.join(sorted(words, reverse=True))})(?!\w)")
        for form, words in cues.items()
    }


@lru_cache(maxsize=4_096)
def forms_of(text: str, *, where: str = "title") -> Mapping[str, str]:
    """Give the forms that a text names, each with the words that name it.

    Args:
        text: a title, or a question.
        where: `title` or `question`; a question abbreviates.

    >>> dict(forms_of("SELOX 5 mg, gélule"))
    {'capsule': 'gelule'}
    """
    folded = fold(text)
    found = {form: cue.search(folded) for form, cue in _patterns(where).items()}
    return {form: match.group() for form, match in found.items() if match}
