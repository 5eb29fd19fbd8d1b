"""What changed between two texts, word by word; the words are those of the texts."""

import time

from hypothesis import given
from hypothesis import strategies as some

from sourcier.corpus.rewording import LARGEST, Change, reworded

TEXTS = some.text(alphabet="ab .\n", max_size=60)


@given(TEXTS, TEXTS)
def test_both_texts_are_found_again(before: str, after: str) -> None:
    found = reworded(before, after)
    kept = [s.words for s in found if s.change is not Change.ADDED]
    became = [s.words for s in found if s.change is not Change.REMOVED]
    assert "".join(kept) == before
    assert "".join(became) == after


def test_a_dose_that_changed_stands_alone() -> None:
    found = reworded("Au plus 3 g par jour.", "Au plus 4 g par jour.")
    assert [(s.change.value, s.words) for s in found] == [
        ("same", "Au plus "),
        ("removed", "3"),
        ("added", "4"),
        ("same", " g par jour."),
    ]


def test_a_long_rewritten_stretch_is_shown_whole() -> None:
    found = reworded("a " * LARGEST, "b " * LARGEST)
    assert [s.change for s in found] == [Change.REMOVED, Change.ADDED]


def test_a_long_text_is_compared_fast() -> None:
    lines = [f"Ligne {n} : peu de sel." if n % 3 else "" for n in range(12_000)]
    other = [f"{line} Souvent." if n % 400 == 1 else line for n, line in enumerate(lines)]
    before = time.perf_counter()
    assert len(reworded("\n".join(lines), "\n".join(other))) > 20
    assert time.perf_counter() - before < 3
