"""The reference page of records and proofs, printed from the code."""

from benchmarks.printing import english, schema_keys, table, whole
from sourcier.wording.sentences import table as sentences
from sourcier.wording.speech import FRENCH

LEDGER = ("replay", "proof", "proof-check", "records", "audit", "dates")
"""Schemas of what the ledger prints and writes."""


def ledger_page() -> str:
    """Print the keys of records, replays and proofs, and what can be wrong with them."""
    lines = ["# Records and proofs", ""]
    for title, kind in (("Flaws of a proof", "flaw"), ("Faults of the ledger", "chain")):
        rows = [
            (f"`{code}`", FRENCH.read(said), english(said))
            for code, said in sentences()[kind].items()
        ]
        lines += [f"## {title}", "", *table(["code", "French", "English"], rows), ""]
    for name in LEDGER:
        keys = [(f"`{key}`", said) for key, said in schema_keys(name).items()]
        lines += [f"## Keys of [{name}.schema.json]({name}.schema.json)", ""]
        lines += [*table(["key", "means"], keys), ""]
    return whole(lines[:-1])
