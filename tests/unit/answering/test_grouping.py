"""The same sentence under several brands is quoted once, the others named."""

import pytest

from sourcier.answering.grouping import grouped
from sourcier.answering.reply import Quoted
from sourcier.corpus.version import Held
from sourcier.evidence.document import Document
from sourcier.evidence.quotation import Quotation
from sourcier.evidence.span import Span
from tests.unit.answering.by_hand import document, version_of


def quoted(key: str, title: str, words: str, substance: str = "sel") -> Quoted:
    brand = title.split(" 5", maxsplit=1)[0]
    codes = (("brand", brand), ("substance", substance))
    held: Document = document(words, key=key, title=title, codes=codes)
    whole = Quotation.at(held, Span(0, len(words)))
    return Quoted(whole, Held(version_of(1, held), held), 1, 1.0)


FIRST = quoted("1", "SELOX 500 mg, comprimé", "Ne prenez pas SELOX à jeun.")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("SEL LABO 500 mg, comprimé", "Ne prenez pas SEL LABO à jeun."),
        ("SEL LABO 500 mg, comprimé", "Ne prenez pas ce  médicament à jeun"),
        ("SEL LABO 5 g, sachet", "Ne prenez pas SEL LABO à jeun."),
    ],
)
def test_an_equal_sentence_is_named_not_quoted(title: str, words: str) -> None:
    chosen = [FIRST]
    assert grouped(chosen, quoted("2", title, words))
    assert [q.same_in for q in chosen] == [(("main:2", title),)]
    assert grouped(chosen, quoted("2", title, words))
    assert len(chosen[0].same_in) == 1


@pytest.mark.parametrize(
    ("words", "substance"),
    [
        ("Prenez SEL LABO à jeun.", "sel"),
        ("Ne prenez pas SEL LABO le soir.", "sel"),
        ("Ne prenez pas SEL LABO à jeun.", "poivre"),
    ],
)
def test_another_sentence_or_substance_is_quoted(words: str, substance: str) -> None:
    chosen = [FIRST]
    assert not grouped(chosen, quoted("2", "SEL LABO 500 mg, comprimé", words, substance))
    assert chosen == [FIRST]


@pytest.mark.parametrize(
    ("title", "same"), [("SEL 500 mg, gel", True), ("SEL 50 mg", False)]
)
def test_counted_tablets_are_the_same_at_the_same_strength_alone(
    title: str, *, same: bool
) -> None:
    chosen = [quoted("1", "SELOX 500 mg, comprimé", "Prenez 2 comprimés.")]
    assert grouped(chosen, quoted("2", title, "Prenez 2 comprimés.")) is same
