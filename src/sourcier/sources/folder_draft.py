"""What the reader of one file format gives to the reader of folders."""

from dataclasses import dataclass, field
from datetime import date

from sourcier.evidence.document import Relation
from sourcier.evidence.outline import Outline
from sourcier.evidence.status import Status
from sourcier.sources.reading import Remark


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says of itself; empty or None where it says nothing.

    Args:
        id: the document's key within the source, instead of the file's path.
        title: of the document.
        issuer: who publishes it.
        url: where its issuer shows it.
        licence: under which it may be used.
        language: ISO 639-1.
        published: first publication.
        updated: last revision.
        retrieved: when it was fetched.
        status: what its issuer says of it.
        relations: links to other documents.
        codes: (scheme, value) pairs in sorted order.
    """

    id: str = ""
    title: str = ""
    issuer: str = ""
    url: str = ""
    licence: str = ""
    language: str = ""
    published: date | None = None
    updated: date | None = None
    retrieved: date | None = None
    status: Status | None = None
    relations: tuple[Relation, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """The words of one file, with what it says of itself.

    Args:
        text: NFC; may be empty.
        outline: headings, their places in `text`.
        facts: what the file says of itself.
        pages: offset at which each page starts.
        remarks: what had to be repaired.
    """

    text: str
    outline: Outline = ()
    facts: Facts = field(default_factory=Facts)
    pages: tuple[int, ...] = ()
    remarks: tuple[Remark, ...] = ()
