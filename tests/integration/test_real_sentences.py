"""The splitter and language detection on the official files themselves."""

import gzip
import json
import unicodedata
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from sourcier.nlp.language import detect
from sourcier.nlp.sentences import Kind, split
from sourcier.sources.leaflet_outline import outline

TEXTS = [
    "notices_bdpm_2021/notices.jsonl.gz",
    "e3c_fr_articles/articles.jsonl.gz",
    "mesconseilscovid/contenus_2022-12-21.jsonl.gz",
]
LEAFLETS = TEXTS[0]
LONG = 600
DANGLING = (" p. ex.", " cf.", "(cf.", " Dr.", " M.", " Mme", " n°", " art.", " par ex.")


def texts(folder: Path, name: str, count: int) -> Iterator[str]:
    """Give the first `count` texts of a file."""
    with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
        for line in islice(lines, count):
            yield unicodedata.normalize("NFC", json.loads(line)["text"])


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_is_lost_and_no_unit_ends_on_an_abbreviation(
    real_data: Path, name: str
) -> None:
    for text in texts(real_data, name, 60):
        place = 0
        for unit in split(text):
            assert not text[place : unit.span.start].strip()
            assert not unit.span.of(text).endswith(DANGLING)
            place = unit.span.end
        assert not text[place:].strip()


def test_few_units_of_leaflets_are_too_long_to_quote(real_data: Path) -> None:
    sizes = [
        unit.span.end - unit.span.start
        for text in texts(real_data, LEAFLETS, 60)
        for unit in split(text, headings=[heading.place for heading in outline(text)])
    ]

    assert sum(size > LONG for size in sizes) <= 0.005 * len(sizes)


def test_most_items_of_leaflets_know_what_introduces_them(real_data: Path) -> None:
    items = led = 0
    for text in texts(real_data, LEAFLETS, 60):
        units = split(text, headings=[heading.place for heading in outline(text)])
        listed = [unit for unit in units if unit.kind is Kind.ITEM]
        items += len(listed)
        led += sum(
            units[unit.lead].span.of(text).rstrip().endswith(":")
            or units[unit.lead].kind is Kind.HEADING
            for unit in listed
            if unit.lead is not None
        )

    assert items > 3000
    assert led >= 0.7 * items  # the rest: the warning box, which ends with a full stop


def test_no_french_question_is_called_another_language(real_data: Path) -> None:
    with (real_data / "qa_fr_dev" / "questions.jsonl").open(encoding="utf-8") as lines:
        questions = [json.loads(line)["question"] for line in lines]

    assert [question for question in questions if detect(question) != "fr"] == []
