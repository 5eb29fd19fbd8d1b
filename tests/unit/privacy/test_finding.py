"""What identifies somebody, and what only looks as if it did."""

import pytest

from sourcier.privacy import Certainty, Identifier, Kind, find, mask, stops
from sourcier.privacy.masking import placeholders


def kinds(text: str) -> list[str]:
    return [str(one.kind) for one in find(text) if one.certainty >= Certainty.PROBABLE]


def words(text: str, kind: Kind) -> list[str]:
    return [one.span.of(text) for one in find(text) if one.kind is kind]


@pytest.mark.parametrize(
    "text",
    [
        "185037845612303",
        "1 85 03 78 456 123 03",
        "1.85.03.78.456.123.03",
        "1\u00a085\u00a003\u00a078\u00a0456\u00a0123\u00a003",
        "2 55 08 2A 800 123 51",
        "1 8 5 0 3 7 8 4 5 6 1 2 3 0 3",
        "NIR : 1850378456123",
    ],
)
def test_a_nir_is_found_with_its_key(text: str) -> None:
    [found] = find(f"dossier de soins {text}, à revoir")
    assert (found.kind, found.certainty) == (Kind.NIR, Certainty.CERTAIN)


@pytest.mark.parametrize("text", ["1 85 03 78 456 123 99", "185037845612399"])
def test_a_nir_with_a_wrong_key_is_probable(text: str) -> None:
    [found] = find(text)
    assert (found.kind, found.certainty) == (Kind.NIR, Certainty.PROBABLE)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("RPPS 10003456786", Kind.RPPS),
        ("joindre le 10003456786", Kind.RPPS),
        ("n° ADELI 759912345", Kind.ADELI),
        ("FINESS : 750712184", Kind.FINESS),
        ("IPP: 8012939402", Kind.RECORD),
        ("NDA 42bg98765", Kind.RECORD),
        ("l'IPP étant le 3456721983", Kind.RECORD),
        ("FR76 3000 6000 0112 3456 7890 189", Kind.IBAN),
        ("06 12 34 56 78", Kind.PHONE),
        ("+33 6.12.34.56.78", Kind.PHONE),
        ("(33) 1 45 56 78 90", Kind.PHONE),
        ("poste 45673", Kind.PHONE),
        ("j.tarn+labo@exemple.fr", Kind.MAIL),
        ("tarn @ exemple . fr", Kind.MAIL),
        ("linkedin.com/in/jeanne-tarn", Kind.PERSONAL_PAGE),
        ("12 bis, rue des Lilas", Kind.ADDRESS),
        ("12 rue des produits de la mer 75005 PARIS", Kind.ADDRESS),
        ("5 rue des 4 cantons", Kind.ADDRESS),
        ("3 place de la Mairie, 35000 Rennes", Kind.ADDRESS),
        ("habite 4 cours Dajot", Kind.ADDRESS),
        ("née le 03/04/1985", Kind.BIRTH_DATE),
        ("DDN 3.4.85", Kind.BIRTH_DATE),
        ("né en mars 1956", Kind.BIRTH_DATE),
        ("DDN 19790328", Kind.BIRTH_DATE),
        ("née le deux janvier mille neuf cent soixante-dix-huit", Kind.BIRTH_DATE),
    ],
)
def test_an_identifier_is_found(text: str, kind: Kind) -> None:
    assert kinds(f"à savoir : {text}") == [kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mme Tarnier tousse", "Tarnier"),
        ("M.Tarnier tousse", "Tarnier"),
        ("M Tarnier tousse", "Tarnier"),
        ("M TARNIER Paul tousse", "TARNIER Paul"),
        ("Madame Jeanne de La Tour d'Auvers, sous fer", "Jeanne de La Tour d'Auvers"),
        ("avis du Dr H. TARNIER ce jour", "H. TARNIER"),
        ("avis du Dr Hommet", "Hommet"),
        ("Mlle TARNIER-OBRY Lou", "TARNIER-OBRY Lou"),
        ("patient : Obry Marc, 54 ans", "Obry Marc"),
        ("interne Fadi CHELABI", "Fadi CHELABI"),
        ("mme tarnier sous colchicine", "tarnier"),
        ("née Tarnier", "Tarnier"),
        ("Sophie Tarnier sous fer", "Sophie Tarnier"),
        ("TARNIER Sophie sous fer", "TARNIER Sophie"),
        ("Jean Tarnier sous fer", "Jean Tarnier"),
        ("Claire Tarnier sous fer", "Claire Tarnier"),
        ("Rose TARNIER sous fer", "Rose TARNIER"),
        ("Léa, 3 ans, vomit", "Léa"),
    ],
)
def test_a_name_is_found_whole(text: str, name: str) -> None:
    assert words(text, Kind.NAME) == [name]
    assert stops(find(text))


