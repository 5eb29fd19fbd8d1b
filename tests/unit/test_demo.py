"""The demonstration says that it is one, and holds what its questions ask."""

import tomllib
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import sourcier.demo
from sourcier.evidence.status import ANSWERING, Status

DEMO = Path(sourcier.demo.__file__).parent
LABEL = "Démonstration, non validée, ne pas utiliser en soins."
EDITIONS = {"documents": date(2026, 9, 1), "documents/earlier": date(2025, 3, 1)}
KNOWN = frozenset(
    [
        "id",
        "title",
        "issuer",
        "url",
        "licence",
        "language",
        "published",
        "updated",
        "status",
        "superseded_by",
        "substances",
        "brands",
    ]
)
REASONS = frozenset(
    [
        "unknown_medicine",
        "aspect_not_covered",
        "population_not_covered",
        "false_premise",
        "no_evidence",
        "out_of_scope",
        "personal_case",
        "language",
        "withdrawn_only",
    ]
)
RUBRICS = [
    "1. Qu'est-ce que",
    "2. Quelles sont",
    "3. Comment",
    "4. Quels sont",
    "5. Comment conserver",
    "6. Composition",
]


class Page(NamedTuple):
    """A file of the corpus: its front matter and its text."""

    facts: dict[str, str]
    text: str


def page(path: Path) -> Page:
    """Part the front matter from the text."""
    _, head, text = path.read_text(encoding="utf-8").split("---\n", 2)
    return Page(dict(line.split(": ", 1) for line in head.splitlines()), text)


PAGES = {str(path.relative_to(DEMO)): page(path) for path in sorted(DEMO.rglob("*.md"))}
LATER = {
    f"demo:{page.facts['id']}": page
    for name, page in PAGES.items()
    if "earlier" not in name
}
EARLIER = {
    f"demo:{page.facts['id']}": page for name, page in PAGES.items() if "earlier" in name
}
QUESTIONS = tomllib.loads((DEMO / "questions.toml").read_text(encoding="utf-8"))
ASKED: list[dict[str, Any]] = [*QUESTIONS["shown"], *QUESTIONS["expected"]]
ANSWERED = [asked for asked in ASKED if asked["kind"] == "answer"]
REFUSED = [asked for asked in ASKED if asked["kind"] == "abstention"]
LEAFLETS = [name for name, page in PAGES.items() if "\n## 6. Composition" in page.text]


def called(asked: dict[str, Any]) -> str:
    """Name a case by the question's id."""
    return str(asked["id"])


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_labelled(name: str) -> None:
    facts, text = PAGES[name]
    assert text.split("\n", 1)[0] == LABEL
    assert facts["title"].endswith("(démonstration)")
    assert facts["issuer"] == "Sourcier — démonstration"
    assert facts["licence"] == "CC0-1.0"


@pytest.mark.parametrize("name", PAGES)
def test_each_page_is_short_nfc_and_dated_before_its_edition(name: str) -> None:
    facts, text = PAGES[name]
    assert unicodedata.is_normalized("NFC", text)
    assert 150 <= sum(any(map(str.isalnum, word)) for word in text.split()) <= 460
    assert set(facts) <= KNOWN
    dates = [
        date.fromisoformat(facts[key]) for key in ("published", "updated") if key in facts
    ]
    assert dates == sorted(dates)
    assert dates[-1] <= EDITIONS[str(Path(name).parent)]


@pytest.mark.parametrize("name", LEAFLETS)
def test_each_leaflet_has_its_six_rubrics(name: str) -> None:
    rubrics = [line[3:] for line in PAGES[name].text.splitlines() if line.startswith("## ")]
    pairs = zip(rubrics, RUBRICS, strict=True)
    assert all(found.startswith(expected) for found, expected in pairs)


def test_the_corpus_holds_every_kind_that_the_demonstration_shows() -> None:
    statuses = [page.facts["status"] for page in LATER.values()]
    assert len(LATER) >= 40
    assert len(LEAFLETS) >= 22
    assert statuses.count(Status.WITHDRAWN) == 1
    assert statuses.count(Status.SUPERSEDED) == 1
    assert set(statuses) - ANSWERING == {Status.WITHDRAWN, Status.SUPERSEDED}
    assert sum(page.facts["language"] == "en" for page in LATER.values()) == 2


def test_the_superseded_page_names_its_successor() -> None:
    named = [page.facts.get("superseded_by") for page in LATER.values()]
    assert [LATER[name].facts["status"] for name in named if name] == ["demonstration"]


def test_a_brand_always_stands_for_one_substance() -> None:
    branded = [page.facts for page in PAGES.values() if "brands" in page.facts]
    pairs = {(facts["brands"], facts["substances"]) for facts in branded}
    assert len(pairs) == len({brand for brand, _ in pairs})
    assert not any("," in brand + substance for brand, substance in pairs)


def test_the_two_editions_of_a_page_differ_by_a_number() -> None:
    assert set(EARLIER) <= set(LATER)
    for name, earlier in EARLIER.items():
        later = LATER[name]
        assert earlier.facts["title"] == later.facts["title"]
        assert "pendant 7 jours" in earlier.text
        assert "pendant 5 jours" in later.text
        assert "pendant 7 jours" not in later.text


def test_the_configuration_names_both_editions() -> None:
    blocks = tomllib.loads((DEMO / "corpus.toml").read_text(encoding="utf-8"))["source"]
    found = {str(Path(block["path"]).parent): block["edition"] for block in blocks}
    assert found == EDITIONS
    assert {block["name"] for block in blocks} == {"demo"}
    assert all(block["demonstration"] for block in blocks)
    assert all(any(DEMO.glob(block["path"])) for block in blocks)


def test_questions_have_an_id_of_their_own_and_three_are_shown() -> None:
    assert len({asked["id"] for asked in ASKED}) == len(ASKED)
    assert [asked["kind"] for asked in QUESTIONS["shown"]] == [
        "answer",
        "answer",
        "abstention",
    ]
    assert len(ANSWERED) + len(REFUSED) == len(ASKED)


@pytest.mark.parametrize("asked", ANSWERED, ids=called)
def test_what_an_answer_must_contain_stands_in_its_document(asked: dict[str, Any]) -> None:
    dated = asked.get("as_of", date.max) < EDITIONS["documents"]
    facts, text = (EARLIER if dated else LATER)[asked["document"]]
    assert facts["status"] in ANSWERING
    assert asked["contains"]
    assert all(words in text for words in asked["contains"])
    others = {asked[key] for key in ("conflict", "never") if key in asked}
    assert others <= set(LATER)


@pytest.mark.parametrize("asked", REFUSED, ids=called)
def test_what_must_be_refused_says_why(asked: dict[str, Any]) -> None:
    assert asked["reason"] in REASONS


def test_the_unknown_medicine_is_unknown() -> None:
    assert not any("mirtazapine" in page.text.casefold() for page in PAGES.values())
