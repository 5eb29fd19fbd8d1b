"""The words of a published sentence: its share, who is meant, what is said."""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from sourcier.survey.lexicon import words

STEM = 6
ROUGH, ROUGHER = 5.0, 3.4
"""Points by which *8 in 10* and *two thirds* are known."""

NUMBERS: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("un", "une", "one"), 1),
        **dict.fromkeys(("deux", "two"), 2),
        **dict.fromkeys(("trois", "three"), 3),
        **dict.fromkeys(("quatre", "four"), 4),
        **dict.fromkeys(("cinq", "five"), 5),
        **dict.fromkeys(("six",), 6),
        **dict.fromkeys(("sept", "seven"), 7),
        **dict.fromkeys(("huit", "eight"), 8),
        **dict.fromkeys(("neuf", "nine"), 9),
        **dict.fromkeys(("dix", "ten"), 10),
    }
)
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:%|pour cent|pour 100|per ?cent)")
_RATIO = re.compile(
    r"\b(\w+)\s+(?:[^\W\d]+\s+){0,4}?(?:sur|in|out of)\s+(\w+)\b", re.IGNORECASE
)
_STOP = words("little")
_DENIED = words("denied")
_EVERYBODY = words("everybody")
_SAME = MappingProxyType({"soigna": "profes", "clinic": "profes", "prescr": "medeci"})
_PREFIXES = ("in", "im", "dis", "un", "mal", "ir")


def plain(text: str) -> list[str]:
    """Give the words of a text in lower case, without accents or signs.

    >>> plain("Les médecins n’ont pas répondu.")
    ['les', 'medecins', 'n', 'ont', 'pas', 'repondu']
    """
    apart = unicodedata.normalize("NFD", text.casefold().replace("œ", "oe"))
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return re.findall(r"[a-z0-9]+", bare)


def stems(text: str) -> frozenset[str]:
    """Give what a text speaks of: stems, without little words, numbers and negation.

    >>> sorted(stems("Les médecins utilisent ChatGPT"))
    ['chatgp', 'medeci', 'utilis']
    """
    kept = (
        word.rstrip("sx")[:STEM]
        for word in plain(text)
        if word not in _STOP | _DENIED and not word.isdigit() and word not in NUMBERS
    )
    return frozenset(_SAME.get(stem, stem) for stem in kept if stem)


def people(text: str) -> frozenset[str]:
    """Give the stems of a base, without words for everybody.

    >>> people("Tous les répondants"), people("médecins interrogés")
    (frozenset(), frozenset({'medeci'}))
    """
    return stems(" ".join(word for word in plain(text) if word not in _EVERYBODY))


def everybody(base: str, population: str) -> bool:
    """Say whether a base means the whole sample.

    >>> everybody("professionnels interrogés", "professionnels de santé en France")
    True
    >>> everybody("médecins", "médecins et infirmiers")
    False
    """
    meant = people(base)
    if not meant:
        return bool(base.strip())
    head = re.split(r"[,;:(]", population)[0]
    parts = [stems(part) for part in re.split(r"\b(?:et|and|ou|or)\b|&|/", head)]
    known = [part for part in parts if part]
    return (
        bool(known)
        and meant <= frozenset().union(*known)
        and all(part & meant for part in known)
    )


def denied(text: str) -> frozenset[str]:
    """Give the words of negation of a text."""
    return frozenset(plain(text)) & _DENIED


def near(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether one text speaks of what the other does, prefixes of negation apart.

    >>> near(stems("insatisfait"), stems("pas pleinement satisfait"))
    True
    >>> near(stems("dépendance aux outils"), stems("manque de transparence"))
    False
    """
    if not (one and other):
        return False
    small, large = sorted((one, other), key=len)
    return all(any(_kin(word, held) for held in large) for word in small)


def _kin(word: str, held: str) -> bool:
    if word == held:
        return True
    long, short = (word, held) if word.startswith(_PREFIXES) else (held, word)
    return any(
        long.startswith(prefix)
        and len(long) - len(prefix) >= STEM - 3
        and short.startswith(long.removeprefix(prefix))
        for prefix in _PREFIXES
    )


def share_in(text: str) -> tuple[float, float] | None:
    """Find the share that a sentence prints, and by how many points it is known.

    >>> share_in("80,5 % des médecins"), share_in("8 professionnels sur 10")
    ((80.5, 0.05), (80.0, 5.0))
    >>> share_in("two clinicians out of three")[0]
    66.66666666666667
    """
    found = _PERCENT.search(text)
    if found:
        digits = len(re.split("[.,]", found[1])[1]) if re.search("[.,]", found[1]) else 0
        return float(found[1].replace(",", ".")), 0.5 * 10.0**-digits
    for ratio in _RATIO.finditer(text):
        part, whole = (_integer(word) for word in ratio.groups())
        if part and whole and part <= whole:
            return 100 * part / whole, ROUGH if whole == NUMBERS["dix"] else ROUGHER
    return None


def _integer(word: str) -> int:
    return int(word) if word.isdecimal() else NUMBERS.get(word.casefold(), 0)
