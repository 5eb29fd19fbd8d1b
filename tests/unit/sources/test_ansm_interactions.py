"""The thesaurus: a document for each main name, each pair under its own heading."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sourcier.errors import SourceError
from sourcier.evidence.outline import governing
from sourcier.sources import ansm_interactions
from sourcier.sources.ansm_wording import unwrapped
from sourcier.sources.reading import Block, SourceFile
from tests.unit.sources.bdpm_folder import headings, parted

BLOCK = Block("ansm_interactions", "thesaurus", "dossier", edition=date(2020, 10, 15))


def pair(**values: Any) -> dict[str, Any]:
    """One entry of the thesaurus, in own words."""
    return {
        "main_drug": "FICTINE",
        "between_main_and_plus_drug": "",
        "plus_drug": "ANTI-FABLES",
        "severity_levels": [{"level": "Précaution d'emploi", "info": "Réduire ladose."}],
        "interaction_mechanism": "Hausse du \nrisque.",
        "description": "Précaution d'emploi\nRéduire la \ndose.\n\nHausse du \nrisque.",
    } | values


INDEX = [
    {"substance": "fictine", "drug_classes": ["substances de conte", "buveurs d'encre"]},
    {"substance": "loupine", "drug_classes": ["anti-fables"]},
    {"substance": "fictine", "drug_classes": ["substances de conte"]},
    {"substance": "ogrine", "drug_classes": ["anti-fables"]},
]


def files(path: Path, pairs: object, index: object = None) -> list[SourceFile]:
    """Write an edition."""
    written = {"thesaurus_2020-10.json": pairs}
    if index is not None:
        written["index_substances_2020-10.json"] = index
    for name, content in written.items():
        (path / name).write_text(json.dumps(content), encoding="utf-8")
    return [SourceFile(name, path / name) for name in sorted(written)]


def test_each_pair_stands_under_its_two_names(tmp_path: Path) -> None:
    documents, remarks = parted(
        ansm_interactions.read(files(tmp_path, [pair()], INDEX), BLOCK)
    )
    fictine = documents["thesaurus:FICTINE"]
    assert fictine.text == (
        "FICTINE — Thésaurus des interactions médicamenteuses\n"
        "Classes de cette substance : substances de conte ; buveurs d'encre\n"
        "\n"
        "FICTINE + ANTI-FABLES\n"
        "Niveau de contrainte : Précaution d'emploi\n"
        "Conduite à tenir : Réduire la dose.\n"
        "Nature du risque et mécanisme d'action : Hausse du risque."
    )
    above = governing(fictine.outline, fictine.text.index("Réduire"))
    assert [h.place.of(fictine.text) for h in above] == ["FICTINE + ANTI-FABLES"]
    assert remarks == []


def test_a_class_names_its_members(tmp_path: Path) -> None:
    written = files(tmp_path, [pair(main_drug="ANTI-FABLES", plus_drug="FICTINE")], INDEX)
    documents, _ = parted(ansm_interactions.read(written, BLOCK))
    anti = documents["thesaurus:ANTI-FABLES"]
    assert "Substances de cette classe : loupine ; ogrine" in anti.text
    assert anti.codes == (
        ("class", "ANTI-FABLES"),
        ("member", "loupine"),
        ("member", "ogrine"),
        ("partner", "FICTINE"),
    )


def test_a_substance_names_its_classes(tmp_path: Path) -> None:
    documents, _ = parted(ansm_interactions.read(files(tmp_path, [pair()], INDEX), BLOCK))
    assert documents["thesaurus:FICTINE"].codes == (
        ("member_of", "buveurs d'encre"),
        ("member_of", "substances de conte"),
        ("partner", "ANTI-FABLES"),
        ("substance", "FICTINE"),
    )


def test_without_its_index_the_names_stand_alone(tmp_path: Path) -> None:
    documents, _ = parted(ansm_interactions.read(files(tmp_path, [pair()]), BLOCK))
    assert documents["thesaurus:FICTINE"].codes == (
        ("partner", "ANTI-FABLES"),
        ("substance", "FICTINE"),
    )


def test_the_edition_dates_the_document_else_its_file_does(tmp_path: Path) -> None:
    written = files(tmp_path, [pair()])
    undated = Block("ansm_interactions", "thesaurus", "dossier")
    for block, expected in ((BLOCK, date(2020, 10, 15)), (undated, date(2020, 10, 1))):
        documents, _ = parted(ansm_interactions.read(written, block))
        assert documents["thesaurus:FICTINE"].published == expected


def test_pairs_of_one_name_share_its_document_and_its_preamble(tmp_path: Path) -> None:
    pairs = [
        pair(between_main_and_plus_drug="Voir aussi : conteurs"),
        pair(between_main_and_plus_drug="Voir aussi : conteurs", plus_drug="OGRINE"),
    ]
    documents, _ = parted(ansm_interactions.read(files(tmp_path, pairs), BLOCK))
    fictine = documents["thesaurus:FICTINE"]
    assert headings(fictine) == ["FICTINE + ANTI-FABLES", "FICTINE + OGRINE"]
    assert fictine.text.count("Voir aussi : conteurs") == 1


def test_a_level_glued_to_its_mechanism_is_parted(tmp_path: Path) -> None:
    entry = pair(
        severity_levels=[{"level": "CONTRE-INDICATION", "info": ""}],
        description="CONTRE-INDICATIONHausse du risque.",
    )
    documents, _ = parted(ansm_interactions.read(files(tmp_path, [entry]), BLOCK))
    assert documents["thesaurus:FICTINE"].text.split("\n")[-2:] == [
        "Niveau de contrainte : CONTRE-INDICATION",
        "Nature du risque et mécanisme d'action : Hausse du risque.",
    ]


def test_several_levels_keep_the_cell_that_explains_them(tmp_path: Path) -> None:
    entry = pair(
        severity_levels=[
            {"level": "CONTRE-INDICATION", "info": "avec :\n- plus de 2 g"},
            {"level": "A prendre en compte", "info": "avec :\n- moins de 2 g"},
        ],
        interaction_mechanism="Hausse.",
        description=(
            "CI - APECContre-indication avec :\n- plus de 2 g\n\nA prendre en compte "
            "avec :\n- moins de 2 g\n\nHausse."
        ),
    )
    documents, _ = parted(ansm_interactions.read(files(tmp_path, [entry]), BLOCK))
    assert documents["thesaurus:FICTINE"].text.split("\n")[-8:] == [
        "Niveau de contrainte : CONTRE-INDICATION",
        "Niveau de contrainte : A prendre en compte",
        "Conduite à tenir : CI - APEC",
        "Contre-indication avec :",
        "- plus de 2 g",
        "A prendre en compte avec :",
        "- moins de 2 g",
        "Nature du risque et mécanisme d'action : Hausse.",
    ]


def test_what_narrows_a_level_is_kept_when_the_cell_lacks_it(tmp_path: Path) -> None:
    entry = pair(
        severity_levels=[{"level": "CONTRE-INDICATION", "info": "chez le lutin"}],
        description="CONTRE-INDICATION",
    )
    documents, _ = parted(ansm_interactions.read(files(tmp_path, [entry]), BLOCK))
    assert documents["thesaurus:FICTINE"].text.split("\n")[-3:] == [
        "Niveau de contrainte : CONTRE-INDICATION",
        "Conduite à tenir : chez le lutin",
        "Nature du risque et mécanisme d'action : Hausse du risque.",
    ]


def test_a_cell_that_begins_otherwise_is_kept_whole(tmp_path: Path) -> None:
    entry = pair(description="Réduire la dose.\nHausse du risque.")
    documents, _ = parted(ansm_interactions.read(files(tmp_path, [entry]), BLOCK))
    assert documents["thesaurus:FICTINE"].text.split("\n")[-3:] == [
        "Niveau de contrainte : Précaution d'emploi",
        "Conduite à tenir : Réduire la dose.",
        "Nature du risque et mécanisme d'action : Hausse du risque.",
    ]


def test_a_mechanism_within_the_advice_is_not_said_twice(tmp_path: Path) -> None:
    entry = pair(
        interaction_mechanism="Hausse du risque",
        description="Précaution d'emploi\nHausse du risque, donc surveiller.",
    )
    documents, _ = parted(ansm_interactions.read(files(tmp_path, [entry]), BLOCK))
    assert documents["thesaurus:FICTINE"].text.count("Hausse du risque") == 1


WRAPPED = {
    "concentrations \nplasmatiques": "concentrations plasmatiques",
    "anti-\ninflammatoires": "anti-inflammatoires",
    "par prise \n(ou moins)": "par prise (ou moins)",
    "à type de\nmyalgies": "à type de myalgies",
    "avec la \nNévirapine": "avec la Névirapine",
    "Surveiller. \nPenser à informer.": "Surveiller.\nPenser à informer.",
    "il faut : \n- soit attendre": "il faut :\n- soit attendre",
    "un\n\ndeux": "un\ndeux",
    "par prise \n>= 1 g": "par prise >= 1 g",
}


@pytest.mark.parametrize(("text", "joined"), WRAPPED.items())
def test_only_the_breaks_of_the_printed_column_go(text: str, joined: str) -> None:
    assert unwrapped(text) == joined


def test_words_lost_in_the_source_are_left_and_reported(tmp_path: Path) -> None:
    entry = pair(description="Précaution d'emploi\n\ufffd 500 mg")
    documents, [remark] = parted(ansm_interactions.read(files(tmp_path, [entry]), BLOCK))
    assert "\ufffd 500 mg" in documents["thesaurus:FICTINE"].text
    assert remark.values == {"number": 1, "main": "FICTINE", "plus": "ANTI-FABLES"}


def test_controls_are_removed_and_reported(tmp_path: Path) -> None:
    entry = pair(plus_drug="OGRE\u0000INE\u202e")
    documents, [remark] = parted(ansm_interactions.read(files(tmp_path, [entry]), BLOCK))
    assert headings(documents["thesaurus:FICTINE"]) == ["FICTINE + OGREINE"]
    assert remark.values["count"] == 2


BROKEN = {
    "champ « plus_drug »": [pair(plus_drug=None)],
    "champ « main_drug »": [pair(main_drug=" ")],
    "champ « description »": [pair(description="\ud800")],
    "champ « severity_levels »": [pair(severity_levels="CI")],
    "entrée 2 : champ « severity_levels »": [pair(), pair(severity_levels=["CI"])],
    "champ « level »": [pair(severity_levels=[{"info": ""}])],
    "une liste d'entrées JSON est attendue": {"main_drug": "FICTINE"},
    "une liste d'entrées JSON": ["FICTINE"],
}


@pytest.mark.parametrize(("message", "content"), BROKEN.items())
def test_an_entry_of_another_shape_is_refused(
    tmp_path: Path, message: str, content: object
) -> None:
    with pytest.raises(SourceError, match=message):
        list(ansm_interactions.read(files(tmp_path, content), BLOCK))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[\n{", "ligne 2 : JSON mal formé"),
        ("[" * 200_000, "une liste d'entrées JSON"),
        (f"[{'9' * 5000}]", "une liste d'entrées JSON"),
    ],
)
def test_json_that_cannot_be_read_is_refused(
    tmp_path: Path, content: str, message: str
) -> None:
    path = tmp_path / "thesaurus_2020-10.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=message):
        list(ansm_interactions.read([SourceFile(path.name, path)], BLOCK))


def test_no_thesaurus_or_two_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="dossier : aucun fichier thesaurus_"):
        list(ansm_interactions.read([], BLOCK))
    two = [
        SourceFile("a/thesaurus_2019-09.json.gz", tmp_path),
        SourceFile("b/thesaurus_2020-10.json.gz", tmp_path),
    ]
    with pytest.raises(SourceError, match="deuxième édition à côté de a/thesaurus_2019"):
        list(ansm_interactions.read(two, BLOCK))


def test_another_file_is_named_and_left(tmp_path: Path) -> None:
    written = [*files(tmp_path, [pair()]), SourceFile("mappings.tsv", tmp_path)]
    _, [remark] = parted(ansm_interactions.read(written, BLOCK))
    assert (remark.file, remark.template) == (
        "mappings.tsv",
        "fichier inconnu du thésaurus, non lu",
    )
