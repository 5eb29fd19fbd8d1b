"""The product's own figures, each with its target, base, interval and date; two charts."""

from functools import cache

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from sourcier.evaluation.scoreboard import published
from sourcier.rendering.charts import Axis, Point, bars, curves
from sourcier.web.drawing import draw, speech_of
from sourcier.web.scoreboard_view import curve, kinds, view
from sourcier.wording.speech import speech

router = APIRouter(include_in_schema=False)


@router.get("/scoreboard")
def scoreboard(request: Request) -> Response:
    """Show the figures that the product ships with."""
    return draw(request, "scoreboard.html", {"view": view(published(), speech_of(request))})


@router.get("/scoreboard/{name}.svg")
def chart(request: Request, name: str) -> Response:
    """Give a chart of the scoreboard; it is drawn once a language.

    Raises:
        HTTPException: there is no such chart.
    """
    if name not in {"kinds", "curve"}:
        raise HTTPException(404)
    return Response(_drawn(name, speech_of(request).lang), media_type="image/svg+xml")


@cache
def _drawn(name: str, lang: str) -> str:
    told, results = speech(lang), published()
    if name == "curve":
        axis = Axis(
            told.say("Fausses parmi les montrées"),
            percent=True,
            across=told.say("Part des questions montrées (%)"),
        )
        points = [Point(100 * one.coverage, one.risk) for one in curve(results)]
        return curves(points, axis, lang=lang, name=name)
    axis = Axis(told.say("Part juste, ou refusée à raison"), percent=True)
    points = [
        Point(one.label, one.value, one.low, one.high) for one in kinds(results, told)
    ]
    return bars(points, axis, lang=lang, name=name)
