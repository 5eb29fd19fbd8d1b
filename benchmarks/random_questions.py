"""Questions drawn at random from the corpus' own words, and what their replies quote.

Each quotation is read again without our code: SQLite, zlib, SHA-256 and a slice.
"""

import hashlib
import json
import random
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sourcier.answering.pipeline import reply
from sourcier.answering.presenting import as_json
from sourcier.errors import QuestionError
from sourcier.releases.release import Release
from sourcier.wording.speech import FRENCH

WORDS = (1, 12)
"""Fewest and most words of a question."""
NOISE = ("?", "!", "…", "«", "10 mg", "enfant", "PENDANT", "\u00a0", "µg/l", "n'", "et/ou")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Soaked:
    """What many random questions gave.

    Args:
        questions: asked.
        answers: of them, answered; the others are abstentions.
        quotations: read again in the stored documents.
        differing: quotations that are not, word for word, what stands at their place.
        errors: what was raised, with the question.
    """

    questions: int
    answers: int
    quotations: int
    differing: tuple[str, ...]
    errors: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """No quotation differs, and nothing was raised."""
        return not self.differing and not self.errors


def questions(release: Release, *, count: int, seed: int) -> Iterator[str]:
    """Draw questions: words of one or two passages, in order or not, and some noise."""
    generator = random.Random(seed)
    versions = [version.number for version in release.corpus.every_version()]
    for _ in range(count):
        words = _words(release, generator.choice(versions), generator)
        if generator.random() < 0.3:
            words += _words(release, generator.choice(versions), generator)
        if generator.random() < 0.3:
            words.insert(generator.randrange(len(words) + 1), generator.choice(NOISE))
        yield " ".join(words)


def _words(release: Release, version: int, generator: random.Random) -> list[str]:
    document = release.corpus.held(version).document
    place = generator.choice(release.corpus.passages_of(version))
    words = place.span.of(document.text).split()
    size = min(len(words), generator.randint(*WORDS))
    if generator.random() < 0.5:
        return generator.sample(words, size)
    start = generator.randrange(len(words) - size + 1)
    return words[start : start + size]


def soak(
    release: Release, corpus: Path, asked: Sequence[str], *, as_of: date, progress: Progress
) -> Soaked:
    """Ask, and read every quotation again.

    Args:
        release: what is asked.
        corpus: its `corpus.sqlite`, read here by other means.
        asked: the questions.
        as_of: the day on which answers must hold.
        progress: hears how far it has come.
    """
    shown: list[Mapping[str, Any]] = []
    errors, differing = [], []
    address = f"file:{corpus.as_posix()}?mode=ro&immutable=1"
    with (
        closing(sqlite3.connect(address, uri=True)) as stored,
        ThreadPoolExecutor(1) as asker,  # a future keeps whatever is raised
    ):
        for done, text in enumerate(asked, start=1):
            future = asker.submit(_reply, text, release, as_of)
            failure = future.exception()
            if failure:
                errors.append(f"{type(failure).__name__}: {failure} <- {text!r}")
            else:
                shown.append(future.result())
                differing += [f"{text!r}: {one}" for one in _differing(shown[-1], stored)]
            progress("questions", done, len(asked))
    return Soaked(
        questions=len(asked),
        answers=sum(one["kind"] == "answer" for one in shown),
        quotations=sum(len(_quoted(one)) for one in shown),
        differing=tuple(differing),
        errors=tuple(errors),
    )


def _reply(text: str, release: Release, as_of: date) -> Mapping[str, Any]:
    """Reply as a program is shown it; a question without a word is rightly refused."""
    try:
        found = reply(text, release, as_of=as_of)
    except QuestionError as refused:
        return {"kind": "refused", "reason": str(refused)}
    return as_json(found, names=release.names, speech=FRENCH)


def _quoted(shown: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [*shown.get("quotations", ()), *shown.get("nearest", ())]


def _differing(shown: Mapping[str, Any], stored: sqlite3.Connection) -> Iterator[str]:
    """Name the quotations that the stored bytes do not hold at their place."""
    for one in _quoted(shown):
        document = one["document"]
        text = _stored_text(document["digest"], document["id"], stored)
        places = [one, *one["exceptions"]]
        same = all(text[p["start"] : p["end"]] == p["text"] and p["text"] for p in places)
        if not same or (one["lead"] or "") not in text:
            yield f"{document['id']} {one['start']}–{one['end']}"


def _stored_text(digest: str, document: str, stored: sqlite3.Connection) -> str:
    """Read a text with nothing of the product; empty when anything is not as it should."""
    sql = "SELECT packed FROM record WHERE digest = ?"
    found = stored.execute(sql, [digest]).fetchone()
    record = zlib.decompress(found[0]) if found else b""
    head, _, text = record.decode().partition("\n")
    genuine = digest == f"sha256:{hashlib.sha256(record).hexdigest()}"
    return text if genuine and json.loads(head)["id"] == document else ""
