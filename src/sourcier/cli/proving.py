"""What a checked proof is, as lines and as JSON."""

from collections.abc import Iterator

from sourcier.answering.presenting import Json
from sourcier.cli.lines import BLANK, Line, Role
from sourcier.ledger.proof_check import Checked
from sourcier.ledger.proved import not_proved, proved, told, verdict
from sourcier.wording.speech import Speech

SCHEMA = "sourcier.proof-check/1"


def checked_json(found: Checked, speech: Speech) -> Json:
    """Give what `proof verify --json` prints."""
    return {
        "schema": SCHEMA,
        "intact": found.intact,
        "signer": found.signer.value,
        "fingerprint": found.fingerprint or None,
        "wrong": [
            {"flaw": one.flaw.value, "place": one.place or None, "text": told(one, speech)}
            for one in found.wrong
        ],
        "proved": [*proved(found, speech)],
        "not_proved": [*not_proved(found, speech)],
    }


def lines_of(found: Checked, speech: Speech) -> Iterator[Line]:
    """Say whether a proof is intact, who signed it, what it proves and does not."""
    yield Line(Role.FIRST, verdict(found, speech))
    for one in found.wrong:
        yield Line(Role.NOTICE, told(one, speech), 2)
    lists = {"proved": proved(found, speech), "not_proved": not_proved(found, speech)}
    for kind, sentences in lists.items():
        said = [*sentences]
        if said:
            yield BLANK
            yield Line(Role.PLAIN, speech.tell("proof", kind))
            yield from (Line(Role.PLAIN, f"– {one}", 2) for one in said)
