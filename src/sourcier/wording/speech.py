"""Say a sentence in the language of the reader."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module

from sourcier.errors import SourcierError
from sourcier.wording import typography
from sourcier.wording.sentences import sentence

FIRST_PLURAL = 2


@dataclass(frozen=True, slots=True)
class Speech:
    """A language, and how a French template becomes a sentence of it.

    Args:
        lang: fr or en.
        read: gives the template of this language for a French one.
        number: writes a number.
        day: writes a date.
        singular: says whether a count takes the singular: 0 and 1 in French.
    """

    lang: str
    read: Callable[[str], str]
    number: Callable[..., str]
    day: Callable[[date], str]
    singular: Callable[[int], bool]

    def say(self, template: str, **values: object) -> str:
        """Say a French template in this language; values go in untouched.

        >>> FRENCH.say("version {name}", name="a")
        'version a'
        """
        return self.read(template).format(**values)

    def tell(self, kind: str, key: str, **values: object) -> str:
        """Say the sentence of a key.

        >>> FRENCH.tell("status", "archived")
        'archivé'
        """
        return self.say(sentence(kind, key), **values)

    def count(self, key: str, value: int) -> str:
        """Say how many there are.

        >>> FRENCH.count("passage", 0), FRENCH.count("passage", 2)
        ('0 passage', '2 passages')
        """
        kind = "count_one" if self.singular(value) else "count"
        return self.tell(kind, key, n=self.number(value))

    def explain(self, error: SourcierError) -> str:
        """Say an error, and the errors that it quotes."""
        values = {
            name: self.explain(value) if isinstance(value, SourcierError) else value
            for name, value in error.values.items()
        }
        return self.say(error.template, **values)


FRENCH = Speech(
    "fr",
    typography.typeset,
    typography.number,
    typography.day,
    singular=lambda count: count < FIRST_PLURAL,
)


def speech(lang: str) -> Speech:
    """Give the speech of a language; the catalogue is read for another than French."""
    if lang == FRENCH.lang:
        return FRENCH
    module = import_module("sourcier.wording.english")  # Babel comes with it
    english: Speech = module.ENGLISH
    return english
