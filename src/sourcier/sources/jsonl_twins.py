"""The same text under several ids becomes one document that knows them all."""

from dataclasses import replace

from sourcier.evidence.document import Document
from sourcier.sources.reading import Read, Remark


def merged(found: Read) -> Read:
    """Merge documents whose texts differ by nothing but white space.

    The document of the first id, in sorted order, stands; the others become `also`.

    Args:
        found: documents and remarks of one block.
    """
    groups: dict[str, list[Document]] = {}
    for item in found:
        if isinstance(item, Remark):
            yield item
        else:
            groups.setdefault(" ".join(item.text.split()), []).append(item)
    for group in groups.values():
        first, *others = sorted(group, key=lambda document: document.id)
        yield replace(first, also=tuple(other.id for other in others))
