"""Passages hold every word of a document that is no heading, once, in order."""

from itertools import pairwise

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from sourcier.corpus.fingerprint import fingerprint, fold_words
from sourcier.corpus.split import SHEET, passages
from sourcier.evidence.document import Document
from sourcier.evidence.outline import outline_of
from sourcier.evidence.span import Span
from sourcier.nlp.normalise import fold

LINES = [
    "Ne prenez jamais ce médicament si vous êtes allergique.",
    "· en cas d'ulcère, · si vous allaitez.",
    "Prenez 0,5 mg/kg, p. ex. le soir. Voir rubrique 4.",
    "Dosage de la substance : 500 mg",
    "***",
    "",
    "é ! ?",
]
parts = st.lists(
    st.tuples(
        st.sampled_from(["", "# Un titre", "## Sous-titre", "3. POSOLOGIE"]),
        st.lists(st.sampled_from(LINES), max_size=25),
    ),
    min_size=1,
    max_size=8,
)


def written(given_parts: list[tuple[str, list[str]]]) -> Document:
    text, places = "", []
    for heading, lines in given_parts:
        words = heading.lstrip("# ")
        if words:
            start = len(text) + len(heading) - len(words)
            places.append((1 + heading.count("#"), Span(start, start + len(words))))
        text += "\n".join([heading, *lines]) + "\n\n"
    return Document("d:1", "Titre", text, outline_of(places, length=len(text)))


@settings(max_examples=150, deadline=None)
@given(parts)
@example([("# Un titre", [])])
@example([("", ["Dosage de la substance : 500 mg"] * 120)])
def test_every_word_is_in_one_passage(given_parts: list[tuple[str, list[str]]]) -> None:
    document = written(given_parts)
    assume(document.text.strip())  # readers leave blank files aside
    found = passages(document)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(span.of(document.text).strip() for span in found)
    taken = [False] * len(document.text)
    for span in [*found, *(heading.place for heading in document.outline)]:
        taken[span.start : span.end] = [True] * (span.end - span.start)
    lost = [c for c, kept in zip(document.text, taken, strict=True) if not kept]
    assert not any(map(str.isalnum, lost))
    assert max(span.end - span.start for span in found) <= SHEET.longest


@given(st.text(max_size=200), st.text(max_size=5, alphabet=" \n\t"))
def test_equal_words_have_equal_fingerprints(text: str, blank: str) -> None:
    assert fingerprint(text) == fingerprint(f"{blank}{text}{blank}")
    assert fold_words(fold_words(text)) == fold_words(text)
    assert fold_words(text) == " ".join(fold(text).split())
