"""What a proof proves and does not, in words for whoever received it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sourcier.ledger.proof_check import Checked, Signer, Wrong
from sourcier.wording.speech import Speech
from sourcier.wording.typography import quoted

PROVED = ("signed", "quoted", "corpus")
NOT_PROVED = ("document", "clock", "truth")
"""Sentences of `french.toml`, in the order in which they are said."""


def verdict(found: Checked, speech: Speech) -> str:
    """Say whether a proof is intact, and who signed it."""
    if not found.intact:
        return speech.tell("proof", "altered")
    return speech.tell("signer", found.signer.value, print=found.fingerprint)


def told(one: Wrong, speech: Speech) -> str:
    """Say one thing that is wrong."""
    return speech.tell("flaw", one.flaw.value, place=one.place)


def proved(found: Checked, speech: Speech) -> Iterator[str]:
    """Say what is proved: nothing by a file that was changed."""
    if found.intact:
        values = _values(found, speech)
        yield from (speech.tell("proved", key, **values) for key in PROVED)


def not_proved(found: Checked, speech: Speech) -> Iterator[str]:
    """Say what is not proved, for a file that is intact."""
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
