"""Phones, mail addresses, and pages that are somebody's own."""

import re
from collections.abc import Iterator

from sourcier.evidence.span import Span
from sourcier.privacy.cues import words
from sourcier.privacy.identifier import Certainty, Identifier, Kind
from sourcier.privacy.reading import Reading

S = r"[ \u00a0\u202f./\t-]{0,2}"
FRENCH = re.compile(
    rf"(?<![\w,])(?:(?:\+|00){S}33{S}(?:\(0\){S})?|\(\+?\d{{2,3}}\){S}[0O]?|[0O])"
    rf"[1-9](?:{S}[\dO]{{2}}){{4}}(?![\w])"
)
FOREIGN = re.compile(
    r"(?<!\w)(?=\+(?:[ .()\u00a0-]{0,2}\d){8,15})"
    r"\+\d{1,3}(?:[ .\u00a0-]?\(?\d{1,4}\)?){2,6}(?!\w)"
)
SHORT = re.compile(r"(?<![\w.,])0[1-9](?:\.\d\d){3}(?![\w.])")
AMERICAN = re.compile(r"\(\d{3}\)[ -]?\d{3}-\d{4}(?: \d\d)?(?!\w)")
ANNOUNCED = re.compile(
    r"[^\w\n+]{0,5}(?:(?:au|a|le|:)\s)?(?P<value>\d(?:[ .-]?\d){3,13})(?!\w)"
)
SHARED = re.compile(rf"(?:0|\+33{S}){S}8{S}0")
"""What begins the numbers of services: 0 800 to 0 809 (Arcep), nobody's own."""
MAIL = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}[ ]?@[ ]?[\w-]{1,63}(?:[ ]?\.[ ]?[\w-]{2,63}){1,4}(?!\w)"
)
PAGE = re.compile(
    r"(?:linkedin\.com/in|facebook\.com|instagram\.com|tiktok\.com|twitter\.com|"
    r"doctolib\.fr/[\w-]{1,40}/[\w-]{1,40})/[\w.@-]{3,80}",
    re.IGNORECASE,
)
TABLE = (
    (FRENCH, Kind.PHONE, Certainty.CERTAIN),
    (FOREIGN, Kind.PHONE, Certainty.PROBABLE),
    (AMERICAN, Kind.PHONE, Certainty.PROBABLE),
    (SHORT, Kind.PHONE, Certainty.POSSIBLE),
    (MAIL, Kind.MAIL, Certainty.CERTAIN),
    (PAGE, Kind.PERSONAL_PAGE, Certainty.CERTAIN),
)


def contacts(read: Reading) -> Iterator[Identifier]:
    """Find by what somebody can be reached; public short numbers are left (15, 3114…)."""
    for shape, kind, certainty in TABLE:
        for match in shape.finditer(read.text):
            shared = kind is Kind.PHONE and SHARED.match(match.group())
            sure = Certainty.POSSIBLE if shared else certainty
            yield Identifier(kind, Span(match.start(), match.end()), sure)
    for end in read.cue_ends("phone"):
        told = ANNOUNCED.match(read.folded.text, end)
        if told and not _is_public(told["value"]):
            span = read.folded.span(told.start("value"), told.end("value"))
            yield Identifier(Kind.PHONE, span, Certainty.PROBABLE)


def _is_public(number: str) -> bool:
    """Say whether a number that words announce is that of a service."""
    digits = re.sub(r"\D", "", number)
    return digits in words("public_number") or SHARED.match(digits) is not None
