"""Change a proof or a ledger in every way that somebody might, and see that it is found."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sourcier.audit.verifying import Broken, verify
from sourcier.ledger import records
from sourcier.ledger.proof_check import check
from sourcier.storage.adapters.light import LightState

BYTE = 256
COLUMNS = (
    *("instant", "actor", "action", "about", "purpose", "result", "digest"),
    *("previous", "hash"),
)
ROW = ("asked_at", "retention", "release_name", "sameness", "question", "record", "salt")


@dataclass(frozen=True)
class Tampering:
    """A change to the state database, as somebody without the key would make it.

    Args:
        what: in words.
        statements: SQL.
        sequence: of the entry that must be named; None for a change of a row.
    """

    what: str
    statements: tuple[str, ...]
    sequence: int | None


def flipped(proof: bytes, *, times: int, seed: int) -> Iterator[bool]:
    """Change one byte of a proof at a time; say whether each change is found."""
    generator = random.Random(seed)
    for _ in range(times):
        place = generator.randrange(len(proof))
        byte = (proof[place] + generator.randrange(1, BYTE)) % BYTE
        yield not check(proof[:place] + bytes([byte]) + proof[place + 1 :]).intact


def tamperings(entries: int, *, times: int, seed: int) -> Iterator[Tampering]:
    """Draw changes of a chain: a flipped column, a dropped or swapped entry, a changed row.

    Args:
        entries: how many the chain has, two at least.
        times: how many changes.
        seed: of the draw.
    """
    generator = random.Random(seed)
    for _ in range(times):
        one, other = sorted(generator.sample(range(1, entries + 1), 2))
        yield generator.choice(
            [
                _flip(one, generator.choice(COLUMNS)),
                _drop(other),
                _swap(one, other),
                _change(generator.choice(ROW)),
                Tampering("row dropped", ("DELETE FROM reply",), None),
            ]
        )


def _flip(sequence: int, column: str) -> Tampering:
    put = f"{column} = '~' || substr({column}, 2)"
    statement = f"UPDATE audit_entry SET {put} WHERE sequence = {sequence}"
    return Tampering(f"{column} flipped", (statement,), sequence)


def _drop(sequence: int) -> Tampering:
    statement = f"DELETE FROM audit_entry WHERE sequence = {sequence}"
    return Tampering("entry dropped", (statement,), sequence)


def _swap(one: int, other: int) -> Tampering:
    move = "UPDATE audit_entry SET sequence = {} WHERE sequence = {}"
    steps = (move.format(0, one), move.format(one, other), move.format(other, 0))
    return Tampering("entries swapped", steps, one)


def _change(column: str) -> Tampering:
    put = f"{column} = coalesce({column}, '') || '~'"
    return Tampering(f"{column} of a row changed", (f"UPDATE reply SET {put}",), None)


def found(database: Path, copy: Path, change: Tampering, key: bytes) -> Broken | None:
    """Tamper with a copy of a state database; give what verifying it names.

    Args:
        database: whole, its journal emptied.
        copy: a file to make.
        change: to be made.
        key: that seals the chain.
    """
    shutil.copyfile(database, copy)
    with closing(sqlite3.connect(copy)) as connection:
        for act in ("update", "delete"):
            connection.execute(f"DROP TRIGGER audit_entry_{act}")
        for statement in change.statements:
            connection.execute(statement)
        connection.commit()
    state = LightState(copy, upgrade=_nothing)
    with state.reading() as reading:
        broken = verify(reading, records.digests(reading), key=key).broken
    state.close()
    return broken


def named(change: Tampering, broken: Broken | None) -> bool:
    """Say whether what was changed is what is named."""
    if broken is None:
        return False
    if change.sequence is None:
        return bool(broken.about)
    return broken.sequence == change.sequence


def _nothing(path: Path) -> None:
    """The copy is of the last revision."""
