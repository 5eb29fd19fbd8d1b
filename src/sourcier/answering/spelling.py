"""Read a mistyped word as the one word of the corpus that it nearly is."""

from collections.abc import Callable

from sourcier.drugs.recognition import edits
from sourcier.nlp.normalise import fold
from sourcier.nlp.tokens import analyse

SHORTEST = 5
"""Letters: shorter words have too many neighbours."""
SEEN = 5
"""Passages that must hold the word read, so that no misprint is read as another."""


def corrected(word: str, *, frequency: Callable[[str], int]) -> str | None:
    """Give the most frequent word within one typing error; None when there is none.

    Args:
        word: one that no passage holds.
        frequency: counts the passages that hold a token.
    """
    folded = fold(word)
    if len(folded) < SHORTEST or not folded.isalpha():
        return None
    seen: dict[str, int] = {}
    for edit in set(edits(folded)):
        tokens = analyse(edit)
        if len(tokens) == 1:
            seen[edit] = frequency(tokens[0])
    best = min(seen, key=lambda edit: (-seen[edit], edit), default="")
    return best if best and seen[best] >= SEEN else None
