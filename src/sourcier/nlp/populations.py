"""Of whom a question or a sentence speaks. Cues in `lexicons/populations.csv`.

`where` tells how a cue is read: `any` stands for the population itself; `capitals` only
as it is typed in the lexicon (« IR »); `mask` hides words that speak of nobody (« hors de
la portée des enfants »). Ages and weights are read by `ages`.
"""

import re
from collections.abc import Iterator
from functools import cache

from sourcier.nlp.ages import ages
from sourcier.nlp.cues import Cues, filed
from sourcier.nlp.lexicon_file import rows
from sourcier.nlp.normalise import fold

FILE = "populations.csv"
COLUMNS = ("population", "where", "cue", "origin", "added")
INCOMPATIBLE_FILE = "incompatible_populations.csv"

_WORD = re.compile(r"[^\W_]+")


@cache
def _cues(where: str) -> Cues:
    return filed(
        (row["cue"], row["population"])
        for row in rows(FILE, COLUMNS)
        if row["where"] == where
    )


@cache
def _capitals() -> dict[str, str]:
    return {
        row["cue"]: row["population"]
        for row in rows(FILE, COLUMNS)
        if row["where"] == "capitals"
    }


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    columns = ["asked", "said", "origin", "added"]
    return frozenset(
        (row["asked"], row["said"]) for row in rows(INCOMPATIBLE_FILE, columns)
    )


def populations(text: str) -> tuple[str, ...]:
    """Give the populations that a text speaks of, in alphabetical order.

    >>> populations("Adulte et enfant de plus de 15 ans")
    ('adolescent', 'adult', 'child')
    >>> populations("Tenir hors de la portée des enfants.")
    ()
    """
    folded = unmasked(fold(text))
    told = {population for population, _, _ in _cues("any").found(folded)}
    return tuple(sorted(told.union(_typed(text), ages(folded))))


def unmasked(folded: str) -> str:
    """Hide the words of a folded text that speak of nobody.

    >>> unmasked("hors de portee des enfants")
    'hors de ..................'
    """
    for _, start, end in list(_cues("mask").found(folded)):
        folded = f"{folded[:start]}{'.' * (end - start)}{folded[end:]}"
    return folded


def _typed(text: str) -> Iterator[str]:
    known = _capitals()
    return (known[word] for word in _WORD.findall(text) if word in known)


def words_for(population: str) -> tuple[str, ...]:
    """Give the words that stand for a population by themselves, their endings left out.

    >>> "enfant" in words_for("child")
    True
    """
    return tuple(
        row["cue"].replace("*", "")
        for row in rows(FILE, COLUMNS)
        if (row["population"], row["where"]) == (population, "any")
    )


def incompatible(asked: str, said: str) -> bool:
    """Tell whether what is said of one population cannot answer for another.

    A sentence that speaks of several populations answers as soon as one of them is not
    incompatible: that is for the caller to see.

    >>> incompatible("child", "adult"), incompatible("elderly", "adult")
    (True, False)
    """
    return (asked, said) in _pairs()
