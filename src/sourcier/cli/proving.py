"""What a proof proves and does not, in words for whoever received it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sourcier.answering.presenting import Json
from sourcier.cli.lines import BLANK, Line, Role
from sourcier.ledger.proof_check import Checked, Signer, Wrong
from sourcier.wording.speech import Speech
from sourcier.wording.typography import quoted

SCHEMA = "sourcier.proof-check/1"
PROVED = ("signed", "quoted", "corpus")
NOT_PROVED = ("document", "clock", "truth")
"""Sentences of `french.toml`, in the order in which they are said."""


def checked_json(found: Checked, speech: Speech) -> Json:
    """Give what `proof verify --json` prints."""
    return {
        "schema": SCHEMA,
        "intact": found.intact,
        "signer": found.signer.value,
        "fingerprint": found.fingerprint or None,
        "wrong": [
            {"flaw": one.flaw.value, "place": one.place or None, "text": _told(one, speech)}
            for one in found.wrong
        ],
        "proved": [*_proved(found, speech)],
        "not_proved": [*_not_proved(found, speech)],
    }


def lines_of(found: Checked, speech: Speech) -> Iterator[Line]:
    """Say whether a proof is intact, who signed it, what it proves and does not."""
    yield Line(Role.FIRST, _verdict(found, speech))
    for one in found.wrong:
        yield Line(Role.NOTICE, _told(one, speech), 2)
    lists = {"proved": _proved(found, speech), "not_proved": _not_proved(found, speech)}
    for kind, sentences in lists.items():
        told = [*sentences]
        if told:
            yield BLANK
            yield Line(Role.PLAIN, speech.tell("proof", kind))
            yield from (Line(Role.PLAIN, f"– {one}", 2) for one in told)


def _verdict(found: Checked, speech: Speech) -> str:
    if not found.intact:
        return speech.tell("proof", "altered")
    return speech.tell("signer", found.signer.value, print=found.fingerprint)


def _told(one: Wrong, speech: Speech) -> str:
    return speech.tell("flaw", one.flaw.value, place=one.place)


def _proved(found: Checked, speech: Speech) -> Iterator[str]:
    """Nothing is proved by a file that was changed."""
    if found.intact:
        values = _values(found, speech)
        yield from (speech.tell("proved", key, **values) for key in PROVED)


def _not_proved(found: Checked, speech: Speech) -> Iterator[str]:
    if found.intact and found.signer is not Signer.VERIFIED:
        yield speech.tell("not_proved", "signer")
    if found.intact:
        yield from (speech.tell("not_proved", key) for key in NOT_PROVED)


def _values(found: Checked, speech: Speech) -> dict[str, Any]:
    """What the sentences name: only read from a file that is intact."""
    reply, record = found.content["reply"], found.content["record"]
    asked = datetime.fromisoformat(record["asked_at"]).date()
    return {
        "print": found.fingerprint,
        "question": quoted(reply["question"]),
        "day": speech.day(asked),
        "release": reply["release"],
    }
