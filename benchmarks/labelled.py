"""Labelled sentences of deid_fr: what each entity is, and whether a word announces it."""

import gzip
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sourcier.evidence.span import Span
from sourcier.privacy.identifier import Identifier

FILE = Path("deid_fr", "eds_pseudo_templates.txt.gz")
ENTITY = re.compile(r"\[([^\]\[]{1,90})\]\(([A-Z_]+)\)")
BEFORE = re.compile(
    r"(?:\b(?:M|Mr|Mmes?|Mlle|MM|Drs?|Pr|Pt)\b\.?|\b(?:monsieur|madame|mademoiselle|docteur"
    r"|professeur|patiente?|internes?|née|nom)\b)\s?:?\s?$",
    re.IGNORECASE,
)
"""What announces a name; written apart from the rules that are measured."""
BORN = re.compile(
    r"(?:n[ée]e?s?|nais\w*|DDN|monde)\b[^\w]{0,3}(?:le|en|entre le)?\W{0,4}$", re.IGNORECASE
)
MONTH = re.compile(
    r"jan|f[ée]v|mar|avr|mai|juin|juil|ao[uû]t|sep[^t]|sept(?!\w)|septem|oct|nov|d[ée]c",
    re.IGNORECASE,
)


class Group(StrEnum):
    """How entities are counted together."""

    NIR = "NIR"
    PHONE = "téléphones"
    MAIL = "courriels"
    BORN = "dates de naissance annoncées"
    BORN_BARE = "dates de naissance sans mot avant"
    DATE = "autres dates complètes"
    DATE_PART = "dates incomplètes"
    CALLED = "noms après une civilité, un titre ou un rôle"
    BARE = "noms sans rien avant"
    RECORD = "dossiers (IPP, NDA)"
    ADDRESS = "adresses"
    RPPS = "RPPS"
    ELSE = "villes, codes postaux, hôpitaux"


GROUPS = {
    "SECU": Group.NIR,
    "TEL": Group.PHONE,
    "MAIL": Group.MAIL,
    "IPP": Group.RECORD,
    "NDA": Group.RECORD,
    "ADRESSE": Group.ADDRESS,
    "ZIP": Group.ELSE,
    "VILLE": Group.ELSE,
    "HOPITAL": Group.ELSE,
}


@dataclass(frozen=True, slots=True)
class Entity:
    """What a reader labelled.

    Args:
        label: theirs.
        group: ours.
        span: in the text without labels.
    """

    label: str
    group: Group
    span: Span


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph without its labels, and what they told."""

    text: str
    entities: tuple[Entity, ...]


def labelled(data: Path) -> list[Labelled]:
    """Read the paragraphs, which blank lines part."""
    whole = gzip.decompress(data.joinpath(FILE).read_bytes()).decode("utf-8")
    return [
        unlabelled(paragraph)
        for paragraph in unicodedata.normalize("NFC", whole).split("\n\n")
        if paragraph.strip()
    ]


def unlabelled(paragraph: str) -> Labelled:
    """Take the labels out of a paragraph.

    >>> unlabelled("Mme [Tarn](NOM) tousse").text
    'Mme Tarn tousse'
    """
    entities: list[Entity] = []
    text, end = "", 0
    for match in ENTITY.finditer(paragraph):
        text += paragraph[end : match.start()]
        span = Span(len(text), len(text) + len(match[1]))
        entities.append(Entity(match[2], _group(match[2], match[1], text, entities), span))
        text, end = text + match[1], match.end()
    return Labelled(text + paragraph[end:], tuple(entities))


def _group(label: str, words: str, before: str, earlier: list[Entity]) -> Group:
    if label in {"NOM", "PRENOM"}:
        return _of_name(before, earlier)
    if label == "DATE_NAISSANCE":
        return Group.BORN if BORN.search(before) else Group.BORN_BARE
    if label == "DATE":
        return Group.DATE if is_full(words) else Group.DATE_PART
    return GROUPS[label]


def _of_name(before: str, earlier: list[Entity]) -> Group:
    """Count a first name and its surname alike: the second follows the first."""
    last = earlier[-1] if earlier else None
    if last and last.label in {"NOM", "PRENOM"} and not before[last.span.end :].strip():
        return last.group
    return Group.CALLED if BEFORE.search(before) else Group.BARE


def is_full(words: str) -> bool:
    """Say whether a date has its day, month and year.

    >>> is_full("12 mars 2024"), is_full("05nov"), is_full("23022018")
    (True, False, True)
    >>> is_full("deux mille dix sept"), is_full("2 9 0 2 1 9 9")
    (False, False)
    """
    parts = re.findall(r"\d+|[^\W\d_]+", words)
    if all(map(str.isdecimal, parts)):
        digits = sum(map(len, parts))
        return digits >= 8 or (len(parts) == 3 and max(map(len, parts)) > 1)
    named = any(MONTH.match(part) for part in parts[1:]) or MONTH.match(parts[0])
    return (
        len(parts) >= 3
        and (bool(named) or parts[-1].isdecimal())
        and (not MONTH.match(parts[0]) or parts[1].isdecimal())
    )


def covered(text: str, span: Span, found: list[Identifier]) -> bool:
    """Say whether every letter and digit of a place would be masked."""
    return all(
        any(one.span.start <= place < one.span.end for one in found)
        for place in range(span.start, span.end)
        if text[place].isalnum()
    )


def touched(one: Identifier, entities: tuple[Entity, ...]) -> Iterator[Entity]:
    """Give the entities that a finding shares characters with."""
    for entity in entities:
        if one.span.start < entity.span.end and entity.span.start < one.span.end:
            yield entity
