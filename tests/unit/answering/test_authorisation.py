"""A leaflet whose medicine left the public database says so."""

from dataclasses import replace
from datetime import date

import pytest

from sourcier.answering.authorisation import with_authorisations
from sourcier.answering.pipeline import reply
from sourcier.answering.reply import Answer, Notice
from sourcier.corpus.adapters.memory import MemoryCorpus
from sourcier.corpus.version import Version
from sourcier.evidence.status import Status
from sourcier.releases.manifest import SourceFacts
from sourcier.releases.release import Release

QUESTION = "ibuprofène allaitement ?"
TODAY = date(2026, 11, 25)
EDITION = date(2026, 5, 26)
DATABASE = SourceFacts(
    name="base",
    kind="bdpm",
    edition=EDITION.isoformat(),
    issuer="",
    licence="",
    key="",
    files={},
    documents=1,
    remarks=0,
    latest="",
    demonstration=False,
    declared=True,
    turn=0,
)


def listed(status: Status, *, until: date | None = None) -> Version:
    return Version(
        number=1,
        document_id="base:60000001",
        digest="sha256:x",
        source="base",
        status=status,
        valid_from=EDITION,
        valid_to=until,
        superseded_by=None,
        retrieved=None,
        known_from="",
    )


@pytest.mark.parametrize(
    ("versions", "as_of", "said"),
    [
        ([listed(Status.IN_FORCE)], TODAY, 0),
        ([listed(Status.WITHDRAWN)], TODAY, 1),
        ([listed(Status.IN_FORCE, until=date(2026, 10, 1))], TODAY, 1),
        ([], TODAY, 1),
        ([], date(2026, 5, 1), 0),  # the database was not out yet
    ],
)
def test_the_newest_database_decides(
    versions: list[Version], as_of: date, said: int, release: Release
) -> None:
    answer = reply(QUESTION, release, as_of=TODAY)
    assert isinstance(answer, Answer)
    first = answer.quotations[0]
    coded = replace(first.held.document, codes=(("cis", "60000001"),))
    shown = replace(first, held=replace(first.held, document=coded))
    question = replace(answer.context.question, as_of=as_of)
    context = replace(answer.context, question=question)
    corpus = MemoryCorpus()
    corpus.date(versions)
    manifest = replace(release.manifest, sources=(DATABASE,))
    known = replace(release, corpus=corpus, manifest=manifest)
    told = with_authorisations(replace(answer, context=context, quotations=(shown,)), known)
    notices = [warned.notice for warned in told.context.warnings]
    assert notices.count(Notice.NOT_AUTHORISED) == said
