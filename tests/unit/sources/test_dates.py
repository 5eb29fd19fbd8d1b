"""Dates in the forms that French official files hold."""

from datetime import date

import pytest

from sourcier.sources.dates import read_date

READ = {
    "12/03/1998": date(1998, 3, 12),
    "1/3/1998": date(1998, 3, 1),
    "12.03.1998": date(1998, 3, 12),
    "20220209": date(2022, 2, 9),
    "2026-05-09": date(2026, 5, 9),
    "2026-05-09T14:51:55Z": date(2026, 5, 9),
    "2026-05": date(2026, 5, 1),
    "05/2026": date(2026, 5, 1),
    "12 mars 2021": date(2021, 3, 12),
    "lundi 12 mars 2021": date(2021, 3, 12),
    "mars 2021": date(2021, 3, 1),
    "1er janvier 2020": date(2020, 1, 1),
    "1ᵉʳ janvier 2020": date(2020, 1, 1),
    "3 février 2019": date(2019, 2, 3),
    "3 FEVRIER 2019": date(2019, 2, 3),
    "3 fe\u0301vrier 2019": date(2019, 2, 3),
    "12 sept. 2023": date(2023, 9, 12),
    "août 2020": date(2020, 8, 1),
    "  12\u00a0décembre\u202f2020 ": date(2020, 12, 12),
}
NOT_READ = ["", " ", "2021", "31/02/2021", "20221345", "mars", "12 brumaire 2020", "0/1/0"]


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_a_date_is_read_in_every_form(text: str, expected: date) -> None:
    assert read_date(text) == expected


@pytest.mark.parametrize("text", NOT_READ)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


def test_a_day_before_the_calendar_begins_is_none() -> None:
    assert read_date("01/01/0000") is None
