"""Of whom a text speaks: the population after each arrow is the expectation."""

import re

import pytest

from sourcier.nlp.ages import ages
from sourcier.nlp.cues import cue_pattern, filed
from sourcier.nlp.lexicon_file import rows
from sourcier.nlp.normalise import fold
from sourcier.nlp.populations import (
    COLUMNS,
    FILE,
    INCOMPATIBLE_FILE,
    incompatible,
    populations,
)

KNOWN = frozenset(
    [
        *("adult", "child", "adolescent", "infant", "newborn", "premature", "elderly"),
        *("pregnant", "breastfeeding", "male", "female", "animal"),
        *("renal", "hepatic", "dialysis", "diabetic", "immunocompromised", "obese"),
        *("epileptic", "cardiac", "asthmatic"),
    ]
)

SENTENCES = """
sirop pour 4 ans, quelle dose ? → child
goutte nasale 6 mois → infant
antalgique chez un garçon de 15 kg → child male
somnifère 85 ans → elderly
interdit aux moins de 18 ans → adolescent child infant newborn
à partir de 15 ans → adolescent adult
Réservé à l'adulte et à l'enfant de plus de 15 ans → adolescent adult child
adulte et enfant de plus de 15 ans → adolescent adult child
nouveau-né de mère traitée → newborn
bébé de 3 semaines → infant newborn
enfants de 6 à 12 ans → child
de 3 mois à 6 ans → child infant
nourrisson de plus d'un an → adolescent child infant
4 ans et 15 kg → child
plus de 60 ans → adult elderly
60 ans et plus → adult elderly
patients de moins de 50 kg → adult child
pesant plus de 60 kg → adult
enfant de plus de 30 kg → child
32a sous pilule → adult
IR sévère, dose ? → renal
ir sévère, dose ? →
clairance de la créatinine à 25 ml/min → renal
insuffisant rénal dialysé → dialysis renal
cirrhose Child-Pugh B → hepatic
femme enceinte → female pregnant
AM possible ? → breastfeeding
j'allaite encore → breastfeeding
diabétique de type 2 → diabetic
patiente greffée, immunodéprimée → female immunocompromised
obèse et asthmatique → asthmatic obese
épileptique connu → epileptic
insuffisance cardiaque → cardiac
prématuré né à 32 SA → premature
études chez l'animal → animal
mon chien a avalé la boîte → animal
en EHPAD → elderly
adolescente de 16 ans → adolescent
""".strip().splitlines()

SILENT = """
Tenir hors de la vue et de la portée des enfants.
allergie au chat
morsure de chien
protéines de lait de vache
femmes et enfants d'abord ?
traitement de 6 mois
ordonnance pour 6 mois
3 mois sous antivitamine
pendant 3 ans
depuis plus de 3 mois
durée de conservation : 3 ans
à conserver 2 ans
2 à 3 fois par jour
1 à chaque repas
10 mg/kg/j
prise de poids de 5 kg
fréquence cardiaque
éjaculation prématurée
un médicament antiépileptique
une sage-femme
enceinte de 3 mois ?
toutes les 4 semaines
""".strip().splitlines()
SPOKEN = {"femmes et enfants d'abord ?": "child female", "enceinte de 3 mois ?": "pregnant"}


@pytest.mark.parametrize("line", SENTENCES)
def test_a_text_speaks_of_these_populations(line: str) -> None:
    text, _, expected = line.partition("→")
    assert " ".join(populations(text)) == expected.strip()


@pytest.mark.parametrize("text", SILENT)
def test_neither_a_duration_nor_a_set_phrase_speaks_of_anybody(text: str) -> None:
    assert " ".join(populations(text)) == SPOKEN.get(text, "")


@pytest.mark.parametrize(
    ("asked", "said", "expected"),
    [
        ("child", "adult", True),
        ("adult", "child", True),
        ("infant", "elderly", True),
        ("elderly", "adult", False),
        ("adult", "elderly", True),
        ("newborn", "child", False),
        ("child", "newborn", True),
        ("renal", "hepatic", True),
        ("dialysis", "renal", False),
        ("renal", "dialysis", True),
        ("male", "pregnant", True),
        ("pregnant", "breastfeeding", True),
        ("adult", "animal", True),
        ("animal", "animal", False),
        ("renal", "elderly", False),
        ("nobody", "adult", False),
    ],
)
def test_what_is_said_of_one_may_not_answer_for_another(
    asked: str, said: str, *, expected: bool
) -> None:
    assert incompatible(asked, said) is expected


@pytest.mark.parametrize("population", sorted(KNOWN))
def test_no_population_is_incompatible_with_itself(population: str) -> None:
    assert not incompatible(population, population)


def test_the_tables_know_the_same_populations() -> None:
    listed = {row["population"] for row in rows(FILE, COLUMNS)}
    pairs = list(rows(INCOMPATIBLE_FILE, ["asked", "said", "reason", "origin", "added"]))
    assert listed == KNOWN
    assert {row["asked"] for row in pairs} | {row["said"] for row in pairs} <= KNOWN
    assert len({(row["asked"], row["said"]) for row in pairs}) == len(pairs)


def test_no_cue_is_listed_twice_and_each_begins_with_a_word() -> None:
    cues = [(row["where"], fold(row["cue"])) for row in rows(FILE, COLUMNS)]
    per_population = [
        (row["population"], row["where"], fold(row["cue"])) for row in rows(FILE, COLUMNS)
    ]
    assert len(set(per_population)) == len(per_population)
    assert {where for where, _ in cues} == {"any", "capitals", "mask"}
    assert [cue for _, cue in cues if not re.match(r"[^\W_]", cue)] == []


def test_the_same_number_is_an_age_or_not_by_its_neighbours() -> None:
    assert ages("enfant age de 6 mois") == {"infant"}
    assert ages("pendant 6 mois") == frozenset()
    assert ages("age de 10 jours") == {"newborn"}
    assert ages("dans 10 jours") == frozenset()


def test_a_cue_stands_for_whole_words() -> None:
    book = filed([("rat", "animal"), ("chat*", "animal")])
    assert not list(book.found(fold("ratatouille ratée")))
    assert [told for told, _, _ in book.found(fold("deux chatons"))] == ["animal"]
    assert re.fullmatch(cue_pattern("tout-petit*"), "tout petits")
