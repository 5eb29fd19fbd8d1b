"""R's package `survey` computed the same figures: on four designs, and on the Baromètre."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from sourcier.survey.statistics.arrays import Reals, coded
from sourcier.survey.statistics.calibration import (
    Margin,
    bounded,
    calibrate,
    exponential,
    rake,
)
from sourcier.survey.statistics.design import Design, design
from sourcier.survey.statistics.estimators import (
    Joint,
    means,
    means_by,
    ratios,
    shares,
    totals,
)
from sourcier.survey.statistics.intervals import (
    METHODS,
    Estimated,
    clopper_pearson,
    interval,
    wilson,
)
from sourcier.survey.statistics.tables import rao_scott

Columns = dict[str, npt.NDArray[np.str_]]
CLOSE, CLOSE_P = 1e-6, 1e-5
SCHOOLS = (Margin("stype", {"E": 4421, "H": 755, "M": 1018}),)
WIDE = Margin("sch.wide", {"No": 1072, "Yes": 5122})
WEEKLY, DAILY = ["pluri_jour", "jour", "pluri_sem", "sem"], ["pluri_jour", "jour"]


@pytest.fixture(scope="module")
def folder(real_data: Path) -> Path:
    return real_data / "survey_reference"


def read(path: Path) -> Columns:
    with path.open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        rows = list(csv.DictReader(lines))
    return {name: np.array([row[name] for row in rows]) for name in rows[0]}


def number(column: npt.NDArray[np.str_]) -> Reals:
    return np.where(column == "NA", "nan", column).astype(np.float64)


def near(found: npt.ArrayLike, expected: npt.ArrayLike, *, to: float = CLOSE) -> None:
    np.testing.assert_allclose(np.ravel(found), np.ravel(expected), rtol=to, atol=1e-12)


def listed(given: object) -> list[str]:
    if isinstance(given, list):
        return [str(part) for part in given]
    return [] if given is None else [str(given)]


def drawn(table: Columns, spec: dict[str, Any]) -> Design:
    return design(
        number(table["pw"]),
        strata=table[spec["strata"]] if spec["strata"] else None,
        clusters=[table[name] for name in listed(spec["ids"])],
        population=[number(table[name]) for name in listed(spec["fpc"])],
    )


def results(folder: Path, name: str) -> list[dict[str, Any]]:
    found = json.loads((folder / name).read_text(encoding="utf-8"))["results"]
    assert isinstance(found, list)
    return found


def schools(folder: Path, stat: str) -> Iterator[tuple[dict[str, Any], Columns, Design]]:
    for result in results(folder, "expected_api.json"):
        if result.get("stat") == stat and "design" in result:
            table = read(folder / result["data"])
            yield result, table, drawn(table, result["design"])


def same(result: dict[str, Any], joint: Joint) -> None:
    near(joint.values, np.ravel(result["estimate"]))
    near(joint.se, np.ravel(result["se"]))


def test_degrees_of_freedom(folder: Path) -> None:
    assert all(d.df == result["value"] for result, _, d in schools(folder, "degf"))


@pytest.mark.parametrize(("stat", "of"), [("mean", means), ("total", totals)])
def test_means_and_totals(folder: Path, stat: str, of: Any) -> None:
    for result, table, sample in schools(folder, stat):
        same(result, of(sample, number(table[result["var"]])))


def test_ratios_leave_out_missing_values(folder: Path) -> None:
    for result, table, sample in schools(folder, "ratio"):
        above, below = number(table["api.stu"]), number(table["enroll"])
        there = ~np.isnan(above + below)
        same(result, ratios(sample, np.nan_to_num(above), np.nan_to_num(below), there))


def test_shares(folder: Path) -> None:
    for result, table, sample in schools(folder, "prop"):
        codes, levels = coded(table[result["var"]])
        same(result, shares(sample, codes, len(levels)))


def test_means_of_groups(folder: Path) -> None:
    for result, table, sample in schools(folder, "domain_mean"):
        codes, levels = coded(table[result["by"]])
        same(result, means_by(sample, number(table[result["var"]]), codes, len(levels)))


def test_several_answers_have_a_joint_covariance(folder: Path) -> None:
    for result, table, sample in schools(folder, "multi_response"):
        chosen = [table[item.removesuffix("=Yes")] == "Yes" for item in result["items"]]
        found = means(sample, np.stack(chosen, axis=1).astype(float))
        near(found.covariance, result["vcov"])


def test_intervals_of_shares(folder: Path) -> None:
    for result, table, sample in schools(folder, "ciprop"):
        if result["method"] not in METHODS:
            continue
        found = means(sample, (table[result["var"]] == result["level"]).astype(float))
        of = Estimated(found.values[0], found.se[0], found.n, found.df)
        bounds = interval(of, result["method"])
        near(
            [bounds.low, bounds.high],
            [result["lo"], result["hi"]],
        )


def test_intervals_of_counts(folder: Path) -> None:
    for result in results(folder, "expected_api.json"):
        if result["stat"] == "binomial_ci":
            share, n = result["x"] / result["n"], result["n"]
            near(wilson(share, n), result["wilson"])
            exact = clopper_pearson(share, n)
            near(exact, result["clopper_pearson"])


def test_second_order_rao_scott(folder: Path) -> None:
    for result, table, sample in schools(folder, "chisq"):
        if result["statistic"] == "F":
            rows, columns = coded(table[result["rows"]])[0], coded(table[result["cols"]])[0]
            found = rao_scott(sample, rows, columns)
            near(
                [found.statistic, found.above, found.below, found.p],
                [result["value"], *result["parameter"], result["p"]],
                to=CLOSE_P,
            )


def test_calibrated_weights_and_their_errors(folder: Path) -> None:
    known = {
        result["id"]: (result, t, d) for result, t, d in schools(folder, "calibration")
    }
    _, table, sample = known["clus1.calibrate.raking"]
    types = [table["stype"] == "H", table["stype"] == "M", table["sch.wide"] == "Yes"]
    wide = np.column_stack([np.ones(len(types[0])), *types])
    known_totals = np.array([6194, 755, 1018, 5122.0])
    scored = np.column_stack([wide, number(table["api99"])])
    ways = {
        "poststrat.stype": rake(sample, table, SCHOOLS),
        "rake.stype+sch.wide": rake(sample, table, [*SCHOOLS, WIDE]),
        "calibrate.linear.stype": calibrate(sample, wide[:, :3], known_totals[:3]),
        "calibrate.raking": calibrate(sample, wide, known_totals, exponential),
        "calibrate.linear.api99": calibrate(
            sample, scored, np.append(known_totals, 3914069)
        ),
        "calibrate.logit.bounds": calibrate(sample, wide, known_totals, bounded(0.4, 2.5)),
    }
    for name, weighted in ways.items():
        result = known[f"clus1.{name}"][0]
        score = means(weighted, number(table["api00"]))
        pupils = totals(weighted, number(table["enroll"]))
        found = [score.values[0], score.se[0], pupils.values[0], pupils.se[0]]
        names = ("mean_api00", "se_api00", "total_enroll", "se_total_enroll")
        near(found, [result[key] for key in names])


def barometer(folder: Path) -> tuple[Columns, dict[str, Design]]:
    table = read(folder / "barometer_synth_608.csv")
    levels = read(folder / "population_margins_demo.csv")
    names = ("prof5", "P9")
    counts = number(levels["count"])
    margins = [
        Margin(
            name,
            {
                str(level): float(count)
                for level, count, of in zip(
                    levels["level"], counts, levels["variable"], strict=True
                )
                if of == name
            },
        )
        for name in names
    ]
    plain = design(np.ones(len(table["A1"])))
    raked = rake(plain, table, margins)
    return table, {
        "unweighted": plain,
        "raked": raked,
        "poststrat": rake(plain, table, margins[:1]),
        "naive": design(raked.weights),
    }


def figures(table: Columns) -> dict[str, npt.NDArray[np.bool_]]:
    """The questions of the published figures, as yes or no."""
    built = {
        "use": table["A1"] == "oui",
        "weekly": np.isin(table["A3"], WEEKLY),
        "daily": np.isin(table["A3"], DAILY),
        "wrong": np.isin(table["A6"], ["souvent", "parfois"]),
        "notfull": np.isin(table["A7"], list("1234")),
        "regular": np.isin(table["D1"], ["mois", "sem", "jour"]),
        "err": np.isin(table["D2"], ["toujours", "majorite"]),
        "med==1": table["P1"] == "medecin",
        "use==1": table["A1"] == "oui",
        "zip=='ZIP'": table["zone_ars"] == "ZIP",
        "D2!=''": table["D2"] != "",
        "": np.ones(len(table["A1"]), dtype=np.bool_),
    }
    items = [name for name in table if name.startswith(("B1_", "C1_"))]
    return built | {name: table[name] == "1" for name in items}


def test_the_published_figures_under_four_designs(folder: Path) -> None:
    table, samples = barometer(folder)
    said = figures(table)
    seen = 0
    for result in results(folder, "expected_barometer_synth.json"):
        if "figure" not in result:
            continue
        parts = [said[part] for part in result["base"].split(" & ")]
        within = np.logical_and.reduce(parts)
        found = means(samples[result["design"]], said[result["var"]].astype(float), within)
        share, se = float(found.values[0]), float(found.se[0])
        near([found.n, share, se], [result["n"], result["estimate"], result["se"]])
        # R keeps the rows of a calibrated sub-group, but not their degrees of freedom.
        rows = 608 if result["design"] in {"raked", "poststrat"} else found.n
        for method, bounds in result["ci"].items():
            of = Estimated(share, se, 608, 607)
            if method == "beta":
                of = Estimated(share, se, rows, found.n - 1)
            got = interval(of, method)
            near([got.low, got.high], bounds)
        seen += 1
    assert seen == 84


@pytest.mark.parametrize("name", ["unweighted", "raked"])
def test_the_tests_of_the_barometer(folder: Path, name: str) -> None:
    table, samples = barometer(folder)
    said, known = figures(table), {}
    for result in results(folder, "expected_barometer_synth.json"):
        known[result["id"]] = result
    zones = said["zip=='ZIP'"].astype(np.intp)
    asked = {
        "use_x_prof5": ("use", coded(table["prof5"])[0], ""),
        "use_x_zip.physicians": ("use", zones, "med==1"),
        "weekly_x_zip.users": ("weekly", zones, "use==1"),
        "daily_x_zip.users": ("daily", zones, "use==1"),
        "C1_sources_x_P8": ("C1_sources", coded(table["P8"])[0], ""),
    }
    for test, (figure, groups, base) in asked.items():
        result = known[f"chisq.{test}.{name}.F"]
        answers = said[figure].astype(np.intp)
        found = rao_scott(samples[name], answers, groups, said[base])
        near(
            [found.statistic, found.above, found.below, found.p],
            [result["value"], *result["parameter"], result["p"]],
            to=CLOSE_P,
        )
