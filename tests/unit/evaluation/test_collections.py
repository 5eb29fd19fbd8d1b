"""Public collections, in the forms of their folders, and engines measured on them."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from sourcier import bootstrap
from sourcier.errors import SourceError
from sourcier.evaluation.collections import Text, read_collection
from sourcier.evaluation.ranking import compared, engine, texts
from sourcier.settings import Settings


def folder_of(root: Path, name: str, files: Mapping[str, str]) -> Path:
    folder = root / name
    folder.mkdir()
    for file, text in files.items():
        data = text.encode()
        (folder / file).write_bytes(gzip.compress(data) if file.endswith(".gz") else data)
    return folder


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """Two abstracts and a claim that cites one, as SciFact writes them."""
    abstracts = [
        {
            "doc_id": 1,
            "title": "Salt",
            "abstract": ["Salt raises pressure.", "Less is more."],
        },
        {"doc_id": 2, "title": "Sleep", "abstract": ["Sleep lowers stress."]},
    ]
    claim = {"id": 7, "claim": "Salt raises blood pressure.", "cited_doc_ids": [1]}
    files = {
        "corpus.jsonl.gz": "\n".join(map(json.dumps, abstracts)),
        "claims_dev.jsonl.gz": json.dumps(claim),
    }
    return folder_of(tmp_path, "scifact", files)


def test_claims_are_judged_by_what_they_cite(claims: Path) -> None:
    read = read_collection(claims)
    assert read.texts[0] == Text("1", "Salt", "Salt raises pressure. Less is more.")
    assert read.qrels == {"7": {"1": 1.0}}


def test_tables_keep_their_quotes_and_their_grades(tmp_path: Path) -> None:
    files = {
        "dev.2-1-0.qrel.gz": "P-1\t0\tM-1\t2\nP-1\t0\tM-2\t1\n",
        "dev.docs.gz": 'M-1\ta "quoted word\nM-2\tother words\n',
        "dev.titles.queries.gz": "P-1\tquoted\n",
    }
    read = read_collection(folder_of(tmp_path, "nfcorpus_dev", files))
    assert read.texts[0].body == 'a "quoted word'
    assert read.qrels == {"P-1": {"M-1": 2.0, "M-2": 1.0}}


def test_an_answer_judged_incorrect_gains_nothing(tmp_path: Path) -> None:
    answers = [{"answer_id": "a", "text": "yes"}, {"answer_id": "b", "text": "no"}]
    question = {"qid": 1, "nlm_summary": "", "nist_paraphrase": "What?", "message": "so"}
    files = {
        "judged_answer_pool.jsonl.gz": "\n".join(map(json.dumps, answers)),
        "qrels_medquad.tsv": "qid\tjudgment\tanswer_id\n1\t4\ta\n1\t1\tb\n",
        "questions.jsonl": json.dumps(question),
    }
    read = read_collection(folder_of(tmp_path, "liveqa_med", files))
    assert read.queries == {"1": "What?"}
    assert read.qrels == {"1": {"a": 3.0, "b": 0.0}}


def test_engines_are_measured_on_the_same_documents(claims: Path, tmp_path: Path) -> None:
    read = read_collection(claims)
    shop = bootstrap.workshop(Settings(tmp_path))
    ours = engine(
        read,
        tmp_path / "index",
        create_index=shop.create_index,
        open_index=shop.open_index,
    )
    backwards = [one for one, _ in texts(read)][::-1]
    figures = compared(read, {"ours": ours, "backwards": lambda _: backwards})
    assert (figures["ours"].ndcg10, figures["ours"].recall100) == (1.0, 1.0)
    assert figures["backwards"].ndcg10 < 1.0
    assert figures["backwards"].queries == 1


def test_an_unknown_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="scifact, nfcorpus_dev, liveqa_med"):
        read_collection(tmp_path / "autre")


def test_files_of_another_form_are_refused(tmp_path: Path) -> None:
    files = {"corpus.jsonl.gz": '{"id": 1}', "claims_dev.jsonl.gz": '{"id": 1}'}
    with pytest.raises(SourceError, match="scifact : fichiers autres"):
        read_collection(folder_of(tmp_path, "scifact", files))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"scifact/claims_dev\.jsonl\.gz"):
        read_collection(folder_of(tmp_path, "scifact", {}))
