"""The notions of a question, how much is said of them, and which are lacking."""

import math

import pytest

from sourcier.answering.concepts import (
    EQUIVALENT,
    EXPANDED,
    TYPED,
    Concept,
    Notions,
    notions_of,
)
from sourcier.drugs.compiling import compile_names
from sourcier.nlp.tokens import analyse, tokens_of
from tests.unit.answering.by_hand import medicine, question, rare


def concept(token: str, weight: float, *others: str) -> Concept:
    ways = [frozenset({token}), *(frozenset(way.split()) for way in others)]
    return Concept(token, weight, tuple(ways))


THREE = Notions((concept("a", 3.0, "x y"), concept("b", 1.0), concept("c", 1.0)), {})


@pytest.mark.parametrize(
    ("tokens", "share"),
    [
        ("", 0.0),
        ("z", 0.0),
        ("a", 0.6),
        ("b", 0.2),
        ("b c", 0.4),
        ("x y", 0.6),
        ("x", 0.0),  # half of another way says nothing
        ("a x y", 0.6),  # two ways say one notion once
        ("a b c z", 1.0),
    ],
)
def test_coverage_is_the_weighted_share_of_what_is_said(tokens: str, share: float) -> None:
    assert THREE.coverage(frozenset(tokens.split())) == pytest.approx(share)


def test_coverage_of_no_notion_is_nought() -> None:
    assert Notions((), {}).coverage(frozenset({"a"})) == 0.0


def test_what_is_missing_comes_rarest_first_then_by_name() -> None:
    said = frozenset({"z"})
    assert [c.token for c in THREE.missing(said)] == ["a", "b", "c"]
    assert [c.token for c in THREE.missing(frozenset("xyc"))] == ["b"]


def test_among_units_a_notion_that_all_say_weighs_least() -> None:
    units = [frozenset("ab"), frozenset("a"), frozenset("xy"), frozenset("z")]
    a, b, c = THREE.among(units).concepts
    assert a.weight < b.weight < c.weight
    assert a.weight == pytest.approx(math.log(1 + 4 / 4))
    assert c.weight == pytest.approx(math.log(1 + 4 / 1))


def test_among_keeps_the_notions_and_the_terms() -> None:
    again = Notions(THREE.concepts, {"a": 1.0}).among([])
    assert [c.ways for c in again.concepts] == [c.ways for c in THREE.concepts]
    assert again.terms == {"a": 1.0}


def of(text: str, corrections: dict[str, str] | None = None) -> Notions:
    names = compile_names([medicine("colchicine")])
    read = question(text, names)
    return notions_of(read, corrections or {}, passages=100, frequency=rare)


def test_the_name_of_a_medicine_is_no_notion() -> None:
    assert [c.token for c in of("colchicine grossesse").concepts] == analyse("grossesse")


def test_a_typed_word_weighs_more_than_its_expansion_and_that_more_than_an_equivalent() -> (
    None
):
    assert TYPED > EXPANDED > EQUIVALENT > 0
    terms = of("HTA céphalées").terms
    (typed,) = analyse("céphalées")
    assert terms[typed] == TYPED
    assert {terms[token] for token in analyse("hypertension artérielle")} == {EXPANDED}
    (lay,) = set(analyse("maux")) & set(terms)
    assert terms[lay] == EQUIVALENT


def test_an_abbreviation_is_said_by_its_expansion_whole() -> None:
    (notion,) = of("HTIC").concepts
    assert notion.said_by(tokens_of("une hypertension intracrânienne sévère"))
    assert not notion.said_by(tokens_of("une hypertension portale"))


def test_a_professional_word_is_said_in_a_patients_words() -> None:
    (notion,) = of("céphalées").concepts
    assert notion.said_by(tokens_of("il peut donner des maux de tête"))


def test_a_corrected_word_is_said_by_what_it_is_read_as() -> None:
    mistyped = of("grosesse").concepts[0]
    read = of("grosesse", {"grosesse": "grossesse"}).concepts[0]
    words = tokens_of("pendant la grossesse")
    assert (mistyped.said_by(words), read.said_by(words)) == (False, True)


def test_a_rare_notion_weighs_more_than_a_frequent_one() -> None:
    held = {analyse("fièvre")[0]: 90, analyse("prurit")[0]: 1}
    read = question("fièvre prurit")
    fever, itch = notions_of(
        read, {}, passages=100, frequency=lambda token: held.get(token, 0)
    ).concepts
    assert itch.weight > fever.weight


def test_a_word_asked_twice_is_one_notion() -> None:
    assert len(of("grossesse, grossesse ?").concepts) == 1


@pytest.mark.parametrize(
    ("text", "own", "other"),
    [("gene", "gen", "gene"), ("What is this gene?", "gene", "gen")],
)
def test_a_word_is_searched_by_the_stems_of_both_languages(
    text: str, own: str, other: str
) -> None:
    found = notions_of(question(text), {}, passages=1_000, frequency=rare)
    (only,) = found.concepts
    assert (only.token, only.ways) == (own, (frozenset({own}), frozenset({other})))
    assert found.terms == {own: TYPED, other: TYPED}


def test_a_stem_that_no_passage_holds_is_not_searched() -> None:
    found = notions_of(question("gene"), {}, passages=1_000, frequency=lambda _: 0)
    assert found.terms == {"gen": TYPED}
