"""The same thing in a professional's and in a patient's words. `lexicons/synonyms.csv`.

Leaflets are written for patients, questions by professionals. Terms are compared as the
analyzer's tokens, so that plurals and feminines meet. `+` after a register marks a term
that belongs to several groups on purpose.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sourcier.nlp.lexicon_file import rows
from sourcier.nlp.normalise import fold
from sourcier.nlp.tokens import places

FILE = "synonyms.csv"
COLUMNS = ("group", "term", "register", "origin", "added")

_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")
_PAUSE = re.compile(r"[.;:!?()\n/]|,\s")
_SHORT = 4
"""Letters up to which a stem says too little: « dos » and « dose » share theirs."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A token of a text with its place; short words also as they are written."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The other terms of each expression, and how long expressions may be."""

    others: Mapping[tuple[str, ...], tuple[str, ...]]
    lengths: Mapping[str, Sequence[int]]


def words(text: str) -> list[_Word]:
    """Give what expressions are made of, hyphens being read as spaces."""
    spaced = _HYPHEN.sub(" ", text)
    return [
        _Word(_key(token, fold(span.of(spaced))), span.start, span.end)
        for token, span in places(spaced)
    ]


def _key(token: str, written: str) -> str:
    letters = written.rpartition("'")[2]
    return letters.rstrip("sx") or letters if len(letters) <= _SHORT else token


@cache
def _lexicon() -> _Lexicon:
    groups: dict[str, dict[tuple[str, ...], str]] = {}
    for row in rows(FILE, COLUMNS):
        key = tuple(word.key for word in words(row["term"]))
        groups.setdefault(row["group"], {}).setdefault(key, row["term"])
    others: dict[tuple[str, ...], dict[str, None]] = {}
    lengths: dict[str, set[int]] = {}
    for terms in groups.values():
        for key in terms:
            lengths.setdefault(key[0], set()).add(len(key))
            others.setdefault(key, {}).update(
                dict.fromkeys(term for other, term in terms.items() if other != key)
            )
    return _Lexicon(
        {key: tuple(terms) for key, terms in others.items()},
        {word: sorted(sizes, reverse=True) for word, sizes in lengths.items()},
    )


def synonyms(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Give the expressions of a text that have synonyms, as typed, each with these.

    >>> synonyms("Céphalées sous amlodipine")[0][1]
    ('maux de tête', 'mal de tête', 'douleurs de tête')
    """
    return list(_read(text, words(text), _lexicon()))


def _read(
    text: str, found: Sequence[_Word], lexicon: _Lexicon
) -> Iterator[tuple[str, tuple[str, ...]]]:
    position = 0
    while position < len(found):
        for length in lexicon.lengths.get(found[position].key, ()):
            piece = found[position : position + length]
            others = lexicon.others.get(tuple(word.key for word in piece))
            typed = text[piece[0].start : piece[-1].end]
            if others and not _PAUSE.search(typed):
                yield typed, others
                position += length
                break
        else:
            position += 1
