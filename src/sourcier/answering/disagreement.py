"""Do two sentences about the same thing disagree? Typed rules, no likelihood.

Two kinds are known: one number with its unit differs and nothing else, or one recommends
what the other refuses. Whatever differs besides (a condition, a population, a second
number) leaves the pair alone.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher

from sourcier.answering.cues import pattern
from sourcier.answering.statements import NAME, NUMBER, Statement, Value
from sourcier.nlp.measures import given

RECOMMENDATION = "recommendation"
ALIKE = 0.9
"""Share of the words that two sentences must have in common, in the same order, for one
number to be their only difference."""
SAME_SUBJECT = 0.5
"""Share of the words in common between a sentence that recommends and one that refuses."""
SHORTEST, LONGEST = 3, 40
"""Words of a sentence that can be compared: under, it says too little; over, too much."""
MILLI = {"g": ("mg", 1_000.0), "µg": ("mg", 0.001), "kg": ("mg", 1_000_000.0)}
DIMENSIONS = frozenset({"temperature", "dose", "duration", "frequency"})


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it is compared.

    Args:
        statement: its words and numbers.
        lead: what its lead-in says; empty for what is no item.
        people: of whom it and its headings speak, its own ages aside.
        aspects: what its rubric speaks of.
    """

    statement: Statement
    lead: str
    people: frozenset[str]
    aspects: frozenset[str]


def disagreement(one: Said, other: Said) -> str | None:
    """Say on what two sentences about the same medicine disagree; None when they do not.

    Returns:
        The kind of number, or `recommendation`.
    """
    if (one.lead, one.people) != (other.lead, other.people):
        return None
    if bool(one.aspects or other.aspects) and not one.aspects & other.aspects:
        return None
    return _number(one.statement, other.statement) or _polarity(
        one.statement, other.statement
    )


def _number(one: Statement, other: Statement) -> str | None:
    """Find the one number that differs, all else being alike."""
    if not _comparable(one, other) or len(one.values) != len(other.values):
        return None
    pairs = zip(one.values, other.values, strict=True)
    apart = [n for n, (mine, yours) in enumerate(pairs) if scaled(mine) != scaled(yours)]
    if len(apart) != 1:
        return None
    mine, yours = one.values[apart[0]], other.values[apart[0]]
    if scaled(mine)[1] != scaled(yours)[1]:
        return None
    kinds = {_kind(said, apart[0]) for said in (one, other)}
    kind = kinds.pop()
    return kind if not kinds else None


def _comparable(one: Statement, other: Statement) -> bool:
    sizes = len(one.words), len(other.words)
    if min(sizes) < SHORTEST or max(sizes) > LONGEST or not one.values:
        return False
    return SequenceMatcher(None, one.words, other.words, autojunk=False).ratio() >= ALIKE


def scaled(value: Value) -> tuple[float, str]:
    """Bring a number to the unit in which its like are compared.

    >>> scaled(Value("1", "g")) == scaled(Value("1000", "mg"))
    True
    """
    unit, factor = MILLI.get(value.unit, (value.unit, 1.0))
    return round(float(value.amount) * factor, 9), unit


def _kind(said: Statement, rank: int) -> str | None:
    """Say what kind of number stands at a rank: its unit, or the words around it, tell."""
    at = [n for n, word in enumerate(said.words) if word == NUMBER][rank]
    before = " ".join(said.words[max(0, at - 3) : at])
    after = " ".join(said.words[at + 1 : at + 3])
    value = said.values[rank]
    if pattern("counted_otherwise").search(f"{before} {NUMBER} {after}"):
        return None
    found = given(f"{value.amount} {value.unit or after}", DIMENSIONS)
    if "duration" in found and pattern("aged").search(before):
        return "age"
    return next((kind for kind in _ORDER if kind in found), None)


_ORDER = ("temperature", "duration", "dose", "frequency")


def _polarity(one: Statement, other: Statement) -> str | None:
    """Find what one recommends and the other refuses, without a condition of its own."""
    said = " ".join(one.words), " ".join(other.words)
    if {polarity(said[0]), polarity(said[1])} != {"allowed", "refused"}:
        return None
    if one.values != other.values or any(map(pattern("condition").search, said)):
        return None
    mine, yours = (_subject(words) for words in said)
    shared = len(mine & yours) / max(1, min(len(mine), len(yours)))
    return RECOMMENDATION if mine & yours and shared >= SAME_SUBJECT else None


def polarity(words: str) -> str | None:
    """Say whether folded words allow, refuse, or neither (or both).

    >>> polarity("allaitement est contre-indique"), polarity("allaitement est possible")
    ('refused', 'allowed')
    """
    plain = pattern("not_refused").sub("est possible", words)
    refused = bool(pattern("refused").search(plain))
    allowed = bool(pattern("allowed").search(pattern("refused").sub(" ", plain)))
    if refused == allowed:
        return None
    return "refused" if refused else "allowed"


def _subject(words: str) -> frozenset[str]:
    """The words that tell what is allowed or refused."""
    for kind in ("refused", "allowed"):
        words = pattern(kind).sub(" ", words)
    plain = {word for word in words.split() if word not in {NAME, NUMBER}}
    return frozenset(word for word in plain if len(word) > SHORTEST)
