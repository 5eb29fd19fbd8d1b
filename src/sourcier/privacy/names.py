"""Names of persons: after a civility or a title, or a first name beside a surname.

Bare surnames are missed, and names written without capitals nearly always.
"""

import re
from collections.abc import Iterator

from sourcier.evidence.span import Span
from sourcier.nlp.normalise import fold
from sourcier.nlp.populations import populations
from sourcier.privacy.cues import pattern, words
from sourcier.privacy.first_names import first_names, is_first_name
from sourcier.privacy.identifier import Certainty, Identifier, Kind
from sourcier.privacy.reading import Reading
from sourcier.privacy.walking import PARTICLE, WORD, Word, walk

GLUE = re.compile(r"[ \u00a0\u202f\t:]{0,4}\n?")
"""What parts a cue from a name."""
INITIALS = re.compile(
    r"(?<![\w./])(?!M\. ?[A-ZÀ-Þ][a-zà-ÿ])"
    r"(?:[A-ZÀ-Þ]|Ph|Ch|Th|Fr|Gh|Cl)\.?(?:-[A-Z])?\. ?(?=[A-ZÀ-Þ][\w'’-]{2,})"
)
AGED = re.compile(
    r"\s?(?:,|\(|a|âgée? de|de)?\s?\d{1,3}\s?(?:ans|mois|jours|semaines)\b", re.IGNORECASE
)
ADJECTIVE = re.compile(
    r"(?:iques?|ees?|es?ants?|ante?s?|euse?s?|aires?|als?|ales?|aux|ifs?|ives?|ables?|"
    r"ibles?|iens?|iennes?|eux|istes?|ene?s?|opathes?|ait|ant)$"
)
"""Endings of what is said of a patient, which stands where a surname does."""
MISTER = re.compile(r"[^\W\d_]{3}")
NO_CUE = frozenset({"PR", "pr", "DRS", "drs", "NEE", "prof", "mm", "Mm", "m"})
INITIAL = re.compile(r"[A-Z]\.")
SHORTEST = 4
"""Letters of a surname without capitals: fewer are *née*, *de*, *âgé*."""
SURNAME = 5
"""Letters in capitals that are no acronym."""
LINKS = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "selon"})
NEAR = 4
"""Words before a name among which the thing that bears it stands."""


def names(read: Reading) -> Iterator[Identifier]:
    """Find the names of persons."""
    yield from _called(read)
    yield from _in_pairs(read.text)
    for match in INITIALS.finditer(read.text):
        span = walk(read.text, match.start())
        if span is not None and not _is_a_thing(read.text, span):
            yield Identifier(Kind.NAME, span, Certainty.POSSIBLE)


def _called(read: Reading) -> Iterator[Identifier]:
    """Give what stands after *Mme*, *Dr* or *patient :*."""
    for kind in ("civility", "short_civility", "title", "role", "profession"):
        for cue in read.cues(kind):
            glue = GLUE.match(read.text, cue.end)
            if glue is None or not _calls(read.text, cue):
                continue
            span = walk(read.text, glue.end())
            if span is not None and _is_called(span.of(read.text), kind, glue.group()):
                yield Identifier(Kind.NAME, span, Certainty.CERTAIN)
            elif kind == "civility":
                yield from _in_small_letters(read.text, cue, glue.end())


def _calls(text: str, cue: Span) -> bool:
    """Say whether a cue is written as one.

    *PR* is a joint disease, *pr* means *pour*, *mm* a length, *M.O.* initials.
    """
    written = cue.of(text).rstrip(".")
    if written == "M" and INITIAL.match(text, cue.end):
        return False
    return written not in NO_CUE


def _is_called(name: str, kind: str, glue: str) -> bool:
    """Say whether what follows a cue is a name.

    After a role a colon tells, or after a profession capitals beside another word:
    *interne Fati CHEHAB*, and neither *patient Parkinson* nor *patient LETROZOLE TEVA*.
    """
    if kind == "title":
        return True
    if kind == "short_civility":  # not M1, nor a sex
        return MISTER.match(name) is not None and _is_somebody(name)
    if kind == "profession" and ":" not in glue:
        written = name.split()
        capitals = [len(word) >= SURNAME and word.isupper() for word in written]
        return any(capitals) and not all(capitals)
    return (kind != "role" or ":" in glue) and _is_somebody(name)


def _is_somebody(name: str) -> bool:
    """Say whether what follows a civility is a name: *Madame Enceinte* is nobody."""
    first = fold(PARTICLE.sub("", name, count=1).split(maxsplit=1)[0])
    anonymous = pattern("anonymous").fullmatch(first) or first in words("nobody")
    return not anonymous and not populations(first)


def _in_small_letters(text: str, cue: Span, start: int) -> Iterator[Identifier]:
    """Give *garnier* in *mme garnier sous colchicine*, and nobody in *mme enceinte*."""
    match = WORD.match(text, start)
    if match is None or len(match.group()) < SHORTEST or text[cue.end : start].strip(" ."):
        return
    word = fold(match.group())
    if not _is_somebody(match.group()) or word in words("nobody"):
        return
    if word not in first_names() and ADJECTIVE.search(word):
        return
    if cue.of(text).rstrip(".") not in {"M", "m", "MM"}:  # M. pneumoniae
        yield Identifier(Kind.NAME, Span(match.start(), match.end()), Certainty.PROBABLE)


def _in_pairs(text: str) -> Iterator[Identifier]:
    """Give a first name beside a surname, or with an age, or alone."""
    found = [Word(match) for match in WORD.finditer(text)]
    for place, word in enumerate(found):
        if not word.is_first_name:
            continue
        before = found[place - 1] if place else None
        after = found[place + 1] if place + 1 < len(found) else None
        certainty, start = _worth(word, before, after, text)
        span = walk(text, start) if certainty else None
        if certainty and span is not None and not _is_a_thing(text, span):
            yield Identifier(Kind.NAME, span, certainty)


def _worth(
    word: Word, before: Word | None, after: Word | None, text: str
) -> tuple[Certainty | None, int]:
    """Say how sure a first name is with its neighbours, and where the name begins."""
    led = before is not None and word.follows(before, text)
    if before is not None and led and before.is_capitals and before.is_surname_of(word):
        sure = is_first_name(word.folded.title(), alone=True)
        return (Certainty.PROBABLE if sure else Certainty.POSSIBLE), before.start
    if after is not None and after.follows(word, text) and after.is_surname_of(word):
        return Certainty.PROBABLE, word.start
    if not word.is_title:
        return None, word.start
    if AGED.match(text, word.end):
        return Certainty.PROBABLE, word.start
    if not is_first_name(word.written, alone=True):
        return None, word.start
    inside = before is not None and led and before.is_inside(text)
    return Certainty.POSSIBLE, before.start if before and inside else word.start


def _is_a_thing(text: str, span: Span) -> bool:
    """Say whether a name is that of a disease, a score, a hospital or a law."""
    if fold(span.of(text)).replace("-", " ") in words("public_name"):
        return True
    before = text[max(0, span.start - 60) : span.start]
    for word in reversed(re.findall(r"[^\W\d_]+|[,;:!?.()\n]", before)[-NEAR:]):
        if pattern("eponym").fullmatch(fold(word)):
            return True
        if not (word[0].isupper() or fold(word) in LINKS):
            return False
    return False
