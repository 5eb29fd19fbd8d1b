"""An official page of the drug database to text with headings."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sourcier.errors import SourceError
from sourcier.evidence.document import Document
from sourcier.evidence.span import Span
from sourcier.sources.cleaning import clean, decode
from sourcier.sources.dates import read_date
from sourcier.sources.reading import Read, Remark, SourceFile

MAX_PAGE = 8 * 1024 * 1024
"""Bytes of one page: a hundred times the longest official one at hand."""

MAX_DEPTH = 500
"""Elements within elements; official pages stay below twenty."""

_ROOTS = ("#textDocument", "#contentDocument", "body")
_DROPPED = ["script", "style", "noscript", "head", "template", "iframe", "object", "svg"]
_BLOCKS = frozenset(
    {
        *("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "td", "th"),
        *("ul", "ol", "dl", "dt", "dd", "pre", "blockquote", "hr", "br", "caption", "body"),
        *("section", "article", "header", "footer"),
    }
)
_LISTS = frozenset({"ul", "ol", "li", "table", "tr"})
_TITLE_CLASS = re.compile(r"\bAmm(?:Annexe|Notice)Titre([1-6]?)\b")
_LIST_CLASS = re.compile(r"\bAmmListePuces")
_HEADING_TAG = re.compile(r"h([1-6])")
_SPACES = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+|\u00a0{2,99}")
_BULLET = re.compile(r"^[·•▪§o\uf0b7\uf0a7\-–][ \u00a0]{1,20}")
_BACK_TO_TOP = "Retour en haut de la page"
_UPDATED = re.compile(r"[Mm]is à jour le ?:? ?(\d{1,2}/\d{1,2}/\d{4})")
_CIS_IN_PAGE = re.compile(r"specid=(\d{8})(?!\d)")
_CIS_IN_NAME = re.compile(r"(?<!\d)(\d{8})(?!\d)")
_NAMED = re.compile(r"^(?:1\. ?)?d[ée]nomination du m[ée]dicament", re.IGNORECASE)
_NESTING = re.compile(
    r"<(/?)(?:div|span|table|ul|ol|dl|blockquote|section|article|b|i|u|em|strong|font|"
    r"center|a|sup|sub)(?![\w-])",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r" +- +(?:Résumé des caractéristiques du produit|Notice patient)$")


@dataclass(frozen=True, slots=True)
class Page:
    """What an official page says.

    Args:
        key: the CIS code, else the file's name without its ending.
        cis: the CIS code; empty when neither page nor name gives one.
        title: the medicine's full name; empty when the page does not say.
        subtitle: the line below the name, in leaflets the substance; may be empty.
        text: its document, a paragraph a line.
        headings: depth and place of each heading.
        updated: the date that the page states.
        remarks: what had to be removed.
    """

    key: str
    cis: str
    title: str
    subtitle: str
    text: str
    headings: tuple[tuple[int, Span], ...]
    updated: date | None
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    level: int


def page_of(file: SourceFile) -> Page:
    """Read an official page.

    Args:
        file: HTML as served, UTF-8 or Windows-1252.

    Raises:
        SourceError: the page cannot be decoded, or holds no official document.
    """
    source = decode(file.read(limit=MAX_PAGE), file=file.name)
    _refuse_deep(source, file.name)
    tree = LexborHTMLParser(source)
    shown = tree.css_first("h1.textedeno")
    tree.strip_tags(_DROPPED, recursive=True)
    lines = list(_lines(_root(tree)))
    if not any(line.level for line in lines):
        raise SourceError(
            "{file} : aucune rubrique officielle dans cette page ; vérifiez que c'est bien "
            "un RCP ou une notice tel que servi par la base publique des médicaments",
            file=file.name,
        )
    joined = "\n".join(line.words for line in lines)
    text, remarks = clean(joined, file=file.name, line=None)
    named = _SUFFIX.sub("", _plain(shown.text())).strip() if shown else ""
    title, subtitle = _name(lines)
    cis = _cis(source, file.name)
    stated = _UPDATED.search(text)
    return Page(
        key=cis or _stem(file.name),
        cis=cis,
        title=named or title,
        subtitle=subtitle,
        text=text,
        headings=tuple(_places(text, lines)),
        updated=read_date(stated.group(1)) if stated else None,
        remarks=tuple(remarks),
    )


def _root(tree: LexborHTMLParser) -> LexborNode | None:
    found = (tree.css_first(selector) for selector in _ROOTS)
    return next((node for node in found if node is not None), None)


def _lines(root: LexborNode | None) -> Iterator[_Line]:
    """Give a line for each paragraph, list item or table row that has words."""
    if root is None:
        return
    blocks = {root.mem_id: root}
    current, words = root, list[str]()
    for node in root.traverse(include_text=True):
        block = blocks[node.mem_id] = _block(node, blocks)
        if block.mem_id != current.mem_id:
            yield from _line(current, "".join(words))
            current, words = block, []
        if node.tag == "tr" and node.mem_id == block.mem_id:
            words = [" | ".join(_cells(node))]
        elif node.tag == "-text" and block.tag != "tr":
            words.append(node.text(deep=False))
        elif node.tag in _BLOCKS:
            words.append(" ")
    yield from _line(current, "".join(words))


def _block(node: LexborNode, known: dict[int, LexborNode]) -> LexborNode:
    """Find the block that a node belongs to; a row or an item keeps all it holds."""
    above = known.get(node.parent.mem_id) if node.parent else None
    if above is None:
        return node
    kept = above.tag == "tr" or (above.tag == "li" and node.tag not in _LISTS)
    return above if kept or node.tag not in _BLOCKS else node


def _cells(row: LexborNode) -> Iterator[str]:
    """Give the words of each cell; an empty cell keeps its column."""
    for cell in row.iter(include_text=False):
        if cell.tag in {"td", "th"}:
            yield _plain(cell.text(separator=" "))


def _line(block: LexborNode, words: str) -> Iterator[_Line]:
    """Give the line of a block, with its depth when it is a heading."""
    plain = _plain(words)
    if not plain.strip(" |\u00a0") or plain == _BACK_TO_TOP:
        return
    classes = block.attributes.get("class") or ""
    level = _level(block.tag or "", classes)
    if level:
        yield _Line(plain, level)
    elif block.tag == "li" or _LIST_CLASS.search(classes):
        yield _Line(f"· {_BULLET.sub('', plain, count=1)}", 0)
    else:
        yield _Line(plain, 0)


def _level(tag: str, classes: str) -> int:
    """Read the depth of a heading from its class or its tag; 0 when it is none."""
    titled = _TITLE_CLASS.search(classes)
    if titled:
        return int(titled.group(1) or 1)
    heading = _HEADING_TAG.fullmatch(tag)
    return int(heading.group(1)) if heading else 0


def _plain(words: str) -> str:
    return _SPACES.sub(" ", words).strip(" \u00a0")


def _places(text: str, lines: list[_Line]) -> Iterator[tuple[int, Span]]:
    """Place the headings in the text, which has a line for each of `lines`."""
    start = 0
    for line, words in zip(lines, text.split("\n"), strict=True):
        if line.level and words:
            yield line.level, Span(start, start + len(words))
        start += len(words) + 1


def _name(lines: list[_Line]) -> tuple[str, str]:
    """Read the medicine's name, and the line below, under the heading that says so."""
    named = (i for i, line in enumerate(lines) if line.level and _NAMED.search(line.words))
    start = next(named, len(lines)) + 1
    below = [line.words for line in lines[start : start + 2]]
    depths = [line.level for line in lines[start : start + 2]]
    title = below[0] if below and not depths[0] else ""
    subtitle = below[1] if title and len(below) > 1 and not depths[1] else ""
    return title, subtitle


