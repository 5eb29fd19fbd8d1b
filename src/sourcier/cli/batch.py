"""Questions in a file, one JSON object a line: `id` and `question`."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sourcier.errors import QuestionError
from sourcier.privacy.clinical_text import ClinicalText

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a file.

    Args:
        file: where it stands.
        line: from 1.
        id: as the file gives it.
        text: the question.
    """

    file: Path
    line: int
    id: str
    text: ClinicalText


def questions(file: Path) -> list[Asked]:
    """Read a file of questions; blank lines are skipped.

    Raises:
        QuestionError: the file cannot be read, or a line is no question.
    """
    try:
        lines = file.read_bytes().split(b"\n")
    except OSError as failure:
        raise QuestionError(
            "fichier de questions {file} illisible ({cause}) : vérifiez le chemin",
            file=file,
            cause=failure.strerror or type(failure).__name__,
        ) from None
    return [
        _asked(file, number, line) for number, line in enumerate(lines, 1) if line.strip()
    ]


def _asked(file: Path, number: int, line: bytes) -> Asked:
    """Read one line; `id` may be a number."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):  # also a number of thousands of digits
        raise QuestionError(
            "{file}, ligne {line} : ce n'est pas du JSON en UTF-8 ; attendu "
            '{{"id": "…", "question": "…"}}',
            file=file,
            line=number,
        ) from None
    question = row.get("question") if isinstance(row, dict) else None
    name = row.get("id") if isinstance(row, dict) else None
    if not isinstance(question, str) or type(name) not in {str, int}:
        raise QuestionError(
            "{file}, ligne {line} : il faut « id » et « question », deux textes",
            file=file,
            line=number,
        )
    return Asked(file, number, str(name), ClinicalText(question))


def each(asked: list[Asked], answer: Callable[[str], T]) -> Iterator[tuple[Asked, T]]:
    """Answer questions one by one.

    Raises:
        QuestionError: one cannot be asked; its line is named.
    """
    for one in asked:
        try:
            yield one, answer(one.text.words)
        except QuestionError as mistake:
            raise QuestionError(
                "{file}, ligne {line} : {cause}",
                file=one.file,
                line=one.line,
                cause=mistake,
            ) from None
