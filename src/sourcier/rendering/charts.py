"""Charts as SVG by Vega-Lite: the same bytes each time, and no connection opened.

Every chart is drawn beside a table of the same figures, which is what a screen reader
reads; the drawing says nothing that the table does not. Series differ by shape or dash as
well as by colour.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import vl_convert

from sourcier.errors import RenderingError

FONT = "Liberation Sans"
"""Drawn in vl-convert: labels are measured the same on every machine."""
COLOURS = (
    *("#0072B2", "#D55E00", "#009E73", "#CC79A7"),
    *("#56B4E9", "#E69F00", "#000000", "#F0E442"),
)
"""Okabe and Ito's, told apart by colour-blind readers; the strongest first."""
INK, GRID = "#1a1a1a", "#d0d0d0"
LOCALES: Mapping[str, Literal["fr-FR", "en-GB"]] = {"fr": "fr-FR", "en": "en-GB"}
PERCENT, PLAIN = ".0%", ",.2~f"
WIDTH, STEP, HEIGHT, LABELS = 420, 26, 240, 260
"""Pixels: of the drawing, of a bar, of a curve, of the longest label."""
_SPOKEN = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
"""English, for screen readers: the figure and its table speak for the chart."""
_CLIP = re.compile(r"\bclip(\d+)\b")


@dataclass(frozen=True, slots=True)
class Point:
    """One figure to draw.

    Args:
        at: its label on a chart of bars, its number on the axis of a curve.
        value: the figure.
        low: lower bound of its interval; None when it has none.
        high: upper bound of its interval.
        series: which curve or group of bars it belongs to.
    """

    at: str | float
    value: float
    low: float | None = None
    high: float | None = None
    series: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """What the figures are.

    Args:
        title: of the axis of the figures.
        percent: they are shares, from 0 to 1.
        across: title of the other axis, for a curve.
    """

    title: str
    percent: bool = False
    across: str = ""


def bars(points: Sequence[Point], axis: Axis, *, lang: str, name: str = "") -> str:
    """Draw horizontal bars, each with its interval when it has one.

    Args:
        points: in the order to be shown, at least one.
        axis: what they are.
        lang: how numbers are written.
        name: makes the ids of this chart differ from those of another on the page.
    """
    y: dict[str, Any] = {"field": "at", "type": "nominal", "sort": None, "title": None}
    mark: dict[str, Any] = {"y": y, "x": _value(axis), "color": _colour(points)}
    span: dict[str, Any] = {"y": y, "x": {"field": "low", "type": "quantitative"}}
    if _grouped(points):
        offset = {"yOffset": {"field": "series", "sort": None}}
        mark, span = mark | offset, span | offset
    layers = [
        {"mark": {"type": "bar"}, "encoding": mark},
        {
            "transform": [{"filter": "isValid(datum.low)"}],
            "mark": {"type": "rule", "color": INK, "strokeWidth": 2},
            "encoding": {**span, "x2": {"field": "high"}},
        },
    ]
    spec = {"width": WIDTH, "height": {"step": STEP}, "layer": layers}
    return svg(spec | _data(points), lang=lang, name=name)


def curves(points: Sequence[Point], axis: Axis, *, lang: str, name: str = "") -> str:
    """Draw curves over a number, one a series, told apart by colour, dash and shape.

    Args:
        points: whose `at` are numbers.
        axis: what they are.
        lang: how numbers are written.
        name: makes the ids of this chart differ from those of another on the page.
    """
    across = axis.across or None
    where = {"field": "at", "type": "quantitative", "title": across}
    both = {"x": where, "y": _value(axis), "color": _colour(points)}
    dash = {"field": "series", "sort": None, "legend": None}
    layers = [
        {"mark": {"type": "line"}, "encoding": {**both, "strokeDash": dash}},
        {
            "mark": {"type": "point", "filled": True, "size": 45},
            "encoding": {**both, "shape": _shape(points)},
        },
    ]
    return svg(
        {"width": WIDTH, "height": HEIGHT, "layer": layers} | _data(points),
        lang=lang,
        name=name,
    )


def svg(spec: Mapping[str, Any], *, lang: str, name: str = "") -> str:
    """Draw any Vega-Lite specification whose data are in it.

    Args:
        spec: as a dict; an address in it is refused.
        lang: how numbers are written.
        name: makes the ids of this chart differ from those of another on the page.

    Raises:
        RenderingError: it cannot be drawn, or wants something from elsewhere.
    """
    try:
        drawn = vl_convert.vegalite_to_svg(
            {"config": _CONFIG, **spec},
            format_locale=LOCALES[lang],
            allowed_base_urls=[],
            show_warnings=False,
        )
    except ValueError:
        raise RenderingError(
            "un graphique n'a pas pu être tracé : le tableau donne les mêmes chiffres"
        ) from None
    return renumbered(_SPOKEN.sub("", str(drawn)), name)


def renumbered(drawn: str, name: str) -> str:
    """Number the clips of a drawing from 0, whatever was drawn before.

    >>> renumbered('<a id="clip7"/><b clip-path="url(#clip7)"/>', "x")
    '<a id="x-clip0"/><b clip-path="url(#x-clip0)"/>'
    """
    order = {found: str(n) for n, found in enumerate(dict.fromkeys(_CLIP.findall(drawn)))}
    before = f"{name}-clip" if name else "clip"
    return _CLIP.sub(lambda found: f"{before}{order[found[1]]}", drawn)


def _value(axis: Axis) -> dict[str, Any]:
    """The axis of the figures; a share is drawn on the whole of 0 to 1."""
    shape = {"format": PERCENT if axis.percent else PLAIN, "tickCount": 5}
    scale = {"domain": [0, 1]} if axis.percent else {"zero": True}
    return {
        "field": "value",
        "type": "quantitative",
        "title": axis.title,
        "axis": shape,
        "scale": scale,
    }


def _colour(points: Sequence[Point]) -> dict[str, Any]:
    if not _grouped(points):
        return {"value": COLOURS[0]}
    return {**_BY_SERIES, "scale": {"range": list(COLOURS)}}


def _shape(points: Sequence[Point]) -> dict[str, Any]:
    return dict(_BY_SERIES) if _grouped(points) else {"value": "circle"}


def _grouped(points: Sequence[Point]) -> bool:
    return len({point.series for point in points}) > 1


def _data(points: Sequence[Point]) -> dict[str, Any]:
    rows = [
        {
            "at": point.at,
            "value": point.value,
            "low": point.low,
            "high": point.high,
            "series": point.series,
        }
        for point in points
    ]
    return {"data": {"values": rows}}


_BY_SERIES: Mapping[str, Any] = {
    "field": "series",
    "type": "nominal",
    "sort": None,
    "legend": {"orient": "top", "title": None, "labelLimit": LABELS},
}
_CONFIG = {
    "background": "white",
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "titleColor": INK,
        "gridColor": GRID,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelLimit": LABELS,
    },
    "legend": {"labelColor": INK, "labelFontSize": 12},
}
