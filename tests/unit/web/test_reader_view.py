"""The blocks of a document are its text, cut and never changed."""

from hypothesis import given
from hypothesis import strategies as some

from sourcier.evidence.document import Document
from sourcier.evidence.outline import outline_of
from sourcier.evidence.span import Span
from sourcier.web.reader_view import Block, around, blocks, plan

LINES = some.lists(some.sampled_from(["a", "Titre", "", "b c", "\tx"]), min_size=1)


def words(found: tuple[Block, ...]) -> str:
    return "".join("".join(piece.words for piece in block.pieces) for block in found)


def bare(text: str) -> str:
    return "".join(text.split())


@given(LINES, some.data())
def test_every_word_is_shown_once_and_the_place_is_marked(
    lines: list[str], data: some.DataObject
) -> None:
    text = "\n".join([*lines, "fin"])
    places = [m for m in range(len(text)) if text.startswith("Titre", m)]
    outline = outline_of([(1, Span(p, p + 5)) for p in places], length=len(text))
    document = Document(id="d:1", title="T", text=text, outline=outline)
    start = data.draw(some.integers(0, len(text) - 1))
    place = Span(start, data.draw(some.integers(start + 1, len(text))))
    found = blocks(document, place)
    assert bare(words(found)) == bare(text)
    marked = [p.words for b in found for p in b.pieces if p.marked]
    assert bare("".join(marked)) == bare(place.of(text))


def test_a_label_within_a_line_stays_in_its_paragraph() -> None:
    text = "Dose\n\nAdulte : un comprimé."
    outline = outline_of([(1, Span(0, 4)), (2, Span(6, 12))], length=len(text))
    document = Document(id="d:1", title="T", text=text, outline=outline)
    title, paragraph = blocks(document)
    assert title.depth == 1
    assert [(p.words, p.anchor) for p in paragraph.pieces] == [
        ("Adulte", "h2"),
        (" : un comprimé.", ""),
    ]


def test_the_marks_before_a_heading_are_not_shown() -> None:
    text = "Un sel *\n\n## Dose\n\nDeux."
    outline = outline_of([(2, Span(13, 17))], length=len(text))
    document = Document(id="d:1", title="T", text=text, outline=outline)
    assert words(blocks(document)) == "Un sel *DoseDeux."


def test_depths_never_skip_a_level() -> None:
    text = "A\n\nB\n\nC"
    outline = outline_of([(1, Span(0, 1)), (5, Span(3, 4)), (3, Span(6, 7))], length=7)
    document = Document(id="d:1", title="T", text=text, outline=outline)
    assert [entry.depth for entry in plan(document)] == [1, 2, 2]


def test_a_panel_shows_what_is_around_and_a_page_all_of_a_long_text() -> None:
    text = "\n\n".join(f"Paragraphe {n} : peu de sel, souvent." for n in range(8_000))
    document = Document(id="d:1", title="T", text=text)
    place = Span(text.index("Paragraphe 4000"), text.index("Paragraphe 4000") + 15)
    assert len(blocks(document, place)) == 8_000
    assert 0 < len(words(around(document, place))) < 8_000
    assert len(around(document, None)) == 8_000


def test_a_text_that_lost_its_lines_is_cut_at_its_headings_and_items() -> None:
    said = "Phrase qui dit une chose. " * 40
    text = f"Titre un {said}· premier point · second point {said}Titre deux {said}".strip()
    at = [text.index("Titre un"), text.index("Titre deux")]
    outline = outline_of([(1, Span(a, a + 8)) for a in at], length=len(text))
    found = blocks(Document(id="d:1", title="T", text=text, outline=outline))
    assert [block.depth for block in found] == [1, 0, 0, 0, 1, 0]
    assert found[2].pieces[0].words == "· premier point"
    assert bare(words(found)) == bare(text)


def test_an_item_of_a_list_is_known_by_its_bullet() -> None:
    text = "Il faut :\n\n· boire\n\n-30 mg"
    found = blocks(Document(id="d:1", title="T", text=text))
    assert [block.item for block in found] == [False, True, False]
