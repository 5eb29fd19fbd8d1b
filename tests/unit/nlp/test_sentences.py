"""Sentences and list items, each case a text in which ‖ stands where it must be cut."""

import pytest

from sourcier.evidence.span import Span
from sourcier.nlp.sentences import Kind, split

CUT = """
Prenez un comprimé. ‖ Avalez-le avec de l'eau.
Est-ce sûr ? ‖ Oui ! ‖ 2 comprimés suffisent.
Il a dit « Revenez demain. » ‖ Elle est partie.
Le dosage est de 2.5 mg. ‖ « Jamais plus », dit-il.
Le traitement dure… ‖ Il faut l'arrêter.
Le traitement dure... plus longtemps.
Max. 3 g/j, p. ex. le soir (cf. rubrique 4, art. L. 5121-1 du code).
Voir le Dr. Martin et M. X. Durand avant la prise.
Mme M. A. âgée de 54 ans et Mr E. K, 63 ans, ont été vus.
J. C. Dupont et al. ont montré un effet.
Il faut de la vitamine D. ‖ Consultez votre médecin.
Il a une hépatite B. ‖ Le traitement a débuté.
Donnez 500 mg env. ‖ Les enfants en prennent moins.
Donnez 500 mg max. 3 fois par jour.
Les fruits, les noix, etc. ‖ Évitez aussi le lait.
Injection i.v. lente, e.g. en 5 min, vs. placebo (Fig. 2).
Prendre 1 000 mg, soit 0,5 g matin et soir. ‖ 10 jours suffisent.
Voir rubrique 4. ‖ Que contient cette notice ?
Écrivez à info@ansm.sante.fr ou voyez www.ansm.sante.fr/notice.Html pour en savoir plus.
Le site est www.signalement-sante.gouv.fr ‖ En signalant, vous aidez.
Voir https://exemple.fr/a.B pour la suite.
Parlez-en au médecin.‖ Si besoin, revenez.
Parlez-en au médecin. ‖ (Voir la rubrique 2.)
Fer.............. 50 mg Pour un comprimé.
La valeur est 0. 5 selon la copie.
Monsieur B. Durand est venu hier.
Il pesait 45 Kg pour 1.55 m. ‖ Il est guéri.
S. aureus et E. coli ont été isolés.
Le score est de 5. ‖ 3 patients ont guéri.
"""


def marked(text: str) -> str:
    """Write a text with ‖ between its units."""
    return " ‖ ".join(unit.span.of(text) for unit in split(text))


@pytest.mark.parametrize("line", [line for line in CUT.strip().splitlines() if line])
def test_a_sentence_ends_where_a_reader_stops(line: str) -> None:
    expected = " ‖ ".join(part.strip() for part in line.split("‖"))

    assert marked(line.replace(" ‖", "").replace("‖ ", "")) == expected


