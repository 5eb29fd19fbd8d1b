"""Does a question speak of a named individual? Such a case is not answered (DESIGN §6).

A name alone proves nothing: *Crohn*, *Parkinson*, *Diane 35* and *Rose* are a disease, a
sign, a pill and a colour. What counts is a civility, a date of birth, a first name with an
age, a surname or an initial, or a word for a person before a name that no source holds.
First names and cues are those of the room `privacy`.
"""

import re
from collections.abc import Collection, Sequence

from sourcier.answering.question import Question
from sourcier.nlp.normalise import fold
from sourcier.nlp.populations import populations
from sourcier.privacy.cues import pattern
from sourcier.privacy.first_names import first_names, is_first_name

BORN = re.compile(r"\bnée?(?:\s+le)?\s+(?:\d{1,2}[/.\s-]\d|\d{1,2}\s[a-zéû]{3,9}\s\d)")
WORD = re.compile(
    r"(?<![^\W\d_])(?!(?:[cdjlmnst]|qu)['’])[^\W\d_]+(?:-[^\W\d_]+)*\.?|[,;:!?()]",
    re.IGNORECASE,
)
"""A word, or a pause, which parts a civility from a name. An article cut short is neither:
the capital of « Chez L’Enfant » is no initial."""
AGE = re.compile(
    r"\s*(?:,|\(|a|âgée? de|de)?\s*\d{1,3}\s?(?:ans|mois|jours|semaines)\b", re.IGNORECASE
)
INITIAL = re.compile(r"[A-ZÉÈ]\.?")
SURNAME = re.compile(r"[A-ZÉÈ]\.?|[A-ZÉÈ][a-zéèêëïôöç-]{2,}")
OPENING = re.compile(r"([A-ZÉÈ][\w-]+)(?: [A-ZÉÈ][\w-]+)?, \d{1,3} (?:ans|mois|jours)\b")
"""What opens a vignette on a person: *Sophie, 8 ans*."""
NEAR = 4
"""Words before a name among which the thing that bears it stands."""
NOBODY = frozenset(
    {*",;:!?()", "de", "ou", "et", "qui", "a", "sous", "avec", "en", "si", "chez", "tout"}
)


def names_somebody(question: Question, unknown: Collection[str]) -> bool:
    """Say whether a question names an individual.

    Args:
        question: as understood.
        unknown: its words that no passage holds: a surname is such a word, an eponym not.
    """
    text = question.text
    if BORN.search(text) or _opens_with_a_person(question):
        return True
    found = list(WORD.finditer(text))
    medicines = {word for m in question.medicines for word in m.typed.split()}
    words = [match.group() for match in found]
    return any(
        _is_called(words, place, unknown)
        or _is_named(words, place, unknown, aged=bool(AGE.match(text, match.end())))
        for place, match in enumerate(found)
        if not medicines & set(re.split("[-' ]", fold(match.group())))
    )


def _is_called(words: Sequence[str], place: int, unknown: Collection[str]) -> bool:
    """Say whether a civility, or a word for a person, comes before a name."""
    before, word = fold(words[place - 1]) if place else "", words[place]
    if pattern("civility").fullmatch(before):
        return _bears_a_civility(before, word, unknown)
    if not pattern("person").fullmatch(before):
        return False
    named = word[0].isupper() and word in unknown
    return named or is_first_name(word, alone=False) or INITIAL.fullmatch(word) is not None


def _bears_a_civility(civility: str, word: str, unknown: Collection[str]) -> bool:
    """Say whether what follows a civility is a name: *madame enceinte* is nobody."""
    if fold(word) in NOBODY or populations(word) or pattern("anonymous").match(fold(word)):
        return False
    if INITIAL.fullmatch(word):
        return True
    if word[0].isupper() and not (word.isupper() and len(word) > 1):
        return True
    spelt_out = len(civility) >= len("madame")
    return (
        spelt_out or fold(word) in first_names() or (civility != "m." and word in unknown)
    )


def _is_named(
    words: Sequence[str], place: int, unknown: Collection[str], *, aged: bool
) -> bool:
    """Say whether a first name stands there, and is no part of the name of a thing."""
    word = words[place]
    if not is_first_name(word, alone=False) or _follows_a_thing(words, place):
        return False
    following = words[place + 1] if place + 1 < len(words) else ""
    surname = following in unknown or SURNAME.fullmatch(following) is not None
    return aged or surname or is_first_name(word, alone=True)


def _follows_a_thing(words: Sequence[str], place: int) -> bool:
    """Say whether a name is that of a disease, a sign or a score: *maladie de Paul*."""
    around = map(fold, words[max(0, place - NEAR) : place])
    return any(pattern("eponym").fullmatch(word) for word in around)


def _opens_with_a_person(question: Question) -> bool:
    """Say whether a question opens with a name and an age.

    *Enfant, 8 ans* or *Patient, 54 ans* is a population; *Doliprane, 8 ans* a medicine.
    """
    found = OPENING.match(question.text)
    if found is None:
        return False
    word = fold(found[1])
    medicine = any(word in mention.typed.split() for mention in question.medicines)
    return not (medicine or populations(word) or pattern("anonymous").match(word))
