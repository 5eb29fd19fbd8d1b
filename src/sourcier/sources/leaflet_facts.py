"""What a leaflet says of itself: its title, brand, substance and date of revision."""

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from sourcier.sources.dates import read_date
from sourcier.sources.leaflet_names import title_end
from sourcier.sources.leaflet_words import fold

OPENING = 80
"""Code points of a title made from the first words of a leaflet."""

_COMMA = re.compile(r" ?,(?!\d)")
_NOT_WORD = re.compile(r"[^a-z0-9]")
_NOT_DIGIT = re.compile(r"\D")
_REVISED = re.compile(
    r"derniere date a laquelle cette notice a ete (?:revisee|approuvee) est ?:? ?(?:le )?"
)
_DATE = re.compile(
    r"[<\[{ ]{0,4}(\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2}[/.]\d{4}|"
    r"(?:\d{1,2}(?:er)? )?[a-z]{3,9} \d{4})(?!\d)"
)
_FOOTER = re.compile(
    r"(?:Retour en haut de la page\s{1,4})?Plan du site\s{1,4}\||//Customisation des fonct|"
    r"Retour en haut de la page\s{0,4}$"
)
_SUBSTANCE = re.compile(r"(?<=[^,\s] )[A-ZÀÂÉÈÊÎÔŒ][a-zàâéèêîôûç'’]{2}")


@dataclass(frozen=True, slots=True)
class Name:
    """A title taken apart.

    Args:
        title: as it stands.
        brand: its words before the strength or the form.
        substance: its words after the form; may be empty.
    """

    title: str
    brand: str
    substance: str


def own_name(text: str, *, given: str) -> Name | None:
    """Read the name that starts a leaflet; None when no known words end its title.

    Args:
        text: the leaflet.
        given: the title of its record, which may help to find the substance.

    >>> own_name("SEL FIN 5 mg, comprimé Chlorure de sodium Encadré Lisez.", given="")
    Name(title='SEL FIN 5 mg, comprimé Chlorure de sodium', brand='SEL FIN', \
substance='Chlorure de sodium')
    """
    end = title_end(text, fold(text[:2000]), len(text))
    title = text[:end].strip()
    return Name(title, brand(title), _substance(title, given)) if title else None


def brand(title: str) -> str:
    """Give the words of a title before the strength or the form.

    >>> brand("VITAMINE B12 1 000 µg/ml, solution"), brand("SIROPEX, sirop")
    ('VITAMINE B12', 'SIROPEX')
    """
    ends = (_strength().search(fold(title)), _COMMA.search(title))
    return title[: min((m.start() for m in ends if m), default=len(title))].strip()


def agree(given: str, text: str, own: Name | None) -> bool:
    """Say whether the title of a record names the medicine that its text names.

    Brands are compared without accents, case, spaces and signs, and one may be the start
    of the other; strengths by their digits.

    Args:
        given: the title of the record.
        text: the leaflet.
        own: the name that starts it.
    """
    mine, yours = _bare(own.title if own else text[:400]), _bare(given)
    if mine.startswith(yours):
        return True
    one, two = _bare(own.brand if own else text[:400]), _bare(brand(given))
    if not one or not two or not (one.startswith(two) or two.startswith(one)):
        return False
    doses = _digits(given), _digits(own.title) if own else ""
    return not all(doses) or doses[0] == doses[1]


def opening(text: str) -> str:
    r"""Take the first words of a leaflet as its title when no known words end it.

    >>> opening("SEL FIN 5 mg, comprimé\nLisez.")
    'SEL FIN 5 mg, comprimé'
    """
    line = text.strip().partition("\n")[0]
    if len(line) <= OPENING:
        return line
    return line[: OPENING + 1].rpartition(" ")[0] or line[:OPENING]


def revised(text: str) -> date | None:
    """Read the date of the last revision, where a real one stands.

    >>> revised("La dernière date à laquelle cette notice a été révisée est 03/2020.")
    datetime.date(2020, 3, 1)
    """
    folded = fold(text[-20_000:])
    stated = _REVISED.search(folded)
    written = _DATE.match(folded, stated.end()) if stated else None
    return read_date(written.group(1)) if written else None


def body_end(text: str) -> int:
    """Say where a leaflet ends and the menu and scripts of the web site begin."""
    footer = _FOOTER.search(text)
    return len(text[: footer.start()].rstrip()) if footer else len(text)


def _substance(title: str, given: str) -> str:
    """Take the words after the form: from a capital on, else after the given title."""
    ends = (_COMMA.search(title), _strength().search(fold(title)))
    named = _SUBSTANCE.search(title, min((m.end() for m in ends if m), default=len(title)))
    start = named.start() if named else _after(title, given)
    return title[start:].strip(" ,.;:")


def _after(title: str, given: str) -> int:
    """Say where a title goes on after the given one, at a word; its end if it does not."""
    left = len(_bare(given))
    if not left or not _bare(title).startswith(_bare(given)):
        return len(title)
    for index, char in enumerate(fold(title)):
        if not left:
            return index if char == " " else len(title)
        left -= char.isascii() and char.isalnum()
    return len(title)


def _digits(title: str) -> str:
    """Give the figures of a title from its strength to its form."""
    strength = _strength().search(fold(title))
    if strength is None:
        return ""
    comma = _COMMA.search(title, strength.end())
    stop = comma.start() if comma else strength.end()
    return _NOT_DIGIT.sub("", fold(title)[strength.start() : stop]).lstrip("0")


def _bare(title: str) -> str:
    return _NOT_WORD.sub("", fold(title))


@cache
def _strength() -> re.Pattern[str]:
    """Compile a number with one of the units of `rubrics/dose_units.csv`."""
    path = files(__package__) / "rubrics" / "dose_units.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    units = sorted((re.escape(fold(row["unit"])) for row in rows), key=len, reverse=True)
    return re.compile(
        rf",? ?(?<![a-z0-9.,])\d[\d .,]{{0,20}}? ?(?:{'|'.join(units)})(?![a-z])"
    )
