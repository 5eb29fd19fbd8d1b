"""Numbers that identify: NIR, RPPS, ADELI, FINESS, hospital records, IBAN.

Codes of medicines are none of them: a CIS has 8 digits, a CIP13 begins with 3400.
"""

import re
from collections.abc import Iterator

from sourcier.evidence.span import Span
from sourcier.privacy.identifier import Certainty, Identifier, Kind
from sourcier.privacy.keys import iban_is_valid, luhn, nir_key
from sourcier.privacy.reading import Reading

GAP = r"[ \u00a0\u202f\t.-]"
NIR = re.compile(
    rf"(?<![\w.,=/])[1-478](?:{GAP}?\d){{4}}{GAP}?(?:\d{GAP}?\d|2{GAP}?[ABab])"
    rf"(?:{GAP}?\d){{6}}(?:{GAP}?\d{GAP}?\d)?(?!\w|{GAP}\d)"
)
GROUPED = re.compile(
    rf"[1-478]{GAP}\d\d{GAP}\d\d{GAP}\w\w{GAP}\d{{3}}{GAP}\d{{3}}(?:{GAP}\d\d)?"
)
CELLS = re.compile(r"(?<![\w.,])\d(?:[ \u00a0\u202f]\d){11,99}(?!\w)")
"""Numbers written one digit to a cell of a form, perhaps with a date beside."""
BARE = re.compile(r"(?<![\w.,+/:°-])\d{10,12}(?![\w%]|[.,/-]\d)")
CODED = re.compile(r"(?:snomed|doi|pmid|isbn|issn|ean|gtin|loinc|nct|code|lot)\W{0,4}$")
IBAN = re.compile(
    r"(?<!\w)[A-Z]{2}\d\d(?:[ \u00a0\u202f]?[A-Z\d]{4}){3,7}(?:[ ]?\w{1,3})?\b"
)
GLUE = (
    r"[^\w\n]{0,5}(?:(?:est|etant|le|la|du|de|n|no|numero|nº|patient|patiente|visite|"
    r"sejour)[^\w\n]{1,4}){0,3}"
)
VALUE = re.compile(
    rf"{GLUE}(?P<value>(?=(?:[a-z]{{0,4}}\d){{5}})[a-z\d]{{5,20}}"
    r"|\d{1,4}(?:[ .]\d{1,4}){2,8})"
    r"(?!\w|\s?(?:ui|mg|µg|g|kg|ml|u|ufc|ans)\b)"
)
BODY, WHOLE, LEAST = 13, 15, 8
MONTHS = frozenset({*range(1, 13), *range(20, 100)})
"""Of birth in a NIR: 20 and above where it is not known (INSEE)."""
LISTED = re.compile(rf"\d{GAP}$")
"""What comes before a number that is one of a row of figures."""
PROFESSIONAL = re.compile(r"10\d{9}")


def numbers(read: Reading) -> Iterator[Identifier]:
    """Find the numbers that identify a person, a professional or a place of care."""
    yield from _with_a_cue(read)
    yield from _nir(read.text)
    for match in IBAN.finditer(read.text):
        if iban_is_valid(re.sub(r"\W", "", match.group())):
            yield _found(Kind.IBAN, match, Certainty.CERTAIN)
    for match in BARE.finditer(read.text):
        yield from _bare(match, read.text)


def _with_a_cue(read: Reading) -> Iterator[Identifier]:
    """Give the numbers that words announce: *IPP : 8012939402*."""
    for kind in (Kind.NIR, Kind.RPPS, Kind.ADELI, Kind.FINESS, Kind.RECORD):
        for cue in read.cue_ends(kind):
            match = VALUE.match(read.folded.text, cue)
            if match and kind is Kind.NIR and _digits(match["value"]) < LEAST:
                continue
            if match:
                span = read.folded.span(match.start("value"), match.end("value"))
                yield Identifier(kind, span, Certainty.CERTAIN)


def _digits(written: str) -> int:
    return sum(map(str.isdecimal, written))


def _nir(text: str) -> Iterator[Identifier]:
    for match in NIR.finditer(text):
        written = re.sub(GAP, "", match.group())
        body, key = written[:BODY], written[BODY:]
        if key and nir_key(body) == int(key):
            yield _found(Kind.NIR, match, Certainty.CERTAIN)
        elif _looks_like_one(match.group(), written):
            yield _found(Kind.NIR, match, Certainty.PROBABLE)
        elif len(written) == WHOLE and not LISTED.search(
            text[max(0, match.start() - 2) : match.start()]
        ):
            yield _found(Kind.NIR, match, Certainty.POSSIBLE)
    for match in CELLS.finditer(text):
        yield _found(Kind.NIR, match, Certainty.PROBABLE)


def _looks_like_one(written: str, compact: str) -> bool:
    """Say whether a number whose key is wrong or missing is written as a NIR is."""
    if GROUPED.fullmatch(written):
        return True
    known = compact[0] in "12" and int(compact[3:5]) in MONTHS
    return written == compact and (len(compact) == WHOLE or known)


def _bare(match: re.Match[str], text: str) -> Iterator[Identifier]:
    """Give a long number that no code or round figure explains."""
    written = match.group()
    before = text[max(0, match.start() - 12) : match.start()].lower()
    if written.endswith("0000") or CODED.search(before):
        return
    professional = PROFESSIONAL.fullmatch(written) and luhn(written)
    kind = Kind.RPPS if professional else Kind.RECORD
    yield _found(kind, match, Certainty.PROBABLE)


def _found(kind: Kind, match: re.Match[str], certainty: Certainty) -> Identifier:
    return Identifier(kind, Span(match.start(), match.end()), certainty)
