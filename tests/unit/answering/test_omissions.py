"""The warnings of the quoted document that bear on those asked about."""

import csv
from importlib.resources import files

import pytest

from sourcier.answering.omissions import MOST, omissions, topics_for
from sourcier.answering.reply import Quoted
from sourcier.corpus.version import Held
from sourcier.evidence.document import Document
from sourcier.evidence.quotation import Quotation
from sourcier.evidence.span import Span
from sourcier.nlp.populations import populations
from sourcier.wording.sentences import has
from tests.unit.answering.by_hand import document, question, version_of

HEADINGS = [
    "Ne prenez jamais SELOX",
    "Grossesse et allaitement",
    "Allaitement",
    "Conduite de véhicules",
    "Posologie",
    "Si vous avez pris plus de SELOX",
]
LEAFLET = document(
    "Ne prenez jamais SELOX\n- si vous êtes allergique au sel.\n"
    "Grossesse et allaitement\nSELOX est déconseillé pendant la grossesse.\n"
    "Allaitement\nL'allaitement est possible.\n"
    "Conduite de véhicules\nSans objet.\n"
    "Posologie\nPrenez 1 comprimé le soir.\n"
    "Chez l'enfant, ne dépassez pas 1 comprimé par jour.\n"
    "Ne dépassez pas 3 comprimés par jour.\n"
    "En cas d'insuffisance rénale, la dose est réduite de moitié.\n"
    "Si vous avez pris plus de SELOX\nAu maximum, buvez 2 litres.",
    title="SELOX, comprimé",
    headings=HEADINGS,
)
DOSE = "Prenez 1 comprimé le soir."


def quoted(words: str, held: Document = LEAFLET) -> Quoted:
    start = held.text.index(words)
    place = Quotation.at(held, Span(start, start + len(words)))
    return Quoted(place, Held(version_of(1, held), held), 1, 1.0)


def named(asked: str, *shown: str) -> dict[str, str]:
    """What is named beside the quotations: topic and words."""
    found = omissions(question(asked), [quoted(words) for words in shown or (DOSE,)])
    return {o.topic: o.span.of(LEAFLET.text) for o in found}


def test_a_dose_for_anyone_comes_with_contraindications_and_the_maximum() -> None:
    told = named("posologie ?")
    assert list(told) == ["contraindication", "maximum_dose"]
    assert told["contraindication"].startswith("Ne prenez jamais SELOX\n- si vous êtes")
    assert told["maximum_dose"] == "Ne dépassez pas 3 comprimés par jour."


@pytest.mark.parametrize(
    ("asked", "topic", "words"),
    [
        ("posologie femme enceinte", "pregnancy", "Grossesse et allaitement\nSELOX"),
        (
            "posologie et allaitement",
            "breastfeeding",
            "Allaitement\nL'allaitement est possible",
        ),
        ("posologie insuffisance rénale", "renal", "En cas d'insuffisance rénale"),
        ("posologie enfant", "children", "Chez l'enfant"),
    ],
)
def test_the_people_asked_about_come_first(asked: str, topic: str, words: str) -> None:
    told = named(asked)
    assert next(iter(told)) == topic
    assert told[topic].startswith(words)


def test_the_maximum_is_the_one_of_those_asked_about() -> None:
    assert named("posologie enfant")["maximum_dose"].startswith("Chez l'enfant")
    assert named("posologie insuffisance rénale")["maximum_dose"].startswith("Ne dépassez")


@pytest.mark.parametrize(
    "words", ["- si vous êtes allergique au sel.", "Ne dépassez pas 3"]
)
def test_what_is_quoted_is_not_named(words: str) -> None:
    topics = set(named("posologie ?")) - set(named("posologie ?", DOSE, words))
    assert len(topics) == 1


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("conservation ?", DOSE),  # nothing about use
        ("posologie ?", "Au maximum, buvez 2 litres."),  # the answer is about overdose
    ],
)
def test_beside_what_is_not_about_use_nothing_is_named(asked: str, shown: str) -> None:
    assert named(asked, shown) == {}


def test_the_rubric_tells_what_an_answer_is_about_when_the_question_does_not() -> None:
    assert named("SELOX le soir")


def test_a_document_without_headings_has_no_places() -> None:
    plain = document("Ne prenez jamais SELOX le matin.")
    assert omissions(question("posologie ?"), [quoted("Ne prenez", plain)]) == ()


def test_every_topic_is_said_and_found_somewhere_and_at_most_a_handful_are_named() -> None:
    data = files("sourcier.answering") / "data"
    rows = {
        name: list(csv.DictReader((data / name).read_text(encoding="utf-8").splitlines()))
        for name in ("omission_topics.csv", "omission_places.csv", "omission_aspects.csv")
    }
    topics = {row["topic"] for row in rows["omission_topics.csv"]}
    assert topics <= {row["topic"] for row in rows["omission_places.csv"]}
    assert all(has("aspect", t) or has("population", t) for t in topics)
    assert all(has("aspect", row["aspect"]) for row in rows["omission_aspects.csv"])
    people = {row["population"] for row in rows["omission_topics.csv"]} - {"anyone"}
    assert people <= {p for p in people if has("population", p)}
    assert len(topics_for(question("posologie"))) <= MOST
    assert populations("sujet âgé") == ("elderly",)
    assert topics_for(question("posologie sujet âgé"))[0] == "elderly"
