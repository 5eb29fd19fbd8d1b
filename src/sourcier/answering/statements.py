"""What a sentence says once the name of its medicine and empty words are taken away.

Two leaflets of one substance say the same thing under two brands: compared without the
brand, their sentences are equal; without their numbers, they differ by these alone.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from sourcier.answering.cues import pattern
from sourcier.drugs.substances import substance_key
from sourcier.evidence.document import Document
from sourcier.nlp.lexemes import LEXEME
from sourcier.nlp.normalise import fold
from sourcier.nlp.numerals import number_forms, unit_code

NAME, NUMBER = "@", "#"
"""What stands for the medicine's name, and for a number with its unit."""
SHORTEST = 3
"""Letters of a name that is taken away: a shorter one would cut other words."""
_PARSED = re.compile(
    r"(?P<comparator>[<>≤≥]=?)? ?(?P<number>\d[\d .,]*\d|\d) ?(?P<unit>[^\d\s]\S*)?"
)
_DOSE = re.compile(
    r"\d[\d ]{0,12}(?:[.,]\d{1,4})? ?[^\d\s,;/]{1,15}"
    r"(?: ?/ ?(?:\d{1,4} ?)?[^\d\s,;/]{1,15})?"
)
_ELIDED = re.compile(r"(?<!\w)[ld]'")
_STRENGTH = re.compile(r"[\s,]*(?<!\w)\d|,")


@dataclass(frozen=True, slots=True)
class Value:
    """A number as written, its separator read in one way, and its unit."""

    amount: str
    unit: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence without its medicine's name.

    Args:
        words: folded, in order; `@` for the name, `#` for each number with its unit.
        values: the numbers, in order.
    """

    words: tuple[str, ...]
    values: tuple[Value, ...]

    @property
    def said(self) -> str:
        """The words with their numbers back: equal for what says the same."""
        numbers = iter(f"{value.amount}{value.unit}" for value in self.values)
        return " ".join(next(numbers) if w == NUMBER else w for w in self.words)


def state(words: str, document: Document) -> Statement:
    """Reduce a sentence of a document.

    >>> salt = Document(id="demo:1", title="SELOX 5 mg, gel", text="-")
    >>> state("N'utilisez pas SELOX plus de 3 jours.", salt).said
    "n'utilisez pas @ plus 3j"
    """
    folded = " ".join(fold(words).split())
    for name in names_of(document):
        folded = folded.replace(name, f" {NAME} ")
    return _stated(pattern("this_medicine").sub(f" {NAME} ", folded))


@lru_cache(maxsize=8_192)
def _stated(folded: str) -> Statement:
    kept: list[str] = []
    values: list[Value] = []
    empty = pattern("empty")
    for word in _lexemes(folded):
        value = _value(word)
        if value:
            values.append(value)
            kept.append(NUMBER)
        elif not empty.fullmatch(word) and [word] != kept[-1:]:
            kept.append(word)
    return Statement(tuple(kept), tuple(values))


def _lexemes(folded: str) -> list[str]:
    parts = _ELIDED.sub("", folded).split(NAME)
    found = [LEXEME.findall(part) for part in parts]
    return [word for part in found for word in [NAME, *part]][1:]


def _value(word: str) -> Value | None:
    found = _PARSED.fullmatch(word)
    unit = unit_code(found["unit"]) if found and found["unit"] else ""
    if not found or (found["unit"] and not unit):  # « 1er » is no number
        return None
    return Value(number_forms(found["number"])[0], unit)


def names_of(document: Document) -> tuple[str, ...]:
    """Give the folded names by which a document calls its medicine, the longest first.

    >>> names_of(Document(id="demo:1", title="SELOX 5 mg, gel", text="-"))
    ('selox 5 mg, gel', 'selox')
    """
    brands = tuple(value for scheme, value in document.codes if scheme == "brand")
    return _names(document.title, brands)


@lru_cache(maxsize=4_096)
def _names(title: str, brands: tuple[str, ...]) -> tuple[str, ...]:
    whole = " ".join(fold(title).split())
    short = _STRENGTH.split(whole, maxsplit=1)[0].strip()
    found = {whole, short, *(" ".join(fold(brand).split()) for brand in brands)}
    return tuple(
        sorted(
            (name for name in found if len(name) >= SHORTEST), key=lambda n: (-len(n), n)
        )
    )


def substances_of(document: Document) -> frozenset[str]:
    """Give the substances of a document as its source lists them; may be empty."""
    listed = {substance_key(v) for scheme, v in document.codes if scheme == "substance"}
    return frozenset(listed - {""})


@lru_cache(maxsize=4_096)
def strengths_of(title: str) -> frozenset[str]:
    """Give the strengths that a title states.

    >>> sorted(strengths_of("SELOX 500 mg/5 ml, sirop"))
    ['500mg/5ml']
    """
    return frozenset(
        "".join(found.group().split()).replace(",", ".")
        for found in _DOSE.finditer(fold(title))
    )
