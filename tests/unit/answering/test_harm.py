"""What would harm: another medicine's text, a name read as a word, a person's case."""

from datetime import date

import pytest

from sourcier.answering.pipeline import read, reply
from sourcier.answering.reply import Abstention, Answer, Reason
from sourcier.releases.release import Release

TODAY = date(2026, 11, 25)
MEDICINES = ("colchicine", "ramipril", "tramadol", "furosémide", "oméprazole")


@pytest.mark.parametrize("medicine", MEDICINES)
@pytest.mark.parametrize("asked", ["dose maximale", "crise d'asthme", "sevrage du tabac"])
def test_no_quotation_is_about_another_medicine(
    medicine: str, asked: str, release: Release
) -> None:
    given = reply(f"{medicine} {asked}", release, as_of=TODAY)
    shown = given.quotations if isinstance(given, Answer) else given.nearest
    for quoted in shown:
        document = quoted.held.document
        assert medicine in f"{document.title} {document.text}".casefold()


def test_a_capital_is_not_corrected_when_no_medicine_is_named(release: Release) -> None:
    understood = read("Adultex dose", release, as_of=TODAY)
    assert (understood.corrections, understood.unknown) == ((), ("Adultex",))


@pytest.mark.parametrize(
    "person", ["Mme D. prend de la colchicine", "patient né le 12/03/1956, colchicine"]
)
def test_an_initial_or_a_date_of_birth_names_a_person(
    person: str, release: Release
) -> None:
    given = reply(person, release, as_of=TODAY)
    assert isinstance(given, Abstention)
    assert given.reason is Reason.PERSONAL_CASE
