"""Does a word that nobody knows look like the name of a medicine?

Endings in `lexicons/endings.csv`: the stems of international nonproprietary names (WHO)
speak for it, the endings of ordinary French and medical words against it.
"""

from sourcier.drugs.word_lists import endings
from sourcier.nlp.normalise import fold

SHORTEST = 5
"""Letters of a name that may be guessed."""


def has_stem(word: str) -> bool:
    """Say whether a word ends like an international nonproprietary name.

    >>> has_stem("carisoprodol"), has_stem("quiche")
    (True, False)
    """
    return len(word) >= SHORTEST and fold(word).endswith(endings("medicine"))


def is_named_by_stem(word: str) -> bool:
    """Say whether a stem speaks for a word that texts use, and no ordinary ending as long.

    A word that nobody uses may be guessed from less: `has_stem`.

    >>> is_named_by_stem("chloramphénicol"), is_named_by_stem("métastase")
    (True, False)
    """
    return has_stem(word) and _longest(word, "medicine") > _longest(word, "ordinary")


def _longest(word: str, kind: str) -> int:
    folded = fold(word)
    return max((len(e) for e in endings(kind) if folded.endswith(e)), default=0)


def may_name_medicine(word: str) -> bool:
    """Say whether an unknown word may be a medicine: when in doubt, it may.

    >>> may_name_medicine("carisoprodol"), may_name_medicine("cystoprostatectomie")
    (True, False)
    """
    folded = fold(word)
    if len(folded) < SHORTEST:
        return False
    return folded.endswith(endings("medicine")) or not folded.endswith(endings("ordinary"))
