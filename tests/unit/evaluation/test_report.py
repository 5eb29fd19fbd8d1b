"""A report gives each share with its base, and counts what is counted apart."""

from collections.abc import Iterable
from dataclasses import replace

from sourcier.evaluation.answers import Graded, Outcome, Shown
from sourcier.evaluation.metrics import Share
from sourcier.evaluation.questions import Case, Extract, Reference
from sourcier.evaluation.report import lines, summarise, wrong
from sourcier.evaluation.written import answers

A1 = Reference("essai", "A1")
CASE = Case("Q1", "Combien ?", answerable=True, kind="leaflet", documents=(A1,))
RIGHT = Graded(
    case=replace(CASE, keys=(("trois", "3"),), gold=(Extract(A1, "Trois, pas plus."),)),
    answered=True,
    reason="",
    confidence=0.9,
    rank=1,
    rank_around=1,
    contradicts=False,
    quotations=(Shown("fiches:A1", "Trois,\npas plus."),),
    present=True,
    seconds=0.1,
)
WRONG = replace(RIGHT, rank=0, rank_around=2, confidence=0.4)
ABSTAINED = replace(RIGHT, answered=False, reason="no_evidence", confidence=0.1)
EMPTY = replace(CASE, answerable=False, kind="absent_drug")
REFUSED = replace(RIGHT, case=EMPTY, answered=False, reason="unknown_medicine", rank=0)
SHOWN = replace(RIGHT, case=EMPTY, rank=0)
ALL = [RIGHT, WRONG, WRONG, ABSTAINED, REFUSED, SHOWN]


def share(graded: Iterable[Graded], label: str, end: Outcome) -> Share:
    [group] = [g for g in summarise(list(graded)).groups if g.label.strip() == label]
    return group.shares[end]


def test_shares_are_of_all_questions_of_the_group() -> None:
    assert share(ALL, "avec réponse", Outcome.RIGHT) == Share(1, 4)
    assert share(ALL, "notices", Outcome.WRONG) == Share(2, 4)
    assert share(ALL, "sans réponse", Outcome.REFUSED) == Share(1, 2)
    assert share(ALL, "médicament absent", Outcome.SHOWN) == Share(1, 2)


def test_the_ends_of_a_group_add_up() -> None:
    for group in summarise(ALL).groups:
        assert sum(one.count for one in group.shares.values()) in {4, 2}


def test_what_would_have_been_right_is_counted_shown_or_not() -> None:
    summary = summarise(ALL)
    assert summary.chosen == Share(2, 4)
    assert summary.around == Share(3, 4)


def test_reasons_are_counted_by_kind() -> None:
    reasons = summarise(ALL).reasons
    assert reasons == {
        "leaflet": {"no_evidence": 1},
        "absent_drug": {"unknown_medicine": 1},
    }


def test_the_report_is_french_and_carries_bases() -> None:
    text = "\n".join(lines(summarise(ALL)))
    assert "25,0 % (1/4 ; IC 95 % 4,6–69,9)" in text
    assert "unknown_medicine 1" in text
    assert "prémisse contredite" not in text


def test_wrong_replies_are_listed_with_what_was_expected() -> None:
    listed = list(wrong([RIGHT, WRONG, ABSTAINED]))
    assert listed == [
        "Q1 [leaflet] Combien ?",
        "    cité    fiches:A1 : Trois, pas plus.",
        "    attendu A1 : Trois, pas plus.",
        "    mots    trois | 3",
    ]


def test_the_json_holds_each_reply_and_no_time() -> None:
    data = answers(summarise(ALL), ALL)
    replies = data["replies"]
    assert isinstance(replies, list)
    assert len(replies) == len(ALL)
    assert "seconds" not in replies[0]
