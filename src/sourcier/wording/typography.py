"""French typography of our own words; the words of a source are never touched.

Spacing follows the *Lexique des règles typographiques en usage à l'Imprimerie nationale*:
a narrow no-break space before ; ! ?, a no-break space before : and inside « ».
"""

import re
import unicodedata
from datetime import date

NARROW, WIDE = "\u202f", "\u00a0"
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_HIGH = re.compile(r" ([;!?])")
_COLON = re.compile(r" :(?=\s|$)")
_OPENED, _CLOSED = re.compile("« "), re.compile(" »")
_KEPT = frozenset("\n\t")
_HIDDEN = frozenset({"Cc", "Cs", "Co", "Cn"})
_TURNING = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def typeset(text: str) -> str:
    r"""Put the no-break spaces of French into a sentence of ours.

    >>> typeset("« Sel » : peu ?") == "«\u00a0Sel\u00a0»\u00a0: peu\u202f?"
    True
    """
    text = _HIGH.sub(rf"{NARROW}\1", text)
    text = _COLON.sub(f"{WIDE}:", text)
    return _CLOSED.sub(f"{WIDE}»", _OPENED.sub(f"«{WIDE}", text))


def quoted(words: str) -> str:
    """Put words of a source between French quotation marks, untouched."""
    return f"«{WIDE}{words}{WIDE}»"


def number(value: float, *, digits: int = 0) -> str:
    r"""Write a number the French way: narrow spaces by thousands, a decimal comma.

    >>> number(129480) == "129\u202f480", number(0.5, digits=2)
    (True, '0,50')
    """
    return f"{value:,.{digits}f}".replace(",", NARROW).replace(".", ",")


def day(value: date) -> str:
    """Write a date in French words.

    >>> day(date(2026, 9, 1)), day(date(2022, 12, 21))
    ('1er septembre 2026', '21 décembre 2022')
    """
    first = "1er" if value.day == 1 else str(value.day)
    return f"{first} {MONTHS[value.month - 1]} {value.year}"


def harmless(text: str) -> str:
    r"""Show control characters, which could steer a terminal, as a mark of their own.

    >>> harmless("a\x1b[2Jb")
    'a�[2Jb'
    """
    steering = [ord(character) for character in set(text) if _steers(character)]
    return text.translate(dict.fromkeys(steering, "\ufffd")) if steering else text


def _steers(character: str) -> bool:
    return character in _TURNING or (
        unicodedata.category(character) in _HIDDEN and character not in _KEPT
    )