LISTS = [
    (
        "Ne prenez jamais X : · en cas d'allergie · avec un AINS. Parlez-en.",
        [
            "- Ne prenez jamais X :",
            "0 · en cas d'allergie",
            "0 · avec un AINS.",
            "- Parlez-en.",
        ],
    ),
    (
        "Vous avez un risque si : · vous prenez : o du lithium, o un AINS · vous fumez.",
        [
            "- Vous avez un risque si :",
            "0 · vous prenez :",
            "1 o du lithium,",
            "1 o un AINS",
            "0 · vous fumez.",
        ],
    ),
    (
        "Lisez ceci. · Gardez-la. Relisez-la. · Ne jetez rien. Sauf si : · il est vieux",
        [
            "- Lisez ceci.",
            "None · Gardez-la.",
            "None Relisez-la.",
            "None · Ne jetez rien.",
            "- Sauf si :",
            "4 · il est vieux",
        ],
    ),
    (  # a sentence before items that are sentences of their own introduces none
        "Demandez conseil. · Avalez avec de l'eau. · Espacez les prises.",
        [
            "- Demandez conseil.",
            "None · Avalez avec de l'eau.",
            "None · Espacez les prises.",
        ],
    ),
    (
        "Ne prenez jamais ceci. · Si vous êtes enceinte.",
        ["- Ne prenez jamais ceci.", "0 · Si vous êtes enceinte."],
    ),
    (
        "Évitez les aliments suivants. · Le sel ; · le sucre.",
        ["- Évitez les aliments suivants.", "0 · Le sel ;", "0 · le sucre."],
    ),
    (  # the item with a full stop was the last
        "Évitez : · le sel ; · le sucre. Buvez. · Dormez bien. · Marchez.",
        [
            "- Évitez :",
            "0 · le sel ;",
            "0 · le sucre.",
            "- Buvez.",
            "None · Dormez bien.",
            "None · Marchez.",
        ],
    ),
    (  # an explanation inside an item ends no list
        "Évitez : · le sel ; · le sucre. Il fatigue ; · le gras.",
        ["- Évitez :", "0 · le sel ;", "0 · le sucre.", "0 Il fatigue ;", "0 · le gras."],
    ),
    (  # others are named
        "Évitez : · le sel. Chez l'enfant, buvez. · Mangez peu.",
        ["- Évitez :", "0 · le sel.", "- Chez l'enfant, buvez.", "None · Mangez peu."],
    ),
    (
        "Effets : · toux Rare (1 sur 1 000) · rhume · fièvre. Très rare : · choc",
        [
            "- Effets :",
            "0 · toux",
            "- Rare (1 sur 1 000)",
            "2 · rhume",
            "2 · fièvre.",
            "- Très rare :",
            "5 · choc",
        ],
    ),
    (
        "Effets : · Rare : moins de 1 sur 1 000. · toux · Fréquent : 1 sur 10 · rhume",
        [
            "- Effets :",
            "0 · Rare : moins de 1 sur 1 000.",
            "1 · toux",
            "0 · Fréquent : 1 sur 10",
            "3 · rhume",
        ],
    ),
    ("· un · deux", ["None · un", "None · deux"]),
    (
        "Effets : - nausées ; - fièvre – rare – de 5 - 10 jours",
        ["- Effets :", "0 - nausées ;", "0 - fièvre – rare – de 5 - 10 jours"],
    ),
    (
        "Gestes : 1) Lavez. 2) Rincez (voir 3) bien. 3) Séchez.",
        ["- Gestes :", "0 1) Lavez.", "0 2) Rincez (voir 3) bien.", "0 3) Séchez."],
    ),
    (
        "Choix : a) lait b) eau (groupe c) d) thé",
        ["- Choix :", "0 a) lait", "0 b) eau (groupe c) d) thé"],
    ),
    (
        "Que faire ? 1. Appelez le 15. 2. Attendez.",
        ["- Que faire ?", "0 1. Appelez le 15.", "0 2. Attendez."],
    ),
    (
        "Le n o 5 et le t o n sont des lettres.",
        ["- Le n o 5 et le t o n sont des lettres."],
    ),
    (
        "Le pH est 5 · 10, la dose 5 - 10 mg.",
        ["- Le pH est 5 · 10, la dose 5 - 10 mg."],
    ),
    (
        "Signes : → Appelez le 15. A → B reste entier, § 3 aussi. § puis ceci",
        [
            "- Signes :",
            "0 → Appelez le 15.",
            "- A → B reste entier, § 3 aussi.",
            "2 § puis ceci",
        ],
    ),
    ("Excipients : * sel, * eau", ["- Excipients :", "0 * sel,", "0 * eau"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_each_item_knows_what_introduces_it(text: str, expected: list[str]) -> None:
    found = [
        f"{unit.lead if unit.kind is Kind.ITEM else '-'} {unit.span.of(text)}"
        for unit in split(text)
    ]

    assert found == expected


LINES = [
    (
        "# Titre\nUn texte.\n\n- un\n- deux\n  - trois\n- quatre\n\nFin.",
        "h:# Titre s:Un texte. i1:- un i1:- deux i3:- trois i1:- quatre s:Fin.",
    ),
    ("a | b\n--- | ---\n| 1 | 2 |\nTexte.", "r:a | b r:--- | --- r:| 1 | 2 | s:Texte."),
    (
        "Une phrase\ncoupée par\nla page. Une autre",
        "s:Une phrase_coupée par_la page. s:Une autre",
    ),
    ("Prendre de\nDoliprane 500\n% ou non", "s:Prendre de_Doliprane 500_% ou non"),
    ("Un AINS,\nDoliprane ou rien", "s:Un AINS,_Doliprane ou rien"),
    ("Voir rubrique\n4. Effets", "s:Voir rubrique_4. s:Effets"),
    ("Un texte\n(21) suit", "s:Un texte i0:(21) suit"),
    ("De 5\n- 10 mg", "s:De 5_- 10 mg"),
    (
        "Code CIS : 1\nForme : cp. Bleu.\n\nNote : un. Deux.",
        "s:Code CIS : 1 s:Forme : cp. Bleu. s:Note : un. s:Deux.",
    ),
    ("Il faut :\nboire", "s:Il faut : s:boire"),
    ("Premier titre\nSecond titre", "s:Premier titre s:Second titre"),
    (
        "1. Un\n2. Deux\n\n\nTexte.\n\n1. Trois",
        "iNone:1. Un iNone:2. Deux s:Texte. iNone:1. Trois",
    ),
    ("- un. Suite.\n- deux", "iNone:- un. iNone:Suite. iNone:- deux"),
    ("- un\n- deux\n\nTexte.\n\n- trois", "iNone:- un iNone:- deux s:Texte. i2:- trois"),
    ("a | b\n- un", "r:a | b iNone:- un"),
    ("u Le titre\nu Autre", "iNone:u Le titre iNone:u Autre"),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_lines_are_units_unless_they_wrap(text: str, expected: str) -> None:
    letters = {Kind.SENTENCE: "s", Kind.HEADING: "h", Kind.ROW: "r"}
    found = [
        f"{letters.get(unit.kind) or f'i{unit.lead}'}:{unit.span.of(text)}"
        for unit in split(text)
    ]

    assert " ".join(found).replace("\n", "_") == expected


def test_a_printed_column_does_not_cut_before_a_name() -> None:
    column = [
        "Les patients qui reçoivent ce traitement doivent être suivis par le",
        "service du professeur qui l'a prescrit, à l'exception des personnes",
        "Gilbert et des autres patients, chez lesquels une surveillance suffit.",
    ]

    assert len(split("\n".join(column))) == 1


def test_short_lines_are_not_a_printed_column() -> None:
    assert len(split("Maladie rénale\nMaladie hépatique\nMaladie de Gilbert")) == 3


def test_headings_known_from_the_outline_are_units() -> None:
    text = "Sel Encadré Lisez. Contre-indications · ulcère · allergie"
    outline = [Span(0, 3), Span(4, 11), Span(19, 37)]

    units = split(text, headings=outline)

    assert [unit.span.of(text) for unit in units if unit.kind is Kind.HEADING] == [
        "Sel",
        "Encadré",
        "Contre-indications",
    ]


def test_rubrics_in_capitals_are_headings_without_an_outline() -> None:
    text = (
        "Voir la notice. 5. COMMENT CONSERVER SEL 1 g, sachet ? Au sec. "
        "6. CONTENU DE L'EMBALLAGE Ce que contient Sel"
    )

    assert [unit.kind for unit in split(text)] == [
        Kind.SENTENCE,
        Kind.HEADING,
        Kind.SENTENCE,
        Kind.HEADING,
        Kind.SENTENCE,
    ]


def test_a_rubric_that_opens_a_text_leaves_nothing_before_it() -> None:
    text = "5. COMMENT CONSERVER SEL ? 6. CONTENU DE L'EMBALLAGE Ce que contient Sel"

    assert [unit.kind.name[0] for unit in split(text)] == ["H", "H", "S"]


def test_a_part_of_a_text_keeps_the_places_of_the_whole() -> None:
    text = "Avant. Ici même. Et là. Après."

    assert [unit.span.of(text) for unit in split(text, 7, 23)] == ["Ici même.", "Et là."]
    assert split(text, 6, 7) == []
    assert [unit.span.of(text) for unit in split(text, 24, 900)] == ["Après."]


def test_a_list_after_much_prose_is_another_list() -> None:
    prose = " ".join(f"Phrase numéro {n}." for n in range(12))
    text = f"Un : · a {prose} · b"

    units = split(text)

    assert units[1].lead == 0
    assert units[-1].lead == len(units) - 2
