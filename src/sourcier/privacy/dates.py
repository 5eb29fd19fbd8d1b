"""Dates: of birth after words that say so, any other full one as merely possible."""

import re
from collections.abc import Iterator

from sourcier.privacy.identifier import Certainty, Identifier, Kind
from sourcier.privacy.reading import Reading

DAY, MONTH, YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
SEP = r" {0,2}[/.|-] {0,2}"
NAMED = (
    r"(?:janv(?:ier)?|fev(?:r(?:ier)?)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|"
    r"sept?(?:embre)?|oct(?:obre)?|nov(?:embre)?|dec(?:embre)?)\.?"
)
NUMERAL = (
    r"(?:(?:premier|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|"
    r"quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent|mille|mil|et)"
    r"s?(?!\w))"
)
"""A whole word, with the plural that hesitating hands add to any of them."""
ROMAN = r"(?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})"
FULL = re.compile(
    rf"(?<![\w.,])(?:{DAY}{SEP}{MONTH}{SEP}(?:{YEAR}|\d\d)"
    rf"|{DAY}[ x]{MONTH}[ x]{YEAR}|{DAY}[ ./-]?{ROMAN}[ ./-]?{YEAR}"
    rf"|{YEAR}{SEP}{MONTH}{SEP}{DAY}"
    rf"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2]){YEAR}"
    rf"|{YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    rf"|[0-3] \d [01] \d (?:1 [89]|2 0) \d \d"
    rf"|(?:{DAY}|1er) ?,? ?{NAMED},? ?(?:{YEAR}|\d\d)"
    rf"|{NAMED} {DAY},? ?{YEAR}"
    rf"|(?:{DAY}|{NUMERAL}(?:[ -]{NUMERAL}){{0,3}})[ -](?:{NAMED}|{MONTH})"
    rf"(?:(?:[ -]{NUMERAL}){{2,9}}|[ -](?:{YEAR}|\d\d))"
    rf")(?![\d%]|[.,/]\d)"
)
RANGED = re.compile(
    rf"(?<![\w.,])(?P<value>{DAY}{SEP}{MONTH}) (?:et|ou|au|a) (?:le )?(?={FULL.pattern})"
)
"""`entre le 01/02 et le 02/02/1952`: the year of the second day is that of the first."""
WORDED = re.compile(
    rf"(?<!\w)(?:en|depuis|annee|fin|debut) ?\(?"
    rf"(?P<value>(?:deux[ -]milles?|mill?e?[ -]neuf[ -]cents?)(?:[ -]{NUMERAL}){{1,4}})"
)
"""`en deux mille dix-sept`: a year in letters, after a word that makes it one."""
PART = re.compile(rf"(?:{DAY}{SEP}{MONTH}|{NAMED} ?{YEAR}|{YEAR})(?!\w|[.,/]\d)")
GLUE = re.compile(r"(?:[^\w\n]|le|la|en|au|entre|nuit|dans){0,14}\n?[^\w\n]{0,3}")
AGE = re.compile(r"\s?\(\d{1,3} ans\)")


def dates(read: Reading) -> Iterator[Identifier]:
    """Find the dates of birth, and the other full dates."""
    folded = read.folded
    for cue in read.cue_ends("birth"):
        glue = GLUE.match(folded.text, cue)
        start = glue.end() if glue else cue
        match = next(
            filter(None, (p.match(folded.text, start) for p in (FULL, PART))), None
        )
        if match:
            yield Identifier(
                Kind.BIRTH_DATE, folded.span(match.start(), match.end()), Certainty.CERTAIN
            )
    for shape in (RANGED, WORDED):
        for match in shape.finditer(folded.text):
            span = folded.span(match.start("value"), match.end("value"))
            yield Identifier(Kind.DATE, span, Certainty.POSSIBLE)
    for match in FULL.finditer(folded.text):
        span = folded.span(match.start(), match.end())
        if AGE.match(folded.text, match.end()):
            yield Identifier(Kind.BIRTH_DATE, span, Certainty.PROBABLE)
        else:
            yield Identifier(Kind.DATE, span, Certainty.POSSIBLE)
