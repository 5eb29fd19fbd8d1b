"""The one XML parser: nothing is fetched, declared or expanded.

Articles come from outside. A `DOCTYPE` that names a public DTD is what PubMed and JATS
files start with: it is read past, never followed. A file that declares entities of its own
is refused whatever they hold, for no official article file needs one and a few lines of
them can ask for gigabytes, or for another file of the machine.
"""

import html
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from sourcier.errors import SourceError
from sourcier.sources.raised import NAMES, raised
from sourcier.sources.reading import SourceFile

_BLANK = re.compile(r"[ \t\r\n]+")
_MALFORMED = "{file}, ligne {line} : XML mal formé ; récupérez le fichier à nouveau"
_ENTITY = (
    "{file}, ligne {line} : entité {name} déclarée ou appelée dans le fichier, ce qui "
    "est refusé ; retirez-la ou récupérez le fichier à sa source officielle"
)
_TRUNCATED = "{file}, ligne {line} : XML tronqué ; récupérez le fichier à nouveau"
_SWOLLEN = (
    "{file}, ligne {line} : XML démesuré (imbrication, entités ou texte sans fin) ; "
    "vérifiez que le fichier est bien celui attendu"
)
_ENCODING = (
    "{file}, ligne {line} : encodage inconnu ou différent de celui qui est annoncé ; "
    "récupérez le fichier à nouveau ou convertissez-le en UTF-8"
)
# https://gnome.pages.gitlab.gnome.org/libxml2/html/xmlerror_8h.html
_TEMPLATES = {
    etree.ErrorTypes.ERR_TAG_NOT_FINISHED: _TRUNCATED,
    etree.ErrorTypes.ERR_GT_REQUIRED: _TRUNCATED,
    etree.ErrorTypes.ERR_DOCTYPE_NOT_FINISHED: _TRUNCATED,
    etree.ErrorTypes.ERR_ENTITY_LOOP: _SWOLLEN,
    etree.ErrorTypes.ERR_RESOURCE_LIMIT: _SWOLLEN,
    etree.ErrorTypes.ERR_INVALID_ENCODING: _ENCODING,
    etree.ErrorTypes.ERR_UNSUPPORTED_ENCODING: _ENCODING,
}


@dataclass(frozen=True, slots=True)
class Raised:
    """A superscript or a subscript, to be written once what precedes it is known."""

    name: str
    words: str


def elements(file: SourceFile, *tags: str) -> Iterator[etree._Element]:
    """Give the elements of these names one after the other, and forget each after use.

    Args:
        file: an XML file; its tree is never whole in memory.
        tags: names of elements that do not hold one another.

    Raises:
        SourceError: not well formed, truncated, nested or swollen beyond reason, or
            declaring entities; names the file and the line.
    """
    for event, element in _events(file):
        if event == "end" and element.tag in tags:
            yield element
            _forget(element)


def root(file: SourceFile) -> etree._Element:
    """Give the whole tree of a file that holds one article.

    Raises:
        SourceError: as `elements`.
    """
    # A well-formed file has a root, and its end is the last event.
    return list(_events(file))[-1][1]


def words(element: etree._Element, *, without: frozenset[str] = frozenset()) -> str:
    r"""Flatten an element to its words: marks go, blanks become one space.

    Args:
        element: whose text is wanted.
        without: names of the elements inside that are left out, with their content.

    >>> words(etree.fromstring("<p>CO<sub>2</sub> at\n 37 <i>°C</i></p>"))
    'CO2 at 37 °C'
    """
    found = pieces(element, apart=without)
    return joined(piece for piece in found if isinstance(piece, (str, Raised)))


def joined(said: Iterable[str | Raised]) -> str:
    """Join pieces of text: one space for each run of XML blanks, other spaces stay."""
    text = ""
    for piece in said:
        if isinstance(piece, Raised):
            text += raised(piece.name, piece.words, before=text)
        else:
            text += piece
    return _BLANK.sub(" ", text).strip(" ")


def pieces(
    element: etree._Element, *, apart: frozenset[str]
) -> Iterator[str | Raised | etree._Element]:
    """Give the text of an element in reading order, and whole the elements set apart.

    Args:
        element: whose content is wanted, without its tail.
        apart: names of the elements inside that are given as they are.
    """
    yield element.text or ""
    for child in element:
        name = local(child)
        if child.tag is etree.Entity:
            # `&nbsp;` and its like, which the DTD that we do not follow declares.
            yield html.unescape(child.text or "")
        elif name in apart:
            yield child
        elif name in NAMES:
            yield Raised(name, words(child, without=apart))
        elif name:
            yield from pieces(child, apart=apart)
        yield child.tail or ""


def local(element: etree._Element) -> str:
    """Give an element's name without its namespace; empty for a comment or the like.

    >>> local(etree.fromstring('<m:math xmlns:m="urn:m"/>'))
    'math'
    """
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _events(file: SourceFile) -> Iterator[tuple[str, etree._Element]]:
    """Parse, and translate whatever the parser objects to."""
    parsing: Any = etree.iterparse(
        io.BytesIO(file.read()),
        events=("start", "end"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    try:
        event, first = next(parsing)
        _refuse_declarations(first, file)
        yield event, first
        yield from parsing
    except etree.XMLSyntaxError as failure:
        raise _refusal(list(parsing.error_log), failure, file) from None


def _refuse_declarations(first: etree._Element, file: SourceFile) -> None:
    """Refuse a file that declares entities, as soon as its first element opens."""
    internal: Any = first.getroottree().docinfo.internalDTD
    for declared in internal.iterentities() if internal is not None else ():
        raise SourceError(_ENTITY, file=file.name, line=1, name=declared.name)


def _refusal(
    log: list[Any], failure: etree.XMLSyntaxError, file: SourceFile
) -> SourceError:
    entry = log[0] if log else None
    line = entry.line if entry else failure.lineno or 1
    if entry and entry.type == etree.ErrorTypes.ERR_UNDECLARED_ENTITY:
        name = entry.message.partition("'")[2].partition("'")[0]
        return SourceError(_ENTITY, file=file.name, line=line, name=name)
    template = _TEMPLATES.get(entry.type if entry else 0, _MALFORMED)
    return SourceError(template, file=file.name, line=line)


def _forget(element: etree._Element) -> None:
    """Free an element and those before it, so that a large file stays small in memory."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
