"""A document as a release holds it: which text, valid from when to when."""

from dataclasses import dataclass
from datetime import date

from sourcier.evidence.document import Document
from sourcier.evidence.span import Span
from sourcier.evidence.status import Status


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document and its validity, which is the source's, not ours.

    Args:
        number: its row in the release, in the release's own order.
        document_id: `NAME:ID`.
        digest: of the record.
        source: the name of the source block.
        status: what the issuer, or a later edition, says of it.
        valid_from: first day.
        valid_to: first day on which it no longer holds; None while it does.
        superseded_by: id of the document that replaces it; None when nothing does.
        retrieved: when the text was fetched.
        known_from: the first release that held it.
    """

    number: int
    document_id: str
    digest: str
    source: str
    status: Status
    valid_from: date
    valid_to: date | None
    superseded_by: str | None
    retrieved: date | None
    known_from: str

    def holds_on(self, day: date) -> bool:
        """Say whether this version is valid on a day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class Held:
    """A version with its text, read and checked."""

    version: Version
    document: Document


@dataclass(frozen=True, slots=True)
class Place:
    """Where an indexed passage stands.

    Args:
        passage: its number in the release.
        version: the number of its version.
        span: its place in the version's text.
        words: fingerprint of its words, the same for the same words.
    """

    passage: int
    version: int
    span: Span
    words: int
