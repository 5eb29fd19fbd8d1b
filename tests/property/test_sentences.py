"""What holds for every text: units lie in order, apart, and leave nothing out."""

from hypothesis import given
from hypothesis import strategies as st

from sourcier.evidence.span import Span
from sourcier.nlp.sentences import Kind, Sentence, split

PIECES = [
    *"·•-–*o.:;?!…()«»|#\n\t 1aÉé",
    "1. ",
    "a) ",
    " o ",
    " · ",
    "M. ",
    "p. ex. ",
    "Un mot. ",
    "Label : ",
    "\n\n",
    "5,5 mg",
    "1 000",
    "www.a.fr ",
    "5. COMMENT CONSERVER ? ",
    "de\n",
]
TEXT = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=80)


def check(text: str, start: int, end: int, units: list[Sentence]) -> None:
    """Assert that the units cover all but white space, in order, without overlap."""
    place = start
    for index, unit in enumerate(units):
        assert place <= unit.span.start
        assert not text[place : unit.span.start].strip()
        words = unit.span.of(text)
        assert words == words.strip()
        assert unit.lead is None or 0 <= unit.lead < index
        assert unit.lead is None or unit.kind is Kind.ITEM
        place = unit.span.end
    assert place <= end
    assert not text[place:end].strip()


@given(TEXT)
def test_units_cover_a_text_in_order_without_overlap(text: str) -> None:
    check(text, 0, len(text), split(text))


@given(TEXT, st.data())
def test_units_cover_a_part_of_a_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    check(text, start, end, split(text, start, end))


@given(TEXT, st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=4))
def test_units_cover_a_text_with_an_outline(
    text: str, places: list[tuple[int, int]]
) -> None:
    headings = [
        Span(start, start + size)
        for start, size in places
        if start + size <= len(text)
        and text[start : start + size].strip()
        and not text[start].isspace()
        and not text[start + size - 1].isspace()
    ]

    check(text, 0, len(text), split(text, headings=headings))


@given(
    st.integers(0, 99999), st.sampled_from([" mg", " 000 UI", ",5 %", "mg/kg/j", ".5 g"])
)
def test_a_dose_is_never_cut(number: int, unit: str) -> None:
    dose = f"{number}{unit}"
    text = f"Donnez max. {dose} par jour. Puis {dose}. Sauf : · à {dose} · si {dose}."

    assert sum(unit.span.of(text).count(dose) for unit in split(text)) == 4
