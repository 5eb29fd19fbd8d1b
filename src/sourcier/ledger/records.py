"""The rows of recorded replies: what reads them, and what changes them.

Whatever changes one takes the event that tells of it; a test reads the signatures.
"""

import json
from collections.abc import Iterator

from sourcier.audit.entry import Event
from sourcier.audit.journal import Audited
from sourcier.ledger import contest_rows
from sourcier.ledger.record import Record, Stay, canonical
from sourcier.storage.state import Reading, Row

COLUMNS = (
    "SELECT id, asked_at, retention, expires, release_name, sameness, question, record,"
    " salt FROM reply"
)
ADD = (
    "INSERT INTO reply (id, asked_at, retention, expires, release_name, sameness,"
    " question, record, salt) VALUES (:id, :asked_at, :retention, :expires,"
    " :release_name, :sameness, :question, :record, :salt)"
)
RETAIN = "UPDATE reply SET retention = :retention, expires = :expires WHERE id = :id"
REMOVE = "DELETE FROM reply WHERE id = :id"
BY_ID = f"{COLUMNS} WHERE id = :id"
BY_SAMENESS = f"{COLUMNS} WHERE sameness = :sameness"
EXPIRED = (
    "SELECT id FROM reply WHERE expires <= :today AND id NOT IN"
    " (SELECT reply FROM contest WHERE answered_at IS NULL) ORDER BY id"
)
"""A reply that is contested stays until somebody has answered."""
LATEST = f"{COLUMNS} ORDER BY asked_at DESC, id LIMIT :most"
CITING = f"{COLUMNS} WHERE instr(record, :said) > 0 ORDER BY asked_at DESC, id LIMIT :most"
COUNT = "SELECT count(*) FROM reply"
EVERY = f"{COLUMNS} ORDER BY id"
NEEDED = (
    "SELECT release_name, count(*) FROM reply WHERE retention = :retention OR id IN"
    " (SELECT reply FROM contest WHERE answered_at IS NULL)"
    " GROUP BY release_name ORDER BY release_name"
)


def add(audited: Audited, record: Record, *, event: Event) -> None:
    """Add the row of a reply."""
    row = {
        "id": record.id,
        "asked_at": record.asked_at,
        "retention": record.retention.value,
        "expires": record.expires,
        "release_name": record.release,
        "sameness": record.sameness,
        "question": record.question,
        "record": record.written,
        "salt": record.salt,
    }
    audited.write(ADD, row, event=event)


def retain(audited: Audited, record: Record, *, event: Event) -> None:
    """Change how long a reply stays."""
    row = {
        "id": record.id,
        "retention": record.retention.value,
        "expires": record.expires,
    }
    audited.write(RETAIN, row, event=event)


def remove(audited: Audited, id_: str, *, event: Event) -> None:
    """Erase the row of a reply, and the salt of its digests with it."""
    audited.write(REMOVE, {"id": id_}, event=event)


def find(reading: Reading | Audited, id_: str) -> Record | None:
    """Give a recorded reply by its id."""
    return next(_records(reading.read(BY_ID, {"id": id_})), None)


def same(reading: Reading | Audited, sameness: str) -> Record | None:
    """Give the record of the same question, answered the same."""
    return next(_records(reading.read(BY_SAMENESS, {"sameness": sameness})), None)


def expired(reading: Reading | Audited, today: str) -> list[str]:
    """Give the ids of the replies whose time is over.

    Args:
        reading: a transaction.
        today: ISO date.
    """
    return [row[0] for row in reading.read(EXPIRED, {"today": today})]


def latest(reading: Reading | Audited, most: int) -> list[Record]:
    """Give the recorded replies, the latest first."""
    return list(_records(reading.read(LATEST, {"most": most})))


def citing(reading: Reading | Audited, document: str, most: int) -> list[Record]:
    """Give the replies that quote a document, the latest first."""
    said = canonical({"id": document})[1:-1]
    return list(_records(reading.read(CITING, {"said": said, "most": most})))


def count(reading: Reading) -> int:
    """Give how many replies are recorded."""
    return int(reading.read(COUNT, {})[0][0])


def digests(reading: Reading) -> dict[str, str]:
    """Give the keyed digest of every row as it stands, contests included, by its id."""
    rows = {row[0]: _digest(row) for row in reading.read(EVERY, {})}
    return {**rows, **contest_rows.digests(reading)}


def needed(reading: Reading) -> dict[str, int]:
    """Give how many replies, kept or contested, need each release."""
    return dict(reading.read(NEEDED, {"retention": Stay.KEPT.value}))


def _records(rows: list[Row]) -> Iterator[Record]:
    return map(_record, rows)


def _record(row: Row) -> Record:
    id_, asked_at, retention, expires, release, sameness, question, facts, salt = row
    return Record(
        *(id_, asked_at, Stay(retention), expires, release, sameness, question),
        facts=json.loads(facts),
        salt=salt,
    )


def _digest(row: Row) -> str:
    """Digest a row, whatever was done to it: what cannot be read equals nothing."""
    try:
        record = _record(row)
        return record.digest if record.written == row[7] else ""
    except (ValueError, TypeError, RecursionError):
        return ""
