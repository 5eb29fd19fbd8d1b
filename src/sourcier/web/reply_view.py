"""A reply as its page shows it: what must be read first, the quotations, then the rest."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote as escaped
from urllib.parse import urlencode

from sourcier.answering.presenting import corrections, page_of
from sourcier.answering.presenting_age import OLD, age, is_old
from sourcier.answering.presenting_reference import dated, path_of, standing
from sourcier.answering.presenting_words import message_of, searched_of, text_of
from sourcier.answering.reply import (
    QUIET,
    Abstention,
    Answer,
    Context,
    Omission,
    Quoted,
    Reply,
)
from sourcier.corpus.version import Held
from sourcier.evidence.document import Document
from sourcier.evidence.span import Span
from sourcier.wording.sentences import has
from sourcier.wording.speech import Speech


@dataclass(frozen=True, slots=True)
class Told:
    """A notice, and whether it must be read first."""

    text: str
    first: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A quotation with everything that its page says of it.

    Args:
        number: from 1, the `[n]` of the page and of the copy.
        words: read from the stored document.
        lead: what introduces them; empty when nothing does.
        exceptions: what limits them.
        lang: of the document.
        issuer: who publishes it.
        title: of the document.
        heading: the nearest heading above the place, whole: it governs the words.
        path: the headings above the place.
        page: label of the page; empty for what has no pages.
        standing: date, age, status.
        place: address of the place in our reader.
        source: address of the official page; empty when none is known.
        same_in: (title, address) of other documents that hold the same words.
    """

    number: int
    words: str
    lead: str
    exceptions: tuple[str, ...]
    lang: str
    issuer: str
    title: str
    heading: str
    path: str
    page: str
    standing: tuple[str, ...]
    place: str
    source: str
    same_in: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class View:
    """A reply, ready to be drawn.

    Args:
        answered: it is an answer, else an abstention.
        question: as typed.
        message: why nothing is answered; empty for an answer.
        reason: its code; empty for an answer.
        names: of medicines near one that nobody knows.
        notices: shown before everything else.
        quotations: what answers, or what comes nearest.
        conflicts: what disagrees, and both quotations.
        omitted: (topic, address) of what is not quoted and bears on the question.
        understood: what was read in the question.
        corrected: words that were read as others.
        unrecognised: words that no source holds.
        searched: where.
        sources: names and dates of what was searched.
    """

    answered: bool
    question: str
    message: str
    reason: str
    names: tuple[str, ...]
    notices: tuple[Told, ...]
    quotations: tuple[Shown, ...]
    conflicts: tuple[tuple[str, tuple[Shown, ...]], ...]
    omitted: tuple[tuple[str, str], ...]
    understood: tuple[str, ...]
    corrected: tuple[tuple[str, str], ...]
    unrecognised: tuple[str, ...]
    searched: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class At:
    """For whom, when and where a reply is laid out.

    Args:
        speech: language of the sentences that are ours.
        day: that is asked about; ages are counted to it.
        id_: of the record; None when there is none.
    """

    speech: Speech
    day: date
    id_: str | None


def view(reply: Reply, speech: Speech, *, id_: str | None = None) -> View:
    """Lay out a reply.

    Args:
        reply: an answer or an abstention.
        speech: language of the sentences that are ours.
        id_: of its record, so that the reader of a source leads back to it.

    Raises:
        IntegrityError: a quotation and the text read for it differ.
    """
    context = reply.context
    answer = reply if isinstance(reply, Answer) else None
    refused = reply if isinstance(reply, Abstention) else None
    quoted = answer.quotations if answer else refused.nearest if refused else ()
    at = At(speech, context.question.as_of, id_)
    searched = searched_of(context.searched, speech)
    return View(
        answered=answer is not None,
        question=context.question.text,
        message=message_of(refused, speech) if refused else "",
        reason=refused.reason.value if refused else "",
        names=refused.names if refused else (),
        notices=tuple(_notices(context, quoted, speech)),
        quotations=tuple(_shown(quoted, at)),
        conflicts=tuple(_conflicts(answer, at)) if answer else (),
        omitted=tuple(_omitted(answer, at)) if answer else (),
        understood=tuple(dict.fromkeys(_understood(context, speech))),
        corrected=tuple(_corrected(context)),
        unrecognised=context.unrecognised,
        searched=f"{searched[:1].upper()}{searched[1:]}.",
        sources=tuple(_sources(context, speech)),
    )


