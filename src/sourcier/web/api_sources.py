"""Documents, sources and releases as the interface for programs gives them."""

from dataclasses import asdict
from datetime import date

from sourcier.answering.presenting import Json, document_facts
from sourcier.corpus.version import Held, Version
from sourcier.errors import UnknownDocumentError
from sourcier.releases.layout import Home
from sourcier.releases.manifest import Manifest, manifests
from sourcier.releases.overview import SourceState, source_states
from sourcier.releases.release import Release

SCHEMA = "sourcier.document/1"


def document_json(id_: str, release: Release, *, digest: str | None) -> Json:
    """Give a document with its text.

    Args:
        id_: of the document, or another id under which its text was received.
        release: that holds it.
        digest: of a version; the last one when None.

    Raises:
        UnknownDocumentError: the release holds no such document or version.
        IntegrityError: a stored text no longer equals its digest.
    """
    versions = release.corpus.versions(id_)
    wanted = [one for one in versions if digest in {None, one.digest}]
    if not wanted:
        raise UnknownDocumentError(
            "aucun document de cette version du corpus n'a cet identifiant ou cette "
            "empreinte"
        )
    held = release.corpus.held(wanted[-1].number)
    return {
        "schema": SCHEMA,
        "release": release.manifest.name,
        "document": document_facts(held),
        "language": held.document.language,
        "text": held.document.text,
        "outline": _outline(held),
        "versions": [_version(one) for one in versions],
    }


def _outline(held: Held) -> list[Json]:
    text = held.document.text
    return [
        {
            "level": one.level,
            "title": one.place.of(text),
            "start": one.place.start,
            "end": one.place.end,
            "governs_end": one.governs.end,
        }
        for one in held.document.outline
    ]


def _version(one: Version) -> Json:
    return {
        "digest": one.digest,
        "status": one.status.value,
        "valid_from": one.valid_from.isoformat(),
        "valid_to": one.valid_to.isoformat() if one.valid_to else None,
        "superseded_by": one.superseded_by,
        "known_from": one.known_from,
    }


def sources_json(release: Release, *, today: date) -> Json:
    """Give the sources of a release; ages are counted from today."""
    manifest = release.manifest
    return {
        "release": manifest.name,
        "demonstration": manifest.demonstration,
        "limits": list(manifest.limits),
        "sources": [_source(s) for s in source_states(manifest.sources, today=today)],
    }


def _source(source: SourceState) -> Json:
    said = asdict(source)
    age = said.pop("age")
    editions = [day.isoformat() for day in source.editions]
    latest = source.latest.isoformat() if source.latest else None
    return {**said, "editions": editions, "latest": latest, "age_days": age}


def releases_json(home: Home) -> Json:
    """Give the releases of a home folder, oldest first."""
    return {"current": home.current(), "releases": [_release(m) for m in manifests(home)]}


def _release(manifest: Manifest) -> Json:
    return {
        "name": manifest.name,
        "created": manifest.created,
        "title": manifest.title,
        "digest": manifest.digest,
        "demonstration": manifest.demonstration,
        "counts": dict(manifest.counts),
    }
