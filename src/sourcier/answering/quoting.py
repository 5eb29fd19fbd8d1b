"""From a chosen unit to a quotation: what governs it, what limits it, what completes it."""

import re
from collections.abc import Sequence

from sourcier.answering.candidates import Candidate, Unit
from sourcier.answering.cues import pattern
from sourcier.evidence.document import Document
from sourcier.evidence.outline import governing
from sourcier.evidence.quotation import Quotation
from sourcier.evidence.span import Span
from sourcier.nlp.normalise import fold
from sourcier.nlp.sentences import Kind

LONGEST = 600
"""Code points of a quotation that joins several units."""
WIDE = 320
"""Code points up to which a sentence is quoted with those of its paragraph."""
LIST = 400
"""Code points up to which a list is quoted from its lead-in to the item that matters."""
RECORD = 1_200
"""Code points up to which the lines of one record are quoted together."""
PARAGRAPH = "\n\n"
"""What parts two paragraphs: quotations are not joined across it."""
PAIR = " + "
"""What joins two medicines in the heading of an interaction (thesaurus of the ANSM)."""
FIELD = re.compile(r"[^:\n]{3,80} : ")
FAR = 500
"""Code points from which a lead-in is too far above an item to be trusted: in a leaflet
flattened to one line, another list may have begun in between."""
OPENING = 60
"""Code points in which a cue must begin."""


def quote(candidate: Candidate) -> Quotation:
    """Quote a unit with its lead-in, its completion and its exceptions.

    A unit that points back (*ceci*, *dans ce cas*) is quoted with the one before; one that
    the next points back to, with the next; an item near its lead-in, from there on; a
    lead-in, with its items; a line of a short record (level, risk and conduct of an
    interaction), with the whole record. An exception that follows (*sauf*, *toutefois*)
    is quoted apart, so that it cannot be missed.
    """
    document = candidate.stretch.held.document
    record = _record(candidate, document)
    if record:
        return Quotation.at(document, record)
    units = candidate.stretch.units
    first, last = _sentence(candidate)
    span = Span(units[first].span.start, units[last].span.end)
    lead = candidate.lead
    near = lead is not None and span.start - lead.span.end <= FAR
    outside = lead is not None and not span.covers(lead.span)
    return Quotation.at(
        document,
        span,
        lead=lead.span if lead and near and outside else None,
        exceptions=_exceptions(units, last, document),
    )


def _record(candidate: Candidate, document: Document) -> Span | None:
    """Give the lines `Label : value` under one heading, when they are few and all such."""
    above = governing(document.outline, candidate.unit.span.start)
    if not above:
        return None
    pair = PAIR in above[-1].place.of(document.text)
    start, end = above[-1].place.end, above[-1].governs.end
    words = document.text[start:end]
    lines = [line for line in words.splitlines() if line.strip()]
    fielded = bool(lines) and all(FIELD.match(line) for line in lines)
    whole = len(words) <= RECORD and (pair or fielded)
    shown = Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
    return shown if whole else None


def _sentence(candidate: Candidate) -> tuple[int, int]:
    """Give the units that must be read with this one."""
    units, index = candidate.stretch.units, candidate.index
    document = candidate.stretch.held.document
    first = _first(units, index, document)
    last = _last(units, index, first, document)
    if units[index].kind is Kind.SENTENCE and not FIELD.match(candidate.words):
        return _widened(units, first, last, document)
    return first, last


def _widened(
    units: Sequence[Unit], first: int, last: int, document: Document
) -> tuple[int, int]:
    """Add the sentences that complete a short one: what follows, then what comes before."""
    while _completes(units, first, last, last + 1, document):
        last += 1
    while _completes(units, first, last, first - 1, document):
        first -= 1
    return first, last


def _completes(
    units: Sequence[Unit], first: int, last: int, other: int, document: Document
) -> bool:
    """Say whether a unit stands in the same short paragraph, and is itself a sentence."""
    if not 0 <= other < len(units) or units[other].kind is not Kind.SENTENCE:
        return False
    if opens_with("exception", units[other], document):
        return False  # it is quoted apart, so that it cannot be missed
    low, high = min(first, other), max(last, other)
    words = document.text[units[low].span.start : units[high].span.end]
    same = units[other].heading == units[first].heading
    ends = document.text[units[other].span.start : units[other].span.end].endswith(":")
    return same and len(words) <= WIDE and PARAGRAPH not in words and not ends


def _first(units: Sequence[Unit], index: int, document: Document) -> int:
    """Go back to the lead-in of a short list, or to what a unit points back to."""
    unit = units[index]
    led = unit.lead is not None and units[unit.lead].kind is not Kind.HEADING
    if unit.lead is not None and led and _is_short_list(units, unit.lead, index):
        return unit.lead
    previous = index - 1
    if (
        unit.lead is None
        and previous >= 0
        and opens_with("anaphora", unit, document)
        and _goes_with(units, previous, index)
    ):
        return previous
    return index


def _last(units: Sequence[Unit], index: int, first: int, document: Document) -> int:
    """Go on to the items of a lead-in, or to a unit that points back to this one."""
    last = index
    while last + 1 < len(units) and _goes_with(units, first, last + 1):
        following = units[last + 1]
        points_back = following.lead is None and opens_with("anaphora", following, document)
        if following.lead == index or (last == index and points_back):
            last += 1
        else:
            break
    return last


def _goes_with(units: Sequence[Unit], first: int, last: int) -> bool:
    same = units[first].heading == units[last].heading
    together = not any(unit.excluded for unit in units[first : last + 1])
    return same and together and _length(units, first, last) <= LONGEST


def _is_short_list(units: Sequence[Unit], lead: int, index: int) -> bool:
    """Say whether a list, from its lead-in to an item, is short and for nobody else."""
    others = any(unit.excluded for unit in units[lead:index])
    return not others and _length(units, lead, index) <= LIST


def _length(units: Sequence[Unit], first: int, last: int) -> int:
    return units[last].span.end - units[first].span.start


def _exceptions(units: Sequence[Unit], last: int, document: Document) -> tuple[Span, ...]:
    """Give the unit that follows when it limits what was quoted."""
    following = units[last + 1 : last + 2]
    return tuple(
        unit.span
        for unit in following
        if unit.heading == units[last].heading and opens_with("exception", unit, document)
    )


def opens_with(kind: str, unit: Unit, document: Document) -> bool:
    """Say whether a unit begins with a cue, its bullet aside."""
    start = unit.span.start
    words = fold(document.text[start : min(unit.span.end, start + OPENING)])
    return pattern(kind).match(words.lstrip(" ·•*-–o")) is not None


def joined(one: Quotation, other: Quotation, document: Document) -> Quotation | None:
    """Join two quotations of one document that touch; None when they do not."""
    start, end = min(one.span.start, other.span.start), max(one.span.end, other.span.end)
    inner = sorted([one.span, other.span])
    between = document.text[inner[0].end : inner[1].start]
    apart = between.strip() or PARAGRAPH in between
    if one.digest != other.digest or apart or end - start > LONGEST:
        return None
    whole = Span(start, end)
    leads = [q.lead for q in (one, other) if q.lead and not whole.covers(q.lead)]
    limits = {s for s in (*one.exceptions, *other.exceptions) if not whole.covers(s)}
    return Quotation.at(
        document, whole, lead=leads[0] if leads else None, exceptions=tuple(sorted(limits))
    )
