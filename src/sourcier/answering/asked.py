"""A question with all that candidates are compared with, each thing worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sourcier.answering.concepts import Notions
from sourcier.answering.forms import forms_of
from sourcier.answering.question import Question
from sourcier.answering.subjects import labels_of
from sourcier.drugs.names import NO_SUBJECT, Names, composition, label
from sourcier.drugs.recognition import Mention
from sourcier.evidence.document import Document
from sourcier.nlp.focus import focus
from sourcier.nlp.measures import wanted
from sourcier.nlp.themes import themes_of_question
from sourcier.nlp.tokens import analyse, tokens_of

SAME_NAME, SAME_SUBSTANCES, ITS_CLASS, ONE_SUBSTANCE, MENTIONED = 1.0, 0.9, 0.7, 0.5, 0.4
"""How well a document is about a medicine: its brand, its composition, a class of it, a
part of it, a word."""


@dataclass(frozen=True)
class Asked:
    """A question with all that candidates are compared with.

    Args:
        question: as understood.
        notions: what must be found.
        names: of the medicines of the release.
        local: the same notions, weighed by their rarity among the candidates.
        kinds: the kind of each source of the release, by its name.
    """

    question: Question
    notions: Notions
    names: Names
    local: Notions
    kinds: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def measures(self) -> frozenset[str]:
        """The kinds of number that the question asks for."""
        return wanted(self.question.text)

    @cached_property
    def themes(self) -> frozenset[str]:
        """What the sentences that answer speak of, as the question tells."""
        medicine = bool(self.question.medicines)
        return themes_of_question(self.focus, medicine=medicine) or themes_of_question(
            self.question.text, medicine=medicine
        )

    @cached_property
    def focus(self) -> str:
        """The words that say what is asked for, apart from what it is asked about."""
        return focus(self.question.text)

    @cached_property
    def wanted(self) -> Notions:
        """The notions that the sentence itself must say."""
        return self.local.part(analyse(self.focus))

    @cached_property
    def forms(self) -> frozenset[str]:
        """The pharmaceutical forms named."""
        return frozenset(forms_of(self.question.text, where="question"))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers of the question: strengths that a title may carry, above all."""
        return frozenset(t for t in analyse(self.question.text) if t[0].isdigit())

    @cached_property
    def together(self) -> str:
        """The label of a product that combines all the medicines named."""
        return composition(k for m in self.question.medicines for k in m.name.substances)

    @cached_property
    def ways(self) -> tuple[tuple[frozenset[str], ...], ...]:
        """For each medicine, the tokens of its name, its substances and their classes."""
        return tuple(self._ways(mention) for mention in self.question.medicines)

    @cached_property
    def class_ways(self) -> tuple[tuple[frozenset[str], ...], ...]:
        """For each class named, the tokens by which a text names all of it."""
        named = [m for m in self.question.medicines if m.name.kind == "class"]
        several = len(self.question.medicines) > 1
        return tuple(self._ways_of_class(mention, wider=several) for mention in named)

    def _ways_of_class(
        self, mention: Mention, *, wider: bool
    ) -> tuple[frozenset[str], ...]:
        known = self.names.groups[mention.key]
        texts = (*known.ways, *(known.wider if wider else ()))
        return tuple(way for way in map(tokens_of, texts) if way)

    def _ways(self, mention: Mention) -> tuple[frozenset[str], ...]:
        if mention.name.kind == "class":
            shown = [self.names.shown.get(key, key) for key in mention.name.substances]
            return (*self._ways_of_class(mention, wider=True), *map(tokens_of, shown))
        keys = mention.name.substances
        shown = [self.names.shown.get(key, key) for key in keys]
        groups = [group for key in keys for group in self.names.classes.get(key, ())]
        found = (tokens_of(text) for text in (mention.key, *shown, *groups))
        return tuple(way for way in found if way)

    def strength(self, document: Document) -> float:
        """The share of the question's numbers that a document's title carries."""
        shared = self.numbers & tokens_of(document.title, document.language)
        return len(shared) / len(self.numbers) if self.numbers else 0.0

    def nearness(self, document: Document) -> float:
        """How well a document is about the medicines named, with the right strength."""
        labels = frozenset(self.names.labels(document))
        near = sum(nearness(labels, mention) for mention in self.question.medicines)
        return near + self.strength(document) / 2

    def about(self, labels: frozenset[str], tokens: frozenset[str]) -> list[float]:
        """Say for each medicine named how well a passage is about it, from 0 to 1.

        Args:
            labels: of its document.
            tokens: of the passage: one that is about no medicine may mention it.
        """
        medicines = self.question.medicines
        if self.together in labels:
            return [SAME_NAME for _ in medicines]
        if labels == {NO_SUBJECT}:
            named = [
                any(way <= tokens for way in self._own_ways(mention, ways))
                for mention, ways in zip(medicines, self.ways, strict=True)
            ]
            return [MENTIONED if mentioned else 0.0 for mentioned in named]
        return [self._about(labels, mention) for mention in medicines]

    def _own_ways(
        self, mention: Mention, ways: tuple[frozenset[str], ...]
    ) -> tuple[frozenset[str], ...]:
        """Its own name; a class has several."""
        if mention.name.kind == "class":
            return self._ways_of_class(mention, wider=False)
        return ways[:1]

    def _about(self, labels: frozenset[str], mention: Mention) -> float:
        """Interactions are filed under classes: a class counts when several are named."""
        near = nearness(labels, mention)
        if near or len(self.question.medicines) == 1:
            return near
        return ITS_CLASS if labels & labels_of(mention, self.names) else 0.0


def nearness(labels: frozenset[str], mention: Mention) -> float:
    """Say how well labels fit a medicine: its name, its substances, or one of them."""
    kind, substances = mention.name.kind, mention.name.substances
    if any(label("class", key) in labels for key in mention.name.groups):
        return SAME_NAME
    if kind != "substance" and label(kind, mention.key) in labels:
        return SAME_NAME
    if substances and composition(substances) in labels:
        return SAME_NAME if kind == "substance" else SAME_SUBSTANCES
    part = any(label("substance", key) in labels for key in substances)
    return ONE_SUBSTANCE if part else 0.0
