"""Every code that a reply may carry has its French words."""

import csv
from collections.abc import Iterable
from importlib.resources import files

import pytest

from sourcier.answering.reply import Notice, Reason
from sourcier.cli.health import Level
from sourcier.evidence.status import Status
from sourcier.retrieval.query import Facet, Field
from sourcier.wording.sentences import has, sentence, table


def column(file: str, name: str) -> set[str]:
    text = files("sourcier.nlp").joinpath("lexicons", file).read_text(encoding="utf-8")
    return {row[name] for row in csv.DictReader(text.splitlines())}


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("reason", set(Reason)),
        ("status", set(Status)),
        ("level", set(Level)),
        ("field", {*Field, *Facet}),
        ("aspect", column("aspects.csv", "aspect")),
        ("population", column("populations.csv", "population")),
    ],
)
def test_every_code_has_its_words_and_no_other(kind: str, codes: Iterable[str]) -> None:
    assert set(table()[kind]) == set(codes)


@pytest.mark.parametrize("notice", list(Notice))
def test_every_notice_has_its_words(notice: Notice) -> None:
    assert has("notice", notice)
    assert sentence("notice", notice).endswith(".")


def test_a_key_that_nobody_wrote() -> None:
    assert not has("notice", "absent")
    with pytest.raises(KeyError):
        sentence("notice", "absent")
