"""Questions typed otherwise: what is typed, and when a reply is said to have changed."""

from dataclasses import replace
from random import Random

import pytest
from benchmarks.rewordings import REWORDINGS, Asked, Material
from benchmarks.robustness import Change, compared

from sourcier.answering.pipeline import reply
from sourcier.answering.reply import (
    Abstention,
    Answer,
    Context,
    Notice,
    Quoted,
    Reason,
    Searched,
    Sufficiency,
    Warned,
)
from sourcier.corpus.version import Held
from sourcier.drugs.compiling import compile_names
from sourcier.evidence.quotation import Quotation
from sourcier.evidence.span import Span
from sourcier.releases.release import Release
from tests.unit.answering.by_hand import TODAY, document, question, version_of

LEAFLET = document(
    "Calmofan. Un comprimé par jour. Deux au plus.",
    title="CALMOFAN 10 mg, comprimé",
    codes=(("brand", "CALMOFAN"), ("substance", "CALMOFÉRINE (CHLORHYDRATE DE)")),
)
WORDS = {"comprime": 9, "comprimes": 9, "journal": 3, "journaux": 3, "mange": 9}
EXPECTED = {
    "sans accents": ("Calmoférine, dose en Été ?", "Calmoferine, dose en Ete ?"),
    "tout en capitales": ("dose d'été", "DOSE D'ÉTÉ"),
    "tout en minuscules": ("IR : CALMOFAN ?", "ir : calmofan ?"),
    "capitale à chaque mot": ("dose d'été", "Dose D'Été"),
    "pluriel, singulier": ("il mange un comprimé", "il mange un comprimés"),
    "ordre des mots": ("Calmofan : dose max ?", "dose max Calmofan"),
    "ponctuation, espaces": ("dose", None),
    "substance pour la marque": ("dose de Calmofan ?", "dose de calmoférine ?"),
    "marque pour la substance": ("dose de calmoférine ?", "dose de Calmofan ?"),
}


def answer(start: int, end: int, *, text: str = "dose de Calmofan ?") -> Answer:
    """Answer with a place of the leaflet."""
    names = compile_names([LEAFLET])
    held = Held(version_of(1, LEAFLET), LEAFLET)
    quoted = Quoted(Quotation.at(LEAFLET, Span(start, end)), held, passage=1, score=1.0)
    context = Context(question(text, names), Searched("r", 1, ()))
    return Answer(context, (quoted,), Sufficiency(1.0, 0.5))


@pytest.fixture
def known(release: Release) -> Release:
    """The demonstration, which knows the medicine of the leaflet above."""
    return replace(release, names=compile_names([LEAFLET]))


@pytest.mark.parametrize("name", REWORDINGS)
def test_a_question_is_typed_otherwise(name: str, known: Release) -> None:
    typed, expected = EXPECTED[name]
    shown = answer(0, 9, text=typed)
    asked = Asked(
        "1", typed, telegraphic=True, question=shown.context.question, reply=shown
    )
    rewording, _ = REWORDINGS[name]
    found = rewording(asked, Material(known, WORDS, Random(1)))
    assert found == expected if expected else found not in (None, typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dose max de Calmofan", "Calmofan dose max"),
        ("toux, enfant", "enfant, toux"),
        ("Calmofan ?", None),
        ("Calmofan", None),
    ],
)
def test_words_are_moved_whole(typed: str, expected: str | None, known: Release) -> None:
    shown = answer(0, 9, text=typed)
    asked = Asked(
        "1", typed, telegraphic=True, question=shown.context.question, reply=shown
    )
    rewording, _ = REWORDINGS["ordre des mots"]
    assert rewording(asked, Material(known, WORDS, Random(1))) == expected
    assert (
        rewording(replace(asked, telegraphic=False), Material(known, {}, Random(1))) is None
    )


def test_five_hundred_pairs_are_asked() -> None:
    assert sum(count for _, count in REWORDINGS.values()) == 500


