"""A folder of the owner's own documents: Markdown, HTML, text, PDF."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from sourcier.evidence.document import Document
from sourcier.sources import folder_html, folder_pdf, folder_text
from sourcier.sources.folder_draft import Draft
from sourcier.sources.reading import Block, Read, Remark, SourceFile

_FOREIGN = "{count} fichier(s) {suffix} ignoré(s) : ce genre de fichier n'est pas lu"
_EMPTY = "aucun texte dans ce fichier, laissé de côté"

_FORMATS: Mapping[str, Callable[[SourceFile, Block], Draft]] = {
    ".md": folder_text.markdown,
    ".markdown": folder_text.markdown,
    ".txt": folder_text.plain,
    ".html": folder_html.read,
    ".htm": folder_html.read,
    ".pdf": folder_pdf.read,
}


def read(files: Sequence[SourceFile], block: Block) -> Read:
    """Give the documents of a folder, one a file.

    A document is named by its path below the folder, or by the `id` of its front matter.
    Files of other kinds are counted in one remark a kind.

    Args:
        files: in sorted order; a `.gz` counts as what it holds.
        block: the source; what a file says of itself holds against it.

    Raises:
        SourceError: a file that cannot be read; names it.
    """
    foreign = Counter(kind for kind in map(_suffix, files) if kind not in _FORMATS)
    for suffix, count in sorted(foreign.items()):
        values = {"count": count, "suffix": suffix or "sans suffixe"}
        yield Remark(block.path, None, _FOREIGN, values)
    for file in files:
        if _suffix(file) in _FORMATS:
            yield from _document(file, block)


def _suffix(file: SourceFile) -> str:
    return PurePosixPath(file.name.removesuffix(".gz")).suffix.casefold()


def _document(file: SourceFile, block: Block) -> Iterator[Document | Remark]:
    draft = _FORMATS[_suffix(file)](file, block)
    yield from draft.remarks
    if not draft.text:
        yield Remark(file.name, None, _EMPTY)
        return
    facts = draft.facts
    path = unicodedata.normalize("NFC", file.name)
    yield Document(
        id=f"{block.name}:{facts.id or path}",
        title=facts.title or _heading(draft, block) or _stem(path),
        text=draft.text,
        outline=draft.outline,
        issuer=facts.issuer or block.issuer,
        url=facts.url,
        licence=facts.licence or block.licence,
        language=facts.language or block.language,
        published=facts.published,
        updated=facts.updated,
        status=facts.status or block.status,
        relations=facts.relations,
        codes=facts.codes,
        pages=draft.pages,
        retrieved=facts.retrieved or block.retrieved,
    )


def _heading(draft: Draft, block: Block) -> str:
    """Give the words of the first heading; empty when there is none, or only a rubric."""
    if block.outline == "rcp":  # which starts at « 1. Dénomination du médicament »
        return ""
    return next((h.place.of(draft.text) for h in draft.outline), "")


def _stem(path: str) -> str:
    return PurePosixPath(path.removesuffix(".gz")).stem