def _cis(source: str, name: str) -> str:
    found = _CIS_IN_NAME.search(name) or _CIS_IN_PAGE.search(source)
    return found.group(1) if found else ""


def _stem(name: str) -> str:
    return name.removesuffix(".gz").rpartition("/")[2].rpartition(".")[0] or name


def _refuse_deep(source: str, file: str) -> None:
    """Refuse a page whose elements nest without end: reading it would take hours."""
    depth = 0
    for tag in _NESTING.finditer(source):
        depth += -1 if tag.group(1) else 1
        if depth > MAX_DEPTH:
            raise SourceError(
                "{file} : plus de {limit} éléments HTML imbriqués ; ce n'est pas une page "
                "officielle, récupérez-la à nouveau",
                file=file,
                limit=MAX_DEPTH,
            )
        depth = max(depth, 0)


def documents(files: Sequence[SourceFile], document_of: Callable[[Page], Document]) -> Read:
    """Read one document a page, after what there is to say of the page.

    Args:
        files: HTML pages as served.
        document_of: makes the document of a page.

    Raises:
        SourceError: a page cannot be read, or two pages are of the same medicine.
    """
    seen: dict[str, str] = {}
    for file in files:
        page = page_of(file)
        _refuse_twice(page.key, file.name, seen)
        yield from page.remarks
        yield document_of(page)


def _refuse_twice(key: str, file: str, seen: dict[str, str]) -> None:
    """Keep which file a key came from, and refuse a second one."""
    if key in seen:
        raise SourceError(
            "{file} : le document « {key} » se trouve déjà dans {earlier} ; "
            "gardez un seul des deux fichiers",
            file=file,
            key=key,
            earlier=seen[key],
        )
    seen[key] = file
