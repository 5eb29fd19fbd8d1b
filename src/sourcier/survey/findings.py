"""A finding of the audit: a code, the figures concerned, one sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum, auto

from sourcier.survey.bases import Based


class Code(StrEnum):
    """What can be wrong with published figures."""

    IMPOSSIBLE_BASE = auto()
    MISSING_BASE = auto()
    ONE_FIGURE_TWO_BASES = auto()
    ONE_FIGURE_TWO_WORDINGS = auto()
    OPINION_AS_MEASURE = auto()
    DIFFERENCE_NOT_ESTABLISHED = auto()
    RANKING_NOT_ESTABLISHED = auto()
    SUBGROUP_SIZE_MISSING = auto()
    REPRESENTATIVE_WITHOUT_WEIGHTS = auto()
    MISSING_DISCLOSURE = auto()


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that cannot stand as printed.

    Args:
        code: what kind.
        figures: ids of the figures concerned; none for the survey as a whole.
        key: of the sentence, in the table `audit` of the wording.
        values: a float is a share in percent, an integer a count, a text is as printed.
    """

    code: Code
    figures: Sequence[str]
    key: str
    values: Mapping[str, object] = field(default_factory=dict)


def remark(code: Code, concerned: Sequence[Based], key: str, **values: object) -> Remark:
    """Make a remark on figures."""
    return Remark(code, tuple(one.figure.id for one in concerned), key, values)
