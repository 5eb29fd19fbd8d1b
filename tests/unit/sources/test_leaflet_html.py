"""Leaflets and summaries as pages of the public drug database."""

from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from sourcier.errors import SourceError
from sourcier.evidence.document import Document
from sourcier.sources import leaflet_html, rcp_html
from sourcier.sources.reading import Block, SourceFile

LEAFLET = """<html><head><title>Notice</title></head><body>
<p class="AmmAnnexeTitre"><a name="Ann3bNotice">NOTICE</a></p>
<p class="DateNotif">ANSM - Mis à jour le : 22/01/2018</p>
<p class="AmmNoticeTitre1"><a name="Ann3bDenomination">Dénomination du médicament</a></p>
<p class=AmmCorpsTexteGras>SELIX 5 mg, comprimé</p>
<p class=AmmCorpsTexteGras>Sel gemme</p>
<p class="AmmAnnexeTitre1">1. QU’EST-CE QUE SELIX 5 mg, comprimé ET DANS QUELS CAS
EST-IL UTILISE ?</p>
<p class=AmmCorpsTexte>Du sel.</p>
<p class="AmmAnnexeTitre1">2. QUELLES SONT LES INFORMATIONS A CONNAITRE AVANT DE PRENDRE
SELIX 5 mg, comprimé ?</p>
<p class=AmmCorpsTexteGras>Ne prenez jamais SELIX 5 mg, comprimé si vous :</p>
<p class=AmmListePuces1><span>·<span>&nbsp;&nbsp;&nbsp; </span></span>êtes allergique,</p>
<ul><li>êtes <p>un poisson</p></li><li><p>nagez</p></li></ul>
<p></p>
</body></html>"""

SUMMARY = """<html><body><div id="menu">Accueil</div><script>var x = "1";</script>
<a href='affichageDoc.php?specid=61234567&amp;typedoc=R'>RCP</a>
<h1 class="textedeno">SELIX 5 mg, comprimé  - Résumé des caractéristiques du produit</h1>
<div id="textDocument"><p class="DateNotif">ANSM - Mis à jour le : 21/09/2017</p>
<p class="AmmAnnexeTitre1"><a name="RcpDonneesCliniques">4. DONNEES CLINIQUES</a></p>
<p class="AmmAnnexeTitre2">4.2. Posologie</p>
<table><tr><td><p>Clairance</p></td><th>Dose</th></tr>
<tr><td>&lt; 30</td><td></td></tr><tr><td></td></tr></table>
En cas de doute,<br>demander.
<h5>Détail</h5>
<p><a href="#HautDePage">Retour en haut de la page</a></p></div>
<p>Plan du site</p></body></html>"""


def _read(tmp_path: Path, reader: ModuleType, **pages: str) -> list[Document]:
    files = []
    for name, page in pages.items():
        path = tmp_path / f"{name}.htm"
        path.write_bytes(page.encode("cp1252"))
        files.append(SourceFile(path.name, path))
    block = Block(reader.__name__, "src", "*", issuer="ANSM", retrieved=date(2021, 5, 8))
    return [item for item in reader.read(files, block) if isinstance(item, Document)]


def test_a_leaflet_is_read_with_its_name_date_and_substance(tmp_path: Path) -> None:
    (found,) = _read(tmp_path, leaflet_html, N0314839=LEAFLET)
    assert (found.id, found.title, found.issuer) == (
        "src:N0314839",
        "SELIX 5 mg, comprimé",
        "ANSM",
    )
    assert (found.updated, found.retrieved) == (date(2018, 1, 22), date(2021, 5, 8))
    assert found.codes == (("brand", "SELIX"), ("substance", "Sel gemme"))


def test_paragraphs_are_lines_and_items_keep_their_mark(tmp_path: Path) -> None:
    (found,) = _read(tmp_path, leaflet_html, N0314839=LEAFLET)
    assert found.text.split("\n")[-4:] == [
        "Ne prenez jamais SELIX 5 mg, comprimé si vous :",
        "· êtes allergique,",
        "· êtes un poisson",
        "· nagez",
    ]


def test_headings_come_from_classes_and_from_official_words(tmp_path: Path) -> None:
    (found,) = _read(tmp_path, leaflet_html, N0314839=LEAFLET)
    assert [(h.level, h.place.of(found.text)[:20]) for h in found.outline] == [
        (1, "NOTICE"),
        (1, "Dénomination du médi"),
        (1, "1. QU’EST-CE QUE SEL"),
        (1, "2. QUELLES SONT LES "),
        (2, "Ne prenez jamais SEL"),
    ]


def test_only_the_document_of_a_page_is_kept(tmp_path: Path) -> None:
    (found,) = _read(tmp_path, rcp_html, page=SUMMARY)
    assert found.text == (
        "ANSM - Mis à jour le : 21/09/2017\n4. DONNEES CLINIQUES\n4.2. Posologie\n"
        "Clairance | Dose\n< 30 |\nEn cas de doute,\ndemander.\nDétail"
    )
    assert (found.id, found.title) == ("src:61234567", "SELIX 5 mg, comprimé")
    assert found.codes == (("brand", "SELIX"), ("cis", "61234567"))
    assert [h.level for h in found.outline] == [1, 2, 5]
    assert found.updated == date(2017, 9, 21)


def test_a_table_within_a_cell_stays_in_its_row(tmp_path: Path) -> None:
    page = (
        "<p class=AmmAnnexeTitre1>4. X</p><table><tr><form></form><td>a</td>"
        "<td><table><tr><td>b</td></tr></table></td></tr></table>"
    )
    (found,) = _read(tmp_path, rcp_html, a=page)
    assert found.text == "4. X\na | b"


def test_a_code_in_the_name_of_the_file_wins(tmp_path: Path) -> None:
    (found,) = _read(tmp_path, rcp_html, **{"69999999_rcp": SUMMARY})
    assert found.id == "src:69999999"


def test_a_page_without_a_name_takes_its_first_line(tmp_path: Path) -> None:
    page = "<p class=AmmAnnexeTitre1>1. QU'EST-CE</p><p>Sel.</p>"
    for reader in (leaflet_html, rcp_html):
        (found,) = _read(tmp_path, reader, a=page)
        assert found.title == "1. QU'EST-CE"


@pytest.mark.parametrize("reader", [leaflet_html, rcp_html])
def test_two_pages_of_one_medicine_are_refused(tmp_path: Path, reader: ModuleType) -> None:
    with pytest.raises(SourceError, match=r"b\.htm : .*61234567.*a\.htm"):
        _read(tmp_path, reader, a=SUMMARY, b=SUMMARY)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<frameset></frameset>", "aucune rubrique officielle"),
        ("<html></html>", "aucune rubrique officielle"),
        ("<p>Le document demandé n'est pas disponible.</p>", "aucune rubrique officielle"),
        ("<p class=AmmAnnexeTitre1> </p>", "aucune rubrique officielle"),
        ("", "fichier vide"),
        ("<div>" * 600, "plus de 500 éléments"),
    ],
)
def test_a_page_without_a_document_is_refused(tmp_path: Path, page: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        _read(tmp_path, leaflet_html, a=page)
