"""The outline of a leaflet, flattened to one line or not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier.evidence.outline import governing
from sourcier.sources.leaflet_outline import outline
from sourcier.sources.leaflet_words import fold

CONTENTS = (
    "Que contient cette notice ? 1. Qu'est-ce que SELIX 5 mg, comprimé et dans quels cas "
    "est-il utilisé ? 2. Quelles sont les informations à connaître avant de prendre SELIX "
    "5 mg, comprimé ? 3. Comment prendre SELIX 5 mg, comprimé ? 4. Quels sont les effets "
    "indésirables éventuels ? 5. Comment conserver SELIX 5 mg, comprimé ? 6. Contenu de "
    "l’emballage et autres informations. "
)
BODY = (
    "1. QU’EST-CE QUE SELIX 5 mg, comprimé ET DANS QUELS CAS EST-IL UTILISE ? Classe "
    "pharmacothérapeutique : sels. Du sel (voir rubrique 4. Quels sont les effets "
    "indésirables éventuels). 2. QUELLES SONT LES INFORMATIONS A CONNAITRE AVANT DE "
    "PRENDRE SELIX 5 mg, comprimé ? Ne prenez jamais SELIX 5 mg, comprimé : · si vous êtes "
    "allergique au sel. Avertissements et précautions Adressez-vous à votre médecin. "
    "Enfants Sans objet. Autres médicaments et SELIX 5 mg, comprimé AFIN d'éviter une "
    "erreur, dites tout. SELIX 5 mg, comprimé avec des aliments et boissons Sans objet. "
    "Grossesse et allaitement Voir « Ne prenez jamais SELIX 5 mg, comprimé ». SELIX 5 mg, "
    "comprimé contient du lactose Prudence. 3. COMMENT PRENDRE SELIX 5 mg, comprimé ? "
    "Posologie Adultes : 2 comprimés. La Posologie varie. Si vous avez pris plus de SELIX "
    "5 mg, comprimé que vous n’auriez dû Appelez. Si vous oubliez de prendre SELIX 5 mg, "
    "comprimé Rien. 4. QUELS SONT LES EFFETS INDESIRABLES EVENTUELS ? Soif. Déclaration "
    "des effets secondaires Déclarez. 5. COMMENT CONSERVER SELIX 5 mg, comprimé ? Au sec. "
    "6. CONTENU DE L’EMBALLAGE ET AUTRES INFORMATIONS Ce que contient SELIX 5 mg, comprimé "
    "· La substance active est le sel. Fabricant SALINES 75000 PARIS"
)
TEXT = "SELIX 5 mg, comprimé Sel fin Encadré Veuillez lire cette notice. " + CONTENTS + BODY


def _headings(text: str) -> list[tuple[int, str]]:
    return [(h.level, h.place.of(text)) for h in outline(text)]


def test_title_box_and_contents_come_first() -> None:
    assert _headings(TEXT)[:3] == [
        (1, "SELIX 5 mg, comprimé Sel fin"),
        (2, "Encadré"),
        (2, "Que contient cette notice ?"),
    ]


def test_the_rubrics_are_those_of_the_body_not_of_the_contents() -> None:
    rubrics = [words for level, words in _headings(TEXT) if level == 1][1:]
    assert [words[:8] for words in rubrics] == [
        "1. QU’ES",
        "2. QUELL",
        "3. COMME",
        "4. QUELS",
        "5. COMME",
        "6. CONTE",
    ]
    assert rubrics[0].endswith("EST-IL UTILISE ?")
    assert rubrics[5] == "6. CONTENU DE L’EMBALLAGE ET AUTRES INFORMATIONS"


def test_official_sub_headings_are_found_at_their_depth() -> None:
    assert [found for found in _headings(TEXT)[3:] if found[0] > 1] == [
        (2, "Classe pharmacothérapeutique :"),
        (2, "Ne prenez jamais SELIX 5 mg, comprimé :"),
        (2, "Avertissements et précautions"),
        (3, "Enfants"),
        (2, "Autres médicaments et SELIX 5 mg, comprimé"),
        (2, "SELIX 5 mg, comprimé avec des aliments et boissons"),
        (2, "Grossesse et allaitement"),
        (2, "SELIX 5 mg, comprimé contient du lactose"),
        (2, "Posologie"),
        (3, "Adultes :"),
        (2, "Si vous avez pris plus de SELIX 5 mg, comprimé que vous n’auriez dû"),
        (2, "Si vous oubliez de prendre SELIX 5 mg, comprimé"),
        (2, "Déclaration des effets secondaires"),
        (2, "Ce que contient SELIX 5 mg, comprimé"),
        (2, "Fabricant"),
    ]


def test_a_leaflet_on_many_lines_has_the_same_headings() -> None:
    lines = TEXT.replace(". ", ".\n").replace(" ? ", " ?\n").replace(" · ", "\n· ")
    lines = lines.replace(" Encadré", "\nEncadré").replace("\n1.\n", "\n1. ")
    assert len(outline(lines)) >= 20


def test_the_groups_of_the_older_template_hold_their_headings() -> None:
    text = (
        "2. QUELLES SONT LES INFORMATIONS A CONNAITRE AVANT DE PRENDRE SELIX ? "
        "Contre-indications Ne prenez jamais SELIX dans les cas suivants : · allergie "
        "Précautions d'emploi ; mises en garde spéciales Faites attention avec SELIX : "
        "Mises en garde spéciales Prudence. Interactions avec d'autres médicaments Autres "
        "médicaments et SELIX Informez."
    )
    assert _headings(text)[1:] == [
        (2, "Contre-indications"),
        (3, "Ne prenez jamais SELIX dans les cas suivants :"),
        (2, "Précautions d'emploi ; mises en garde spéciales"),
        (3, "Faites attention avec SELIX :"),
        (4, "Mises en garde spéciales"),
        (2, "Interactions avec d'autres médicaments"),
        (3, "Autres médicaments et SELIX"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lisez aussi Avertissements et précautions Avant tout.",
        "Ne prenez jamais SELIX en cas d'allergie.",
        "Ne prenez jamais deux doses. Puis Rien.",
        "Chez l'enfant de plus de 12 ans : un comprimé.",
        "Adultes et leurs enfants : un comprimé.",
        "Enfants, buvez peu.",
        "Il parle aux Enfants : un peu.",
        "Rangez-le. Adultes ou non, lisez.",
        "· Adultes : un comprimé.",
        "o Adultes : un comprimé.",
        "Si vous oubliez de prendre votre dose, attendez. Puis Rien.",
        "SELIX contient du lactose.",
        "SELIX contient du : sel.",
        "La Posologie Change.",
    ],
)
def test_a_heading_is_not_taken_from_within_a_sentence(sentence: str) -> None:
    text = f"3. COMMENT PRENDRE SELIX ? Un mot. {sentence} Fin."
    assert len(outline(text)) == 1


def test_other_names_end_a_heading_too() -> None:
    text = (
        "2. QUELLES SONT LES INFORMATIONS A CONNAITRE AVANT DE PRENDRE SELIX ? Oui. Ne "
        "prenez jamais ce médicament : · non. Autres médicaments et SALIN FORT Informez."
    )
    words = [words for _, words in _headings(text)]
    assert words[1:] == [
        "Ne prenez jamais ce médicament :",
        "Autres médicaments et SALIN FORT",
    ]


def test_a_text_without_rubrics_keeps_its_sub_headings() -> None:
    text = "Avertissements et précautions Prudence. Grossesse Non."
    assert _headings(text) == [(2, "Avertissements et précautions"), (2, "Grossesse")]


def test_a_table_of_contents_alone_holds_no_rubric() -> None:
    assert _headings(f"SELIX Encadré Lisez. {CONTENTS}")[2:] == [
        (2, "Que contient cette notice ?")
    ]


def test_a_rubric_quoted_again_in_small_letters_changes_nothing() -> None:
    text = f"{BODY} 1. Qu'est-ce que SELIX 5 mg, comprimé ? Fin."
    assert [h.place for h in outline(text)] == [h.place for h in outline(BODY)]


def test_a_number_before_a_common_word_is_no_rubric() -> None:
    assert _headings("Il y a 3 comment prendre et 5 conservation.") == []


def test_folding_keeps_every_place() -> None:
    text = "İ Œ ß ﬁ É’\u00a0"
    assert len(fold(text)) == len(text)
    assert fold("É’\u00a0À") == "e' a"


PIECES = st.sampled_from([*TEXT.split(" "), "\n", "6.", "4. QUELS SONT LES EFFETS", "·"])


@given(st.one_of(st.text(), st.lists(PIECES, max_size=80).map(" ".join)))
def test_for_any_text_headings_are_in_order_nested_and_inside(text: str) -> None:
    found = outline(text)
    assert all(h.governs.end <= len(text) and h.place.of(text) for h in found)
    assert all(one.place.end <= two.place.start for one, two in pairwise(found))
    for h in found:
        above = governing(found, h.place.start)
        assert all(one.governs.covers(two.governs) for one, two in pairwise(above))
        assert all(one.level < two.level for one, two in pairwise(above))


LABELLED = """
Un mot. ⟦Adultes⟧ Prenez deux comprimés.
Deux par jour ⟦Adultes :⟧ trois comprimés.
Un mot. ⟦Enfants de 27 à 40 kg (environ 8 à 13 ans)⟧ Prenez-en un.
Un mot. ⟦Adultes et enfants de plus de 6 ans :⟧ un comprimé.
Un mot. ⟦Sujet âgé :⟧ la moitié.
Un mot. ⟦Chez l'enfant :⟧ · un comprimé.
Un mot. ⟦Adolescents (12 à 18 ans) :⟧ une goutte.
Un mot. ⟦Nouveau-nés, nourrissons et enfants de moins de 12 ans⟧ Prenez-en.
Dose habituelle ⟦Enfants pesant moins de 40 kg⟧ Prenez-en un.
Un mot. ⟦Adultes, patients âgés et enfants pesant 40 kg ou plus⟧ Prenez-en un.
Un mot. ⟦Enfants > 30 kg de poids corporel :⟧ un.
""".strip().splitlines()


@pytest.mark.parametrize("line", LABELLED)
def test_a_label_that_says_for_whom_is_a_heading(line: str) -> None:
    label = line[line.index("⟦") + 1 : line.index("⟧")]
    sentence = line.replace("⟦", "").replace("⟧", "")
    text = f"3. COMMENT PRENDRE SELIX ? {sentence} Fin."
    assert _headings(text)[1:] == [(2, label)]


def test_a_label_stands_beside_other_people_and_below_the_same() -> None:
    text = (
        "3. COMMENT PRENDRE SELIX ? Posologie Adultes : un. Sujet âgé : deux. "
        "Utilisation chez les enfants et les adolescents Enfants de 6 à 12 ans : trois. "
        "Enfants de 2 à 6 ans : quatre. Adultes : cinq. Mode d'administration Avalez."
    )
    assert _headings(text)[1:] == [
        (2, "Posologie"),
        (3, "Adultes :"),
        (3, "Sujet âgé :"),
        (3, "Utilisation chez les enfants et les adolescents"),
        (4, "Enfants de 6 à 12 ans :"),
        (4, "Enfants de 2 à 6 ans :"),
        (3, "Adultes :"),
        (2, "Mode d'administration"),
    ]


NAMED = """
Un mot. ⟦Patients souffrant de maladie des reins⟧ · Prenez-en un.
Un mot. ⟦Personnes ayant un foie malade :⟧ un.
Un mot. ⟦Posologie chez les personnes âgées⟧ Commencez bas.
Un mot. ⟦Utilisation chez les enfants et adolescents de 9 ans et plus⟧ Prenez-en un.
Un mot. ⟦Moins de 7 ans :⟧ rien.
Un mot. ⟦Enfants (de 3 à 9 ans)⟧ 25 mg par jour.
""".strip().splitlines()


@pytest.mark.parametrize("line", NAMED)
def test_a_label_without_a_verb_opens_the_next_stretch(line: str) -> None:
    label = line[line.index("⟦") + 1 : line.index("⟧")]
    text = f"3. COMMENT PRENDRE SELIX ? {line.replace('⟦', '').replace('⟧', '')} Fin."
    assert _headings(text)[1:] == [(2, label)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Patients souffrant de la soif ne doivent pas boire du Sel.",
        "Patients avec un rein malade, buvez du Sel.",
        "Moins de 7 ans ou non : un.",
    ],
)
def test_a_sentence_about_people_is_no_label(sentence: str) -> None:
    assert len(outline(f"3. COMMENT PRENDRE SELIX ? Un mot. {sentence} Fin.")) == 1


def _above(text: str, words: str) -> list[str]:
    return [h.place.of(text) for h in governing(outline(text), text.index(words))][1:]


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("Adultes :", "Chez l'enfant de plus de 9 ans, deux sachets."),
        ("Adultes :", "· Enfant de 9 à 11 ans : deux sachets."),
        ("Enfants pesant 25 kg ou plus :", "Enfants de 10 à 24 kg : deux sachets."),
        ("Utilisation chez les enfants", "Chez le sujet âgé, deux sachets."),
    ],
)
def test_a_label_ends_at_a_sentence_for_other_people(label: str, sentence: str) -> None:
    text = f"3. COMMENT PRENDRE SELIX ? Posologie {label} Un sachet. {sentence} Fin."
    assert _above(text, "Un sachet") == ["Posologie", label]
    assert label not in _above(text, "deux sachets")


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("Adultes :", "Chez l'adulte de plus de 50 kg, deux sachets."),
        ("Utilisation chez les enfants", "Chez le nourrisson, deux sachets."),
        ("Adultes :", "Demandez à un enfant, deux sachets."),
    ],
)
def test_a_label_holds_for_its_own_people(label: str, sentence: str) -> None:
    text = f"3. COMMENT PRENDRE SELIX ? Posologie {label} Un sachet. {sentence} Fin."
    assert label in _above(text, "deux sachets")


def test_a_label_of_doses_is_no_part_of_the_duration() -> None:
    text = (
        "3. COMMENT PRENDRE SELIX ? Durée du traitement Un mois. Posologie chez les "
        "personnes âgées Un sachet. Mode et fréquence d'administration Avalez."
    )
    assert _above(text, "Un sachet") == ["Posologie chez les personnes âgées"]
    assert _above(text, "Avalez") == ["Mode et fréquence d'administration"]


def test_warnings_after_a_comma_end_the_contraindications() -> None:
    start = "2. QUELLES SONT LES INFORMATIONS A CONNAITRE AVANT DE PRENDRE SELIX ? "
    text = f"{start}Ne prenez jamais SELIX : · soif, Avertissements et précautions Parlez."
    assert _above(text, "Parlez") == ["Avertissements et précautions"]
    text = f"{start}Un mot. Voir rubrique 4, Avertissements et précautions Parlez."
    assert _above(text, "Parlez") == []


def test_a_name_that_holds_people_makes_no_label() -> None:
    text = (
        "SELIX ADULTES, gel 2. QUELLES SONT LES INFORMATIONS A CONNAITRE AVANT DE PRENDRE "
        "SELIX ADULTES, gel ? Ne prenez jamais SELIX ADULTES, gel : · soif. Chez l'enfant, "
        "jamais."
    )
    assert _above(text, "jamais.") == ["Ne prenez jamais SELIX ADULTES, gel :"]


def test_patients_with_a_trouble_stand_beside_the_aged() -> None:
    text = (
        "3. COMMENT PRENDRE SELIX ? Posologie Sujet âgé Un sachet. Patients insuffisants "
        "rénaux Deux sachets."
    )
    assert _above(text, "Deux") == ["Posologie", "Patients insuffisants rénaux"]
