"""Codes of the medicines that a question names, and medicines that it names by a code."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sourcier.answering.question import Question
from sourcier.drugs.catalogue import Catalogue, Entry
from sourcier.drugs.looking import LENGTHS
from sourcier.drugs.names import Name, Names
from sourcier.drugs.recognition import Mention
from sourcier.releases.release import Release

TYPED = re.compile(r"(?<![\d,.])(?:\d{13}|\d{7,8})(?![\d,.]\d|\d)")
"""A code CIS, CIP7, CIP13 or UCD in a question; it counts only if a source carries it."""
MOST = 30
"""Specialities told; a substance that has more is no code but a list."""
ALONE = ("atc", "generic_group")
"""Codes told only when every speciality agrees."""
DATABASE = "bdpm"
"""The kind of source that lists every authorised medicine by its code CIS."""


def with_codes(question: Question, release: Release) -> Question:
    """Give a question the medicines that it names by a code, and the codes of them all."""
    found = {mention.key: mention for mention in question.medicines}
    for mention in by_code(question.text, release.names, release.catalogue):
        found[mention.key] = mention
    coded = (_coded(mention, release) for mention in found.values())
    return replace(question, medicines=tuple(coded))


def by_code(text: str, names: Names, catalogue: Catalogue) -> Iterator[Mention]:
    """Read the codes typed in a question."""
    for typed in TYPED.findall(text):
        for scheme in LENGTHS[len(typed)]:
            entries = catalogue.entries(scheme, typed)
            mention = _mention(typed, entries, names, catalogue) if entries else None
            if mention:
                yield mention
                break


def _mention(
    typed: str, entries: Sequence[Entry], names: Names, catalogue: Catalogue
) -> Mention | None:
    """Name what a code stands for: the longest brand of the first document with one."""
    for entry in entries:
        codes = catalogue.codes(entry.document)
        brands = [c.value for c in codes if c.scheme == "brand" and c.value in names.names]
        parts = [c.value for c in codes if c.scheme == "substance"]
        cis = tuple(c.value for c in codes if c.scheme == "cis")
        if brands:
            key = max(brands, key=len)
            known = names.names[key]
            name = Name("brand", known.display, tuple(parts) or known.substances)
            return Mention(key, name, typed, corrected=False, codes=(("cis", cis),))
    return None


def _coded(mention: Mention, release: Release) -> Mention:
    if mention.name.kind == "class":
        return mention
    beside = release.catalogue.beside(*_looked_up(mention))
    databases = {s.name for s in release.manifest.sources if s.kind == DATABASE}
    cis = [e.value for e in beside if e.scheme == "cis" and _source(e) in databases]
    told = dict(mention.codes) or ({"cis": tuple(dict.fromkeys(cis))} if cis else {})
    if len(told.get("cis", ())) > MOST:
        del told["cis"]
    for scheme in ALONE:
        values = {entry.value for entry in beside if entry.scheme == scheme}
        if len(values) == 1:
            told[scheme] = tuple(values)
    return replace(mention, codes=tuple(told.items()))


def _looked_up(mention: Mention) -> tuple[str, str]:
    """What the catalogue is asked for: the speciality, the brand or the composition."""
    if mention.codes:
        return "cis", mention.codes[0][1][0]
    if mention.name.kind == "brand":
        return "brand", mention.key
    return "composition", "+".join(mention.name.substances)


def _source(entry: Entry) -> str:
    return entry.document.partition(":")[0]
