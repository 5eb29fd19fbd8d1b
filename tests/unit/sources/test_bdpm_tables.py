"""Rows as they come: encodings, line ends, columns too many or too few."""

from pathlib import Path

import pytest

from sourcier.errors import SourceError
from sourcier.sources import bdpm
from sourcier.sources.bdpm_rendering import fields, section, written
from sourcier.sources.bdpm_tables import read_table, tables, tables_among
from sourcier.sources.reading import SourceFile
from tests.unit.sources.bdpm_folder import (
    BLOCK,
    FABLE,
    IMAGINE,
    SPECIALITIES,
    folder,
    lines,
    parted,
)


def rows_of(path: Path, name: str, content: str | bytes) -> list[tuple[str, ...]]:
    """Read one table written for the test."""
    [file] = folder(path, {tables()[name].file.replace("*", "2026_"): content})
    return [row for _, row in read_table(file, tables()[name]).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r\r\n"])
def test_a_row_reads_the_same_in_every_encoding(
    tmp_path: Path, encoding: str, end: str
) -> None:
    content = f"1\tdélivrance à l’hôpital{end}{end}2\tliste I{end}".encode(encoding)
    assert rows_of(tmp_path, "cpd", content) == [
        ("1", "délivrance à l’hôpital"),
        ("2", "liste I"),
    ]


def test_a_file_in_neither_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"CIS_CPD_bdpm\.txt, ligne 2 : octet illisible"):
        rows_of(tmp_path, "cpd", b"1\tliste I\n2\tpr\xe9vu \x81\n")


def test_trailing_tabs_are_dropped(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "cpd", "1\tliste I\t\t\n") == [("1", "liste I")]


def test_empty_columns_too_many_are_closed_and_reported(tmp_path: Path) -> None:
    row = "1\tgranules\t02\tFICTIVUM\t\t\t\t4CH\tune gomme\tSA\t1\t"
    [file] = folder(tmp_path, {"CIS_COMPO_bdpm": row})
    read = read_table(file, tables()["compo"])
    assert read.rows == (
        (1, ("1", "granules", "02", "FICTIVUM", "4CH", "une gomme", "SA", "1")),
    )
    [remark] = read.remarks
    assert (remark.line, remark.values) == (1, {"count": 3})


@pytest.mark.parametrize("row", ["1", "1\ta\tb", "1\ta\tb\tc"])
def test_a_row_that_does_not_fit_says_where_and_how_many(tmp_path: Path, row: str) -> None:
    found = row.count("\t") + 1
    message = rf"CIS_CPD_bdpm\.txt, ligne 2 : {found} colonnes au lieu de 2"
    with pytest.raises(SourceError, match=message):
        rows_of(tmp_path, "cpd", f"1\tliste I\n{row}\n")


def test_quotes_around_a_field_go_and_its_own_stay(tmp_path: Path) -> None:
    content = '1\t" dite ""libre"" "\n2\tdite "libre"\n'
    assert rows_of(tmp_path, "cpd", content) == [
        ("1", 'dite "libre"'),
        ("2", 'dite "libre"'),
    ]


HTML = {
    "un<br>deux<BR/><br />trois": "un\ndeux\ntrois",
    "<p>seul</p>": "seul",
    "poids < 20 kg et > 5 kg": "poids < 20 kg et > 5 kg",
    "l&RSQUO;eau &amp; le sel": "l’eau & le sel",
    "10<sup>6</sup> UI": "10⁶ UI",
    "MARQUE<sup>®</sup>": "MARQUE®",
    "e&#x301;t&eacute;&#x202E;": "été",
}


@pytest.mark.parametrize(("cell", "words"), HTML.items())
def test_html_becomes_readable(tmp_path: Path, cell: str, words: str) -> None:
    assert rows_of(tmp_path, "cpd", f"1\t{cell}") == [("1", words)]


def test_quotes_read_as_controls_are_put_back_and_reported(tmp_path: Path) -> None:
    [file] = folder(tmp_path, {"CIS_CPD_bdpm": "1\ta\n2\tl\x92eau \x96".encode()})
    read = read_table(file, tables()["cpd"])
    assert read.rows[1] == (2, ("2", "l’eau –"))
    assert [(r.line, r.values) for r in read.remarks] == [(2, {"count": 2})]


