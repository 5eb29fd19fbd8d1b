"""Medicines named in a question, however they are typed."""

import pytest

from sourcier.drugs.compiling import compile_names
from sourcier.drugs.mistyping import completed, edits, read_through
from sourcier.drugs.recognition import mentions
from sourcier.releases.release import Release
from tests.unit.drugs.shelf import NAMES, titled


def unknown(_: str) -> bool:
    return False


def known(_: str) -> bool:
    return True


def keys(text: str) -> list[str]:
    return [mention.key for mention in mentions(text, NAMES, known_word=unknown)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dolux et grossesse", "dolux"),
        ("DOLUX", "dolux"),
        ("Dolux®", "dolux"),
        ("paracétamol", "paracetamol"),
        ("PARACETAMOL", "paracetamol"),
        ("co-zap fort", "co zap fort"),
        ("co zap-fort", "co zap fort"),
        ("l'insuline glargine le soir", "insuline glargine"),
        ("dolux1000", "dolux"),
        ("dolux500mg", "dolux"),
        ("dolux 1000", "dolux"),
        ("les paracétamols", "paracetamol"),
        ("DOLUX ENFANTS dose", "dolux enfants"),
    ],
)
def test_a_name_is_found_as_people_type_it(typed: str, found: str) -> None:
    (mention,) = mentions(typed, NAMES, known_word=unknown)
    assert (mention.key, mention.corrected) == (found, False)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("clarithro", "clarithromycine"),
        ("lamot", "lamotrigine"),
        ("paracetmol", "paracetamol"),  # a letter left out
        ("paracettamol", "paracetamol"),  # one too many
        ("paracétanol", "paracetamol"),  # one for another
        ("paarcetamol", "paracetamol"),  # two exchanged
    ],
)
def test_a_name_cut_short_or_mistyped_is_read_and_said(typed: str, read: str) -> None:
    (mention,) = mentions(f"dose de {typed}", NAMES, known_word=unknown)
    assert (mention.key, mention.corrected) == (read, True)


@pytest.mark.parametrize(
    "typed",
    [
        "lami",  # four letters are too few to complete
        "clar",
        "paratcetmol",  # two errors
        "dolix",  # five letters have too many neighbours
        "bravax",  # BRAVOX or BRAVIX
        "zap",  # three letters are a word first
        "lait",  # an ordinary word
        "aspegic",
        "ravox",
        "",
    ],
)
def test_no_name_is_guessed_when_in_doubt(typed: str) -> None:
    assert keys(typed) == []


def test_a_cut_name_is_completed_only_when_one_substance_begins_so() -> None:
    assert completed("lam", NAMES) is None
    assert completed("lamo", NAMES) == "lamotrigine"
    assert completed("xyz", NAMES) is None


def test_two_names_of_other_substances_compete_and_none_wins() -> None:
    assert read_through(["bravax"], NAMES, unknown) is None
    assert read_through(["bravoxe"], NAMES, unknown) == "bravox"


@pytest.mark.parametrize("foreign", ["ravox", "cravox", "abravox"])
def test_a_brand_with_another_first_letter_is_another_brand(foreign: str) -> None:
    assert keys(foreign) == []


@pytest.mark.parametrize("typed", ["arbvox", "rbavox"])
def test_two_first_letters_may_be_exchanged(typed: str) -> None:
    assert keys(typed) == (["bravox"] if typed == "rbavox" else [])


def test_a_long_substance_may_miss_its_first_letter() -> None:
    assert keys("aracetamol") == ["paracetamol"]
    assert keys("odeine") == []


def test_an_error_in_one_word_of_a_longer_name_is_forgiven() -> None:
    (mention,) = mentions(
        "insuline glargin le soir", NAMES, known_word=lambda w: w != "glargin"
    )
    assert (mention.key, mention.corrected) == ("insuline glargine", True)


def test_a_longer_name_with_an_error_wins_over_a_shorter_one_without() -> None:
    both = compile_names([titled("x", substance=("INSULINE", "INSULINE GLARGINE"))])
    (mention,) = mentions("insuline glargin", both, known_word=unknown)
    assert mention.key == "insuline glargine"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sodium à 128", []),
        ("sodium 500 mg", ["sodium"]),
        ("sous sodium", ["sodium"]),
        ("ampoule de sodium", ["sodium"]),
        ("gel de lait", []),
    ],
)
def test_a_substance_that_is_a_common_word_needs_its_context(
    text: str, found: list[str]
) -> None:
    names = compile_names(
        [titled("x", substance="SODIUM"), titled("y", brand="LAIT", substance="ZAPROLOL")]
    )
    read = mentions(text, names, known_word=known)
    assert [mention.key for mention in read] == found


def test_a_word_that_the_corpus_uses_is_no_mistyped_name() -> None:
    assert mentions("clarithro paracetanol", NAMES, known_word=known) == []


def test_a_known_word_with_the_stem_of_a_name_is_that_name() -> None:
    (mention,) = mentions("paracétamole", NAMES, known_word=known)
    assert mention.key == "paracetamol"


def test_the_longest_name_wins() -> None:
    assert keys("dolux enfants") == ["dolux enfants"]
    assert keys("dolux chez les enfants") == ["dolux"]


def test_a_common_word_counts_within_a_longer_name_only() -> None:
    assert keys("eau ou lait") == []
    assert keys("eau lux") == ["eau lux"]


def test_medicines_come_in_reading_order() -> None:
    assert keys("tramadol, clarithromycine puis dolux") == [
        "tramadol",
        "clarithromycine",
        "dolux",
    ]


def test_what_was_typed_is_kept() -> None:
    (mention,) = mentions("Clarithro IV", NAMES, known_word=unknown)
    assert (mention.typed, mention.name.display) == ("clarithro", "clarithromycine")


@pytest.mark.parametrize(
    ("typed", "substance"),
    [
        ("demodol1000", "paracetamol"),
        ("DEMODOLS", "paracetamol"),
        ("Démodol", "paracetamol"),
        ("clarithro", "clarithromycine"),
        ("furosemde", "furosemide"),
    ],
)
def test_names_of_the_demonstration_are_found(
    typed: str, substance: str, release: Release
) -> None:
    (mention,) = mentions(typed, release.names, known_word=unknown)
    assert mention.name.substances == (substance,)


def test_edits_are_one_keystroke_away() -> None:
    near = set(edits("ab"))
    assert {"a", "b", "ba", "cb", "ac", "cab", "acb", "abc"} <= near
    assert not {"", "abcd", "cd"} & near
