"""Names of medicines, compiled from the documents of a release.

A brand leads to its substances, a substance to its classes; each name carries the labels
under which passages are filed. Nothing is known here that a document does not say.
"""

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Protocol

from sourcier.errors import ReleaseError
from sourcier.nlp.normalise import fold

FORMAT = "sourcier.names/1"
WORD = re.compile(r"[a-z0-9]+")
NO_SUBJECT = "-"
"""The label of a passage whose document is about no medicine in particular."""
HOMEOPATHIC = "homeopathique"
SHORTEST = 4
"""Letters of a first word that may stand alone for its brand."""
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
        display: as the official source writes it.
        substances: keys of the substances that it stands for.
    """

    kind: str
    display: str
    substances: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Every name of a release.

    Args:
        names: by folded words joined with one space.
        classes: for the key of a substance, the names of its classes.
        shown: for the key of a substance, its official spelling.
    """

    names: Mapping[str, Name]
    classes: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, str]

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


@cache
def _lexicon(file: str) -> dict[str, str]:
    table = files(__package__).joinpath("lexicons", file).read_text(encoding="utf-8")
    rows = csv.reader(table.splitlines()[1:])
    return {row[0]: row[1] for row in rows}


def is_common(word: str) -> bool:
    """Say whether a name is also an ordinary word, and so needs its context."""
    return word in _lexicon("common_words.csv")


def words_of(text: str) -> list[str]:
    """Split into folded words of letters and digits."""
    return WORD.findall(fold(text))


@lru_cache(maxsize=65_536)
def substance_key(name: str) -> str:
    """Reduce a substance to its base: salts, water and link words dropped.

    >>> substance_key("TRAMADOL (CHLORHYDRATE DE)"), substance_key("Maléate de trimébutine")
    ('tramadol', 'trimebutine')
    """
    words = words_of(name)
    dropped = _lexicon("salts.csv")
    base = [word for word in words if word not in dropped]
    return "_".join(base or [w for w in words if dropped.get(w) != "link"])


def compile_names(documents: Iterable[Titled]) -> Names:
    """Compile the names that the documents of a corpus carry in their codes."""
    compositions: defaultdict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    display: dict[tuple[str, str], str] = {}
    shown: dict[str, str] = {}
    classes: defaultdict[str, set[str]] = defaultdict(set)
    for document in documents:
        codes = _codes(document)
        if any(HOMEOPATHIC in fold(name) for name in codes["substance"]):
            continue  # organs and plants: half the corpus would name a medicine
        substances = tuple(sorted({substance_key(s) for s in codes["substance"]} - {""}))
        for name in codes["substance"]:
            shown.setdefault(substance_key(name), name)
        for brand in codes["brand"]:
            for key in _brand_keys(brand):
                compositions[key][substances] += 1
                display.setdefault(("brand", key), brand)
        for group in codes["class"]:
            display.setdefault(("class", " ".join(words_of(group))), group)
            for member in codes["member"]:
                classes[substance_key(member)].add(group)
    return Names(
        names=_names(compositions, display, shown),
        classes={key: tuple(sorted(groups)) for key, groups in sorted(classes.items())},
        shown=dict(sorted(shown.items())),
    )


def _names(
    compositions: Mapping[str, Counter[tuple[str, ...]]],
    display: Mapping[tuple[str, str], str],
    shown: Mapping[str, str],
) -> dict[str, Name]:
    """Substances win over brands of the same name, brands over classes."""
    names: dict[str, Name] = {}
    for (kind, key), text in display.items():
        if kind == "class":
            names[key] = Name("class", text, ())
    for key, counted in compositions.items():
        known = [(n, parts) for parts, n in counted.items() if parts]
        best = max(known, key=lambda row: (row[0], row[1]))[1] if known else ()
        names[key] = Name("brand", display["brand", key], best)
    for key, text in shown.items():
        if key:
            names[key.replace("_", " ")] = Name("substance", text, (key,))
    return dict(sorted(names.items()))


def _brand_keys(brand: str) -> list[str]:
    """The whole brand, and its first word where that alone names it (DOLIPRANE ENFANTS)."""
    words = words_of(brand)
    first = words[0] if words else ""
    named = len(first) >= SHORTEST and first.isalpha() and not is_common(first)
    alone = [first] if named else []
    return list(dict.fromkeys([" ".join(words), *alone])) if words else []


def _codes(document: Titled) -> defaultdict[str, list[str]]:
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for scheme, value in document.codes:
        codes[scheme].append(value)
    return codes


def _own_labels(document: Titled) -> set[str]:
    codes = _codes(document)
    labels = {label("brand", key) for b in codes["brand"] for key in _brand_keys(b)}
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
