"""A reply as JSON: its schema, its order, its words."""

import json
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sourcier.answering.pipeline import reply
from sourcier.answering.presenting import as_json, page_of, quotation
from sourcier.answering.presenting_search import explained, hits_json, search
from sourcier.answering.reply import (
    QUIET,
    Abstention,
    Answer,
    Notice,
    Reason,
    Warned,
)
from sourcier.errors import IntegrityError, QuestionError
from sourcier.evidence.document import Document
from sourcier.evidence.status import Status
from sourcier.releases.release import Release
from sourcier.wording.speech import speech
from tests.demo_home import QUESTIONS

TODAY = date(2026, 11, 24)
CASES = [*QUESTIONS["shown"], *QUESTIONS["expected"]]
DOCS = Path(__file__).parents[3] / "docs/reference"
NAMES = ["drug", "reply", "search"]
ANSWER = [
    *("schema", "kind", "id", "question", "language", "release", "mode", "understood"),
    *("quotations", "conflicts", "omissions", "checked", "warnings", "sufficiency"),
]
ABSTENTION = [
    *("schema", "kind", "reason", "message", "nearest", "names", "searched"),
    *("id", "question", "language", "release", "mode", "understood"),
    *("warnings", "sufficiency"),
]


def schema(name: str) -> Any:
    text = files("sourcier.answering").joinpath("data", f"{name}.schema.json")
    return json.loads(text.read_text(encoding="utf-8"))


def valid(data: object, name: str) -> None:
    jsonschema.Draft202012Validator(
        schema(name), format_checker=jsonschema.FormatChecker()
    ).validate(json.loads(json.dumps(data)))


def ask(question: str, release: Release, as_of: date = TODAY) -> Answer | Abstention:
    return reply(question, release, as_of=as_of)


def answer(release: Release) -> Answer:
    found = ask("ibuprofène allaitement ?", release)
    assert isinstance(found, Answer)
    return found


