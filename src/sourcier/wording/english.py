"""English, read from its catalogue when it is asked for; Babel reads the file."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from io import BytesIO

from babel.dates import format_date
from babel.messages.pofile import read_po

from sourcier.wording.speech import Speech

FILE = ("locale", "en.po")
LOCALE = "en_GB"


@cache
def catalogue() -> Mapping[str, str]:
    """Give every English template by its French one."""
    data = files(__package__).joinpath(*FILE).read_bytes()
    entries = read_po(BytesIO(data), locale="en")
    return {str(entry.id): str(entry.string) for entry in entries if entry.id}


def _read(template: str) -> str:
    return catalogue().get(template, template)


def _number(value: float, *, digits: int = 0) -> str:
    return f"{value:,.{digits}f}"


def _day(value: date) -> str:
    return format_date(value, "d MMMM y", locale=LOCALE)


ENGLISH = Speech("en", _read, _number, _day, singular=lambda count: count == 1)
