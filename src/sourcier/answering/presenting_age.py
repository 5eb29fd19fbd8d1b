"""How old a document is, on the day that is asked about."""

from datetime import date

from sourcier.wording.speech import Speech

OLD = 3
"""Years from which a reader is told to compare a document with the version in force."""
MONTHS = 12


def months(day: date, today: date) -> int:
    """Give the whole months between two days.

    >>> months(date(2021, 5, 8), date(2026, 5, 7))
    59
    """
    passed = (today.year - day.year) * MONTHS + today.month - day.month
    return passed - (today.day < day.day)


def is_old(day: date, today: date) -> bool:
    """Say whether a document is to be compared with the version in force."""
    return months(day, today) >= OLD * MONTHS


def age(day: date, today: date, speech: Speech) -> str:
    """Say how long ago a day was; empty within a month.

    >>> from sourcier.wording.speech import FRENCH
    >>> age(date(2021, 5, 8), date(2026, 11, 25), FRENCH)
    'il y a 5 ans'
    """
    passed = months(day, today)
    if passed < 1:
        return ""
    key, count = ("year", passed // MONTHS) if passed >= MONTHS else ("month", passed)
    return speech.tell("line", "ago", age=speech.count(key, count))
