"""A reply as JSON (`schema: "sourcier.reply/1"`), the same for every door."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import assert_never

from sourcier.answering.presenting_words import message_of, text_of
from sourcier.answering.reply import (
    Abstention,
    Answer,
    Context,
    Quoted,
    Reply,
    Sufficiency,
)
from sourcier.corpus.version import Held
from sourcier.drugs.names import Names
from sourcier.drugs.recognition import Mention
from sourcier.evidence.document import Document
from sourcier.wording.speech import FRENCH, Speech

SCHEMA = "sourcier.reply/1"
MODE = "extractive"
CHECKED: Mapping[str, bool] = {"conflicts": True, "omissions": True}
"""What this version looks for: an empty list says nothing when its key is false."""

Json = dict[str, object]


def as_json(reply: Reply, *, names: Names, speech: Speech = FRENCH) -> Json:
    """Give a reply as DESIGN §6 lays it down; the words are read from the sources.

    Args:
        reply: an answer or an abstention.
        names: of the release, for the official spelling of substances.
        speech: language of the sentences that are ours.

    Raises:
        IntegrityError: a quotation and the text read for it differ.
    """
    match reply:
        case Answer():
            return _answer(reply, names, speech)
        case Abstention():
            return _abstention(reply, names, speech)
        case _:
            assert_never(reply)


def _answer(reply: Answer, names: Names, speech: Speech) -> Json:
    return {
        "schema": SCHEMA,
        "kind": "answer",
        **_asked(reply.context, names),
        "quotations": [quotation(quoted) for quoted in reply.quotations],
        "conflicts": [
            {"on": found.on, "quotations": [quotation(one) for one in found.quotations]}
            for found in reply.conflicts
        ],
        "omissions": [
            {
                "topic": found.topic,
                "document": found.document,
                "start": found.span.start,
                "end": found.span.end,
            }
            for found in reply.omissions
        ],
        "checked": dict(CHECKED),
        "warnings": _warnings(reply.context, reply.quotations, speech),
        "sufficiency": _sufficiency(reply.sufficiency),
        **_following(reply.following),
    }


def _abstention(reply: Abstention, names: Names, speech: Speech) -> Json:
    return {
        "schema": SCHEMA,
        "kind": "abstention",
        "reason": reply.reason.value,
        "message": message_of(reply, speech),
        "nearest": [quotation(quoted) for quoted in reply.nearest],
        "names": list(reply.names),
        "searched": _searched(reply.context),
        **_asked(reply.context, names),
        "warnings": _warnings(reply.context, reply.nearest, speech),
        "sufficiency": _sufficiency(reply.sufficiency),
        **_following(reply.following),
    }


def _asked(context: Context, names: Names) -> Json:
    """The question, where it was asked, and what was understood of it."""
    question = context.question
    return {
        "id": None,
        "question": question.text,
        "language": question.language,
        "release": context.searched.release,
        "mode": MODE,
        "understood": {
            "medicines": [_medicine(mention, names) for mention in question.medicines],
            "population": list(question.populations),
            "aspect": next(iter(question.aspects), None),
            "aspects": list(question.aspects),
            "as_of": question.as_of.isoformat(),
            "unrecognised": list(context.unrecognised),
            "corrections": [
                {"typed": typed, "read": read} for typed, read in corrections(context)
            ],
        },
    }


def _medicine(mention: Mention, names: Names) -> Json:
    substances = [names.shown.get(key, key) for key in mention.name.substances]
    codes = {
        scheme: values[0] if len(values) == 1 else list(values)
        for scheme, values in mention.codes
    }
    return {"name": mention.name.display, "substances": substances, "codes": codes}


def corrections(context: Context) -> list[tuple[str, str]]:
    """Give every word that was read as another: names of medicines, then words."""
    medicines = context.question.medicines
    return [(m.typed, m.name.display) for m in medicines if m.corrected] + list(
        context.corrections
    )


def quotation(quoted: Quoted) -> Json:
    """Give a quotation, its words read from the document and its digest checked.

    Raises:
        IntegrityError: the document is not the one quoted.
    """
    place, document = quoted.quotation, quoted.held.document
    return {
        "text": place.words(document),
        "start": place.span.start,
        "end": place.span.end,
        "lang": document.language,
        "heading": list(place.heading(document)),
        "lead": place.lead.of(document.text) if place.lead else None,
        "exceptions": [
            {"text": span.of(document.text), "start": span.start, "end": span.end}
            for span in place.exceptions
        ],
        "page": page_of(document, place.span.start),
        "document": document_facts(quoted.held),
        "same_in": [{"id": id_, "title": title} for id_, title in quoted.same_in],
        "score": quoted.score,
        "why": [{"term": w.term, "weight": w.weight, "field": w.field} for w in quoted.why],
    }


def page_of(document: Document, position: int) -> int | None:
    """Give the page, from 1, on which a position stands; None for what has no pages."""
    return bisect_right(document.pages, position) or None


def document_facts(held: Held) -> Json:
    """Give what is said of the document quoted, as this release holds it."""
    document, version = held.document, held.version
    return {
        "id": document.id,
        "digest": version.digest,
        "title": document.title,
        "issuer": document.issuer,
        "source": version.source,
        "url": document.url or None,
        "licence": document.licence or None,
        "published": document.published.isoformat() if document.published else None,
        "updated": document.updated.isoformat() if document.updated else None,
        "retrieved": version.retrieved.isoformat() if version.retrieved else None,
        "status": version.status.value,
        "superseded_by": version.superseded_by,
        "also": list(document.also),
        "valid_from": version.valid_from.isoformat(),
        "valid_to": version.valid_to.isoformat() if version.valid_to else None,
    }


def _searched(context: Context) -> Json:
    searched = context.searched
    return {
        "release": searched.release,
        "passages": searched.passages,
        "sources": [{"name": name, "date": day or None} for name, day in searched.sources],
    }


def _warnings(context: Context, shown: Iterable[Quoted], speech: Speech) -> list[Json]:
    held = {quoted.held.document.id: quoted.held for quoted in shown}
    return [
        {
            "code": warned.notice.value,
            "text": text_of(warned, held.get(warned.document), speech),
            "document": warned.document or None,
        }
        for warned in context.warnings
    ]


def _sufficiency(found: Sufficiency | None) -> Json | None:
    return {"score": found.score, "threshold": found.threshold} if found else None


def _following(found: Quoted | None) -> Json:
    """Give the place of the next candidate; no key unless it was asked for."""
    if found is None:
        return {}
    span = found.quotation.span
    place = {"document": found.held.document.id, "start": span.start, "end": span.end}
    return {"following": {**place, "score": found.score}}
