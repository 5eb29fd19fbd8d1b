"""The same thing in two languages of care: each line is a pair that must meet."""

from collections import Counter, defaultdict

import pytest

from sourcier.nlp.lexicon_file import rows
from sourcier.nlp.normalise import fold
from sourcier.nlp.synonyms import (
    COLUMNS,
    FALSE_FRIENDS_FILE,
    FILE,
    LINKS_FILE,
    expression,
    synonyms,
)

PAIRS = """
céphalées → maux de tête
Des maux de tête violents → céphalées
prurit intense → démangeaisons
dyspnée → essoufflement
difficultés à respirer → dyspnée
insuffisance rénale → maladie des reins
insuffisants rénaux → problèmes rénaux
vos reins ne fonctionnent pas → insuffisance rénale
maladie de votre foie → insuffisance hépatique
tension artérielle élevée → hypertension artérielle
grossesse → enceinte
femme enceinte → grossesse
allaitez-vous ? → lait maternel
posologie → dose
surdosage → pris plus que vous n'auriez dû
saignements → hémorragie
photosensibilité → exposition au soleil
fractionnable → sécable
à jeun → en dehors des repas
expectorations → crachat
APLV → allergie aux protéines de lait de vache
AINS → anti-inflammatoires non stéroïdiens
AVK → antivitamines K
AVK → anticoagulants oraux
statines → inhibiteur de l'HMG-CoA réductase
IPP → inhibiteurs de la pompe à protons
anxieuse → anxiété
œdèmes → gonflement
mal au ventre → douleur abdominale
contre-indiqué → ne prenez jamais
tachycardie → rythme cardiaque rapide
hyperkaliémie → excès de potassium
bêta-bloquants → bêtabloquant
beta bloquant → bêtabloquant
""".strip().splitlines()

APART = """
douleur au dos → posologie
jeune femme → à jeun
réglisse → menstruations
contre-indication → dans quels cas
goutte dans l'œil → accès goutteux
voie sous-cutanée → voie cutanée
gastro-résistant → gastro-entérite
anti-inflammatoire → inflammation
hypotension → hypertension artérielle
hypokaliémie → hyperkaliémie
maux de dents, tête → céphalées
anesthésie → anesthésiste
vitamine B12 → vitamine C
hypertension intracrânienne → tension artérielle élevée
""".strip().splitlines()

REGISTERS = frozenset({"pro", "lay", "both", "pro+", "lay+", "both+"})


@pytest.mark.parametrize("line", PAIRS)
def test_an_expression_meets_its_synonym(line: str) -> None:
    text, _, wanted = line.partition(" → ")
    assert wanted in [term for _, others in synonyms(text) for term in others]


@pytest.mark.parametrize("line", APART)
def test_what_is_not_the_same_stays_apart(line: str) -> None:
    text, _, unwanted = line.partition(" → ")
    assert unwanted not in [term for _, others in synonyms(text) for term in others]


def test_the_longest_expression_wins_and_is_given_as_typed() -> None:
    typed = [expression for expression, _ in synonyms("Insuffisances rénales chroniques")]
    assert typed == ["Insuffisances rénales chroniques"]


def test_an_expression_does_not_cross_a_pause() -> None:
    assert "céphalées" not in [
        term for _, others in synonyms("maux. Tête") for term in others
    ]


def test_no_term_stands_in_two_groups_unless_it_is_marked() -> None:
    groups: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    marked: set[tuple[str, ...]] = set()
    for row in rows(FILE, COLUMNS):
        key = expression(row["term"])
        groups[key].append(row["group"])
        if row["register"].endswith("+"):
            marked.add(key)
    assert [
        key for key, found in groups.items() if len(found) > 1 and key not in marked
    ] == []
    assert [key for key in marked if len(groups[key]) < 2] == []


def test_no_group_is_empty_or_says_the_same_twice() -> None:
    sizes: Counter[str] = Counter()
    keys: set[tuple[str, tuple[str, ...]]] = set()
    for row in rows(FILE, COLUMNS):
        key = (row["group"], expression(row["term"]))
        assert key[1], row
        assert key not in keys, row
        assert row["register"] in REGISTERS, row
        keys.add(key)
        sizes[row["group"]] += 1
    assert [group for group, size in sizes.items() if size < 2] == []
    assert len(sizes) >= 400


def test_every_group_can_be_read_from_each_of_its_terms() -> None:
    terms: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows(FILE, COLUMNS):
        terms[row["group"]].append(row["term"])
    unread = [
        term
        for group in terms.values()
        for term in group
        if not set(group) - {term} <= {t for _, others in synonyms(term) for t in others}
    ]
    assert unread == []


def test_words_of_the_small_lists_are_listed_once() -> None:
    for name in (FALSE_FRIENDS_FILE, LINKS_FILE):
        listed = [fold(row["word"]) for row in rows(name, ["word", "origin", "added"])]
        assert len(set(listed)) == len(listed)
