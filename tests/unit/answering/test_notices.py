"""What must be said before a reply is read."""

from dataclasses import replace
from datetime import date

import pytest

from sourcier.answering.notices import with_notices
from sourcier.answering.reply import (
    Abstention,
    Answer,
    Context,
    Notice,
    Quoted,
    Reason,
    Searched,
    Sufficiency,
)
from sourcier.corpus.version import Held
from sourcier.drugs.compiling import compile_names
from sourcier.evidence.quotation import Quotation
from sourcier.evidence.span import Span
from sourcier.evidence.status import Status
from sourcier.releases.release import Release
from tests.unit.answering.by_hand import document, medicine, question, version_of

TEXT = document("Peu de sel.")
NAMES = compile_names([medicine("paracétamol")])


def quoted(status: Status, until: date | None = None) -> Quoted:
    version = replace(version_of(1, TEXT), status=status, valid_to=until)
    return Quoted(Quotation.at(TEXT, Span(0, 11)), Held(version, TEXT), 1, 0.0)


def context(text: str = "sel") -> Context:
    return Context(question(text, NAMES), Searched("r", 1, ()))


@pytest.mark.parametrize(
    ("status", "notice"),
    [
        (Status.SUPERSEDED, Notice.SUPERSEDED),
        (Status.WITHDRAWN, Notice.WITHDRAWN),
        (Status.RETRACTED, Notice.RETRACTED),
        (Status.DRAFT, Notice.DRAFT),
        (Status.ARCHIVED, Notice.ARCHIVED),
    ],
)
def test_a_status_is_said_once_a_document_beside_answers_and_abstentions(
    status: Status, notice: Notice, release: Release
) -> None:
    shown = (quoted(status), quoted(status))
    answer = Answer(context(), shown, Sufficiency(1.0, 0.5))
    abstention = Abstention(context(), Reason.NO_EVIDENCE, shown)
    for reply in (answer, abstention):
        warned = with_notices(reply, release.manifest).context.warnings
        own = [w for w in warned if w.document]
        assert [(w.notice, w.document) for w in own] == [(notice, TEXT.id)]


def test_what_is_in_force_needs_no_notice_but_the_corpus_own(release: Release) -> None:
    reply = Answer(context(), (quoted(Status.IN_FORCE),), Sufficiency(1.0, 0.5))
    (warned,) = with_notices(reply, release.manifest).context.warnings
    assert (warned.notice, warned.document) == (Notice.DEMONSTRATION, "")
    real = replace(release.manifest, sources=())
    assert all(not w.document for w in with_notices(reply, real).context.warnings)


def test_the_day_on_which_a_version_ended_is_said(release: Release) -> None:
    ended = quoted(Status.WITHDRAWN, date(2026, 6, 15))
    reply = Abstention(context(), Reason.WITHDRAWN_ONLY, (ended,))
    *_, warned = with_notices(reply, release.manifest).context.warnings
    assert warned.values == (("until", "2026-06-15"),)


def test_a_corrected_name_is_said(release: Release) -> None:
    reply = Abstention(context("dose de paracetmol"), Reason.NO_EVIDENCE)
    *_, warned = with_notices(reply, release.manifest).context.warnings
    assert warned.notice is Notice.CORRECTED_NAME
    assert warned.values == (("typed", "paracetmol"), ("read", "paracétamol"))
