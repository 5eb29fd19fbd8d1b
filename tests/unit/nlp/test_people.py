"""Who is asked about, who is spoken of, and whether the one answers for the other."""

import pytest

from sourcier.nlp.labels import topic
from sourcier.nlp.people import Fit, fit, holds_the_number_asked, is_narrower, people

PAIRS = """
enfant 20 kg | de 41 à 50 kg : 1 comprimé → disjoint
enfant 20 kg | de 15 à 25 kg : 1 sachet → agrees
enfant 20 kg | 15 mg/kg toutes les 6 heures → compatible
enfant 20 kg | à partir de 15 ans → disjoint
enfant 3 ans | adolescents de plus de 15 ans → disjoint
enfant 3 ans | pour un poids de 41 à 50 kg → disjoint
enfant 3 ans | pesant moins de 40 kg → agrees
enfant 3 ans | Chez l'adulte et l'enfant de plus de 6 ans → disjoint
enfant 3 ans | sous la surveillance d'un adulte → compatible
enfant 3 ans | enfants de 2 à 6 ans → agrees
enfant de 6 ans | enfants de 2 à 6 ans → agrees
enfant de 6 ans | enfants de moins de 6 ans → disjoint
nourrisson 6 mois | enfants de plus de 6 ans → disjoint
nourrisson 6 mois | Nourrissons et enfants de moins de 30 mois → agrees
adulte | enfants de moins de 12 ans → disjoint
enfant | à partir de 15 ans → agrees
> 75 ans | si vous avez plus de 65 ans → agrees
> 75 ans | adultes de 18 à 60 ans → disjoint
femme de 80 ans | adulte → compatible
DFG 25 | clairance comprise entre 30 et 60 ml/min → disjoint
DFG 25 | clairance inférieure à 30 ml/min → agrees
DFG 25 | insuffisance rénale sévère (clairance < 30 ml/min) → agrees
insuffisance rénale sévère | clairance de 60 à 90 ml/min → disjoint
enceinte de 7 mois | les 3 derniers mois de la grossesse → agrees
enceinte de 7 mois | jusqu'au 5e mois de grossesse → disjoint
enceinte de 7 mois | enfants de moins de 6 ans → compatible
grossesse 1er trimestre | à partir du 6e mois de grossesse → disjoint
grossesse 1er trimestre | pendant la grossesse → agrees
patient | plus de 15 ans → compatible
""".strip().splitlines()


@pytest.mark.parametrize("line", PAIRS)
def test_what_is_said_of_some_fits_those_asked_about_or_not(line: str) -> None:
    texts, _, expected = line.partition(" → ")
    asked, said = texts.split(" | ")
    assert fit(people(asked), people(said)).value == expected


def test_a_label_limits_by_its_words_alone() -> None:
    asked, adults = people("enfant de 3 ans"), people("Adultes")
    assert fit(asked, adults, label=True) is Fit.DISJOINT
    assert fit(asked, adults) is Fit.COMPATIBLE


def test_the_line_that_holds_the_number_is_told_from_the_one_that_names() -> None:
    asked = people("enfant de 20 kg")
    assert holds_the_number_asked(asked, people("Enfants de 15 à 25 kg"))
    assert not holds_the_number_asked(asked, people("Chez l'enfant"))


@pytest.mark.parametrize(
    ("asked", "said", "narrower"),
    [
        ("enfant", "enfants de 6 à 12 ans", True),
        ("enfant de 8 ans", "enfants de 6 à 12 ans", False),
        ("enfant de 8 ans", "chez l'enfant", False),
        ("DFG < 60", "DFG < 30", True),
    ],
)
def test_a_text_may_be_limited_to_fewer_people(
    asked: str, said: str, *, narrower: bool
) -> None:
    assert is_narrower(people(asked), people(said)) is narrower


TOPICS = """
Adultes : 1 à 2 g. → Adultes
· Chez l'enfant de 6 à 12 ans, la dose est de 5 ml. → Chez l'enfant de 6 à 12 ans
Pour les sujets âgés, réduire la dose. → Pour les sujets âgés
Patients âgés (plus de 65 ans) : 5 mg. → Patients âgés (plus de 65 ans)
Enfants de 27 à 40 kg → Enfants de 27 à 40 kg
Children: 5 ml. → Children
Prévenez un adulte : il saura. →
Les enfants, eux, boivent peu. →
Ce médicament est donné chez l'enfant. →
""".strip().splitlines()


@pytest.mark.parametrize("line", TOPICS)
def test_a_sentence_begins_with_those_it_is_for(line: str) -> None:
    text, _, expected = line.partition(" →")
    assert topic(text) == expected.strip()