@pytest.mark.parametrize(
    "text",
    [
        "maladie de Crohn et score de Glasgow",
        "syndrome de Claude Bernard-Horner, loi Simone Veil",
        "patient Parkinson, patiente diabétique IRC, patient BPCO",
        "madame enceinte, mme âgée, M. X, monsieur diabétique",
        "T2 N0 M0, sexe M, 5 m Marche, | M | 54 ans",
        "3.5 mm. Nous avons, pommade M.O. Cochon",
        "patient LETROZOLE TEVA, PHENOBARBITAL RICHARD 10 mg",
        "classe III Lucas",
        "Hôpital Robert Debré, protocole Gustave Roussy",
        "PR sous méthotrexate, pr info",
        "infection à M. tuberculosis",
        "Diane 35 et tabac, Rose Bengale, Iris Versicolor, France Alzheimer",
        "titrage de Karl Fischer",
        "CIS 60234100, CIP 3400930000120, CIP7 3000012",
        "3400930000120",
        "A10BA02 1 000 mg x 3/j pendant 10 jours, 12000 UI/24 h",
        "Na 140 K 4,2 créat 85 µmol/L DFG 60 mL/min/1,73 m²",
        "appeler le 15, le 3114 ou le 112",
        "tél 0 800 130 000",
        "10000000000 UFC par gélule",
        "en 2024, place de l'IRM ; 3 cours de cortisone",
        "recommandation du 12 mars 2024",
        "réfraction +1.75 (-1) 145°",
        "SNOMED 84114007123",
        "nouveau-né à terme, né par césarienne",
    ],
)
def test_what_names_nobody_is_left(text: str) -> None:
    assert kinds(text) == []


def test_an_address_ends_before_what_is_prescribed() -> None:
    text = "habite 12 rue des Lilas et prend 20 000 UI de vitamine D"
    assert words(text, Kind.ADDRESS) == ["12 rue des Lilas"]


def test_a_date_alone_is_only_possible() -> None:
    [found] = find("vu le 12/03/2024")
    assert (found.kind, found.certainty) == (Kind.DATE, Certainty.POSSIBLE)
    assert not stops([found])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hospitalisé entre le 03/02 et le 11/02/2019", ["03/02", "11/02/2019"]),
        ("du 3/4 au 5/4/2020", ["3/4", "5/4/2020"]),
        ("vu le 18.X.2027", ["18.X.2027"]),
        ("vu le 4-IX-2021", ["4-IX-2021"]),
        ("né le trois mars mille neuf cent cinquante deux", []),
        ("vu le deux mai deux mille vingts trois", ["deux mai deux mille vingts trois"]),
        ("opéré en (deux mille dix-neuf)", ["deux mille dix-neuf"]),
        ("deux mille deux cents unités par jour", []),
        ("phase IV, 3 IV par jour en 2021", []),
        ("un rapport de 1/2 et 3/4", []),
    ],
)
def test_a_date_is_found_whole_however_it_is_written(text: str, found: list[str]) -> None:
    assert words(text, Kind.DATE) == found


def test_places_are_those_of_the_composed_text() -> None:
    decomposed = "pre\u0301vu pour Mme Tarne\u0301"
    [found] = find(decomposed)
    assert (found.span.start, found.span.end) == (15, 20)
    assert mask(decomposed, [found]) == "prévu pour Mme [NOM]"


def test_each_kind_has_its_placeholder() -> None:
    assert set(placeholders()) == set(Kind)
    assert len(set(placeholders().values())) == len(Kind)


def test_a_finding_holds_no_words() -> None:
    text = "Mme Tarnier, 06 12 34 56 78"
    assert "Tarnier" not in repr(find(text))
    assert {type(one) for one in find(text)} == {Identifier}
