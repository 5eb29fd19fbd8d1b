"""Markdown headings to an outline."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sourcier.sources.markdown_outline import outline


def _words(text: str) -> list[tuple[int, str]]:
    return [(h.level, h.place.of(text)) for h in outline(text)]


def test_headings_are_found_without_their_marks() -> None:
    text = "Avant.\n# Un #\n\ncorps\n   ### Trois  \n#pas un titre\n####### trop\n## C#\n"
    assert _words(text) == [(1, "Un"), (3, "Trois"), (2, "C#")]


def test_fences_and_front_matter_hold_no_heading() -> None:
    text = "---\ntitle: a\n# non\n---\n# oui\n```\n# non\n~~~\n```\n## encore\n~~~\n# non"
    assert _words(text) == [(1, "oui"), (2, "encore")]


def test_a_rule_that_parts_two_versions_is_no_heading() -> None:
    assert _words("Pour moi\n---\nPour un proche\n===\n# #\n## ##\n") == []


def test_a_heading_governs_until_the_next_of_its_level() -> None:
    text = "# A\na\n## B\nb\n# C\nc"
    governed = [h.governs.of(text) for h in outline(text)]
    assert governed == ["A\na\n## B\nb\n# ", "B\nb\n# ", "C\nc"]


@given(st.text(alphabet=" #`~-a\n\té"))
def test_for_any_text_headings_are_in_order_and_inside(text: str) -> None:
    found = outline(text)
    assert all(h.place.of(text).strip(" \t") == h.place.of(text) for h in found)
    assert all(one.place.end < two.place.start for one, two in pairwise(found))
    assert all(h.governs.end <= len(text) for h in found)
