"""Names of medicines, compiled from the documents of a release.

A brand leads to its substances, a substance to its classes; each name carries the labels
under which passages are filed. Nothing is known here that a document does not say.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from sourcier.drugs.classes import KnownClass, known_classes
from sourcier.drugs.substances import substance_key
from sourcier.drugs.word_lists import common_words, digest, words_of
from sourcier.errors import ReleaseError

FORMAT = "sourcier.names/2"
_RULES = 4
"""Raised by hand whenever a rule changes by which names are compiled."""
NAMES_VERSION = f"{_RULES}{digest(['salts.csv', 'common_words.csv', 'usual_names.csv'])}"
"""A release is built anew when its names would be compiled otherwise."""
NO_SUBJECT = "-"
"""The label of a passage whose document is about no medicine in particular."""
SHORTEST = 4
"""Letters of a first word that may stand alone for its brand."""
LONG = 6
"""Letters from which a word of a name may be mistyped (issue 4, line 1)."""
PREFIX: Mapping[str, str] = {"brand": "b", "substance": "s", "class": "k"}


class Titled(Protocol):
    """Whatever carries a title and codes: a document, or its analysis."""

    @property
    def title(self) -> str:
        """As its issuer wrote it."""

    @property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """(scheme, value) pairs."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the corpus knows it.

    Args:
        kind: brand, substance or class.
        display: as people write it.
        substances: keys of the substances that it stands for.
        groups: of a class, the keys of the documents about all of it.
    """

    kind: str
    display: str
    substances: tuple[str, ...]
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class Names:
    """Every name of a release.

    Args:
        names: by folded words joined with one space.
        classes: for the key of a substance, the names of its classes.
        shown: for the key of a substance, its spelling.
    """

    names: Mapping[str, Name]
    classes: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, str]

    @cached_property
    def long_words(self) -> frozenset[str]:
        """The words of names that are long enough to be read through a typing error."""
        words = (word for key in self.names for word in key.split())
        return frozenset(word for word in words if len(word) >= LONG)

    @cached_property
    def groups(self) -> Mapping[str, KnownClass]:
        """The classes of medicines, by every folded way of naming them."""
        return known_classes(self.classes, self.shown)

    def named(self, key: str) -> Name | None:
        """Give what a folded name stands for; a medicine wins over a class."""
        name, known = self.names.get(key), self.groups.get(key)
        if known is None or (name and name.kind != "class"):
            return name
        return Name("class", known.display, known.members, known.groups)

    def hold(self, word: str) -> bool:
        """Say whether a folded word is a name, or a long word of one."""
        return word in self.names or word in self.long_words

    def labels(self, document: Titled) -> tuple[str, ...]:
        """Give the labels that a document is filed under; `-` when about no medicine."""
        labels = _own_labels(document)
        if not any(label.startswith(("s:", "k:")) for label in labels):
            brand = self._brand_in_title(document) if labels else None
            if brand:
                labels |= _composition(brand.substances)
        return tuple(sorted(labels)) or (NO_SUBJECT,)

    def _brand_in_title(self, document: Titled) -> Name | None:
        words = words_of(document.title)
        for length in range(min(4, len(words)), 0, -1):
            found = self.names.get(" ".join(words[:length]))
            if found:
                return found
        return None


def is_common(word: str) -> bool:
    """Say whether a name is also an ordinary word, and so needs its context."""
    return word in common_words()


def brand_keys(brand: str) -> list[str]:
    """Give the whole brand, and its first word where that alone names it.

    >>> brand_keys("DOLIPRANE ENFANTS")
    ['doliprane enfants', 'doliprane']
    """
    words = words_of(brand)
    first = words[0] if words else ""
    named = len(first) >= SHORTEST and first.isalpha() and not is_common(first)
    alone = [first] if named else []
    return list(dict.fromkeys([" ".join(words), *alone])) if words else []


def codes_of(document: Titled) -> defaultdict[str, list[str]]:
    """Give the codes of a document by scheme."""
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for scheme, value in document.codes:
        codes[scheme].append(value)
    return codes


def _own_labels(document: Titled) -> set[str]:
    codes = codes_of(document)
    labels = {label("brand", key) for b in codes["brand"] for key in brand_keys(b)}
    labels |= {label("class", " ".join(words_of(group))) for group in codes["class"]}
    return labels | _composition({substance_key(s) for s in codes["substance"]} - {""})


def _composition(substances: Iterable[str]) -> set[str]:
    keys = sorted(substances)
    return {label("substance", key) for key in keys} | (
        {composition(keys)} if keys else set()
    )


def label(kind: str, key: str) -> str:
    """Name the label of a brand, a substance or a class; no space inside.

    >>> label("brand", "doliprane enfants")
    'b:doliprane_enfants'
    """
    return f"{PREFIX[kind]}:{key.replace(' ', '_')}"


def composition(substances: Iterable[str]) -> str:
    """Name the label of exactly these substances.

    >>> composition(["ibuprofene", "codeine"])
    'c:codeine+ibuprofene'
    """
    return "c:" + "+".join(sorted(set(substances)))


def dump(names: Names) -> bytes:
    """Write names as they are stored in a release: the same names, the same bytes."""
    data = {
        "format": FORMAT,
        "names": {k: [n.kind, n.display, n.substances] for k, n in names.names.items()},
        "classes": names.classes,
        "shown": names.shown,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def load(stored: bytes) -> Names:
    """Read the names of a release.

    Raises:
        ReleaseError: the bytes are no names of this format.
    """
    try:
        data = {"format": "", **json.loads(stored)}
        names = {
            key: Name(kind, display, tuple(parts))
            for key, (kind, display, parts) in data["names"].items()
        }
        classes = {key: tuple(groups) for key, groups in data["classes"].items()}
        shown = dict(data["shown"])
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ReleaseError(
            "le lexique des médicaments de la version en vigueur est illisible ; "
            "reconstruisez le corpus"
        ) from None
    if data["format"] != FORMAT:
        raise ReleaseError(
            "le lexique des médicaments est d'un autre format ({found}) ; "
            "reconstruisez le corpus",
            found=data["format"],
        )
    return Names(names, classes, shown)
