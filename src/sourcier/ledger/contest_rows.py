"""The rows of contests: what reads them, and what changes them, each with its event."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from sourcier.audit.entry import Action, Event
from sourcier.audit.journal import Audited
from sourcier.ledger.record import canonical, keyed
from sourcier.storage.state import Reading, Row

COLUMNS = (
    "SELECT id, reply, contested_at, reason, words, salt, answered_at, answered_by, answer"
    " FROM contest"
)
ADD = (
    "INSERT INTO contest (id, reply, contested_at, reason, words, answered_at,"
    " answered_by, answer, salt) VALUES (:id, :reply, :contested_at, :reason, :words,"
    " :answered_at, :answered_by, :answer, :salt)"
)
ANSWER = (
    "UPDATE contest SET answered_at = :answered_at, answered_by = :answered_by,"
    " answer = :answer WHERE id = :id"
)
REMOVE = "DELETE FROM contest WHERE id = :id"
BY_ID = f"{COLUMNS} WHERE id = :id"
OF_REPLY = f"{COLUMNS} WHERE reply = :reply ORDER BY contested_at, id"
LATEST = f"{COLUMNS} ORDER BY answered_at IS NOT NULL, contested_at DESC, id LIMIT :most"
EVERY = f"{COLUMNS} ORDER BY id"


@dataclass(frozen=True, slots=True)
class Contest:
    """What somebody holds against a reply, and what a named reader answered.

    Args:
        id: drawn at random.
        reply: id of its record.
        contested_at: ISO instant, UTC.
        reason: a key of the list `contest` of `french.toml`.
        words: free text, without anything that tells who somebody is; may be empty.
        salt: key of the digest of this row alone; erased with it.
        answered_at: ISO instant, UTC; None until then.
        answered_by: who answered, by name.
        answer: what was answered.
    """

    id: str
    reply: str
    contested_at: str
    reason: str
    words: str = field(repr=False)
    salt: str = field(repr=False)
    answered_at: str | None = None
    answered_by: str | None = None
    answer: str | None = field(default=None, repr=False)

    @property
    def digest(self) -> str:
        """The keyed digest of the row, which the audit chain holds."""
        facts = {key: value for key, value in asdict(self).items() if key != "salt"}
        return keyed(canonical(facts), self.salt)


def add(audited: Audited, contest: Contest, *, event: Event) -> None:
    """Add the row of a contest."""
    audited.write(ADD, asdict(contest), event=event)


def answer(audited: Audited, contest: Contest, *, event: Event) -> None:
    """Write down what was answered."""
    row = {
        "id": contest.id,
        "answered_at": contest.answered_at,
        "answered_by": contest.answered_by,
        "answer": contest.answer,
    }
    audited.write(ANSWER, row, event=event)


def remove(audited: Audited, id_: str, *, event: Event) -> None:
    """Erase a contest, and the salt of its digest with it."""
    audited.write(REMOVE, {"id": id_}, event=event)


def erase_of(audited: Audited, reply: str) -> None:
    """Erase the contests of a reply that is erased, within its transaction."""
    for found in of_reply(audited, reply):
        remove(audited, found.id, event=Event(Action.UNCONTESTED, found.id))


def find(reading: Reading | Audited, id_: str) -> Contest | None:
    """Give a contest by its id."""
    return next(_contests(reading.read(BY_ID, {"id": id_})), None)


def of_reply(reading: Reading | Audited, reply: str) -> list[Contest]:
    """Give the contests of a reply, the first one first."""
    return [*_contests(reading.read(OF_REPLY, {"reply": reply}))]


def latest(reading: Reading | Audited, most: int) -> list[Contest]:
    """Give the contests: those without an answer, then the others, the latest first."""
    return [*_contests(reading.read(LATEST, {"most": most}))]


def digests(reading: Reading) -> dict[str, str]:
    """Give the keyed digest of every row as it stands, by its id."""
    return {row[0]: _digest(row) for row in reading.read(EVERY, {})}


def _contests(rows: list[Row]) -> Iterator[Contest]:
    return (Contest(*row) for row in rows)


def _digest(row: Row) -> str:
    """Digest a row, whatever was done to it: what cannot be read equals nothing."""
    try:
        return Contest(*row).digest
    except (ValueError, TypeError):
        return ""