def test_the_same_words_are_the_same_reply() -> None:
    assert compared(answer(10, 31), answer(10, 31)) is Change.NONE


def test_other_words_are_another_reply() -> None:
    assert compared(answer(10, 31), answer(32, 45)) is Change.QUOTATION


def test_an_abstention_in_place_of_an_answer_is_a_change() -> None:
    before = answer(10, 31)
    after = Abstention(before.context, Reason.NO_EVIDENCE, before.quotations)
    assert compared(before, after) is Change.KIND
    assert compared(after, replace(after, reason=Reason.LANGUAGE)) is Change.REASON


def test_an_abstention_that_says_the_same_may_show_another_passage() -> None:
    first = answer(10, 31)
    before = Abstention(first.context, Reason.ASPECT_NOT_COVERED, first.quotations)
    before = replace(before, words=("Grossesse",))
    after = replace(before, nearest=answer(32, 45).quotations, words=("grossesse",))
    assert compared(before, after) is Change.NONE
    assert compared(before, replace(after, words=("enfant",))) is Change.QUOTATION
    premise = replace(before, reason=Reason.FALSE_PREMISE)
    other = replace(after, reason=Reason.FALSE_PREMISE)
    assert compared(premise, other) is Change.QUOTATION


@pytest.mark.parametrize(
    "notice", [Notice.OTHER_BRAND, Notice.OTHER_FORM, Notice.OTHER_STRENGTH]
)
def test_a_notice_explains_the_document_that_it_names(notice: Notice) -> None:
    before, after = answer(10, 31), answer(32, 45)
    told = Warned(notice, LEAFLET.id, (("asked", "CALMOFAN"),))
    context = replace(after.context, warnings=(told,))
    assert compared(before, replace(after, context=context)) is Change.EXPLAINED
    known = replace(before, context=replace(before.context, warnings=(told,)))
    assert compared(known, replace(after, context=context)) is Change.QUOTATION
    elsewhere = replace(after.context, warnings=(replace(told, document="main:2"),))
    assert compared(before, replace(after, context=elsewhere)) is Change.QUOTATION


def test_another_brand_does_not_explain_an_abstention() -> None:
    before = answer(10, 31)
    told = Warned(Notice.OTHER_BRAND, LEAFLET.id, (("asked", "CALMOFAN"),))
    context = replace(before.context, warnings=(told,))
    after = Abstention(context, Reason.NO_EVIDENCE, before.quotations)
    assert compared(before, after) is Change.KIND


def test_a_change_that_the_reply_tells_is_explained() -> None:
    before, after = answer(10, 31), answer(32, 45)
    told = Warned(Notice.CORRECTED_NAME, "", (("typed", "calmofen"), ("read", "CALMOFAN")))
    context = replace(after.context, warnings=(told,))
    assert compared(before, replace(after, context=context)) is Change.EXPLAINED
    context = replace(after.context, corrections=(("dosse", "dose"),))
    assert compared(before, replace(after, context=context)) is Change.EXPLAINED


def test_what_the_first_reply_told_already_explains_nothing() -> None:
    before, after = answer(10, 31), answer(32, 45)
    context = replace(after.context, corrections=(("dosse", "dose"),))
    told = replace(before, context=replace(before.context, corrections=context.corrections))
    assert compared(told, replace(after, context=context)) is Change.QUOTATION
    typed, shouted = (
        Warned(Notice.CORRECTED_NAME, "", (("typed", t), ("read", "CALMOFAN")))
        for t in ("calmofen", "CALMOFEN")
    )
    told = replace(before, context=replace(before.context, warnings=(typed,)))
    context = replace(after.context, warnings=(shouted,))
    assert compared(told, replace(after, context=context)) is Change.QUOTATION


def test_a_real_reply_is_compared_with_itself(release: Release) -> None:
    text = "ibuprofène allaitement ?"
    assert (
        compared(reply(text, release, as_of=TODAY), reply(text, release, as_of=TODAY))
        is Change.NONE
    )
