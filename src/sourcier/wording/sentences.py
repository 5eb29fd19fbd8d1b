"""The French sentences and labels, read from `french.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def table() -> Mapping[str, Mapping[str, str]]:
    """Give every sentence, by kind and key."""
    text = files(__package__).joinpath("french.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def sentence(kind: str, key: str) -> str:
    """Give the French template of a key.

    Args:
        kind: reason, notice, status, aspect, population or line.
        key: the code that the sentence stands for.

    >>> sentence("status", "in_force")
    'en vigueur'
    """
    return table()[kind][key]


def has(kind: str, key: str) -> bool:
    """Say whether a sentence exists for a key."""
    return key in table()[kind]
