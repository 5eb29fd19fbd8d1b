"""Fold a text for comparison, and know where each folded character came from."""

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sourcier.evidence.span import Span

_WRITTEN_OTHERWISE: Mapping[str, str] = MappingProxyType(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "’": "'",
        "‘": "'",
        "‛": "'",
        "ʼ": "'",
        "´": "'",
        "′": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "μ": "µ",
        "µ": "µ",
        "º": "°",
        "˚": "°",
        "×": "x",
        "⩾": "≥",
        "⩽": "≤",
        "≧": "≥",
        "≦": "≤",
        "⁄": "/",
        "™": "®",
        "−": "-",
        "ß": "ss",
        "ς": "σ",
        "α": "alpha",
        "β": "beta",
        "γ": "gamma",
        "δ": "delta",
        "\u0085": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
    }
)
"""What Unicode does not decompose as a French reader would; Greek letters of biology
are spelt out because both spellings occur (« β-bloquant », « bêta-bloquant »)."""

_SUPERSCRIPTS = frozenset("⁰¹⁴⁵⁶⁷⁸⁹⁺⁻")
_BY_CATEGORY: Mapping[str, str] = MappingProxyType(
    {
        "Mn": "",
        "Me": "",
        "Cf": "",
        "Zs": " ",
        "Pd": "-",
    }
)


def _folded_once(character: str) -> str:
    category = unicodedata.category(character)
    known = _WRITTEN_OTHERWISE.get(character, _BY_CATEGORY.get(category))
    if known is not None:
        return known
    parts = unicodedata.normalize("NFKD", character).casefold()
    if character in _SUPERSCRIPTS:  # 10⁹ is not 109; m² and cm³ stay m2 and cm3
        return f"^{parts}"
    if not parts[:1].isalnum() and unicodedata.combining(parts[-1:] or " "):
        return character  # ≠ without its stroke would say the contrary
    return f" {parts}" if category == "No" and "⁄" in parts else parts  # 2½ is not 21/2


def _folded(character: str) -> str:
    """Fold one character to a fixed point, so that folding twice changes nothing."""
    before, after = character, _folded_once(character)
    while after != before:
        before, after = after, "".join(map(_folded_once, after))
    return after


class _Table(dict[int, str]):
    """What each code point folds to, worked out the first time that it is met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


_TABLE = _Table()


def fold(text: str) -> str:
    """Write a text without case, accents, ligatures and typography.

    Each code point is folded on its own, so a folded part is a part of the folded whole.
    Line ends stay; format characters (soft hyphen, zero width) go.

    >>> fold("L’Œdème — 5 µg/m²")
    "l'oedeme - 5 µg/m2"
    """
    return text.translate(_TABLE)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A folded text and the way back.

    Args:
        text: what `fold` gives.
        offsets: place in the original of each code point of `text`, then the length of
            the original.
    """

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Find in the original what stands at `start:end` of the folded text.

        The span ends where the next folded character begins: accents written as
        characters of their own belong to their letter.

        Raises:
            ValueError: the range is empty, reversed or outside the text.

        >>> normalise("sœur âgée").span(1, 3)
        Span(start=1, end=2)
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(
                f"no such range in {len(self.text)} code points: {start}, {end}"
            )
        last = self.offsets[end - 1]
        after = self.offsets[bisect_right(self.offsets, last, lo=end)]
        return Span(self.offsets[start], after)


def normalise(text: str) -> Normalised:
    """Fold a text and keep where each folded character came from.

    >>> normalise("œil").offsets
    (0, 0, 1, 2, 3)
    """
    folded = [_TABLE[ord(character)] for character in text]
    offsets = [place for place, part in enumerate(folded) for _ in part]
    return Normalised("".join(folded), (*offsets, len(text)))
