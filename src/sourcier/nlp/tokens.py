"""THE analyzer: the tokens that every engine stores and every query asks for."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from sourcier.evidence.span import Span
from sourcier.nlp.lexemes import LEXEME, expander
from sourcier.nlp.lexicon_file import content
from sourcier.nlp.normalise import fold, normalise

_RULES = 1
"""Raised by hand whenever a rule of this module or of `lexemes` changes."""

_LEXICONS = ("stopwords.csv", "units.csv")


def _version(rules: int, lexicons: Iterable[str]) -> str:
    words = "\n".join(content(name) for name in lexicons)
    return f"{rules}-{hashlib.sha256(words.encode()).hexdigest()[:8]}"


ANALYZER_VERSION = _version(_RULES, _LEXICONS)
"""Tokens of two versions must never meet: it is part of every release's name."""


def analyse(text: str, language: str = "fr") -> list[str]:
    """Give the tokens of a passage or of a query, in order, with their repetitions.

    Function and question words are dropped, negations are not. A number gives itself and
    itself with its unit; a compound gives itself and its parts.

    Args:
        text: any text.
        language: `en` stems English words; anything else is read as French.

    >>> analyse("L'ibuprofène (400 mg) est-il contre-indiqué ?")
    ['ibuprofen', '400mg', '400', 'contre-ind', 'contr', 'indiqu']
    """
    tokens_of = expander(language).tokens
    return list(
        chain.from_iterable(tokens_of(found) for found in LEXEME.findall(fold(text)))
    )


@lru_cache(maxsize=16_384)
def tokens_of(text: str, language: str = "fr") -> frozenset[str]:
    """Give the distinct tokens of a heading, a title or a name: the same ones come back.

    >>> sorted(tokens_of("Grossesse et allaitement"))
    ['allait', 'grossess']
    """
    return frozenset(analyse(text, language))


def places(text: str, language: str = "fr") -> list[tuple[str, Span]]:
    """Give the same tokens with the place in `text` of what each stands for.

    >>> places("à l’œil")
    [('oeil', Span(start=4, end=7))]
    """
    parts_of, folded = expander(language).parts, normalise(text)
    return [
        (part.token, folded.span(found.start() + part.start, found.start() + part.end))
        for found in LEXEME.finditer(folded.text)
        for part in parts_of(found.group())
    ]
