"""The ways to find the headings of a text that a source block may name."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sourcier.evidence.outline import Outline
from sourcier.sources import leaflet_outline, markdown_outline, rcp_outline


def _nothing(_text: str) -> Outline:
    return ()


OUTLINES: Mapping[str, Callable[[str], Outline]] = MappingProxyType(
    {
        "none": _nothing,
        "markdown": markdown_outline.outline,
        "leaflet": leaflet_outline.outline,
        "rcp": rcp_outline.outline,
    }
)
"""Values of `outline` in a source block, in the order in which a refusal lists them."""
