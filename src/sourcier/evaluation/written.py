"""Runs as JSON, for programs and for the files of results."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from sourcier.evaluation.answers import Graded
from sourcier.evaluation.conditions import Conditions
from sourcier.evaluation.metrics import Share, risk_coverage
from sourcier.evaluation.passages import Found, recalls
from sourcier.evaluation.ranking import Quality
from sourcier.evaluation.report import Summary

SCHEMA = "sourcier.evaluation/1"


def run(conditions: Conditions, **parts: object) -> dict[str, object]:
    """Give a run: its conditions first, then its parts."""
    return {"schema": SCHEMA, "conditions": asdict(conditions), **parts}


def share(given: Share) -> dict[str, object]:
    """Give a share with its base and its interval.

    >>> share(Share(1, 2))
    {'count': 1, 'of': 2, 'value': 0.5, 'low': 0.0945, 'high': 0.9055}
    """
    return {
        "count": given.count,
        "of": given.of,
        "value": round(given.value, 4),
        "low": round(given.interval.low, 4),
        "high": round(given.interval.high, 4),
    }


def answers(summary: Summary, graded: Sequence[Graded]) -> dict[str, object]:
    """Give the figures of a run of answers, and each reply."""
    return {
        "groups": {
            group.label.strip(): {str(end): share(one) for end, one in group.shares.items()}
            for group in summary.groups
        },
        "right_with_lead_and_exceptions": share(summary.around),
        "right_first": share(summary.first),
        "right_chosen": share(summary.chosen),
        "expected_document_absent": share(summary.absent),
        "premise_contradicted": share(summary.nearest_contradicts),
        "reasons": summary.reasons,
        **summary.calibration,
        "risk_coverage": [asdict(point) for point in risk_coverage(summary.judged)],
        "replies": [reply(one) for one in graded],
    }


def reply(graded: Graded) -> dict[str, object]:
    """Give one graded reply, without its time: two runs give the same bytes."""
    return {
        "question_id": graded.case.id,
        "kind": graded.case.kind,
        "outcome": str(graded.outcome),
        "reason": graded.reason,
        "confidence": graded.confidence,
        "right_rank": graded.rank,
        "quotations": [asdict(one) for one in graded.quotations],
    }


def without_words(data: Mapping[str, object]) -> dict[str, object]:
    """Give a run without the quotations of its replies: no source's words are kept."""
    graded = data.get("answers")
    if not isinstance(graded, Mapping):
        return dict(data)
    replies = [
        {key: value for key, value in one.items() if key != "quotations"}
        for one in graded["replies"]
    ]
    return {**data, "answers": {**graded, "replies": replies}}


def passages(found: Sequence[Found], engines: Sequence[str]) -> dict[str, object]:
    """Give recall@k by engine, and each question's ranks."""
    return {
        "recall": {
            name: {str(depth): share(one) for depth, one in recalls(found, name).items()}
            for name in engines
        },
        "ranks": {one.case.id: one.ranks for one in found},
    }


def collection(figures: Mapping[str, Quality]) -> dict[str, object]:
    """Give the figures of each engine on a collection."""
    return {name: asdict(quality) for name, quality in figures.items()}
