"""A sheet of judgements holds places and judgements, no words of a source."""

from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.bench import Bench
from benchmarks.judge import count, draw, main, newest_sheet, shown
from benchmarks.judgement import Row, Sheet, figures, page, read_page
from hypothesis import given
from hypothesis import strategies as some

from sourcier import bootstrap
from sourcier.answering.pipeline import reply
from sourcier.answering.reply import Answer
from sourcier.errors import SourceError
from sourcier.evaluation.conditions import Conditions
from sourcier.evaluation.questions import Case, QuestionSet
from sourcier.evaluation.results import read_result
from sourcier.releases.release import Release
from sourcier.settings import Settings

QUESTION = "Calmival : combien de comprimés par jour au plus ?"
CONDITIONS = Conditions(*["essai"] * 9)
ROW = Row("Q1", "fiches:A1", 0, 12, "sha256:1")

words = some.text(some.sampled_from("abé1:|-«»"), min_size=1, max_size=8)
judgements = some.sampled_from(["oui", "non", ""])
places = some.integers(0, 10**6)
rows_of_any_words = some.builds(
    Row, words, words, places, places, words, judgements, judgements, words
)


def filled(*pairs: tuple[str, str]) -> list[Row]:
    return [
        replace(ROW, question=f"Q{n}", first=first, second=second)
        for n, (first, second) in enumerate(pairs)
    ]


@pytest.fixture
def drawn(release: Release, home: Path, tmp_path: Path) -> Path:
    """A sheet of the one question that the leaflets answer."""
    case = Case("Q1", QUESTION, answerable=True, kind="leaflet")
    asked = QuestionSet("essai", "sha256:0", (case,))
    given = reply(QUESTION, release, as_of=bootstrap.now().date())
    assert isinstance(given, Answer)
    bench = _Ready(Settings(home), home, asked, "essai")
    return draw(bench, tmp_path, answers=100, seed=1)


class _Ready(Bench):
    """A bench whose corpus is built already."""

    def release(self) -> Release:
        return bootstrap.release(self.settings)


def test_a_sheet_names_places_and_quotes_nothing(drawn: Path) -> None:
    text = drawn.read_text(encoding="utf-8")
    assert "fiches:A" in text
    assert "comprimés" not in text
    rows = read_page(drawn).rows
    assert {row.question for row in rows} == {"Q1"}
    assert not any(row.first or row.second for row in rows)


def test_the_texts_are_read_from_the_corpus(drawn: Path, release: Release) -> None:
    rows = read_page(drawn).rows
    said = "\n".join(shown(rows, {"Q1": QUESTION}, release.corpus))
    assert said.count(QUESTION) == 1
    assert "3 comprimés de Calmival par jour" in said


def test_a_version_that_left_the_corpus_says_so(release: Release) -> None:
    gone = replace(ROW, digest="sha256:0")
    [_, said] = shown([gone], {}, release.corpus)
    assert "n'est plus dans le corpus" in said


def test_judgements_are_not_drawn_over(drawn: Path) -> None:
    sheet = read_page(drawn)
    rows = [replace(row, first="oui", second="oui") for row in sheet.rows]
    drawn.write_text(page(replace(sheet, rows=tuple(rows))), encoding="utf-8")
    empty = _Ready(Settings(drawn.parent), drawn.parent, QuestionSet("", "", ()), "essai")
    with pytest.raises(SourceError, match="contient déjà des jugements"):
        draw(empty, drawn.parent, answers=1, seed=1)


def test_a_filled_sheet_becomes_a_sealed_result(drawn: Path) -> None:
    sheet = read_page(drawn)
    rows = [replace(row, first="oui", second="oui", note="a | b") for row in sheet.rows]
    drawn.write_text(page(replace(sheet, rows=tuple(rows))), encoding="utf-8")
    assert any(line.startswith("relevant ") for line in count(newest_sheet(drawn.parent)))
    kept = read_result(drawn.with_suffix(".json"))
    assert kept["topic"] == "judgement"
    assert str(kept["sheet"]).startswith("sha256:")
    assert isinstance(kept["relevant"], dict)
    assert kept["relevant"]["count"] == len(rows)


@given(rows=some.lists(rows_of_any_words))
def test_a_sheet_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Row]
) -> None:
    sheet = Sheet(CONDITIONS, tuple(rows))
    file = tmp_path_factory.mktemp("sheet") / "2026-11-25-judgement.md"
    file.write_text(page(sheet), encoding="utf-8")
    assert read_page(file) == sheet


def test_both_readings_must_say_yes() -> None:
    counted = figures(
        filled(("oui", "oui"), ("oui", "non"), ("non", "oui"), ("non", "non"))
    )
    assert counted["relevant"] == {
        "count": 1,
        "of": 4,
        "value": 0.25,
        "low": 0.0456,
        "high": 0.6994,
    }
    assert counted["kappa"] == 0.0


@pytest.mark.parametrize("pairs", [[], [("oui", "")], [("", "non")]])
def test_a_sheet_that_is_not_filled_is_not_counted(pairs: list[tuple[str, str]]) -> None:
    with pytest.raises(SourceError, match="jugements manquants"):
        figures(filled(*pairs))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "| Q1 | fiches:A1 | 0 | 12 | sha256:1 | peut-être | non | |",
            "« oui » ou « non »",
        ),
        ("| Q1 | fiches:A1 | zéro | 12 | sha256:1 | oui | non | |", "en chiffres"),
        ("| Q1 | fiches:A1 | 0 | 12 |", "8 colonnes"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "2026-11-25-judgement.md"
    text = page(Sheet(CONDITIONS, ()))
    file.write_text(f"{text}{line}\n", encoding="utf-8")
    number = len(text.splitlines()) + 1
    with pytest.raises(SourceError, match=f"ligne {number} : .*{said}"):
        read_page(file)


def test_another_page_is_no_sheet(tmp_path: Path) -> None:
    file = tmp_path / "2026-11-25-judgement.md"
    file.write_text("# Réponses", encoding="utf-8")
    with pytest.raises(SourceError, match="pas une feuille"):
        read_page(file)


def test_a_folder_without_a_sheet_says_how_to_draw_one(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="aucune feuille"):
        newest_sheet(tmp_path)


def test_the_command_knows_its_options(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "--count" in capsys.readouterr().out
