"""Which kind of number a question wants, and which kinds a sentence gives.

Cues and units in `lexicons/measures.csv`: a duration asked for is answered by a number
with a unit of time, not by any number.
"""

import re
from collections.abc import Mapping
from functools import cache

from sourcier.nlp.cues import cue_pattern
from sourcier.nlp.lexicon_file import rows
from sourcier.nlp.normalise import fold

_COLUMNS = ("dimension", "where", "cue", "origin", "added")
_WORDS = "une?|deux|trois|quatre|cinq|six|sept|huit|dix|douze|demi"
_NUMBER = rf"(?:\d[\d\s.,/x]{{0,12}}|\b(?:{_WORDS})\b\s?)"


_ANY_NUMBER = re.compile(rf"\d|\b(?:{_WORDS}|matin|midi|soir|quotidien\w*|moitie|double)\b")
"""Figures, and words that count: « matin et soir » is twice a day."""


@cache
def _patterns(where: str) -> Mapping[str, re.Pattern[str]]:
    cues: dict[str, list[str]] = {}
    for row in rows("measures.csv", _COLUMNS):
        if row["where"] == where:
            cues.setdefault(row["dimension"], []).append(cue_pattern(row["cue"]))
    before = rf"{_NUMBER}(?:\*\*)?\s?" if where == "unit" else r"(?<!\w)"
    return {
        dimension: re.compile(rf"{before}(?:{'|'.join(sorted(words, reverse=True))})(?!\w)")
        for dimension, words in cues.items()
    }


def wanted(question: str) -> frozenset[str]:
    """Give the kinds of number that a question asks for.

    >>> sorted(wanted("Calciparine SC : température limite"))
    ['temperature']
    """
    folded = fold(question)
    return frozenset(d for d, cue in _patterns("question").items() if cue.search(folded))


def given(text: str, among: frozenset[str]) -> frozenset[str]:
    """Give the kinds of number that a text holds, among those that are wanted.

    >>> sorted(given("à conserver à 25 °C", frozenset({"temperature", "dose"})))
    ['temperature']
    """
    if not among:
        return among
    folded, units = fold(text), _patterns("unit")
    return frozenset(d for d in among if d in units and units[d].search(folded))


def counts(text: str) -> bool:
    """Say whether a text holds any number, in figures or in words.

    >>> counts("À prendre matin et soir."), counts("Parlez-en à votre médecin.")
    (True, False)
    """
    return _ANY_NUMBER.search(fold(text)) is not None
