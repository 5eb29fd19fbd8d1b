"""What something newer corrects says so; age alone does not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sourcier.answering.reply import Abstention, Context, Notice, Quoted, Reason, Searched
from sourcier.answering.updates import with_updates
from sourcier.corpus.adapters.memory import MemoryCorpus
from sourcier.corpus.version import Held
from sourcier.evidence.document import Relation
from sourcier.evidence.quotation import Quotation
from sourcier.evidence.span import Span
from sourcier.evidence.status import Status
from sourcier.releases.release import Release
from tests.unit.answering.by_hand import TODAY, document, question, version_of

TEXT = document("Peu de sel.")


def said(
    release: Release,
    *,
    kinds: tuple[str, ...] = (),
    later: int = 0,
    status: Status = Status.IN_FORCE,
) -> list[tuple[Notice, tuple[tuple[str, str], ...]]]:
    held = replace(
        TEXT, relations=tuple(Relation(kind, "123", "J Sel 2026") for kind in kinds)
    )
    version = replace(version_of(1, held), status=status, valid_from=date(2020, 1, 1))
    next_one = replace(version, number=2, valid_from=version.valid_from + timedelta(later))
    corpus = MemoryCorpus()
    corpus.date([version, next_one])
    shown = Quoted(Quotation.at(held, Span(0, 11)), Held(version, held), 1, 1.0)
    context = Context(replace(question("sel"), as_of=TODAY), Searched("r", 1, ()))
    reply = Abstention(context, Reason.NO_EVIDENCE, (shown, shown))
    told = with_updates(reply, replace(release, corpus=corpus))
    return [(w.notice, w.values) for w in told.context.warnings]


@pytest.mark.parametrize("kind", ["updated_by", "erratum"])
def test_a_link_to_a_correction_is_said_once(kind: str, release: Release) -> None:
    assert said(release, kinds=(kind,)) == [(Notice.UPDATED, (("by", "J Sel 2026"),))]


def test_a_later_version_is_said_unless_the_status_says_it(release: Release) -> None:
    assert said(release, later=30) == [(Notice.UPDATED, ())]
    assert said(release, later=30, status=Status.SUPERSEDED) == []


def test_age_and_comments_alone_are_no_notice(release: Release) -> None:
    assert said(release, kinds=("comment", "erratum_for")) == []
