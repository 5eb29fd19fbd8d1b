"""Opinions of the HAS: one document for each speciality, dossier and kind."""

from datetime import date
from pathlib import Path

import pytest

from sourcier.errors import SourceError
from sourcier.evidence.outline import governing
from sourcier.sources import bdpm_has
from sourcier.sources.reading import Block
from tests.unit.sources.bdpm_folder import IMAGINE, folder, lines, parted

BLOCK = Block("bdpm_has", "has", "edition")
TABLES = {
    "CIS_bdpm": IMAGINE,
    "CIS_HAS_SMR_bdpm": lines(
        "60000001\tCT-9\tInscription (CT)\t20200102\tImportant\t"
        '" Le service rendu est important :<br>- chez l’adulte. "',
        "60000001\tCT-9\tInscription (CT)\t20200102\tFaible\tIl est faible chez l’enfant.",
        "69999999\tCT-8\tRéévaluation\t20190304\tModéré\tIl est modéré.",
    ),
    "CIS_HAS_ASMR_bdpm": lines(
        "60000001\tCT-9\tInscription (CT)\t20200102\tV\tAucune amélioration (ASMR V)."
    ),
    "HAS_LiensPageCT_bdpm": lines("CT-9\thttps://exemple.invalid/ct-9"),
    "CIS_CPD_bdpm": "colonnes\tqui\tne\tsont\tpas\tlues",
}
SMR = """Avis HAS — SMR Important ; Faible — IMAGINOL 500 mg, comprimé
Code CIS : 60000001
Lien vers les pages d'avis de la CT : https://exemple.invalid/ct-9
Code de dossier HAS : CT-9
Motif d'évaluation : Inscription (CT)
Date de l'avis de la Commission de la transparence : 20200102
Valeur du SMR : Important
Libellé du SMR : Le service rendu est important :
- chez l’adulte.
Valeur du SMR : Faible
Libellé du SMR : Il est faible chez l’enfant."""


def test_the_rows_of_an_opinion_stay_together(tmp_path: Path) -> None:
    documents, _ = parted(bdpm_has.read(folder(tmp_path, TABLES), BLOCK))
    assert list(documents) == [
        "has:60000001-CT-9-SMR",
        "has:69999999-CT-8-SMR",
        "has:60000001-CT-9-ASMR",
    ]
    assert documents["has:60000001-CT-9-SMR"].text == SMR


def test_a_wording_is_governed_by_its_own_level(tmp_path: Path) -> None:
    documents, _ = parted(bdpm_has.read(folder(tmp_path, TABLES), BLOCK))
    opinion = documents["has:60000001-CT-9-SMR"]
    above = governing(opinion.outline, opinion.text.index("faible chez"))
    assert above[-1].place.of(opinion.text) == "Valeur du SMR : Faible"


def test_an_opinion_has_its_own_date_link_and_codes(tmp_path: Path) -> None:
    documents, _ = parted(bdpm_has.read(folder(tmp_path, TABLES), BLOCK))
    opinion = documents["has:60000001-CT-9-ASMR"]
    assert opinion.published == date(2020, 1, 2)
    assert opinion.url == "https://exemple.invalid/ct-9"
    assert opinion.issuer == "HAS (Commission de la transparence)"
    assert opinion.codes == (("brand", "IMAGINOL"), ("cis", "60000001"), ("ct", "CT-9"))


def test_an_opinion_on_a_speciality_gone_is_kept_and_reported(tmp_path: Path) -> None:
    documents, remarks = parted(bdpm_has.read(folder(tmp_path, TABLES), BLOCK))
    orphan = documents["has:69999999-CT-8-SMR"]
    assert orphan.title == "Avis HAS — SMR Modéré — spécialité 69999999"
    assert orphan.url == ""
    assert [(r.file, r.line, r.values) for r in remarks] == [
        ("CIS_HAS_SMR_bdpm.txt", 3, {"count": 1})
    ]
    assert remarks[0].rows == ((3, "69999999"),)


def test_an_edition_without_links_or_dates_is_read(tmp_path: Path) -> None:
    row = "60000001\tCT-9\tInscription (CT)\t\tV\t"
    tables = {"CIS_bdpm": IMAGINE, "CIS_HAS_ASMR_bdpm": row}
    documents, _ = parted(bdpm_has.read(folder(tmp_path, tables), BLOCK))
    opinion = documents["has:60000001-CT-9-ASMR"]
    assert opinion.published is None
    assert opinion.text.endswith(
        "Motif d'évaluation : Inscription (CT)\nValeur de l'ASMR : V\n\nÉdition\n"
        "Tables absentes de cette édition : HAS_LiensPageCT_bdpm"
    )


def test_two_dates_of_one_dossier_are_shown_each_and_the_first_counts(
    tmp_path: Path,
) -> None:
    rows = lines(
        "60000001\tCT-9\tInscription (CT)\t20210102\tV\tA.",
        "60000001\tCT-9\tInscription (CT)\t20200102\tIV\tB.",
    )
    tables = {"CIS_bdpm": IMAGINE, "CIS_HAS_ASMR_bdpm": rows}
    documents, _ = parted(bdpm_has.read(folder(tmp_path, tables), BLOCK))
    opinion = documents["has:60000001-CT-9-ASMR"]
    assert opinion.published == date(2020, 1, 2)
    assert opinion.text.count("Date de l'avis") == 2


def test_a_row_cut_short_is_refused_with_its_line(tmp_path: Path) -> None:
    tables = {"CIS_bdpm": IMAGINE, "CIS_HAS_SMR_bdpm": "60000001\tCT-9\tInscription"}
    with pytest.raises(SourceError, match="ligne 1 : 3 colonnes au lieu de 6"):
        list(bdpm_has.read(folder(tmp_path, tables), BLOCK))
