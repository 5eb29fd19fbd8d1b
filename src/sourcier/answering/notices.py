"""What must be said before a reply is read: a status, a date, a name that was corrected."""

from collections.abc import Iterator
from dataclasses import replace

from sourcier.answering.question import Question
from sourcier.answering.reply import Answer, Notice, Reply, Warned
from sourcier.corpus.version import Version
from sourcier.evidence.status import Status
from sourcier.releases.manifest import Manifest

BY_STATUS = {
    Status.DEMONSTRATION: Notice.DEMONSTRATION,
    Status.SUPERSEDED: Notice.SUPERSEDED,
    Status.WITHDRAWN: Notice.WITHDRAWN,
    Status.RETRACTED: Notice.RETRACTED,
    Status.DRAFT: Notice.DRAFT,
    Status.ARCHIVED: Notice.ARCHIVED,
}


def with_notices(reply: Reply, manifest: Manifest) -> Reply:
    """Add every notice once a document, the corpus' own first."""
    shown = reply.quotations if isinstance(reply, Answer) else reply.nearest
    found = list(_of_corpus(manifest))
    for quoted in shown:
        found += _of_version(quoted.held.version)
    found += _of_names(reply.context.question)
    context = replace(reply.context, warnings=tuple(dict.fromkeys(found)))
    return replace(reply, context=context)


def _of_corpus(manifest: Manifest) -> Iterator[Warned]:
    if manifest.demonstration:
        yield Warned(Notice.DEMONSTRATION, "")


def _of_version(version: Version) -> Iterator[Warned]:
    """A version that a later one replaced says so, whatever its own issuer said."""
    notice = BY_STATUS.get(version.status)
    if notice and notice is not Notice.DEMONSTRATION:
        until = version.valid_to.isoformat() if version.valid_to else ""
        yield Warned(notice, version.document_id, (("until", until),))


def _of_names(question: Question) -> Iterator[Warned]:
    for mention in question.medicines:
        if mention.corrected:
            values = (("typed", mention.typed), ("read", mention.name.display))
            yield Warned(Notice.CORRECTED_NAME, "", values)
