"""What each step of a reply gave for the question of TOUR.md, and the map of rooms."""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

from benchmarks.shown import ROOT
from sourcier import bootstrap, settings
from sourcier.answering import pipeline, scope, sufficiency
from sourcier.answering.asked import Asked
from sourcier.answering.querying import searches
from sourcier.answering.reply import Answer
from sourcier.answering.searching import hits_of
from sourcier.answering.selection import Scored, choose
from sourcier.answering.weights import weights
from sourcier.releases.release import Release

QUESTION = "ibuprofène allaitement ?"
AS_OF = date(2026, 11, 24)
BEST = 3


def rooms(_what: str) -> str:
    """Give the layers of the import contract, the highest first."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = table["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c["type"] == "layers")
    return " → ".join(layers)


def steps(home: Path) -> Mapping[str, str]:
    """Ask the question of the tour, step by step.

    Args:
        home: a folder that holds the demonstration corpus.
    """
    found = settings.read({"SOURCIER_HOME": str(home)})
    with closing(bootstrap.release(found)) as release:
        return {name: "\n".join(lines) for name, lines in _walk(release)}


def _walk(release: Release) -> Iterator[tuple[str, list[str]]]:
    understood = pipeline.read(QUESTION, release, as_of=AS_OF)
    ranked, asked = pipeline.ranking(understood, release, learnt=weights())
    yield "understand", _understood(understood)
    yield "search", _searched(asked, release)
    yield "rank", _ranked(ranked)
    yield "choose", _chosen(ranked)
    yield "decide", _decided(ranked, asked)
    reply = pipeline.reply(QUESTION, release, as_of=AS_OF)
    warned = [warned.notice.value for warned in reply.context.warnings]
    kind = "Answer" if isinstance(reply, Answer) else "Abstention"
    yield "reply", [f"kind       {kind}", f"warnings   {', '.join(warned)}"]


def _understood(understood: pipeline.Understood) -> list[str]:
    question = understood.question
    medicines = [f"{m.name.display} ({m.name.kind})" for m in question.medicines]
    return [
        f"language     {question.language}",
        f"medicines    {', '.join(medicines)}",
        f"populations  {', '.join(question.populations)}",
        f"aspects      {', '.join(question.aspects)}",
        f"unknown      {', '.join(understood.unknown) or 'none'}",
        f"refused      {scope.refusal(question, understood.unknown) or 'no'}",
    ]


def _searched(asked: Asked, release: Release) -> list[str]:
    lines = [f"notions   {', '.join(c.token for c in asked.notions.concepts)}"]
    for number, ask in enumerate(searches(asked.question, asked.notions, release.names), 1):
        hits = hits_of(ask, release)
        place = release.corpus.places([hits[0].passage])[0]
        first = release.corpus.held(place.version).document.id
        lines.append(f"search {number}  {len(hits)} passages; the first is of {first}")
    return lines


def _ranked(ranked: list[Scored]) -> list[str]:
    lines = [f"{len(ranked)} units; the best {BEST}:"]
    return lines + [
        f"{s.score:6.2f}  {_one_line(s.candidate.words)}" for s in ranked[:BEST]
    ]


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _chosen(ranked: list[Scored]) -> list[str]:
    return [
        f"{place.document_id}, {place.span.start}–{place.span.end}, {place.digest[:19]}…"
        for place in (quoted.quotation for quoted in choose(ranked))
    ]


def _decided(ranked: list[Scored], asked: Asked) -> list[str]:
    known = sufficiency.evidence(ranked, asked)
    lines = [f"{name:11}{value:.2f}" for name, value in known.items()]
    learnt = weights()
    probable = sufficiency.probability(known, learnt.sufficiency)
    return [*lines, f"probability {probable:.3f}, threshold {learnt.threshold:.3f}"]
