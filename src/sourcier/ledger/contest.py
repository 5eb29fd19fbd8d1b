"""Contesting a reply, and answering for it by name (guide of privacy, P19).

A contested reply stays until somebody has answered; contest and answer then stand on its
page as long as it does.
"""

from collections.abc import Callable
from dataclasses import replace

from sourcier.audit.entry import Action, Event
from sourcier.audit.journal import Journal
from sourcier.errors import ContestError
from sourcier.ledger import contest_rows, records
from sourcier.ledger.contest_rows import Contest
from sourcier.ledger.retention import known
from sourcier.privacy.finding import find
from sourcier.privacy.identifier import stops
from sourcier.privacy.masking import placeholders
from sourcier.wording.sentences import has, table

ID_BYTES, SALT_BYTES = 8, 32
LONGEST, LONGEST_NAME = 2_000, 120
"""Code points of what is written, and of a name."""
MOST = 1_000
"""Contests listed at most."""


def reasons() -> tuple[str, ...]:
    """Give the reasons for which a reply may be contested, in the order offered."""
    return tuple(table()["contest"])


def contest(
    reply: str,
    journal: Journal,
    *,
    reason: str,
    words: str,
    chance: Callable[[int], bytes],
) -> Contest:
    """Contest a recorded reply.

    Args:
        reply: id of its record.
        journal: where it is.
        reason: one of `reasons`.
        words: free text; may be empty.
        chance: so many random bytes.

    Raises:
        RecordError: there is no such record.
        ContestError: the reason is unknown, or the text too long or telling of somebody.
    """
    if not has("contest", reason):
        raise ContestError(
            "motif de contestation inconnu ; motifs possibles : {known}",
            known=", ".join(reasons()),
        )
    said = _screened(words)
    with journal.writing() as audited:
        record = known(records.find(audited, reply), reply)
        made = Contest(
            *(f"c{chance(ID_BYTES).hex()}", record.id),
            contested_at=journal.now().isoformat(timespec="seconds"),
            reason=reason,
            words=said,
            salt=chance(SALT_BYTES).hex(),
        )
        contest_rows.add(audited, made, event=Event(Action.CONTESTED, made.id, made.digest))
    return made


def answer(id_: str, journal: Journal, *, by: str, words: str) -> Contest:
    """Answer a contest, once, by name.

    Args:
        id_: of the contest.
        journal: where it is.
        by: the reader who answers.
        words: what is answered.

    Raises:
        ContestError: there is no such contest, it was answered, or the name or the text
            is missing, too long or telling of a patient.
    """
    name, said = by.strip(), _screened(words)
    if not name or not said or len(name) > LONGEST_NAME:
        raise ContestError("une réponse demande un nom et un texte")
    with journal.writing() as audited:
        found = contest_rows.find(audited, id_)
        if found is None or found.answered_at is not None:
            raise ContestError(
                "aucune contestation sans réponse sous {id} : « sourcier ledger "
                "contests » donne celles qui attendent",
                id=id_[:40],
            )
        made = replace(
            found,
            answered_at=journal.now().isoformat(timespec="seconds"),
            answered_by=name,
            answer=said,
        )
        event = Event(Action.ANSWERED, made.id, made.digest)
        contest_rows.answer(audited, made, event=event)
    return made


def contests(journal: Journal) -> list[Contest]:
    """Give the contests, those that wait for an answer first; reading them is noted."""
    with journal.writing() as audited:
        audited.note(event=Event(Action.LISTED, "contest"))
        return contest_rows.latest(audited, MOST)


def contests_of(reply: str, journal: Journal) -> list[Contest]:
    """Give the contests of a reply, the first one first."""
    with journal.reading() as reading:
        return contest_rows.of_reply(reading, reply)


def _screened(words: str) -> str:
    """Refuse what is too long, or tells who somebody is, before it is stored.

    Raises:
        ContestError: it does.
    """
    said = words.strip()
    try:
        said.encode()
    except UnicodeEncodeError:
        raise ContestError("le texte n'est pas lisible en UTF-8") from None
    if len(said) > LONGEST:
        raise ContestError("le texte dépasse {most} caractères", most=LONGEST)
    found = find(said) if said else []
    if stops(found):
        kinds = sorted({placeholders()[one.kind].lower() for one in found})
        raise ContestError(
            "le texte contient de quoi reconnaître une personne ({kinds}) : rien n'a été "
            "enregistré ; retirez-le et recommencez",
            kinds=", ".join(kinds),
        )
    return said
