"""A folder of documents: names, titles, front matter, what is left aside."""

from datetime import date
from pathlib import Path

import pytest

from sourcier.errors import SourceError
from sourcier.evidence.document import Document, Relation
from sourcier.evidence.status import Status
from sourcier.sources.folder import read
from sourcier.sources.locating import locate
from sourcier.sources.reading import Block, Remark

BLOCK = Block("folder", "mine", ".", issuer="Nous", licence="libre", status=Status.DRAFT)
FRONT = """---
id: sel
title: Le sel
# a comment

issuer: "Un autre"
url: https://exemple.invalid/sel
licence: CC0-1.0
language: en
published: 2024-01-02
updated: 3 mars 2025
retrieved: 2025-04-05
status: superseded
superseded_by: mine:sel-2, mine:sel-3
substances: chlorure de sodium
brand: SELIX, SALO
---

# Sel marin

Peu.
"""


def given(folder: Path, block: Block = BLOCK, **files: str) -> list[Document | Remark]:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return list(read(locate(block, root=folder), block))


def one(folder: Path, block: Block = BLOCK, **files: str) -> Document:
    (found,) = given(folder, block, **files)
    assert isinstance(found, Document)
    return found


def test_a_document_is_named_by_its_path_and_its_first_heading(tmp_path: Path) -> None:
    found = one(tmp_path, sub__sel_md="\n## Le *sel*\n\nPeu.\n")
    assert (found.id, found.title) == ("mine:sub/sel.md", "Le *sel*")
    assert found.text == "## Le *sel*\n\nPeu."
    assert (found.issuer, found.licence, found.status) == ("Nous", "libre", Status.DRAFT)


def test_front_matter_feeds_the_document_and_leaves_the_text(tmp_path: Path) -> None:
    found = one(tmp_path, a_md=FRONT)
    assert (found.id, found.title, found.issuer) == ("mine:sel", "Le sel", "Un autre")
    assert (found.url, found.licence) == ("https://exemple.invalid/sel", "CC0-1.0")
    assert (found.published, found.updated) == (date(2024, 1, 2), date(2025, 3, 3))
    assert found.retrieved == date(2025, 4, 5)
    assert (found.language, found.status) == ("en", Status.SUPERSEDED)
    assert [link.target for link in found.relations] == ["mine:sel-2", "mine:sel-3"]
    assert found.relations[0] == Relation("superseded_by", "mine:sel-2")
    assert found.codes == (
        ("brand", "SALO"),
        ("brand", "SELIX"),
        ("substance", "chlorure de sodium"),
    )
    assert found.text == "# Sel marin\n\nPeu."
    assert found.outline[0].place.of(found.text) == "Sel marin"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("autor: moi", "« autor » inconnu"),
        ("title: deux fois", "« title » inconnu ou répété"),
        ("sans deux-points", "« sans deux-points » inconnu"),
        ("published: hier", "AAAA-MM-JJ"),
        ("status: périmé", "superseded"),
        ("language: martien", "fr ou en"),
        ("url: javascript:alert(1)", "https://"),
    ],
)
def test_front_matter_that_nobody_knows_names_file_and_line(
    line: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(SourceError) as refusal:
        given(tmp_path, a_md=f"---\ntitle: Sel\n{line}\n---\nPeu.")
    assert str(refusal.value).startswith("a.md, ligne 3 : ")
    assert said in str(refusal.value)


def test_front_matter_left_open_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="jamais refermé"):
        given(tmp_path, a_md="---\ntitle: Sel\n\nPeu.")


def test_an_empty_value_says_nothing(tmp_path: Path) -> None:
    assert one(tmp_path, a_md="---\ntitle:\nissuer:\n---\nPeu.").title == "a"


def test_a_rule_that_opens_a_text_is_no_front_matter(tmp_path: Path) -> None:
    assert one(tmp_path, a_md="---\nPeu de sel.").text == "---\nPeu de sel."


def test_a_text_file_takes_its_headings_from_the_block(tmp_path: Path) -> None:
    block = Block("folder", "mine", ".", outline="markdown")
    assert one(tmp_path, block, a_txt="# Sel\nPeu.").title == "Sel"
    assert one(tmp_path, BLOCK, a_txt="# Sel\nPeu.").outline == ()


def test_a_rubric_is_no_title(tmp_path: Path) -> None:
    block = Block("folder", "mine", ".", outline="rcp")
    text = "1. DENOMINATION DU MEDICAMENT\nSEL 1 g\n2. COMPOSITION QUALITATIVE\nDu sel."
    assert one(tmp_path, block, sel_txt=text).title == "sel"


def test_other_files_are_counted_by_kind(tmp_path: Path) -> None:
    found = given(tmp_path, a_docx="x", b_docx="x", Makefile="x", c_md="Sel.")
    remarks = [row for row in found if isinstance(row, Remark)]
    assert [row.values for row in remarks] == [
        {"count": 1, "suffix": "sans suffixe"},
        {"count": 2, "suffix": ".docx"},
    ]
    assert len(found) == 3


def test_a_file_without_words_is_remarked(tmp_path: Path) -> None:
    (remark,) = given(tmp_path, a_md=" \n\n")
    assert isinstance(remark, Remark)
    assert remark.file == "a.md"


def test_a_removed_control_is_remarked(tmp_path: Path) -> None:
    remark, found = given(tmp_path, a_txt="Peu\x00 de sel.")
    assert isinstance(remark, Remark)
    assert isinstance(found, Document)
    assert found.text == "Peu de sel."
