"""What a question wants to hear of, and what a sentence speaks of in its own words.

A rubric tells the aspect of what stands under it (`nlp/aspects.py`). A case report has no
rubrics and a leaflet's are wide: there the words of the sentence itself tell whether it
speaks of an image, of an operation, of an outcome. Cues in `lexicons/themes.csv`; `*`
stands for any beginning or ending. A question about a medicine has other themes than one
about a case (column `about`).
"""

import re
from collections.abc import Mapping
from functools import cache

from sourcier.nlp.lexicon_file import rows
from sourcier.nlp.normalise import fold

_COLUMNS = ("theme", "about", "where", "cue", "origin", "added")


@cache
def _patterns(where: str, about: str) -> Mapping[str, re.Pattern[str]]:
    cues: dict[str, list[str]] = {}
    for row in rows("themes.csv", _COLUMNS):
        if row["where"] == where and about in {row["about"], "any"}:
            cues.setdefault(row["theme"], []).append(_pattern(row["cue"]))
    return {
        theme: re.compile(rf"(?<!\w)(?:{'|'.join(sorted(words, reverse=True))})(?!\w)")
        for theme, words in cues.items()
    }


def _pattern(cue: str) -> str:
    return r"[\s-]{1,3}".join(
        re.escape(word).replace(r"\*", r"\w{0,20}") for word in fold(cue).split()
    )


def themes_of_question(text: str, *, medicine: bool) -> frozenset[str]:
    """Give the themes that a question asks about.

    Args:
        text: the question, or the part of it that says what is asked for.
        medicine: the question names one.

    >>> sorted(themes_of_question("nodule du sein, fille de 12 ans : echo", medicine=False))
    ['imaging']
    """
    folded, about = fold(text), "medicine" if medicine else "case"
    return frozenset(
        theme for theme, cue in _patterns("question", about).items() if cue.search(folded)
    )


def said(text: str, among: frozenset[str]) -> frozenset[str]:
    """Give the themes, among those asked about, that a sentence speaks of.

    >>> sorted(said("L'échographie montrait un kyste.", frozenset({"imaging", "surgery"})))
    ['imaging']
    """
    if not among:
        return among
    folded, cues = fold(text), _patterns("sentence", "any")
    return frozenset(theme for theme in among if cues[theme].search(folded))
