"""What a question asks for, apart from what it asks about.

*Basedow et paralysie : kaliémie ?* is about a case and asks for a figure: what stands
after the colon, or after *quel*, must be said by the sentence that answers; the rest may
be said anywhere in its document.
"""

import re

_WORD = re.compile(r"\w")
_AFTER_WHICH = re.compile(
    r"\b(?:quel(?:le)?s?|(?:combien|cb|nb) d['e’])\s*((?:[\w'’-]+\s*){1,3})",
    re.IGNORECASE,
)


def focus(question: str) -> str:
    """Give the words of a question that say what is asked for; empty when none do.

    >>> focus("Basedow et paralysie : kaliémie retrouvée ?")
    'kaliémie retrouvée ?'
    >>> focus("Après la crise, quel examen sans attendre ?")
    'examen sans attendre'
    >>> focus("ibuprofène allaitement ?")
    ''
    """
    _, colon, after = question.rpartition(":")
    if colon and _WORD.search(after):
        return after.strip()
    found = _AFTER_WHICH.search(question)
    return found[1].strip() if found else ""
