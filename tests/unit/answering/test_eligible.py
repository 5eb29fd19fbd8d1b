"""What may be quoted at all: the medicine and the people asked about."""

from dataclasses import replace

import pytest

from sourcier.answering.candidates import candidates
from sourcier.answering.eligible import eligible, fits, misfit
from sourcier.answering.reply import Reason
from sourcier.answering.selection import Scored
from tests.unit.answering.by_hand import asked, document, found, medicine

DOCUMENTS = [medicine("colchicine")]
TEXT = (
    "Prenez un comprimé par jour.\n\n"
    "En cas d'insuffisance rénale, prenez un demi-comprimé par jour."
)


def scored(text: str, **features: float) -> list[Scored]:
    known = {"medicine": 1.0, "same_medicine": 1.0, "passage": 0.0, **features}
    return [Scored(c, known, 1.0) for c in candidates(found([document(text)]))]


def words(kept: list[Scored]) -> list[str]:
    return [one.candidate.words for one in kept]


@pytest.mark.parametrize("people", ["insuffisance rénale", "adulte insuffisant rénal"])
def test_the_ordinary_dose_is_no_answer_for_those_whom_it_may_harm(people: str) -> None:
    ask = asked(f"colchicine posologie {people}", DOCUMENTS)
    assert [word[:6] for word in words(eligible(scored(TEXT), ask))] == ["En cas"]


@pytest.mark.parametrize(
    "question", ["colchicine posologie adulte", "colchicine insuffisance rénale"]
)
def test_the_others_are_asked_for_no_such_dose(question: str) -> None:
    assert len(eligible(scored(TEXT), asked(question, DOCUMENTS))) == 2


def test_the_ordinary_dose_alone_comes_nearest_and_does_not_fit() -> None:
    ask = asked("colchicine posologie insuffisance rénale", DOCUMENTS)
    kept = eligible(scored("Prenez un comprimé par jour."), ask)
    assert len(kept) == 1
    assert not fits(kept[0], ask)


def test_a_combination_counts_only_without_a_document_of_the_medicine_itself() -> None:
    ask = asked("colchicine posologie", DOCUMENTS)
    own = scored("Prenez un comprimé.")
    combined = scored("Prenez deux sachets.", medicine=0.5, same_medicine=0.0)
    assert words(eligible([*combined, *own], ask)) == ["Prenez un comprimé."]
    assert words(eligible(combined, ask)) == ["Prenez deux sachets."]


def test_another_medicine_is_never_quoted() -> None:
    ask = asked("colchicine posologie", DOCUMENTS)
    assert eligible(scored(TEXT, medicine=0.0, same_medicine=0.0), ask) == []


CLASSES = [*DOCUMENTS, medicine("ibuprofène", group="ANTI-INFLAMMATOIRES NON STÉROÏDIENS")]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Les AINS sont contre-indiqués dès le sixième mois.", None),
        ("Tout anti-inflammatoire non stéroïdien est contre-indiqué.", None),
        ("Ne prenez pas ce médicament.", Reason.ASPECT_NOT_COVERED),
    ],
)
def test_the_text_of_a_member_answers_for_a_class_if_it_names_it(
    words: str, reason: Reason | None
) -> None:
    ask = asked("AINS et grossesse", CLASSES)
    (one,) = scored(words, medicine=0.5, same_medicine=0.0)
    assert misfit(one, ask) is reason


def test_a_sentence_on_a_class_and_a_medicine_names_both() -> None:
    ask = asked("AINS et colchicine", CLASSES)
    (one,) = scored("Les AINS font saigner.", pair=0.5)
    assert misfit(one, ask) is Reason.ASPECT_NOT_COVERED


@pytest.mark.parametrize(
    ("question", "kind", "fit"),
    [
        ("colchicine contre-indications", "bdpm_has", False),
        ("colchicine posologie", "bdpm", False),
        ("colchicine prix", "bdpm", True),
        ("colchicine indication", "bdpm_has", True),
        ("colchicine posologie", "jsonl", True),
    ],
)
def test_an_opinion_or_a_price_answers_no_question_of_use(
    question: str, kind: str, *, fit: bool
) -> None:
    ask = replace(asked(question, DOCUMENTS), kinds={"main": kind})
    (one,) = scored("Prenez un comprimé par jour.")
    assert fits(one, ask) is fit
