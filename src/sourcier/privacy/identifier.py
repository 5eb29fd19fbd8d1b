"""What was found in a text: its kind and its place, never its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum, auto

from sourcier.evidence.span import Span


class Kind(StrEnum):
    """What an identifier is."""

    NAME = auto()
    BIRTH_DATE = auto()
    DATE = auto()  # any other full date
    PHONE = auto()
    MAIL = auto()
    PERSONAL_PAGE = auto()
    ADDRESS = auto()
    NIR = auto()  # and INS, which takes its form
    RPPS = auto()
    ADELI = auto()
    FINESS = auto()
    RECORD = auto()  # patient, stay or file number of a hospital
    IBAN = auto()


class Certainty(IntEnum):
    """How sure a finding is."""

    POSSIBLE = 1  # a date without a word for birth, a first name alone
    PROBABLE = 2  # the form is right and the key wrong, or only the words around tell
    CERTAIN = 3  # a key or a cue proves it


@dataclass(frozen=True, slots=True)
class Identifier:
    """A place that tells who somebody is.

    Args:
        kind: what it is.
        span: where, in code points of the NFC text.
        certainty: how sure that is.
    """

    kind: Kind
    span: Span
    certainty: Certainty


def stops(found: Iterable[Identifier]) -> bool:
    """Say whether a text must not be kept as it is (guide of privacy, P07).

    What is only possible does not stop a question: a date may be that of a guideline, a
    first name that of a sign.
    """
    return any(one.certainty >= Certainty.PROBABLE for one in found)
