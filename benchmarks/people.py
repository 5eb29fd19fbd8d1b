"""Questions about a child, an old person, a clearance: `python -m benchmarks.people`.

Each row of `people_questions.csv` says what no quotation of an answer may hold (the dose
of others) and what one of the first three is hoped to hold. Own questions: the first
dozen guided the rules, the others did not. Expressions are read without regard to case.
"""

import csv
import os
import re
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sourcier import bootstrap
from sourcier.answering.pipeline import reply
from sourcier.answering.reply import Answer, Quoted
from sourcier.evaluation.metrics import Share
from sourcier.evidence.outline import governing
from sourcier.nlp.people import Fit, fit, people
from sourcier.releases.release import Release
from sourcier.settings import read as read_settings

QUESTIONS = Path(__file__).with_name("people_questions.csv")
TODAY = date(2026, 11, 24)
NOTHING = "(?!)"


@dataclass(frozen=True, slots=True)
class Seen:
    """What came back for a question.

    Args:
        question: as asked.
        answered: it was, rather than refused.
        harmful: quotations that hold what is for others.
        hoped: a quotation holds what is hoped for, or nothing is.
        disjoint: quotations whose own words leave out those asked about.
    """

    question: str
    answered: bool
    harmful: tuple[str, ...]
    hoped: bool
    disjoint: tuple[str, ...]


def seen(release: Release) -> Iterator[Seen]:
    """Ask each question, and look at what an answer shows."""
    for row in csv.DictReader(QUESTIONS.read_text(encoding="utf-8").splitlines()):
        given = reply(row["question"], release, as_of=TODAY)
        shown = given.quotations if isinstance(given, Answer) else ()
        words = [_words(quoted) for quoted in shown]
        never = re.compile(row["never"] or NOTHING, re.IGNORECASE)
        hoped = re.compile(row["hoped"], re.IGNORECASE)
        asked = people(row["question"])
        yield Seen(
            question=row["question"],
            answered=isinstance(given, Answer),
            harmful=tuple(one for one in words if never.search(one)),
            hoped=any(map(hoped.search, words)),
            disjoint=tuple(w for w in words if fit(asked, people(w)) is Fit.DISJOINT),
        )


def _words(quoted: Quoted) -> str:
    """Give the words of a quotation, after the heading and the lead-in that it carries."""
    document, place = quoted.held.document, quoted.quotation
    above = governing(document.outline, place.span.start)[-1:]
    headings = [heading.place.of(document.text) for heading in above]
    lead = [place.lead.of(document.text)] if place.lead else []
    return " | ".join([*headings, *lead, place.words(document)])


def main() -> int:
    """Print the counts, and what is to be read by eye."""
    with closing(bootstrap.release(read_settings(os.environ))) as release:
        found = list(seen(release))
    answered = [one for one in found if one.answered]
    for title, counted, among in (
        ("answered", answered, found),
        ("with words for others", [s for s in answered if s.harmful], answered),
        ("with what is hoped for", [s for s in answered if s.hoped], answered),
        ("leaving out those asked", [s for s in answered if s.disjoint], answered),
    ):
        sys.stdout.write(f"{title:26} {Share(len(counted), len(among))}\n")
    for one in found:
        for words in {*one.harmful, *one.disjoint}:
            sys.stdout.write(f"! {one.question} → {words[:240]}\n")
        if one.answered and not one.hoped:
            sys.stdout.write(f"? {one.question}\n")
        if not one.answered:
            sys.stdout.write(f"- {one.question}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
