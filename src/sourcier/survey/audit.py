"""Audit a published survey: which of its figures cannot stand as printed, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sourcier.survey import rules_bases, rules_pairs
from sourcier.survey.bases import Based, based, weighted
from sourcier.survey.findings import Code, Remark
from sourcier.survey.phrases import plain
from sourcier.survey.published import Published

ITEMS = ("population", "fieldwork", "mode", "recruitment", "weighting")
"""What a survey has to say of itself (AAPOR, code of 2021; CHERRIES)."""
OPTIONAL = ("sponsor", "response_rate")
"""What is asked for only where the file has a place for it."""
UNSAID = frozenset({"", "non communique", "not reported", "inconnu", "unknown", "n a"})


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit gives back.

    Args:
        survey: as published.
        figures: each with its base.
        findings: in the order of their codes.
    """

    survey: Published
    figures: Sequence[Based]
    findings: Sequence[Remark]


def audit(survey: Published) -> Audit:
    """Check every figure of a published survey against the others, by rules."""
    everyone = based(survey)
    found = [
        *rules_bases.impossible(everyone, survey.n, weights=weighted(survey)),
        *rules_bases.missing(everyone),
        *rules_pairs.two_bases(everyone),
        *rules_pairs.two_wordings(everyone),
        *rules_bases.opinions(everyone),
        *rules_pairs.differences(everyone),
        *rules_pairs.rankings(everyone),
        *rules_bases.sizes(everyone),
        *_representative(survey),
        *_disclosure(survey),
    ]
    return Audit(survey, everyone, found)


def _representative(survey: Published) -> Iterator[Remark]:
    if weighted(survey):
        return
    said: list[tuple[tuple[str, ...], str]] = [((), text) for text in survey.about.values()]
    said += [((figure.id,), figure.printed) for figure in survey.figures]
    for where, text in said:
        if _claims(text):
            key = "representative"
            code = Code.REPRESENTATIVE_WITHOUT_WEIGHTS
            yield Remark(code, where, key, {"words": text})
            return


def _claims(text: str) -> bool:
    words = plain(text)
    for place, word in enumerate(words):
        if word.startswith("representati"):
            before = set(words[max(0, place - 3) : place])
            if not before & {"non", "not", "pas", "peu", "sans", "no", "nor"}:
                return True
    return False


def _disclosure(survey: Published) -> Iterator[Remark]:
    lacking = [] if survey.n else ["n"]
    asked = [*ITEMS, *(key for key in OPTIONAL if key in survey.about)]
    lacking += [
        key for key in asked if " ".join(plain(survey.about.get(key, ""))) in UNSAID
    ]
    if not any(figure.wording for figure in survey.figures):
        lacking.append("wording")
    for item in lacking:
        yield Remark(Code.MISSING_DISCLOSURE, (), "missing_disclosure", {"item": item})
