from itertools import pairwise

import pytest

from sourcier.corpus.split import PROSE, SHEET, passages, sections
from sourcier.evidence.document import Document
from sourcier.evidence.outline import outline_of
from sourcier.evidence.span import Span

SENTENCE = "Ce médicament se prend pendant le repas avec un grand verre d'eau. "


def headed(text: str, *headings: str) -> Document:
    places = []
    start = 0
    for heading in headings:
        start = text.index(heading, start)
        places.append((1, Span(start, start + len(heading))))
        start += len(heading)
    return Document("d:1", "t", text, outline_of(places, length=len(text)))


def words(document: Document) -> list[str]:
    return [span.of(document.text) for span in passages(document)]


def test_short_sections_share_a_passage() -> None:
    text = "Un\nPeu de sel.\nDeux\nPeu de sucre.\n"
    assert words(headed(text, "Un", "Deux")) == ["Peu de sel.\nDeux\nPeu de sucre."]


def test_a_long_section_stands_alone() -> None:
    text = f"Un\nSel.\nDeux\n{SENTENCE * 8}\nTrois\nSucre."
    found = words(headed(text, "Un", "Deux", "Trois"))
    assert found == ["Sel.", (SENTENCE * 8).strip(), "Sucre."]


def test_short_sections_stop_at_the_longest_passage() -> None:
    parts = [f"Titre{n}\n{SENTENCE * 6}\n" for n in range(3)]
    document = headed("".join(parts), *(f"Titre{n}" for n in range(3)))
    assert all(len(found) <= PROSE.longest for found in words(document))
    assert len(words(document)) == 2


def test_a_passage_ends_with_a_sentence() -> None:
    found = words(Document("d:1", "t", (SENTENCE * 40).strip()))
    assert len(found) == 4
    assert all(part.endswith("d'eau.") for part in found)
    assert all(len(part) <= PROSE.longest for part in found)


def test_a_sentence_longer_than_a_passage_is_not_cut() -> None:
    text = f"{'très ' * 300}long. Court."
    assert words(Document("d:1", "t", text)) == [text[:-7].strip(), "Court."]


def test_marks_of_the_next_heading_do_not_end_a_passage() -> None:
    text = "# Un\n\nSel.\n\n## Deux\n\nC#\n\n### Trois\n\n***\n"
    document = headed(text, "Un", "Deux", "Trois")
    assert [s.of(text).strip() for s in sections(document)] == ["Sel.", "C#"]


def test_a_section_without_letter_or_digit_makes_no_passage() -> None:
    assert words(headed("Un\n· …\nDeux\nSel.", "Un", "Deux")) == ["Sel."]


@pytest.mark.parametrize("text", ["###\n\n# Un\n", "# Un\n\n—\n"])
def test_headings_alone_still_name_the_document(text: str) -> None:
    assert words(headed(text, "Un")) == [text]


def sheet(lines: int, *, value: str = "oui") -> Document:
    text = "\n".join(
        f"{'Partie' if n % 5 == 0 else 'Champ'} {n} : {value}" for n in range(lines)
    )
    return headed(text, *(f"Partie {n} : {value}" for n in range(0, lines, 5)))


def test_a_sheet_is_one_passage() -> None:
    document = sheet(60, value="une valeur de la base")
    [span] = passages(document)
    assert PROSE.longest < span.end - span.start <= SHEET.longest


def test_a_longer_sheet_is_cut() -> None:
    found = passages(sheet(200, value="une valeur de la base"))
    assert len(found) > 1
    assert all(span.end - span.start <= SHEET.longest for span in found)


def test_long_values_make_no_sheet() -> None:
    assert len(passages(sheet(10, value="mot " * 100))) > 1


def test_few_fields_a_section_make_no_sheet() -> None:
    text = "".join(f"Couple {n}\nNiveau : {SENTENCE * 3}\n" for n in range(12))
    document = headed(text, *(f"Couple {n}" for n in range(12)))
    assert len(passages(document)) > 2


def test_passages_are_in_order_and_apart() -> None:
    found = passages(sheet(200, value="une valeur"))
    assert all(one.end <= two.start for one, two in pairwise(found))
