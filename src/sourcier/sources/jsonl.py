"""Records of JSON Lines, or of one JSON array, to documents."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sourcier.errors import ConfigurationError, SourceError
from sourcier.evidence.document import Document
from sourcier.evidence.status import Status
from sourcier.sources import jsonl_leaflet, jsonl_text
from sourcier.sources.cleaning import clean
from sourcier.sources.dates import read_date
from sourcier.sources.jsonl_fields import Fields, fields_of, first, is_plain, values
from sourcier.sources.jsonl_records import Record, records
from sourcier.sources.jsonl_twins import merged
from sourcier.sources.outlines import OUTLINES
from sourcier.sources.reading import Block, Read, Remark, SourceFile


def read(files: Sequence[SourceFile], block: Block) -> Read:
    """Read the records of a block as its `fields` say.

    Args:
        files: JSON Lines or one JSON array each, plain or `.gz`.
        block: `fields` maps properties to (dotted) fields, `outline` says how headings
            are found in the texts.

    Raises:
        ConfigurationError: the mapping or the outline cannot be used.
        SourceError: a file or a record cannot be read; names the line.
    """
    fields = fields_of(block)
    if block.outline not in OUTLINES:
        raise ConfigurationError(
            "source « {name} » : outline = « {given} » n'existe pas ; "
            "valeurs possibles : {known}",
            name=block.name,
            given=block.outline,
            known=", ".join(OUTLINES),
        )
    found = _documents(files, block, fields)
    return merged(found) if fields.merge else found


def _documents(files: Sequence[SourceFile], block: Block, fields: Fields) -> Read:
    seen: dict[str, Record] = {}
    for file in files:
        for record in records(file):
            key, remarks = _key(record, fields, block)
            yield from remarks
            if key in seen:
                raise _twice(key, seen[key], record)
            seen[key] = Record(record.file, record.line, {})
            yield from _Reading(record, fields, block).documents(f"{block.name}:{key}")


def _key(record: Record, fields: Fields, block: Block) -> tuple[str, list[Remark]]:
    """Give a record's own id; one left null gets an id made of its text."""
    path = fields.paths["id"]
    if record.values.get(path, path) is None:
        written, _ = jsonl_text.text_of(record, fields, block.outline)
        key = f"texte-{hashlib.sha256(written.text.encode()).hexdigest()[:12]}"
        return key, [
            Remark(
                record.file,
                record.line,
                "champ « {field} » vide : l'identifiant {key} est tiré du texte",
                {"field": path, "key": key},
            )
        ]
    return _own_key(record, path), []


def _own_key(record: Record, path: str) -> str:
    given = first(record.values, path)
    key = clean(given, file=record.file, line=record.line)[0].strip()
    if not key or not key.isprintable():
        raise SourceError(
            "{file}, ligne {line} : enregistrement sans identifiant lisible (champ "
            "« {field} ») ; complétez-le ou retirez la ligne",
            file=record.file,
            line=record.line,
            field=path,
        )
    return key


def _twice(key: str, one: Record, two: Record) -> SourceError:
    return SourceError(
        "{file}, ligne {line} : l'identifiant « {key} » figure déjà dans {earlier}, ligne "
        "{earlier_line} ; gardez une seule des deux lignes",
        file=two.file,
        line=two.line,
        key=key,
        earlier=one.file,
        earlier_line=one.line,
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """One record being read with the mapping of its block."""

    record: Record
    fields: Fields
    block: Block

    def documents(self, name: str) -> Iterator[Document | Remark]:
        """Give the document of the record, after the remarks on it."""
        written, remarks = jsonl_text.text_of(self.record, self.fields, self.block.outline)
        yield from remarks
        if not written.text.strip():
            yield self._remark("texte vide : l'enregistrement est laissé de côté")
            return
        title = " ".join(self._first("title").split()) or jsonl_text.title_from(written)
        document = Document(
            id=name,
            title=title,
            text=written.text,
            outline=written.outline,
            issuer=self._first("issuer") or self.block.issuer,
            url=self._first("url"),
            licence=self._first("licence") or self.block.licence,
            language=self._first("language") or self.block.language,
            published=self._date("published"),
            updated=self._date("updated"),
            retrieved=self._date("retrieved") or self.block.retrieved,
            status=self._status(),
            codes=tuple(sorted(set(self._codes()))),
        )
        yield from self._unread_dates()
        yield from self._named(document)

    def _named(self, document: Document) -> Iterator[Document | Remark]:
        """Let a leaflet say itself what it is."""
        if self.block.outline != "leaflet":
            yield document
            return
        known, agrees = jsonl_leaflet.named(document, given=bool(self._first("title")))
        if not agrees:
            yield self._remark(
                "le titre du texte (« {own} ») contredit celui de l'enregistrement "
                "(« {given} ») : le titre du texte est gardé, code et adresse sont retirés",
                own=known.title,
                given=document.title,
            )
        yield known

    def _first(self, name: str) -> str:
        return self._clean(first(self.record.values, self.fields.paths.get(name)))

    def _clean(self, value: str) -> str:
        """Clean a fact as texts are cleaned: it is stored beside them."""
        return clean(value, file=self.record.file, line=self.record.line)[0].strip()

    def _date(self, name: str) -> date | None:
        return read_date(self._first(name))

    def _unread_dates(self) -> Iterator[Remark]:
        for name in ("published", "updated", "retrieved"):
            if self._first(name) and self._date(name) is None:
                yield self._remark("date illisible, laissée de côté ({name})", name=name)

    def _status(self) -> Status:
        given = self._first("status")
        if not given:
            return self.block.status
        if given in set(Status):
            return Status(given)
        raise SourceError(
            "{file}, ligne {line} : statut « {given} » inconnu ; "
            "valeurs possibles : {known}",
            file=self.record.file,
            line=self.record.line,
            given=given,
            known=", ".join(Status),
        )

    def _codes(self) -> Iterator[tuple[str, str]]:
        paths: Iterable[tuple[str, str]] = self.fields.codes.items()
        if "doi" in self.fields.paths:
            paths = [*paths, ("doi", self.fields.paths["doi"])]
        for scheme, path in paths:
            for value in values(self.record.values, path):
                code = self._clean(str(value)) if is_plain(value) else ""
                if code:
                    yield scheme, code

    def _remark(self, template: str, **given: object) -> Remark:
        return Remark(self.record.file, self.record.line, template, given)
