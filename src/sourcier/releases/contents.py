"""What a release holds, once numbered: its digest, its name, its manifest."""

import hashlib
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sourcier.corpus.configuration import Configuration
from sourcier.corpus.version import Version
from sourcier.releases.analysis import RULES_VERSION
from sourcier.releases.changes import in_force
from sourcier.releases.gathering import Gathered
from sourcier.releases.intact import Stored
from sourcier.releases.layout import Home
from sourcier.releases.manifest import Manifest, manifests


@dataclass(frozen=True, slots=True)
class Contents:
    """What the new release holds, numbered and named."""

    gathered: Gathered
    versions: tuple[Version, ...]
    digest: str
    name: str


def content_digest(versions: Sequence[Version]) -> str:
    """Digest what a release holds and by which rules: no clock, no path."""
    found = hashlib.sha256(RULES_VERSION.encode())
    for v in versions:
        line = (
            v.document_id,
            v.digest,
            v.status,
            v.valid_from,
            v.valid_to,
            v.superseded_by,
        )
        found.update(repr([str(part) for part in line]).encode())
    return f"sha256:{found.hexdigest()}"


def free_name(home: Home, now: datetime, digest: str) -> str:
    """Name a release by minute and digest; its twin of the same minute gets a number."""
    stem = f"{now:%Y-%m-%dT%H%MZ}-{digest.removeprefix('sha256:')[:12]}"
    taken = set(home.names())
    names = (stem if count == 1 else f"{stem}-{count}" for count in itertools.count(1))
    return next(name for name in names if name not in taken)


def manifest_of(
    contents: Contents,
    configuration: Configuration,
    home: Home,
    *,
    now: datetime,
    probes: Mapping[str, int],
    files: Mapping[str, Stored],
) -> Manifest:
    """Write down what a release holds and what was checked of it."""
    held = in_force(contents.versions)
    before = manifests(home)
    return Manifest(
        name=contents.name,
        order=before[-1].order + 1 if before else 1,
        digest=contents.digest,
        created=f"{now:%Y-%m-%dT%H:%M:%SZ}",
        analysis=RULES_VERSION,
        title=configuration.title,
        limits=configuration.limits,
        counts={
            "documents": len(held),
            "versions": len(contents.versions),
            "passages": probes["passages"],
            "withdrawn": len({v.document_id for v in contents.versions} - held.keys()),
        },
        sources=tuple(contents.gathered.sources),
        left_out=tuple(contents.gathered.left_out),
        probes=probes,
        files=files,
    )
