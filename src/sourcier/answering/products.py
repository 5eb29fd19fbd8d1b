"""Is the product quoted the one asked about? Same substance, another brand, form, strength.

The leaflet of one brand answers for another of the same substance only if the reader
knows it: the reply says which product was asked, beside the title of the one quoted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sourcier.answering.asked import nearness
from sourcier.answering.disagreement import scaled
from sourcier.answering.forms import forms_of
from sourcier.answering.question import Question
from sourcier.answering.reply import Answer, Notice, Quoted, Reply, Warned
from sourcier.answering.statements import Value
from sourcier.drugs.names import Names, label
from sourcier.drugs.recognition import Mention
from sourcier.drugs.word_lists import words_of
from sourcier.evidence.document import Document
from sourcier.nlp.normalise import fold
from sourcier.nlp.numerals import number_forms, unit_code

_DOSE = (
    r"((?:\d{1,3}(?: \d{3}){1,2}|\d{1,7})(?:[.,]\d{1,3})?) ?"
    r"(mg|g|µg|mcg|microgrammes?|ui|%)(?![\w/])"
)
_STATED = re.compile(_DOSE)


def with_products(reply: Reply, names: Names) -> Reply:
    """Say of each quoted document how its product differs from the one asked about."""
    shown = reply.quotations if isinstance(reply, Answer) else reply.nearest
    question = reply.context.question
    found = [warned for quoted in shown for warned in _notices(quoted, question, names)]
    warnings = tuple(dict.fromkeys([*reply.context.warnings, *found]))
    return replace(reply, context=replace(reply.context, warnings=warnings))


def _notices(quoted: Quoted, question: Question, names: Names) -> Iterator[Warned]:
    document = quoted.held.document
    labels = frozenset(names.labels(document))
    asked = [m for m in question.medicines if nearness(labels, m)]
    if not asked or not any(scheme == "brand" for scheme, _ in document.codes):
        return
    yield from _brand(document, labels, asked)
    yield from _form(document, question)
    yield from _strength(document, question, asked)


def _brand(
    document: Document, labels: frozenset[str], asked: Sequence[Mention]
) -> Iterator[Warned]:
    """A brand was typed, and the document is of none of those typed."""
    brands = [mention for mention in asked if mention.name.kind == "brand"]
    title = " ".join(words_of(document.title))
    own = any(
        label("brand", mention.key) in labels or title.startswith(f"{mention.key} ")
        for mention in brands
    )
    if brands and not own and len(brands) == len(asked):
        shown = ", ".join(dict.fromkeys(mention.name.display for mention in brands))
        yield Warned(Notice.OTHER_BRAND, document.id, (("asked", shown),))


def _form(document: Document, question: Question) -> Iterator[Warned]:
    wanted = forms_of(question.text, where="question")
    stated = forms_of(document.title)
    if wanted and stated and not set(wanted) & set(stated):
        words = ", ".join(wanted.values())
        yield Warned(Notice.OTHER_FORM, document.id, (("asked", words),))


def _strength(
    document: Document, question: Question, asked: Sequence[Mention]
) -> Iterator[Warned]:
    """A strength typed after the name: elsewhere in a question, it may be a dose."""
    stated = {_milligrams(*found) for found in _STATED.findall(fold(document.title))}
    typed = [s for mention in asked for s in _typed(mention, question)]
    if typed and stated and not {_milligrams(*found) for found in typed} & stated:
        words = ", ".join(f"{amount} {unit}" for amount, unit in typed)
        yield Warned(Notice.OTHER_STRENGTH, document.id, (("asked", words),))


def _typed(mention: Mention, question: Question) -> list[tuple[str, str]]:
    after = rf"(?<!\w){re.escape(mention.typed)} {{0,2}}{_DOSE}"
    return re.findall(after, fold(question.text))


def _milligrams(amount: str, unit: str) -> tuple[float, str]:
    return scaled(Value(number_forms(amount)[0], unit_code(unit) or unit))
