"""The same question typed otherwise: the reply must not change, or must say why."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

from sourcier.answering.question import Question
from sourcier.answering.reply import Abstention, Quoted, Reply
from sourcier.drugs.names import Name
from sourcier.drugs.recognition import Mention
from sourcier.drugs.word_lists import words_of
from sourcier.nlp.normalise import fold, normalise
from sourcier.nlp.tokens import analyse
from sourcier.releases.release import Release

WORD = re.compile(r"[^\W\d_]+")
PARTS = re.compile(r"\s*[:,;]\s+")
HANGING = re.compile(r"(?:[\s:,;+-]|(?<!\w)(?:de|du|des|d'|et|avec|sous|sur|par|pour))+\Z")
SHORTEST = 4
"""Letters of a word that is put in the plural or in the singular."""
SEEN = 3
"""Times that a form must stand in the texts read to be believed a word."""
SAMPLE = 1_500
"""Versions whose words tell which plurals exist."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what was understood of it, and its reply.

    Args:
        id: of the question.
        text: as typed.
        telegraphic: its words may stand in another order.
        question: as understood.
        reply: to it as typed.
    """

    id: str
    text: str
    telegraphic: bool
    question: Question
    reply: Reply


@dataclass(frozen=True, slots=True)
class Material:
    """What rewording needs beside the question.

    Args:
        release: whose names and documents are used.
        words: of the corpus' own texts, folded, with how often they were seen.
        draw: the generator.
    """

    release: Release
    words: Mapping[str, int]
    draw: Random


Rewording = Callable[[Asked, Material], str | None]


def without_accents(asked: Asked, _material: Material) -> str | None:
    """Type it without accents, its capitals kept."""
    return "".join(_bare(letter) for letter in asked.text)


def _bare(letter: str) -> str:
    bare = fold(letter)
    if not bare.isascii() or not bare.isalpha() or letter.isascii():
        return letter
    return bare.upper() if letter.isupper() else bare


def in_capitals(asked: Asked, _material: Material) -> str | None:
    """Type it with the capitals locked."""
    return asked.text.upper()


def in_lower_case(asked: Asked, _material: Material) -> str | None:
    """Type it without a capital."""
    return asked.text.lower()


def in_title_case(asked: Asked, _material: Material) -> str | None:
    """Let a telephone write a capital at each word."""
    return WORD.sub(lambda found: found.group().capitalize(), asked.text)


def other_number(asked: Asked, material: Material) -> str | None:
    """Put one word in the plural or in the singular; a medicine's name one time in four."""
    named = {word for m in asked.question.medicines for word in m.typed.split()}
    pairs = [
        (found, other)
        for found in WORD.finditer(asked.text)
        if (other := _other(found.group(), named, material))
    ]
    if not pairs:
        return None
    found, other = material.draw.choice(pairs)
    return f"{asked.text[: found.start()]}{other}{asked.text[found.end() :]}"


def _other(word: str, named: set[str], material: Material) -> str | None:
    if len(word) < SHORTEST or word.isupper() or not analyse(word):
        return None
    folded = fold(word)
    if folded in named:
        plural = not folded.endswith(("s", "x", "z")) and len(folded) > SHORTEST
        return f"{word}s" if plural and material.draw.random() < 1 / SHORTEST else None
    seen = material.words
    return next(
        (
            form
            for form in _forms(word)
            if min(seen.get(fold(form), 0), seen.get(folded, 0)) >= SEEN
        ),
        None,
    )


def _forms(word: str) -> Iterator[str]:
    """Give what may be the other number of a word, the likeliest first."""
    if word.endswith("aux"):
        yield from (f"{word[:-3]}al", word[:-1])
    elif word.endswith(("s", "x")):
        yield word[:-1]
    elif word.endswith("al"):
        yield f"{word[:-2]}aux"
    elif word.endswith(("eau", "eu")):
        yield f"{word}x"
    else:
        yield f"{word}s"


def other_order(asked: Asked, _material: Material) -> str | None:
    """Move the medicine of a telegraphic question to the other end, or exchange parts."""
    if not asked.telegraphic:
        return None
    text = asked.text.rstrip(" ?\u00a0\u202f")
    medicines = [p for m in asked.question.medicines if (p := _place(text, m))]
    if len(medicines) == 1:
        return _moved(text, *medicines[0])
    parts = PARTS.split(text)
    if len(parts) > 1:
        return ", ".join([*parts[1:], parts[0]])
    return None


