"""Sentences with identifiers of invented persons, and sentences with none (P07).

Written apart from the rules: numbers get their keys here by their definition, surnames are
syllables drawn by chance, and no list of the product is read.
"""

import csv
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from benchmarks.labelled import Entity, Group, Labelled
from sourcier.evidence.span import Span

SEED = "sourcier identifiants 2026-11-25"
UNTOUCHED = Path(__file__).with_name("untouched.csv")
SYLLABLES = (
    *("bal", "ber", "cha", "dre", "fau", "gui", "jol", "lan", "mer", "nau", "pel", "rou"),
    *("sau", "tis", "val", "vig", "zan", "mou", "gra", "ély"),
)
ENDINGS = ("ard", "ier", "eau", "in", "ot", "ez", "oux", "ette", "and", "ère")
CIVIL = [
    "Mme {}",
    "M. {}",
    "Madame {}",
    "monsieur {}",
    "Mlle {}",
    "le Dr {}",
    "Pr {}",
    "Mr {}",
]
FRAMES = (
    "{}, quelle dose de paracétamol ?",
    "Dose d'amoxicilline pour {} ?",
    "vu ce jour : {}. Conduite à tenir sous apixaban ?",
    "{} sous methotrexate, surveillance",
    "Patient suivi pour HTA ({}), quel traitement ?",
)
MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
)
Draw = random.Random


def invented(count: int) -> Iterator[Labelled]:
    """Give sentences, `count` of each group, each with one identifier."""
    for group, maker in MAKERS.items():
        draw = random.Random(f"{SEED} {group.name}")
        for _ in range(count):
            around, words = maker(draw)
            yield _framed(draw.choice(FRAMES), around, words, group)


def _framed(frame: str, around: str, words: str, group: Group) -> Labelled:
    text = frame.format(around.format(words))
    start = text.index(words)
    return Labelled(text, (Entity(group.name, group, Span(start, start + len(words))),))


def _digits(draw: Draw, count: int) -> str:
    return "".join(draw.choice("0123456789") for _ in range(count))


def _nir(draw: Draw) -> tuple[str, str]:
    department = draw.choice(["2A", "2B", *(f"{n:02}" for n in range(1, 96) if n != 20)])
    head = f"{draw.choice('12')}{draw.randint(30, 99)}{draw.randint(1, 12):02}"
    tail = f"{draw.randint(1, 990):03}{draw.randint(1, 999):03}"
    number = int(head + {"2A": "19", "2B": "18"}.get(department, department) + tail)
    parts = [head[0], head[1:3], head[3:5], department, tail[:3], tail[3:]]
    gap = draw.choice(["", " ", ".", "\u00a0", "\u202f"])
    return draw.choice(["NIR {}", "{}", "n° de sécu {}", "INS : {}"]), gap.join(
        [*parts, f"{97 - number % 97:02}"]
    )


def _phone(draw: Draw) -> tuple[str, str]:
    gap = draw.choice(["", " ", ".", "-", "\u00a0", "/"])
    pairs = gap.join(_digits(draw, 2) for _ in range(4))
    head = draw.choice("1234567")
    first = draw.choice([f"0{head}", f"+33{gap}{head}", f"+33 (0){head}", f"0033 {head}"])
    return draw.choice(["{}", "tél. {}", "à rappeler au {}"]), f"{first}{gap}{pairs}"


def _mail(draw: Draw) -> tuple[str, str]:
    person = f"{draw.choice('abcdefgh')}.{surname(draw).lower().replace(' ', '')}"
    house = draw.choice(["orange.fr", "ch-exemple.fr", "labo.exemple.org", "exemple.com"])
    return "{}", f"{person}{draw.choice(['', '+1', '_2'])}@{house}"


def _rpps(draw: Draw) -> tuple[str, str]:
    body = f"10{_digits(draw, 8)}"
    doubled = [
        int(d) if place % 2 else sum(map(int, str(2 * int(d))))
        for place, d in enumerate(reversed(body))
    ]
    return draw.choice(["RPPS {}", "{}", "n° RPPS : {}"]), f"{body}{-sum(doubled) % 10}"


