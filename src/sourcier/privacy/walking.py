"""Where a name ends: a walk along capitalised words, particles and initials."""

import re
from dataclasses import dataclass
from functools import cached_property

from sourcier.evidence.span import Span
from sourcier.nlp.normalise import fold
from sourcier.privacy.cues import pattern, words
from sourcier.privacy.first_names import first_names, is_first_name

WORD = re.compile(r"[^\W\d_]{1,30}(?:['’-][^\W\d_]{1,30}){0,3}")
PARTICLE = re.compile(
    r"(?:de la|de|du|des|la|le|al|el|ben|ibn|van|von|da|di|dos)[ \u00a0]|d['’]",
    re.IGNORECASE,
)
STEP = re.compile(r"\.?[ \u00a0\u202f]{1,2}|\.-?|(?<=[A-Z])\. ?")
UNKNOWN = frozenset("XYZN")
"""Letters that stand for nobody: *Mme X*."""
ROMAN = re.compile(r"[IVX]+")
SHORTEST, LONGEST = 3, 5
"""Letters of a surname, and words of a name."""


@dataclass(frozen=True)
class Word:
    """A word of a text, as a part of a name.

    Args:
        match: where it was found.
    """

    match: re.Match[str]

    @property
    def written(self) -> str:
        """As typed."""
        return self.match.group()

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.match.end()

    @cached_property
    def folded(self) -> str:
        """Without case and accents."""
        return fold(self.written)

    @property
    def is_title(self) -> bool:
        """Say whether a capital begins it and small letters follow."""
        return self.written[0].isupper() and not self.is_capitals

    @property
    def is_capitals(self) -> bool:
        """Say whether it is in capitals throughout."""
        return self.written.isupper() and len(self.written) > 1

    @cached_property
    def is_first_name(self) -> bool:
        """Say whether the list of first names holds it, in capitals too."""
        if self.is_title:
            return is_first_name(self.written, alone=False)
        return self.is_capitals and self.folded.split("-")[0] in first_names()

    def follows(self, other: "Word", text: str) -> bool:
        """Say whether a space alone parts it from the word before."""
        return text[other.end : self.start] in {" ", "  ", "\u00a0", "\u202f"}

    def is_inside(self, text: str) -> bool:
        """Say whether a capital begins it though no sentence does: it is a name."""
        before = text[max(0, self.start - 3) : self.start].strip(" \u00a0\u202f")
        return self.is_title and before[-1:].isalnum() and not _ends_it(self.written)

    def is_surname_of(self, first: "Word") -> bool:
        """Say whether it can be the surname beside a first name.

        Where the first name is a plant or a brand as well (*Rose*, *Diane*), or in
        capitals, only capitals tell; a word in front (*Chez Sophie*) is no surname.
        """
        if self.folded in words("nobody") or pattern("no_name").fullmatch(self.folded):
            return False
        doubtful = first_names().get(first.folded.split("-")[0], False)
        if first.is_capitals:
            return self.is_capitals and not doubtful
        if len(self.written) < SHORTEST or ROMAN.fullmatch(self.written):
            return False
        if self.start < first.start or first.folded in words("thing"):
            return self.is_capitals
        return self.is_title or self.is_capitals


def walk(text: str, start: int) -> Span | None:
    """Follow a name from its first letter; None when no name begins there.

    >>> walk("Mme Jeanne de La Tour, née en mai", 4)
    Span(start=4, end=21)
    """
    end, place, whole = start, start, False
    for _ in range(LONGEST):
        particle = PARTICLE.match(text, place)
        match = WORD.match(text, particle.end() if particle else place)
        if match is None or not match.group()[0].isupper() or _ends_it(match.group()):
            break
        end, whole = match.end(), whole or len(match.group()) > 1
        step = STEP.match(text, end)
        if step is None:
            break
        place = step.end()
    known = whole or text[start : start + 1] not in UNKNOWN
    return Span(start, end) if end > start and known else None


def _ends_it(word: str) -> bool:
    if len(word) == 1:  # an initial
        return False
    folded = fold(word)
    return folded in words("nobody") or pattern("no_name").fullmatch(folded) is not None
