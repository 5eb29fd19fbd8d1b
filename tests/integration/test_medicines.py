"""A medicine as two editions of the drug database tell it, the second without a table."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sourcier.answering.pipeline import read, reply
from sourcier.answering.presenting import as_json
from sourcier.answering.reply import Abstention, Reason
from sourcier.cli.main import run
from sourcier.drugs.listing import grouped
from sourcier.drugs.sheets import Sheet
from sourcier.errors import QuestionError
from sourcier.releases.medicines import medicine
from sourcier.releases.release import Release
from sourcier.sources.reading import Block
from tests.releases_kit import Place
from tests.unit.sources.bdpm_folder import folder, lines

SCHEMA = Path(__file__).parents[2] / "docs/reference/drug.schema.json"
TODAY = date(2026, 6, 1)
FIRST, SECOND = date(2025, 1, 2), date(2026, 3, 4)
ROW = "{cis}\tIMAGINOL {dose}, comprimé\tcomprimé\torale\tAutorisation active\t"
REST = "Procédure nationale\t{sold}\t01/02/1999\t\t\t LABO FICTIF\tNon"
PART = "{cis}\tcomprimé\t01\tIMAGINOLONE (CHLORHYDRATE D')\t{dose}\tun comprimé\tSA\t1"


def speciality(cis: str, dose: str, sold: str = "Commercialisée") -> str:
    return (ROW + REST).format(cis=cis, dose=dose, sold=sold)


def edition(root: Path, day: date, tables: dict[str, str]) -> Block:
    path = root / day.isoformat()
    path.mkdir()
    folder(path, tables)
    return Block("bdpm", "bdpm", str(path), edition=day)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    root = tmp_path_factory.mktemp("medicines")
    parts = lines(
        PART.format(cis="60000001", dose="500 mg"),
        PART.format(cis="60000002", dose="1,00 g"),
        PART.format(cis="60000003", dose="2 g"),
    )
    cip = (
        "60000001\t3000001\tplaquette de 8 comprimés\tPrésentation active\t"
        "Déclaration de commercialisation\t02/01/2003\t3400930000015\toui\t65%\t1,16\t2,18"
        "\t1,02\t"
    )
    first = {
        "CIS_bdpm": lines(speciality("60000001", "500 mg"), speciality("60000003", "2 g")),
        "CIS_COMPO_bdpm": parts,
        "CIS_CPD_bdpm": lines("60000001\tliste I"),
        "CIS_CIP_bdpm": lines(cip),
        "CIS_GENER_bdpm": lines("77\tIMAGINOLONE 500 mg\t60000001\t0\t1"),
    }
    second = {
        "CIS_bdpm": lines(
            speciality("60000001", "500 mg"),
            speciality("60000002", "1 g", "Non commercialisée"),
        ),
        "CIS_COMPO_bdpm": parts,
        "CIS_CIP_bdpm": lines(cip),
        "CIS_GENER_bdpm": lines("77\tIMAGINOLONE 500 mg\t60000001\t0\t1"),
    }
    kept = Place(root)
    kept.blocks = [edition(root, FIRST, first), edition(root, SECOND, second)]
    kept.build()
    return kept


@pytest.fixture(scope="module")
def release(place: Place) -> Iterator[Release]:
    with closing(place.release()) as opened:
        yield opened


def only(typed: str, release: Release) -> Sheet:
    (sheet,) = medicine(typed, release).sheets
    return sheet


@pytest.mark.parametrize(
    "typed",
    ["60000001", "6 000 0001", "3000001", "3400930000015", "34009 300 000 1 5", "77"],
)
def test_every_code_leads_to_its_speciality(typed: str, release: Release) -> None:
    assert only(typed, release).cis == "60000001"


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("imaginol", False),
        ("IMAGINOL®", False),
        ("imaginol500mg", False),
        ("imaginolone", False),
        ("imaginnol", True),
    ],
)
def test_a_name_leads_to_what_the_newest_edition_lists(
    typed: str, release: Release, *, corrected: bool
) -> None:
    found = medicine(typed, release)
    assert [sheet.cis for sheet in found.sheets] == ["60000001", "60000002"]
    assert (found.looked.corrected, found.gone) == (corrected, 1)


def test_a_table_that_an_edition_lacks_is_read_from_the_one_before(
    release: Release,
) -> None:
    dated = {block.title: block.edition for block in only("60000001", release).blocks}
    assert dated["Identité"] == SECOND
    assert dated["Conditions de prescription et de délivrance"] == FIRST


def test_every_value_is_a_place_in_its_document(release: Release) -> None:
    for block in only("60000001", release).blocks:
        text = block.held.document.text
        assert all(said.span.of(text) == said.value for said in block.fields)


def test_what_the_newest_edition_no_longer_lists_says_so(release: Release) -> None:
    sheet = only("60000003", release)
    assert sheet.gone
    assert sheet.newest == SECOND
    assert {block.edition for block in sheet.blocks} == {FIRST}


def test_a_list_is_grouped_and_shows_only_what_differs(release: Release) -> None:
    groups = grouped(medicine("imaginol", release).sheets)
    assert [(g.strength, g.form) for g in groups] == [
        ("1 g", "comprimé"),
        ("500 mg", "comprimé"),
    ]
    assert [row.facts for g in groups for row in g.rows] == [
        ("Non commercialisée",),
        ("Commercialisée",),
    ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("imaginax", "noms proches : Imaginol"),
        ("zzzzzzzz", "ni un nom proche"),
        ("123456", "compte 6 chiffres"),
        ("69999999", "ne porte le code « 69999999 » (code CIS)"),
        ("N02B", "sept caractères"),
        ("N02BE99", "(code ATC)"),
    ],
)
def test_what_is_unknown_is_one_sentence(
    typed: str, sentence: str, release: Release
) -> None:
    with pytest.raises(QuestionError) as caught:
        medicine(typed, release)
    assert sentence in str(caught.value)


def test_a_question_tells_the_codes_of_its_medicine(release: Release) -> None:
    data: Any = as_json(
        reply("imaginol et grossesse", release, as_of=TODAY), names=release.names
    )
    (found,) = data["understood"]["medicines"]
    assert found["name"] == "Imaginol"
    assert found["substances"] == ["imaginolone"]
    assert found["codes"] == {"cis": ["60000001", "60000002"], "generic_group": "77"}


@pytest.mark.parametrize("code", ["60000001", "3000001", "3400930000015"])
def test_a_code_typed_in_a_question_is_its_medicine(code: str, release: Release) -> None:
    (found,) = read(f"{code} grossesse ?", release, as_of=TODAY).question.medicines
    assert (found.typed, dict(found.codes)["cis"]) == (code, ("60000001",))


def test_a_number_that_no_source_carries_is_no_medicine(release: Release) -> None:
    assert read("dose 69999999 ?", release, as_of=TODAY).question.medicines == ()


def test_an_unknown_medicine_is_refused_with_near_names(release: Release) -> None:
    found = reply("imaginax et grossesse", release, as_of=TODAY)
    assert isinstance(found, Abstention)
    assert (found.reason, found.names) == (Reason.UNKNOWN_MEDICINE, ("Imaginol",))


@pytest.mark.parametrize("typed", ["60000001", "imaginol", "60000003"])
def test_the_json_follows_its_schema(
    typed: str, place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--home", str(place.home), "drug", typed, "--json"]) == 0
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(capsys.readouterr().out), schema)


def test_the_command_shows_each_block_with_its_date(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--home", str(place.home), "drug", "60000001"]) == 0
    shown = capsys.readouterr().out
    assert "édition du 4 mars 2026" in shown
    assert "édition du 2 janvier 2025" in shown
    assert "liste I" in shown


def test_the_command_says_what_it_corrected_and_what_is_gone(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--home", str(place.home), "drug", "imaginnol"]) == 0
    assert "a été lu" in capsys.readouterr().out
    assert run(["--home", str(place.home), "drug", "60000003"]) == 0
    assert "Ne figure plus" in capsys.readouterr().out


def test_the_command_fails_in_one_sentence(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--home", str(place.home), "drug", "zzzzzzzz"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
