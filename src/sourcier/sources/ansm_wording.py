"""The words of one interaction, once each, without the line breaks of the printed page."""

import re

_NEXT_GOES_ON = r"(?=[a-zà-öø-ÿœ(<>;«≥≤])"
_WITHIN_WORD = re.compile(rf"(?<=[^\W\d_]-)\n{_NEXT_GOES_ON}")
_WRAPPED = re.compile(rf"[ \t]*\n{_NEXT_GOES_ON}|(?<![.:;\s])[ \t]+\n(?=[^\W_])")
_SPACES = re.compile(r"[ \t]*\n\s*")
_LEVELS = re.compile(r"^((?:CI|ASDEC|PE|APEC)(?: - (?:CI|ASDEC|PE|APEC))+)(?=\S)")
_WORD = re.compile(r"\w+")


def unwrapped(text: str) -> str:
    r"""Join the lines that the width of a column cut, keep those that mean something.

    Only spaces change. A line goes on when it begins in lower case, or after a space left
    by the cut; a dash or a blank line begins another.

    >>> unwrapped("Surveillance de \nla posologie.\n\n- avec la \nNévirapine")
    'Surveillance de la posologie.\n- avec la Névirapine'
    """
    joined = _WRAPPED.sub(" ", _WITHIN_WORD.sub("", text.strip()))
    return _SPACES.sub("\n", joined).strip()


def conduct(description: str, *, level: str, mechanism: str) -> str:
    r"""Give what a description says beside its level and its mechanism.

    The description repeats both around the advice. They are compared without spaces,
    because the extraction from the printed page lost some.

    Args:
        description: the whole cell of the thesaurus.
        level: the level at its head; empty when there are several.
        mechanism: the end of the cell.

    >>> conduct("Précaution d'emploi\nDoser.\n\nBaisse.", level="Précaution d'emploi",
    ...         mechanism="Baisse.")
    'Doser.'
    """
    rest = _after(description, level)
    return _before(_LEVELS.sub(r"\1\n", rest), mechanism).strip()


def missing(text: str, within: str) -> bool:
    """Say whether a text is not in another, spaces apart, and has words of its own.

    >>> missing("ECG et kaliémie", "ECG"), missing("dela dose", "Baisse de la dose.")
    (True, False)
    """
    if _squeezed(text) in _squeezed(within):
        return False
    return bool(set(_WORD.findall(text)) - set(_WORD.findall(within)))


def ends_with(text: str, tail: str) -> bool:
    r"""Say whether a text ends with another, spaces apart.

    >>> ends_with("Doser.\nBaisse de la dose.", "dela dose.")
    True
    """
    return _squeezed(text).endswith(_squeezed(tail))


def _after(text: str, head: str) -> str:
    """What follows a beginning, spaces apart; the whole when it begins otherwise."""
    if not _squeezed(text).startswith(_squeezed(head)):
        return text
    kept = _places(text)[len(_squeezed(head)) :]
    return text[kept[0] :] if kept else ""


def _before(text: str, tail: str) -> str:
    """What precedes an end, spaces apart; the whole when it ends otherwise."""
    if not tail or not ends_with(text, tail):
        return text
    return text[: _places(text)[-len(_squeezed(tail))]]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _places(text: str) -> list[int]:
    """Where the characters stand that are no space."""
    return [place for place, char in enumerate(text) if not char.isspace()]
