"""Classes of medicines: named by habit, with members from the corpus."""

import pytest

from sourcier.drugs.classes import known_classes

CLASSES = {
    "ibuprofene": ("ANTI-INFLAMMATOIRES NON STÉROÏDIENS", "HYPERKALIÉMIANTS"),
    "ketoprofene": ("ANTI-INFLAMMATOIRES NON STÉROÏDIENS", "HYPERKALIÉMIANTS"),
    "ramipril": ("HYPERKALIÉMIANTS", "INHIBITEURS DE L'ENZYME DE CONVERSION"),
}
SHOWN = {"apixaban": "apixaban", "ibuprofene": "ibuprofène"}
KNOWN = known_classes(CLASSES, SHOWN)


@pytest.mark.parametrize(
    "typed",
    ["ains", "anti inflammatoires non steroidiens", "anti inflammatoire non steroidien"],
)
def test_a_class_is_known_by_its_abbreviation_and_its_names(typed: str) -> None:
    known = KNOWN[typed]
    assert known.groups == ("anti inflammatoires non steroidiens",)
    assert known.members == ("ibuprofene", "ketoprofene")
    assert known.display.startswith("AINS")


def test_a_class_that_holds_another_whole_is_wider() -> None:
    assert KNOWN["iec"].wider == ("hyperkaliemiants",)
    assert KNOWN["hyperkaliemiants"].wider == ()


def test_members_that_no_official_class_lists_are_told_by_the_list() -> None:
    assert KNOWN["aod"].members == ("apixaban",)
    assert KNOWN["aod"].groups == ()


def test_a_class_without_a_known_member_is_unknown() -> None:
    assert "statines" not in KNOWN


def test_every_class_has_a_way_of_naming_it() -> None:
    assert all(one.ways for one in KNOWN.values())
