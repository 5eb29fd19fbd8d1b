"""The keys of official numbers."""

import pytest

from sourcier.privacy.keys import iban_is_valid, luhn, nir_key


@pytest.mark.parametrize("place", range(11))
def test_one_wrong_digit_breaks_a_luhn_key(place: int) -> None:
    right = "10003456786"
    wrong = right[:place] + str((int(right[place]) + 1) % 10) + right[place + 1 :]
    assert luhn(right)
    assert not luhn(wrong)


def test_the_key_of_a_nir_counts_corsica_as_19_and_18() -> None:
    assert nir_key("255082A800123") == 97 - 2550819800123 % 97
    assert nir_key("255082b800123") == 97 - 2550818800123 % 97
    assert nir_key("25508XX800123") is None


def test_an_iban_with_two_digits_swapped_is_refused() -> None:
    assert iban_is_valid("FR7630006000011234567890189")
    assert not iban_is_valid("FR7630006000011234567890198")
