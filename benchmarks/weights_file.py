"""Write `weights.toml`: numbers from learning, and beside each what its feature means."""

import csv
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

MEANINGS = Path(__file__).with_name("features.csv")
DECIMALS = 3


def place() -> Path:
    """Where the product keeps its weights."""
    return Path(str(files("sourcier.answering"))) / "data" / "weights.toml"


def meanings() -> dict[tuple[str, str], str]:
    """Give what each feature is: (table, name) to a sentence for a pharmacist.

    >>> meanings()["selection", "item"]
    'it is an item of a list'
    """
    rows = csv.DictReader(MEANINGS.read_text(encoding="utf-8").splitlines())
    return {(row["table"], row["feature"]): row["meaning"] for row in rows}


def write(
    header: Sequence[str],
    *,
    selection: Mapping[str, float],
    sufficiency: Mapping[str, float],
    threshold: float,
) -> None:
    """Write the weights, and name aloud the features that nobody has explained."""
    known = meanings()
    tables = {
        "selection": selection,
        "sufficiency": sufficiency,
        "threshold": {"answer": threshold},
    }
    text = "\n".join(lines(header, tables, known))
    tomllib.loads(text)
    place().write_text(f"{text}\n", encoding="utf-8")
    for table, values in tables.items():
        for name in values:
            if (table, name) not in known:
                sys.stderr.write(f"{MEANINGS.name}: say what {table},{name} is\n")


def lines(
    header: Sequence[str],
    tables: Mapping[str, Mapping[str, float]],
    known: Mapping[tuple[str, str], str],
) -> Iterator[str]:
    """Give the lines of the file."""
    yield from (f"# {line}" for line in header)
    for table, values in tables.items():
        yield from ("", f"[{table}]")
        for name, value in values.items():
            meaning = known.get((table, name))
            number = f"{name} = {round(float(value), DECIMALS) + 0.0}"
            yield f"{number}  # {meaning}" if meaning else number