def _moved(text: str, start: int, end: int) -> str | None:
    before, name, after = text[:start], text[start:end], text[end:]
    if HANGING.sub("", before).strip():
        rest = f"{HANGING.sub('', before)} {after.strip(' :,;-')}"
        return f"{name} {rest}".strip()
    rest = after.strip(" :,;-")
    return f"{rest} {name}" if rest and rest[0].isalnum() else None


def _place(text: str, mention: Mention) -> tuple[int, int] | None:
    folded = normalise(text)
    words = r"[^a-z0-9]+".join(map(re.escape, mention.typed.split()))
    found = re.search(rf"(?<![a-z0-9]){words}(?![a-z0-9])", folded.text)
    if found is None:
        return None
    span = folded.span(found.start(), found.end())
    return span.start, span.end


SPACINGS: tuple[tuple[str, str], ...] = (
    (r"\s*\?\s*\Z", ""),
    (r"\s*\?\s*\Z", " ??"),
    (r"\s*\?\s*\Z", "\u202f?"),
    (r"\Z", " ?"),
    (r"\Z", "."),
    (r"\Z", "…"),
    (r" ", "  "),
    (r"\s*([:;?])", "\u00a0\\1"),
    (r"\s+([:;?])", r"\1"),
    (r"'", "’"),
    (r"’", "'"),
    (r"\s*:\s*", ", "),
    (r",\s*", " "),
    (r"\A", "  "),
    (r"\A", "- "),
)
"""What stands where, and what is typed instead."""


def other_spacing(asked: Asked, material: Material) -> str | None:
    """Type other spaces and other punctuation."""
    for wanted, instead in material.draw.sample(SPACINGS, len(SPACINGS)):
        typed = re.sub(wanted, instead, asked.text)
        if typed != asked.text:
            return typed
    return None


def substance_for_brand(asked: Asked, material: Material) -> str | None:
    """Name the one substance of a brand instead of it."""
    names = material.release.names
    for mention in asked.question.medicines:
        if mention.name.kind == "brand" and len(mention.name.substances) == 1:
            substance = mention.name.substances[0]
            if substance.replace("_", " ") not in mention.key:
                typed = _base(names.shown.get(substance, ""), substance)
                return _renamed(asked, mention, typed) if typed else None
    return None


def _base(shown: str, key: str) -> str:
    """Write a substance as it is typed: without its salt."""
    words = re.findall(r"[^\W_]+", shown.lower())
    return " ".join(word for word in words if fold(word) in key.split("_"))


def brand_for_substance(asked: Asked, material: Material) -> str | None:
    """Name a brand of the document first quoted, made of the substance alone, instead."""
    first = first_quoted(asked.reply)
    for mention in asked.question.medicines:
        if first and mention.name.kind == "substance":
            for brand in _brands(first, mention.name, material):
                return _renamed(asked, mention, brand.capitalize())
    return None


def _brands(first: Quoted, substance: Name, material: Material) -> Iterator[str]:
    release = material.release
    others = [release.corpus.versions(one) for one, _ in first.same_in]
    held = [first.held, *(release.corpus.held(v[-1].number) for v in others if v)]
    for scheme, brand in (code for one in held for code in one.document.codes):
        key = " ".join(words_of(brand))
        name = release.names.names.get(key)
        proper = scheme == "brand" and name and name.substances == substance.substances
        if proper and not set(key.split()) & set(substance.substances[0].split("_")):
            yield brand


def _renamed(asked: Asked, mention: Mention, name: str) -> str | None:
    place = _place(asked.text, mention)
    if place is None:
        return None
    return f"{asked.text[: place[0]]}{name}{asked.text[place[1] :]}"


def first_quoted(reply: Reply) -> Quoted | None:
    """Give what a reply shows first."""
    shown = reply.nearest if isinstance(reply, Abstention) else reply.quotations
    return shown[0] if shown else None


REWORDINGS: Mapping[str, tuple[Rewording, int]] = {
    "sans accents": (without_accents, 60),
    "tout en capitales": (in_capitals, 60),
    "tout en minuscules": (in_lower_case, 60),
    "capitale à chaque mot": (in_title_case, 50),
    "pluriel, singulier": (other_number, 60),
    "ordre des mots": (other_order, 60),
    "ponctuation, espaces": (other_spacing, 50),
    "substance pour la marque": (substance_for_brand, 50),
    "marque pour la substance": (brand_for_substance, 50),
}
"""How each is done, and how many pairs are asked: 500 in all (issue 4)."""
