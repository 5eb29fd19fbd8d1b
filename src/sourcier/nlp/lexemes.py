"""What a run of characters says: words, compounds, codes, numbers with their units."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from threading import Lock
from typing import NamedTuple

import Stemmer

from sourcier.nlp.lexicon_file import rows
from sourcier.nlp.normalise import fold
from sourcier.nlp.numerals import (
    NUMBER,
    NUMBER_WITH_UNIT,
    duration_word,
    number_parts,
    unit_code,
)

_LETTERS = r"[^\W\d_]"
_JOINED = r"(?:[-'/][^\W_]+){0,20}"
LEXEME = re.compile(
    rf"(?:{_LETTERS}\.){{2,8}}(?![^\W_])"
    rf"|{_LETTERS}[^\W_]*{_JOINED}"
    rf"|{NUMBER_WITH_UNIT}|{NUMBER}(?![^\W_]|-{_LETTERS})"
    rf"|[^\W_]+{_JOINED}"
)
"""One lexeme of a folded text. Nothing repeats inside a repetition: linear time."""

_NAME_AND_STRENGTH = re.compile(rf"({_LETTERS}{{4,}})(\d{{1,5}}(?:{_LETTERS}{{1,2}})?)")
_SHORTEST = len("idee")
"""A feminine ending is looked for in longer words than this one."""

_LONGEST = 255
"""Characters of a token; engines drop what is far longer, and no word is."""

_MANY = 400_000
"""Lexemes kept per language: the vocabulary of 130,000 leaflet passages is a tenth."""


class Part(NamedTuple):
    """A token, and which part of the lexeme it stands for."""

    token: str
    start: int
    end: int


def _words_of(language: str, *kinds: str) -> frozenset[str]:
    return frozenset(
        fold(row["word"])
        for row in rows("stopwords.csv", ["word", "language", "kind"])
        if row["language"] == language and row["kind"] in kinds
    )


class Expander:
    """Lexemes to tokens in one language; remembers, since a vocabulary is small.

    Args:
        language: of the stop list.
        stem: reduces one folded word.
        room: lexemes remembered before it forgets them all.
    """

    def __init__(
        self, language: str, stem: Callable[[str], str], *, room: int = _MANY
    ) -> None:
        """Start with an empty memory."""
        self._stop = _words_of(language, "function", "question")
        self._elided = _words_of("fr", "elision", "elision_negation")
        self._negations = _words_of("fr", "elision_negation")
        self._stem = stem
        self._room = room
        self._known: dict[str, tuple[str, ...]] = {}

    def tokens(self, lexeme: str) -> tuple[str, ...]:
        """Give the tokens of a lexeme."""
        known = self._known.get(lexeme)
        if known is None:
            known = tuple(part.token for part in self.parts(lexeme))
            if len(self._known) >= self._room:
                self._known.clear()
            self._known[lexeme] = known
        return known

    def parts(self, lexeme: str) -> tuple[Part, ...]:
        """Give the tokens of a lexeme with their places inside it."""
        if lexeme in self._stop:
            return ()
        if not (lexeme[0].isdigit() or lexeme[0] in "<>≤≥"):
            return tuple(self._word_parts(lexeme))
        parts = number_parts(lexeme)
        if not parts:
            return tuple(self._word_parts(lexeme))
        return tuple(Part(token, start, end) for token, start, end in parts)

    def _word_parts(self, lexeme: str) -> Iterator[Part]:
        if "." in lexeme:
            yield from self._plain(lexeme.replace(".", ""), 0, len(lexeme))
        elif "/" in lexeme and (code := unit_code(lexeme)):
            yield Part(code, 0, len(lexeme))
        else:
            for found in re.finditer(r"[^/]+", lexeme):
                yield from self._without_elision(found.group(), found.start())

    def _without_elision(self, word: str, at: int) -> Iterator[Part]:
        if word in self._stop:
            return
        head, apostrophe, rest = word.partition("'")
        if not apostrophe:
            yield from self._compound(word, at)
        elif head in self._elided:
            if head in self._negations:
                yield Part(f"{head}e", at, at + len(head))
            yield from self._without_elision(rest, at + len(head) + 1)
        elif rest == "s":
            yield from self._compound(head, at)
        elif rest == "t":
            yield Part("not", at, at + len(word))
        else:
            yield from self._compound(head, at)
            yield from self._without_elision(rest, at + len(head) + 1)

    def _compound(self, word: str, at: int) -> Iterator[Part]:
        if "-" not in word:
            yield from self._plain(word, at, at + len(word))
            return
        pieces = [(m.group(), at + m.start()) for m in re.finditer(r"[^-]+", word)]
        if pieces[-1][0] not in self._stop:
            yield Part(self._reduced(word), at, at + len(word))
        for piece, start in pieces:
            if piece not in self._elided:
                yield from self._plain(piece, start, start + len(piece))

    def _plain(self, word: str, start: int, end: int) -> Iterator[Part]:
        if word in self._stop:
            return
        yield Part(self._reduced(word), start, end)
        named = _NAME_AND_STRENGTH.fullmatch(word)
        if named:
            yield Part(self._reduced(named[1]), start, start + named.end(1))
            for token, first, last in number_parts(named[2]):
                base = start + named.start(2)
                yield Part(token, base + first, base + last)

    def _reduced(self, word: str) -> str:
        if any(map(str.isdigit, word)) or len(word) > _LONGEST:
            return word[:_LONGEST]
        return duration_word(word) or self._stem(word) or word


@cache
def expander(language: str) -> Expander:
    """Give the one expander of a language; any but English is read as French."""
    name = "en" if language == "en" else "fr"
    return Expander(name, _stemmer(name)) if name == language else expander(name)


def _stemmer(language: str) -> Callable[[str], str]:
    lock = Lock()  # a PyStemmer object may serve one thread at a time
    snowball = Stemmer.Stemmer({"fr": "french", "en": "english"}[language], 0)

    def stem(word: str) -> str:
        with lock:
            return str(snowball.stemWord(word))

    def stem_french(word: str) -> str:
        """Bring feminine participles to the masculine, which accents would tell apart."""
        if word.endswith(("ee", "ees")) and len(word) > _SHORTEST:
            word = word[: -1 if word[-1] == "e" else -2]
        return stem(word)

    return stem_french if language == "fr" else stem
