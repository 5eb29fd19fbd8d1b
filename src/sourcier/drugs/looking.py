"""What is meant by a name or a code that a person types to see a medicine."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sourcier.drugs.catalogue import SCHEMES, Catalogue, Entry, of_substances
from sourcier.drugs.names import Name, Names
from sourcier.drugs.nearest import nearest_names
from sourcier.drugs.recognition import Mention, mentions
from sourcier.drugs.word_lists import words_of
from sourcier.errors import QuestionError
from sourcier.nlp.abbreviations import expansions

LENGTHS: Mapping[int, Sequence[str]] = MappingProxyType(
    {
        8: ("cis",),
        7: ("cip7", "ucd"),
        13: ("cip13", "ucd"),
        **dict.fromkeys(range(1, 6), ("generic_group",)),
    }
)
"""Digits of a code, and what it may be."""
DIGITS = re.compile(r"[\d\s.\u00a0\u202f-]*\d[\d\s.\u00a0\u202f-]*")
ATC = re.compile(r"[A-Za-z]\d{2}[A-Za-z]{2}\d{2}")
LIKE_ATC = re.compile(r"[A-Za-z]\d{2}[A-Za-z]{0,2}\d?")


@dataclass(frozen=True, slots=True)
class Looked:
    """What was typed, and what it stands for.

    Args:
        typed: as typed.
        read: what was understood, as it is written.
        scheme: the kind of code, or brand, substance, class.
        corrected: a typing error was forgiven.
        entries: the documents about it.
    """

    typed: str
    read: str
    scheme: str
    corrected: bool
    entries: tuple[Entry, ...]


def look(typed: str, names: Names, catalogue: Catalogue) -> Looked:
    """Find the documents that a name or a code stands for.

    Raises:
        QuestionError: a code of no known shape, or nothing by this name; says which names
            are near.
    """
    wanted = typed.strip()
    if DIGITS.fullmatch(wanted):
        return _by_number(wanted, catalogue)
    if ATC.fullmatch(wanted):
        return _by_code(wanted.upper(), ("atc",), catalogue)
    if LIKE_ATC.fullmatch(wanted) and wanted.lower() not in names.names:
        raise QuestionError(
            "« {code} » n'est pas un code ATC entier ; un code ATC compte sept caractères, "
            "comme N02BE01",
            code=wanted,
        )
    return _by_name(wanted, names, catalogue)


def _by_number(wanted: str, catalogue: Catalogue) -> Looked:
    digits = re.sub(r"\D", "", wanted)
    if len(digits) not in LENGTHS:
        raise QuestionError(
            "« {code} » compte {count} chiffres ; un code CIS en compte 8, un CIP ou "
            "un UCD 7 ou 13, un groupe générique 5 au plus",
            code=wanted,
            count=len(digits),
        )
    return _by_code(digits, LENGTHS[len(digits)], catalogue)


def _by_code(code: str, schemes: Sequence[str], catalogue: Catalogue) -> Looked:
    for scheme in schemes:
        entries = catalogue.entries(scheme, code)
        if entries:
            return Looked(code, code, scheme, corrected=False, entries=tuple(entries))
    raise QuestionError(
        "aucune source de cette version ne porte le code « {code} » ({schemes})",
        code=code,
        schemes=", ".join(SCHEMES[scheme] for scheme in schemes),
    )


def _by_name(wanted: str, names: Names, catalogue: Catalogue) -> Looked:
    mention = _named(wanted, names)
    if mention is None:
        near = nearest_names(wanted, names)
        raise QuestionError(
            "aucune source de cette version ne connaît « {name} » ; noms proches : {near}"
            if near
            else "aucune source de cette version ne connaît « {name} », ni un nom proche",
            name=wanted,
            near=", ".join(near),
        )
    return Looked(
        typed=wanted,
        read=mention.name.display,
        scheme=mention.name.kind,
        corrected=mention.corrected,
        entries=tuple(entries_of(mention, names, catalogue)),
    )


def _named(wanted: str, names: Names) -> Mention | None:
    """Read what was typed as one name; an ordinary word needs no context here."""
    key = " ".join(words_of(wanted))
    if key in names.names:
        return Mention(key, names.names[key], key, corrected=False)
    nobody = frozenset[str]().__contains__
    full = (expansion for _, expansion in expansions(wanted))
    read = (mentions(text, names, known_word=nobody) for text in (wanted, *full))
    return next((found[0] for found in read if found), None)


def entries_of(mention: Mention, names: Names, catalogue: Catalogue) -> list[Entry]:
    """Give the documents about what a question names: a brand, substances or a class."""
    name: Name = mention.name
    if name.kind == "brand":
        return catalogue.entries("brand", mention.key)
    if name.kind == "substance":
        return of_substances(catalogue, name.substances)
    members = [
        key
        for key, groups in sorted(names.classes.items())
        if mention.key in {" ".join(words_of(group)) for group in groups}
    ]
    return [entry for key in members for entry in catalogue.entries("substance", key)]
