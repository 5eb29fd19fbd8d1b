"""A sheet of judgements: places of quotations, and what two readings made of each.

The sheet is committed; the words quoted belong to their sources and are not in it.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from sourcier.errors import SourceError
from sourcier.evaluation import written
from sourcier.evaluation.conditions import Conditions, in_words
from sourcier.evaluation.metrics import Share, kappa

HEADS = (
    "question",
    "document",
    "début",
    "fin",
    "empreinte",
    "1re lecture",
    "2e lecture",
    "note",
)
HEADINGS = (f"| {' | '.join(HEADS)} |", f"|{' --- |' * len(HEADS)}")
YES, NO = "oui", "non"
WORDS = {YES, NO, ""}
COMMENT = re.compile(r"^<!-- conditions: (\{.*\}) -->$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Row:
    """A quotation that was shown, and its two judgements.

    Args:
        question: id of the question.
        document: id of the document.
        start: of the quotation, in code points.
        end: of the quotation.
        digest: of the version quoted.
        first: `oui` when the quotation is relevant, `non`, or nothing yet.
        second: the same, by another reading that did not see the first.
        note: why, in the reader's own words.
    """

    question: str
    document: str
    start: int
    end: int
    digest: str
    first: str = ""
    second: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Quotations to judge, and the run that showed them."""

    conditions: Conditions
    rows: tuple[Row, ...]


def page(sheet: Sheet) -> str:
    """Write a sheet as a Markdown page."""
    asked = len({row.question for row in sheet.rows})
    conditions = json.dumps(asdict(sheet.conditions), ensure_ascii=False)
    lines = [
        f"# Jugement à la main de {asked} réponses",
        "",
        f"<!-- conditions: {conditions} -->",
        "",
        *(f"- {line}" for line in in_words(sheet.conditions)),
        "",
        "Deux lectures, la seconde sans voir la première : `oui` si la citation aide à",
        "répondre à la question posée, `non` sinon.",
        "",
        "Les textes : `python -m benchmarks judge --show` ; le compte : `--count`.",
        "",
        *HEADINGS,
        *(f"| {' | '.join(map(_cell, asdict(row).values()))} |" for row in sheet.rows),
    ]
    return "\n".join(lines) + "\n"


def _cell(value: object) -> str:
    return " ".join(str(value).split()).replace("|", "\\|")


def read_page(file: Path) -> Sheet:
    """Read a sheet, filled or not.

    Raises:
        SourceError: it is no sheet, or a judgement is neither `oui` nor `non`.
    """
    text = file.read_text(encoding="utf-8")
    found = COMMENT.search(text)
    if found is None:
        raise SourceError(
            "{file} : ce n'est pas une feuille de jugements ; tirez-en une avec "
            "python -m benchmarks judge",
            file=file.name,
        )
    known = {field.name for field in fields(Conditions)}
    given = {k: v for k, v in json.loads(found[1]).items() if k in known}
    lines = text.splitlines()
    rows = [
        _row(line, n, file.name)
        for n, line in enumerate(lines, start=1)
        if line.startswith("| ") and line not in HEADINGS
    ]
    return Sheet(Conditions(**given), tuple(rows))


def _row(line: str, number: int, file: str) -> Row:
    cells = [
        cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]
    ]
    if len(cells) != len(HEADS) or not (cells[2] + cells[3]).isdecimal():
        raise SourceError(
            "{file}, ligne {line} : {count} colonnes attendues, début et fin en chiffres ; "
            "corrigez la ligne",
            file=file,
            line=number,
            count=len(HEADS),
        )
    if not {cells[5], cells[6]} <= WORDS:
        raise SourceError(
            "{file}, ligne {line} : un jugement est « oui » ou « non » ; corrigez la ligne",
            file=file,
            line=number,
        )
    places = (int(cells[2]), int(cells[3]))
    return Row(cells[0], cells[1], *places, cells[4], *cells[5:])


def figures(rows: Sequence[Row]) -> dict[str, object]:
    """Count a filled sheet: a quotation is relevant when both readings say so.

    Raises:
        SourceError: a judgement is missing.
    """
    left = sum(not (row.first and row.second) for row in rows)
    if left or not rows:
        raise SourceError(
            "jugements manquants : {left} lignes sur {count} ; complétez les deux lectures",
            left=left,
            count=len(rows),
        )
    both = [row.first == row.second == YES for row in rows]
    answers = {row.question for row in rows}
    good = answers - {row.question for row, yes in zip(rows, both, strict=True) if not yes}
    return {
        "relevant": written.share(Share(sum(both), len(rows))),
        "relevant_first": written.share(_said(rows, "first")),
        "relevant_second": written.share(_said(rows, "second")),
        "answers_all_relevant": written.share(Share(len(good), len(answers))),
        "agreement": written.share(
            Share(sum(r.first == r.second for r in rows), len(rows))
        ),
        "kappa": round(kappa([(row.first, row.second) for row in rows]), 4),
    }


def _said(rows: Sequence[Row], reading: str) -> Share:
    return Share(sum(asdict(row)[reading] == YES for row in rows), len(rows))


def lines(counted: Mapping[str, object]) -> Iterator[str]:
    """Write the count, one figure a line."""
    for name, value in counted.items():
        told = (
            str(Share(value["count"], value["of"])) if isinstance(value, Mapping) else value
        )
        yield f"{name:<22} {told}"


def digest(file: Path) -> str:
    """Give the SHA-256 of a sheet."""
    return f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"
