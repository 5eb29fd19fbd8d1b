"""A text on a patient that no log, traceback or message can show by accident."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class ClinicalText:
    """Words that are read only where they are asked for by name.

    Args:
        words: the text.

    >>> ClinicalText("Mme Durand tousse")
    <clinical text, 17 characters>
    >>> f"{ClinicalText('Mme Durand tousse'):>40}"
    '<clinical text, 17 characters>'
    """

    words: str

    def __repr__(self) -> str:
        return f"<clinical text, {len(self.words)} characters>"

    def __format__(self, specification: str) -> str:
        return repr(self)