def abstention(release: Release) -> Abstention:
    found = ask("Posologie de la mirtazapine chez l'adulte ?", release)
    assert isinstance(found, Abstention)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_a_schema_and_its_copy_in_the_docs_is_equal(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))
    shown = (DOCS / f"{name}.schema.json").read_text(encoding="utf-8")
    assert json.loads(shown) == schema(name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
@pytest.mark.parametrize("explain", [False, True])
def test_every_reply_keeps_its_schema(
    case: dict[str, Any], release: Release, *, explain: bool
) -> None:
    found = ask(case["question"], release, case.get("as_of", TODAY))
    if explain:
        found = explained(found, release)
    for lang in ("fr", "en"):
        valid(as_json(found, names=release.names, speech=speech(lang)), "reply")


def test_the_keys_come_in_the_order_of_the_design(release: Release) -> None:
    names = release.names
    assert list(as_json(answer(release), names=names)) == ANSWER
    assert list(as_json(abstention(release), names=names)) == ABSTENTION


def test_the_schema_names_every_reason_notice_and_status() -> None:
    defs = schema("reply")["$defs"]
    assert defs["abstention"]["properties"]["reason"]["enum"] == list(Reason)
    assert defs["warning"]["properties"]["code"]["enum"] == list(Notice)
    assert defs["document"]["properties"]["status"]["enum"] == list(Status)


@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_reason_is_said_with_what_was_searched(
    reason: Reason, lang: str, release: Release
) -> None:
    found = replace(abstention(release), reason=reason, words=())
    data = as_json(found, names=release.names, speech=speech(lang))
    assert str(release.manifest.counts["passages"]) in str(data["message"])
    assert "{" not in str(data["message"])


def test_an_abstention_may_have_found_nothing(release: Release) -> None:
    found = replace(abstention(release), nearest=(), sufficiency=None)
    data = as_json(found, names=release.names)
    assert data["nearest"] == []
    valid(data, "reply")


@pytest.mark.parametrize("notice", list(Notice))
@pytest.mark.parametrize("until", ["", "2026-01-31"])
@pytest.mark.parametrize("successor", [None, "demo:autre"])
def test_every_notice_is_said(
    notice: Notice, until: str, successor: str | None, release: Release
) -> None:
    found = answer(release)
    first = found.quotations[0]
    version = replace(first.held.version, superseded_by=successor)
    shown = replace(first, held=replace(first.held, version=version))
    about = first.held.document.id
    own: dict[Notice, tuple[tuple[str, str], ...]] = dict.fromkeys(
        QUIET, (("asked", "SELOX"),)
    )
    own[Notice.CORRECTED_NAME] = (("typed", "ibu"), ("read", "ibuprofène"))
    values = own.get(notice, (("until", until),))
    warned = Warned(notice, about, values)
    found = replace(
        found,
        quotations=(shown,),
        context=replace(found.context, warnings=(warned,)),
    )
    data: Any = as_json(found, names=release.names)
    text = data["warnings"][0]["text"]
    assert "{" not in text
    if notice is Notice.SUPERSEDED:
        assert ("31 janvier 2026" in text) == bool(until)
        assert ("demo:autre" in text) == bool(successor)


def test_a_quotation_of_another_version_is_not_shown(release: Release) -> None:
    first = answer(release).quotations[0]
    altered = replace(first.held.document, text=first.held.document.text + ".")
    with pytest.raises(IntegrityError):
        quotation(replace(first, held=replace(first.held, document=altered)))


@pytest.mark.parametrize(
    ("pages", "position", "page"),
    [((), 3, None), ((0, 5, 9), 0, 1), ((0, 5, 9), 5, 2), ((0, 5, 9), 20, 3)],
)
def test_the_page_of_a_position(
    pages: tuple[int, ...], position: int, page: int | None
) -> None:
    document = Document(id="d:1", title="t", text="x" * 30, pages=pages)
    assert page_of(document, position) == page


def test_explaining_changes_nothing_but_why(release: Release) -> None:
    found = answer(release)
    why = explained(found, release)
    assert isinstance(why, Answer)
    assert all(quoted.why for quoted in why.quotations)
    bare = tuple(replace(quoted, why=()) for quoted in why.quotations)
    assert replace(why, quotations=bare, following=None) == found


def test_the_next_candidate_is_none_of_those_quoted(release: Release) -> None:
    why = explained(answer(release), release)
    after = why.following
    assert isinstance(why, Answer)
    assert after
    words = after.quotation.words(after.held.document)
    assert words not in [q.quotation.words(q.held.document) for q in why.quotations]
    assert as_json(why, names=release.names)["following"] == {
        "document": after.held.document.id,
        "start": after.quotation.span.start,
        "end": after.quotation.span.end,
        "score": after.score,
    }
    assert "following" not in as_json(answer(release), names=release.names)


def test_where_nothing_is_shown_nothing_comes_next(release: Release) -> None:
    assert explained(abstention(release), release).following is None


def test_what_comes_nearest_has_a_next_candidate_too(release: Release) -> None:
    premise = ask("La colchicine est-elle sans danger avec un macrolide ?", release)
    shown = premise.quotations if isinstance(premise, Answer) else premise.nearest
    after = explained(premise, release).following
    assert after
    assert after.quotation not in [quoted.quotation for quoted in shown]


def test_an_abstention_is_explained_too(release: Release) -> None:
    found = explained(abstention(release), release)
    assert isinstance(found, Abstention)
    assert all(quoted.why for quoted in found.nearest)


@pytest.mark.parametrize("explain", [False, True])
def test_search_gives_passages_that_keep_their_schema(
    release: Release, *, explain: bool
) -> None:
    found = search("ibuprofène", release, as_of=TODAY, limit=3, explain=explain)
    hits: Any = list(hits_json(found))
    valid({"question_id": None, "hits": hits}, "search")
    assert len(hits) == 3
    assert [hit["score"] for hit in hits] == sorted(
        (hit["score"] for hit in hits), reverse=True
    )
    assert all(bool(hit["why"]) == explain for hit in hits)


def test_search_of_another_source_finds_nothing(release: Release) -> None:
    assert search("ibuprofène", release, as_of=TODAY, sources=["autre"]) == []


def test_search_refuses_an_empty_question(release: Release) -> None:
    with pytest.raises(QuestionError):
        search("  ", release, as_of=TODAY)
