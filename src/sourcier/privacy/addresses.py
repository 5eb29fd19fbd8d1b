"""Postal addresses: a number, a word for a street, its name, then perhaps a town."""

import re
from collections.abc import Iterator

from sourcier.evidence.span import Span
from sourcier.privacy.identifier import Certainty, Identifier, Kind
from sourcier.privacy.reading import Reading

NUMBER = (
    r"(?<![\w.,/])(?i:\d{1,4}(?: ?- ?\d{1,4})?(?: ?(?:bis|ter|quater))?|deux|trois|quatre|"
    r"cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt),? ?"
)
SURE = (
    r"(?i:rue|avenue|av\.?|ave\.?|boulevard|bd\.?|bld|blvd|all[ée]es?|chemin|"
    r"impasse|ruelle)"
)
DOUBTFUL = (
    r"(?i:place|cours|passage|route|square|quai|cit[ée]|voie|villa|r[ée]sidence|"
    r"lotissement|faubourg|hameau|sentier|rond-point|esplanade|mont[ée]e|traverse)"
)
"""Words that mean something else after a number: *2 cours*, *en 2024, place de l'IRM*."""
PARTICLE = r"(?i:d[eu]s?|la|les?|de la|l['’]|d['’]|aux?) ?"
CAPITAL = r"[A-ZÀ-ÖØ-Þ][^\W\d_.'’]{0,24}[.'’]?"
ROOM = r"(?:,? (?i:appt?\.?|appartement|studio|b[âa]t(?:iment)?\.?|chambre) ?\w{1,4})?"
NAME = (
    rf" {{1,2}}(?:{PARTICLE}){{0,2}}[\w.'’]{{1,25}}(?:[ -](?:{PARTICLE})?{CAPITAL}){{0,5}}"
    rf"{ROOM}"
)
POSTCODE = r"(?:F-)?\d\d ?\d{3}(?![\w%]|[.,]\d)"
TOWN = (
    r"[A-ZÀ-ÖØ-Þ][\w'’]{1,24}(?:[ \n]?[ '’-](?:(?:sur|sous|la|le|les|lès|de|en|du)[ -])?"
    r"[A-ZÀ-ÖØ-Þ][\w'’]{1,24}){0,3}(?: (?i:cedex)(?: \d{1,2})?)?(?: \d{1,2}(?!\w))?"
)
NO_UNIT = r"(?![A-Z]{1,3}(?!\w))"
FOLLOWED = re.compile(
    rf"[\s,–(-]{{0,4}}(?:(?i:[àa]\s)?{TOWN}[\s,–(-]{{1,3}})??(?:(?i:dans le ))?{POSTCODE}"
    rf"(?:[\s,–(-]{{1,4}}{NO_UNIT}{TOWN})?"
    rf"|(?:[ -][\w.'’]{{1,25}}){{1,5}}?[ ,–-]{{1,3}}{POSTCODE}[ ,-]{{1,3}}{NO_UNIT}{TOWN}"
)
"""A postcode and a town; after other words of the street's name, both are needed."""
STREETS = (
    (re.compile(NUMBER + SURE + NAME), False),
    (re.compile(NUMBER + DOUBTFUL + NAME), True),
)
PLACED = re.compile(
    rf"(?<![\w.,]){POSTCODE}[ ,]{{1,2}}{NO_UNIT}{TOWN}"
    rf"|{TOWN}(?:,? dans le |, ?| ?\(){POSTCODE}"
)
NEAR = 40
"""Code points before a street within which a word says that somebody lives there."""


def addresses(read: Reading) -> Iterator[Identifier]:
    """Find where somebody lives or works.

    A postcode beside a town alone is only possible: a dose of five digits reads so too.
    """
    lives = list(read.cue_ends("lives"))
    for shape, doubtful in STREETS:
        for match in shape.finditer(read.text):
            followed = FOLLOWED.match(read.text, match.end())
            told = followed is not None or read.near(lives, match.start(), NEAR)
            if told or not doubtful:
                end = followed.end() if followed else match.end()
                yield Identifier(Kind.ADDRESS, Span(match.start(), end), Certainty.CERTAIN)
    for match in PLACED.finditer(read.text):
        span = Span(match.start(), match.end())
        told = read.near(lives, match.start(), NEAR)
        certainty = Certainty.PROBABLE if told else Certainty.POSSIBLE
        yield Identifier(Kind.ADDRESS, span, certainty)
