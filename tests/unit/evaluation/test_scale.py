"""Invented corpora: the same seed, the same texts; and the law by which figures grow."""

from itertools import islice
from pathlib import Path

import pytest
from benchmarks.growth import drawing, exponent, lines
from benchmarks.invented import ARTICLE_EVERY, HEADINGS, Inventor
from benchmarks.scale import configured, warmed

from sourcier import bootstrap
from sourcier.corpus.split import passages
from sourcier.evidence.document import Document
from sourcier.releases.build import build
from sourcier.settings import Settings
from sourcier.sources.outlines import OUTLINES


@pytest.fixture(scope="module")
def inventor() -> Inventor:
    return Inventor(5)


def test_the_same_seed_gives_the_same_texts(inventor: Inventor) -> None:
    few, more = list(inventor.texts(60)), list(Inventor(5).texts(90))
    assert [text.record for text in few[:2]] == [text.record for text in more[:2]]
    assert next(Inventor(6).texts(10)) != few[0]


@pytest.mark.parametrize("wanted", [1, 10, 34, 100])
def test_so_many_passages_as_are_wanted(wanted: int, inventor: Inventor) -> None:
    assert sum(len(text.bodies) for text in inventor.texts(wanted)) == wanted


def test_each_rubric_is_cut_into_one_passage(inventor: Inventor) -> None:
    for text in inventor.texts(200):
        record = text.record
        document = Document(
            "i:1",
            record["title"],
            record["text"],
            outline=OUTLINES["markdown"](record["text"]),
        )
        cut = [span.of(document.text) for span in passages(document)]
        assert len(cut) == len(text.bodies)


def test_leaflets_of_a_substance_share_rubrics(inventor: Inventor) -> None:
    leaflets = [text for text in inventor.texts(4_000) if text.brand]
    first = leaflets[0]
    twins = [t for t in leaflets[1:] if t.substance == first.substance]
    shared = set(first.bodies) & {body for twin in twins for body in twin.bodies}
    assert len(shared) > len(HEADINGS) / 4


def test_questions_name_medicines_or_do_not(inventor: Inventor) -> None:
    texts = list(inventor.texts(1_000))
    named = {name.capitalize() for text in texts for name in (text.brand, text.substance)}
    asked = list(inventor.questions(1_000, 30))
    about = [any(q.startswith(f"{name} ") for name in named if name) for q in asked]
    assert about == [turn % 3 > 0 for turn in range(30)]
    assert asked == list(Inventor(5).questions(1_000, 30))
    assert not any(text.brand for text in islice(texts, 0, None, ARTICLE_EVERY))


def test_a_small_corpus_is_built_and_asked(tmp_path: Path) -> None:
    configuration = configured(tmp_path, 120)
    settings = Settings(tmp_path / "home", workers=1)
    build(configuration, bootstrap.workshop(settings))
    asked = list(Inventor(12).questions(120, 6))
    warm = warmed(settings, asked)
    assert warm.passages == 120
    assert warm.answered > 0
    assert warm.raw.mean > 0


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0, 2.0])
def test_the_exponent_of_a_power_is_found(power: float) -> None:
    points = [(size, 3 * size**power) for size in (10, 1_000, 50_000)]
    assert exponent(points) == pytest.approx(power)


def test_a_curve_is_drawn_from_its_first_value_up() -> None:
    drawn = drawing({"x": [(10, 2), (100, 20), (1_000, 200)]})
    columns = [row.index("a") for row in drawn if "a" in row]
    assert columns == sorted(columns, reverse=True)
    assert len(columns) == 3
    assert drawn[0].startswith("×100")


def test_the_law_is_printed_beside_its_values() -> None:
    told = lines({"mémoire": [(10, 1.5), (100, 15)]})
    (line,) = [one for one in told if "mémoire" in one]
    assert "1,00" in line
    assert "1,50 → 15,00" in line


def test_what_was_written_is_not_written_again(tmp_path: Path) -> None:
    configured(tmp_path, 10)
    (file,) = (tmp_path / "texts").iterdir()
    before = file.stat()
    configured(tmp_path, 10)
    assert file.stat() == before
