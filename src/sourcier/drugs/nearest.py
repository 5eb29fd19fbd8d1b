"""The names nearest to one that nobody knows: offered, never taken."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from heapq import nlargest, nsmallest

from sourcier.drugs.names import Name, Names
from sourcier.drugs.word_lists import words_of

LIKE = 0.7
"""Share of letters in common, in order, from which a name is near (Ratcliff, Obershelp)."""
LEAST_SPREAD = 2
"""Letters more or less that a near name may have."""
LEAST_TYPED = 2
"""Letters from which names are suggested."""
FEW = 5
"""Names offered."""


def nearest_names(typed: str, names: Names, *, most: int = FEW) -> tuple[str, ...]:
    """Give the names nearest to one that is not known, the nearest first, as written.

    Args:
        typed: a word or a few.
        names: the lexicon of the release.
        most: how many are given.
    """
    wanted = " ".join(words_of(typed))
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    spread = max(LEAST_SPREAD, len(wanted) // 3)
    scored: list[tuple[float, str]] = []
    for key, name in names.names.items():
        if name.kind == "class" or abs(len(key) - len(wanted)) > spread:
            continue
        matcher.set_seq1(key)
        if matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE:
            score = matcher.ratio()
            if score >= LIKE:
                scored.append((score, key))
    best = nlargest(most * 2, scored, key=lambda row: (row[0], -len(row[1]), row[1]))
    return _distinct((names.names[key] for _, key in best), most)


def beginning(typed: str, names: Names, *, most: int) -> list[str]:
    """Give the names that begin with what is typed, the shortest first, as written.

    Args:
        typed: the beginning of a name, two letters at least.
        names: the lexicon of the release.
        most: how many are given.
    """
    wanted = " ".join(words_of(typed))
    if len(wanted) < LEAST_TYPED:
        return []
    found = (
        (len(key), key)
        for key, name in names.names.items()
        if key.startswith(wanted) and name.kind != "class"
    )
    best = nsmallest(most * 2, found)
    return list(_distinct((names.names[key] for _, key in best), most))


def _distinct(found: Iterable[Name], most: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.display for name in found))[:most]
