"""Where a sentence ends inside one paragraph of French or English text."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from sourcier.nlp.lexicon_file import rows
from sourcier.nlp.normalise import fold

_CAPITAL = "A-ZÀ-ÖØ-ÞŒ"
_SMALL = "a-zß-öø-ÿœ"
_PLACE = re.compile(
    r"(?<![.!?…])(?P<mark>[.!?…]{1,8})(?:\s?»|[”’\"')\]]){0,4}(?=\s)"
    rf"|(?<=[{_SMALL})\]%])\.(?=[{_CAPITAL}][{_SMALL}’'])"
    rf"|(?<!\S)(?:www\.|https?://)\S{{1,200}}(?=\s[{_CAPITAL}][{_SMALL}’'])"
)
"""A mark and what closes after it; a full stop whose space was lost; an address that
ends a line (flattened leaflets write none after it). Runs of more than eight marks are
leader dots."""

_OPENING = frozenset("«“\"'‘([¿¡·•▪■◦●○‣➢§→*–—-")
_REACH = 32
_INITIALS = re.compile(r"[^\W\d_](?:\.-?[^\W\d_]){0,4}")
_NUMBER_ALONE = re.compile(r"\d{1,3}")
_FIRST_WORD = re.compile(r"([^\W\d_]{1,20})(['’]?)")
_ADDRESS = re.compile(r"[@/]|www\.|\.[a-z]{2,4}\.", re.IGNORECASE)
_ENDS_AFTER_INITIALS: Mapping[str, bool] = MappingProxyType(
    {
        "initials": False,  # « Mme D. Durand »
        "letter": True,  # « vitamine D. Consultez »
    }
)


class _Dot(NamedTuple):
    """A full stop, or what looks like one.

    Args:
        earlier: the word before the last, as it stands.
        word: the word that the dot follows.
        first: that word begins the sentence.
        following: what comes next.
    """

    earlier: str
    word: str
    first: bool
    following: str


@cache
def _abbreviations() -> Mapping[str, str]:
    listed = rows("full_stops.csv", ["written", "before"])
    return {row["written"]: row["before"] for row in listed}


@cache
def _openers(*kinds: str) -> frozenset[str]:
    """Words that begin a sentence rather than name a person."""
    listed = rows("stopwords.csv", ["word", "language", "kind"])
    return frozenset(fold(row["word"]) for row in listed if row["kind"] in kinds)


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Give the places in `start:end` just after each sentence but the last.

    >>> text = "Max. 3 g/j chez M. X. Durand (cf. p. 2). Voir 1.5."
    >>> [text[:place] for place in sentence_ends(text, 0, len(text))]
    ['Max. 3 g/j chez M. X. Durand (cf. p. 2).']
    """
    begun = start
    for found in _PLACE.finditer(text, start, end):
        after = _next_place(text, found.end(), end)
        if after < end and _ends(text, begun, found, after):
            yield found.end()
            begun = after


def _next_place(text: str, place: int, end: int) -> int:
    while place < end and text[place].isspace():
        place += 1
    return place


def _ends(text: str, begun: int, found: re.Match[str], after: int) -> bool:
    if not found["mark"]:
        return found.group() != "." or not _in_address(text, found.start())
    if not _may_begin(text[after]):
        return False
    return found["mark"] != "." or _full_stop(_dot(text, begun, found.start(), after))


def _may_begin(character: str) -> bool:
    if character.isalpha():
        return not character.islower()
    return character.isdigit() or character in _OPENING


def _in_address(text: str, dot: int) -> bool:
    left = text[max(0, dot - _REACH) : dot].rsplit(maxsplit=1)[-1]
    right = text[dot : dot + _REACH].split(maxsplit=1)[0]
    return bool(_ADDRESS.search(left + right))


def _dot(text: str, begun: int, dot: int, after: int) -> _Dot:
    words = text[max(begun, dot - _REACH) : dot].split()
    detached = dot == begun or text[dot - 1].isspace()
    word = "" if detached or not words else words[-1]
    first = len(words) == 1 and dot - begun <= _REACH
    earlier = words[-2] if len(words) > 1 else ""
    return _Dot(earlier, word.lstrip("(«“\"'["), first, text[after : after + _REACH])


def _full_stop(dot: _Dot) -> bool:
    """Tell a full stop from the dot of an abbreviation, an initial or a numbering."""
    known = _abbreviations().get(f"{dot.word}.") or _abbreviations().get(
        f"{dot.word.lower()}."
    )
    if known:
        return known == "no_capital" and dot.following[0].isupper()
    if _NUMBER_ALONE.fullmatch(dot.word):
        return not dot.first and not (dot.word == "0" and dot.following[0].isdigit())
    if _INITIALS.fullmatch(dot.word):
        return _ends_after_initials(dot)
    return True


def _ends_after_initials(dot: _Dot) -> bool:
    kind = _abbreviations().get(dot.earlier.lstrip("(«“\"'["), "")
    if kind in _ENDS_AFTER_INITIALS:
        return _ENDS_AFTER_INITIALS[kind]
    found = _FIRST_WORD.match(dot.following)
    if not found:
        return not dot.following[0].isdigit()
    kinds = ("elision", "elision_negation") if found[2] else _OPENER_KINDS
    return fold(found[1]) in _openers(*kinds)


_OPENER_KINDS = ("function", "question", "negation", "opener")
