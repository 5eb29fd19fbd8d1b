"""Does a reply hold when the question is typed otherwise?

An answer is unchanged when the words of its first quotation are the same; an abstention,
when it says the same thing, whatever passage it shows as nearest. A change is explained
when the reply itself says what was read otherwise, or that the product first quoted is
not the brand, form or strength that was typed.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from random import Random

from benchmarks.bench import Bench, tell
from benchmarks.results import Result
from benchmarks.rewordings import (
    REWORDINGS,
    SAMPLE,
    Asked,
    Material,
    Rewording,
    first_quoted,
)
from sourcier import bootstrap
from sourcier.answering.pipeline import reply
from sourcier.answering.reply import Abstention, Notice, Reason, Reply, Warned
from sourcier.drugs.word_lists import WORD
from sourcier.evaluation import written
from sourcier.evaluation.metrics import Share
from sourcier.nlp.normalise import fold
from sourcier.releases.release import Release

SEED = 4
GENERATED = 600
"""Questions made of a medicine and a template; as many as the longest list needs."""
TEMPLATES = Path(__file__).with_name("medicine_questions.csv")
READ_OTHERWISE = frozenset({Notice.CORRECTED_NAME})
"""Notices that say what was read: they explain any change."""
ANOTHER_PRODUCT = frozenset({Notice.OTHER_BRAND, Notice.OTHER_FORM, Notice.OTHER_STRENGTH})
"""Notices about a document: they explain that its words, and no others, come first."""
SHOWING = frozenset({Reason.FALSE_PREMISE})
"""Reasons whose nearest passage is the message itself: it says the contrary."""
GOAL = 0.95


class Change(StrEnum):
    """What became of a reply."""

    NONE = "inchangée"
    EXPLAINED = "expliquée"
    KIND = "autre genre"
    REASON = "autre raison"
    QUOTATION = "autre citation"


HELD = frozenset({Change.NONE, Change.EXPLAINED})


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, the same typed otherwise, and what changed.

    Args:
        rewording: its name.
        id: of the question.
        typed: the question.
        reworded: the same.
        change: of the reply.
    """

    rewording: str
    id: str
    typed: str
    reworded: str
    change: Change


def robustness(bench: Bench) -> Result:
    """Ask 500 questions twice."""
    today = bootstrap.now().date()
    with closing(bench.release()) as release:
        found = list(pairs(bench, release, as_of=today))
        conditions = bench.conditions(release, today=today)
    of_each = {name: [p for p in found if p.rewording == name] for name in REWORDINGS}
    width = max(map(len, of_each))
    lines = [_line(name.ljust(width), known) for name, known in of_each.items()]
    lines += [_line("ensemble".ljust(width), found), f"cible : {100 * GOAL:.0f} %"]
    lines += [
        f"{pair.change} ({pair.rewording}, {pair.id}) : {pair.typed} → {pair.reworded}"
        for pair in found
        if pair.change not in HELD
    ]
    figures = {
        "held": written.share(held(found)),
        "rewordings": {
            name: {"held": written.share(held(known)), "changes": _changes(known)}
            for name, known in of_each.items()
        },
        "changed": [asdict(pair) for pair in found if pair.change is not Change.NONE],
    }
    title = f"{len(found)} questions retapées"
    return Result("robustness", title, conditions, lines, figures)


def held(found: Sequence[Pair]) -> Share:
    """Give the share of pairs whose reply held, or said why not."""
    return Share(sum(pair.change in HELD for pair in found), len(found))


def _changes(found: Sequence[Pair]) -> dict[str, int]:
    changes = Counter(pair.change for pair in found)
    return {change.name.lower(): changes[change] for change in Change}


def _line(name: str, found: Sequence[Pair]) -> str:
    known = _changes(found)
    changes = ", ".join(f"{change} {known[change.name.lower()]}" for change in Change)
    return f"{name}  {held(found)} : {changes}"


