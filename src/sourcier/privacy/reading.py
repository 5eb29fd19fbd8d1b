"""A text beside its folded form, so that cues are looked for without case or accents."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sourcier.evidence.span import Span
from sourcier.nlp.normalise import Normalised, normalise
from sourcier.privacy.cues import pattern


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """A text as it is read for identifiers.

    Args:
        text: in NFC.
        folded: without case, accents and typography, and the way back.
    """

    text: str
    folded: Normalised

    def cues(self, kind: str) -> Iterator[Span]:
        """Give where cues of a kind stand in the text."""
        for match in pattern(kind).finditer(self.folded.text):
            yield self.folded.span(match.start(), match.end())

    def cue_ends(self, kind: str) -> Iterator[int]:
        """Give where cues of a kind end in the folded text."""
        for match in pattern(kind).finditer(self.folded.text):
            yield match.end()

    def near(self, ends: Sequence[int], start: int, most: int) -> bool:
        """Say whether a place of the text begins soon after one of the ends of cues.

        Args:
            ends: in the folded text, in order.
            start: in the text.
            most: code points between them.
        """
        folded = bisect_left(self.folded.offsets, start)
        place = bisect_right(ends, folded) - 1
        return place >= 0 and folded - ends[place] <= most


def reading(text: str) -> Reading:
    """Prepare a text."""
    whole = unicodedata.normalize("NFC", text)
    return Reading(whole, normalise(whole))
