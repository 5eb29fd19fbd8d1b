"""Tell French from English and from what Sourcier does not read."""

import re
from collections import Counter
from functools import cache

from sourcier.nlp.lexicon_file import rows

_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 400
_LATIN_ENDS = 0x24F


@cache
def _languages_of() -> dict[str, frozenset[str]]:
    languages: dict[str, set[str]] = {}
    for row in rows("language_words.csv", ["word", "language"]):
        languages.setdefault(row["word"], set()).add(row["language"])
    return {word: frozenset(found) for word, found in languages.items()}


def detect(text: str) -> str:
    """Give `fr`, `en` or `other`; French when nothing tells.

    Function words vote, a word of two languages counts half for each. A drug name with
    an abbreviation says nothing, and a clinician who types it here asks in French.

    >>> [detect(text) for text in ("ticlopidine + AINS", "What dose?", "¿Qué dosis?")]
    ['fr', 'en', 'other']
    """
    words = [word.lower() for word in _WORD.findall(text)[:_MOST_WORDS]]
    letters = "".join(words)
    foreign = sum(
        ord(letter) > _LATIN_ENDS and letter not in "µμαβγδ" for letter in letters
    )
    if 2 * foreign > len(letters):
        return "other"
    votes: Counter[str] = Counter()
    for word in words:
        known = _languages_of().get(word, frozenset())
        for language in known:
            votes[language] += 12 // len(known)
    return _winner(votes)


def _winner(votes: Counter[str]) -> str:
    best = max(votes.values(), default=0)
    if best <= votes["fr"]:
        return "fr"
    return "en" if votes["en"] == best else "other"
