"""Asking: the pipeline, then the record. This is what every door calls."""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sourcier.answering.persons import names_somebody
from sourcier.answering.pipeline import reply as reply_to
from sourcier.answering.presenting import as_json
from sourcier.answering.presenting_search import explained
from sourcier.answering.reply import Reply
from sourcier.audit.entry import Action, Event
from sourcier.audit.journal import Audited, Journal
from sourcier.errors import StorageError
from sourcier.ledger import records
from sourcier.ledger.desk import Desk, Policy, Recording
from sourcier.ledger.places import Json, places
from sourcier.ledger.record import SCHEMA, Record, Stay, canonical, keyed
from sourcier.ledger.retention import purge_expired
from sourcier.ledger.rules import versions
from sourcier.privacy.finding import find
from sourcier.privacy.identifier import stops
from sourcier.releases.release import Release
from sourcier.wording.speech import FRENCH, Speech

ID_BYTES, SALT_BYTES = 8, 32


@dataclass(frozen=True, slots=True)
class Arguments:
    """Whatever decides a reply beside the question and the release.

    Args:
        as_of: the day on which the answer must hold.
        today: the day on which it was asked.
        sources: names of the sources to search; all when empty.
        explain: say what each term brought.
        speech: language of the sentences that are ours.
    """

    as_of: date
    today: date
    sources: Sequence[str] = ()
    explain: bool = False
    speech: Speech = FRENCH

    @property
    def facts(self) -> Json:
        """As they are recorded."""
        return {
            "as_of": self.as_of.isoformat(),
            "today": self.today.isoformat(),
            "sources": list(self.sources),
            "explain": self.explain,
            "lang": self.speech.lang,
        }


@dataclass(frozen=True, slots=True)
class Recorded:
    """A reply, and what became of its record.

    Args:
        reply: to be shown.
        facts: the same as JSON, with the id of its record, or null.
        record: None when none was to be kept, or none could be.
        refused: why none could be.
    """

    reply: Reply = field(repr=False)
    facts: Json = field(repr=False)
    record: Record | None
    refused: StorageError | None = None


def answer(text: str, release: Release, asked: Arguments) -> tuple[Reply, Json]:
    """Answer, and give the reply as JSON; its id is null, and no clock is read."""
    found = reply_to(text, release, as_of=asked.as_of, sources=asked.sources)
    if asked.explain:
        found = explained(found, release, sources=asked.sources)
    return found, as_json(found, names=release.names, speech=asked.speech)


def ask(
    text: str, release: Release, desk: Desk, asked: Arguments, *, keep: bool = False
) -> Recorded:
    """Answer a question and record the reply.

    The same question, answered the same on the same day, is the same record.

    Args:
        text: the question, as typed.
        release: what is searched.
        desk: where it is recorded.
        asked: whatever else decides the reply.
        keep: pin the reply, and its release with it.

    Raises:
        QuestionError: the question is empty or too long.
        IntegrityError: a stored text no longer equals its digest.
        StateError: the state database is damaged, foreign or newer.
        StorageError: nothing can be written, and the policy asks for a record.
    """
    start = desk.ticks()
    found, facts = answer(text, release, asked)
    took = desk.ticks() - start
    if desk.policy.recording is Recording.OFF and not keep:
        return Recorded(found, facts, None)
    try:
        journal = desk.journal()
        made = _record((found, facts), asked, desk, journal)
        made = replace(made, facts={**made.facts, "timings": {"reply": round(took, 4)}})
        record = _kept(made, desk.policy, journal, keep=keep)
    except StorageError as failure:
        if desk.policy.required or keep:
            raise
        return Recorded(found, facts, None, failure)
    return Recorded(found, {**facts, "id": record.id}, record)


def _record(
    answered: tuple[Reply, Json], asked: Arguments, desk: Desk, journal: Journal
) -> Record:
    """Make the record of a reply; its term is put off again when it is written."""
    reply, facts = answered
    now, salt = journal.now(), desk.chance(SALT_BYTES).hex()
    whole, words = canonical(facts), _may_keep_words(reply, desk.policy)
    sameness = f"sourcier.same/1\n{words}\n{canonical(asked.facts)}\n{whole}".encode()
    return Record(
        id=desk.chance(ID_BYTES).hex(),
        asked_at=now.isoformat(timespec="seconds"),
        retention=Stay.ORDINARY,
        expires=desk.policy.until(Stay.ORDINARY, now.date()),
        release=str(facts["release"]),
        sameness=hmac.new(journal.key, sameness, hashlib.sha256).hexdigest(),
        question=str(facts["question"]) if words else None,
        facts={
            "schema": SCHEMA,
            "arguments": asked.facts,
            "versions": versions(),
            "question_digest": keyed(str(facts["question"]), salt),
            "reply_digest": keyed(whole, salt),
            "reply": places(facts, words=words),
        },
        salt=salt,
    )


def _may_keep_words(reply: Reply, policy: Policy) -> bool:
    """Say whether the words of a question may be stored: never those that name a person.

    This is the one place where a question is screened before it is kept (P07).
    """
    if policy.recording is Recording.DIGEST:
        return False
    question, unknown = reply.context.question, reply.context.unrecognised
    return not (names_somebody(question, unknown) or stops(find(question.text)))


def _kept(made: Record, policy: Policy, journal: Journal, *, keep: bool) -> Record:
    """Write a record, or find that of the same reply; erase those whose time is over."""
    with journal.writing() as audited:
        known = records.same(audited, made.sameness)
        record = known or made
        if keep and record.retention is not Stay.KEPT:
            record = replace(record, retention=Stay.KEPT)
        until = policy.until(record.retention, journal.now().date())
        record = replace(record, expires=until)
        _written(audited, record, new=known is None)
        erased = purge_expired(audited, journal.now().date())
    if erased:
        journal.state.scrub()
    return record


def _written(audited: Audited, record: Record, *, new: bool) -> None:
    event = Event(Action.ASKED, record.id, record.digest)
    (records.add if new else records.retain)(audited, record, event=event)
