"""Questions about a child, an old person, a clearance: `python -m benchmarks people`.

Each row of `people_questions.csv` says what no quotation of an answer may hold (the dose
of others) and what one of the first three is hoped to hold. Own questions: the first
dozen guided the rules, the others did not. Expressions are read without regard to case.
The result names the questions alone; the words of the sources are for `shown`.
"""

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks.bench import Bench, tell
from benchmarks.results import Result
from sourcier import bootstrap
from sourcier.answering.pipeline import reply
from sourcier.answering.reply import Answer, Quoted
from sourcier.evaluation import written
from sourcier.evaluation.metrics import Share
from sourcier.evidence.outline import governing
from sourcier.nlp.people import Fit, fit, people
from sourcier.releases.release import Release

QUESTIONS = Path(__file__).with_name("people_questions.csv")
NOTHING = "(?!)"
LINES: Mapping[str, str] = {
    "answered": "répondues",
    "harmful": "réponses qui montrent la dose d'autres personnes",
    "disjoint": "réponses dont une citation est pour d'autres (« réservé à l'adulte »)",
    "hoped": "réponses qui montrent ce qui est espéré",
}


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


def seen(release: Release, *, as_of: date, about: Sequence[str] = ()) -> Iterator[Seen]:
    """Ask each question, and look at what an answer shows.

    Args:
        release: what is asked.
        as_of: the day on which answers must hold.
        about: words with one of which a question begins; all questions when empty.
    """
    for row in csv.DictReader(QUESTIONS.read_text(encoding="utf-8").splitlines()):
        if not row["question"].startswith(tuple(about) or ""):
            continue
        given = reply(row["question"], release, as_of=as_of)
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


def others(bench: Bench) -> Result:
    """Ask every question, and count the answers that show what is for others."""
    today = bootstrap.now().date()
    with closing(bench.release()) as release:
        tell("réponses pour une personne : âge, poids, clairance, grossesse")
        found = list(seen(release, as_of=today))
        conditions = replace(
            bench.conditions(release, today=today),
            questions=QUESTIONS.name,
            questions_digest=f"sha256:{hashlib.sha256(QUESTIONS.read_bytes()).hexdigest()}",
        )
    counts = counted(found)
    figures = {name: written.share(share) for name, share in counts.items()}
    lines = [f"{LINES[name]} : {share}" for name, share in counts.items()]
    lines += _named(found)
    title = "Réponses pour une personne"
    return Result("people", title, conditions, lines, figures)


def counted(found: Sequence[Seen]) -> dict[str, Share]:
    """Count the questions answered, and the answers that show what is for others."""
    answered = [one for one in found if one.answered]
    return {
        "answered": Share(len(answered), len(found)),
        "harmful": Share(sum(bool(one.harmful) for one in answered), len(answered)),
        "disjoint": Share(sum(bool(one.disjoint) for one in answered), len(answered)),
        "hoped": Share(sum(one.hoped for one in answered), len(answered)),
    }


def _named(found: Sequence[Seen]) -> Iterator[str]:
    """Name the questions to be read by eye."""
    for one in found:
        if one.harmful:
            yield f"pour d'autres : {one.question}"
        elif one.disjoint:
            yield f"en dehors : {one.question}"
        elif one.answered and not one.hoped:
            yield f"sans ce qui est espéré : {one.question}"
        elif not one.answered:
            yield f"sans réponse : {one.question}"
