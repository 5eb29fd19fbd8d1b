"""One typing error, drawn at random: what fingers do on a French keyboard."""

import random
import unicodedata
from collections.abc import Callable, Mapping

ROWS = ("azertyuiop", "qsdfghjklm", "wxcvbn")
"""The letters of an AZERTY keyboard; a row stands half a key right of the one above."""
SHORTEST = 6
"""Letters of a word that may be mistyped (issue 4, line 1)."""


def _neighbours() -> dict[str, str]:
    place = {key: (row, at) for row, keys in enumerate(ROWS) for at, key in enumerate(keys)}
    return {
        key: "".join(
            other
            for other, (r, at) in place.items()
            if other != key and abs(r - row) <= 1 and abs(at - column) <= 1
        )
        for key, (row, column) in place.items()
    }


NEIGHBOURS = _neighbours()


def _replaced(word: str, at: int, draw: random.Random) -> str:
    near = NEIGHBOURS.get(_plain(word[at]), "e")
    return word[:at] + draw.choice(near) + word[at + 1 :]


def _omitted(word: str, at: int, draw: random.Random) -> str:
    del draw
    return word[:at] + word[at + 1 :]


def _doubled(word: str, at: int, draw: random.Random) -> str:
    del draw
    return word[: at + 1] + word[at:]


def _exchanged(word: str, at: int, draw: random.Random) -> str:
    del draw
    at = min(at, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


ERRORS: Mapping[str, Callable[[str, int, random.Random], str]] = {
    "remplacement": _replaced,
    "oubli": _omitted,
    "doublement": _doubled,
    "inversion": _exchanged,
}


def mistyped(name: str, draw: random.Random) -> tuple[str, str] | None:
    """Give a name with one error in one of its words, and the kind of error.

    None when no word is long enough. An error that changes nothing (two equal letters
    exchanged) is drawn again.

    >>> mistyped("doliprane", random.Random(1))
    ('doliorane', 'remplacement')
    """
    words = name.split()
    long = [i for i, word in enumerate(words) if len(word) >= SHORTEST and word.isalpha()]
    if not long:
        return None
    chosen = draw.choice(long)
    while True:
        kind = draw.choice(list(ERRORS))
        word = words[chosen]
        changed = ERRORS[kind](word, draw.randrange(len(word)), draw)
        if _plain(changed) != _plain(word):
            return " ".join([*words[:chosen], changed, *words[chosen + 1 :]]), kind


def _plain(text: str) -> str:
    kept = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in kept if not unicodedata.combining(c))
