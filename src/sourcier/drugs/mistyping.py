"""Which name was meant by a word that is none: one typing error, or a name cut short.

A brand sold elsewhere is often one letter away from another medicine's (Seroquel and
Xeroquel, Zantac and Azantac): its first letter must be right, because fingers seldom
miss it (1.4 % of errors; Yannakoudakis and Fawthrop, *The rules of spelling errors*,
1983). A long international name may miss its first letter: there is one of each.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from sourcier.drugs.names import LONG, Names, is_common
from sourcier.nlp.tokens import analyse

LONG_SUBSTANCE = 8
"""Letters of a substance whose first letter may be missing or wrong."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def read_through(
    window: Sequence[str], names: Names, known_word: Callable[[str], bool]
) -> str | None:
    """Give the one name that these words become when one error in them is undone.

    None when names of other substances compete: they may be offered, never taken.
    """
    found = {
        key
        for place, word in enumerate(window)
        for edit in _meant(word, names.long_words)
        if (key := " ".join([*window[:place], edit, *window[place + 1 :]])) in names.names
        and _may_be(word, edit, key, names, known_word)
    }
    compositions = {names.names[key].substances for key in found}
    return min(found) if len(compositions) == 1 else None


@lru_cache(maxsize=1_024)
def _meant(word: str, long_words: frozenset[str]) -> tuple[str, ...]:
    """The words of names within one error of a word that belongs to none.

    A word of a question stands in many windows: it is worked out once.
    """
    if len(word) < LONG - 1 or not word.isalpha() or word in long_words:
        return ()
    return tuple(sorted({edit for edit in edits(word) if edit in long_words}))


def _may_be(
    word: str, edit: str, key: str, names: Names, known_word: Callable[[str], bool]
) -> bool:
    """Say whether a word may be read as another.

    A word that the corpus uses is no error, unless it only lacks the last letter of a
    name (Ventolin) or has the stem of a substance.
    """
    if is_common(key) or not (same_start(word, edit) or _long_substance(edit, names)):
        return False
    if not known_word(word):
        return True
    same = analyse(edit) == analyse(word)
    return same and (names.names[key].kind != "brand" or edit == f"{word}e")


def same_start(word: str, edit: str) -> bool:
    """Say whether two words begin alike: same letter, or the first two exchanged.

    >>> same_start("dolirpane", "doliprane"), same_start("odliprane", "doliprane")
    (True, True)
    >>> same_start("zantac", "azantac"), same_start("seroquel", "xeroquel")
    (False, False)
    """
    exchanged = word[:2] == edit[1::-1] and word[2:] == edit[2:]
    return word[0] == edit[0] or exchanged


def _long_substance(word: str, names: Names) -> bool:
    name = names.names.get(word)
    long = len(word) >= LONG_SUBSTANCE
    return long and name is not None and name.kind == "substance"


def completed(word: str, names: Names) -> str | None:
    """Give the one substance that a word begins; none when several do."""
    begun = [key for key in names.shown if key.startswith(word)]
    bases = {key.split("_")[0] for key in begun}
    whole = min(bases) if len(bases) == 1 else ""
    return whole if whole in names.names else None


def edits(word: str) -> Iterator[str]:
    """Every word within one deletion, exchange, replacement or insertion of a letter.

    Damerau, *A technique for computer detection and correction of spelling errors*, 1964.
    """
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        yield from (head + letter + tail for letter in LETTERS)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