def test_a_control_without_meaning_is_removed_and_reported(tmp_path: Path) -> None:
    content = "1\tavant\u202e\x00 \x81après".encode()
    [file] = folder(tmp_path, {"CIS_CPD_bdpm": content})
    read = read_table(file, tables()["cpd"])
    assert read.rows == ((1, ("1", "avant après")),)
    assert [r.values["count"] for r in read.remarks] == [3]


def test_decomposed_accents_are_composed(tmp_path: Path) -> None:
    assert rows_of(tmp_path, "cpd", "1\te\u0301te\u0301".encode()) == [("1", "été")]


def test_a_file_that_is_no_table_is_named_and_left(tmp_path: Path) -> None:
    files = folder(tmp_path, {"CIS_bdpm": IMAGINE, "LISEZMOI": "rien"})
    _, remarks = parted(bdpm.read(files, BLOCK))
    assert [(r.file, r.template) for r in remarks] == [
        ("LISEZMOI.txt", "fichier inconnu de la BDPM, non lu")
    ]


def test_two_editions_in_one_block_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x"
    files = [SourceFile("a/CIS_bdpm.txt", path), SourceFile("b/CIS_bdpm.txt", path)]
    with pytest.raises(SourceError, match=r"b/CIS_bdpm\.txt : même table que a/CIS_bdpm"):
        tables_among(files)


def test_rows_without_speciality_are_counted_once_a_table(tmp_path: Path) -> None:
    content = {
        "CIS_bdpm": IMAGINE,
        "CIS_CPD_bdpm": lines("60000001\tliste I", "6\tliste I", "7\tliste II"),
        "HAS_LiensPageCT_bdpm": lines("CT-1\thttps://exemple.invalid"),
    }
    _, remarks = parted(bdpm.read(folder(tmp_path, content), BLOCK))
    assert [(r.file, r.line, r.values) for r in remarks] == [
        ("CIS_CPD_bdpm.txt", 2, {"count": 2}),
        ("HAS_LiensPageCT_bdpm.txt", 1, {"count": 1}),
    ]


def test_a_row_that_comes_twice_is_shown_once_and_reported(tmp_path: Path) -> None:
    content = {"CIS_bdpm": IMAGINE, "CIS_CPD_bdpm": lines(*["60000001\tliste I"] * 3)}
    documents, remarks = parted(bdpm.read(folder(tmp_path, content), BLOCK))
    assert documents["bdpm:60000001"].text.count("liste I") == 1
    assert [(r.line, r.values) for r in remarks] == [(2, {"count": 2})]


@pytest.mark.parametrize("code", ["60000001", "", "CIS", "6000 001"])
def test_a_code_that_is_none_or_comes_twice_is_refused(tmp_path: Path, code: str) -> None:
    other = FABLE.replace("60000002", code, 1)
    files = folder(tmp_path, {"CIS_bdpm": f"{IMAGINE}\n{other}"})
    with pytest.raises(SourceError, match=rf"CIS_bdpm\.txt, ligne 2 : code CIS « {code} »"):
        list(bdpm.read(files, BLOCK))


def test_the_columns_of_a_table_are_all_described() -> None:
    widths = {name: table.width for name, table in tables().items()}
    assert widths == {
        "cis": 12,
        "compo": 8,
        "cip": 13,
        "cpd": 2,
        "gener": 5,
        "dispo": 8,
        "info": 4,
        "mitm": 4,
        "smr": 6,
        "asmr": 6,
        "liens": 2,
    }
    for table in tables().values():
        assert sorted(f.column for f in table.fields) == list(range(table.width))


def test_a_heading_over_several_lines_is_its_first() -> None:
    text, outline = written([(2, "un\ndeux"), (0, "trois")])
    assert outline[0].place.of(text) == "un"


def test_a_record_of_one_field_is_a_heading_alone() -> None:
    row = ("", "", "", "FICTINE", "", "", "", "")
    other = ("", "", "", "FABLINE", "", "", "", "")
    assert list(section(tables()["compo"], [row, other])) == [
        (1, "Composition"),
        (2, "Dénomination de la substance : FICTINE"),
        (2, "Dénomination de la substance : FABLINE"),
    ]


def test_a_value_already_shown_is_not_repeated() -> None:
    row = ("1", "X01", "FICTINE 1 mg", "")
    shown = list(fields(row, tables()["mitm"].fields, known="FICTINE 1 mg"))
    assert shown == ["Code ATC : X01"]


def test_specialities_end_without_a_line_end(tmp_path: Path) -> None:
    assert len(rows_of(tmp_path, "cis", SPECIALITIES.rstrip())) == 2
