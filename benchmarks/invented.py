"""Invented leaflets and articles, as many as wanted: the same seed, the same texts.

Words follow Zipf's law (Zipf, *Human Behavior and the Principle of Least Effort*, 1949):
French link words first, then words of the clinic, then invented ones made of syllables
(`invented.toml`). Medicines are invented. Leaflets of one substance share half of their
rubrics, as generics do. Each rubric is one passage: between `PROSE.short` and
`PROSE.longest` code points.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, count
from pathlib import Path
from random import Random

VERSION = 1
"""Raised by hand whenever a text would differ."""
MATERIAL = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
LINKS, CLINIC = MATERIAL["links"].split(), MATERIAL["clinic"].split()
SYLLABLES, ENDINGS = MATERIAL["syllables"].split(), MATERIAL["endings"].split()
HEADINGS, ASKED = tuple(MATERIAL["rubrics"]), tuple(MATERIAL["rubrics"].values())
UNITS = ("mg", "jours", "ans")
SECTIONS = 10
"""Passages of an article; a leaflet holds one a heading, 24: the real ones 23."""
BRANDS = 10
"""Leaflets of a substance, on average."""
ARTICLE_EVERY = 5
"""One document in five is an article, about no medicine."""
INVENTED = 30_000
EXPONENT = 1.05
LEAST, MOST = 520, 860
"""Code points of a rubric."""
WORDS = 180
"""Drawn for a rubric: more than `MOST` code points hold."""
SHARED = 0.5
"""Share of the rubrics that the leaflets of a substance have in common."""


@dataclass(frozen=True, slots=True)
class Text:
    """An invented document.

    Args:
        id: its number in letters.
        title: a medicine with its form, or the subject of an article.
        brand: empty for an article.
        substance: empty for an article.
        headings: of its rubrics.
        bodies: their words, in the same order.
    """

    id: str
    title: str
    brand: str
    substance: str
    headings: tuple[str, ...]
    bodies: tuple[str, ...]

    @property
    def record(self) -> dict[str, str]:
        """The document as a line of JSON."""
        parts = zip(self.headings, self.bodies, strict=True)
        text = "\n\n".join(f"## {heading}\n\n{body}" for heading, body in parts)
        told = {"id": self.id, "title": self.title, "text": text}
        codes = {"brand": self.brand, "substance": self.substance}
        return {**told, **{scheme: code for scheme, code in codes.items() if code}}


class Inventor:
    """Invents documents and questions; each depends on the seed and its number alone.

    Args:
        seed: another one, other texts.
    """

    def __init__(self, seed: int) -> None:
        """Invent the vocabulary."""
        self._seed = seed
        invented: dict[str, None] = {}
        for number in count():
            invented[self._word(number)] = None
            if len(invented) == INVENTED:
                break
        self._words = [*LINKS, *CLINIC, *invented]
        ranks = range(1, len(self._words) + 1)
        self._mass = list(accumulate(rank**-EXPONENT for rank in ranks))

    def texts(self, passages: int) -> Iterator[Text]:
        """Give documents until they hold so many passages; a larger number begins alike."""
        left = passages
        for number in count():
            if left <= 0:
                return
            text = self._text(number)
            yield replace(text, headings=text.headings[:left], bodies=text.bodies[:left])
            left -= len(text.bodies)

    def questions(self, passages: int, wanted: int) -> Iterator[str]:
        """Ask about documents among the first that hold so many passages.

        Two in three name a medicine, with what they ask and some words of the rubric;
        the others are words of an article in their order. All say two words of the clinic.
        """
        cycle = len(HEADINGS) * (ARTICLE_EVERY - 1) + SECTIONS
        for turn in range(wanted):
            draw = self._draw("question", turn)
            number = draw.randrange(max(1, passages // cycle)) * ARTICLE_EVERY
            if turn % 3:
                number += draw.randrange(1, ARTICLE_EVERY)
            yield self._question(self._text(number), draw)

    def _question(self, text: Text, draw: Random) -> str:
        place = draw.randrange(len(text.bodies))
        words = [word.strip(".:-") for word in text.bodies[place].split()]
        telling = [word for word in words if word and word.lower() not in LINKS]
        size = draw.randint(1, 3) if text.brand else draw.randint(4, 10)
        start = draw.randrange(max(1, len(telling) - size))
        said = " ".join([*draw.sample(CLINIC, 2), *telling[start : start + size]])
        if not text.brand:
            return f"{said} ?"
        name = text.brand if draw.random() < SHARED else text.substance
        return f"{name.capitalize()} {ASKED[place]} : {said} ?"

    def _text(self, number: int) -> Text:
        if number % ARTICLE_EVERY == 0:
            return self._article(number)
        draw = self._draw("leaflet", number)
        substance = draw.randrange(number // BRANDS + 1)
        name = self._name("substance", substance) + draw.choice(ENDINGS)
        brand = self._name("brand", number)
        if draw.random() < SHARED:  # a generic carries its substance and its maker
            brand = f"{name} {self._word(number % 40)}"
        bodies = tuple(
            self._body("shared", substance * len(HEADINGS) + rubric)
            if draw.random() < SHARED
            else self._body("own", number * len(HEADINGS) + rubric)
            for rubric in range(len(HEADINGS))
        )
        title = f"{brand.upper()} {draw.randint(1, 40) * 25} mg, "
        title += draw.choice(MATERIAL["forms"])
        return Text(f"n{number:07d}", title, brand.upper(), name.upper(), HEADINGS, bodies)

    def _article(self, number: int) -> Text:
        draw = self._draw("article", number)
        title = " ".join(self._drawn(draw, 9)).capitalize()
        headings = tuple(
            " ".join(self._drawn(draw, 4)).capitalize() for _ in range(SECTIONS)
        )
        bodies = tuple(
            self._body("section", number * SECTIONS + part) for part in range(SECTIONS)
        )
        return Text(f"a{number:07d}", title, "", "", headings, bodies)

    def _body(self, kind: str, number: int) -> str:
        """Write a rubric: sentences, or one time in three a list with its lead-in."""
        draw = self._draw(kind, number)
        words = self._drawn(draw, WORDS)
        wanted, listed = draw.randint(LEAST, MOST), draw.random() < 1 / 3
        parts: list[str] = []
        size = position = 0
        while size < wanted and position < WORDS:
            length = draw.randint(5, 24)
            said = " ".join(words[position : position + length])
            position += length
            if draw.random() < 1 / 5:  # a dose, a duration, an age
                said += f" {draw.randint(1, 60)} {draw.choice(UNITS)}"
            parts.append(_sentence(said, item=listed and bool(parts)))
            size += len(parts[-1]) + 1
        if listed:
            parts[0] = f"{parts[0][:-1]} :"
        return ("\n" if listed else " ").join(parts)[:MOST]

    def _drawn(self, draw: Random, wanted: int) -> list[str]:
        return draw.choices(self._words, cum_weights=self._mass, k=wanted)

    def _word(self, number: int) -> str:
        draw = self._draw("word", number)
        return "".join(draw.choices(SYLLABLES, k=draw.randint(2, 4)))

    def _name(self, kind: str, number: int) -> str:
        return "".join(self._draw(kind, number).choices(SYLLABLES, k=4))

    def _draw(self, kind: str, number: int) -> Random:
        return Random(f"{self._seed} {kind} {number}")


def _sentence(said: str, *, item: bool) -> str:
    return f"- {said}" if item else f"{said[0].upper()}{said[1:]}."
