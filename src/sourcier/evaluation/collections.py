"""Public retrieval collections: documents, queries, and which document answers which.

Each is read as its folder under `shared/data` holds it; the README there says from where.
"""

import csv
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sourcier.errors import SourceError
from sourcier.sources.reading import SourceFile


@dataclass(frozen=True, slots=True)
class Text:
    """A document of a collection."""

    id: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents, queries and judgements.

    Args:
        name: of its folder.
        language: of its texts.
        texts: the documents.
        queries: by id.
        qrels: for each query, the gain of each judged document.
    """

    name: str
    language: str
    texts: tuple[Text, ...]
    queries: Mapping[str, str]
    qrels: Mapping[str, Mapping[str, float]]

    @property
    def digest(self) -> str:
        """SHA-256 of the documents, the queries and the judgements, as they were read."""
        read = [
            [(text.id, text.title, text.body) for text in self.texts],
            sorted(self.queries.items()),
            sorted((query, sorted(gains.items())) for query, gains in self.qrels.items()),
        ]
        return f"sha256:{hashlib.sha256(json.dumps(read).encode()).hexdigest()}"


def read_collection(folder: Path) -> Collection:
    """Read a collection by the name of its folder.

    Raises:
        SourceError: the folder is none of those known, or a file cannot be read.
    """
    reader = READERS.get(folder.name)
    if reader is None:
        raise SourceError(
            "{folder} : collection inconnue ; collections lues : {known}",
            folder=folder.name,
            known=", ".join(READERS),
        )
    try:
        return reader(folder)
    except (ValueError, KeyError, TypeError) as fault:
        raise SourceError(
            "{folder} : fichiers autres que ceux décrits dans son README ({cause}) ; "
            "récupérez la collection à nouveau",
            folder=folder.name,
            cause=fault,
        ) from None


def _scifact(folder: Path) -> Collection:
    """SciFact: claims of the dev part against the abstracts that they cite, as in BEIR."""
    claims = list(_records(folder, "claims_dev.jsonl.gz"))
    texts = [
        Text(str(row["doc_id"]), row["title"], " ".join(row["abstract"]))
        for row in _records(folder, "corpus.jsonl.gz")
    ]
    return Collection(
        folder.name,
        "en",
        tuple(texts),
        {str(row["id"]): row["claim"] for row in claims},
        {str(row["id"]): {str(d): 1.0 for d in row["cited_doc_ids"]} for row in claims},
    )


def _nfcorpus(folder: Path) -> Collection:
    """NFCorpus, dev part: titles as queries, the graded judgements that BEIR uses."""
    qrels: dict[str, dict[str, float]] = {}
    for query, _, document, gain in _columns(folder, "dev.2-1-0.qrel.gz"):
        qrels.setdefault(query, {})[document] = float(gain)
    texts = [Text(one, "", body) for one, body in _columns(folder, "dev.docs.gz")]
    titles = _columns(folder, "dev.titles.queries.gz")
    queries = {row[0]: row[1] for row in titles}
    return Collection(folder.name, "en", tuple(texts), queries, qrels)


def _liveqa(folder: Path) -> Collection:
    """LiveQA-Med: NLM's summaries of questions, MedQuAD answers judged 1 to 4."""
    texts = [
        Text(row["answer_id"], "", row["text"])
        for row in _records(folder, "judged_answer_pool.jsonl.gz")
    ]
    qrels: dict[str, dict[str, float]] = {}
    for query, judgement, answer in list(_columns(folder, "qrels_medquad.tsv"))[1:]:
        qrels.setdefault(query, {})[answer] = float(judgement) - 1
    queries = {
        str(row["qid"]): row["nlm_summary"] or row["nist_paraphrase"] or row["message"]
        for row in _records(folder, "questions.jsonl")
    }
    return Collection(folder.name, "en", tuple(texts), queries, qrels)


READERS: Mapping[str, Callable[[Path], Collection]] = {
    "scifact": _scifact,
    "nfcorpus_dev": _nfcorpus,
    "liveqa_med": _liveqa,
}
"""The collections that can be read, by the name of their folder."""


def _lines(folder: Path, name: str) -> list[str]:
    return SourceFile(f"{folder.name}/{name}", folder / name).read().decode().split("\n")


def _records(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in _lines(folder, name) if line)


def _columns(folder: Path, name: str) -> Iterator[list[str]]:
    return csv.reader(
        filter(None, _lines(folder, name)), delimiter="\t", quoting=csv.QUOTE_NONE
    )
