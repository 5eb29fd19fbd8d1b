"""What tells who a patient is: found before anything is stored, and never printed.

Rules and lists find identifiers; they miss some, bare surnames above all: nothing here
promises an anonymous text.
"""

from sourcier.privacy.clinical_text import ClinicalText
from sourcier.privacy.finding import find
from sourcier.privacy.identifier import Certainty, Identifier, Kind, stops
from sourcier.privacy.masking import mask

__all__ = [
    "Certainty",
    "ClinicalText",
    "Identifier",
    "Kind",
    "find",
    "mask",
    "stops",
]
