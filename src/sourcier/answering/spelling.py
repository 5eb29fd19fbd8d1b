"""Read a mistyped word as the one word of the corpus that it nearly is."""

from collections.abc import Callable

from sourcier.drugs.mistyping import edits
from sourcier.nlp.normalise import fold
from sourcier.nlp.tokens import analyse

SHORTEST = 5
"""Letters: shorter words have too many neighbours."""
SEEN, ONE_IN = 5, 1_000
"""Passages that must hold the word read: at least five, and one in a thousand. A rare word
read for another has turned a foreign brand into a syrup (*Lasix*)."""


def corrected(word: str, *, passages: int, frequency: Callable[[str], int]) -> str | None:
    """Give the most frequent word within one typing error; None when there is none.

    Args:
        word: one that no passage holds.
        passages: how many the release holds.
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
    return best if best and seen[best] >= max(SEEN, passages // ONE_IN) else None
