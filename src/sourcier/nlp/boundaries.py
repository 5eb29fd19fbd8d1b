"""Where a sentence ends inside one paragraph of French or English text."""

import re
from collections.abc import Iterator
from functools import cache

from sourcier.nlp.lexicon_file import rows
from sourcier.nlp.normalise import fold

_STOP = re.compile(r"(?<![.!?…])([.!?…]{1,8})(?:\s?»|[”’\"')\]]){0,4}(?=\s)")
"""A mark and what closes after it. Eight marks at most: longer runs are leader dots."""

_OPENING = frozenset("«“\"'‘([¿¡·•▪■◦●○‣➢§→*–—-")
_WORD_BEFORE = 24
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,4}")
_NUMBER_ALONE = re.compile(r"\d{1,3}")
_FIRST_WORD = re.compile(r"[^\W\d_]{1,20}['’]?")


@cache
def _abbreviations() -> dict[str, str]:
    return {
        row["abbreviation"]: row["before"]
        for row in rows("abbreviations.csv", ["abbreviation", "before"])
    }


@cache
def _openers() -> frozenset[str]:
    """Words that begin a sentence rather than name a person."""
    listed = rows("stopwords.csv", ["word", "language", "kind"])
    negations = {"ne", "pas", "aucun", "aucune", "jamais", "non", "sans", "ni", "no", "not"}
    return frozenset(fold(row["word"]) for row in listed) | negations


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Give the places in `start:end` just after each sentence but the last."""
    begun = start
    for mark in _STOP.finditer(text, start, end):
        after = _next_place(text, mark.end(), end)
        if after < end and _ends(text, begun, mark, after):
            yield mark.end()
            begun = after


def _next_place(text: str, place: int, end: int) -> int:
    while place < end and text[place].isspace():
        place += 1
    return place


def _ends(text: str, begun: int, mark: re.Match[str], after: int) -> bool:
    following = text[after]
    if following.isalpha():
        if following.islower():
            return False
    elif not (following.isdigit() or following in _OPENING):
        return False
    if mark[1] != ".":
        return True
    return _full_stop(text, begun, mark.start(), after)


def _full_stop(text: str, begun: int, dot: int, after: int) -> bool:
    """Tell a full stop from the dot of an abbreviation, an initial or a numbering."""
    head = text[max(begun, dot - _WORD_BEFORE) : dot]
    if not head or head[-1].isspace():
        return True
    word = head.split()[-1].lstrip("(«“\"'[")
    capital = text[after].isupper()
    known = _abbreviations().get(f"{word}.") or _abbreviations().get(f"{word.lower()}.")
    if known:
        return known == "no_capital" and capital
    if _NUMBER_ALONE.fullmatch(word):
        return text[begun:dot].strip() != word and not (
            word == "0" and text[after].isdigit()
        )
    if len(word) < 9 and _INITIALS.fullmatch(word) and ("." in word or len(word) == 1):
        return _after_initial(text, after)
    return True


def _after_initial(text: str, after: int) -> bool:
    found = _FIRST_WORD.match(text, after)
    if not found:
        return not text[after].isdigit()
    return fold(found[0]).rstrip("'") in _openers()
