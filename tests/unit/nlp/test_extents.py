"""Intervals in a text: dimension, from, below, and their words, after each arrow."""

import pytest

from sourcier.nlp.extents import extents

TOLD = """
paracétamol enfant 3 ans → age 36 48 3 ans
> 75 ans → age 900 inf 75 ans
75 ans et plus → age 900 inf 75 ans
moins de 6 ans → age 0 72 6 ans
enfant jusqu'à 12 ans → age 0 156 12 ans
de 2 à 12 ans → age 24 156 2 à 12 ans
nourrisson de moins de 6 mois → age 0 6 6 mois
enfants de plus de deux ans → age 24 inf deux ans
de plus de 6 ans et de moins de 12 ans → age 72 156 6 ans et de moins de 12 ans
6 mois à 3 ans → age 6 48 6 mois à 3 ans
children aged 2 to 12 years → age 24 156 2 to 12 years
adults over 65 years → age 780 inf 65 years
de 27 à 40 kg → weight 27 40 27 à 40 kg
plus de 50 kg → weight 50 inf 50 kg
pesant moins de 30 kg → weight 0 30 30 kg
27 à 40 kg (environ 8 à 13 ans) → weight 27 40 27 à 40 kg | age 96 168 8 à 13 ans
DFG 25 → clearance 25 26 25
DFG < 30 ml/min → clearance 0 30 30 ml/min
clairance de la créatinine comprise entre 45 et 59 ml/min → clearance 45 60 45 et 59 ml/min
clairance supérieure ou égale à 50 mL/min → clearance 50 inf 50 mL/min
eGFR below 30 ml/min → clearance 0 30 30 ml/min
enceinte de 7 mois → term 30 37 enceinte de 7 mois
les 3 derniers mois de la grossesse → term 28 44 3 derniers mois
les 6 premiers mois de la grossesse → term 0 28 6 premiers mois
à partir du début du 6e mois de grossesse → term 24 44 6e mois
jusqu'au 5e mois de grossesse → term 0 24 5e mois
avant le 3e mois de grossesse → term 0 11 3e mois
au-delà de 24 semaines d'aménorrhée → term 24 44 24 semaines d'aménorrhée
12 SA → term 12 13 12 SA
""".strip().splitlines()

SILENT = """
pendant 6 ans
traitement de 6 mois
depuis plus de 3 mois
la 6e dose
vitamine B12
15 mg/kg
60 mg/kg/jour en 4 prises
débit de perfusion de 5 ml/min
500 mg à 1 g
2 à 3 fois par jour
prise de poids de 5 kg
au 3e mois de traitement
for 6 months
covid-19
""".strip().splitlines()


@pytest.mark.parametrize("line", TOLD)
def test_a_text_tells_these_intervals(line: str) -> None:
    text, _, expected = line.partition(" → ")
    told = (
        f"{e.dimension.value} {e.low:.0f} {e.high:.0f} {e.span.of(text) if e.span else ''}"
        for e in extents(text)
    )
    assert " | ".join(told) == expected


@pytest.mark.parametrize("text", SILENT)
def test_durations_doses_and_ordinals_limit_nobody(text: str) -> None:
    assert extents(text) == ()


def test_a_place_is_counted_in_the_text_as_written() -> None:
    text = "Œdème\u00a0: chez l’enfant de 6 à 12\u202fans."
    (told,) = extents(text)
    assert told.span is not None
    assert told.span.of(text) == "6 à 12\u202fans"
