"""Is the medicine of a quoted document still in the public drug database?

A leaflet does not know that its medicine was withdrawn: about one title in five of those
of 2021 is no longer authorised. The newest edition of the database knows.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sourcier.answering.reply import Answer, Notice, Quoted, Reply, Warned
from sourcier.corpus.version import Held
from sourcier.evidence.status import Status
from sourcier.releases.manifest import Manifest, SourceFacts
from sourcier.releases.release import Release

DATABASE = "bdpm"
"""The kind of source that lists every authorised medicine by its code CIS."""


def with_authorisations(reply: Reply, release: Release) -> Reply:
    """Say of which quoted documents the medicine is no longer authorised, first of all."""
    shown = reply.quotations if isinstance(reply, Answer) else reply.nearest
    as_of = reply.context.question.as_of
    found = [w for quoted in shown for w in _notices(quoted, release, as_of)]
    warnings = tuple(dict.fromkeys([*found, *reply.context.warnings]))
    return replace(reply, context=replace(reply.context, warnings=warnings))


def authorised(held: Held, release: Release, as_of: date) -> bool:
    """Say whether no database of that day lacks the medicine of a document."""
    return not any(_missing_from(held, release, as_of))


def _notices(quoted: Quoted, release: Release, as_of: date) -> Iterator[Warned]:
    held = quoted.held
    for source in _missing_from(held, release, as_of):
        values = (("since", source.edition),)
        yield Warned(Notice.NOT_AUTHORISED, held.document.id, values)


def _missing_from(held: Held, release: Release, as_of: date) -> Iterator[SourceFacts]:
    """Compare the document's code with each database, as it stood on a day."""
    codes = [value for scheme, value in held.document.codes if scheme == "cis"]
    for source in _databases(release.manifest, as_of) if codes else ():
        listed = any(_listed(f"{source.name}:{code}", release, as_of) for code in codes)
        if held.version.source != source.name and not listed:
            yield source


def _databases(manifest: Manifest, as_of: date) -> list[SourceFacts]:
    """The newest edition of each database that was out on a day."""
    newest: dict[str, SourceFacts] = {}
    for source in manifest.sources:
        out = source.kind == DATABASE and date.fromisoformat(source.edition) <= as_of
        if out and source.edition >= newest.get(source.name, source).edition:
            newest[source.name] = source
    return list(newest.values())


def _listed(document_id: str, release: Release, as_of: date) -> bool:
    return any(
        version.holds_on(as_of) and version.status is not Status.WITHDRAWN
        for version in release.corpus.versions(document_id)
    )
