"""The word lists of the audit, read from `words.toml`."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """Give a list of words.

    >>> "devant" in words("ranked")
    True
    """
    text = files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[name].split())
