"""What is asked about a medicine, and said in no document about it.

A leaflet says nothing of half-lives, trials or germs that it was not meant to treat; a
passage that shares the other words of the question would pass for an answer. Each point
of `data/points.csv` has cues in questions and the words by which documents speak of it;
without such words, what the question says must itself be said.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import chain

from sourcier.answering.asked import Asked
from sourcier.answering.cues import pattern
from sourcier.answering.subjects import labels_of
from sourcier.corpus.store import Store
from sourcier.corpus.version import Place
from sourcier.drugs.names import NO_SUBJECT
from sourcier.drugs.recognition import Mention
from sourcier.evidence.outline import governing
from sourcier.nlp.cues import cue_pattern
from sourcier.nlp.normalise import fold, normalise
from sourcier.nlp.synonyms import synonyms
from sourcier.nlp.tokens import analyse
from sourcier.retrieval.query import Facet, Filters, Query
from sourcier.retrieval.retriever import Retriever

_USE = (
    r"(?<!\w)(?:contre|pour|dans|en prevention d[eu']|prophylaxie d[eu']|ds)\s?"
    r"(?:les?\s|la\s|l'|une?\s|des?\s|du\s|d')?"
    r"(?:(?:maladie|syndrome|prevention|traitement|crise|mal|cas)s?\s(?:d[eu]s?\s|d')?"
    r"(?:la\s|l')?)?"
)
USED_FOR, BEFORE_USE = re.compile(_USE + "([a-z-]{5,})"), re.compile(_USE + r"\Z")
"""What a medicine would be used for; *pour quelle indication* asks for it, and is short."""
RARE = 6.5
"""Weight (inverse document frequency) from which a word is specific: 1 passage in 700."""
INFINITIVES = ("er", "ir", "re")
READ = 6
"""Passages read to see whether one says all the words of an expression."""
CLOSE = 12
"""Tokens among which the words of an expression stand: a sentence, roughly."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point that a question may ask about.

    Args:
        name: as listed.
        asked: finds its cues in a folded question.
        said: expressions of documents; none where the cue itself must be said. `{all}`
            stands for the medicines of the question, when there are several.
    """

    name: str
    asked: re.Pattern[str]
    said: tuple[str, ...]


@dataclass(frozen=True)
class Shelf:
    """The documents about the medicines of a question, and who can look into them.

    Args:
        index: the engine.
        corpus: the texts.
        asked: the question.
        sources: names of the sources searched; all when empty.
    """

    index: Retriever
    corpus: Store
    asked: Asked
    sources: Sequence[str] = ()

    @cached_property
    def medicines(self) -> tuple[Mention, ...]:
        """The medicines that the question writes out, else those it abbreviates.

        *ALAT* is written out *alanine aminotransférase*, and alanine is a medicine.
        """
        named = self.asked.question.medicines
        folded = fold(self.asked.question.text)
        return tuple(m for m in named if m.typed in folded) or named

    @cached_property
    def _labels(self) -> frozenset[str]:
        return frozenset().union(
            *(labels_of(mention, self.asked.names) for mention in self.medicines)
        )

    @cached_property
    def _known(self) -> dict[tuple[str, frozenset[str]], bool]:
        return {}

    @cached_property
    def _read(self) -> dict[int, list[str]]:
        return {}

    def tells(self, tokens: Sequence[str]) -> bool:
        """Say whether a passage about the medicine holds some tokens close together.

        A passage about no medicine counts if it names this one as close.
        """
        wanted = frozenset(tokens)
        if not wanted or self._one_holds(wanted, self._labels):
            return True
        nameless = frozenset({NO_SUBJECT})
        return any(
            self._one_holds(wanted | way, nameless) for way in chain(*self.asked.ways)
        )

    def _one_holds(self, wanted: frozenset[str], labels: frozenset[str]) -> bool:
        if not all(self._holds(token, labels) for token in sorted(wanted)):
            return False
        if len(wanted) == 1:
            return True
        places = self.corpus.places(self._found(wanted, labels, READ))
        return any(_close(wanted, self._tokens(place)) for place in places)

    def _holds(self, token: str, labels: frozenset[str]) -> bool:
        if (token, labels) not in self._known:
            found = self._found(frozenset({token}), labels, 1)
            self._known[token, labels] = bool(found)
        return self._known[token, labels]

    def _found(
        self, tokens: frozenset[str], labels: frozenset[str], limit: int
    ) -> list[int]:
        facets = {Facet.SUBJECT: labels}
        if self.sources:
            facets[Facet.SOURCE] = frozenset(self.sources)
        filters = Filters(self.asked.question.as_of, facets=facets)
        query = Query(dict.fromkeys(sorted(tokens), 1.0), filters)
        return [hit.passage for hit in self.index.search(query, limit=limit)]

    def _tokens(self, place: Place) -> list[str]:
        """Give the tokens of a passage, after those of its lowest heading."""
        if place.passage not in self._read:
            document = self.corpus.held(place.version).document
            above = governing(document.outline, place.span.start)[-1:]
            headings = "".join(heading.place.of(document.text) for heading in above)
            text = f"{headings} {place.span.of(document.text)}"
            self._read[place.passage] = analyse(text, document.language)
        return self._read[place.passage]


def _close(wanted: frozenset[str], tokens: Sequence[str]) -> bool:
    """Say whether all wanted tokens stand within a few tokens of one another."""
    last = dict.fromkeys(wanted, -CLOSE)
    for place, token in enumerate(tokens):
        if token in last:
            last[token] = place
            if place - min(last.values()) < CLOSE:
                return True
    return False


def absent(shelf: Shelf) -> tuple[str, ...]:
    """Give the words of the question that no document about its medicine says.

    Nothing is absent for a class of medicines, whose documents only list interactions,
    nor where no medicine is named.
    """
    question = shelf.asked.question
    named = shelf.medicines
    if not named or any(mention.name.kind == "class" for mention in named):
        return ()
    points = (_absent_of(point, question.text, shelf) for point in _points())
    found = [*chain(*points), *_absent_use(question.text, shelf)]
    return tuple(dict.fromkeys(found))


def _absent_of(point: Point, text: str, shelf: Shelf) -> Iterator[str]:
    """Give the cues of a point in a question, as typed, if no document speaks of it."""
    folded = normalise(text)
    cues = [
        folded.span(found.start(), found.end()).of(text)
        for found in point.asked.finditer(folded.text)
    ]
    if not cues:
        return
    if point.said:
        if not any(shelf.tells(analyse(words)) for words in _written(point.said, shelf)):
            yield from cues
        return
    yield from (cue for cue in cues if not _said(cue, shelf))


def _written(expressions: Sequence[str], shelf: Shelf) -> Iterator[str]:
    """Write expressions out: `{all}` is for several medicines, and no row of one."""
    several = len(shelf.medicines) > 1
    keys = " ".join(mention.key for mention in shelf.medicines)
    return (words.format(all=keys) for words in expressions if several or "{" not in words)


def _said(words: str, shelf: Shelf) -> bool:
    """Say whether documents say some words, or an equivalent expression."""
    ways = [words, *chain(*(others for _, others in synonyms(words)))]
    return any(shelf.tells(analyse(way)) for way in ways)


def _absent_use(text: str, shelf: Shelf) -> Iterator[str]:
    """Give the disease or sign that a medicine would be used for, if nobody speaks of it.

    *Colchicine dans la maladie de X : dose ?* supposes that the medicine is used for X.
    """
    if not shelf.asked.measures and not pattern("use_asked").search(fold(text)):
        return
    for expression, others in synonyms(text):
        used = BEFORE_USE.search(fold(text[: text.index(expression)]))
        if used and not any(shelf.tells(analyse(way)) for way in (expression, *others)):
            yield expression
    folded = normalise(text)
    for found in USED_FOR.finditer(folded.text):
        word = folded.span(found.start(1), found.end(1)).of(text)
        if _is_rare(word, shelf) and not _said(word, shelf):
            yield word


def _is_rare(word: str, shelf: Shelf) -> bool:
    """Say whether a word is specific: a noun of its own, rare, and no medicine's."""
    tokens = set(analyse(word))
    notions = {c.token: c.weight for c in shelf.asked.notions.concepts}
    weights = [notions[token] for token in tokens if token in notions]
    return bool(weights) and min(weights) >= RARE and not word.endswith(INFINITIVES)


@cache
def _points() -> tuple[Point, ...]:
    table = files(__package__).joinpath("data", "points.csv").read_text(encoding="utf-8")
    asked: dict[str, list[str]] = {}
    said: dict[str, list[str]] = {}
    for row in csv.DictReader(table.splitlines()):
        if row["where"] == "question":
            asked.setdefault(row["point"], []).append(cue_pattern(row["cue"]))
        else:
            said.setdefault(row["point"], []).append(row["cue"])
    return tuple(
        Point(name, _expression(cues), tuple(said.get(name, ())))
        for name, cues in asked.items()
    )


def _expression(cues: Sequence[str]) -> re.Pattern[str]:
    """Join cues, the longest first, so that an expression wins over its first word."""
    longest = sorted(cues, key=lambda cue: (-len(cue), cue))
    return re.compile(rf"(?<![\w/-])(?:{'|'.join(longest)})(?![\w/])")
