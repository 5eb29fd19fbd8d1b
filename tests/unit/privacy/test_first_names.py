"""First names, and words that are none."""

import pytest

from sourcier.privacy.first_names import is_first_name


@pytest.mark.parametrize("word", ["sophie", "IRIS", "Crohn"])
def test_a_first_name_is_listed_and_has_one_capital(word: str) -> None:
    assert not is_first_name(word, alone=False)
