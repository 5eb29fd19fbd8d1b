"""Classes of medicines: how people name them, their documents and their members.

Members come from the documents of the corpus (the thesaurus of ANSM lists them); usual
names, abbreviations and what the thesaurus does not list are rows of
`lexicons/class_names.csv`, each with its origin.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sourcier.drugs.substances import substance_key
from sourcier.drugs.word_lists import rows, words_of

COLUMNS = ("class", "kind", "name", "origin", "added")
PLURAL = re.compile(r"(?<=[a-z]{4})s\b")


@dataclass(frozen=True, slots=True)
class KnownClass:
    """A class of medicines, as a release knows it.

    Args:
        display: as people write it.
        ways: folded expressions by which texts name it, the usual one first.
        groups: folded names of the documents about the whole class.
        wider: folded names of the documents about classes that hold it whole.
        members: keys of its substances.
    """

    display: str
    ways: tuple[str, ...]
    groups: tuple[str, ...]
    wider: tuple[str, ...]
    members: tuple[str, ...]


def known_classes(
    classes: Mapping[str, Sequence[str]], shown: Mapping[str, str]
) -> Mapping[str, KnownClass]:
    """Give the classes that a corpus knows, by every folded way of naming them.

    Args:
        classes: for the key of a substance, the names of its classes.
        shown: for the key of a substance, its spelling.
    """
    held: defaultdict[str, set[str]] = defaultdict(set)
    for substance, names in classes.items():
        for name in names:
            held[_folded(name)].add(substance)
    found = [*_official(classes, held), *_usual(held, frozenset(shown))]
    return {key: one for one in found for way in one.ways for key in spellings(way)}


def spellings(way: str) -> tuple[str, str]:
    """Give a folded expression, and its singular.

    >>> spellings("inhibiteurs calciques")
    ('inhibiteurs calciques', 'inhibiteur calcique')
    """
    return way, PLURAL.sub("", way)


def _official(
    classes: Mapping[str, Sequence[str]], held: Mapping[str, set[str]]
) -> Iterator[KnownClass]:
    for name in sorted({name for names in classes.values() for name in names}):
        key = _folded(name)
        yield _known(name.lower(), (key,), (key,), held[key], held)


def _usual(
    held: Mapping[str, set[str]], substances: frozenset[str]
) -> Iterator[KnownClass]:
    """Read the list; a class of which the corpus knows no member is left out."""
    for told in _listed():
        groups = tuple(key for key in map(_folded, told["document"]) if key in held)
        members = {substance_key(name) for name in told["member"]} & substances
        members = members.union(*(held[key] for key in groups))
        ways = tuple(dict.fromkeys([*map(_folded, told["alias"]), *groups]))
        if members:
            yield _known(told["shown"][0], ways, groups, members, held)


def _known(
    display: str,
    ways: tuple[str, ...],
    groups: tuple[str, ...],
    members: set[str],
    held: Mapping[str, set[str]],
) -> KnownClass:
    wider = (key for key, others in sorted(held.items()) if members <= others)
    return KnownClass(
        display,
        ways,
        groups,
        tuple(key for key in wider if key not in groups),
        tuple(sorted(members)),
    )


@cache
def _listed() -> Sequence[Mapping[str, Sequence[str]]]:
    told: dict[str, defaultdict[str, list[str]]] = {}
    for row in rows("class_names.csv", COLUMNS):
        one = told.setdefault(row["class"], defaultdict(list))
        one[row["kind"]].append(row["name"])
    kinds = ("shown", "alias", "document", "member")
    return tuple({kind: tuple(one[kind]) for kind in kinds} for one in told.values())


def _folded(name: str) -> str:
    return " ".join(words_of(name))
