"""Answering again: on the release of that day, or on the one in force."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from sourcier.answering.reply import Reply
from sourcier.audit.entry import Action, Event
from sourcier.audit.journal import Journal
from sourcier.errors import QuestionNotKeptError, RecordError
from sourcier.ledger import records
from sourcier.ledger.ask import Arguments, answer
from sourcier.ledger.comparing import MOST, Difference, Moved, differences, moved
from sourcier.ledger.places import Json, places
from sourcier.ledger.record import Record, canonical, keyed
from sourcier.ledger.retention import known
from sourcier.ledger.rules import versions
from sourcier.releases.release import Release
from sourcier.wording.speech import speech

OpenRelease = Callable[[str | None], AbstractContextManager[Release]]


@dataclass(frozen=True, slots=True)
class Replayed:
    """A reply that was given again.

    Args:
        record: of the first time.
        release: that answered now.
        as_of: the day on which the answer had to hold now.
        identical: the same bytes.
        same_rules: the same code and word lists answered.
        facts: the reply as JSON, as it comes out now.
        differences: places where it is not the same; the first ones.
        quotations: what became of them.
        reply: to be shown.
    """

    record: Record
    release: str
    as_of: str
    identical: bool
    same_rules: bool
    facts: Json = field(repr=False)
    differences: tuple[Difference, ...] = field(repr=False)
    quotations: Moved
    reply: Reply = field(repr=False)


def replay(
    id_: str,
    journal: Journal,
    open_release: OpenRelease,
    *,
    question: str | None = None,
    today: date | None = None,
) -> Replayed:
    """Answer a recorded question again and compare.

    Args:
        id_: of the record.
        journal: where it is.
        open_release: by its name; None for the one in force.
        question: when the installation keeps no text; it must be the same.
        today: answer on the release in force, as of this day unless a past day was
            asked about; None to answer on the recorded release.

    Raises:
        RecordError: there is no such record, or the question is not the one asked.
        ReleaseError: the release is gone, or this version cannot read it.
    """
    with journal.writing() as audited:
        record = known(records.find(audited, id_), id_)
        audited.note(event=Event(Action.REPLAYED, record.id))
    text = asked_text(record, question)
    asked = arguments(record, today)
    with open_release(None if today else record.release) as release:
        found = answer(text, release, asked)
    return _compared(record, found, asked)


def asked_text(record: Record, question: str | None) -> str:
    """Give the question of a record, and refuse another one.

    Raises:
        QuestionNotKeptError: the text was not kept and is not given.
        RecordError: it is another.
    """
    if record.question is not None and question is None:
        return record.question
    if question is None:
        raise QuestionNotKeptError(
            "le texte de la question n'a pas été conservé (réglage « record ») ; "
            "redonnez-le : sourcier replay {id} --question « … »",
            id=record.id,
        )
    if keyed(question.strip(), record.salt) != record.facts["question_digest"]:
        raise RecordError("ce n'est pas la question de la réponse {id}", id=record.id)
    return question


def arguments(record: Record, today: date | None) -> Arguments:
    """Give what decided a reply: the same, or today's when the present is asked about."""
    facts = record.facts["arguments"]
    past = facts["as_of"] != facts["today"]
    then = date.fromisoformat(facts["as_of"])
    return Arguments(
        as_of=then if past or today is None else today,
        today=today or date.fromisoformat(facts["today"]),
        sources=tuple(facts["sources"]),
        explain=facts["explain"],
        speech=speech(facts["lang"]),
    )


def _compared(record: Record, found: tuple[Reply, Json], asked: Arguments) -> Replayed:
    reply, facts = found
    words = record.question is not None
    now = places(facts, words=words)
    return Replayed(
        record=record,
        release=str(facts["release"]),
        as_of=asked.as_of.isoformat(),
        identical=keyed(canonical(facts), record.salt) == record.facts["reply_digest"],
        same_rules=versions() == record.facts["versions"],
        facts={**facts, "id": record.id},
        differences=tuple(islice(differences(record.facts["reply"], now), MOST)),
        quotations=moved(record.facts["reply"], now),
        reply=reply,
    )
