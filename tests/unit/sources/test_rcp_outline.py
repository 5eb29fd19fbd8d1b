"""The numbered rubrics of a summary of product characteristics."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sourcier.sources.rcp_outline import outline

TEXT = (
    "1. DENOMINATION DU MEDICAMENT\nSELIX 5 mg, comprimé\n4. DONNEES CLINIQUES\n"
    "4.1. Indications thérapeutiques\nLe manque de sel.\n"
    "4.3 Contre-indications\nAllergie (voir rubrique 4.8 Effets indésirables).\n"
    "4.9. Surdosage\nBoire.\n6.6. Précautions particulières d’élimination et de "
    "manipulation\nAucune.\n10. DATE DE MISE A JOUR DU TEXTE\n"
)


def _headings(text: str) -> list[tuple[int, str]]:
    return [(h.level, h.place.of(text)) for h in outline(text)]


def test_rubrics_are_found_with_their_depth() -> None:
    assert _headings(TEXT) == [
        (1, "1. DENOMINATION DU MEDICAMENT"),
        (1, "4. DONNEES CLINIQUES"),
        (2, "4.1. Indications thérapeutiques"),
        (2, "4.3 Contre-indications"),
        (2, "4.9. Surdosage"),
        (2, "6.6. Précautions particulières d’élimination et de manipulation"),
        (1, "10. DATE DE MISE A JOUR DU TEXTE"),
    ]


def test_a_flattened_text_has_the_same_rubrics() -> None:
    flat = TEXT.replace("\n", " ")
    assert [words[:4] for _, words in _headings(flat)] == [
        words[:4] for _, words in _headings(TEXT)
    ]


def test_of_a_table_of_contents_and_a_body_the_body_stands() -> None:
    both = "4.3. Contre-indications\n4.9. Surdosage\n" + TEXT
    assert next(iter(outline(both))).place.start == 39
    assert len(outline(both)) == len(outline(TEXT))


def test_a_rubric_quoted_later_does_not_break_the_run() -> None:
    assert _headings(TEXT + "\n4.1. Indications thérapeutiques") == _headings(TEXT)


def test_a_text_without_rubrics_has_no_outline() -> None:
    assert outline("Du sel, 3 fois par jour.") == ()


@given(st.lists(st.sampled_from([*TEXT.split(" "), "\n", "4.3. Contre-indications"])))
def test_for_any_text_headings_are_in_order_and_inside(words: list[str]) -> None:
    text = " ".join(words)
    found = outline(text)
    assert all(one.place.end <= two.place.start for one, two in pairwise(found))
    assert all(h.governs.end <= len(text) for h in found)
