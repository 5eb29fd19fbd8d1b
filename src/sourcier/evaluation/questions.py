"""Question sets: JSON lines with the documents and the words that an answer must hold.

Format: README of qa_fr_dev. `{id, question, answerable, kind, docs, gold, keys}`, and
where they apply `twins` and `contradiction`.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sourcier.errors import SourceError
from sourcier.evaluation.kinds import kinds
from sourcier.sources.reading import SourceFile

REQUIRED: Mapping[str, type] = {
    "id": str,
    "question": str,
    "answerable": bool,
    "kind": str,
    "docs": list,
    "gold": list,
    "keys": list,
}
OPTIONAL: Mapping[str, type] = {"twins": list, "contradiction": dict}


@dataclass(frozen=True, slots=True)
class Reference:
    """A document as a question set names it: the set's own name, and its id there."""

    set: str
    id: str


@dataclass(frozen=True, slots=True)
class Extract:
    """Words of a document."""

    document: Reference
    quote: str


@dataclass(frozen=True, slots=True)
class Case:
    """One question and what a right reply to it is.

    Args:
        id: of the question.
        question: as a clinician types it.
        answerable: the sources hold an answer.
        kind: of question.
        documents: that answer it, or that it is about; twins included.
        keys: of each inner list a quotation must hold at least one alternative.
        gold: words that answer.
        contradiction: what a source says against a false premise.
        line: of its file, from 1; 0 when it comes from none.
    """

    id: str
    question: str
    answerable: bool
    kind: str
    documents: tuple[Reference, ...] = ()
    keys: tuple[tuple[str, ...], ...] = ()
    gold: tuple[Extract, ...] = ()
    contradiction: Extract | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of a file.

    Args:
        name: of the file.
        digest: of its bytes.
        cases: in the order of the file.
    """

    name: str
    digest: str
    cases: tuple[Case, ...]


def read_questions(path: Path) -> QuestionSet:
    """Read a question set.

    Raises:
        SourceError: the file cannot be read, or a line is not as the format says; names
            the line.
    """
    data = SourceFile(path.name, path).read()
    cases: dict[str, tuple[Case, int]] = {}
    for line, row in enumerate(data.splitlines(), start=1):
        if not row.strip():
            continue
        case = _case(row, _Line(path.name, line))
        if case.id in cases:
            raise _Line(path.name, line).fault(
                "identifiant {id} déjà donné à la ligne {first} ; rendez-le unique",
                id=case.id,
                first=cases[case.id][1],
            )
        cases[case.id] = case, line
    if not cases:
        raise SourceError(
            "{file} : aucune question ; une ligne JSON par question est attendue",
            file=path.name,
        )
    digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
    return QuestionSet(path.name, digest, tuple(case for case, _ in cases.values()))


@dataclass(frozen=True, slots=True)
class _Line:
    """Where a fault is."""

    file: str
    line: int

    def fault(self, template: str, **values: object) -> SourceError:
        where = "{file}, ligne {line} : " + template
        return SourceError(where, file=self.file, line=self.line, **values)


def _case(row: bytes, line: _Line) -> Case:
    record = _record(row, line)
    kind = kinds().get(str(record["kind"]))
    if kind is None or kind.answerable != record["answerable"]:
        raise line.fault(
            "genre {kind} inconnu ou contraire à answerable ; genres possibles : {known}",
            kind=record["kind"],
            known=", ".join(kinds()),
        )
    keys = _rows(record["keys"])
    if kind.answerable and not (record["docs"] and keys and _all_say(keys)):
        raise line.fault(
            "une question qui a une réponse donne ses documents (docs) et ses mots clés "
            "(keys), sans liste ni mot vide ; complétez-la"
        )
    try:
        return replace(_built(record), line=line.line)
    except (TypeError, KeyError, AttributeError, IndexError):
        raise line.fault(
            "docs, gold, keys ou contradiction n'ont pas la forme attendue ; "
            "voyez le README de qa_fr_dev"
        ) from None


def _record(row: bytes, line: _Line) -> dict[str, object]:
    try:
        record = json.loads(row)
        json.dumps(record, ensure_ascii=False).encode()  # half a character cannot be asked
    except (ValueError, RecursionError) as fault:
        raise line.fault(
            "ce n'est pas du JSON en UTF-8 ({cause}) ; corrigez la ligne",
            cause=type(fault).__name__,
        ) from None
    if not isinstance(record, dict):
        raise line.fault("un objet JSON est attendu ; corrigez la ligne")
    missing = [key for key in REQUIRED if key not in record]
    if missing:
        raise line.fault("il manque {keys} ; ajoutez-les", keys=", ".join(missing))
    types = {**REQUIRED, **{k: t for k, t in OPTIONAL.items() if k in record}}
    wrong = [key for key, kind in types.items() if not isinstance(record[key], kind)]
    if wrong:
        raise line.fault("{keys} : type inattendu ; corrigez", keys=", ".join(wrong))
    empty = [key for key in ("id", "question") if not record[key].strip()]
    if empty:
        raise line.fault("{keys} : texte vide ; complétez", keys=", ".join(empty))
    return record


def _all_say(keys: Sequence[object]) -> bool:
    """An empty list is never held, and an empty word always: both are mistakes."""
    return all(
        ways and all(way != "" for way in ways) if isinstance(ways, list) else True
        for ways in keys
    )


def _built(record: Mapping[str, object]) -> Case:
    documents = [_reference(one) for one in _rows(record["docs"])]
    twins = [
        Reference(documents[0].set, _text(twin)) for twin in _rows(record.get("twins", []))
    ]
    against = record.get("contradiction")
    return Case(
        id=_text(record["id"]),
        question=_text(record["question"]),
        answerable=bool(record["answerable"]),
        kind=_text(record["kind"]),
        documents=tuple(dict.fromkeys([*documents, *twins])),
        keys=tuple(tuple(map(_text, _rows(ways))) for ways in _rows(record["keys"])),
        gold=tuple(map(_extract, _rows(record["gold"]))),
        contradiction=_extract(against) if against else None,
    )


def _rows(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _reference(value: object) -> Reference:
    if not isinstance(value, dict):
        raise TypeError
    return Reference(_text(value["set"]), _text(value["id"]))


def _extract(value: object) -> Extract:
    if not isinstance(value, dict):
        raise TypeError
    return Extract(_reference(value), _text(value["quote"]))
