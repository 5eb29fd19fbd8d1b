"""What French clinicians write short, written out. `lexicons/abbreviations.csv`.

The context of a row is a list of cue words of which one must stand in the question;
`*` ends a cue that takes any ending, and `#` stands for a number just before the
abbreviation (« 24 SA »). A row without context is the default meaning.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sourcier.nlp.lexicon_file import rows
from sourcier.nlp.normalise import fold

FILE = "abbreviations.csv"
COLUMNS = ("abbreviation", "expansion", "origin", "added")
WORDS_FILE = "short_words.csv"

_WORD = re.compile(r"[^\W_]+")
_LETTER = r"[^\W\d_]"
_SHORT = 3
"""Letters up to which a plural s is believed only when it is told from the word."""
_NUMBER_BEFORE = re.compile(r"\d[\s-]?\Z")
_BESIDE = 12
"""Code points on each side that tell a heading in capitals."""
_NUMBER_CUE = "#"
_HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class _Meaning:
    """One row: how it is written, what it stands for, what must stand around it."""

    written: str
    expansion: str
    cues: frozenset[str]
    stems: tuple[str, ...]
    order: int

    @property
    def needs_context(self) -> bool:
        """Tell whether it is no default meaning."""
        return bool(self.cues or self.stems)

    def rank(self, typed: str) -> tuple[bool, bool, int]:
        """Order meanings: context first, then the same capitals, then the file's order."""
        return not self.needs_context, self.written != typed, self.order


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around: the words of the text, a number before, only capitals."""

    words: frozenset[str]
    after_number: bool
    shouted: bool

    def supports(self, meaning: _Meaning) -> bool:
        """Tell whether a cue word of the meaning stands here."""
        if not self.words.isdisjoint(meaning.cues):
            return True
        return any(word.startswith(meaning.stems) for word in self.words)


@cache
def _meanings() -> Mapping[str, Sequence[_Meaning]]:
    known: dict[str, list[_Meaning]] = {}
    for order, row in enumerate(rows(FILE, COLUMNS)):
        cues = fold(row["context"] or "").split()
        known.setdefault(fold(row["abbreviation"]), []).append(
            _Meaning(
                row["abbreviation"],
                row["expansion"],
                frozenset(cue for cue in cues if not cue.endswith("*")),
                tuple(cue[:-1] for cue in cues if cue.endswith("*")),
                order,
            )
        )
    return known


@cache
def _french_words() -> frozenset[str]:
    listed = rows(WORDS_FILE, ["word", "origin", "added"])
    return frozenset(fold(row["word"]) for row in listed)


@cache
def _candidates() -> re.Pattern[str]:
    """Signs of the lexicon first (« K+ », « /j »), then dotted letters, then words."""
    signs = sorted((a for a in _meanings() if not a.isalnum()), key=len, reverse=True)
    listed = "|".join(re.escape(sign) for sign in signs)
    return re.compile(
        rf"(?:(?<!\w)|(?=/))(?:{listed})(?![\w+])"
        rf"|(?<!\w)(?:{_LETTER}\.){{1,7}}{_LETTER}(?!\w)\.?"
        rf"|(?<!{_LETTER}){_LETTER}[^\W_]*(?!\w)",
        re.IGNORECASE,
    )


def expansions(text: str) -> list[tuple[str, str]]:
    """Give the abbreviations of a text, each as typed and written out, in reading order.

    >>> expansions("AINS et IR ?")
    [('AINS', 'anti-inflammatoires non stéroïdiens'), ('IR', 'insuffisance rénale')]
    """
    return list(_read(text, frozenset(_WORD.findall(fold(text)))))


def _read(text: str, words: frozenset[str]) -> Iterator[tuple[str, str]]:
    for found in _candidates().finditer(text):
        typed = found.group()
        if _in_compound(text, found.start(), found.end()):
            continue
        numbered = bool(
            _NUMBER_BEFORE.search(text, max(0, found.start() - 2), found.start())
        )
        shouted = _shouted(text, found.start(), found.end())
        meaning = _meaning(typed, _Around(words, numbered, shouted))
        if meaning:
            yield typed, meaning.expansion


def _shouted(text: str, start: int, end: int) -> bool:
    """Tell a word of a heading in capitals, where capitals say nothing."""
    beside = f"{text[max(0, start - _BESIDE) : start]} {text[end : end + _BESIDE]}"
    return beside.isupper() and any(len(word) > _BESIDE // 3 for word in beside.split())


def _in_compound(text: str, start: int, end: int) -> bool:
    """Refuse a piece of a hyphenated name unless it stands out: « post-AVC »."""
    standing_out = end - start >= _SHORT and text[start:end].isupper()
    before = text[start - 1 : start] in _HYPHENS and text[start - 2 : start - 1].isalnum()
    follows = text[end + 1 : end + 2] if text[end : end + 1] in _HYPHENS else ""
    if follows.isdigit():
        return True
    return (before or follows.isalpha()) and not standing_out


def _meaning(typed: str, around: _Around) -> _Meaning | None:
    bare = typed.replace(".", "")
    for form in (bare, _singular(bare)):
        chosen = [
            meaning
            for meaning in _meanings().get(fold(form), ())
            if _applies(meaning, form, around)
        ]
        if chosen:
            return min(chosen, key=lambda meaning: meaning.rank(form))
    return None


def _singular(typed: str) -> str:
    """Take a plural s off where it cannot be a part of a word: « IECs », « nacos »."""
    stem = typed[:-1]
    plural = typed[-1:] == "s" and (stem.isupper() or len(stem) > _SHORT)
    believed = plural and len(stem) > 1 and fold(typed) not in _french_words()
    return stem if believed else typed


def _applies(meaning: _Meaning, typed: str, around: _Around) -> bool:
    if not _written_alike(meaning.written, typed):
        return False
    counted = _NUMBER_CUE in meaning.cues and around.after_number
    unlike = typed != meaning.written or around.shouted
    if unlike and not counted and fold(typed) in _french_words():
        return False
    return counted or not meaning.needs_context or around.supports(meaning)


def _written_alike(written: str, typed: str) -> bool:
    """Let accents be forgotten, never added: « gel » may be « gél », « à » is no « a »."""
    return typed.isascii() or typed.casefold() == written.casefold() or not typed.isalpha()
