"""The units that may answer, and the passages that they stand in."""

from sourcier.answering.candidates import AFTER, SHORT, candidates, stretches, whole
from sourcier.corpus.adapters.memory import MemoryCorpus
from sourcier.corpus.packed import pack
from sourcier.corpus.version import Place
from sourcier.drugs.names import NO_SUBJECT
from sourcier.evidence.span import Span
from sourcier.nlp.sentences import Kind
from sourcier.retrieval.query import Hit
from tests.unit.answering.by_hand import (
    asked,
    corpus_of,
    document,
    found,
    medicine,
    version_of,
)


def test_headings_the_title_and_function_words_alone_are_no_candidates() -> None:
    held = document(
        "Sel\nDose\nPeu de sel. Est-elle ? Beaucoup d'eau.", title="Sel", headings=["Dose"]
    )
    said = [candidate.words for candidate in candidates(found([held]))]
    assert "Peu de sel." in said
    assert "Beaucoup d'eau." in said
    assert not {"Sel", "Dose", "Est-elle ?"} & set(said)


def test_a_unit_knows_its_headings_and_its_lead_in() -> None:
    held = document("Dose\nNe prenez pas :\n- en cas d'ulcère.", headings=["Dose"])
    *_, item = candidates(found([held]))
    assert item.unit.kind is Kind.ITEM
    assert item.unit.heading == ("Dose",)
    assert item.lead is not None
    assert item.lead.span.of(held.text) == "Ne prenez pas :"


def test_a_sentence_has_no_lead_in() -> None:
    (sentence,) = candidates(found([document("Peu de sel.")]))
    assert sentence.lead is None


def test_a_passage_says_its_words_its_headings_and_its_title() -> None:
    held = document("Dose\nPeu de sel.", title="Régime", headings=["Dose"])
    (stretch,) = found([held])
    assert {"sel", "dos", "regim"} <= stretch.tokens


def test_the_same_words_count_once_and_the_others_are_named() -> None:
    twins = [document("Peu de sel.", key=key, title=f"Titre {key}") for key in "ab"]
    other = document("Beaucoup d'eau.", key="c")
    first, second = found([*twins, other])
    assert first.held.document.id == "main:a"
    assert first.same_in == (("main:b", "Titre b"),)
    assert (second.held.document.id, second.same_in) == ("main:c", ())
    assert (first.rank, second.rank) == (0, 1)


def test_of_the_same_words_those_about_the_medicine_asked_are_quoted() -> None:
    plain = document("Peu de sel.", key="a")
    about = document("Peu de sel.", key="b", codes=(("substance", "colchicine"),))
    ask = asked("colchicine sel", [medicine("colchicine")])
    (stretch,) = found([plain, about], ask)
    assert stretch.held.document.id == "main:b"
    assert "s:colchicine" in stretch.labels
    (nobody,) = found([plain, about])
    assert nobody.held.document.id == "main:a"
    assert nobody.labels == {NO_SUBJECT}


def test_a_passage_keeps_its_share_of_the_best_score() -> None:
    held = [document(f"Phrase {n}.", key=str(n)) for n in range(3)]
    assert [s.share for s in found(held)] == [1.0, 1 / 2, 1 / 3]


def test_a_passage_knows_what_its_documents_other_passages_say() -> None:
    held = document("Peu de sel. Beaucoup d'eau.")
    corpus = corpus_of([held])
    corpus.cut([Place(0, 0, Span(0, 11), 0), Place(1, 0, Span(12, 27), 0)])
    ask = asked("x")
    from_hits = stretches([Hit(0, 1.0), Hit(1, 0.5)], corpus, ask)
    assert all({"sel", "eau"} <= stretch.document_tokens for stretch in from_hits)
    assert "eau" not in from_hits[0].tokens


def case_report(passages: int) -> MemoryCorpus:
    """Keep one document of as many passages, each of one sentence."""
    sentence = "Une phrase de plus. "
    held = document(sentence * passages)
    corpus = MemoryCorpus()
    corpus.keep([pack(held)])
    corpus.date([version_of(0, held)])
    size = len(sentence)
    corpus.cut(Place(n, 0, Span(n * size, (n + 1) * size - 1), n) for n in range(passages))
    return corpus


def test_the_other_passages_of_a_short_document_are_read_a_little_after() -> None:
    corpus, ask = case_report(SHORT), asked("phrase")
    first = stretches([Hit(1, 1.0)], corpus, ask)
    others = whole(first, corpus, ask)
    assert [one.place.passage for one in others] == [0, *range(2, SHORT)]
    assert {one.rank for one in others} == {first[0].rank + AFTER}


def test_a_long_document_is_not_read_whole() -> None:
    corpus, ask = case_report(SHORT + 1), asked("phrase")
    assert whole(stretches([Hit(1, 1.0)], corpus, ask), corpus, ask) == []
