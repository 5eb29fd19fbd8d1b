"""The scoreboard tells bad news first, and never a figure that was edited."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from benchmarks.results import FOLDER
from hypothesis import given
from hypothesis import strategies as some

from sourcier.cli import scoreboard as lines
from sourcier.cli.lines import Line, plain
from sourcier.cli.main import run
from sourcier.errors import IntegrityError
from sourcier.evaluation import telling
from sourcier.evaluation.drawing import HEIGHT, MARK, WIDTH, plot
from sourcier.evaluation.kinds import kinds
from sourcier.evaluation.measures import Better, Measure, Unit, measures, value_at
from sourcier.evaluation.metrics import Share
from sourcier.evaluation.results import Kept, newest, sealed, write_result
from sourcier.evaluation.scoreboard import (
    PUBLISHED,
    Standing,
    as_data,
    figures,
    published,
    to_publish,
)
from sourcier.evaluation.written import share
from sourcier.wording.speech import FRENCH, speech

SHARES = {
    "right": share(Share(10, 20)),
    "wrong": share(Share(0, 20)),
    "abstained": share(Share(10, 20)),
}
ANSWERS = {
    "conditions": {"measured": "2026-11-20", "machine": "2 cœurs", "release": "essai"},
    "answers": {"groups": {"avec réponse": SHARES, "notices": SHARES}},
}
CURVE = {
    "unseen": {"curve": [{"coverage": 0.5, "risk": 0.1}, {"coverage": 1, "risk": 0.4}]}
}
RESULTS = {
    "answers": Kept("answers", "2026-11-20", sealed(ANSWERS)),
    "selection": Kept("selection", "2026-11-21", sealed(CURVE)),
}


def text(drawn: list[Line]) -> str:
    """Lines as a pipe shows them, with plain spaces."""
    shown = "\n".join(plain(line) for line in drawn)
    return shown.replace("\u202f", " ").replace("\u00a0", " ")


def standings(results: Mapping[str, Kept]) -> dict[str, Standing]:
    return {one.measure.id: one.standing for one in figures(results)}


def test_each_figure_stands_against_its_target() -> None:
    found = standings(RESULTS)
    assert found["right"] is Standing.MISSED
    assert found["wrong"] is Standing.REACHED
    assert found["identical"] is Standing.UNMEASURED
    assert found["recall1"] is Standing.UNMEASURED


def test_missed_targets_come_first_whatever_was_measured() -> None:
    order = [list(Standing).index(one.standing) for one in figures(RESULTS)]
    assert order == sorted(order)
    shown = text(list(lines.targets(RESULTS, FRENCH)))
    assert shown.index("Non atteint") < shown.index("Non mesuré") < shown.index("Atteint (")


def test_a_figure_has_its_base_its_interval_its_target_and_its_day() -> None:
    [row] = [
        r for r in text(list(lines.targets(RESULTS, FRENCH))).split("\n") if "juste" in r
    ]
    assert "50,0 % (10/20 ; IC 95 % 29,9–70,1)" in row
    assert "≥ 80 %" in row
    assert row.endswith("20 novembre 2026")


def test_what_was_not_measured_says_so() -> None:
    shown = text(list(lines.targets({}, FRENCH)))
    assert shown.count("non mesuré") == sum(
        measure.target is not None for measure in measures().values()
    )


def test_the_whole_has_kinds_curve_and_seals() -> None:
    shown = text(list(lines.whole(RESULTS, FRENCH)))
    assert "  notices\n" in shown
    assert shown.count(MARK) == 2
    assert str(RESULTS["answers"].data["digest"])[:19] in shown
    assert "machine 2 cœurs" in shown


def test_english_readers_get_english() -> None:
    shown = text(list(lines.whole(RESULTS, speech("en"))))
    assert "answerable: right" in shown
    assert "50.0% (10/20; 95% CI 29.9–70.1)" in shown
    assert "  leaflets\n" in shown


def test_a_difference_needs_both_of_its_figures() -> None:
    measure = measures()["scifact"]
    both = {"scifact": {"sourcier": {"ndcg10": 0.7}, "bm25s": {"ndcg10": 0.6}}}
    value = measure.read(both)
    assert value
    assert value.value == pytest.approx(0.1)
    assert measure.read({"scifact": {"sourcier": {"ndcg10": 0.7}}}) is None


@pytest.mark.parametrize("data", [{}, {"a": {}}, {"a": "word"}, {"a": True}, {"a": [1]}])
def test_what_is_no_figure_is_none(data: dict[str, object]) -> None:
    assert value_at(data, ["a"]) is None


@given(some.floats(0, 1), some.floats(0, 1))
def test_a_target_is_reached_from_its_better_side(value: float, target: float) -> None:
    assert Better.MORE.reaches(value, target) == (value >= target)
    assert Better.LESS.reaches(value, target) == (value <= target)


@pytest.mark.parametrize(
    ("unit", "target", "wanted"),
    [
        (Unit.SHARE, 0.8, "≥ 80 %"),
        (Unit.SHARE, 0.125, "≥ 12,5 %"),
        (Unit.SCORE, 0.01, "≥ 0,01"),
        (Unit.MS, 120, "≥ 120 ms"),
        (Unit.S, 0.8, "≥ 0,8 s"),
    ],
)
def test_a_target_is_written_as_it_was_set(unit: Unit, target: float, wanted: str) -> None:
    measure = Measure("x", "x", "x", "x", (), unit, Better.MORE, "x", target)
    assert telling.target(measure, FRENCH).replace("\u00a0", " ") == wanted


@given(some.lists(some.tuples(some.floats(0, 1), some.floats(0, 1))))
def test_a_curve_stays_in_its_frame(points: list[tuple[float, float]]) -> None:
    drawn = plot(points)
    assert len(drawn) == HEIGHT + 3
    assert max(map(len, drawn)) <= WIDTH + 6
    assert ("•" in "".join(drawn)) == bool(points)


def test_what_is_published_is_what_the_results_hold(tmp_path: Path) -> None:
    results = newest(FOLDER)
    file = tmp_path / "published.json"
    file.write_text(to_publish(results), encoding="utf-8")
    assert figures(published(file)) == figures(results)
    for topic, kept in published(file).items():
        assert kept.data["digest"] == results[topic].data["digest"]


def test_published_figures_hold_no_list_by_question() -> None:
    assert PUBLISHED.stat().st_size < 80_000
    assert "right_rank" not in PUBLISHED.read_text(encoding="utf-8")


@pytest.mark.parametrize("content", [sealed({"a": 1}), {"results": {}}])
def test_another_file_is_refused(tmp_path: Path, content: dict[str, object]) -> None:
    file = tmp_path / "published.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(IntegrityError):
        published(file)


def test_every_kind_has_its_two_names() -> None:
    assert all(kind.french and kind.english for kind in kinds().values())


def test_show_prints_the_figures_of_the_product(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "show"]) == 0
    shown = capsys.readouterr().out
    assert "Non atteint" in shown
    assert "justes" in shown


def test_show_as_json_is_sealed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "show", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data == sealed(data)
    assert data == json.loads(json.dumps(as_data(published())))
    ids = [one["id"] for one in data["figures"]]
    assert set(ids) == set(measures())


def test_show_reads_the_owners_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "evaluations" / "2026-11-20T101500Z-answers.json"
    write_result(kept, ANSWERS, folder=True)
    assert run(["--home", str(tmp_path), "evaluate", "show", "--own", "--targets"]) == 0
    shown = capsys.readouterr().out
    assert "(10/20" in shown
    assert "mesuré par ses auteurs" not in shown


def test_show_refuses_a_figure_that_was_edited(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "2026-11-20-answers.json"
    write_result(kept, ANSWERS)
    edited = kept.read_text(encoding="utf-8").replace('"count": 10', '"count": 19')
    kept.write_text(edited, encoding="utf-8")
    assert run(["evaluate", "show", "--from", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert "2026-11-20-answers.json" in said.err
    assert "ne correspond pas à son empreinte" in said.err
    assert "19/20" not in said.out


def test_show_without_runs_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--home", str(tmp_path), "evaluate", "show", "--own"]) == 1
    assert "sourcier evaluate" in capsys.readouterr().err
