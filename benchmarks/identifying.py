"""Is what identifies a person found, and is the rest left alone (guide of privacy, P07)?"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import naming
from benchmarks.bench import Bench, tell
from benchmarks.fictitious import invented, untouched
from benchmarks.labelled import FILE, Group, Labelled, covered, labelled, touched
from benchmarks.results import Result
from sourcier import bootstrap
from sourcier.evaluation import written
from sourcier.evaluation.metrics import Share
from sourcier.privacy.finding import find
from sourcier.privacy.identifier import Certainty, Kind, stops

DRAWN = 1000
"""Invented sentences of each group."""
BRANDED = ("{} : posologie chez l'adulte ?", "Mme sous {} : surveillance ?")
"""What is asked about each brand on the market; nothing there names anybody."""
SOUGHT = frozenset(Group) - {Group.DATE_PART, Group.ELSE}
"""Groups that rules look for."""
PERSONAL = SOUGHT - {Group.DATE}
MEDICAL = ("dose", "code", "eponym", "laboratory")
"""What must not even be masked (P07)."""
SHOWN = 30


@dataclass(frozen=True, slots=True)
class Counted:
    """What became of labelled texts.

    Args:
        found: entities covered whole, by group.
        documents: texts in which every personal identifier is covered.
        precise: findings that touch an entity, by kind.
        missed: identifying places that were missed, by text and start; no words.
    """

    found: Mapping[str, Share]
    documents: Share
    precise: Mapping[str, Share]
    missed: Sequence[Mapping[str, object]]


def counted(texts: Sequence[Labelled]) -> Counted:
    """Search labelled texts, and count entities, documents and findings."""
    hits: dict[str, list[bool]] = {}
    kinds: dict[str, list[bool]] = {}
    whole: list[bool] = []
    missed: list[Mapping[str, object]] = []
    for number, text in enumerate(texts):
        found = find(text.text)
        ends = [(e, covered(text.text, e.span, found)) for e in text.entities]
        for entity, end in ends:
            hits.setdefault(entity.group.value, []).append(end)
            if not end and entity.group in SOUGHT:
                place = {"text": number, "start": entity.span.start}
                missed.append({**place, "group": entity.group.value})
        for one in found:
            touches = any(touched(one, text.entities))
            kinds.setdefault(_named(one.kind, one.certainty), []).append(touches)
        personal = [end for entity, end in ends if entity.group in PERSONAL]
        whole += [all(personal)] if personal else []
    return Counted(_shares(hits), _share(whole), _shares(kinds), missed)


def _named(kind: Kind, certainty: Certainty) -> str:
    return f"{kind}, {certainty.name.lower()}"


def _share(held: Sequence[bool]) -> Share:
    return Share(sum(held), len(held))


def _shares(held: Mapping[str, Sequence[bool]]) -> dict[str, Share]:
    return {name: _share(ends) for name, ends in sorted(held.items())}


def stopped(texts: Iterable[str]) -> Share:
    """Count the texts that would be stopped."""
    return _share([stops(find(text)) for text in texts])


def masked(texts: Iterable[str]) -> Share:
    """Count the texts of which anything would be masked."""
    return _share([bool(find(text)) for text in texts])


def left_alone(bench: Bench) -> dict[str, Share]:
    """Count, of texts that identify nobody, those that are stopped or masked."""
    answerable = [case.question for case in bench.asked.cases if case.answerable]
    brands = naming.brands(naming.edition(bench.data))
    asked = [frame.format(name) for name in brands for frame in BRANDED]
    return {
        "qa_fr_dev, avec réponse, arrêtées": stopped(answerable),
        "marques du marché, arrêtées": stopped(asked),
        "marques du marché, masquées": masked(asked),
        "phrases sans identifiant, arrêtées": stopped(untouched()),
        "doses, codes, éponymes, analyses, masqués": masked(untouched(*MEDICAL)),
    }


def identifiers(bench: Bench) -> Result:
    """Measure what is found, and what is left alone."""
    tell("identifiants : deid_fr, phrases inventées, textes sans identifiant")
    labels = counted(labelled(bench.data))
    made = counted(list(invented(DRAWN)))
    alone = left_alone(bench)
    figures = {
        "deid_fr": _figures(labels),
        "invented": _figures(made),
        "alone": {name: written.share(one) for name, one in alone.items()},
    }
    today = bootstrap.now().date()
    conditions = replace(
        bench.conditions(None, today=today),
        questions="deid_fr, et phrases inventées",
        questions_digest=f"sha256:{_digest(bench.data)}",
    )
    lines = [
        *_lines("deid_fr (171 paragraphes fictifs de l'AP-HP)", labels),
        *_lines(f"phrases inventées ({DRAWN} par groupe)", made),
        "textes sans identifiant",
        *(f"  {name} : {share}" for name, share in alone.items()),
    ]
    return Result("identifiers", "Identifiants trouvés", conditions, lines, figures)


def _digest(data: Path) -> str:
    return hashlib.sha256(data.joinpath(FILE).read_bytes()).hexdigest()


def _figures(given: Counted) -> dict[str, object]:
    return {
        "found": {name: written.share(one) for name, one in given.found.items()},
        "documents": written.share(given.documents),
        "precise": {name: written.share(one) for name, one in given.precise.items()},
        "missed": given.missed[:SHOWN],
    }


def _lines(title: str, given: Counted) -> Iterator[str]:
    yield f"{title} : rappel, chaque lettre et chiffre couverts"
    for name, share in given.found.items():
        note = "" if Group(name) in SOUGHT else " (non cherché)"
        yield f"  {name}{note} : {share}"
    yield f"  textes dont tout identifiant cherché est trouvé : {given.documents}"
    yield f"{title} : précision, par genre et certitude"
    yield from (f"  {name} : {share}" for name, share in given.precise.items())
