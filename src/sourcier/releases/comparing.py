"""What differs between two releases kept here."""

from sourcier.errors import ReleaseError
from sourcier.releases.changes import Changes, between, in_force
from sourcier.releases.manifest import manifests, read_manifest
from sourcier.releases.workshop import CORPUS, Workshop


def compare(workshop: Workshop, before: str = "", after: str = "") -> Changes:
    """Tell what two releases hold in force differently.

    Args:
        workshop: place and adapters.
        before: name of the older one; when empty, the release built before `after`.
        after: name of the newer one; when empty, the last one built.

    Raises:
        ReleaseError: a name is unknown, a release is damaged, or there is only one.
    """
    known = [manifest.name for manifest in manifests(workshop.home)]
    later = _named(after, known, workshop) or (known[-1] if known else "")
    earlier = _named(before, known, workshop) or _preceding(later, known)
    if not earlier:
        raise ReleaseError(
            "il faut deux versions pour les comparer ; versions présentes : {known}",
            known=", ".join(known) or "aucune",
        )
    return between(_held(workshop, earlier), _held(workshop, later), names=(earlier, later))


def _named(name: str, known: list[str], workshop: Workshop) -> str:
    """Give a name that is known, or say why it cannot be used."""
    if name and name not in known:
        if name in workshop.home.names():
            read_manifest(workshop.home.folder(name))
        raise ReleaseError(
            "la version {name} n'existe pas ; versions présentes : {known}",
            name=name,
            known=", ".join(known) or "aucune",
        )
    return name


def _preceding(name: str, known: list[str]) -> str:
    place = known.index(name) if name in known else 0
    return known[place - 1] if place else ""


def _held(workshop: Workshop, name: str) -> dict[str, str]:
    corpus = workshop.open_corpus(workshop.home.folder(name) / CORPUS)
    try:
        return in_force(corpus.every_version())
    finally:
        corpus.close()
