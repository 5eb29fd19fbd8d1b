"""Charts are drawn the same each time, alone, and can be told apart without colour."""

import re

import pytest
from lxml import etree

from sourcier.errors import RenderingError
from sourcier.rendering.charts import COLOURS, Axis, Point, bars, curves, svg

SHARE = Axis("Part des réponses", percent=True)
GROUPS = [
    Point("rappel", 0.97, 0.95, 0.99, "avant"),
    Point("rappel", 0.98, 0.96, 0.99, "après"),
    Point("précision", 0.5, series="avant"),
    Point("précision", 0.6, series="après"),
]
CURVE = [Point(x, x / 10, series=name) for name in ("a", "b") for x in range(5)]


def test_the_same_figures_give_the_same_bytes() -> None:
    assert bars(GROUPS, SHARE, lang="fr") == bars(GROUPS, SHARE, lang="fr")
    assert curves(CURVE, SHARE, lang="fr") == curves(CURVE, SHARE, lang="fr")


def test_numbers_are_french_or_english() -> None:
    points = [Point("a", 12_345.5)]
    french = bars(points, Axis("Nombre"), lang="fr")
    assert "10\u00a0000" in french
    assert "10,000" in bars(points, Axis("Nombre"), lang="en")
    assert "%" in bars(GROUPS, SHARE, lang="fr")


def test_every_label_and_interval_is_drawn() -> None:
    found = bars(GROUPS, SHARE, lang="fr")
    for label in ("rappel", "précision", "avant", "après", "Part des réponses"):
        assert f">{label}</text>" in found
    assert found.count('class="mark-rule role-mark') == 1
    assert found.count("<line ") > 2


def test_curves_differ_by_dash_and_shape_as_well() -> None:
    found = curves(CURVE, SHARE, lang="fr")
    assert "stroke-dasharray" in found
    assert COLOURS[0] in found
    assert COLOURS[1] in found


def test_ids_differ_from_those_of_another_chart() -> None:
    clipped = {
        "data": {"values": [{"a": 1}]},
        "mark": {"type": "bar", "clip": True},
        "encoding": {"x": {"field": "a", "type": "quantitative"}},
    }
    one, other = (svg(clipped, lang="fr", name=name) for name in ("a", "b"))
    assert 'id="a-clip0"' in one
    assert "url(#a-clip0)" in one
    assert one.replace("a-clip0", "b-clip0") == other


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_chart_is_sound_and_holds_nothing_active(lang: str) -> None:
    found = bars([Point("<script>alert(1)</script>", 1.0)], Axis("n"), lang=lang)
    etree.fromstring(found)
    assert "<script" not in found
    assert not re.search(r"\s(style|on\w+)=", found)
    assert "aria-roledescription" not in found


def test_nothing_is_fetched() -> None:
    with pytest.raises(RenderingError):
        svg({"data": {"url": "http://127.0.0.1:9/a.json"}, "mark": "bar"}, lang="fr")
