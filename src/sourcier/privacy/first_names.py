"""First names, and which of them are words as well: `data/first_names.csv`."""

from functools import cache

from sourcier.nlp.normalise import fold
from sourcier.privacy.cues import rows


def is_first_name(word: str, *, alone: bool) -> bool:
    """Say whether a capitalised word is a first name.

    Args:
        word: as typed.
        alone: nothing else tells, so that names that are also words do not count.

    >>> is_first_name("Sophie", alone=True), is_first_name("Rose", alone=True)
    (True, False)
    """
    parts = word.split("-")
    if not word[:1].isupper() or (word.isupper() and len(word) > 1):
        return False
    also = first_names().get(fold(parts[0]))
    return also is not None and not (alone and also and len(parts) == 1)


@cache
def first_names() -> dict[str, bool]:
    """Give each first name, folded, and whether it is a word as well."""
    return {
        fold(row["name"]): row["also_a_word"] == "yes" for row in rows("first_names.csv")
    }
