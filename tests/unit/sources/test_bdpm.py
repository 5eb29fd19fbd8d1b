"""One document a speciality, every official field on its own line."""

import gzip
from pathlib import Path

import pytest

from sourcier.errors import SourceError
from sourcier.evidence.outline import governing
from sourcier.evidence.status import Status
from sourcier.sources import bdpm
from sourcier.sources.bdpm import brand_of
from sourcier.sources.reading import Block, SourceFile
from tests.unit.sources.bdpm_folder import (
    BLOCK,
    FABLE,
    IMAGINE,
    SPECIALITIES,
    folder,
    headings,
    lines,
    parted,
)

ALL: dict[str, str | bytes] = {
    "CIS_bdpm": SPECIALITIES,
    "CIS_COMPO_bdpm": lines(
        "60000001\tcomprimé\t00011\tIMAGINOL (CHLORHYDRATE D')\t560 mg\tun comprimé\tSA\t1",
        "60000001\tcomprimé\t00012\tIMAGINOL\t500 mg\tun comprimé\tFT\t1",
        "60000002\tgélule\t00021\tFABLINE\t20 mg\tune gélule\tSA\t1",
    ),
    "CIS_CIP_bdpm": (
        "60000001\t3000001\tplaquette de 16 comprimés\tPrésentation active\t"
        "Déclaration de commercialisation\t05/06/2000\t3400930000011\toui\t65%\t1,10\t"
        "2,12\t1,02\tPris en charge dans les cas suivants :<br><br>- douleur < 3 jours\n"
        "60000001\t3000002\tflacon de 100 comprimés\tPrésentation abrogée\t"
        "Déclaration d'arrêt de commercialisation\t05/06/2001\t3400930000028\tnon\t\t"
        "\t\t\t\n"
    ).encode(),
    "CIS_CPD_bdpm": lines("60000002\tliste I", "60000002\tdélivrance par 7 jours"),
    "CIS_GENER_bdpm": lines("77\tFABLINE 20 mg - FABLE 20 mg, gélule\t60000002\t1\t4"),
    "CIS_CIP_Dispo_Spec": lines(
        "60000001\t3400930000011\t1\tRupture de stock\t01/02/2026\t03/02/2026\t\t"
        "https://exemple.invalid/imaginol",
    ),
    "CIS_MITM": lines(
        "60000001\tX01XX01\tIMAGINOL 500 mg, comprimé\thttps://exemple.invalid/60000001"
    ),
    "CIS_HAS_SMR_bdpm": lines("60000002\tCT-7\tInscription (CT)\t20200102\tFaible\tMot."),
    "HAS_LiensPageCT_bdpm": lines("CT-7\thttps://exemple.invalid/ct-7"),
}

