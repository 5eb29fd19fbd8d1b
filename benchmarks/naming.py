"""Questions that name a medicine, with the substances that must be recognised.

Names are drawn from the official tables themselves (denominations and DCI of what is on
the market), never from our own lexicon, so that a name which the lexicon lost counts.
"""

import csv
import gzip
import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.misspelling import mistyped
from sourcier.drugs.names import is_common
from sourcier.drugs.styling import without_salt
from sourcier.drugs.substances import substance_key
from sourcier.drugs.word_lists import roles, words_of
from sourcier.nlp.normalise import fold
from sourcier.sources.bdpm import brand_of
from sourcier.sources.bdpm_edition import Edition, read_edition
from sourcier.sources.bdpm_tables import tables
from sourcier.sources.locating import locate
from sourcier.sources.reading import Block

TEMPLATES = (
    "{name} et grossesse ?",
    "Quelle est la dose maximale de {name} par jour ?",
    "{name} : effets indésirables",
    "Mon patient est sous {name}, peut-il conduire ?",
    "peut on donner {name} en cas d'insuffisance rénale",
    "Allaitement et {name}",
    "{name} oubli d'une prise",
    "contre indications {name}",
    "Comment conserver {name} après ouverture ?",
    "Faut-il arrêter {name} avant une chirurgie ?",
    "posologie {name} enfant 20 kg",
    "interaction entre {name} et alcool",
)
HOMEOPATHIC = "homeopathique"
EDITION = "2026-05"
MOST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A question and what it names.

    Args:
        id: in its group.
        text: as typed.
        typed: the name within it.
        substances: keys that must be recognised.
        brand: folded words of the brand typed; empty for a substance.
        error: the kind of typing error; empty when there is none.
    """

    id: str
    text: str
    typed: str
    substances: frozenset[str]
    brand: str = ""
    error: str = ""


def edition(data: Path) -> Edition:
    """Read the newest edition of the public drug database."""
    block = Block(kind="bdpm", name="bdpm", path=str(data / "bdpm" / EDITION))
    return read_edition(locate(block, root=data), block, only=("cis", "compo"))


def composition(found: Edition, code: str) -> frozenset[str]:
    """Give the keys of the active substances of a speciality; none for homeopathy."""
    compo = tables()["compo"]
    names = [
        row[compo.column("substance")]
        for row in found.of("compo", code)
        if row[compo.column("nature")] == "SA"
    ]
    if any(HOMEOPATHIC in fold(name) for name in names):
        return frozenset()
    return frozenset(map(substance_key, names)) - {""}


def marketed(found: Edition) -> Iterator[tuple[str, str]]:
    """Give (code, denomination) of what is on the market."""
    sold = tables()["cis"].column("marketed")
    for code, row in found.specialities.items():
        if row[sold] == "Commercialisée":
            yield code, row[1]


def brands(found: Edition) -> dict[str, frozenset[str]]:
    """Give every brand on the market, as written, with its substances."""
    known: dict[str, frozenset[str]] = {}
    for code, name in marketed(found):
        brand, substances = brand_of(name), composition(found, code)
        if substances and words_of(brand) and not is_common(fold(brand)):
            known.setdefault(brand, substances)
    return dict(sorted(known.items()))


def substances(found: Edition) -> dict[str, frozenset[str]]:
    """Give every substance on the market by its base, as a person would type it.

    Longer names (vaccine strains, extracts) are left out, and salts alone.
    """
    compo = tables()["compo"]
    known: dict[str, frozenset[str]] = {}
    for code, _ in marketed(found):
        for row in found.of("compo", code) if composition(found, code) else ():
            base = without_salt(row[compo.column("substance")])
            words = words_of(base)
            said = len(words) <= MOST_WORDS and base.replace(" ", "").isalpha()
            if said and not is_common(fold(base)) and not set(words) <= set(roles()):
                known.setdefault(base, frozenset({substance_key(base)}))
    return dict(sorted(known.items()))


def generated(
    names: Mapping[str, frozenset[str]], *, count: int, seed: str, kind: str
) -> Iterator[Named]:
    """Draw names, type each as people do, and ask about it; then again with one error.

    Args:
        names: as written in the official tables, with their substances.
        count: how many names are drawn.
        seed: of the draw.
        kind: brand or substance.
    """
    draw = random.Random(seed)
    for number, written in enumerate(draw.sample(list(names), min(count, len(names)))):
        typed = draw.choice(TYPED)(written)
        template = draw.choice(TEMPLATES)
        brand = " ".join(words_of(written)) if kind == "brand" else ""
        clean = Named(
            f"{kind}-{number}", template.format(name=typed), typed, names[written], brand
        )
        yield clean
        wrong = mistyped(typed, draw)
        if wrong:
            text = template.format(name=wrong[0])
            yield Named(clean.id, text, wrong[0], names[written], brand, wrong[1])


def _stuck(name: str) -> str:
    return f"{name.lower()}500mg"


TYPED = (
    str,
    str.lower,
    str.lower,
    str.capitalize,
    fold,
    lambda name: fold(name).upper(),
    _stuck,
)


def of_questions(data: Path, found: Edition) -> Iterator[Named]:
    """Give the development questions about one medicine, with its substances."""
    leaflets = _leaflets(data)
    for row in _rows(data):
        for document in row["docs"][:1]:
            parts = leaflets.get(document["id"]) or composition(found, document["id"])
            if parts and row["kind"] != "interaction":
                error = "faute" if "typo" in row["style"] else ""
                yield Named(row["id"], row["question"], "", parts, error=error)


def without_medicine(data: Path) -> Iterator[Named]:
    """Give questions of the kinds that seldom name a medicine; `by_eye` says which do."""
    for row in _rows(data):
        if row["kind"] in {"article", "advice", "out_of_scope"}:
            yield Named(str(row["id"]), str(row["question"]), "", frozenset())
    for part in ("dev", "train"):
        with gzip.open(data / "frenchmedmcqa" / f"{part}.json.gz") as stream:
            for row in json.load(stream):
                yield Named(row["id"][:12], row["question"], "", frozenset())


def by_eye() -> dict[str, bool]:
    """Give what a reader said of words found in such questions: they name a medicine."""
    path = Path(__file__).with_name("read_by_eye.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["typed"]: row["medicine"] == "yes" for row in csv.DictReader(stream)}


def foreign() -> Iterator[Named]:
    """Give questions on brands sold elsewhere (`foreign_brands.csv`)."""
    path = Path(__file__).with_name("foreign_brands.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            parts = frozenset(map(substance_key, row["substances"].split(" + ")))
            yield Named(row["brand"], f"{row['brand']} et grossesse ?", row["brand"], parts)


def _rows(data: Path) -> list[dict[str, Any]]:
    lines = (data / "qa_fr_dev" / "questions.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in lines.splitlines()]


def _leaflets(data: Path) -> dict[str, frozenset[str]]:
    path = data / "notices_bdpm_2021" / "notices.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = map(json.loads, stream)
        return {row["id"]: frozenset(map(substance_key, row["substances"])) for row in rows}
