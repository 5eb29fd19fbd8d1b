"""`python -m benchmarks judge`: draw answers to be read by hand, show them, count them."""

import argparse
import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import date
from pathlib import Path

from benchmarks.bench import Bench, bench, heard
from benchmarks.judgement import Row, Sheet, digest, figures, lines, page, read_page
from benchmarks.results import FOLDER
from sourcier import bootstrap
from sourcier.answering.pipeline import reply
from sourcier.answering.reply import Answer, Quoted
from sourcier.corpus.store import Store
from sourcier.errors import SourceError
from sourcier.evaluation.questions import Case
from sourcier.evaluation.results import write_result
from sourcier.evidence.outline import governing
from sourcier.evidence.span import Span
from sourcier.releases.release import Release

ANSWERS, SEED = 100, 20
"""Answers that are drawn, and how."""
TOPIC = "judgement"


def main(arguments: Sequence[str]) -> int:
    """Draw a sheet, or show or count the newest one."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks judge")
    parser.add_argument("--answers", type=int, default=ANSWERS, help="answers drawn")
    parser.add_argument("--seed", type=int, default=SEED, help="of the draw")
    parser.add_argument("--show", action="store_true", help="print the texts to be judged")
    parser.add_argument("--count", action="store_true", help="count the filled sheet")
    given = parser.parse_args(arguments)
    if given.count:
        print("\n".join(count(newest_sheet(FOLDER))))
        return 0
    prepared = bench("python -m benchmarks judge")
    if given.show:
        shown = show(prepared, read_page(newest_sheet(FOLDER)))
        print("\n".join(shown))
        return 0
    print(draw(prepared, FOLDER, answers=given.answers, seed=given.seed).name)
    return 0


def draw(bench: Bench, folder: Path, *, answers: int, seed: int) -> Path:
    """Ask the questions in a drawn order until enough are answered; write the sheet.

    Raises:
        SourceError: a sheet of the day holds judgements already.
    """
    today = bootstrap.now().date()
    file = folder / f"{today.isoformat()}-{TOPIC}.md"
    if file.exists() and any(row.first or row.second for row in read_page(file).rows):
        raise SourceError(
            "{file} contient déjà des jugements ; comptez-les, ou renommez la feuille",
            file=file.name,
        )
    cases = random.Random(seed).sample(bench.asked.cases, len(bench.asked.cases))
    with closing(bench.release()) as release:
        rows = list(_rows(cases, release, answers=answers, as_of=today))
        conditions = bench.conditions(release, today=today)
    file.write_text(page(Sheet(conditions, tuple(rows))), encoding="utf-8")
    return file


def _rows(
    cases: Sequence[Case], release: Release, *, answers: int, as_of: date
) -> Iterator[Row]:
    found = 0
    for case in cases:
        given = reply(case.question, release, as_of=as_of)
        if isinstance(given, Answer) and found < answers:
            found += 1
            yield from (_row(case, quoted) for quoted in given.quotations)
        if found == answers:
            break
    heard("réponses tirées", found, found)


def _row(case: Case, quoted: Quoted) -> Row:
    place = quoted.quotation
    return Row(case.id, place.document_id, place.span.start, place.span.end, place.digest)


def newest_sheet(folder: Path) -> Path:
    """Give the newest sheet of a folder.

    Raises:
        SourceError: there is none.
    """
    sheets = sorted(folder.glob(f"*-{TOPIC}.md"))
    if not sheets:
        raise SourceError(
            "{folder} : aucune feuille de jugements ; tirez-en une avec "
            "python -m benchmarks judge",
            folder=folder.name,
        )
    return sheets[-1]


def show(bench: Bench, sheet: Sheet) -> list[str]:
    """Give each question with the words of its quotations, read from the corpus."""
    asked = {case.id: case.question for case in bench.asked.cases}
    with closing(bench.release()) as release:
        return list(shown(sheet.rows, asked, release.corpus))


def shown(rows: Sequence[Row], asked: dict[str, str], corpus: Store) -> Iterator[str]:
    """Give the texts to be judged: a question once, then each quotation under its title."""
    last = ""
    for number, row in enumerate(rows, start=1):
        if row.question != last:
            last = row.question
            yield f"\n== {row.question} {asked.get(row.question, '')}"
        yield f"  [{number}] {_words(row, corpus)}"


def _words(row: Row, corpus: Store) -> str:
    for version in corpus.versions(row.document):
        if version.digest == row.digest:
            document = corpus.held(version.number).document
            above = [
                h.place.of(document.text) for h in governing(document.outline, row.start)
            ]
            words = " ".join(Span(row.start, row.end).of(document.text).split())
            return f"{' › '.join([document.title, *above])}\n      « {words} »"
    return f"{row.document} : cette version n'est plus dans le corpus"


def count(file: Path) -> list[str]:
    """Count a filled sheet and write its result beside it.

    Raises:
        SourceError: a judgement is missing or is no judgement.
    """
    sheet = read_page(file)
    counted = figures(sheet.rows)
    data = {
        "topic": TOPIC,
        "conditions": asdict(sheet.conditions),
        **counted,
        "sheet": digest(file),
    }
    write_result(file.with_suffix(".json"), data)
    return list(lines(counted))
