"""Write `weights.toml`: the numbers change, what each feature means stays beside it."""

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

LINE = re.compile(r"(?P<name>\w+) = \S+\s+# (?P<meaning>.+)")
DECIMALS = 3


def place() -> Path:
    """Where the product keeps its weights."""
    return Path(str(files("sourcier.answering"))) / "data" / "weights.toml"


def meanings(text: str) -> dict[tuple[str, str], str]:
    """Give what the file says of each feature: (table, name) to its comment.

    >>> meanings("own = 1.0  # its own words")
    {('', 'own'): 'its own words'}
    """
    table, known = "", {}
    for line in text.splitlines():
        found = LINE.fullmatch(line)
        if line.startswith("["):
            table = line.strip("[]")
        elif found:
            known[table, found["name"]] = found["meaning"]
    return known


def write(
    header: Sequence[str],
    *,
    selection: Mapping[str, float],
    sufficiency: Mapping[str, float],
    threshold: float,
) -> None:
    """Write the weights, and name aloud the features that nobody has explained."""
    file = place()
    known = meanings(file.read_text(encoding="utf-8"))
    tables = {
        "selection": selection,
        "sufficiency": sufficiency,
        "threshold": {"answer": threshold},
    }
    text = "\n".join(_lines(header, tables, known))
    tomllib.loads(text)
    file.write_text(f"{text}\n", encoding="utf-8")
    for table, values in tables.items():
        for name in values:
            if (table, name) not in known:
                sys.stderr.write(f"{file.name}: say what {table}.{name} is, after a #\n")


def _lines(
    header: Sequence[str],
    tables: Mapping[str, Mapping[str, float]],
    known: Mapping[tuple[str, str], str],
) -> Iterator[str]:
    yield from (f"# {line}" for line in header)
    for table, values in tables.items():
        yield from ("", f"[{table}]")
        for name, value in values.items():
            meaning = known.get((table, name))
            number = f"{name} = {round(float(value), DECIMALS) + 0.0}"
            yield f"{number}  # {meaning}" if meaning else number
