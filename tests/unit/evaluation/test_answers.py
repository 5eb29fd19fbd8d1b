"""What is right, wrong, abstained, refused."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from sourcier.answering.pipeline import reply
from sourcier.answering.reply import Abstention, Answer, Quoted, Reason, Sufficiency
from sourcier.answering.weights import weights
from sourcier.evaluation.accepted import accepted
from sourcier.evaluation.answers import (
    _OUTCOMES,
    Graded,
    Outcome,
    ask_all,
    comparable,
    grade,
    holds_keys,
)
from sourcier.evaluation.questions import Case, Extract, Reference
from sourcier.evidence.quotation import Quotation
from sourcier.evidence.span import Span
from sourcier.releases.release import Release
from tests.unit.evaluation.conftest import SETS

TODAY = date(2026, 6, 1)
A1 = Reference("essai", "A1")
CASE = Case(
    "Q1",
    "Calmival : combien de comprimés par jour au plus ?",
    answerable=True,
    kind="leaflet",
    documents=(A1,),
    keys=(("3 comprimés", "3 gélules"), ("par jour",)),
)


def quoted(release: Release, name: str, words: str, *, lead: str = "") -> Quoted:
    """Quote words of a leaflet."""
    [version] = release.corpus.versions(f"fiches:{name}")
    held = release.corpus.held(version.number)
    text = held.document.text
    start = text.index(words)
    before = text.index(lead) if lead else 0
    quotation = Quotation.at(
        held.document,
        Span(start, start + len(words)),
        lead=Span(before, before + len(lead)) if lead else None,
    )
    return Quoted(quotation, held, 1, 1.0)


def graded(
    release: Release, case: Case, *quotations: Quoted, answered: bool = True
) -> Graded:
    """Grade a reply made of some quotations."""
    context = reply(case.question, release, as_of=TODAY).context
    sure = Sufficiency(0.8, 0.5)
    given = (
        Answer(context, quotations, sure)
        if answered
        else Abstention(context, Reason.NO_EVIDENCE, quotations, sure)
    )
    return grade(case, given, accepted(case, release.corpus, SETS))


RIGHT = "Ne prenez pas plus de 3 comprimés de Calmival par jour."
OTHER = "Avalez-les avec un grand verre d'eau."


def test_all_keys_in_one_quotation_of_an_accepted_document_is_right(
    release: Release,
) -> None:
    found = graded(release, CASE, quoted(release, "A1", RIGHT))
    assert (found.outcome, found.rank) == (Outcome.RIGHT, 1)


def test_a_leaflet_of_the_same_substance_answers_as_well(release: Release) -> None:
    words = "La dose maximale est de 3 gélules par jour."
    assert graded(release, CASE, quoted(release, "A2", words)).outcome is Outcome.RIGHT


def test_the_third_quotation_counts_and_the_fourth_does_not(release: Release) -> None:
    others = [quoted(release, "A1", OTHER)] * 3
    third = graded(release, CASE, *others[:2], quoted(release, "A1", RIGHT))
    fourth = graded(release, CASE, *others, quoted(release, "A1", RIGHT))
    assert (third.outcome, third.rank) == (Outcome.RIGHT, 3)
    assert (fourth.outcome, fourth.rank) == (Outcome.WRONG, 0)


def test_keys_shared_between_two_quotations_are_not_enough(release: Release) -> None:
    halves = [quoted(release, "A1", "3 comprimés"), quoted(release, "A1", "par jour")]
    assert graded(release, CASE, *halves).outcome is Outcome.WRONG


def test_the_right_words_in_another_document_are_wrong(release: Release) -> None:
    case = replace(CASE, keys=(("au frais",),))
    words = "Conservez le flacon au frais."
    assert graded(release, case, quoted(release, "B1", words)).outcome is Outcome.WRONG


def test_a_lead_in_counts_only_where_it_is_said_to(release: Release) -> None:
    item = quoted(release, "A1", "par jour.", lead="Ne prenez pas plus de 3 comprimés")
    found = graded(release, CASE, item)
    assert (found.outcome, found.rank, found.rank_around) == (Outcome.WRONG, 0, 1)


def test_what_comes_nearest_is_no_answer(release: Release) -> None:
    found = graded(release, CASE, quoted(release, "A1", RIGHT), answered=False)
    assert (found.outcome, found.rank, found.reason) == (
        Outcome.ABSTAINED,
        1,
        "no_evidence",
    )


PREMISE = replace(
    CASE,
    kind="false_premise",
    answerable=False,
    keys=(),
    contradiction=Extract(A1, "Pendant l'allaitement, Calmival est déconseillé."),
)


def test_contradicting_a_false_premise_is_counted_apart(release: Release) -> None:
    said = "Pendant l'allaitement, Calmival est déconseillé."
    found = graded(release, PREMISE, quoted(release, "A1", said))
    assert found.outcome is Outcome.CONTRADICTED


def test_most_of_a_contradiction_contradicts_and_a_scrap_does_not(release: Release) -> None:
    most = quoted(release, "A1", "allaitement, Calmival est déconseillé.")
    scrap = quoted(release, "A1", "déconseillé.")
    assert graded(release, PREMISE, most).contradicts
    assert not graded(release, PREMISE, scrap).contradicts


def test_any_other_answer_to_a_question_without_one_is_wrong(release: Release) -> None:
    shown = graded(release, PREMISE, quoted(release, "A1", OTHER))
    refused = graded(release, PREMISE, quoted(release, "A1", OTHER), answered=False)
    assert (shown.outcome, refused.outcome) == (Outcome.SHOWN, Outcome.REFUSED)


def test_every_end_has_its_name() -> None:
    assert set(_OUTCOMES) == set(product([True, False], repeat=3))
    assert set(_OUTCOMES.values()) == set(Outcome)


def test_a_run_grades_each_question_in_order(release: Release) -> None:
    heard: list[tuple[str, int, int]] = []
    cases = [CASE, replace(PREMISE, id="Q2")]
    found = list(
        ask_all(
            cases,
            release,
            as_of=TODAY,
            sets=SETS,
            progress=lambda *said: heard.append(said),
        )
    )
    assert [one.case.id for one in found] == ["Q1", "Q2"]
    assert heard[-1] == ("questions", 2, 2)
    assert all(0 <= one.confidence <= 1 for one in found)
    assert weights().threshold <= found[0].confidence or not found[0].answered


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("ne dépassant pas 25\u00a0°C", "25 °C"),
        ("5\u202fmg", "5 mg"),
        ("l’œdème", "l'oedeme"),
        ("**deux** heures", "deux heures"),
        ("2 \nheures", "2 heures"),
        ("ALLAITEMENT", "allaitement"),
    ],
)
def test_typography_does_not_part_words(words: str, key: str) -> None:
    assert comparable(key) in comparable(words)


def test_every_list_of_keys_must_be_met() -> None:
    keys = (("a", "b"), ("c",))
    assert holds_keys("b c", keys)
    assert not holds_keys("a b", keys)
