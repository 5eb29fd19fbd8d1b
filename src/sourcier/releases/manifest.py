"""The manifest of a release: what it holds, from where, made by which rules."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sourcier.errors import ReleaseError
from sourcier.releases.intact import Stored
from sourcier.releases.layout import Home

FORMAT = "sourcier.release/4"
FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """One block of the configuration as it was read.

    Args:
        name: of the source.
        kind: which reader.
        edition: ISO date of the edition, or of the build that first read these files.
        issuer: who publishes it.
        licence: under which it may be used.
        key: digest of the files, the block and the readers: the same key, the same rows.
        files: SHA-256 of each file, by name.
        documents: how many it gave.
        remarks: how many rows were repaired or left aside.
        latest: ISO date of the most recent document; empty when none is dated.
        demonstration: Sourcier's own corpus, labelled as such.
        declared: the edition is the configuration's, not the build's date.
        turn: 0, or more when other files of this source were read earlier that day.
    """

    name: str
    kind: str
    edition: str
    issuer: str
    licence: str
    key: str
    files: Mapping[str, str]
    documents: int
    remarks: int
    latest: str
    demonstration: bool
    declared: bool
    turn: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a release says of itself.

    Args:
        name: of the release.
        order: 1 for the first release built here; names alone do not tell the order of
            two builds of one minute.
        digest: of its contents: the same documents by the same rules, the same digest.
        created: ISO instant, UTC.
        analysis: version of the analyzer and of the cutting into passages.
        title: what the corpus is, as its owner says; may be empty.
        limits: what it is not, one sentence each.
        counts: documents in force, versions, passages, withdrawn …
        sources: one a block.
        left_out: what `--keep-going` left out, one sentence each.
        probes: what was checked, and how much of it.
        files: size and digest of each file beside this one.
    """

    name: str
    order: int
    digest: str
    created: str
    analysis: str
    title: str
    limits: tuple[str, ...]
    counts: Mapping[str, int]
    sources: tuple[SourceFacts, ...]
    left_out: tuple[str, ...]
    probes: Mapping[str, int]
    files: Mapping[str, Stored]

    @property
    def demonstration(self) -> bool:
        """A source of this release is the demonstration corpus."""
        return any(source.demonstration for source in self.sources)


def dump(manifest: Manifest) -> bytes:
    """Write a manifest as JSON, readable."""
    data = {"format": FORMAT, **asdict(manifest)}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a release.

    Raises:
        ReleaseError: it is missing, unreadable or of another format.
    """
    try:
        data = json.loads((folder / FILE).read_bytes())
        found = data.pop("format")
        if found == FORMAT:
            return _manifest(data)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise ReleaseError(
            "la version {name} du corpus est inachevée ou endommagée : {file} est "
            "illisible ; reconstruisez avec « corpus build --fresh »",
            name=folder.name,
            file=FILE,
        ) from None
    raise ReleaseError(
        "la version {name} du corpus est d'un autre format ({found}, ici {ours}) ; "
        "reconstruisez avec « corpus build --fresh »",
        name=folder.name,
        found=str(found)[:40],
        ours=FORMAT,
    )


def _manifest(data: dict[str, Any]) -> Manifest:
    data["sources"] = tuple(SourceFacts(**source) for source in data["sources"])
    data["files"] = {name: Stored(**facts) for name, facts in data["files"].items()}
    for several in ("left_out", "limits"):
        data[several] = tuple(data[several])
    return Manifest(**data)


def manifests(home: Home) -> list[Manifest]:
    """Give the manifests of all releases that can be read, oldest first."""
    found = []
    for name in home.names():
        with suppress(ReleaseError):  # a damaged one is named when it is asked for
            found.append(read_manifest(home.folder(name)))
    return sorted(found, key=lambda manifest: manifest.order)
