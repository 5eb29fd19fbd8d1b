"""Releases as lines and as JSON: what was built, what is there, what differs."""

from collections.abc import Iterator
from datetime import datetime

from sourcier.answering.presenting import Json
from sourcier.cli.building import held
from sourcier.cli.contradicting import contradictions_json, contradictions_lines
from sourcier.cli.lines import BLANK, Line, Role
from sourcier.cli.session import Session
from sourcier.releases.build import Built
from sourcier.releases.changes import Changes
from sourcier.releases.overview import Overview, SourceState
from sourcier.releases.verification import Verification
from sourcier.wording.speech import Speech

LISTED = 20
"""Documents of each kind listed without `--verbose`."""


def built_json(built: Built) -> Json:
    """Give what `corpus build --json` prints (DESIGN §6), and what was set aside."""
    return {
        "release": built.manifest.name,
        "documents": built.manifest.counts["documents"],
        "passages": built.manifest.counts["passages"],
        "added": len(built.changes.added),
        "changed": len(built.changes.changed),
        "withdrawn": len(built.changes.withdrawn),
        "unchanged": built.unchanged,
        "remarks": len(built.remarks),
        "left_out": list(built.manifest.left_out),
    }


def changes_json(changes: Changes) -> Json:
    """Give what `corpus changes --json` prints (DESIGN §6)."""
    return {
        "from": changes.before,
        "to": changes.after,
        "added": list(changes.added),
        "changed": list(changes.changed),
        "withdrawn": list(changes.withdrawn),
    }


def changes_lines(changes: Changes, session: Session, *, verbose: bool) -> Iterator[Line]:
    """Tell what differs between two releases, document by document."""
    say, number = session.say, session.speech.number
    both = say("De {before} à {after}", before=changes.before, after=changes.after)
    yield Line(Role.FIRST, both)
    kinds = {
        "added": changes.added,
        "changed": changes.changed,
        "withdrawn": changes.withdrawn,
    }
    for kind, ids in kinds.items():
        count = number(len(ids))
        yield Line(Role.PLAIN, session.speech.tell("change", kind, count=count))
        shown = ids if verbose else ids[:LISTED]
        for document in shown:
            yield Line(Role.QUIET, document, 2)
        if len(shown) < len(ids):
            left = number(len(ids) - len(shown))
            yield Line(Role.QUIET, say("… et {left} de plus (--verbose)", left=left), 2)


def overview_json(found: Overview, *, verbose: bool = False) -> Json:
    """Give a release and its sources."""
    manifest = found.manifest
    return {
        "release": manifest.name,
        "title": manifest.title,
        "limits": list(manifest.limits),
        "demonstration": manifest.demonstration,
        "current": found.current,
        "created": manifest.created,
        "age_days": found.age,
        "bytes": found.size,
        "counts": dict(manifest.counts),
        "probes": dict(manifest.probes),
        "left_out": list(manifest.left_out),
        "sources": [_source_json(source) for source in found.sources],
        "contradictions": contradictions_json(found.contradictions, verbose=verbose),
        "others": list(found.others),
    }


def _source_json(source: SourceState) -> Json:
    return {
        "name": source.name,
        "kind": source.kind,
        "issuer": source.issuer,
        "licence": source.licence,
        "editions": [day.isoformat() for day in source.editions],
        "latest": source.latest.isoformat() if source.latest else None,
        "age_days": source.age,
        "documents": source.documents,
        "remarks": source.remarks,
        "demonstration": source.demonstration,
    }


def lines_of(found: Overview, speech: Speech, *, verbose: bool = False) -> Iterator[Line]:
    """Describe a release: what it is, what it holds, what it is not."""
    manifest, say, number = found.manifest, speech.say, speech.number
    if manifest.demonstration:
        yield Line(Role.NOTICE, speech.tell("notice", "demonstration"))
    yield Line(Role.FIRST, manifest.title or manifest.name)
    state = "current" if found.current else "kept"
    yield Line(Role.PLAIN, speech.tell("release", state, name=manifest.name))
    built = say(
        "Construite le {day}, âge : {age} ; {size} Mo sur le disque",
        day=speech.day(datetime.fromisoformat(manifest.created).date()),
        age=speech.count("day", found.age),
        size=number(found.size / 1_000_000, digits=1),
    )
    yield Line(Role.PLAIN, built)
    yield Line(Role.PLAIN, held(manifest, speech))
    yield BLANK
    for source in found.sources:
        yield Line(Role.PLAIN, _source(source, speech))
    for fault in manifest.left_out:
        yield Line(Role.NOTICE, say("Laissé de côté : {fault}", fault=fault))
    yield from contradictions_lines(found.contradictions, speech, verbose=verbose)
    if manifest.limits:
        yield BLANK
        yield Line(Role.PLAIN, say("Ce que ce corpus n'est pas :"))
        yield from (Line(Role.PLAIN, f"- {limit}", 2) for limit in manifest.limits)
    if found.others:
        yield BLANK
        others = ", ".join(found.others)
        yield Line(Role.QUIET, say("Autres versions gardées : {others}", others=others))


def _source(source: SourceState, speech: Speech) -> str:
    parts = [speech.count("document", source.documents)]
    if source.latest:
        parts.append(speech.tell("line", "on", day=speech.day(source.latest)))
        parts.append(speech.count("day", source.age or 0))
    else:
        parts.append(speech.say("sans date"))
    if len(source.editions) > 1:
        parts.append(speech.count("edition", len(source.editions)))
    if source.remarks:
        parts.append(speech.count("remark", source.remarks))
    parts += [part for part in (source.issuer, source.licence) if part]
    return f"{source.name} : {' · '.join(parts)}"


def verification_lines(found: Verification, speech: Speech) -> Iterator[Line]:
    """Tell what was read again, and every fault."""
    number = speech.number
    read = speech.say(
        "{release} relue ; fichiers : {files}, textes : {versions}, "
        "passages : {passages}, termes : {terms}",
        release=found.release,
        files=number(found.files),
        versions=number(found.versions),
        passages=number(found.passages),
        terms=number(found.terms),
    )
    yield Line(Role.PLAIN, read)
    for fault in found.faults:
        yield Line(Role.NOTICE, fault)
    state = "damaged" if found.faults else "whole"
    yield Line(Role.FIRST, speech.tell("release", state))
