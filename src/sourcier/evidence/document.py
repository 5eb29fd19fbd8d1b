"""One text of a source, immutable, and the bytes that prove it."""

import hashlib
import json
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sourcier.errors import IntegrityError
from sourcier.evidence.outline import Heading, Outline
from sourcier.evidence.span import Span
from sourcier.evidence.status import Status

FORMAT = "sourcier.document/1"


@dataclass(frozen=True, slots=True)
class Relation:
    """A link that a source states between two documents.

    Args:
        kind: `superseded_by`, `supersedes`, `retracted_by`, `retracts`, `erratum`,
            `erratum_for`, `updated_by`, `updates`, `comment`, `comment_on`, `see`.
        target: the other document: an id of this corpus, a PMID, a DOI or an address.
        note: what the source says of the link, word for word; may be empty.
    """

    kind: str
    target: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one text of a source.

    Args:
        id: `NAME:ID`, the name of the source and the issuer's own key.
        title: as its issuer wrote it.
        text: NFC, without NUL, bidi controls or lone surrogates.
        outline: headings, their places in `text`.
        issuer: who publishes it.
        url: where its issuer shows it; empty when unknown.
        licence: under which it may be used.
        language: ISO 639-1 code of the text.
        published: first publication; None when unknown.
        updated: last revision stated by the document; None when unknown.
        status: what its issuer says of it.
        relations: links to other documents.
        codes: (scheme, value) pairs in sorted order: `cis`, `atc`, `pmid`, `doi`,
            `substance`, `brand` …
        also: other ids under which the same text was received.
        pages: offset at which each page starts (PDF); empty otherwise.

    Raises:
        ValueError: the text is empty or not NFC, or a heading lies outside it.

    >>> Document(id="demo:1", title="Sel", text="Peu de sel.").digest[:13]
    'sha256:f78cf7'
    """

    id: str
    title: str
    text: str
    outline: Outline = ()
    issuer: str = ""
    url: str = ""
    licence: str = ""
    language: str = "fr"
    published: date | None = None
    updated: date | None = None
    status: Status = Status.IN_FORCE
    relations: tuple[Relation, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    retrieved: date | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        """Refuse a document that could not be quoted."""
        if not self.text:
            raise ValueError(f"{self.id}: empty text")
        if not unicodedata.is_normalized("NFC", self.text):
            raise ValueError(f"{self.id}: the text is not NFC")
        if any(heading.governs.end > len(self.text) for heading in self.outline):
            raise ValueError(f"{self.id}: a heading lies outside the text")

    @property
    def record(self) -> bytes:
        """The bytes that are stored and digested: one line of facts, then the text.

        `retrieved` is left out: fetching the same text again makes no new version.
        """
        facts = {
            "format": FORMAT,
            "id": self.id,
            "title": self.title,
            "outline": [
                [h.level, h.place.start, h.place.end, h.governs.end] for h in self.outline
            ],
            "issuer": self.issuer,
            "url": self.url,
            "licence": self.licence,
            "language": self.language,
            "published": self.published.isoformat() if self.published else None,
            "updated": self.updated.isoformat() if self.updated else None,
            "status": self.status,
            "relations": [[r.kind, r.target, r.note] for r in self.relations],
            "codes": self.codes,
            "also": self.also,
            "pages": self.pages,
        }
        head = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
        return f"{head}\n{self.text}".encode()

    @property
    def digest(self) -> str:
        """SHA-256 of the record, with its prefix."""
        return digest_of(self.record)


def digest_of(record: bytes) -> str:
    """Digest a record.

    >>> digest_of(b"")[:15]
    'sha256:e3b0c442'
    """
    return f"sha256:{hashlib.sha256(record).hexdigest()}"


def read_record(record: bytes, *, digest: str, retrieved: date | None) -> Document:
    """Read a stored record back, and refuse it unless its digest is the one expected.

    Args:
        record: the stored bytes.
        digest: what they must hash to.
        retrieved: when the text was fetched, kept beside the record.

    Raises:
        IntegrityError: a byte changed; names the digest, and the document if it can
            still be read.
    """
    if digest_of(record) != digest:
        raise IntegrityError(
            "le document {document} ne correspond plus à son empreinte {digest} : "
            "la version stockée est altérée ; reconstruisez le corpus",
            document=_name_of(record),
            digest=digest,
        )
    head, _, text = record.decode().partition("\n")
    return _document(json.loads(head), text, retrieved)


def _document(facts: dict[str, Any], text: str, retrieved: date | None) -> Document:
    """Build the document back from the facts of its record."""
    return Document(
        id=facts["id"],
        title=facts["title"],
        text=text,
        outline=tuple(
            Heading(level, Span(start, end), Span(start, until))
            for level, start, end, until in facts["outline"]
        ),
        issuer=facts["issuer"],
        url=facts["url"],
        licence=facts["licence"],
        language=facts["language"],
        published=_date(facts["published"]),
        updated=_date(facts["updated"]),
        status=Status(facts["status"]),
        relations=tuple(Relation(*row) for row in facts["relations"]),
        codes=tuple((scheme, value) for scheme, value in facts["codes"]),
        also=tuple(facts["also"]),
        pages=tuple(facts["pages"]),
        retrieved=retrieved,
    )


def _date(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _name_of(record: bytes) -> str:
    """The id in a damaged record, as far as it can be read."""
    head = record.partition(b"\n")[0].decode(errors="replace")
    try:
        return str(json.loads(head)["id"])
    except (ValueError, KeyError, TypeError):
        return "(identifiant illisible)"
