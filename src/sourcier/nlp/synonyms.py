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
from sourcier.nlp.tokens import analyse, places

FILE = "synonyms.csv"
LINKS_FILE = "linking_words.csv"
FALSE_FRIENDS_FILE = "false_friends.csv"
COLUMNS = ("group", "term", "register", "origin", "added")

_WORD = re.compile(r"[^\W_]+")
_HYPHEN = re.compile(r"(?<=\w)[-‐‑](?=\w)")
_HYPHEN_BEFORE = re.compile(r"\w[-‐‑]")
_HYPHEN_AFTER = re.compile(r"[-‐‑](\w+)")
_PAUSE = re.compile(r"[.;:!?()\n/]|,\s")
_SHORT = 4
"""Letters up to which a stem says too little: « dos » and « dose » share theirs."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A token of a text with its place, and the words before it that change a meaning.

    Args:
        key: the token; short words and false friends as they are written.
        link: « sous » of « sous la peau »; empty when there is none.
        start: where it begins.
        end: where it stops.
    """

    key: str
    link: str
    start: int
    end: int

    @property
    def linked(self) -> str:
        """Give the token with its link."""
        return f"{self.link} {self.key}" if self.link else self.key


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The other terms of each expression, and how long expressions may be."""

    others: Mapping[tuple[str, ...], tuple[str, ...]]
    lengths: Mapping[str, Sequence[int]]


def _words(text: str) -> list[_Word]:
    """Give what expressions are made of, hyphens being read as spaces."""
    spaced = _HYPHEN.sub(" ", text)
    found: list[_Word] = []
    for token, span in places(spaced):
        gap = spaced[found[-1].end if found else 0 : span.start]
        key = _key(token, fold(span.of(spaced)))
        found.append(_Word(key, _link(gap), span.start, span.end))
    return found


def expression(text: str) -> tuple[str, ...]:
    """Give what two texts of one expression have in common.

    >>> expression("maux de tête") == expression("Maux de la tête")
    True
    """
    return _joined(_words(text))


def _joined(found: Sequence[_Word]) -> tuple[str, ...]:
    """Join tokens; the link before the first belongs to no expression."""
    return (*(word.key for word in found[:1]), *(word.linked for word in found[1:]))


def _link(gap: str) -> str:
    if len(gap) <= 1:
        return ""
    return " ".join(word for word in _WORD.findall(fold(gap)) if word in _links())


@cache
def _links() -> frozenset[str]:
    listed = rows(LINKS_FILE, ["word", "origin", "added"])
    return frozenset(fold(row["word"]) for row in listed)


def _key(token: str, written: str) -> str:
    """Compare short words, and those listed as false friends, as they are written."""
    letters = written.rpartition("'")[2]
    singular = letters.rstrip("sx") if len(letters) >= _SHORT else letters
    if len(singular) <= _SHORT or letters in _false_friends():
        return f"={singular}"
    return token


@cache
def _false_friends() -> frozenset[str]:
    """Words whose stem is that of a term of another meaning: « réglisse », « règles »."""
    listed = rows(FALSE_FRIENDS_FILE, ["word", "not", "origin", "added"])
    return frozenset(fold(row["word"]) for row in listed)


@cache
def _lexicon() -> _Lexicon:
    groups: dict[str, dict[tuple[str, ...], str]] = {}
    for row in rows(FILE, COLUMNS):
        key = expression(row["term"])
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
    return list(_read(text, _words(text), _lexicon()))


def _read(
    text: str, found: Sequence[_Word], lexicon: _Lexicon
) -> Iterator[tuple[str, tuple[str, ...]]]:
    position = 0
    while position < len(found):
        for length in lexicon.lengths.get(found[position].key, ()):
            piece = found[position : position + length]
            others = lexicon.others.get(_joined(piece))
            typed = text[piece[0].start : piece[-1].end]
            if others and _stands_alone(text, piece[0].start, piece[-1].end):
                yield typed, others
                position += length
                break
        else:
            position += 1


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Refuse a piece of a compound (« contre-indication ») and what a pause parts."""
    if _PAUSE.search(text, start, end) or _HYPHEN_BEFORE.match(text, max(0, start - 2)):
        return False
    after = _HYPHEN_AFTER.match(text, end)
    return not (after and analyse(after[1]))  # « allaitez-vous » is no compound
