"""What no document about a medicine says."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from sourcier.answering.absences import Shelf, absent
from sourcier.answering.concepts import notions_of
from sourcier.answering.pipeline import ranking, read, reply
from sourcier.answering.presenting import as_json
from sourcier.answering.reply import Abstention, Reason
from sourcier.answering.weights import weights
from sourcier.evidence.document import Document
from sourcier.nlp.tokens import analyse
from sourcier.releases.release import Release
from sourcier.retrieval.adapters.memory import MemoryEngine
from sourcier.retrieval.query import Facet, Field, Indexed
from tests.unit.answering.by_hand import TODAY, asked, corpus_of, medicine


def missing(text: str, release: Release) -> tuple[str, ...]:
    understood = read(text, release, as_of=TODAY)
    _, asked = ranking(understood, release, learnt=weights())
    return absent(Shelf(release.index, release.corpus, asked))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("amlodipine : demi-vie ?", ("demi-vie",)),
        ("Biodisponibilité orale de la colchicine", ("Biodisponibilité",)),
        ("sertraline, score MADRS à 8 semaines", ("MADRS",)),
        ("apixaban contre placebo, quel gain", ("placebo",)),
        ("amoxicilline : CMI du pneumocoque", ("CMI", "pneumocoque")),
        ("tramadol et génotype CYP2D6", ("génotype", "CYP2D6")),
        ("oméprazole en altitude", ("altitude",)),
    ],
)
def test_a_point_that_no_document_speaks_of_is_absent(
    text: str, words: tuple[str, ...], release: Release
) -> None:
    assert missing(text, release) == words


@pytest.mark.parametrize(
    "text",
    [
        "amlodipine allaitement",
        "warfarine : INR cible",
        "loperamide diarrhée enfant",
        "salbutamol avant l'effort",
        "demi-vie",  # no medicine: nothing to be absent from
    ],
)
def test_what_a_document_says_in_other_words_is_not_absent(
    text: str, release: Release
) -> None:
    assert missing(text, release) == ()


def test_the_words_that_nobody_says_are_told_as_typed(release: Release) -> None:
    given = reply("Biodisponibilité orale de la colchicine", release, as_of=TODAY)
    assert isinstance(given, Abstention)
    assert given.reason is Reason.ASPECT_NOT_COVERED
    message = as_json(given, names=release.names)["message"]
    assert "ne mentionne «\u00a0Biodisponibilité\u00a0»" in str(message)


def test_a_disease_that_no_document_speaks_of_is_no_use(release: Release) -> None:
    assert missing("colchicine contre le zona : quelle dose ?", release) == ("zona",)
    assert missing("colchicine et zona", release) == ()


def shelf(text: str, documents: Sequence[Document]) -> Shelf:
    """Documents as a large corpus would hold them: what they do not say is rare."""
    ask = asked(text, documents)
    notions = notions_of(ask.question, {}, passages=100_000, frequency=lambda _: 1)
    engine = MemoryEngine()
    engine.add(
        Indexed(
            passage=number,
            tokens={Field.TEXT: " ".join(analyse(held.text))},
            facets={Facet.SUBJECT: tuple(ask.names.labels(held))},
            status=held.status,
            valid_from=TODAY,
            valid_to=None,
        )
        for number, held in enumerate(documents)
    )
    return Shelf(engine, corpus_of(documents), replace(ask, notions=notions))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("colchicine pour la maladie de Behçet : dose ?", ("Behçet",)),
        ("Combien de colchicine contre le hoquetage ?", ("hoquetage",)),
        ("colchicine dans la goutte : dose ?", ()),
        ("colchicine pour dormir : dose ?", ()),  # a verb is no disease
        ("colchicine et maladie de Behçet", ()),  # no dose: no use is supposed
        ("colchicine versus allopurinol", ("versus",)),
    ],
)
def test_a_use_is_a_rare_word_that_nobody_says(text: str, words: tuple[str, ...]) -> None:
    said = "La colchicine traite la goutte, comme l'allopurinol."
    known = [medicine("allopurinol"), medicine("colchicine")]
    leaflet = replace(known[1], id="main:leaflet", text=said)
    assert absent(shelf(text, [*known, leaflet])) == words


def test_an_expression_is_said_when_its_words_stand_close() -> None:
    known = medicine("colchicine")
    far = " ".join(["mot"] * 30)
    text = "colchicine : dose de charge ?"
    near = replace(known, id="main:a", text="Colchicine, dose de charge : 1 mg.")
    apart = replace(known, id="main:b", text=f"Colchicine, dose. {far} charge.")
    assert absent(shelf(text, [known, near])) == ()
    assert absent(shelf(text, [known, apart])) == ("dose de charge",)
