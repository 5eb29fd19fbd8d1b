"""What a run of answers found, as figures and as French lines."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sourcier.evaluation.answers import Graded, Outcome
from sourcier.evaluation.kinds import Kind, kinds
from sourcier.evaluation.metrics import (
    Judged,
    Share,
    aurc,
    brier,
    calibration_error,
    percent,
    risk_coverage,
)
from sourcier.evaluation.passages import Found, recalls
from sourcier.evaluation.ranking import Quality

ANSWERABLE = (Outcome.RIGHT, Outcome.WRONG, Outcome.ABSTAINED)
UNANSWERABLE = (Outcome.REFUSED, Outcome.CONTRADICTED, Outcome.SHOWN)
FRENCH: Mapping[Outcome, str] = {
    Outcome.RIGHT: "justes",
    Outcome.WRONG: "fausses",
    Outcome.ABSTAINED: "abstentions",
    Outcome.REFUSED: "refusées",
    Outcome.CONTRADICTED: "prémisse contredite",
    Outcome.SHOWN: "répondues à tort",
}
STEPS = (0.1, 0.25, 0.5, 0.75, 1.0)
"""Coverages at which the risk is printed."""


@dataclass(frozen=True, slots=True)
class Group:
    """Some questions and how their replies ended."""

    label: str
    shares: Mapping[Outcome, Share]


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a run.

    Args:
        groups: answerable questions together, then by kind; the same without an answer.
        around: answered rightly when lead-ins and exceptions are read as well.
        first: the first quotation alone is right, shown or not.
        chosen: one of the first three is right, shown or not.
        nearest_contradicts: false premises contradicted by a quotation, shown as an
            answer or as what comes nearest.
        reasons: abstentions by kind of question, then by reason.
        absent: questions of which no accepted document is in the corpus.
        judged: confidence and rightness of every question asked.
    """

    groups: tuple[Group, ...]
    around: Share
    first: Share
    chosen: Share
    nearest_contradicts: Share
    reasons: Mapping[str, Mapping[str, int]]
    absent: Share
    judged: tuple[Judged, ...]

    @property
    def calibration(self) -> Mapping[str, float]:
        """ECE and Brier score of the confidence, and the area under risk–coverage."""
        return {
            "ece": round(calibration_error(self.judged), 4),
            "brier": round(brier(self.judged), 4),
            "aurc": round(aurc(self.judged), 4),
        }


def summarise(graded: Sequence[Graded]) -> Summary:
    """Count what a run found."""
    asked = [one for one in graded if one.case.answerable]
    premises = [one for one in graded if one.case.contradiction]
    reasons: dict[str, Counter[str]] = {}
    for one in graded:
        if not one.answered:
            reasons.setdefault(one.case.kind, Counter())[one.reason] += 1
    return Summary(
        groups=tuple(_groups(graded)),
        around=_share(asked, [one.answered and one.rank_around > 0 for one in asked]),
        first=_share(asked, [one.rank == 1 for one in asked]),
        chosen=_share(asked, [one.rank > 0 for one in asked]),
        nearest_contradicts=_share(premises, [one.contradicts for one in premises]),
        reasons=reasons,
        absent=_share(asked, [not one.present for one in asked]),
        judged=tuple(Judged(one.confidence, one.rank > 0) for one in graded),
    )


def _share(among: Sequence[Graded], true: Sequence[bool]) -> Share:
    return Share(sum(true), len(among))


def _groups(graded: Sequence[Graded]) -> Iterator[Group]:
    for answerable, label in ((True, "avec réponse"), (False, "sans réponse")):
        among = [one for one in graded if one.case.answerable == answerable]
        yield _group(label, among, answerable=answerable)
        for kind in kinds().values():
            of_kind = [one for one in among if one.case.kind == kind.name]
            if of_kind:
                yield _group(_label(kind), of_kind, answerable=answerable)


def _label(kind: Kind) -> str:
    return f"  {kind.french}"


def _group(label: str, among: Sequence[Graded], *, answerable: bool) -> Group:
    ends = Counter(one.outcome for one in among)
    shown = ANSWERABLE if answerable else UNANSWERABLE
    return Group(label, {end: Share(ends[end], len(among)) for end in shown})


def lines(summary: Summary) -> Iterator[str]:
    """Write the figures in French, one a line."""
    for group in summary.groups:
        yield group.label
        for end, share in group.shares.items():
            if share.count or end is not Outcome.CONTRADICTED:
                yield f"    {FRENCH[end]:<20} {share}"
    yield "parmi les questions avec réponse"
    yield f"    justes, chapeau et exceptions lus  {summary.around}"
    yield f"    première citation juste, montrée ou non  {summary.first}"
    yield f"    une des trois juste, montrée ou non      {summary.chosen}"
    yield f"    aucun document attendu dans le corpus    {summary.absent}"
    yield f"prémisses fausses contredites, montrées ou non  {summary.nearest_contradicts}"
    yield from _reasons(summary)
    yield from _confidence(summary)


def _reasons(summary: Summary) -> Iterator[str]:
    yield "raisons des abstentions, par genre de question"
    for kind in kinds().values():
        counted = sorted(summary.reasons.get(kind.name, {}).items(), key=lambda r: -r[1])
        if counted:
            told = ", ".join(f"{reason} {count}" for reason, count in counted)
            yield f"    {kind.french:<20} {told}"


def _confidence(summary: Summary) -> Iterator[str]:
    known = summary.calibration
    yield (
        f"confiance sur {len(summary.judged)} questions : "
        f"ECE {known['ece']:.3f}, Brier {known['brier']:.3f}, AURC {known['aurc']:.3f}"
    )
    curve = risk_coverage(summary.judged)
    reached = [[point for point in curve if point.coverage <= step] for step in STEPS]
    for point in dict.fromkeys(points[-1] for points in reached if points):
        yield (
            f"    couverture {percent(point.coverage)} % : risque "
            f"{percent(point.risk)} % (seuil {point.threshold:.2f})"
        )


def wrong(graded: Sequence[Graded]) -> Iterator[str]:
    """List for reading what was shown and should not have been, with what was expected."""
    for one in graded:
        if one.outcome not in {Outcome.WRONG, Outcome.SHOWN}:
            continue
        yield f"{one.case.id} [{one.case.kind}] {one.case.question}"
        for shown in one.quotations:
            yield f"    cité    {shown.document} : {' '.join(shown.words.split())}"
        for extract in one.case.gold:
            told = " ".join(extract.quote.split())
            yield f"    attendu {extract.document.id} : {told}"
        if one.case.keys:
            ways = " ET ".join(" | ".join(ways) for ways in one.case.keys)
            yield f"    mots    {ways}"


def recall_lines(found: Sequence[Found], engines: Sequence[str]) -> Iterator[str]:
    """Write recall@k of each engine: questions with an answering passage so high."""
    yield "passage qui répond (document attendu, tous les mots clés)"
    for name in engines:
        for depth, share in recalls(found, name).items():
            yield f"    {name:<10} rappel@{depth:<3} {share}"


def collection_lines(name: str, figures: Mapping[str, Quality]) -> Iterator[str]:
    """Write nDCG@10 and recall@100 of each engine on a collection."""
    for engine, quality in figures.items():
        yield (
            f"{name} {engine:<10} nDCG@10 {quality.ndcg10:.4f}   "
            f"rappel@100 {quality.recall100:.4f}   ({quality.queries} requêtes)"
        )
