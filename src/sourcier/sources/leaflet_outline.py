"""The outline of a patient leaflet, also where its text comes as one line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sourcier.evidence.outline import Outline, outline_of
from sourcier.evidence.span import Span
from sourcier.nlp.labels import topic
from sourcier.nlp.lines import unfinished
from sourcier.nlp.people import Fit, People, fit, people
from sourcier.sources import leaflet_names, leaflet_rubrics
from sourcier.sources.leaflet_people import label_end
from sourcier.sources.leaflet_rubrics import Rubric
from sourcier.sources.leaflet_words import KEY, Wording, fold, wordings

_CAPITAL = re.compile(r"(?<![\w'’\-])[A-ZÀÂÉÈÊÎÔ0-9]")
_BOX = re.compile(r"(?<!\w)encadre(?!\w)")
_FOLLOWER = re.compile(r"\s*(?:[A-ZÀÂÉÈÊÎÔŒ0-9«<\[·•▼\-–]|$)")
_COLON = re.compile(r" ?[:?]| (?:dans|si|en association)[^.:?!·]{0,80}:(?=\s?·)")
_CLOSES = frozenset(".:?!;…»]}>")
_OPENS = frozenset('«"“([‘')
_ITEMS = frozenset("o·•▪■◦●-–—*")
_NAMED = re.compile(
    r"(?:rubriques?|paragraphes?|sections?|chapitres?|voir|lire|intitule)[^·]*$"
)
_TOPIC = 160
"""Code points in which a sentence says for whom it is."""
_DOSES = 3
_MINORS = frozenset({"child", "infant", "newborn", "adolescent"})
_REFERS = re.compile(
    r"(?:rubriques?|paragraphes?|sections?|chapitres?|voir|lire|aussi|intitulee?s?|"
    r"les?|la|l'|des?|du|une?|et|ou|cf\.) ?$"
)


def outline(text: str) -> Outline:
    """Find the title, the box, the rubrics 1 to 6 and their official sub-headings.

    The words of headings are those of the official templates
    (`rubrics/leaflet_headings.csv`); a heading is never taken from within a sentence.

    Args:
        text: NFC, on one line or on many.

    >>> text = "SEL 1 g, sachet Encadré Lisez. 1. QU'EST-CE QUE SEL ? Du sel."
    >>> [(h.level, h.place.of(text)) for h in outline(text)]
    [(1, 'SEL 1 g, sachet'), (2, 'Encadré'), (1, "1. QU'EST-CE QUE SEL ?")]
    """
    folded = fold(text)
    rubrics = leaflet_rubrics.find(text, folded)
    names = leaflet_names.names(text, folded, rubrics)
    page = _Page(text, folded, names, rubrics)
    body = list(_headings(page))
    first = next((at.start for _, at in body if isinstance(at, Span)), len(text))
    return outline_of([*_preamble(text, folded, first), *body], length=len(text))


@dataclass(slots=True)
class _Page:
    """What the search for headings keeps from one place to the next."""

    text: str
    folded: str
    names: tuple[str, ...]
    rubrics: Sequence[Rubric]
    ended: int = 0
    open: list[str] = field(default_factory=list)
    level: int = 1
    doses: bool = False
    people: list[tuple[int, People]] = field(default_factory=list)


def _preamble(text: str, folded: str, first: int) -> Iterator[tuple[int, Span | int]]:
    """Give the title, the box and the table of contents, as far as they are there."""
    box = _BOX.search(folded, 0, min(first, leaflet_names.TITLE))
    title = leaflet_names.title_end(text, folded, first)
    if title:
        yield 1, Span(0, title)
    if box and box.start() >= title:
        yield 2, Span(*box.span())
    contents = leaflet_rubrics.contents(text)
    if contents and max(title, box.end() if box else 0) <= contents.start < first:
        yield 2, contents


def _headings(page: _Page) -> Iterator[tuple[int, Span | int]]:
    """Walk the body from rubric to rubric; without rubrics, the whole text."""
    until = len(page.text)
    if not page.rubrics:
        page.ended = leaflet_names.title_end(page.text, page.folded, until)
        yield from _below(page, until)
    ends = [rubric.place.start for rubric in page.rubrics[1:]]
    for rubric, end in zip(page.rubrics, [*ends, until], strict=False):
        yield 1, rubric.place
        page.ended, page.open = rubric.place.end, []
        page.level, page.people = 1, []
        page.doses = rubric.number == _DOSES
        yield from _below(page, end)


def _below(page: _Page, until: int) -> Iterator[tuple[int, Span | int]]:
    """Find the sub-headings of one rubric."""
    at = page.ended
    while (capital := _CAPITAL.search(page.text, at, until)) is not None:
        at = capital.end()
        found = _heading_at(page, capital.start(), until)
        if found:
            wording, at = found
            place = Span(capital.start(), at)
            yield _level(page, wording, place.of(page.text)), place
            page.ended = at
            continue
        label = _label_at(page, capital.start(), until)
        if label:
            yield _level_of_people(page, label), label
            at = page.ended = label.end
        elif page.people and (level := _ended_by(page, capital.start())):
            yield level, capital.start()


def _level(page: _Page, wording: Wording, words: str) -> int:
    """Put a heading below the nearest open one that it belongs to, else the rubric."""
    above = (page.open.index(key) + 1 for key in wording.under if key in page.open)
    depth = max(above, default=0)
    page.open = [*page.open[:depth], wording.key]
    said = people(words)
    if said.reach and not wording.tail:  # a name may say « NOURRISSONS »
        page.people = [(2 + depth, said)]
    else:
        page.level, page.people = 2 + depth, []
    return 2 + depth


def _label_at(page: _Page, start: int, until: int) -> Span | None:
    """Give the label « Adultes : », « Enfants de 6 à 12 ans » that starts here."""
    found = label_end(page.text, page.folded, start)
    if not found or found[0] > until:
        return None
    end, sure = found
    begins = _starts_block(page, start, anywhere=False)
    before = page.text[max(page.ended, start - 24) : start].split()
    if before and (before[-1] in _ITEMS or unfinished(before[-1])):
        return None
    return Span(start, end) if begins or sure else None


def _level_of_people(page: _Page, label: Span) -> int:
    """Put a label below the headings open, or below a wider one of the same people.

    « Enfants de 6 à 12 ans » stands below « Utilisation chez les enfants », beside
    « Adultes ».
    """
    said = people(label.of(page.text))
    if page.doses and page.open and not page.open[-1] and not page.people:
        page.open.pop()  # « Posologie chez … » is no part of « Durée du traitement »
        page.level = 1 + len(page.open)
    while page.people and not _is_within(said, page.people[-1][1]):
        page.people.pop()
    level = 1 + (page.people[-1][0] if page.people else page.level)
    page.people.append((level, said))
    return level


def _is_within(said: People, wider: People) -> bool:
    """Say whether those of a label are among those of the one above it."""
    narrower = bool(said.told) or 0 < len(said.named) < len(wider.named)
    among = set(said.named) <= set(wider.named)
    apart = fit(wider, said, label=True) is Fit.DISJOINT
    return narrower and not wider.told and among and not apart


def _ended_by(page: _Page, start: int) -> int | None:
    """Give the level of the label that a sentence for other people ends, if any.

    « Chez l'enfant de plus de 10 ans, … » ends « Adultes ».
    """
    before = page.text[max(page.ended, start - 24) : start].split()
    listed = bool(before) and before[-1] in _ITEMS
    if not listed and not _starts_block(page, start, anywhere=False):
        return None
    said = people(topic(page.text[start : start + _TOPIC]))
    level = None
    while page.people and _is_other(said, page.people[-1][1]):
        level = page.people.pop()[0]
    return level


def _is_other(said: People, label: People) -> bool:
    """Say whether a sentence is for other people than a label."""
    if not label.told and _MINORS & set(label.named) and _MINORS & set(said.named):
        return False
    apart = said.named and label.named and not set(said.named) & set(label.named)
    return bool(apart) or fit(label, said, label=True) is Fit.DISJOINT


def _heading_at(page: _Page, start: int, until: int) -> tuple[Wording, int] | None:
    for wording, after in _wordings_at(page, start):
        words = leaflet_names.tail_end(page.text, page.folded, page.names, wording, after)
        end = _past_colon(page, words)
        if not words or end > until or not _ends_block(page, end):
            continue
        if _starts_block(page, start, anywhere=wording.anywhere):
            return wording, end
    return None


def _wordings_at(page: _Page, start: int) -> Iterator[tuple[Wording, int]]:
    """Give the official headings whose fixed words stand here, and where these end."""
    known = wordings()
    for wording in known.by_start.get(page.folded[start : start + KEY], ()):
        if match := wording.words.match(page.folded, start):
            yield wording, match.end()
    name = next((n for n in page.names if page.folded.startswith(n, start)), "")
    if name:
        for wording in known.after_name:
            if match := wording.words.match(page.folded, start + len(name)):
                yield wording, match.end()


def _past_colon(page: _Page, end: int) -> int:
    colon = _COLON.match(page.text, end)
    return colon.end() if colon else end


def _ends_block(page: _Page, end: int) -> bool:
    """Say whether words end here that are not the start of a sentence."""
    return page.text[end - 1] in ":?" or bool(_FOLLOWER.match(page.text, end))


def _starts_block(page: _Page, start: int, *, anywhere: bool) -> bool:
    """Say whether a sentence or a block may start here.

    Args:
        page: the leaflet, with the end of the last heading.
        start: where the words would start.
        anywhere: flattening may have lost the full stop before such words.
    """
    before = page.text[max(0, start - 24) : start]
    bare = before.rstrip()
    if (
        not bare
        or start - len(before) + len(bare) <= page.ended
        or "\n" in before[len(bare) :]
    ):
        return True
    if bare[-1] in _CLOSES:
        return True
    if not anywhere or bare[-1] in _OPENS or bare[-1] in "·•-–":
        return False
    if bare[-1] == ",":  # of an item that nothing follows, not of a list of headings
        return not _NAMED.search(page.folded, max(0, start - 160), start)
    return not _REFERS.search(page.folded, max(0, start - 24), start)
