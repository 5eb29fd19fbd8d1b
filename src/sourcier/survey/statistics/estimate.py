"""A share that keeps its question, base, interval, weighting and method."""

from dataclasses import asdict, dataclass, fields
from enum import StrEnum

from sourcier.errors import SurveyError
from sourcier.survey.statistics.intervals import Interval

CELL = 11
"""Fewest respondents of a base that is published (guide, section 9: CASD, Insee)."""
FRAGILE = 30
"""Fewer respondents than these: published as fragile (guide, section 9)."""
VOLUNTEERS = "volunteers, computed as for a random sample"


class Status(StrEnum):
    """What may be published of an estimate."""

    SHOWN = "shown"
    FRAGILE = "fragile"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A share with all that it takes to read it.

    Args:
        id: of the figure.
        wave: of the survey.
        question: its identifier.
        wording: digest of its words.
        questionnaire: digest of its version.
        unit: respondents, answers or cases.
        numerator: expression of who is counted.
        base: expression of who was asked.
        base_label: the base in words.
        n: respondents of the base, unweighted.
        sum_w: people that they stand for.
        n_kish: effective number of respondents, from the weights alone.
        n_eff: effective number, from the standard error.
        share: from 0 to 1.
        se: standard error.
        interval: its bounds, level, method and reason.
        weighting: variables, source and date in words; none when unweighted.
        quality: answers flagged and kept, in words.
        assumption: under which the interval holds.

    Raises:
        SurveyError: an item that a reader needs is empty, or a number cannot be.
    """

    id: str
    wave: str
    question: str
    wording: str
    questionnaire: str
    unit: str
    numerator: str
    base: str
    base_label: str
    n: int
    sum_w: float
    n_kish: float
    n_eff: float
    share: float
    se: float
    interval: Interval
    weighting: str | None
    quality: str
    assumption: str = VOLUNTEERS

    def __post_init__(self) -> None:
        for field in fields(self):
            if getattr(self, field.name) == "":
                raise SurveyError(
                    "figure « {id} » : « {item} » manque, elle ne peut être publiée",
                    id=self.id,
                    item=field.name,
                )
        if self.n <= 0 or not 0 <= self.share <= 1:
            raise SurveyError(
                "figure « {id} » : une part va de 0 à 1 sur une base non vide", id=self.id
            )

    def status(self, *, cell: int = CELL) -> Status:
        """Say what may be published, by the respondents of the base."""
        if self.n < cell:
            return Status.SUPPRESSED
        return Status.FRAGILE if self.n < FRAGILE else Status.SHOWN

    def published(self, *, cell: int = CELL) -> dict[str, object]:
        """Give the record that API, CSV, chart and sentence read.

        A suppressed figure keeps its question and base, and no number at all.
        """
        status = self.status(cell=cell)
        record = {name: value for name, value in asdict(self).items() if name != "interval"}
        between = self.interval
        record |= {
            "interval": [between.low, between.high],
            "level": between.level,
            "method": between.method,
            "reason": between.reason,
            "status": status.value,
            "why": None,
        }
        if status is Status.SUPPRESSED:
            record |= dict.fromkeys(NUMBERS)
            record["why"] = f"n < {cell}"
        return record


NUMBERS = ("n", "sum_w", "n_kish", "n_eff", "share", "se", "interval")
"""What a suppressed figure hides."""