def pairs(bench: Bench, release: Release, *, as_of: date) -> Iterator[Pair]:
    """Reword questions, half of them of the set, half made; ask, and compare.

    Args:
        bench: with the questions of the set.
        release: what is asked.
        as_of: the day on which answers must hold.
    """
    tell("mots du corpus")
    draw = Random(SEED)
    material = Material(release, _words(release, draw), draw)
    asked = _written(bench)
    made = _made(release, draw)
    total, done = sum(count for _, count in REWORDINGS.values()), 0
    for name, (rewording, count) in REWORDINGS.items():
        halves = (asked, count // 2), (made, count - count // 2)
        for questions, wanted in halves:
            chosen = draw.sample(questions, len(questions))
            found = _reworded(chosen, rewording, material, as_of)
            for _, (one, text) in zip(range(wanted), found, strict=False):
                after = reply(text, release, as_of=as_of)
                yield Pair(name, one.id, one.text, text, compared(one.reply, after))
                done += 1
        tell(f"{name} : {done} paires sur {total}")


def _reworded(
    questions: Sequence[tuple[str, str, bool]],
    rewording: Rewording,
    material: Material,
    as_of: date,
) -> Iterator[tuple[Asked, str]]:
    """Give the questions that this rewording changes, with what it makes of them."""
    for name, text, telegraphic in questions:
        before = reply(text, material.release, as_of=as_of)
        asked = Asked(name, text, telegraphic, before.context.question, before)
        other = rewording(asked, material)
        if other and other != text:
            yield asked, other


def _words(release: Release, draw: Random) -> Mapping[str, int]:
    versions = [version.number for version in release.corpus.every_version()]
    seen: Counter[str] = Counter()
    for number in draw.sample(versions, min(SAMPLE, len(versions))):
        seen.update(WORD.findall(fold(release.corpus.held(number).document.text)))
    return seen


def _written(bench: Bench) -> list[tuple[str, str, bool]]:
    """The questions of the set; it says itself which are telegraphic."""
    file = bench.data / "qa_fr_dev" / "questions.jsonl"
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return [(r["id"], r["question"], "telegraphic" in r["style"]) for r in rows]


def _made(release: Release, draw: Random) -> list[tuple[str, str, bool]]:
    """Questions on medicines drawn at random, brands and substances alike."""
    kinds = {"brand": 0, "substance": 0}
    names: dict[str, list[str]] = {kind: [] for kind in kinds}
    for name in release.names.names.values():
        if name.kind in kinds and len(name.display.split()) == 1:
            names[name.kind].append(name.display.capitalize())
    rows = list(csv.DictReader(TEMPLATES.read_text(encoding="utf-8").splitlines()))
    made = []
    for number in range(GENERATED):
        row = rows[number % len(rows)]
        medicine = draw.choice(names["brand" if number // len(rows) % 2 else "substance"])
        text = row["template"].replace("{medicine}", medicine)
        made.append((f"M{number:03d}", text, row["telegraphic"] == "1"))
    return made


def compared(before: Reply, after: Reply) -> Change:
    """Say what changed between two replies."""
    change = _change(before, after)
    return Change.EXPLAINED if _explained(before, after, change) else change


def _change(before: Reply, after: Reply) -> Change:
    if type(before) is not type(after):
        return Change.KIND
    if isinstance(before, Abstention) and isinstance(after, Abstention):
        if before.reason is not after.reason:
            return Change.REASON
        if before.reason not in SHOWING and _message(before) == _message(after):
            return Change.NONE
    return Change.NONE if _first(before) == _first(after) else Change.QUOTATION


def _message(shown: Abstention) -> tuple[list[str], tuple[str, ...]]:
    """What an abstention says beside its reason, its passages left out."""
    return [fold(word) for word in shown.words], shown.names


def _first(shown: Reply) -> str:
    """The words first quoted: the same in a twin of the document are the same."""
    first = first_quoted(shown)
    words = first.quotation.words(first.held.document) if first else ""
    return " ".join(fold(words).split())


def _explained(before: Reply, after: Reply, change: Change) -> bool:
    """Say whether the second reply tells something new that accounts for the change."""
    if change is Change.NONE:
        return False
    known = {_as_told(warned) for warned in before.context.warnings}
    told = [w for w in after.context.warnings if _as_told(w) not in known]
    read = set(after.context.corrections) - set(before.context.corrections)
    if read or any(warned.notice in READ_OTHERWISE for warned in told):
        return True
    first = first_quoted(after)
    return change is Change.QUOTATION and any(
        warned.notice in ANOTHER_PRODUCT
        and first is not None
        and warned.document == first.held.document.id
        for warned in told
    )


def _as_told(warned: Warned) -> tuple[str, ...]:
    """What a notice says, whatever the case and accents of what was typed."""
    return warned.notice, warned.document, *(fold(value) for _, value in warned.values)
