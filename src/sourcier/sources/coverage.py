"""What a source covers, who publishes it, and what it lacks: read from `coverage.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Coverage:
    """A source in the words of its page.

    Args:
        publisher: who publishes it, and with whose money.
        covers: what can be found in it.
        lacks: what cannot.
    """

    publisher: str
    covers: str
    lacks: str


def coverage(kind: str, issuer: str, *, lang: str) -> Coverage | None:
    """Say what a source covers: of its publisher, else of its kind; None when unknown.

    Args:
        kind: which reader.
        issuer: as the configuration writes it.
        lang: fr or en.

    >>> coverage("bdpm", "", lang="en").publisher[:4], coverage("jsonl", "?", lang="fr")
    ('ANSM', None)
    """
    known = _table()
    return known.get((kind, issuer, lang)) or known.get((kind, "", lang))


@cache
def _table() -> Mapping[tuple[str, str, str], Coverage]:
    text = files(__package__).joinpath("coverage.toml").read_text(encoding="utf-8")
    return {
        (row["kind"], row.get("issuer", ""), lang): Coverage(**row[lang])
        for row in tomllib.loads(text)["coverage"]
        for lang in ("fr", "en")
    }
