"""Superscripts and subscripts in plain text, without making another number of them."""

_FORMS = {
    "sup": str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ"),
    "sub": str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
}
_MARKS = {"sup": "^", "sub": "_"}

NAMES = frozenset(_FORMS)
"""The elements of HTML and JATS that raise or lower their words."""


def raised(name: str, words: str, *, before: str) -> str:
    """Write a superscript or a subscript after the words that it is attached to.

    After a digit it is written with raised digits, or behind a mark when there is no such
    character: a power of ten or a footnote call must not become part of a dose.
    Elsewhere it is written as it is, so that `CO2` is found.

    Args:
        name: `sup` or `sub`.
        words: what is raised.
        before: what stands before it.

    >>> raised("sup", "3", before="10"), raised("sup", "a", before="5")
    ('³', '^a')
    >>> raised("sub", "2", before="CO"), raised("sup", "2+", before="Ca")
    ('2', '2+')
    """
    if not words.strip() or not before[-1:].isdigit():
        return words
    written = words.translate(_FORMS[name])
    plain = any(char == kept for char, kept in zip(words, written, strict=True))
    return f"{_MARKS[name]}{words}" if plain else written
