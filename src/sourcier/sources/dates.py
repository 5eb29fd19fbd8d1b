"""Dates as French sources write them."""

import re
import unicodedata
from datetime import date

_MONTHS = (
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
)
_SHORT = {
    "janv": 1,
    "fevr": 2,
    "fev": 2,
    "avr": 4,
    "juil": 7,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
_NUMBER_OF = {name: index for index, name in enumerate(_MONTHS, 1)} | _SHORT
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[t ][0-9:.+z-]*)?",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<year>\d{4})-(?P<month>\d{2})",
        r"(?P<month>\d{1,2})/(?P<year>\d{4})",
        r"(?:[a-z]+ )?(?P<day>\d{1,2})(?:er)? (?P<name>[a-z]+)\.? (?P<year>\d{4})",
        r"(?P<name>[a-z]+)\.? (?P<year>\d{4})",
    )
)


def read_date(text: str) -> date | None:
    """Read a date in a French or ISO form; a month alone is its first day.

    Args:
        text: the date and nothing else, spaces around it allowed.

    Returns:
        The date, or None when the text is no date, or a day that does not exist: an
        official file may hold either, and a document without a date is better than one
        with a false date.

    >>> read_date("01/03/2021"), read_date("20210301"), read_date("1er mars 2021")
    (datetime.date(2021, 3, 1), datetime.date(2021, 3, 1), datetime.date(2021, 3, 1))
    >>> read_date("mars 2021"), read_date("31/02/2021")
    (datetime.date(2021, 3, 1), None)
    """
    folded = " ".join(_folded(text).split())
    for form in _FORMS:
        if match := form.fullmatch(folded):
            return _dated(match.groupdict())
    return None


def _folded(text: str) -> str:
    """Lower case without accents: `FÉVRIER` and `fevrier` are one month."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def _dated(parts: dict[str, str | None]) -> date | None:
    """Build the date from the named parts of a form."""
    month = _month(parts)
    year, day = parts["year"], parts.get("day") or "1"
    if month is None or year is None:
        return None
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _month(parts: dict[str, str | None]) -> int | None:
    name, number = parts.get("name"), parts.get("month")
    if name is not None:
        return _NUMBER_OF.get(name)
    return int(number) if number is not None else None
