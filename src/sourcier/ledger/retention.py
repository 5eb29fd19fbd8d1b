"""How long a recorded reply stays: kept, released, erased at its time or at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sourcier.audit.entry import Action, Event
from sourcier.audit.journal import Audited, Journal
from sourcier.errors import RecordError
from sourcier.ledger import contest_rows, records
from sourcier.ledger.desk import Policy
from sourcier.ledger.record import Record, Stay

MOST = 1_000
"""Records listed at most."""
ACTS = {Stay.KEPT: Action.KEPT, Stay.ORDINARY: Action.RELEASED}


def known(record: Record | None, id_: str) -> Record:
    """Refuse an id that no record bears.

    Raises:
        RecordError: there is none, or its time was over.
    """
    if record is None:
        raise RecordError(
            "aucune réponse enregistrée sous {id} : elle a pu être effacée à son terme ; "
            "« sourcier ledger list » donne celles qui restent",
            id=id_[:40],
        )
    return record


def retain(
    id_: str,
    journal: Journal,
    *,
    retention: Stay,
    policy: Policy,
    present: Callable[[str], None],
) -> Record:
    """Keep a reply until further notice, or let it go at its time again.

    Args:
        id_: of the record.
        journal: where it is.
        retention: how long it is to stay.
        policy: of the owner.
        present: refuses a release that is not there; keeping a reply keeps its release.

    Raises:
        RecordError: there is no such record.
        ReleaseError: it cannot be kept: its release is gone.
    """
    today = journal.now().date()
    with journal.writing() as audited:
        found = known(records.find(audited, id_), id_)
        if retention is Stay.KEPT:
            present(found.release)
        until = policy.until(retention, today)
        record = replace(found, retention=retention, expires=until)
        event = Event(ACTS[retention], record.id, record.digest)
        records.retain(audited, record, event=event)
    return record


def forget(id_: str, journal: Journal) -> None:
    """Erase a recorded reply now, kept or not, and its traces in the files.

    Raises:
        RecordError: there is no such record.
    """
    with journal.writing() as audited:
        found = known(records.find(audited, id_), id_)
        contest_rows.erase_of(audited, found.id)
        records.remove(audited, found.id, event=Event(Action.FORGOTTEN, found.id))
    journal.state.scrub()


def purge(journal: Journal) -> list[str]:
    """Erase every record whose time is over, and their traces in the files; give them."""
    with journal.writing() as audited:
        erased = purge_expired(audited, journal.now().date())
    journal.state.scrub()
    return erased


def purge_expired(audited: Audited, today: date) -> list[str]:
    """Erase the records whose time is over, within a transaction."""
    ids = records.expired(audited, today.isoformat())
    for id_ in ids:
        contest_rows.erase_of(audited, id_)
        records.remove(audited, id_, event=Event(Action.PURGED, id_))
    return ids


def listed(journal: Journal) -> list[Record]:
    """Give the recorded replies, the latest first; reading them is noted."""
    with journal.writing() as audited:
        audited.note(event=Event(Action.LISTED, "reply"))
        return records.latest(audited, MOST)


def citing(document: str, journal: Journal) -> list[Record]:
    """Give the recorded replies that quote a document; reading them is noted."""
    with journal.writing() as audited:
        audited.note(event=Event(Action.LISTED, "reply"))
        return records.citing(audited, document, MOST)
