"""List marks inside a line: leaflets come with all their lists on one line."""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from sourcier.nlp.lines import BULLETS

_MARK = re.compile(
    rf"(?<!\S)(?P<mark>[{BULLETS}]|[§→*–—-](?=\s)|o(?=\s)"
    rf"|(?:[0-9]{{1,2}}|[a-z])\)(?=\s)|[0-9]{{1,2}}\.(?=\s))"
)
_BRACKETABLE = frozenset({"-", "–", "—", "1)", "a)", "1."})
_REACH = 160
"""How far back an open bracket is looked for."""


class Mark(NamedTuple):
    """A bullet and where it stands."""

    start: int
    sign: str


class _Around(NamedTuple):
    """What stands around a possible bullet.

    Args:
        sign: the bullet itself.
        before: the word before it, empty at the start of the block.
        after: the word after it.
        earlier: the last mark of the same family in this block, if any.
        bracketed: a bracket is open before it; looked at only where it matters.
    """

    sign: str
    before: str
    after: str
    earlier: str
    bracketed: bool


def family(sign: str) -> str:
    """Give the list to which a mark belongs.

    >>> family("2)"), family("b)"), family("·")
    ('1)', 'a)', '·')
    """
    if sign[0].isdigit():
        return f"1{sign[-1]}"
    return "a)" if sign[-1] == ")" else sign


def marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """Give the bullets of the block `start:end`, in order."""
    earlier: dict[str, str] = {}
    for found in _MARK.finditer(text, start, end):
        sign = found["mark"]
        kin = family(sign)
        around = _Around(
            sign,
            _word_before(text, start, found.start()),
            _word_after(text, found.end(), end),
            earlier.get(kin, ""),
            kin in _BRACKETABLE and _bracketed(text, start, found.start()),
        )
        if around.after and _RULES.get(kin, _is_round)(around):
            earlier[kin] = sign
            yield Mark(found.start(), sign)


def _word_before(text: str, start: int, place: int) -> str:
    words = text[max(start, place - 24) : place].split()
    return words[-1] if words else ""


def _word_after(text: str, place: int, end: int) -> str:
    words = text[place : min(end, place + 24)].split()
    return words[0] if words else ""


def _bracketed(text: str, start: int, place: int) -> bool:
    nearby = text[max(start, place - _REACH) : place]
    return nearby.rfind("(") > nearby.rfind(")")


def _is_round(around: _Around) -> bool:
    """Take a bullet as such unless it multiplies two numbers."""
    return not (around.before[-1:].isdigit() and around.after[0].isdigit())


def _is_letter(around: _Around) -> bool:
    """Take `o` as a sub-bullet, not as a letter of « n o 5 » or of spaced-out text."""
    neighbours = (around.before, around.after)
    if any(len(word) == 1 and word.isalpha() and word not in "àa" for word in neighbours):
        return False
    return bool(around.earlier) or not around.before or around.before[-1] in ":;,.)!?»"


def _is_dash(around: _Around) -> bool:
    """Take a dash as a bullet after a lead-in or an item, not as an aside or a range."""
    if not around.before or around.before[-1] in ":;":
        return True
    if around.earlier != around.sign or around.bracketed:
        return around.before[-1] == "." and around.after[0].isupper()
    return not (around.before[-1].isdigit() and around.after[0].isdigit())


def _is_after_pause(around: _Around) -> bool:
    return not around.before or around.before[-1] in ":;.,!?)»"


def _is_arrow(around: _Around) -> bool:
    return _is_after_pause(around) and around.after[0].isupper()


def _is_section_sign(around: _Around) -> bool:
    return not around.after[0].isdigit()


def _is_numbered(around: _Around) -> bool:
    """Take `2)` as an item when `1)` came before it and no bracket is open."""
    if around.bracketed:
        return False
    if around.earlier:
        return _rank(around.sign) == _rank(around.earlier) + 1 or _is_first(around)
    return _is_first(around)


def _is_numbered_title(around: _Around) -> bool:
    """Take `4.` as a number in a list only where a sentence may begin."""
    starts = around.after[0].isupper() or around.after[0] in '«“"('
    return starts and _is_after_pause(around) and _is_numbered(around)


def _is_first(around: _Around) -> bool:
    return around.sign[:-1] in {"1", "a"} or not around.before


def _rank(sign: str) -> int:
    name = sign[:-1]
    return int(name) if name.isdigit() else ord(name)


_RULES: Mapping[str, Callable[[_Around], bool]] = MappingProxyType(
    {
        "o": _is_letter,
        "-": _is_dash,
        "–": _is_dash,
        "—": _is_dash,
        "*": _is_after_pause,
        "→": _is_arrow,
        "§": _is_section_sign,
        "1)": _is_numbered,
        "a)": _is_numbered,
        "1.": _is_numbered_title,
    }
)