def place_of(
    document: str, digest: str, span: Span, *, id_: str | None = None, number: int = 0
) -> str:
    """Give the address of a place in the reader of sources.

    Args:
        document: its id.
        digest: of the version; empty for the one in force.
        span: the place, in code points.
        id_: of the reply that leads there.
        number: of the quotation that leads there, to come back to it; 0 for none.
    """
    values: Mapping[str, object] = {
        "digest": digest,
        "start": span.start,
        "end": span.end,
        "reply": id_ or "",
        "quote": number if id_ and number else "",
    }
    kept = {name: value for name, value in values.items() if value != ""}
    return f"/documents/{escaped(document, safe='')}?{urlencode(kept)}#place"


def _notices(context: Context, shown: Sequence[Quoted], speech: Speech) -> Iterator[Told]:
    held = {quoted.held.document.id: quoted.held for quoted in shown}
    yield from _old(context, shown, speech)
    for warned in context.warnings:
        text = text_of(warned, held.get(warned.document), speech)
        yield Told(text, first=warned.notice not in QUIET)


def _old(context: Context, shown: Sequence[Quoted], speech: Speech) -> Iterator[Told]:
    """Say which quotations are of an old document, on the day that is asked about.

    Age alone is one quiet line: were it amber, every reply would carry amber, and nobody
    would read it (issue 4).
    """
    today = context.question.as_of
    numbers = [n for n, q in enumerate(shown, 1) if is_old(dated(q.held)[1], today)]
    if numbers:
        years = speech.count("year", OLD)
        marks = ", ".join(f"[{number}]" for number in numbers)
        yield Told(speech.tell("line", "old", years=years, numbers=marks), first=False)


def _shown(found: Iterable[Quoted], at: At) -> Iterator[Shown]:
    for number, quoted in enumerate(found, 1):
        yield _one(number, quoted, at)


def _one(number: int, quoted: Quoted, at: At) -> Shown:
    place, held, speech = quoted.quotation, quoted.held, at.speech
    document, heading = held.document, quoted.quotation.heading(held.document)
    return Shown(
        number=number,
        words=place.words(document),
        lead=place.lead.of(document.text) if place.lead else "",
        exceptions=tuple(span.of(document.text) for span in place.exceptions),
        lang=document.language,
        issuer=document.issuer,
        title=document.title,
        heading=heading[-1] if heading else "",
        path=path_of(heading),
        page=_page(document, place.span.start, speech),
        standing=tuple(_standing(held, at)),
        place=place_of(document.id, _digest(held), place.span, id_=at.id_, number=number),
        source=document.url or "",
        same_in=tuple(
            (title, f"/documents/{escaped(other, safe='')}")
            for other, title in quoted.same_in
        ),
    )


def _standing(held: Held, at: At) -> Iterator[str]:
    """Give its date, its age and its status."""
    date_, status = standing(held, at.speech)
    passed = age(dated(held)[1], at.day, at.speech)
    yield from (part for part in (date_, passed, status) if part)


def _digest(held: Held) -> str:
    return held.version.digest


def _page(document: Document, position: int, speech: Speech) -> str:
    page = page_of(document, position)
    return speech.tell("line", "page", page=page) if page else ""


def _conflicts(answer: Answer, at: At) -> Iterator[tuple[str, tuple[Shown, ...]]]:
    speech = at.speech
    for conflict in answer.conflicts:
        on = speech.tell("conflict", conflict.on)
        title = speech.tell("line", "conflict", on=on)
        yield title, tuple(_shown(conflict.quotations, at))


def _omitted(answer: Answer, at: At) -> Iterator[tuple[str, str]]:
    digests = {q.held.document.id: _digest(q.held) for q in answer.quotations}
    for found in answer.omissions:
        digest = digests.get(found.document, "")
        place = place_of(found.document, digest, found.span, id_=at.id_)
        yield topic_of(found, at.speech), place


def topic_of(found: Omission, speech: Speech) -> str:
    """Name what an omission is about: an aspect, or people."""
    kind = "aspect" if has("aspect", found.topic) else "population"
    return speech.tell(kind, found.topic)


def _understood(context: Context, speech: Speech) -> Iterator[str]:
    question = context.question
    yield from (mention.name.display for mention in question.medicines)
    yield from (speech.tell("aspect", aspect) for aspect in question.aspects)
    yield from (speech.tell("population", people) for people in question.populations)
    yield speech.tell("line", "on", day=speech.day(question.as_of))


def _corrected(context: Context) -> Iterator[tuple[str, str]]:
    """Give the words that were read as others, unless a notice says it already."""
    told = {dict(w.values).get("typed") for w in context.warnings}
    yield from (pair for pair in corrections(context) if pair[0] not in told)


def _sources(context: Context, speech: Speech) -> Iterator[str]:
    for name, day in context.searched.sources:
        if day:
            dated = speech.day(date.fromisoformat(day))
            yield speech.tell("line", "source", name=name, day=dated)
        else:
            yield speech.tell("line", "source_undated", name=name)
