"""Words that are in the source because they are read from it."""

from dataclasses import dataclass
from typing import Self

from sourcier.errors import IntegrityError
from sourcier.evidence.document import Document
from sourcier.evidence.outline import governing
from sourcier.evidence.span import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """A place: document, version, span. Its words are read, never kept.

    Args:
        document_id: `NAME:ID`.
        digest: of the version quoted.
        span: where its words stand.
        lead: the lead-in of the list that an item belongs to, if any.
        exceptions: what limits it just after (*sauf*, *toutefois* …).

    >>> salt = Document(id="demo:1", title="Sel", text="Peu de sel. Pas d'alcool.")
    >>> Quotation.at(salt, Span(0, 11)).words(salt)
    'Peu de sel.'
    """

    document_id: str
    digest: str
    span: Span
    lead: Span | None = None
    exceptions: tuple[Span, ...] = ()

    @classmethod
    def at(
        cls,
        document: Document,
        span: Span,
        *,
        lead: Span | None = None,
        exceptions: tuple[Span, ...] = (),
    ) -> Self:
        """Quote a place of a document.

        Raises:
            ValueError: the document ends before the place does.
        """
        for place in (span, *([lead] if lead else []), *exceptions):
            place.of(document.text)
        return cls(document.id, document.digest, span, lead, exceptions)

    def words(self, document: Document) -> str:
        """Read the words in the version quoted.

        Raises:
            IntegrityError: another document or another version was given.
        """
        if (document.id, document.digest) != (self.document_id, self.digest):
            raise IntegrityError(
                "la citation renvoie à {quoted} et non à {given} : "
                "le texte n'est pas montré",
                quoted=f"{self.document_id} ({self.digest[:19]}…)",
                given=f"{document.id} ({document.digest[:19]}…)",
            )
        return self.span.of(document.text)

    def heading(self, document: Document) -> tuple[str, ...]:
        """Give the words of the headings above the place, from the highest down."""
        above = governing(document.outline, self.span.start)
        return tuple(h.place.of(document.text) for h in above)
