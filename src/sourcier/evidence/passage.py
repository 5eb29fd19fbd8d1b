"""What is indexed: a stretch of one version of one document."""

from dataclasses import dataclass

from sourcier.evidence.span import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one version, with the headings that govern it.

    Args:
        document_id: `NAME:ID`.
        digest: of the version.
        span: the place in the version's text.
        heading: the words of the headings above it, from the highest down.
    """

    document_id: str
    digest: str
    span: Span
    heading: tuple[str, ...] = ()
