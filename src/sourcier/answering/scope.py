"""What is refused before any search, and the words that nobody knows."""

import re
from collections.abc import Callable, Iterator, Sequence

from sourcier.answering.cues import pattern
from sourcier.answering.question import Question
from sourcier.answering.reply import Reason
from sourcier.drugs.endings import has_stem, may_name_medicine
from sourcier.nlp.normalise import fold
from sourcier.nlp.populations import populations
from sourcier.nlp.tokens import analyse

WORD = re.compile(r"[^\W\d_]{4,}")
NAMED_PERSON = re.compile(
    r"(?:M\.|Mr|Mme|Mlle)\s+[A-ZÉÈÀÂ]\w*"
    r"|(?i:\b(?:monsieur|madame|mademoiselle)\s+(?!de\b|ou\b|et\b|qui\b)\w+)"
    r"|\bnée?\s+le\s+\d"
)
"""A civility and a name, or a date of birth: a named individual (DESIGN §6)."""
FIRST_NAME = re.compile(r"([A-ZÉÈ][\w-]+)(?: [A-ZÉÈ][\w-]+)?, \d{1,3} (?:ans|mois|jours)\b")
"""What opens a vignette on a person: *Sophie, 8 ans*."""


def refusal(question: Question, unknown: Sequence[str]) -> Reason | None:
    """Say why a question is not for these sources, if it is not.

    A first person makes a personal case, unless a professional speaks (*mon patient*,
    *puis-je prescrire*); so does a named person. Other subjects than medicine are found
    by their cues when no medicine is named. A word that no source holds and that does not
    end like an ordinary word, in a question that names no known medicine, is an unknown
    medicine: silence about it would be the worst failure (DESIGN §10).

    Args:
        question: as understood.
        unknown: its words that no passage holds and that resemble no other.
    """
    folded = fold(question.text)
    if question.language == "other":
        return Reason.LANGUAGE
    if not question.medicines and pattern("out_of_scope").search(folded):
        return Reason.OUT_OF_SCOPE
    if NAMED_PERSON.search(question.text) or _opens_with_a_person(question):
        return Reason.PERSONAL_CASE
    if pattern("first_person").search(folded) and not pattern("professional").search(
        folded
    ):
        return Reason.PERSONAL_CASE
    if not question.medicines and any(_is_asked_about(word, question) for word in unknown):
        return Reason.UNKNOWN_MEDICINE
    return None


def _opens_with_a_person(question: Question) -> bool:
    """Say whether a question opens with a name and an age.

    *Enfant, 8 ans* or *Patient, 54 ans* is a population; *Doliprane, 8 ans* a medicine.
    """
    found = FIRST_NAME.match(question.text)
    if found is None:
        return False
    word = fold(found[1])
    medicine = any(word in mention.typed.split() for mention in question.medicines)
    return not (medicine or populations(word) or pattern("anonymous").match(word))


def _is_asked_about(word: str, question: Question) -> bool:
    """Say whether an unknown word is asked about as a medicine is.

    In a small corpus most words are unknown: one that does not end like a medicine counts
    only where a dose, a population or another aspect of a medicine is asked.
    """
    clinical = bool(question.aspects or question.populations)
    return has_stem(word) or (clinical and may_name_medicine(word))


def unknown_words(question: Question, *, frequency: Callable[[str], int]) -> Iterator[str]:
    """Give the words that no passage holds and that no medicine explains, as typed."""
    read = {word for mention in question.medicines for word in mention.typed.split()}
    for found in WORD.finditer(question.text):
        word = found.group()
        tokens = analyse(word)
        if tokens and fold(word) not in read and not any(map(frequency, tokens)):
            yield word
