"""Making a proof file: a reply, what surrounds its quotations, its release, a signature."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from sourcier import __version__
from sourcier.answering.reply import Answer, Quoted, Reply
from sourcier.audit.entry import Action, Event
from sourcier.audit.journal import Journal
from sourcier.errors import ProofError
from sourcier.ledger import records
from sourcier.ledger.ask import answer
from sourcier.ledger.places import Json
from sourcier.ledger.proof_file import NOTICE, SCHEMA, digests, dump, signed_bytes
from sourcier.ledger.record import Record, canonical, keyed
from sourcier.ledger.replay import OpenRelease, arguments, asked_text
from sourcier.ledger.retention import known
from sourcier.ledger.signing import public_key, signed
from sourcier.releases.release import Release

AROUND = 400
"""Code points shown before and after a quotation: the paragraph that it stands in."""


def proof(
    id_: str,
    journal: Journal,
    open_release: OpenRelease,
    *,
    secret: bytes,
    question: str | None = None,
) -> bytes:
    """Make the proof file of a recorded reply.

    The reply is given again on its release, and proved only if it is the same.

    Args:
        id_: of the record.
        journal: where it is.
        open_release: by its name.
        secret: of the installation; it signs.
        question: when the installation keeps no text; it must be the same.

    Raises:
        RecordError: there is no such record, or the question is not the one asked.
        ReleaseError: the release is gone, or this version cannot read it.
        ProofError: the reply does not come out the same any more.
    """
    with journal.writing() as audited:
        record = known(records.find(audited, id_), id_)
        audited.note(event=Event(Action.EXPORTED, record.id))
    text = asked_text(record, question)
    with open_release(record.release) as release:
        content = _content(record, text, release)
    made_at = journal.now().isoformat(timespec="seconds")
    return _sealed(made_at, record, content, secret)


def _content(record: Record, text: str, release: Release) -> Json:
    """Give the reply as it comes out again, and what stands around it.

    Raises:
        ProofError: the reply does not come out the same any more.
    """
    reply, facts = answer(text, release, arguments(record, None))
    if keyed(canonical(facts), record.salt) != record.facts["reply_digest"]:
        raise ProofError(
            "la réponse {id} ne se rejoue plus à l'identique : rien n'est exporté ; "
            "« sourcier replay {id} » montre ce qui diffère",
            id=record.id,
        )
    return {
        "reply": {**facts, "id": record.id},
        "excerpts": [*_excerpts(reply)],
        "manifest": asdict(release.manifest),
    }


def _sealed(made_at: str, record: Record, content: Json, secret: bytes) -> bytes:
    """Put the digests and the signature at the end of a proof."""
    bare: Json = {
        "schema": SCHEMA,
        "notice": NOTICE,
        "made_at": made_at,
        "made_by": {"sourcier": __version__, "key": public_key(secret)},
        "record": {
            "id": record.id,
            "asked_at": record.asked_at,
            "arguments": record.facts["arguments"],
            "versions": record.facts["versions"],
        },
        **content,
    }
    bare = json.loads(json.dumps(bare))  # as whoever checks will read it
    found = digests(bare)
    signature = signed(signed_bytes(found), secret)
    return dump({**bare, "digests": found, "signature": signature})


def _excerpts(reply: Reply) -> Iterator[Json]:
    """Give what surrounds each quotation, in the order of `quotations_of`."""
    shown = reply.quotations if isinstance(reply, Answer) else reply.nearest
    beside = reply.conflicts if isinstance(reply, Answer) else ()
    for quoted in [*shown, *(one for found in beside for one in found.quotations)]:
        yield _excerpt(quoted)


def _excerpt(quoted: Quoted) -> Json:
    document, span = quoted.held.document, quoted.quotation.span
    start = max(0, span.start - AROUND)
    end = min(len(document.text), span.end + AROUND)
    return {
        "document": document.id,
        "digest": quoted.quotation.digest,
        "start": start,
        "end": end,
        "text": document.text[start:end],
    }