IMAGINOL = """Identité
Code CIS : 60000001
Dénomination du médicament : IMAGINOL 500 mg, comprimé
Forme pharmaceutique : comprimé
Voies d'administration : orale
Statut administratif de l'AMM : Autorisation active
Type de procédure d'AMM : Procédure nationale
État de commercialisation : Commercialisée
Date d'AMM : 01/02/1999
Titulaire(s) : LABO FICTIF
Surveillance renforcée (triangle noir) : Non

Composition
Dénomination de la substance : IMAGINOL (CHLORHYDRATE D')
Dosage de la substance : 560 mg
Référence de ce dosage : un comprimé
Désignation de l'élément pharmaceutique : comprimé
Nature du composant : SA
Signification de la nature : principe actif
Code de la substance : 00011
Numéro de liaison SA/FT : 1
Dénomination de la substance : IMAGINOL
Dosage de la substance : 500 mg
Référence de ce dosage : un comprimé
Désignation de l'élément pharmaceutique : comprimé
Nature du composant : FT
Signification de la nature : fraction thérapeutique
Code de la substance : 00012
Numéro de liaison SA/FT : 1

Présentations
Libellé de la présentation : plaquette de 16 comprimés
Code CIP7 : 3000001
Code CIP13 : 3400930000011
Statut administratif de la présentation : Présentation active
État de commercialisation de la présentation : Déclaration de commercialisation
Date de la déclaration de commercialisation : 05/06/2000
Agrément aux collectivités : oui
Taux de remboursement : 65%
Prix du médicament en euro : 1,10
Prix public France en euro : 2,12
Honoraires de dispensation en euro : 1,02
Indications ouvrant droit au remboursement : Pris en charge dans les cas suivants :
- douleur < 3 jours
Libellé de la présentation : flacon de 100 comprimés
Code CIP7 : 3000002
Code CIP13 : 3400930000028
Statut administratif de la présentation : Présentation abrogée
État de commercialisation de la présentation : Déclaration d'arrêt de commercialisation
Date de la déclaration de commercialisation : 05/06/2001
Agrément aux collectivités : non

Disponibilité
Libellé du statut : Rupture de stock
Code statut : 1
Code CIP13 : 3400930000011
Date de début : 01/02/2026
Date de mise à jour : 03/02/2026
Lien vers la page du site ANSM : https://exemple.invalid/imaginol

Intérêt thérapeutique majeur
Code ATC : X01XX01
Lien BDPM : https://exemple.invalid/60000001

Édition
Tables absentes de cette édition : CIS_InfoImportantes_AAAAMMJJhhmiss_bdpm, \
CIS_HAS_ASMR_bdpm"""


def test_every_official_field_stands_on_its_line(tmp_path: Path) -> None:
    documents, remarks = parted(bdpm.read(folder(tmp_path, ALL), BLOCK))
    assert documents["bdpm:60000001"].text == IMAGINOL
    assert remarks == []


def test_sections_come_in_a_fixed_order_and_only_when_they_hold_rows(
    tmp_path: Path,
) -> None:
    documents, _ = parted(bdpm.read(folder(tmp_path, ALL), BLOCK))
    assert headings(documents["bdpm:60000002"]) == [
        "Identité",
        "Composition",
        "Conditions de prescription et de délivrance",
        "Groupe générique",
        "Avis de la HAS",
        "Édition",
    ]


def test_a_rate_is_governed_by_the_presentation_that_it_is_about(tmp_path: Path) -> None:
    documents, _ = parted(bdpm.read(folder(tmp_path, ALL), BLOCK))
    imaginol = documents["bdpm:60000001"]
    above = governing(imaginol.outline, imaginol.text.index("65%"))
    assert [h.place.of(imaginol.text) for h in above] == [
        "Présentations",
        "Libellé de la présentation : plaquette de 16 comprimés",
    ]


def test_a_generic_group_and_an_opinion_are_shown_with_their_meaning(
    tmp_path: Path,
) -> None:
    documents, _ = parted(bdpm.read(folder(tmp_path, ALL), BLOCK))
    shown = documents["bdpm:60000002"].text.split("\n")
    assert "Type de générique : 1" in shown
    assert "Signification du type : générique" in shown
    assert "Condition de prescription ou de délivrance : délivrance par 7 jours" in shown
    assert "Lien vers les pages d'avis de la CT : https://exemple.invalid/ct-7" in shown


def test_a_document_is_found_by_its_codes_and_names(tmp_path: Path) -> None:
    documents, _ = parted(bdpm.read(folder(tmp_path, ALL), BLOCK))
    assert documents["bdpm:60000001"].codes == (
        ("atc", "X01XX01"),
        ("brand", "IMAGINOL"),
        ("cip13", "3400930000011"),
        ("cip13", "3400930000028"),
        ("cip7", "3000001"),
        ("cip7", "3000002"),
        ("cis", "60000001"),
        ("substance", "IMAGINOL (CHLORHYDRATE D')"),
    )
    assert ("generic_group", "77") in documents["bdpm:60000002"].codes


def test_a_withdrawn_authorisation_withdraws_the_document(tmp_path: Path) -> None:
    documents, _ = parted(bdpm.read(folder(tmp_path, ALL), BLOCK))
    statuses = [document.status for document in documents.values()]
    assert statuses == [Status.IN_FORCE, Status.WITHDRAWN]


