"""What is refused before any search, and the words that nobody knows."""

import re
from collections.abc import Callable, Iterator, Sequence

from sourcier.answering.cues import pattern
from sourcier.answering.persons import names_somebody
from sourcier.answering.question import Question
from sourcier.answering.reply import Reason
from sourcier.drugs.endings import has_stem, is_named_by_stem, may_name_medicine
from sourcier.drugs.names import Names
from sourcier.nlp.abbreviations import expansions
from sourcier.nlp.normalise import fold
from sourcier.nlp.synonyms import synonyms
from sourcier.nlp.tokens import analyse
from sourcier.privacy.finding import find
from sourcier.privacy.identifier import stops

WORD = re.compile(r"[^\W\d_]{4,}")


def refusal(question: Question, unknown: Sequence[str]) -> Reason | None:
    """Say why a question is not for these sources, if it is not.

    A first person makes a personal case, unless a professional speaks (*mon patient*,
    *puis-je prescrire*); so does a named person, and what identifies one. Other subjects
    than medicine are found by their cues when no medicine is named, and the care of an
    animal always. A word that no source holds and that is asked about as a medicine is, is
    an unknown medicine: silence about it would be the worst failure (DESIGN §10).

    Args:
        question: as understood.
        unknown: its words that no passage holds and that resemble no other.
    """
    if question.language == "other":
        return Reason.LANGUAGE
    if _is_about_something_else(question):
        return Reason.OUT_OF_SCOPE
    if names_somebody(question, unknown) or _tells_of_oneself(question):
        return Reason.PERSONAL_CASE
    if stops(find(question.text)):
        return Reason.PERSONAL_CASE
    if unknown_medicines(question, unknown):
        return Reason.UNKNOWN_MEDICINE
    return None


def _is_about_something_else(question: Question) -> bool:
    """Say whether cues tell of another subject, or of an animal that is the patient."""
    folded = fold(question.text)
    if pattern("animal").search(folded) and not pattern("bitten").search(folded):
        return True
    if pattern("elsewhere").search(folded):
        return True
    return not question.medicines and pattern("out_of_scope").search(folded) is not None


def _tells_of_oneself(question: Question) -> bool:
    """Say whether a patient speaks of their own case, or of a relative's."""
    folded = fold(question.text)
    if pattern("own_case").search(folded):
        return True
    first_person = pattern("first_person").search(folded)
    return first_person is not None and not pattern("professional").search(folded)


def is_medical(question: Question, unknown: Sequence[str]) -> bool:
    """Say whether anything in a question belongs to medicine.

    A medicine, a population, an abbreviation or an acronym of the sources does, and so
    do the words of professionals and leaflets: `data/cues.csv`, kind *medical*, synonyms.
    """
    folded = fold(question.text)
    if any(w.isupper() and w not in unknown for w in WORD.findall(question.text)):
        return True
    return bool(
        question.medicines
        or question.populations
        or expansions(question.text)
        or synonyms(question.text)
        or pattern("medical").search(folded)
    )


def unknown_medicines(question: Question, unknown: Sequence[str]) -> list[str]:
    """Give the unknown words that are asked about as medicines are.

    Beside a medicine that is known, only the stem of an international name tells. Alone,
    a word may be a brand, where a dose, a population or another aspect is asked.
    """
    return [word for word in unknown if _is_asked_about(word, question)]


def _is_asked_about(word: str, question: Question) -> bool:
    if has_stem(word):
        return True
    if not may_name_medicine(word) or not _stands_as_name(word, question):
        return False
    folded, escaped = fold(question.text), re.escape(fold(word))
    if re.search(rf"{escaped}\s{{0,3}}\+|\+\s{{0,3}}{escaped}", folded):
        return True
    named = any(mention.name.kind != "class" for mention in question.medicines)
    return not named and is_clinical(question)


def is_clinical(question: Question) -> bool:
    """Say whether a question asks what is asked about medicines."""
    galenic = pattern("galenic").search(fold(question.text))
    return bool(question.aspects or question.populations or galenic)


def undocumented_medicines(question: Question, names: Names) -> list[str]:
    """Give the words that texts use, that a stem tells are medicines, and no name holds.

    The sources may quote such a medicine in the text of another (*chloramphénicol*) and
    hold nothing about it: what they say of the other is no answer. Beside a medicine that
    is known, the text of that one may answer.
    """
    words = WORD.findall(question.text)
    if question.medicines or not (is_clinical(question) or len(words) == 1):
        return []
    return [
        word
        for word in words
        if is_named_by_stem(word)
        and not names.hold(fold(word))
        and _stands_as_name(word, question)
    ]


def _stands_as_name(word: str, question: Question) -> bool:
    """Say whether a word stands where a name does: no adjective, no mixed capitals.

    *Lasix et grossesse*, *dose du Lasix* and *peut-on écraser le Lasix*, and not
    *adénocarcinome mucineu* nor *polyCT*.
    """
    if not (word.islower() or word[1:].islower() or word.isupper()):
        return False
    before = question.text[: question.text.index(word)].rstrip()
    last = fold(before.rpartition(" ")[2])
    return (
        not last
        or not last[-1].isalnum()
        or pattern("before_a_name").fullmatch(last) is not None
    )


def unknown_words(question: Question, *, frequency: Callable[[str], int]) -> Iterator[str]:
    """Give the words that no passage holds and that no medicine explains, as typed."""
    read = {word for mention in question.medicines for word in mention.typed.split()}
    for found in WORD.finditer(question.text):
        word = found.group()
        french, english = analyse(word), analyse(word, "en")
        if not french or not english or fold(word) in read:
            continue  # a function word of either language is no unknown word
        if not any(map(frequency, {*french, *english})):
            yield word
