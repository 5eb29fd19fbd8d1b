"""Several specialities of one name, grouped by strength and form: what differs, no more."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from sourcier.drugs.sheets import Sheet
from sourcier.sources.bdpm_tables import tables

ZEROS = re.compile(r",0+(?=\D|$)|(?<=,\d)0+(?=\D|$)")
"""Zeros that end a decimal: *500,00 mg* is *500 mg*."""
FACTS = (("cis", "status"), ("cis", "marketed"), ("cis", "alert"), ("dispo", "label"))
"""Official fields that tell two specialities apart, by table."""


@dataclass(frozen=True, slots=True)
class Row:
    """A speciality of a list.

    Args:
        sheet: what the sources say of it.
        facts: those that are not the same in the whole list.
    """

    sheet: Sheet
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Specialities of one strength and form."""

    strength: str
    form: str
    rows: tuple[Row, ...]


def label(table: str, name: str) -> str:
    """Give the official label of a field."""
    return next(f.label for f in tables()[table].fields if f.name == name)


def strength(sheet: Sheet) -> str:
    """Give the dosage of each substance, in the order of the source."""
    wanted = label("compo", "dose")
    said = (f.value for block in sheet.blocks for f in block.fields if f.label == wanted)
    return " / ".join(dict.fromkeys(ZEROS.sub("", dose) for dose in said if dose))


def form(sheet: Sheet) -> str:
    """Give the pharmaceutical form."""
    return sheet.first(label("cis", "form"))


def facts(sheet: Sheet) -> tuple[str, ...]:
    """Give the facts that may tell it from the others, empty ones included."""
    return tuple(sheet.first(label(table, name)) for table, name in FACTS)


def grouped(sheets: Iterable[Sheet]) -> list[Group]:
    """Group by strength and form; of the facts, keep those that differ in the list."""
    listed = list(sheets)
    columns = list(zip(*map(facts, listed), strict=True))
    differing = [len(set(column)) > 1 for column in columns]

    def row(sheet: Sheet) -> Row:
        kept = zip(facts(sheet), differing, strict=True)
        return Row(sheet, tuple(fact for fact, differs in kept if differs and fact))

    def key(sheet: Sheet) -> tuple[str, str]:
        return form(sheet), strength(sheet)

    ordered = sorted(listed, key=lambda sheet: (*key(sheet), sheet.title, sheet.cis))
    return [
        Group(strength=dose, form=kind, rows=tuple(map(row, found)))
        for (kind, dose), found in groupby(ordered, key)
    ]


def facts_by_label(sheet: Sheet) -> dict[str, str]:
    """Give the facts that a list compares, by official label, without the unknown."""
    labels = [label(table, name) for table, name in FACTS]
    return {name: fact for name in labels if (fact := sheet.first(name))}
