"""Does the same question give the same bytes, and is every dated source announced?

Each question is asked in two processes whose hashes of words differ; some are asked twenty
times in each. All are asked as of a past day as well, when much that is quoted has been
replaced since: what is quoted must then be announced before the quotation.
"""

import json
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.bench import Bench, tell
from benchmarks.results import Result
from sourcier import bootstrap
from sourcier.errors import SourcierError
from sourcier.evaluation import written
from sourcier.evaluation.metrics import Share
from sourcier.evaluation.questions import Case

TIMES, OFTEN, SEED = 20, 40, 11
"""Times that some questions are asked in each process, how many, and how they are drawn."""
HASHES = ("1", "2")
"""One process each."""
PAST = "2022-12-31"
"""After several editions of the sources, before others."""
ANNOUNCED = frozenset({"superseded", "withdrawn", "retracted"})
"""Statuses that a reply must announce by the warning of the same name (DESIGN §6)."""
NAME = '"question_id":"{name}",'

Replies = Mapping[str, Sequence[str]]
"""Each question with the replies that it was given, as bytes of text."""


def repeat(bench: Bench) -> Result:
    """Ask all questions twice, and some forty times; compare the bytes."""
    today = bootstrap.now().date()
    often = random.Random(SEED).sample(list(bench.asked.cases), OFTEN)
    asked = [*bench.asked.cases, *(case for case in often for _ in range(TIMES - 1))]
    with closing(bench.release()) as release:
        conditions = bench.conditions(release, today=today)
    given: defaultdict[str, list[str]] = defaultdict(list)
    for seed in HASHES:
        tell(f"processus {seed} : {len(asked)} questions")
        for name, reply in ask(bench, asked, as_of=today.isoformat(), seed=seed):
            given[name].append(reply)
    past = [reply for _, reply in ask(bench, bench.asked.cases, as_of=PAST, seed=HASHES[0])]
    same = identical(given)
    silent = unwarned([*(replies[0] for replies in given.values()), *past])
    compared = sum(len(replies) for replies in given.values())
    lines = [
        f"questions dont toutes les réponses ont les mêmes octets  {same}",
        f"    réponses comparées   {compared}, dont {OFTEN} questions × {TIMES} × 2",
        f"    processus            {len(HASHES)}, PYTHONHASHSEED {', '.join(HASHES)}",
        f"citations à annoncer, sans annonce (à ce jour et au {PAST})  {silent}",
    ]
    figures = {
        "identical": written.share(same),
        "unwarned": written.share(silent),
        "replies": compared,
    }
    return Result("repeat", "Mêmes questions, mêmes octets", conditions, lines, figures)


def ask(
    bench: Bench, asked: Sequence[Case], *, as_of: str, seed: str
) -> Iterator[tuple[str, str]]:
    """Ask questions in one new process; give each id and reply, the id taken out."""
    rows = [
        json.dumps({"id": f"{n}", "question": one.question}) for n, one in enumerate(asked)
    ]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "questions.jsonl")
        file.write_text("\n".join(rows), encoding="utf-8")
        words = ["ask", "--questions", str(file), "--json", "--as-of", as_of]
        done = subprocess.run(
            [sys.executable, "-m", "sourcier", *words],
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={**bench.environ, "PYTHONHASHSEED": seed},
        )
    replies = done.stdout.splitlines()
    if done.returncode or len(replies) != len(asked):
        raise SourcierError("{said}", said=done.stderr.strip().rpartition("\n")[2])
    for n, (case, reply) in enumerate(zip(asked, replies, strict=True)):
        yield case.id, reply.replace(NAME.format(name=n), "", 1)


def identical(given: Replies) -> Share:
    """Count the questions whose replies are all the same text.

    >>> str(identical({"a": ["x", "x"], "b": ["x", "y"]}))
    '50,0 % (1/2 ; IC 95 % 9,5–90,5)'
    """
    return Share(sum(len(set(replies)) == 1 for replies in given.values()), len(given))


def unwarned(replies: Sequence[str]) -> Share:
    """Count quotations of replaced, withdrawn or retracted texts that nothing announces."""
    due = [
        quotation["document"]["status"] in {one["code"] for one in reply["warnings"]}
        for reply in map(json.loads, replies)
        for quotation in reply.get("quotations") or reply.get("nearest") or []
        if quotation["document"]["status"] in ANNOUNCED
    ]
    return Share(due.count(False), len(due))
