"""What is written short: the expansions after each arrow are the expectation."""

from collections import Counter

import pytest

from sourcier.nlp.abbreviations import COLUMNS, FILE, WORDS_FILE, expansions
from sourcier.nlp.lexicon_file import rows
from sourcier.nlp.normalise import fold

SENTENCES = (
    """
AINS et IR ? → AINS=anti-inflammatoires non stéroïdiens; IR=insuffisance rénale
ains possibles → ains=anti-inflammatoires non stéroïdiens
IR et BPCO → IR=insuffisance respiratoire; BPCO=bronchopneumopathie chronique obstructive
IR avec DFG à 25 et BPCO → IR=insuffisance rénale; DFG=débit de filtration glomérulaire; \
BPCO=bronchopneumopathie chronique obstructive
lampe IR → IR=infrarouge
I.R. sévère → I.R.=insuffisance rénale
I.R.C. → I.R.C.=insuffisance rénale chronique
à 24 SA → SA=semaines d'aménorrhée
24 sa → sa=semaines d'aménorrhée
terme en SA → SA=semaines d'aménorrhée
CI absolue → CI=contre-indication
CI avec stent → CI=cardiopathie ischémique
ci si grossesse → ci=contre-indication
AM possible → AM=allaitement maternel
arrêt de travail, AM → AM=arrêt maladie
PA à 16 → PA=pression artérielle
PA en EHPAD → PA=personne âgée; \
EHPAD=établissement d'hébergement pour personnes âgées dépendantes
tabac 30 PA → PA=paquets-années
BAV au 2e degré → BAV=bloc auriculoventriculaire
œil rouge et BAV → BAV=baisse d'acuité visuelle
EP sous AOD → EP=embolie pulmonaire; AOD=anticoagulants oraux directs
les IECs → IECs=inhibiteurs de l'enzyme de conversion
nacos et TP → nacos=nouveaux anticoagulants oraux; TP=taux de prothrombine
post-AVC → AVC=accident vasculaire cérébral
AINS/IEC → AINS=anti-inflammatoires non stéroïdiens; \
IEC=inhibiteurs de l'enzyme de conversion
l'IRC terminale → IRC=insuffisance rénale chronique
2 cp/j → cp=comprimé; /j=par jour
3 cps → cps=comprimé
1 gél matin → gél=gélule
K+ à 6 → K+=potassium
HbA1c et Na+ → HbA1c=hémoglobine glyquée; Na+=sodium
cb de tps → cb=combien; tps=temps
tt en cours → tt=traitement
TCA et INR → TCA=temps de céphaline activée; INR=rapport normalisé international
TCA, anorexie → TCA=troubles du comportement alimentaire
RCP du produit → RCP=résumé des caractéristiques du produit
massage, RCP → RCP=réanimation cardiopulmonaire
LP 50 mg → LP=libération prolongée
vaccin DTP et VHB → DTP=diphtérie, tétanos, poliomyélite; VHB=virus de l'hépatite B
""".replace("\\\n", "")
    .strip()
    .splitlines()
)

SILENT = """
pour sa mère
la grossesse
ceux-ci
ci-dessous
gel cutané
il va de mal en pis
ca va ?
en cas de douleur
combien de temps
le 6ème jour
BI-IRINOL
co-iracil
virage
chats et chiens
QUELLES SONT LES PRÉCAUTIONS
NE DOIT PAS ÊTRE UTILISÉ
souche MRC-5
elle a pris tous les cachets
""".strip().splitlines()


@pytest.mark.parametrize("line", SENTENCES)
def test_an_abbreviation_is_written_out(line: str) -> None:
    text, _, expected = line.partition(" → ")
    assert "; ".join(f"{short}={long}" for short, long in expansions(text)) == expected


@pytest.mark.parametrize("text", SILENT)
def test_words_and_names_are_no_abbreviations(text: str) -> None:
    assert expansions(text) == []


def test_there_is_one_default_meaning_of_each_way_of_writing() -> None:
    listed = Counter(
        row["abbreviation"] for row in rows(FILE, COLUMNS) if not row["context"]
    )
    assert [written for written, count in listed.items() if count > 1] == []


def test_no_row_is_written_twice_and_everyday_writing_is_covered() -> None:
    listed = [
        (row["abbreviation"], row["expansion"], row["context"])
        for row in rows(FILE, COLUMNS)
    ]
    assert len(set(listed)) == len(listed)
    assert len({written for written, _, _ in listed}) >= 350


def test_cues_and_french_words_are_written_folded() -> None:
    cues = {cue for row in rows(FILE, COLUMNS) for cue in row["context"].split()}
    words = [row["word"] for row in rows(WORDS_FILE, ["word", "origin", "added"])]
    assert [cue for cue in cues if cue != fold(cue)] == []
    assert len(set(words)) == len(words)


def test_no_expansion_is_its_own_abbreviation() -> None:
    assert [
        row["abbreviation"]
        for row in rows(FILE, COLUMNS)
        if fold(row["abbreviation"]) == fold(row["expansion"])
    ] == []
