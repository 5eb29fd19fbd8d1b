"""Find the medicines that a question names, and say what was read when it was mistyped."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sourcier.drugs.names import Name, Names, is_common
from sourcier.nlp.normalise import fold
from sourcier.nlp.tokens import analyse

LONGEST = 6
"""Words of a name. The longest of BDPM that people type hold five."""
SHORTEST_NAME = 4
"""Letters of a name typed alone: shorter ones (A, PO, GO) are words first."""
SHORTEST_STEM = 5
"""Letters of a name cut short, as clinicians type it: *clarithro*, *simva*."""
SHORTEST_TYPO = 6
"""Letters from which one typing error is forgiven (issue 4, line 1)."""
WORD = re.compile(r"[a-z0-9]+")
STUCK = re.compile(r"([a-z]{4,})(\d{1,5})(mg|g|ml|ui)?")
PLURAL = re.compile(r"(?<=[a-z]{4})s$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A medicine that a question names.

    Args:
        key: the name in the lexicon.
        name: what the lexicon says of it.
        typed: the words of the question, folded.
        corrected: one typing error was forgiven.
    """

    key: str
    name: Name
    typed: str
    corrected: bool


def mentions(
    text: str, names: Names, *, known_word: Callable[[str], bool]
) -> list[Mention]:
    """Find the medicines named in a text, longest match first, in reading order.

    Args:
        text: a question.
        names: the lexicon of the release.
        known_word: says whether the corpus uses a folded word: such a word is never
            taken for a mistyped name.
    """
    words = [word for raw in WORD.findall(fold(text)) for word in _unstuck(raw, names)]
    found: list[Mention] = []
    position = 0
    while position < len(words):
        mention, used = _at(words, position, names, known_word)
        if mention:
            found.append(mention)
        position += used
    return found


def _unstuck(word: str, names: Names) -> list[str]:
    """Part a name from the dose stuck to it: `doliprane1000`."""
    stuck = STUCK.fullmatch(word)
    if stuck and word not in names.names and stuck[1] in names.names:
        return [stuck[1], stuck[2]]
    return [word]


def _at(
    words: list[str],
    position: int,
    names: Names,
    known_word: Callable[[str], bool],
) -> tuple[Mention | None, int]:
    for length in range(min(LONGEST, len(words) - position), 0, -1):
        typed = " ".join(words[position : position + length])
        for key in (typed, PLURAL.sub("", typed)):
            name = names.names.get(key)
            if name and not (length == 1 and (len(key) < SHORTEST_NAME or is_common(key))):
                return Mention(key, name, typed, corrected=False), length
    word = words[position]
    if len(word) >= SHORTEST_STEM and word.isalpha():
        read = _reading(word, names, known_word)
        if read:
            return Mention(read, names.names[read], word, corrected=True), 1
    return None, 1


def _reading(word: str, names: Names, known_word: Callable[[str], bool]) -> str | None:
    """Read a word as a name cut short or mistyped.

    A word that the corpus uses is neither, unless its stem is that of the name.
    """
    near = nearest(word, names)
    if near and analyse(near) == analyse(word):
        return near
    return None if known_word(word) else completed(word, names) or near


def completed(word: str, names: Names) -> str | None:
    """Give the one substance that a word begins; none when several do."""
    begun = [key for key in names.shown if key.startswith(word)]
    bases = {key.split("_")[0] for key in begun}
    whole = min(bases) if len(bases) == 1 else ""
    return whole if whole in names.names else None


def nearest(word: str, names: Names) -> str | None:
    """Give the one name within one typing error of a word; none when two compete."""
    if len(word) < SHORTEST_TYPO:
        return None
    close = {edit for edit in edits(word) if edit in names.names and not is_common(edit)}
    compositions = {names.names[key].substances for key in close}
    return min(close) if len(compositions) == 1 else None


def edits(word: str) -> Iterator[str]:
    """Every word within one deletion, exchange, replacement or insertion of a letter.

    Damerau, *A technique for computer detection and correction of spelling errors*, 1964.
    """
    letters = "abcdefghijklmnopqrstuvwxyz"
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        yield from (head + letter + tail for letter in letters)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
