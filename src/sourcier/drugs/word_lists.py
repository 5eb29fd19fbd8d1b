"""The word lists of this room, each row with its origin."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from sourcier.nlp.lexicon_file import parse
from sourcier.nlp.normalise import fold

WORD = re.compile(r"[a-z0-9]+")


def words_of(text: str) -> list[str]:
    """Split into folded words of letters and digits."""
    return WORD.findall(fold(text))


def rows(file: str, columns: Sequence[str]) -> Iterator[Mapping[str, str]]:
    """Give the rows of a list.

    Raises:
        SourceError: a row lacks one of the columns.
    """
    text = files(__package__).joinpath("lexicons", file).read_text(encoding="utf-8")
    return parse(text, file, columns)


def digest(names: Sequence[str]) -> str:
    """Give six characters that change when a word list does."""
    folder = files(__package__).joinpath("lexicons")
    read = "".join(folder.joinpath(name).read_text(encoding="utf-8") for name in names)
    return hashlib.sha256(read.encode()).hexdigest()[:6]


@cache
def roles() -> Mapping[str, str]:
    """Give what a word is within the name of a substance: salt, state, part or link."""
    return {row["word"]: row["role"] for row in rows("salts.csv", ["word", "role"])}


@cache
def common_words() -> Mapping[str, str]:
    """Give the names that are ordinary words as well, and whether a context tells."""
    read = rows("common_words.csv", ["word", "context"])
    return {row["word"]: row["context"] for row in read}


@cache
def contexts(side: str) -> frozenset[tuple[str, ...]]:
    """Give the words that stand before or after a medicine in a question."""
    read = rows("name_contexts.csv", ["side", "words"])
    return frozenset(tuple(row["words"].split()) for row in read if row["side"] == side)


@cache
def usual_names() -> Mapping[str, tuple[str, ...]]:
    """Give the substances behind a usual name, as the official source spells them.

    >>> usual_names()["co amoxiclav"]
    ('amoxicilline', 'acide clavulanique')
    """
    read = rows("usual_names.csv", ["name", "substances"])
    return {
        " ".join(words_of(row["name"])): tuple(row["substances"].split(" + "))
        for row in read
    }


@cache
def endings(kind: str) -> tuple[str, ...]:
    """Give the endings that speak for a medicine, or for an ordinary word."""
    read = rows("endings.csv", ["ending", "kind"])
    return tuple(row["ending"] for row in read if row["kind"] == kind)
