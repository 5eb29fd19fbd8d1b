"""What a question asks, as far as it was understood."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sourcier.drugs.names import Names
from sourcier.drugs.recognition import Mention, mentions
from sourcier.errors import QuestionError
from sourcier.nlp.abbreviations import expansions
from sourcier.nlp.aspects import aspects_of_question
from sourcier.nlp.language import detect
from sourcier.nlp.populations import populations

LONGEST = 2_000
"""Code points. The longest clinical vignette of the question sets holds 1,300."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what was understood of it.

    Args:
        text: as asked, without surrounding white space.
        language: fr, en or other.
        medicines: named, in reading order.
        populations: spoken of.
        aspects: asked about; empty when none was recognised.
        as_of: the day on which the answer must hold.
    """

    text: str
    language: str
    medicines: tuple[Mention, ...]
    populations: tuple[str, ...]
    aspects: tuple[str, ...]
    as_of: date


def understand(
    text: str, names: Names, *, as_of: date, known_word: Callable[[str], bool]
) -> Question:
    """Read a question.

    Args:
        text: as typed.
        names: of the medicines of the release.
        as_of: the day on which the answer must hold.
        known_word: says whether the corpus uses a word.

    Raises:
        QuestionError: the question is empty, too long or not text.
    """
    asked = _checked(text)
    full = " ".join(expansion for _, expansion in expansions(asked))
    spelt = f"{asked} {full}"
    named = mentions(asked, names, known_word=known_word)
    named += [m for m in mentions(full, names, known_word=bool) if m.name.kind != "class"]
    medicines = tuple(_distinct(named))
    return Question(
        text=asked,
        language=detect(asked),
        medicines=medicines,
        populations=populations(spelt),
        aspects=aspects_of_question(spelt, medicines=len(medicines)),
        as_of=as_of,
    )


def _checked(text: str) -> str:
    """Refuse what cannot be asked."""
    asked = text.strip()
    if any("\ud800" <= character <= "\udfff" for character in asked):
        raise QuestionError(
            "la question contient des octets qui ne sont pas du texte ; retapez-la"
        )
    if not any(character.isalnum() for character in asked):
        raise QuestionError("la question est vide ; écrivez au moins un mot")
    if len(asked) > LONGEST:
        raise QuestionError(
            "la question compte {length} caractères et la limite est de {limit} ; "
            "réduisez-la à ce que vous cherchez",
            length=len(asked),
            limit=LONGEST,
        )
    return asked


def _distinct(found: list[Mention]) -> list[Mention]:
    return list({mention.key: mention for mention in found}.values())