def test_a_suspended_authorisation_still_answers(tmp_path: Path) -> None:
    row = IMAGINE.replace("Autorisation active", "Autorisation suspendue")
    documents, _ = parted(bdpm.read(folder(tmp_path, {"CIS_bdpm": row}), BLOCK))
    assert documents["bdpm:60000001"].status == Status.IN_FORCE


def test_the_page_of_the_speciality_is_its_address(tmp_path: Path) -> None:
    documents, _ = parted(bdpm.read(folder(tmp_path, ALL), BLOCK))
    assert documents["bdpm:60000002"].url.endswith("specid=60000002")


def test_specialities_alone_are_enough(tmp_path: Path) -> None:
    documents, remarks = parted(bdpm.read(folder(tmp_path, {"CIS_bdpm": FABLE}), BLOCK))
    absent = documents["bdpm:60000002"].text.rpartition(" : ")[2]
    assert len(absent.split(", ")) == 10
    assert remarks == []


def test_a_missing_list_of_specialities_is_refused(tmp_path: Path) -> None:
    files = folder(tmp_path, {"CIS_CPD_bdpm": "1\tliste I"})
    with pytest.raises(SourceError, match=r"edition : CIS_bdpm\.txt est absent"):
        list(bdpm.read(files, BLOCK))


def test_the_same_bytes_come_from_the_same_files(tmp_path: Path) -> None:
    files = folder(tmp_path, ALL)
    once, again = (parted(bdpm.read(files, BLOCK))[0] for _ in range(2))
    assert [d.record for d in once.values()] == [d.record for d in again.values()]


def test_a_compressed_table_in_a_subfolder_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "CIS_bdpm.txt.gz"
    path.write_bytes(gzip.compress(SPECIALITIES.encode()))
    documents, _ = parted(bdpm.read([SourceFile("2026/CIS_bdpm.txt.gz", path)], BLOCK))
    assert list(documents) == ["bdpm:60000001", "bdpm:60000002"]


def test_the_block_says_issuer_and_licence(tmp_path: Path) -> None:
    block = Block("bdpm", "base", "x", issuer="ANSM", licence="Licence Ouverte 2.0")
    documents, _ = parted(bdpm.read(folder(tmp_path, {"CIS_bdpm": FABLE}), block))
    fable = documents["base:60000002"]
    assert (fable.issuer, fable.licence) == ("ANSM", "Licence Ouverte 2.0")
    assert fable.published is None


def test_important_news_show_their_words_then_their_link(tmp_path: Path) -> None:
    news = (
        "60000001\t2025-01-02\t2026-01-02\t<a target='_blank' title=\"Nouvelle "
        "fen&ecirc;tre\" href='https://exemple.invalid/n'>Rappel d'un lot</a>"
    )
    tables = {"CIS_bdpm": IMAGINE, "CIS_InfoImportantes_20260509145155_bdpm": news}
    documents, _ = parted(bdpm.read(folder(tmp_path, tables), BLOCK))
    shown = "Information de sécurité : Rappel d'un lot (https://exemple.invalid/n)"
    assert shown in documents["bdpm:60000001"].text.split("\n")


BRANDS = {
    "DOLIPRANE 1000 mg, comprimé": "DOLIPRANE",
    "VITAMINE B12 FICTIVE, solution": "VITAMINE B12 FICTIVE",
    "5-FICTIF ARROW 50 mg/ml, solution": "5-FICTIF ARROW",
    "A 313 50 000 U.I., capsule molle": "A 313",
    "D FICTIF FORTE 100 000 UI, ampoule": "D FICTIF FORTE",
    "L 114": "L 114",
    "Z": "Z",
    "": "",
}


@pytest.mark.parametrize(("name", "brand"), BRANDS.items())
def test_a_brand_is_what_precedes_the_first_dosage(name: str, brand: str) -> None:
    assert brand_of(name) == brand
