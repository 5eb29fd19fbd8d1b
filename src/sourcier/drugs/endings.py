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


def may_name_medicine(word: str) -> bool:
    """Say whether an unknown word may be a medicine: when in doubt, it may.

    >>> may_name_medicine("carisoprodol"), may_name_medicine("cystoprostatectomie")
    (True, False)
    """
    folded = fold(word)
    if len(folded) < SHORTEST:
        return False
    return folded.endswith(endings("medicine")) or not folded.endswith(endings("ordinary"))
