"""A part of `python -m benchmarks people`: real leaflets, and doses that are for others."""

import gzip
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from benchmarks.people import Seen, counted, seen

from sourcier import bootstrap
from sourcier.corpus.configuration import read_configuration
from sourcier.releases.build import build
from sourcier.releases.release import Release
from sourcier.settings import Settings

TODAY = date(2026, 11, 24)
MEDICINES = ("paracétamol", "ibuprofène", "amoxicilline", "desloratadine", "tramadol")
"""Medicines of which doses go by age or weight; their leaflets build in seconds."""
LEAFLETS = ("PARACETAMOL", "IBUPROFENE", "AMOXICILLINE", "DESLORATADINE", "TRAMADOL")
EACH = 12


@pytest.fixture(scope="module")
def leaflets(
    real_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Release]:
    """A dozen leaflets of each medicine."""
    folder = tmp_path_factory.mktemp("people")
    path = real_data / "notices_bdpm_2021" / "notices.jsonl.gz"
    (folder / "notices.jsonl").write_text("".join(_chosen(path)), encoding="utf-8")
    text = (Path(__file__).parents[2] / "corpora" / "real.toml").read_text(encoding="utf-8")
    blocks = [f"[[source]]{block}" for block in text.split("[[source]]")[1:]]
    [block] = [b for b in blocks if 'name = "notices"' in b]
    block = block.replace("../../shared/data/notices_bdpm_2021/notices.jsonl.gz", path.stem)
    (folder / "corpus.toml").write_text(block, encoding="utf-8")
    settings = Settings(folder / "home")
    build(read_configuration(folder / "corpus.toml"), bootstrap.workshop(settings))
    with closing(bootstrap.release(settings)) as release:
        yield release


def _chosen(path: Path) -> Iterator[str]:
    left = dict.fromkeys(LEAFLETS, EACH)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            for name in LEAFLETS:
                if f'"denomination": "{name}' in line and left[name]:
                    left[name] -= 1
                    yield line


@pytest.fixture(scope="module")
def asked(leaflets: Release) -> list[Seen]:
    """The questions about these medicines."""
    return list(seen(leaflets, as_of=TODAY, about=MEDICINES))


def test_the_sample_is_asked_and_answered(asked: list[Seen]) -> None:
    assert len(asked) >= 25
    assert counted(asked)["answered"].value >= 0.5


def test_no_answer_shows_the_dose_of_others(asked: list[Seen]) -> None:
    assert not [one.question for one in asked if one.harmful]


def test_most_answers_show_what_is_hoped_for(asked: list[Seen]) -> None:
    assert counted(asked)["hoped"].value >= 0.6
