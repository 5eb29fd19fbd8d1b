"""What identifies a person is found, at the levels of P07: a tenth of `make bench`."""

import json
from pathlib import Path

import pytest
from benchmarks.fictitious import invented, untouched
from benchmarks.floors import floors
from benchmarks.identifying import DRAWN, MEDICAL, counted, masked, stopped
from benchmarks.labelled import Group, labelled, unlabelled

from sourcier.evaluation.metrics import Share
from sourcier.privacy import find, mask, stops

BOUNDS = {floor.id: floor.bound for floor in floors()}
HELD = {
    "nir": Group.NIR,
    "phone": Group.PHONE,
    "mail": Group.MAIL,
    "rpps": Group.RPPS,
    "born": Group.BORN,
    "date": Group.DATE,
    "called": Group.CALLED,
    "bare": Group.BARE,
}
TENTH = DRAWN // 10


@pytest.fixture(scope="module")
def made() -> dict[str, Share]:
    return dict(counted(list(invented(TENTH))).found)


@pytest.mark.parametrize("name", HELD)
def test_invented_identifiers_are_found(made: dict[str, Share], name: str) -> None:
    share = made[HELD[name]]
    assert share.of == TENTH
    assert share.value >= BOUNDS[f"{name}_invented"], share


def test_what_identifies_nobody_is_not_stopped() -> None:
    assert stopped(untouched()).value <= BOUNDS["untouched_stopped"]
    assert masked(untouched(*MEDICAL)).value <= BOUNDS["untouched_masked"]


def test_what_stops_an_invented_sentence_is_gone_once_masked() -> None:
    for one in invented(TENTH):
        left = mask(one.text, find(one.text))
        assert not stops(find(left)), left


def test_labelled_identifiers_are_found(real_data: Path) -> None:
    found = counted(labelled(real_data)).found
    fallen = {
        name: str(found[group])
        for name, group in HELD.items()
        if f"{name}_deid" in BOUNDS and found[group].value < BOUNDS[f"{name}_deid"]
    }
    assert not fallen


def test_no_answerable_question_is_stopped(real_data: Path) -> None:
    lines = (real_data / "qa_fr_dev" / "questions.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in lines.splitlines()]
    asked = [row["question"] for row in rows if row["answerable"]]
    assert len(asked) == 240
    assert stopped(asked).count == 0


def test_an_entity_is_missed_when_one_letter_of_it_is() -> None:
    text = unlabelled("Vu avec [Tarn](NOM)[ov](NOM) hier, [09 78](TEL)")
    assert [one.group for one in text.entities] == [Group.BARE, Group.BARE, Group.PHONE]
    assert counted([text]).documents == Share(0, 1)
