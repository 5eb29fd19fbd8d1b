"""How far a pregnancy is, in weeks of amenorrhoea.

Sources count in weeks (« 24 semaines d'aménorrhée »), in months begun (« à partir du 6e
mois ») or passed (« enceinte de 7 mois »), or from one end (« les 3 derniers mois »).
Trimesters are words of `lexicons/population_reach.csv`.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sourcier.nlp.ages import stands_by

LAST = 44.0
"""Weeks of amenorrhoea below which every pregnancy ends."""
_MONTH, _OFFSET = 52 / 12, 2.0
"""Weeks in a month; weeks of amenorrhoea at the conception (CNGOF)."""
_NEAR = 40
_PREGNANT = re.compile(r"\b(?:grossesse|enceinte|amenorrhee|pregnan|gestation|sa\b)")
_NTH = r"[1-9](?:e|er|eme|nd|rd|th|st)"
_POINT = r"(?:(?:la|le|l'|du|de|debut|fin)\ ?){0,4}"
_UNTIL = re.compile(
    rf"(?:(?P<within>jusqu'(?:au|a)|up to)|avant|moins de|<|until|before)\ ?{_POINT}\Z"
)
_SINCE = re.compile(
    rf"(?:a partir|apres|au-dela|(?<!\w)des|plus de|[>≥]|after|since|from)\ ?{_POINT}\Z"
)
_KINDS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "weeks": re.compile(
            r"(?<![\w.,/])(?P<low>[1-4]?\d)(?:\ ?(?:a|et|-)\ ?(?P<high>[1-4]?\d))?"
            r"(?:e|eme)?\ ?(?:sa\b|semaines? d'amenorrhee"
            r"|weeks? (?:of )?(?:gestation|pregnan\w+))"
        ),
        "begun": re.compile(rf"(?<!\w)(?P<low>{_NTH})\ (?:mois|month)\b"),
        "first": re.compile(
            r"(?<!\w)(?:(?P<low>[1-9]) premiers mois|first (?P<low_en>[1-9]) months)\b"
        ),
        "last": re.compile(
            r"(?<!\w)(?:(?P<low>[1-9]) derniers mois|last (?P<low_en>[1-9]) months)\b"
        ),
        "passed": re.compile(
            r"\b(?:enceinte|grossesse|gestation)\ (?:de\ |d')?(?P<low>[1-9])\ mois\b"
            r"|(?<!\w)(?P<low_en>[1-9]) (?:mois de (?:grossesse|gestation)|months pregnant)"
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of a pregnancy, from `low` to below `high`, and its place in the text."""

    low: float
    high: float
    start: int
    end: int


def terms(folded: str) -> Iterator[Term]:
    """Give the terms of pregnancy in a folded text.

    >>> [(round(t.low), round(t.high)) for t in terms("enceinte de 7 mois")]
    [(30, 37)]
    """
    if not _PREGNANT.search(folded):
        return
    for kind, pattern in _KINDS.items():
        for found in pattern.finditer(folded):
            before = folded[max(0, found.start() - _NEAR) : found.start()]
            after = folded[found.end() : found.end() + _NEAR]
            low, high = _READ[kind](found)
            if kind in {"weeks", "begun"}:
                low, high = _bounded(low, high, before, after)
            yield Term(low, high, *found.span())


def _bounded(low: float, high: float, before: str, after: str) -> tuple[float, float]:
    """Open an interval on the side that the words before it open."""
    until = _UNTIL.search(before)
    if until:
        return 0.0, high if until["within"] else low
    if _SINCE.search(before) or stands_by("above", before, after):
        return low, LAST
    return low, high


def _number(found: re.Match[str]) -> int:
    known = found.groupdict()
    return int(re.sub(r"\D", "", known["low"] or known.get("low_en") or "0"))


def _weeks(found: re.Match[str]) -> tuple[float, float]:
    return float(found["low"]), float(found["high"] or found["low"]) + 1


def _begun(found: re.Match[str]) -> tuple[float, float]:
    month = _number(found)
    return _OFFSET + (month - 1) * _MONTH, _OFFSET + month * _MONTH


def _first(found: re.Match[str]) -> tuple[float, float]:
    return 0.0, _OFFSET + _number(found) * _MONTH


def _last(found: re.Match[str]) -> tuple[float, float]:
    return _OFFSET + (9 - _number(found)) * _MONTH, LAST


def _passed(found: re.Match[str]) -> tuple[float, float]:
    """Seven months of pregnancy: between half a month before and a whole one after."""
    month = _number(found)
    return _OFFSET + (month - 0.5) * _MONTH, _OFFSET + (month + 1) * _MONTH


_READ: Mapping[str, Callable[[re.Match[str]], tuple[float, float]]] = MappingProxyType(
    {"weeks": _weeks, "begun": _begun, "first": _first, "last": _last, "passed": _passed}
)
