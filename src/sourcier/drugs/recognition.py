"""Find the medicines that a question names, and say what was read when it was mistyped."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sourcier.drugs.mistyping import completed, read_through
from sourcier.drugs.names import Name, Names
from sourcier.drugs.word_lists import common_words, contexts, words_of

LONGEST = 6
"""Words of a name. The longest of BDPM that people type hold five."""
LONGEST_CLASS = 10
"""Words of the name of a class: *inhibiteurs de la recapture de la sérotonine et…*."""
SHORTEST_NAME = 4
"""Letters of a name typed alone: shorter ones (A, PO, GO) are words first."""
SHORTEST_STEM = 5
"""Letters of a name cut short, as clinicians type it: *clarithro*, *simva*."""
STUCK = re.compile(r"([a-z]{4,})(\d{1,5})(mg|g|ml|ui|mcg)?")
PLURAL = re.compile(r"(?<=[a-z]{4})s\b")
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A medicine that a question names.

    Args:
        key: the name in the lexicon.
        name: what the lexicon says of it.
        typed: the words of the question, folded.
        corrected: one typing error was forgiven.
        codes: (scheme, values), once the catalogue was asked.
    """

    key: str
    name: Name
    typed: str
    corrected: bool
    codes: tuple[tuple[str, tuple[str, ...]], ...] = ()


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
    words = [word for raw in words_of(text) for word in _unstuck(raw, names)]
    found: list[Mention] = []
    position = 0
    while position < len(words):
        exact = _exact(words, position, names)
        least = len(exact.typed.split()) if exact else 0
        mention = _read(words[position:], names, known_word, longer=least) or exact
        if mention:
            found.append(mention)
        position += len(mention.typed.split()) if mention else 1
    return found


def _unstuck(word: str, names: Names) -> list[str]:
    """Part a name from the dose stuck to it: `doliprane1000`."""
    stuck = STUCK.fullmatch(word)
    return [word] if stuck is None or word in names.names else [stuck[1], stuck[2]]


def _exact(words: list[str], position: int, names: Names) -> Mention | None:
    for length in range(min(LONGEST_CLASS, len(words) - position), 0, -1):
        typed = " ".join(words[position : position + length])
        for key in _forms(typed):
            name = names.named(key)
            short = key in names.groups
            if name and (short or _stands(key, words, position, length)):
                return Mention(key, name, typed, corrected=False)
    return None


def _forms(typed: str) -> Iterator[str]:
    """A name as typed, then in the singular."""
    yield typed
    if typed.endswith("s"):
        yield PLURAL.sub("", typed)


def _stands(key: str, words: Sequence[str], position: int, length: int) -> bool:
    """Say whether a name counts where it stands: an ordinary word needs its context."""
    context = common_words().get(key)
    if context is None:
        return length > 1 or len(key) >= SHORTEST_NAME
    return context != "never" and _beside(words[:position], words[position + length :])


def _beside(before: Sequence[str], after: Sequence[str]) -> bool:
    """Say whether what stands around speaks of a medicine: a dose, a form, an intake."""
    rest = after[1:] if after and NUMBER.fullmatch(after[0]) else after
    return any(tuple(before[-n:]) in contexts("before") for n in (1, 2) if before) or any(
        tuple(rest[:n]) in contexts("after") for n in (1, 2) if rest
    )


def _read(
    words: Sequence[str],
    names: Names,
    known_word: Callable[[str], bool],
    *,
    longer: int,
) -> Mention | None:
    """Read the first words as a name with one typing error, or as one cut short.

    Args:
        words: from the place read, on.
        names: the lexicon.
        known_word: says whether the corpus uses a word.
        longer: words of the name found here as it is written; only a longer one counts.
    """
    for length in range(min(LONGEST, len(words)), longer, -1):
        window = words[:length]
        key = read_through(window, names, known_word)
        if key:
            name = names.named(key) or names.names[key]
            return Mention(key, name, " ".join(window), corrected=True)
    word = words[0]
    if not longer and _may_be_cut_short(word) and not known_word(word):
        key = completed(word, names)
        if key:
            return Mention(key, names.names[key], word, corrected=True)
    return None


def _may_be_cut_short(word: str) -> bool:
    return len(word) >= SHORTEST_STEM and word.isalpha()
