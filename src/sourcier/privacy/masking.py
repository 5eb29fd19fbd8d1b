"""A text whose identifiers are replaced by their kind."""

import unicodedata
from collections.abc import Iterable
from functools import cache

from sourcier.privacy.cues import rows
from sourcier.privacy.identifier import Identifier, Kind


def mask(text: str, found: Iterable[Identifier]) -> str:
    """Replace what was found by what it is; the same kind is always written the same way.

    Args:
        text: the text that was searched.
        found: what to replace, as `find` gives it.

    >>> from sourcier.privacy.finding import find
    >>> said = "Mme Durand, née le 3/4/1950"
    >>> mask(said, find(said))
    'Mme [NOM], née le [DATE DE NAISSANCE]'
    """
    whole = unicodedata.normalize("NFC", text)
    parts, end = [], 0
    for one in sorted(found, key=lambda one: one.span.start):
        parts += [whole[end : one.span.start], f"[{placeholders()[one.kind]}]"]
        end = one.span.end
    return "".join([*parts, whole[end:]])


@cache
def placeholders() -> dict[Kind, str]:
    """Give the French word that stands for each kind: `data/placeholders.csv`."""
    return {Kind(row["kind"]): row["placeholder"] for row in rows("placeholders.csv")}
