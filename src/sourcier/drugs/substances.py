"""The base of a substance: what is left of its name without salt, water and parts."""

from collections.abc import Mapping
from functools import cache, lru_cache

from sourcier.drugs.styling import natural, without_salt
from sourcier.drugs.word_lists import roles, usual_names, words_of

STATE = frozenset({"state", "link"})
"""Words that say in which state a substance is, never which one."""
ANION = ("ate", "ure", "yde")
"""Endings of the part of a salt that is said first: *chlorure de potassium*."""


@lru_cache(maxsize=65_536)
def substance_key(name: str) -> str:
    """Reduce a substance to its base: salts, water, parts and link words dropped.

    What is nothing but a salt keeps its words, the acid first. A
    former name or the salt of an acid leads to the name of today (`usual_names.csv`).

    >>> substance_key("TRAMADOL (CHLORHYDRATE DE)"), substance_key("Maléate de trimébutine")
    ('tramadol', 'trimebutine')
    >>> substance_key("POTASSIUM (CHLORURE DE)"), substance_key("chlorure de potassium")
    ('chlorure_potassium', 'chlorure_potassium')
    >>> substance_key("AMOXICILLINE TRIHYDRATÉE")
    'amoxicilline'
    >>> substance_key("SODIUM (VALPROATE DE)")
    'acide_valproique'
    """
    base = _base(name)
    return _today().get(base, base)


@cache
def _today() -> Mapping[str, str]:
    """For a former name, the key of the one substance that it stands for."""
    return {
        name.replace(" ", "_"): _base(substances[0])
        for name, substances in usual_names().items()
        if len(substances) == 1
    }


def _base(name: str) -> str:
    known = roles()
    for candidate in (without_salt(name), natural(name)):
        base = [word for word in words_of(candidate) if word not in known]
        if base:
            return "_".join(base)
    words = [word for word in words_of(natural(name)) if known[word] not in STATE]
    return "_".join(sorted(words, key=lambda word: not word.endswith(ANION)))
