"""What a question asks, as far as it was understood."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sourcier.drugs.names import Names
from sourcier.drugs.recognition import Mention, mentions
from sourcier.errors import QuestionError
from sourcier.nlp.abbreviations import expansions
from sourcier.nlp.aspects import aspects_of_question
from sourcier.nlp.language import detect
from sourcier.nlp.populations import populations
from sourcier.nlp.tokens import analyse

FEW = 5
"""Further words of a question about a class named alone: more tell a case."""
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
    medicines = _subjects(_distinct(named))
    aspects = aspects_of_question(spelt, medicines=len(medicines))
    if len(medicines) == 1 and not _is_subject(medicines[0], asked, names, aspects):
        medicines = ()
    return Question(
        text=asked,
        language=detect(asked),
        medicines=medicines,
        populations=populations(spelt),
        aspects=aspects,
        as_of=as_of,
    )


def _is_subject(mention: Mention, asked: str, names: Names, aspects: Sequence[str]) -> bool:
    """Say whether a question is about a class, and does not only tell a case with it.

    An official name is enough where few words stand beside it; a usual one needs that
    something is asked.
    """
    if mention.name.kind != "class":
        return True
    few = len(set(analyse(asked)) - set(analyse(mention.typed))) <= FEW
    return few and bool(aspects or mention.key in names.names)


def _subjects(named: Sequence[Mention]) -> tuple[Mention, ...]:
    """Leave out a class that another medicine named belongs to: it only describes it."""
    keys = {key for m in named if m.name.kind != "class" for key in m.name.substances}
    return tuple(
        mention
        for mention in named
        if mention.name.kind != "class" or keys.isdisjoint(mention.name.substances)
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
