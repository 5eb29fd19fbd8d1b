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
_NUMBER_CUE = "#"


@dataclass(frozen=True, slots=True)
class _Meaning:
    """One row: how it is written, what it stands for, what must stand around it."""

    written: str
    expansion: str
    cues: frozenset[str]
    stems: tuple[str, ...]
    order: int


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around an abbreviation: the words of the text, a number before."""

    words: frozenset[str]
    after_number: bool

    def supports(self, meaning: _Meaning) -> bool:
        """Tell whether a cue of the meaning stands here."""
        if _NUMBER_CUE in meaning.cues and self.after_number:
            return True
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
        rf"|(?<!\w)(?<!\w-)(?:{_LETTER}\.){{1,7}}{_LETTER}(?!\w|-\w)\.?"
        rf"|(?<![^\W\d_])[^\W\d_][^\W_]*(?!\w)",
        re.IGNORECASE,
    )


def expansions(text: str) -> list[tuple[str, str]]:
    """Give the abbreviations of a text, each as typed and written out, in reading order.

    >>> expansions("AINS et IR ?")
    [('AINS', 'anti-inflammatoires non stéroïdiens'), ('IR', 'insuffisance rénale')]
    """
    words = frozenset(_WORD.findall(fold(text)))
    return list(_read(text, words))


def _read(text: str, words: frozenset[str]) -> Iterator[tuple[str, str]]:
    for found in _candidates().finditer(text):
        typed = found.group()
        if _in_compound(text, found.start(), found.end()):
            continue
        around = _Around(words, bool(_NUMBER_BEFORE.search(text[: found.start()])))
        meaning = _meaning(typed, around)
        if meaning:
            yield typed, meaning.expansion


def _in_compound(text: str, start: int, end: int) -> bool:
    """Refuse a piece of a hyphenated name unless it stands out: « post-AVC »."""
    hyphens = (
        text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalnum()
    ) or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isalnum())
    typed = text[start:end]
    return hyphens and not (len(typed) >= _SHORT and typed.isupper())


def _meaning(typed: str, around: _Around) -> _Meaning | None:
    bare = typed.replace(".", "") if typed.count(".") else typed
    for form in (bare, _singular(bare)):
        known = _meanings().get(fold(form), ())
        chosen = [meaning for meaning in known if _applies(meaning, form, around)]
        if chosen:
            return min(
                chosen, key=lambda meaning: (not _has_context(meaning), meaning.order)
            )
    return None


def _singular(typed: str) -> str:
    """Take a plural s off where it cannot be a part of a word: « IECs », « nacos »."""
    stem = typed[:-1]
    plural = typed.endswith("s") and (stem.isupper() or len(stem) > _SHORT)
    return stem if plural and len(stem) > 1 else typed


def _has_context(meaning: _Meaning) -> bool:
    return bool(meaning.cues or meaning.stems)


def _applies(meaning: _Meaning, typed: str, around: _Around) -> bool:
    if _has_context(meaning):
        return around.supports(meaning)
    return typed == meaning.written or fold(typed) not in _french_words()
