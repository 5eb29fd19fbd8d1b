"""The reference engine: bm25s with PyStemmer, on the same texts, in the same process.

bm25s belongs to the test environment; nothing of the product needs it. Its own tokenizer
and stop lists are used, k1 = 1.2 and b = 0.75, no medicine, no aspect, no field.
"""

from collections.abc import Callable, Iterable, Sequence

import bm25s
import Stemmer
from bm25s.tokenization import Tokenized

STEMMERS = {"fr": "french", "en": "english"}


def _tokens(texts: list[str], language: str) -> Tokenized:
    stemmer = Stemmer.Stemmer(STEMMERS[language])
    return bm25s.tokenize(texts, stopwords=language, stemmer=stemmer, show_progress=False)


def ranker(
    texts: Iterable[tuple[str, str]], *, language: str, limit: int
) -> Callable[[str], Sequence[str]]:
    """Index texts and give what ranks them.

    Args:
        texts: (id, text).
        language: fr or en, for stems and stop words.
        limit: texts given for a question, at most.
    """
    ids, bodies = zip(*texts, strict=True)
    engine = bm25s.BM25(k1=1.2, b=0.75)
    engine.index(_tokens(list(bodies), language), show_progress=False)
    wanted = min(limit, len(ids))

    def ranked(question: str) -> list[str]:
        query = _tokens([question], language)
        found, scores = engine.retrieve(query, k=wanted, show_progress=False)
        pairs = zip(found[0], scores[0], strict=True)
        return [ids[number] for number, score in pairs if score > 0]

    return ranked
