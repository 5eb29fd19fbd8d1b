"""Many cues looked for at once: only those that begin as a word of the text does."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sourcier.nlp.normalise import fold

_WORD = re.compile(r"[^\W_]+")
_KEY = 3
"""Letters by which cues are filed: enough that most words of a text meet none."""


def cue_pattern(cue: str) -> str:
    """Write a cue as a regular expression on folded text; `*` stands for any ending.

    >>> bool(re.fullmatch(cue_pattern("nouveau-né*"), fold("nouveau nés")))
    True
    """
    return r"[\s-]{1,3}".join(
        re.escape(word).replace(r"\*", r"\w{0,20}")
        for word in re.split(r"[\s-]+", fold(cue))
    )


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues with what each tells, filed by their first letters.

    Args:
        filed: the first letters of a cue, to the expressions and what they tell.
        begins: a word that begins as a cue does; most words of a text do not.
    """

    filed: Mapping[str, Sequence[tuple[re.Pattern[str], str]]]
    begins: re.Pattern[str]

    def found(self, folded: str) -> Iterator[tuple[str, int, int]]:
        """Give what each cue of a folded text tells, with its place, in reading order."""
        for word in self.begins.finditer(folded):
            letters = word.group()[:_KEY]
            for size in range(1, len(letters) + 1):
                for pattern, told in self.filed.get(letters[:size], ()):
                    match = pattern.match(folded, word.start())
                    if match:
                        yield told, match.start(), match.end()


def filed(cues: Iterable[tuple[str, str]]) -> Cues:
    """File cues, each given with what it tells.

    >>> book = filed([("enfant*", "child"), ("nouveau-né*", "newborn")])
    >>> list(book.found(fold("Les nouveau-nés")))
    [('newborn', 4, 15)]
    """
    words: dict[str, dict[str, list[str]]] = {}
    for cue, told in cues:
        first = _WORD.match(fold(cue))
        letters = first.group()[:_KEY] if first else ""
        words.setdefault(letters, {}).setdefault(told, []).append(cue_pattern(cue))
    begun = "|".join(map(re.escape, sorted(filter(None, words)))) or "(?!)"
    return Cues(
        filed={
            letters: [
                (re.compile(rf"(?:{'|'.join(sorted(found, reverse=True))})(?!\w)"), told)
                for told, found in by_told.items()
            ]
            for letters, by_told in words.items()
        },
        begins=re.compile(rf"(?<![^\W_])(?=(?:{begun}))[^\W_]+"),
    )
