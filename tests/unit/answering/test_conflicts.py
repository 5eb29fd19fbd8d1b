"""Two sources in force that disagree, and the many that only seem to."""

from dataclasses import replace
from datetime import date

import pytest

from sourcier.answering.candidates import candidates
from sourcier.answering.conflicts import conflicts
from sourcier.answering.quoting import quote
from sourcier.answering.reply import Conflict, Quoted
from sourcier.answering.selection import Scored
from sourcier.evidence.document import Document
from sourcier.evidence.status import Status
from tests.unit.answering.by_hand import document, found

TITLES = ("SELOX 5 %, collyre", "Selum 5 %, collyre")
STORED = "Conserver"


def made(
    text: str,
    *,
    key: str,
    title: str,
    substance: str = "sel",
) -> Document:
    codes = (("brand", title.split(maxsplit=1)[0]), ("substance", substance))
    plain = document(
        f"{STORED}\n{text}", key=key, title=title, headings=[STORED], codes=codes
    )
    return replace(plain, updated=date(2024, 1, int(key)))


def between(one: Document, other: Document) -> tuple[Conflict, ...]:
    """Quote the first sentence of one document, with the other one found."""
    ranked = [Scored(c, {}, 1.0) for c in candidates(found([one, other]))]
    first = next(scored.candidate for scored in ranked)
    shown = Quoted(quote(first), first.stretch.held, 0, 1.0)
    return conflicts([shown], ranked, in_force=lambda _: True)


def pair(mine: str, yours: str) -> tuple[Document, Document]:
    older = made(mine, key="1", title=TITLES[0])
    newer = made(yours, key="2", title=TITLES[1])
    return older, newer


@pytest.mark.parametrize(
    ("mine", "yours", "on"),
    [
        ("Gardez SELOX à moins de 25 °C.", "Gardez Selum à moins de 30 °C.", "temperature"),
        ("Jetez le flacon après 15 jours.", "Jetez le flacon après 28 jours.", "duration"),
        ("La dose usuelle est 500 mg.", "La dose usuelle est 1 g.", "dose"),
        ("Prenez 2 comprimés le soir.", "Prenez 3 comprimés le soir.", "dose"),
        ("Réservé à l'âge de plus de 6 ans.", "Réservé à l'âge de plus de 12 ans.", "age"),
        (
            "L'allaitement est possible.",
            "L'allaitement est contre-indiqué.",
            "recommendation",
        ),
    ],
)
def test_a_disagreement_is_shown_the_more_recent_first(
    mine: str, yours: str, on: str
) -> None:
    older, newer = pair(mine, yours)
    (conflict,) = between(older, newer)
    assert conflict.on == on
    assert [q.held.document.id for q in conflict.quotations] == [newer.id, older.id]


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        ("La dose usuelle est 500 mg.", "La dose usuelle est 0,5 g."),
        ("Gardez SELOX à moins de 25 °C.", "Gardez Selum à moins de 25°C."),
        ("Enfant : prenez 1 mg le soir.", "Adulte : prenez 2 mg le soir."),
        ("Prenez 1 mg pendant 3 jours.", "Prenez 2 mg pendant 5 jours."),
        ("Prenez 1 mg le soir.", "Prenez 2 mg le matin."),
        ("Prenez 1 mg le soir.", "Prenez 3 g/l le soir."),
        ("Prenez 1 mg le soir.\nPrenez 2 mg le soir.", "Prenez 2 mg le soir."),
        ("Prenez 1 mg le soir.", "Prenez 2 mg le soir.\nPrenez 1 mg le soir."),
        ("L'allaitement est possible.", "La conduite est contre-indiquée."),
        ("L'allaitement est possible.", "L'allaitement est contre-indiqué à fortes doses."),
        ("L'allaitement est possible.", "L'allaitement n'est pas contre-indiqué."),
        ("Voir la rubrique 4 de ce texte.", "Voir la rubrique 5 de ce texte."),
    ],
)
def test_what_only_seems_a_disagreement_is_left_alone(mine: str, yours: str) -> None:
    assert between(*pair(mine, yours)) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"title": "SELOX 10 %, collyre"},
        {"title": "SELOX 5 %, gel"},
        {"substance": "poivre"},
        {"key": "1"},
    ],
)
def test_another_strength_form_substance_or_the_same_document_is_none(
    change: dict[str, str],
) -> None:
    one = made("Gardez à moins de 25 °C.", key="1", title=TITLES[0])
    other = {"key": "2", "title": TITLES[1], **change}
    assert between(one, made("Gardez à moins de 30 °C.", **other)) == ()


@pytest.mark.parametrize(
    ("mine", "yours", "shown"),
    [
        ("Gardez à moins de 25 °C.", "Gardez à moins de 30 °C.", 0),
        ("Prenez 2 mg le soir.", "Prenez 3 mg le soir.", 1),
    ],
)
def test_how_another_brand_is_stored_says_nothing_of_the_brand_typed(
    mine: str, yours: str, shown: int
) -> None:
    ranked = [Scored(c, {}, 1.0) for c in candidates(found(pair(mine, yours)))]
    first = Quoted(quote(ranked[0].candidate), ranked[0].candidate.stretch.held, 0, 1.0)
    told = conflicts([first], ranked, in_force=lambda _: True, brand_typed=True)
    assert len(told) == shown


def test_what_no_longer_holds_contradicts_nothing() -> None:
    one, other = pair("Gardez à moins de 25 °C.", "Gardez à moins de 30 °C.")
    assert between(one, replace(other, status=Status.ARCHIVED)) == ()
    ranked = [Scored(c, {}, 1.0) for c in candidates(found([one, other]))]
    shown = Quoted(quote(ranked[0].candidate), ranked[0].candidate.stretch.held, 0, 1.0)
    assert conflicts([shown], ranked, in_force=lambda _: False) == ()


def test_a_sheet_without_strength_speaks_of_its_own_brand_alone() -> None:
    one, other = pair("Gardez à moins de 25 °C.", "Gardez à moins de 30 °C.")
    sheet = replace(other, title="Collyre : conseils", codes=one.codes)
    assert len(between(one, sheet)) == 1
    codes = (("brand", "AUTRE"), ("substance", "sel"))
    assert between(one, replace(sheet, codes=codes)) == ()
