"""The text of a record: one or several fields, then its nested sections."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sourcier.errors import SourceError
from sourcier.evidence.outline import Outline, outline_of
from sourcier.evidence.span import Span
from sourcier.sources.cleaning import clean
from sourcier.sources.jsonl_fields import Fields, first, values
from sourcier.sources.jsonl_records import Record
from sourcier.sources.leaflet_facts import body_end
from sourcier.sources.outlines import OUTLINES
from sourcier.sources.reading import Remark

TITLE = 80
"""Code points of a title made from the first words of a text."""


_MARKUP = re.compile(
    r"<[^<>]{1,400}>|[*`]{1,9}|^#{1,6} |!?\[(?=[^\[\]]{1,200}\]\()", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Written:
    """A text and its headings."""

    text: str
    outline: Outline


def text_of(record: Record, fields: Fields, outline: str) -> tuple[Written, list[Remark]]:
    """Make the text of a record and find its headings.

    Args:
        record: where the text comes from.
        fields: which fields hold it.
        outline: a key of `OUTLINES`.

    Raises:
        SourceError: the record has none of the fields, or a text holds a lone surrogate.
    """
    remarks: list[Remark] = []
    parts = []
    for title, body in _parts(record, fields):
        cleaned, found = clean(body, file=record.file, line=record.line)
        words, more = clean(title, file=record.file, line=record.line)
        parts.append((" ".join(words.split()), cleaned))
        remarks += [*found, *more]
    if outline == "leaflet":
        parts, cut = _without_footer(record, parts)
        remarks += cut
    return _assembled(parts, OUTLINES[outline]), remarks


def title_from(written: Written) -> str:
    r"""Make a title: the heading that opens the text, else its first words.

    >>> title_from(Written("## Fièvre\nBuvez.", OUTLINES["markdown"]("## Fièvre")))
    'Fièvre'
    >>> title_from(Written("Buvez de l'eau.\nBeaucoup.", ()))
    "Buvez de l'eau. Beaucoup."
    """
    opening = written.text[: 20 * TITLE]
    heads = (h.place for h in written.outline if not opening[: h.place.start].strip("# \n"))
    place = next(heads, None)
    shown = _MARKUP.sub("", place.of(written.text) if place else opening)
    words = shown.split() or opening.split()
    title = words[0][:TITLE]
    for word in words[1:]:
        if len(title) + 1 + len(word) > TITLE:
            break
        title = f"{title} {word}"
    return title


def _parts(record: Record, fields: Fields) -> Iterator[tuple[str, str]]:
    """Give the title and the body of each part; the main text has no title."""
    bodies = [value for path in fields.text for value in values(record.values, path)]
    sections = values(record.values, fields.sections["path"]) if fields.sections else []
    if not sections and not any(isinstance(body, str) for body in bodies):
        raise SourceError(
            "{file}, ligne {line} : enregistrement sans texte (champ {fields}) ; "
            "complétez-le ou retirez la ligne",
            file=record.file,
            line=record.line,
            fields=", ".join(fields.text) or fields.sections["path"],
        )
    yield "", "\n\n".join(body for body in bodies if isinstance(body, str) and body.strip())
    for section in sections:
        yield (
            first(section, fields.sections.get("title")),
            first(section, fields.sections.get("text")),
        )


def _without_footer(
    record: Record, parts: list[tuple[str, str]]
) -> tuple[list[tuple[str, str]], list[Remark]]:
    """Cut the web site's menu and scripts that a copy of its page ends with."""
    kept = [(title, body[: body_end(body)]) for title, body in parts]
    lost = sum(len(body) for _, body in parts) - sum(len(body) for _, body in kept)
    template = "pied de page du site retiré à la fin du texte ({count} caractères)"
    remark = Remark(record.file, record.line, template, {"count": lost})
    return kept, [remark] if lost else []


def _assembled(parts: list[tuple[str, str]], find: Callable[[str], Outline]) -> Written:
    """Join the parts; the headings of a titled part stand below its title."""
    text = ""
    places: list[tuple[int, Span]] = []
    for title, body in parts:
        for words, shown in ((title, True), (body, False)):
            if not words.strip():
                continue
            start = len(text) + 2 if text else 0
            text = f"{text}\n\n{words}" if text else words
            found = [(0, Span(0, len(words)))] if shown else _places(find(words))
            deeper = bool(title) and not shown
            places += [
                (
                    level + (1 if shown or deeper else 0),
                    Span(p.start + start, p.end + start),
                )
                for level, p in found
            ]
    return Written(text, outline_of(places, length=len(text)))


def _places(outline: Outline) -> list[tuple[int, Span]]:
    return [(heading.level, heading.place) for heading in outline]
