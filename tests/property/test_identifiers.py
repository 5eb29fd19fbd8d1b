"""What holds for every text that is searched for identifiers."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier.privacy import find, mask

PIECES = st.lists(
    st.sampled_from(
        [
            *("Mme ", "Dr ", "M. ", "patient : ", "Tarnier", "SOPHIE ", "Léa", "IPP "),
            *("né le ", "DDN ", "12/03/", "1950", "tél ", "06 12", "34 56 78", "a.b@"),
            *("1 85 03 78 456 123 ", "10003456786", "12 rue ", "des Lilas", ", 75011 "),
            *("Paris", "exemple.fr", " ", "\n", ".", "-", "e\u0301", "œ", "ß", "İ"),
        ]
    ),
    max_size=25,
).map("".join)


@given(PIECES | st.text(max_size=80))
def test_places_lie_in_the_text_in_order_and_apart(text: str) -> None:
    whole = unicodedata.normalize("NFC", text)
    end = 0
    for one in find(text):
        assert end <= one.span.start < one.span.end <= len(whole)
        end = one.span.end


@given(PIECES | st.text(max_size=80))
def test_masking_takes_away_what_was_found_and_nothing_else(text: str) -> None:
    whole = unicodedata.normalize("NFC", text)
    found = find(text)
    masked, end = mask(text, found), 0
    for one in found:
        assert masked.startswith(whole[end : one.span.start])
        masked = masked[one.span.start - end :]
        assert masked.startswith("[")
        masked = masked[masked.index("]") + 1 :]
        end = one.span.end
    assert masked == whole[end:]


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1",
        "1 ",
        "A",
        "A.",
        "A ",
        "Jean ",
        "+1 ",
        "1.",
        "a@",
        "a.",
        "12 rue A ",
        "né le ",
        "IPP ",
        "tel ",
        "Mme A ",
        "deux ",
        "75000 A ",
        "O1 ",
        "d'",
        "-",
        "(",
        "é ",
    ],
)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        begun = time.process_time()
        find(text)
        return time.process_time() - begun

    seconds(1_000)
    assert seconds(200_000) < 200 * max(seconds(4_000), 0.01)
