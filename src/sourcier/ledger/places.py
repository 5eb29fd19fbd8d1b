"""What is kept of a reply: places, never words of a source (DESIGN section 1)."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
PLACE = ("start", "end", "page", "score", "why")
DOCUMENT = (
    *("id", "digest", "source", "status", "superseded_by", "valid_from", "valid_to"),
    *("published", "updated", "retrieved"),
)
TYPED = frozenset({"question", "unrecognised", "corrections", "why", "message", "text"})
"""Keys that hold words of the question, or sentences of ours that repeat them."""


def quotation_place(quotation: Mapping[str, Any]) -> Json:
    """Give where a quotation stands, in which version, and how it was chosen."""
    return {
        **{key: quotation[key] for key in PLACE},
        "lead": quotation["lead"] is not None,
        "exceptions": [[one["start"], one["end"]] for one in quotation["exceptions"]],
        "document": {key: quotation["document"][key] for key in DOCUMENT},
        "same_in": [one["id"] for one in quotation["same_in"]],
    }


def _quotations(found: Sequence[Mapping[str, Any]]) -> list[Json]:
    return [quotation_place(one) for one in found]


def _conflicts(found: Sequence[Mapping[str, Any]]) -> list[Json]:
    return [
        {"on": one["on"], "quotations": _quotations(one["quotations"])} for one in found
    ]


REDUCED: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {"quotations": _quotations, "nearest": _quotations, "conflicts": _conflicts}
)


def places(reply: Mapping[str, Any], *, words: bool) -> Json:
    """Reduce a reply to its places and to what was understood.

    Args:
        reply: as JSON.
        words: keep those of the question; without them, no word typed is kept.
    """
    kept = {
        key: REDUCED[key](value) if key in REDUCED else value
        for key, value in reply.items()
        if key not in {"id", "question"}
    }
    return kept if words else untyped(kept)


def untyped(found: Mapping[str, Any]) -> Json:
    """Leave out every key that may hold words of the question."""
    return {key: _untyped(value) for key, value in found.items() if key not in TYPED}


def _untyped(value: object) -> object:
    if isinstance(value, Mapping):
        return untyped(value)
    return [_untyped(one) for one in value] if isinstance(value, list) else value
