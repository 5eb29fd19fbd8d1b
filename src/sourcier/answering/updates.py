"""Has something newer than the version quoted been published under the same name?

An erratum or an update that its issuer links, or a later version of the same document
than the one shown. Age alone is no reason: a date stands under each quotation.
"""

from collections.abc import Iterator
from dataclasses import replace

from sourcier.answering.reply import Answer, Notice, Quoted, Reply, Warned
from sourcier.evidence.status import Status
from sourcier.releases.release import Release

CORRECTING = frozenset({"updated_by", "erratum"})
"""Relations by which a source says that a later text changes this one."""
SAID_ALREADY = frozenset({Status.SUPERSEDED, Status.WITHDRAWN, Status.RETRACTED})
"""Statuses whose own notice says that something newer is there."""


def with_updates(reply: Reply, release: Release) -> Reply:
    """Say which quoted documents something newer corrects or follows."""
    shown = reply.quotations if isinstance(reply, Answer) else reply.nearest
    found = [warned for quoted in shown for warned in _notices(quoted, release)]
    warnings = tuple(dict.fromkeys([*reply.context.warnings, *found]))
    return replace(reply, context=replace(reply.context, warnings=warnings))


def _notices(quoted: Quoted, release: Release) -> Iterator[Warned]:
    held = quoted.held
    for relation in held.document.relations:
        if relation.kind in CORRECTING:
            values = (("by", relation.note or relation.target),)
            yield Warned(Notice.UPDATED, held.document.id, values)
            return
    version = held.version
    later = any(
        other.valid_from > version.valid_from
        for other in release.corpus.versions(version.document_id)
    )
    if later and version.status not in SAID_ALREADY:
        yield Warned(Notice.UPDATED, held.document.id)
