"""One list of passages, from the searches that a reply makes."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from sourcier.answering.listing import BESIDE, Listed, in_context, listed
from sourcier.answering.pipeline import read, sought
from sourcier.evidence.span import Span
from sourcier.releases.release import Release
from tests.releases_kit import Place
from tests.unit.answering.by_hand import document

TODAY = date(2026, 6, 1)
TEXTS = {
    "acarbose.md": "---\nsubstance: acarbose\n---\n# Acarbose\n\nÀ prendre au repas.\n",
    "diabete.md": "# Diabète\n\nLes repas, les repas, et l'acarbose au repas.\n",
    "fievre.md": "# Fièvre\n\nFièvre et frissons : du repos.\n",
    "frissons.md": "# Frissons\n\nFrissons, frissons et sueurs.\n",
    "repos.md": "# Sommeil\n\nDormez la nuit.\n",
    **{f"autre{n}.md": f"# Fiche {n}\n\nSujet {n}.\n" for n in range(30)},
}


@pytest.fixture
def release(tmp_path: Path) -> Iterator[Release]:
    place = Place(tmp_path)
    place.folder("conseils", TEXTS)
    place.build()
    with closing(place.release()) as opened:
        yield opened


def ask(text: str, release: Release, *, limit: int = 10) -> Sequence[Listed]:
    understood = read(text, release, as_of=TODAY)
    return listed(understood.question, sought(understood, release), release, limit=limit)


def titles(found: Sequence[Listed], release: Release) -> list[str]:
    return [release.corpus.held(one.place.version).document.title for one in found]


def test_the_medicine_asked_for_comes_before_what_is_about_none(release: Release) -> None:
    found = ask("acarbose repas", release)
    assert titles(found, release)[0] == "Acarbose"
    beside = {t: one.score for t, one in zip(titles(found, release), found, strict=True)}
    assert beside["Acarbose"] == 1.0
    assert beside["Diabète"] == BESIDE


def test_scores_fall_from_one_and_equals_keep_their_order(release: Release) -> None:
    found = ask("repas repos nuit frissons", release)
    keys = [(-one.score, one.place.passage) for one in found]
    assert keys == sorted(keys)
    assert found[0].score == 1.0


def test_words_that_the_first_passages_share_are_searched_too(release: Release) -> None:
    found = ask("fièvre", release)
    assert titles(found, release) == ["Fièvre", "Frissons"]


def test_nothing_is_added_where_a_medicine_chooses(release: Release) -> None:
    (token,) = {t for one in ask("acarbose", release)[:1] for t in one.query.terms}
    assert token == "acarbos"


def test_no_more_is_given_than_asked(release: Release) -> None:
    assert len(ask("repas repos nuit frissons", release, limit=2)) == 2


def test_a_passage_is_read_below_its_headings_and_its_title() -> None:
    held = document("Enfant\nDeux fois.", title="Sirop", headings=["Enfant"])
    assert in_context(held, Span(7, 17)) == "Sirop\nEnfant\nDeux fois."


@pytest.mark.parametrize(
    "question", ["What do fractures of the wrist need?", "wrist fractures", "fractures"]
)
def test_an_english_passage_is_found_by_english_words(
    question: str, tmp_path: Path
) -> None:
    place = Place(tmp_path)
    text = "---\nlanguage: en\n---\n# Wrist\n\nA fractured wrist needs a cast.\n"
    place.folder("conseils", {**TEXTS, "wrist.md": text})
    place.build()
    with closing(place.release()) as opened:
        assert titles(ask(question, opened), opened) == ["Wrist"]


def test_another_strength_does_not_come_first(tmp_path: Path) -> None:
    place = Place(tmp_path)
    strengths = {
        f"{name}.md": f"# Sirop {name}\n\nUn comprimé de {dose} le soir.\n"
        for name, dose in [("fort", "50 mg"), ("faible", "5 mg"), ("rien", "500 mg")]
    }
    place.folder("conseils", {**TEXTS, **strengths})
    place.build()
    with closing(place.release()) as opened:
        for typed in ("comprimé 5 mg", "comprimé 5mg"):
            found = ask(typed, opened)
            assert titles(found, opened)[0] == "Sirop faible"
            assert found[0].score > found[1].score
