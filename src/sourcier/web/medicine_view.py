"""A medicine as its page shows it: the facts of one speciality, or the list of several."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote as escaped

from sourcier.corpus.store import Store
from sourcier.drugs.listing import Group, grouped, label
from sourcier.drugs.sheets import Block, Sheet
from sourcier.evidence.document import Document
from sourcier.releases.medicines import Medicine
from sourcier.web.reader_view import Entry, plan
from sourcier.web.reply_view import place_of
from sourcier.wording.speech import Speech

MOST = 30
"""Documents listed where several specialities have many."""
ALERTS = (("dispo", "label"), ("cis", "alert"))
"""Official fields to be read first, by table."""
RUBRIC = 2
"""Depth of the rubrics shown."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A field in the words of its source, and where it stands."""

    label: str
    value: str
    place: str


@dataclass(frozen=True, slots=True)
class Section:
    """What one document says under one heading.

    Args:
        title: the heading.
        origin: issuer and edition.
        lang: of the document.
        facts: in its order.
    """

    title: str
    origin: str
    lang: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A document about a medicine, with its rubrics as places.

    Args:
        title: of the document.
        issuer: who publishes it.
        lang: of the document.
        standing: its day, in words.
        place: where it opens.
        rubrics: (words, address) of its headings.
    """

    title: str
    issuer: str
    lang: str
    standing: str
    place: str
    rubrics: tuple[tuple[Entry, str], ...]


@dataclass(frozen=True, slots=True)
class View:
    """A medicine, ready to be drawn.

    Args:
        name: as read.
        typed: as typed.
        corrected: a typing error was forgiven.
        sheet: the only speciality; None when there are several, or none.
        notice: that it is no longer listed; empty when it is.
        alerts: what must be read first: a shortage, an alert of the database.
        sections: facts of the only speciality.
        groups: of several specialities, by form and strength.
        origin: issuer and edition of the list.
        count: of specialities.
        gone: how many earlier editions listed and the newest does not.
        leaflets: other documents.
        left: how many more documents there are.
    """

    name: str
    typed: str
    corrected: bool
    sheet: Sheet | None
    notice: str
    alerts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    groups: tuple[Group, ...]
    origin: str
    count: int
    gone: int
    leaflets: tuple[Leaflet, ...]
    left: int


def view(found: Medicine, store: Store, speech: Speech) -> View:
    """Lay out a medicine.

    Raises:
        IntegrityError: a stored document no longer equals its digest.
    """
    sheet = found.sheets[0] if len(found.sheets) == 1 else None
    documents = _documents(found)
    shown = documents if sheet else documents[:MOST]
    sections = tuple(_section(one, speech) for one in (sheet.blocks if sheet else ()))
    return View(
        name=sheet.title if sheet else found.looked.read,
        typed=found.looked.typed,
        corrected=found.looked.corrected,
        sheet=sheet,
        notice=_gone(sheet, speech) if sheet and sheet.gone else "",
        alerts=tuple(_alerts(sections)),
        sections=sections,
        groups=() if sheet else tuple(grouped(found.sheets)),
        origin=_origin(found.sheets, speech),
        count=len(found.sheets),
        gone=found.gone,
        leaflets=tuple(_leaflets(shown, store, speech, rubrics=len(shown) <= RUBRIC)),
        left=len(documents) - len(shown),
    )


def _alerts(sections: Iterable[Section]) -> Iterator[Fact]:
    wanted = {label(table, name) for table, name in ALERTS}
    facts = (fact for section in sections for fact in section.facts)
    yield from (fact for fact in facts if fact.label in wanted)


def _documents(found: Medicine) -> list[str]:
    listed = (document for sheet in found.sheets for document in sheet.documents)
    return list(dict.fromkeys([*listed, *found.documents]))


def _gone(sheet: Sheet, speech: Speech) -> str:
    return speech.say(
        "Ne figure plus dans l'édition du {day} de la base de données publique.",
        day=speech.day(sheet.newest),
    )


def _origin(sheets: Sequence[Sheet], speech: Speech) -> str:
    if not sheets:
        return ""
    newest = max(sheet.newest for sheet in sheets)
    edition = speech.tell("line", "edition", day=speech.day(newest))
    return f"{sheets[0].blocks[0].held.document.issuer} · {edition}"


def _section(block: Block, speech: Speech) -> Section:
    document, version = block.held.document, block.held.version
    edition = speech.tell("line", "edition", day=speech.day(block.edition))
    return Section(
        title=block.title,
        origin=f"{document.issuer} · {edition}",
        lang=document.language,
        facts=tuple(
            Fact(said.label, said.value, place_of(document.id, version.digest, said.span))
            for said in block.fields
        ),
    )


def _leaflets(
    ids: Iterable[str], store: Store, speech: Speech, *, rubrics: bool
) -> Iterator[Leaflet]:
    for id_ in ids:
        versions = store.versions(id_)
        if versions:
            held = store.held(versions[-1].number)
            document, digest = held.document, held.version.digest
            said = speech.tell("status", held.version.status.value)
            since = speech.say(
                "depuis le {first}", first=speech.day(held.version.valid_from)
            )
            yield Leaflet(
                title=document.title,
                issuer=document.issuer,
                lang=document.language,
                standing=f"{said}, {since}",
                place=f"/documents/{escaped(document.id, safe='')}",
                rubrics=tuple(_rubrics(document, digest)) if rubrics else (),
            )


def _rubrics(document: Document, digest: str) -> Iterator[tuple[Entry, str]]:
    for entry in plan(document):
        if entry.depth <= RUBRIC:
            yield entry, place_of(document.id, digest, entry.place)