def _day(draw: Draw, years: tuple[int, int]) -> str:
    day, month, year = draw.randint(1, 28), draw.randint(1, 12), draw.randint(*years)
    name = MONTHS.split(" ")[month - 1]
    return draw.choice(
        [
            f"{day:02}/{month:02}/{year}",
            f"{day}/{month}/{year}",
            f"{day:02}.{month:02}.{year}",
            f"{day:02}-{month:02}-{year}",
            f"{day:02}/{month:02}/{year % 100:02}",
            f"{day:02} {month:02} {year}",
            f"{year}-{month:02}-{day:02}",
            f"{day} {name} {year}",
            f"{day} {name.upper()} {year}",
            f"{day:02}{month:02}{year}",
        ]
    )


def _born(draw: Draw) -> tuple[str, str]:
    cue = draw.choice(
        ["né le {}", "née le {}", "DDN {}", "DDN : {}", "date de naissance : {}"]
    )
    return cue, _day(draw, (1925, 2024))


def _date(draw: Draw) -> tuple[str, str]:
    return draw.choice(["hospitalisé le {}", "bilan du {}", "opéré le {}"]), _day(
        draw, (2000, 2026)
    )


def surname(draw: Draw) -> str:
    """Draw a surname that no list holds."""
    name = draw.choice(SYLLABLES) + draw.choice(["", draw.choice(SYLLABLES)])
    name = (name + draw.choice(ENDINGS)).capitalize()
    made = draw.choice(
        [name, name, name.upper(), f"{name}-{draw.choice(SYLLABLES).title()}ard"]
    )
    return draw.choice([made] * 6 + [f"de {made}", f"Le {made}"])


def _called(draw: Draw) -> tuple[str, str]:
    first = draw.choice(["", "", "", "Jeanne ", "Paul ", "Nadia ", "Kév. ", "A. "])
    return draw.choice(CIVIL), f"{first}{surname(draw)}"


def _bare(draw: Draw) -> tuple[str, str]:
    first = draw.choice(
        ["Jeanne", "Nadia", "Karim", "Lucas", "Odette", "Zélinda", "Artémon"]
    )
    return "{}", draw.choice([f"{first} {surname(draw)}", surname(draw), first])


def _record(draw: Draw) -> tuple[str, str]:
    cue = draw.choice(["IPP {}", "IPP : {}", "NDA {}", "dossier n° {}", "{}"])
    return cue, _digits(draw, 9).replace("0", "7") + draw.choice(["1", "23"])


def _address(draw: Draw) -> tuple[str, str]:
    street = draw.choice(["rue", "avenue", "bd", "boulevard", "impasse", "chemin", "allée"])
    name = draw.choice(
        ["des Lilas", "du Moulin", "Jean Moulin", "de la Gare", "Victor Hugo"]
    )
    number = f"{draw.randint(1, 180)}{draw.choice(['', ' bis', ','])}"
    town = draw.choice(["", " 75011 Paris", ", 35000 Rennes", " 59000 LILLE"])
    return draw.choice(["{}", "habite {}"]), f"{number} {street} {name}{town}"


MAKERS: Mapping[Group, Callable[[Draw], tuple[str, str]]] = {
    Group.NIR: _nir,
    Group.PHONE: _phone,
    Group.MAIL: _mail,
    Group.RPPS: _rpps,
    Group.BORN: _born,
    Group.DATE: _date,
    Group.CALLED: _called,
    Group.BARE: _bare,
    Group.RECORD: _record,
    Group.ADDRESS: _address,
}


def untouched(*kinds: str) -> list[str]:
    """Give sentences in which nothing identifies anybody, all of them or of some kinds."""
    with UNTOUCHED.open(encoding="utf-8", newline="") as rows:
        return [
            row["sentence"]
            for row in csv.DictReader(rows)
            if not kinds or row["kind"] in kinds
        ]
