"""The four real editions of the drug database: every row counted, every field quotable."""

from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from sourcier.evidence.document import Document
from sourcier.sources import bdpm, bdpm_has
from sourcier.sources.bdpm_tables import Rows, read_table, tables, tables_among
from sourcier.sources.reading import Block, Remark, SourceFile

# Rows stated in the README of the data folder.
ROWS = {
    "2022-06": {
        "cis": 15676,
        "cip": 20747,
        "compo": 32340,
        "smr": 12738,
        "asmr": 8093,
        "liens": 9068,
        "gener": 10009,
        "cpd": 24767,
    },
    "2023-11": {"cis": 15761, "cip": 20923, "compo": 32375, "smr": 13778, "asmr": 8908},
    "2026-01": {
        "cis": 15799,
        "cip": 20875,
        "compo": 32449,
        "gener": 10614,
        "cpd": 27856,
        "dispo": 993,
        "mitm": 8107,
    },
    "2026-05": {
        "cis": 15848,
        "cip": 20903,
        "compo": 32389,
        "liens": 10342,
        "gener": 10704,
        "cpd": 28151,
        "dispo": 766,
        "mitm": 7711,
    },
}
OPINIONS = {"2022-06": 10601 + 7847, "2023-11": 11408 + 8543}


def files_of(real_data: Path, edition: str) -> list[SourceFile]:
    folder = real_data / "bdpm" / edition
    return [SourceFile(path.name, path) for path in sorted(folder.iterdir())]


@lru_cache(maxsize=1)
def rows_of(real_data: Path, edition: str) -> dict[str, Rows]:
    found, _ = tables_among(files_of(real_data, edition))
    return {name: read_table(file, tables()[name]) for name, file in found.items()}


@lru_cache(maxsize=1)
def read(real_data: Path, edition: str) -> tuple[dict[str, Document], list[Remark]]:
    given = list(bdpm.read(files_of(real_data, edition), Block("bdpm", "bdpm", edition)))
    documents = {d.id: d for d in given if isinstance(d, Document)}
    return documents, [r for r in given if isinstance(r, Remark)]


@pytest.mark.parametrize("edition", ROWS)
def test_rows_are_those_stated_each_used_or_reported(real_data: Path, edition: str) -> None:
    rows = rows_of(real_data, edition)
    assert {name: len(of.rows) for name, of in rows.items()} == ROWS[edition]
    documents, remarks = read(real_data, edition)
    assert len(documents) == ROWS[edition]["cis"]
    texts = (document.text for document in documents.values())
    shown = Counter(line.partition(" : ")[0] for text in texts for line in text.split("\n"))
    for name in set(rows) & set(bdpm.SHOWN):
        table, column = tables()[name], tables()[name].column("cis")
        used = {row for _, row in rows[name].rows if f"bdpm:{row[column]}" in documents}
        assert shown[table.fields[0].label] == sum(
            1 for row in used if row[table.fields[0].column]
        )
        assert len(rows[name].rows) - len(used) <= reported(remarks, rows[name].file)


def reported(remarks: list[Remark], file: str) -> int:
    """How many rows of a file were left aside, as its remarks say."""
    return sum(
        int(str(remark.values["count"]))
        for remark in remarks
        if remark.file == file and "ligne(s)" in remark.template
    )


@pytest.mark.parametrize("edition", ["2026-05"])
def test_every_field_is_the_value_of_a_line(real_data: Path, edition: str) -> None:
    documents, _ = read(real_data, edition)
    for name, of in rows_of(real_data, edition).items():
        if name not in {"cis", *bdpm.SHOWN}:
            continue
        table = tables()[name]
        for _, row in of.rows:
            document = documents.get(f"bdpm:{row[table.column('cis')]}")
            if document is None:
                continue
            for field in table.fields:
                value = row[field.column]
                if value and field.label and value != document.title:
                    assert f"\n{field.label} : {value}\n" in document.text


@pytest.mark.parametrize("edition", OPINIONS)
def test_opinions_one_for_each_speciality_dossier_and_kind(
    real_data: Path, edition: str
) -> None:
    files = files_of(real_data, edition)
    block = Block("bdpm_has", "has", edition)
    opinions = [d for d in bdpm_has.read(files, block) if isinstance(d, Document)]
    assert len({d.id for d in opinions}) == len(opinions) == OPINIONS[edition]
    assert all(opinion.published for opinion in opinions)
    wordings = sum(d.text.count("\nLibellé de l'ASMR : ") for d in opinions)
    wordings += sum(d.text.count("\nLibellé du SMR : ") for d in opinions)
    rows = rows_of(real_data, edition)
    written = [row for name in ("smr", "asmr") for _, row in rows[name].rows if row[5]]
    assert wordings == len(written)
