"""The names of the medicine in its leaflet, and the headings that end with one."""

import re
from collections.abc import Iterator, Sequence

from sourcier.sources.leaflet_rubrics import Rubric
from sourcier.sources.leaflet_words import Wording

TITLE = 1200
"""Code points within which the title and the box of a leaflet stand."""

_TITLE_ENDS = re.compile(
    r"(?<!\w)(?:encadre|<?veuillez lire|cette notice est destinee|dans cette notice|"
    r"que contient cette notice|sommaire notice|mise en garde|"
    r"liste complete des substances actives)(?!\w)"
)
_NAMED_BY = (
    re.compile(r"qu'est[- ]ce que (?:l'|le |la |les )?(.{2,160}?),? et dans quels? cas"),
    re.compile(
        r"comment (?:prendre|utiliser|conserver|administrer|recevoir) (.{2,160}?) ?\?"
    ),
)
_DOSE = re.compile(r",? \d|, ")
_WORDS = re.compile(
    r"[^\s.:?!·«»()]\S{0,60}"
    r"(?: (?!AFIN |[A-ZÀÂÉÈÊÎÔ][a-zàâéèêîôûç'’]|[·»«])[^\s:?!·»]{1,40}){0,16}"
)
_FORM = re.compile(
    r"(?= ?,| \d)(?:,(?= )| ?, | (?!si |car |sauf |chez |lorsque |quand )"
    r"[a-zàâéèêîôûçµ\d(%][^\s·:?!]{0,30}){1,18}(?<![.,;])"
)
_THIS_ONE = re.compile(r"(?:ce|cet|cette) (?:medicament|vaccin|specialite|produit)")


def title_end(text: str, folded: str, first: int) -> int:
    """Say where the title that opens a leaflet ends; 0 when there is none.

    Args:
        text: the leaflet.
        folded: the same, folded.
        first: where its body starts.
    """
    limit = min(first, 400, len(text))
    line = text.find("\n", 0, limit)
    ends = _TITLE_ENDS.search(folded, 0, limit)
    stop = min((at for at in (line, ends.start() if ends else -1) if at >= 0), default=-1)
    return len(text[:stop].rstrip()) if stop > 0 else 0


def names(text: str, folded: str, rubrics: Sequence[Rubric]) -> tuple[str, ...]:
    """Collect the names by which a leaflet calls its medicine, the longest first."""
    found = {name for rubric in rubrics for name in _named(folded, rubric)}
    title = folded[: title_end(text, folded, len(text))]
    brand = _DOSE.split(title, maxsplit=1)[0].strip()
    found |= {name for name in (title, brand) if len(name) > 1}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def _named(folded: str, rubric: Rubric) -> Iterator[str]:
    heading = folded[rubric.place.start : rubric.place.end]
    for pattern in _NAMED_BY:
        if match := pattern.search(heading):
            name = match.group(1).strip(" ,")
            yield name
            yield _DOSE.split(name, maxsplit=1)[0].strip()


def tail_end(
    text: str, folded: str, known: Sequence[str], wording: Wording, after: int
) -> int:
    """Say where a heading ends whose fixed words end at `after`; 0 when it is none.

    Args:
        text: the leaflet.
        folded: the same, folded.
        known: the names of its medicine.
        wording: the heading.
        after: where its fixed words end.
    """
    if not wording.tail:
        return after
    if wording.tail == "{y}":
        return _words_end(text, after)
    name = next((n for n in known if folded.startswith(n, after)), "")
    end = after + len(name)
    if name and not text[end : end + 1].isalnum():
        return _form_end(text, end)
    if this := _THIS_ONE.match(folded, after):
        return this.end()
    return _words_end(text, after) if text[after : after + 1].isupper() else 0


def _form_end(text: str, end: int) -> int:
    """Go on over a strength and a form that follow a name."""
    form = _FORM.match(text, end)
    return len(text[: form.end()].rstrip(" ,")) if form else end


def _words_end(text: str, after: int) -> int:
    """End words before the one that opens the next sentence."""
    words = _WORDS.match(text, after)
    if words is None:
        return 0
    return 0 if words.group()[-1] in ".,;" else words.end()
