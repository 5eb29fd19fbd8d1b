"""Wrong usage: what the parser says in English, in the language of the reader."""

import re
from collections.abc import Mapping
from types import MappingProxyType

import typer

from sourcier.wording.speech import Speech

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        r"No such option: (?P<name>\S+)(?: .*)?": "option inconnue : {name}",
        r"No such command '(?P<name>.+?)'\.(?: .*)?": "commande inconnue : {name}",
        r"Missing command\.": "il manque une commande",
        r"Missing (?:argument|option|parameter) '?(?P<name>[^']+?)'?\.(?: .*)?": (
            "il manque {name}"
        ),
        r"Option '(?P<name>.+)' requires an argument\.": (
            "l'option {name} attend une valeur"
        ),
        r"Option '(?P<name>.+)' does not take a value\.": (
            "l'option {name} ne prend pas de valeur"
        ),
        r"Got unexpected extra argument(?:s|\(s\))? \((?P<name>.*)\)": (
            "mots en trop : {name}"
        ),
        r"Invalid value for '(?P<name>.+?)': .* greater than or equal to (?P<least>\d+)": (
            "{name} attend un nombre d'au moins {least}"
        ),
        r"Invalid value for '(?P<name>.+?)': .* less than or equal to (?P<most>\d+)": (
            "{name} attend un nombre d'au plus {most}"
        ),
        r"Invalid value for '(?P<name>.+?)': .* valid integer.*": (
            "{name} attend un nombre entier"
        ),
        r"Invalid value for '(?P<name>.+?)': (?P<value>.*)": (
            "valeur impossible pour {name} : {value}"
        ),
    }
)
"""The parser's sentence, and ours."""


def misuse(wrong: typer.TyperException, speech: Speech) -> str:
    """Say what was wrong with the command line, and where its help is."""
    said = wrong.format_message()
    for pattern, sentence in SENTENCES.items():
        found = re.fullmatch(pattern, said, re.DOTALL)
        if found:
            named = {name: speech.read(value) for name, value in found.groupdict().items()}
            said = speech.say(sentence, **named)
            break
    context = getattr(wrong, "ctx", None)
    command = getattr(context, "command_path", "sourcier")
    return f"{said}\n{speech.say('Aide : {command} --help', command=command)}"
