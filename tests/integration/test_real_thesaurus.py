"""The two real editions of the thesaurus: every pair quotable, no word lost."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from sourcier.evidence.document import Document
from sourcier.sources import ansm_interactions
from sourcier.sources.reading import Block, Remark, SourceFile

LABELS = (
    "Niveau de contrainte : ",
    "Conduite à tenir : ",
    "Nature du risque et mécanisme d'action : ",
)
# Pairs stated in the README of the data folder, then documents as read.
COUNTS = {"2019-09": (3035, 576), "2020-10": (3139, 597)}
# The JSON puts the advice into the mechanism, or takes it from the preamble.
APART = {
    ("AMINOSIDES", "AUTRES AMINOSIDES"),
    ("ANTIARYTHMIQUES", "AUTRES ANTIARYTHMIQUES"),
}


def read(real_data: Path, edition: str) -> tuple[dict[str, Document], list[Remark]]:
    folder = real_data / "thesaurus_ansm"
    files = [SourceFile(p.name, p) for p in sorted(folder.glob(f"*{edition}.json.gz"))]
    block = Block("ansm_interactions", "thesaurus", edition)
    given = list(ansm_interactions.read(files, block))
    documents = {d.id: d for d in given if isinstance(d, Document)}
    return documents, [r for r in given if isinstance(r, Remark)]


def entries(real_data: Path, edition: str) -> list[dict[str, Any]]:
    path = real_data / "thesaurus_ansm" / f"thesaurus_{edition}.json.gz"
    found: list[dict[str, Any]] = json.loads(gzip.decompress(path.read_bytes()))
    return found


def section(document: Document, name: str) -> str:
    [heading] = [h for h in document.outline if h.place.of(document.text) == name]
    return heading.governs.of(document.text).partition("\n")[2]


def squeezed(text: str) -> str:
    return "".join(text.split())


def values_of(shown: str, *, several_levels: bool) -> str:
    """The section without its labels; without the levels when the cell sums them up."""
    if several_levels:
        shown = re.sub(rf"^{LABELS[0]}.*\n", "", shown, flags=re.MULTILINE)
    for label in LABELS:
        shown = shown.replace(label, "")
    return squeezed(shown)


@pytest.mark.parametrize("edition", COUNTS)
def test_every_pair_keeps_the_words_of_its_cell_once(real_data: Path, edition: str) -> None:
    documents, remarks = read(real_data, edition)
    pairs = entries(real_data, edition)
    assert (len(pairs), len(documents)) == COUNTS[edition]
    assert len(remarks) == 2
    for entry in pairs:
        main, plus = entry["main_drug"], entry["plus_drug"]
        shown = section(documents[f"thesaurus:{main}"], f"{main} + {plus}")
        for level in entry["severity_levels"]:
            assert f"{LABELS[0]}{level['level']}\n" in shown
        if (main, plus) not in APART:
            several = len(entry["severity_levels"]) > 1
            cell = squeezed(entry["description"])
            assert values_of(shown, several_levels=several) == cell, (main, plus)


def test_a_name_is_a_substance_a_class_or_both(real_data: Path) -> None:
    documents, _ = read(real_data, "2020-10")
    schemes = [dict.fromkeys(scheme for scheme, _ in d.codes) for d in documents.values()]
    kinds = [("substance" in of, "class" in of) for of in schemes]
    assert kinds.count((False, True)) == 166
    assert kinds.count((True, True)) == 1
    assert kinds.count((True, False)) == 430
