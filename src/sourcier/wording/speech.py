"""Say a sentence in the language of the reader."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module

from sourcier.errors import SourcierError
from sourcier.wording import typography
from sourcier.wording.sentences import sentence


@dataclass(frozen=True, slots=True)
class Speech:
    """A language, and how a French template becomes a sentence of it.

    Args:
        lang: fr or en.
        read: gives the template of this language for a French one.
        number: writes a number.
        day: writes a date.
    """

    lang: str
    read: Callable[[str], str]
    number: Callable[..., str]
    day: Callable[[date], str]

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

    def explain(self, error: SourcierError) -> str:
        """Say an error, and the errors that it quotes."""
        values = {
            name: self.explain(value) if isinstance(value, SourcierError) else value
            for name, value in error.values.items()
        }
        return self.say(error.template, **values)


FRENCH = Speech("fr", typography.typeset, typography.number, typography.day)


def speech(lang: str) -> Speech:
    """Give the speech of a language; the catalogue is read for another than French."""
    if lang == FRENCH.lang:
        return FRENCH
    module = import_module("sourcier.wording.english")  # Babel comes with it
    english: Speech = module.ENGLISH
    return english
