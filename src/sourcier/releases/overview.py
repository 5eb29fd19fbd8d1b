"""What a release is and is not: sources, dates, age, counts, limits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sourcier.releases.contradictions import Contradiction, read_contradictions
from sourcier.releases.layout import Home
from sourcier.releases.manifest import Manifest, SourceFacts, manifests, read_manifest


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source as the release holds it.

    Args:
        name: of the source.
        kind: which reader.
        issuer: who publishes it.
        licence: under which it may be used.
        editions: dates written in the configuration, oldest first; none when the source
            is not dated.
        latest: date of its newest edition, else of its newest dated document.
        age: days since then; None when nothing is dated.
        documents: how many its newest edition gave.
        remarks: rows repaired or left aside, all editions together.
        demonstration: Sourcier's own corpus.
    """

    name: str
    kind: str
    issuer: str
    licence: str
    editions: tuple[date, ...]
    latest: date | None
    age: int | None
    documents: int
    remarks: int
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """A release in one look.

    Args:
        manifest: title, limits, counts, probes, and what was left out.
        age: days since it was built.
        sources: by name.
        current: it is the release in force.
        size: bytes on disk.
        others: names of the other releases kept, oldest first.
        contradictions: of its tables among themselves; None when it was built before
            they were kept.
    """

    manifest: Manifest
    age: int
    sources: tuple[SourceState, ...]
    current: bool
    size: int
    others: tuple[str, ...]
    contradictions: tuple[Contradiction, ...] | None


def overview(home: Home, *, name: str | None = None, today: date) -> Overview | None:
    """Describe the release in force, or another one; None before the first build.

    Args:
        home: where releases lie.
        name: of a release; the one in force when None.
        today: ages are counted from it.

    Raises:
        ReleaseError: the release or the pointer is damaged.
    """
    current = home.current()
    wanted = name or current
    if wanted is None:
        return None
    manifest = read_manifest(home.folder(wanted))
    return Overview(
        manifest=manifest,
        age=(today - datetime.fromisoformat(manifest.created).date()).days,
        sources=source_states(manifest.sources, today=today),
        current=wanted == current,
        size=sum(file.size for file in manifest.files.values()),
        others=tuple(m.name for m in manifests(home) if m.name != wanted),
        contradictions=read_contradictions(home.folder(wanted)),
    )


def source_states(facts: Iterable[SourceFacts], *, today: date) -> tuple[SourceState, ...]:
    """Bring the editions of each source together."""
    by_name: dict[str, list[SourceFacts]] = {}
    for fact in facts:
        by_name.setdefault(fact.name, []).append(fact)
    return tuple(_state(by_name[name], today) for name in sorted(by_name))


def _state(editions: list[SourceFacts], today: date) -> SourceState:
    newest = max(editions, key=lambda fact: fact.edition)
    said = newest.edition if newest.declared else newest.latest
    latest = date.fromisoformat(said) if said else None
    return SourceState(
        name=newest.name,
        kind=newest.kind,
        issuer=newest.issuer,
        licence=newest.licence,
        editions=tuple(
            sorted(date.fromisoformat(fact.edition) for fact in editions if fact.declared)
        ),
        latest=latest,
        age=(today - latest).days if latest else None,
        documents=newest.documents,
        remarks=sum(fact.remarks for fact in editions),
        demonstration=newest.demonstration,
    )
