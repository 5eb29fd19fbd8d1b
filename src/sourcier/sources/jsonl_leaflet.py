"""What a leaflet's own title says, against what its record says."""

from dataclasses import replace

from sourcier.evidence.document import Document
from sourcier.sources import leaflet_facts
from sourcier.sources.leaflet_facts import Name


def named(document: Document, *, given: bool) -> tuple[Document, bool]:
    """Complete a leaflet from its own text, which stands where its record disagrees.

    Args:
        document: as its record describes it.
        given: the record has a title.

    Returns:
        The leaflet, and whether its record agrees. Where it does not, the codes and the
        address that came with the record are dropped: they are another leaflet's.
    """
    title = document.title if given else ""
    own = leaflet_facts.own_name(document.text, given=title)
    agrees = not title or leaflet_facts.agree(title, document.text, own)
    updated = document.updated or leaflet_facts.revised(document.text)
    known = replace(
        document,
        title=_title(document, own, agrees=agrees and given),
        url=document.url if agrees else "",
        updated=updated,
        codes=tuple(sorted({*(document.codes if agrees else ()), *_codes(own)})),
    )
    return known, agrees


def _title(document: Document, own: Name | None, *, agrees: bool) -> str:
    """Choose the record's title when it agrees, else the text's own."""
    if agrees:
        return document.title
    return own.title if own else leaflet_facts.opening(document.text)


def _codes(own: Name | None) -> set[tuple[str, str]]:
    found = {("brand", own.brand), ("substance", own.substance)} if own else set()
    return {(scheme, value) for scheme, value in found if value}
