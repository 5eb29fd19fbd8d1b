"""Tell French from English and from what Sourcier does not read."""

import re
from collections import Counter
from functools import cache

from sourcier.nlp.lexicon_file import rows
from sourcier.nlp.normalise import fold

_WORD = re.compile(r"[^\W\d_]+['’]?|[¿¡]")
_MOST_WORDS = 400
_LATIN_ENDS = 0x24F
_GREEK = frozenset("µμαβγδκλω")
_LONG = 8
"""Letters from which the ending of a word tells its language."""
_ENDINGS = range(12, 2, -1)
_MARGIN = 2
"""Signs by which another language must lead French: one word proves nothing, because
half of a telegraphic question is names and abbreviations."""


@cache
def _languages_of() -> dict[tuple[str, str], frozenset[str]]:
    """Give the languages of each word, letter or elision.

    French words and terms of medicine are known without their accents as well.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for row in rows("language_words.csv", ["written", "language", "kind"]):
        typed_bare = row["language"] == "fr" or row["kind"] == "term"
        bare = fold(row["written"]) if typed_bare else row["written"]
        for form in (row["written"], bare):
            found.setdefault((row["kind"], form), set()).add(row["language"])
    return {sign: frozenset(languages) for sign, languages in found.items()}


def detect(text: str) -> str:
    """Give `fr`, `en` or `other`; French when nothing tells.

    Function words, elisions and letters vote for their languages. A drug name with an
    abbreviation says nothing, and a clinician who types it here asks in French. Words in
    capitals do not vote beside others: they are abbreviations (IM, IT, DIE).

    >>> [detect(text) for text in ("ticlopidine + AINS", "What dose?", "¿Qué dosis?")]
    ['fr', 'en', 'other']
    """
    words = _WORD.findall(text)[:_MOST_WORDS]
    if _written_in_another_script(words):
        return "other"
    if not all(map(str.isupper, words)):
        words = [word for word in words if len(word) == 1 or not word.isupper()]
    votes: Counter[str] = Counter()
    for word in words:
        votes.update(_voters(word.lower()))
        votes.update(dict.fromkeys(_speakers(word.lower()), _MARGIN))
    return _winner(votes)


def _written_in_another_script(words: list[str]) -> bool:
    letters = [letter for word in words for letter in word if letter.isalpha()]
    foreign = sum(ord(letter) > _LATIN_ENDS for letter in letters if letter not in _GREEK)
    return 2 * foreign > len(letters)


def _voters(word: str) -> set[str]:
    known = _languages_of()
    if word[-1] in "'’":
        return set(known.get(("elision", word[:-1]), ()))
    voters = set(known.get(("word", word), ()))
    return voters.union(*(known.get(("letter", letter), ()) for letter in word))


def _speakers(word: str) -> frozenset[str]:
    """Give the languages of a term of medicine, or of an ending that only they have.

    One such word is proof enough: no medicine and no French word is written so.
    """
    known = _languages_of()
    terms = known.get(("term", word))
    if terms or len(word) < _LONG:
        return terms or frozenset()
    ends = (known.get(("ending", word[-size:])) for size in _ENDINGS)
    return next((languages for languages in ends if languages), frozenset())


def _winner(votes: Counter[str]) -> str:
    french, english = votes.pop("fr", 0), votes.pop("en", 0)
    other = max(votes.values(), default=0)
    if other >= french + _MARGIN and other > english:
        return "other"
    return "en" if english > french else "fr"
