"""Frequency classes inside and between list items."""

import pytest

from sourcier.nlp.frequencies import announces, class_starts


@pytest.mark.parametrize(
    "words",
    [
        "Rare",
        "Très fréquents :",
        "Peu fréquent (pouvant affecter jusqu'à 1 personne sur 100)",
        "· Fréquence indéterminée : la fréquence ne peut être estimée",
        "Rares (moins de 1 sur 1 000) :",
    ],
)
def test_a_class_alone_announces(words: str) -> None:
    assert announces(words)


@pytest.mark.parametrize(
    "words",
    ["Rare : toux", "Rarement, une toux", "Une maladie rare", "Rare (1)" + "x" * 300],
)
def test_a_class_with_its_effect_does_not(words: str) -> None:
    assert not announces(words)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("· toux Rare : moins", 7),
        ("· toux Fréquence inconnue", 7),
        ("· toux Rare maladie", None),
        ("· la forme Rare", 11),
        ("supérieure à Rare : toux", None),
        ("· Rare : toux", None),
        ("une toux rare : toux", None),
    ],
)
def test_a_class_is_found_where_an_item_ends(text: str, place: int | None) -> None:
    assert next(class_starts(text, 0, len(text)), None) == place
