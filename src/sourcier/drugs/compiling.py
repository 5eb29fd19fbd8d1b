"""Compile the names of medicines that the documents of a corpus carry in their codes."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sourcier.drugs.names import Name, Names, Titled, brand_keys, codes_of, is_common
from sourcier.drugs.styling import base_style, brand_style, natural
from sourcier.drugs.substances import substance_key
from sourcier.drugs.word_lists import common_words, roles, usual_names, words_of
from sourcier.nlp.normalise import fold

HOMEOPATHIC = "homeopathique"
PLURAL = re.compile(r"(?<=[a-z]{4})s\b")


@dataclass(slots=True)
class _Seen:
    """What the documents said, as it is gathered."""

    compositions: defaultdict[str, Counter[tuple[str, ...]]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    brands: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    substances: dict[str, str] = field(default_factory=dict)
    spellings: dict[str, str] = field(default_factory=dict)
    classes: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, document: Titled) -> None:
        """Take in a document.

        Organs and plants of homeopathy are left out: half the corpus would name one.
        """
        codes = codes_of(document)
        if any(HOMEOPATHIC in fold(name) for name in codes["substance"]):
            return
        parts = tuple(sorted({substance_key(s) for s in codes["substance"]} - {""}))
        for name in codes["substance"]:
            self._name(name)
        for brand in codes["brand"]:
            for key in brand_keys(brand):
                self.compositions[key][parts] += 1
                self.brands[key] = _shortest(self.brands.get(key), brand, key)
        for group in codes["class"]:
            self.groups.setdefault(" ".join(words_of(group)), group)
            for member in codes["member"]:
                self.classes[substance_key(member)].add(group)

    def _name(self, name: str) -> None:
        key = substance_key(name)
        self.substances[key] = min(self.substances.get(key, name), name, key=_plainness)
        for words in (natural(name), name):
            self.spellings.setdefault(" ".join(words_of(words)), key)


def _plainness(name: str) -> tuple[int, bool, str]:
    """Prefer the spelling without salt, which names the base, then the one with accents."""
    return len(name), name.isascii(), name


def _shortest(known: str | None, brand: str, key: str) -> str:
    """The name shown for a first word is that word itself, where some brand is no more."""
    alone = [name for name in (known, brand) if name and " ".join(words_of(name)) == key]
    return alone[0] if alone else known or brand


def compile_names(documents: Iterable[Titled]) -> Names:
    """Compile the names that the documents of a corpus carry in their codes."""
    seen = _Seen()
    for document in documents:
        seen.add(document)
    seen.substances.pop("", None)
    groups = {key: tuple(sorted(found)) for key, found in sorted(seen.classes.items())}
    shown = {key: base_style(name) for key, name in sorted(seen.substances.items())}
    for spelt in usual_names().values():
        known = substance_key(spelt[0])
        if len(spelt) == 1 and known in shown:
            shown[known] = spelt[0]  # the name of today, not that of a salt
    return Names(names=_names(seen, shown), classes=groups, shown=shown)


def _names(seen: _Seen, shown: Mapping[str, str]) -> dict[str, Name]:
    """Substances win over brands of the same name, brands over classes."""
    names = dict(_of_classes(seen.groups))
    for key, counted in seen.compositions.items():
        known = [(n, parts) for parts, n in counted.items() if parts]
        best = max(known, key=lambda row: (row[0], row[1]))[1] if known else ()
        names[key] = Name("brand", brand_style(seen.brands[key]), best)
    for usual, spelt in usual_names().items():
        keys = tuple(sorted(map(substance_key, spelt)))
        if all(key in shown for key in keys):
            names[usual] = Name("substance", " + ".join(shown[k] for k in keys), keys)
    for spelling, key in seen.spellings.items():
        if key and _stands_alone(spelling):
            names[spelling] = Name("substance", shown[key], (key,))
    for key, text in shown.items():
        if _stands_alone(key):
            names[key.replace("_", " ")] = Name("substance", text, (key,))
    return dict(sorted(names.items()))


def _of_classes(groups: Mapping[str, str]) -> Iterator[tuple[str, Name]]:
    """Classes, in the singular as well."""
    for key, text in groups.items():
        yield PLURAL.sub("", key), Name("class", text.lower(), ())
    for key, text in groups.items():
        yield key, Name("class", text.lower(), ())


def _stands_alone(key: str) -> bool:
    """Say whether a substance may be named by this: not by a salt, a letter or a part."""
    word = key.replace("_", " ")
    if is_common(word):
        return common_words()[word] == "medicine"
    return len(word) > 1 and word not in roles() and not word.isdigit()
