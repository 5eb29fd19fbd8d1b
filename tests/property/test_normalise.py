"""What holds for every text: folding loses no place."""

from hypothesis import given
from hypothesis import strategies as st

from sourcier.nlp.normalise import fold, normalise

TEXT = st.text(st.characters(), max_size=60) | st.text(
    "œÆéÉ½²⁹'’ \u00a0\u202f\u0301ﬁﷺ≠a1", max_size=40
)


@given(TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXT, TEXT)
def test_the_folded_whole_is_made_of_the_folded_parts(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


@given(TEXT)
def test_each_folded_character_comes_from_the_one_at_its_place(text: str) -> None:
    found = normalise(text)

    assert found.text == fold(text)
    assert len(found.offsets) == len(found.text) + 1
    assert found.offsets[-1] == len(text)
    for index, character in enumerate(found.text):
        assert character in fold(text[found.offsets[index]])


@given(TEXT, st.data())
def test_a_span_of_the_folded_text_is_the_fold_of_its_place(
    text: str, data: st.DataObject
) -> None:
    found = normalise(text)
    if not found.text:
        return
    start = data.draw(st.integers(0, len(found.text) - 1))
    end = data.draw(st.integers(start + 1, len(found.text)))

    words = found.span(start, end).of(text)

    assert found.text[start:end] in fold(words)
