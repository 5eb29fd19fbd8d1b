"""A medicine as a release shows it: what was typed, and the sheets of its specialities."""

from dataclasses import dataclass
from datetime import date

from sourcier.drugs.looking import Looked, look
from sourcier.drugs.sheets import Editions, Sheet, sheet
from sourcier.releases.release import Release

DATABASE, OPINIONS = "bdpm", "bdpm_has"
"""Kinds of source: the drug database, and the opinions of the HAS in it."""


@dataclass(frozen=True, slots=True)
class Medicine:
    """What was found for a name or a code.

    Args:
        looked: what was typed, and how it was read.
        sheets: of the specialities that the newest edition lists; of one that it no
            longer lists, when its own code was typed or nothing else was found.
        gone: how many specialities earlier editions listed and the newest does not.
        documents: ids of what speaks of it where no database lists it.
    """

    looked: Looked
    sheets: tuple[Sheet, ...]
    gone: int
    documents: tuple[str, ...]


def medicine(typed: str, release: Release) -> Medicine:
    """Find a medicine in a release.

    Raises:
        QuestionError: nothing by this name or code.
        IntegrityError: a stored document no longer equals its digest.
    """
    looked = look(typed, release.names, release.catalogue)
    editions = editions_of(release)
    documents = dict.fromkeys(entry.document for entry in looked.entries)
    codes = dict.fromkeys(
        entry.value
        for document in documents
        if document.partition(":")[0] in editions.database
        for entry in release.catalogue.codes(document)
        if entry.scheme == "cis"
    )
    read = (sheet(cis, release.corpus, release.catalogue, editions) for cis in codes)
    sheets = [found for found in read if found]
    current = tuple(found for found in sheets if not found.gone)
    return Medicine(
        looked=looked,
        sheets=current or tuple(sheets),
        gone=len(sheets) - len(current) if current else 0,
        documents=() if sheets else tuple(documents),
    )


def editions_of(release: Release) -> Editions:
    """Say which sources of a release are the database and the opinions, and their dates."""
    dates: dict[str, list[date]] = {}
    for source in release.manifest.sources:
        dates.setdefault(source.name, []).append(date.fromisoformat(source.edition))
    named = {
        kind: frozenset(s.name for s in release.manifest.sources if s.kind == kind)
        for kind in (DATABASE, OPINIONS)
    }
    return Editions(
        database=named[DATABASE],
        opinions=named[OPINIONS],
        dates={name: tuple(sorted(found)) for name, found in dates.items()},
    )
