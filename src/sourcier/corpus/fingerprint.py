"""What tells at once that two passages hold the same words."""

import hashlib

from sourcier.nlp.normalise import fold


def fold_words(text: str) -> str:
    r"""Write a passage without case, accents and the way its lines are broken.

    >>> fold_words("Ne PRENEZ pas\n  plus.")
    'ne prenez pas plus.'
    """
    return " ".join(fold(text).split())


def fingerprint(text: str) -> int:
    """Give 64 bits, signed as SQLite keeps them, of a passage's folded words.

    Equal words give equal bits; equal bits are compared before anything is said.

    >>> fingerprint("Peu de SEL.") == fingerprint("peu  de sel.")
    True
    """
    digest = hashlib.blake2b(fold_words(text).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
