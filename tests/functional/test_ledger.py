"""A reply is recorded, replayed, proved, kept and erased, as a user does it."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.demo_home import Run, Sourcier

QUESTION = "Contre-indications de la colchicine ?"
REFERENCE = Path(__file__).parents[2] / "docs/reference"


@pytest.fixture
def own(demo_home: Path, tmp_path: Path) -> Sourcier:
    """A home of one's own, with the demonstration and nothing recorded."""
    home = tmp_path / "home"
    home.mkdir()
    shutil.copytree(demo_home / "releases", home / "releases")
    shutil.copy(demo_home / "current", home / "current")
    return Sourcier(home)


def asked(own: Sourcier, *words: str) -> str:
    id_ = own("ask", QUESTION, "--json", *words).json["id"]
    assert isinstance(id_, str)
    return id_


def said(done: Run) -> str:
    return done.out.replace("\u00a0", " ").replace("\u202f", " ")


def valid(data: Any, name: str) -> None:
    schema = json.loads((REFERENCE / f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(data)


def refused(done: Run) -> str:
    assert done.code == 1
    assert done.out == ""
    assert done.err.count("\n") == 1
    return done.err.replace("\u00a0", " ").replace("\u202f", " ")


def test_a_recorded_reply_comes_out_the_same(own: Sourcier) -> None:
    id_ = asked(own)
    assert asked(own) == id_
    found = own("replay", id_, "--json").json
    valid(found, "replay")
    assert found["identical"] is True
    assert found["reply"]["id"] == id_
    assert next(iter(found)) == "identical"
    told = said(own("replay", id_))
    assert told.startswith(f"Identique : la réponse {id_}")
    assert "Quotation" not in told
    assert "«" in told


def test_each_question_of_a_file_is_recorded(own: Sourcier, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    rows = [{"id": n, "question": text} for n, text in enumerate((QUESTION, "toux ?"))]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    ids = [line["id"] for line in own("ask", "--questions", str(file)).lines]
    assert len(set(ids)) == 2
    assert {own("replay", id_, "--json").json["identical"] for id_ in ids} == {True}


def test_then_and_now_are_compared(own: Sourcier) -> None:
    found = own("replay", asked(own), "--on", "current", "--json").json
    valid(found, "replay")
    assert found["quotations"]["same"]
    done = own("replay", asked(own), "--on", "hier")
    assert done.code == 2
    assert "« current » est attendu" in done.err.replace("\u00a0", " ")


def test_only_the_database_holds_a_question(own: Sourcier) -> None:
    """No log, no cache, no temporary file; without texts, not even the database."""
    for setting, holders in (
        ("text", {"state.sqlite", "state.sqlite-wal"}),
        ("digest", ()),
    ):
        shutil.rmtree(own.home / "state", ignore_errors=True)
        env = {"SOURCIER_RECORD": setting}
        own("ask", "Colchicine et zanzibarine ?", env=env)
        own("ask", "Colchicine et zanzibarine ?", "--as-of", "hier", env=env)
        found = {
            file.name
            for file in own.home.rglob("*")
            if file.is_file() and b"zanzibarine" in file.read_bytes().lower()
        }
        assert found <= set(holders)
        assert bool(found) is bool(holders)


def test_two_days_are_compared(own: Sourcier) -> None:
    question = "COVID test positif : combien de jours limiter ses contacts ?"
    words = ("ask", question, "--as-of", "2026-09-15", "--compare", "2025-06-01")
    found = own(*words, "--json").json
    valid(found, "dates")
    assert found["as_of"] == {"then": "2025-06-01", "now": "2026-09-15"}
    assert found["quotations"]["changed"] or found["quotations"]["gone"]
    assert len({found["then"]["id"], found["now"]["id"]}) == 2
    told = said(own(*words))
    assert told.startswith("Ce qui a changé du 1er juin 2025 au 15 septembre 2026")
    assert told.count("«") >= 2
    assert own("ask", "--questions", "x", "--compare", "2025-06-01").code == 2


def test_an_unknown_reply_is_one_sentence(own: Sourcier) -> None:
    for words in (("replay",), ("proof", "export"), ("ledger", "keep")):
        assert "aucune réponse enregistrée sous abc" in refused(own(*words, "abc"))


def test_a_proof_is_checked_anywhere(own: Sourcier, tmp_path: Path) -> None:
    """Without corpus or home; the key is compared when it is known."""
    file, elsewhere = tmp_path / "preuve.json", Sourcier(tmp_path / "elsewhere")
    done = own("proof", "export", asked(own), "--to", str(file))
    assert said(done).startswith("Preuve écrite : ")
    key = own("proof", "key").out.strip()
    valid(json.loads(file.read_text("utf-8")), "proof")
    found = elsewhere("proof", "verify", str(file))
    assert found.code == 0
    assert said(found).startswith("Intègre, signataire non vérifié")
    assert "Ce qui est prouvé :" in said(found)
    assert "Ce qui ne l'est pas :" in said(found)
    assert QUESTION in said(found)
    with_key = elsewhere("proof", "verify", str(file), "--key", key, "--json")
    valid(with_key.json, "proof-check")
    assert with_key.json["signer"] == "verified"
    other = elsewhere("proof", "verify", str(file), "--key", "0" * 64)
    assert other.code == 1
    assert "autre clé que celle attendue" in said(other)
    assert not (tmp_path / "elsewhere").exists()


def test_a_changed_proof_fails_and_the_part_is_named(own: Sourcier, tmp_path: Path) -> None:
    file = tmp_path / "preuve.json"
    own("proof", "export", asked(own), "--to", str(file))
    file.write_bytes(file.read_bytes().replace(b"colchicine", b"colchicinE", 1))
    done = own("proof", "verify", str(file))
    assert done.code == 1
    assert said(done).startswith("Preuve altérée")
    assert "modifié depuis la signature : reply.question" in said(done)
    found = own("proof", "verify", str(file), "--json").json
    valid(found, "proof-check")
    assert found["proved"] == []
    assert found["intact"] is False


def test_a_proof_is_printed_with_its_file_or_from_it(own: Sourcier, tmp_path: Path) -> None:
    file, paper, again = (tmp_path / name for name in ("p.json", "p.pdf", "q.pdf"))
    done = own("proof", "export", asked(own), "--to", str(file), "--pdf", str(paper))
    assert f"Document écrit\u00a0: {paper}" in done.out
    assert paper.read_bytes().startswith(b"%PDF-1.7")
    elsewhere = Sourcier(tmp_path / "elsewhere")
    assert elsewhere("proof", "pdf", str(file), str(again)).code == 0
    assert again.read_bytes() == paper.read_bytes()
    file.write_bytes(file.read_bytes().replace(b"colchicine", b"colchicinE", 1))
    assert "preuve altérée" in refused(elsewhere("proof", "pdf", str(file), str(again)))


def test_a_reply_is_contested_and_answered_by_name(own: Sourcier) -> None:
    reply = asked(own)
    done = own("ledger", "contest", reply, "--reason", "outdated", "--text", "page de 2019")
    assert said(done).startswith(f"Réponse {reply} contestée")
    waiting = own("ledger", "contests", "--json").json["contests"]
    assert (waiting[0]["reply"], waiting[0]["answered_at"]) == (reply, None)
    id_ = waiting[0]["id"]
    own("ledger", "answer", id_, "--by", "Dr Martin", "--text", "Vérifié.")
    told = said(own("ledger", "contests"))
    assert "Dr Martin" in told
    assert "page de 2019" in told
    assert own("ledger", "verify").code == 0
    again = ("ledger", "answer", id_, "--by", "B", "--text", "x")
    assert "aucune contestation sans réponse" in refused(own(*again))
    unknown = ("ledger", "contest", reply, "--reason", "x")
    assert "motif de contestation inconnu" in refused(own(*unknown))


def test_the_key_is_read_by_its_owner_alone(own: Sourcier) -> None:
    own("proof", "key")
    assert (own.home / "keys/installation.key").stat().st_mode & 0o777 == 0o600


def test_replies_are_listed_kept_and_erased(own: Sourcier) -> None:
    id_ = asked(own)
    found = own("ledger", "list", "--json").json
    valid(found, "records")
    assert [record["id"] for record in found["records"]] == [id_]
    assert QUESTION in said(own("ledger", "list"))
    assert "gardée, avec la version" in said(own("ledger", "keep", id_))
    assert own("ledger", "list", "--json").json["records"][0]["expires"] is None
    assert "effacée le" in said(own("ledger", "unkeep", id_))
    assert own("ledger", "purge", "--json").json == {"erased": []}
    assert own("ledger", "forget", id_).code == 0
    assert own("ledger", "list", "--json").json["records"] == []


def test_a_release_that_a_kept_reply_needs_is_not_removed(own: Sourcier) -> None:
    id_ = asked(own, "--keep")
    old = (own.home / "current").read_text("utf-8").strip()
    documents = own.home / "documents"
    documents.mkdir()
    (documents / "sel.md").write_text("# Sel\n\nPeu de sel.\n", encoding="utf-8")
    config = own.home / "corpus.toml"
    config.write_text(
        '[[source]]\nkind = "folder"\nname = "autre"\npath = "documents"\n',
        encoding="utf-8",
    )
    assert own("corpus", "build", str(config)).code == 0
    done = own("corpus", "prune", "--keep", "1")
    assert f"version {old} non supprimée : des réponses gardées" in said(done)
    assert own("corpus", "prune", "--keep", "1", "--json").json["needed"] == [old]
    assert own("replay", id_, "--json").json["identical"] is True
    own("ledger", "unkeep", id_)
    assert own("corpus", "prune", "--keep", "1", "--json").json["removed"] == [old]
    assert "n'existe pas" in refused(own("replay", id_))
    assert "n'existe pas" in refused(own("ledger", "keep", id_))


def test_a_tampered_ledger_is_named_and_fails(own: Sourcier) -> None:
    id_ = asked(own)
    whole = own("ledger", "verify", "--json").json
    valid(whole, "audit")
    assert whole["whole"] is True
    assert "Registre intact" in said(own("ledger", "verify"))
    with closing(sqlite3.connect(own.home / "state/state.sqlite")) as connection:
        connection.execute("UPDATE reply SET question = 'autre'")
        connection.commit()
    done = own("ledger", "verify")
    assert done.code == 1
    assert f"la réponse {id_} n'est plus telle que l'écriture 1" in said(done)
    valid(own("ledger", "verify", "--json").json, "audit")


def test_a_ledger_that_cannot_be_written_still_answers(own: Sourcier) -> None:
    (own.home / "state").touch()
    done = own("ask", QUESTION, "--json")
    assert done.code == 0
    assert done.json["id"] is None
    assert "réponse non enregistrée" in done.err
    assert done.err.count("\n") == 1
    strict = own("ask", QUESTION, env={"SOURCIER_RECORD_REQUIRED": "true"})
    assert "écriture impossible" in refused(strict)


def test_a_newer_ledger_is_refused(own: Sourcier) -> None:
    asked(own)
    with closing(sqlite3.connect(own.home / "state/state.sqlite")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    assert "version plus récente de Sourcier" in refused(own("ask", QUESTION))


@pytest.mark.parametrize(
    ("settings", "said_"),
    [
        ("record = 1", "record attend l'un de"),
        ("retention_days = 0", "retention_days attend"),
        ("retention_days = 31", "demande un motif écrit"),
        ("record_required = 3", "record_required attend"),
    ],
)
def test_impossible_settings_are_one_sentence(
    settings: str, said_: str, tmp_path: Path
) -> None:
    (tmp_path / "settings.toml").write_text(settings, encoding="utf-8")
    assert said_ in refused(Sourcier(tmp_path)("ask", "a"))


def test_a_text_that_was_not_kept_is_given_again(own: Sourcier) -> None:
    env = {"SOURCIER_RECORD": "digest"}
    id_ = own("ask", QUESTION, "--json", env=env).json["id"]
    assert own("ledger", "list", "--json").json["records"][0]["question"] is None
    assert "texte non conservé" in said(own("ledger", "list"))
    assert "redonnez-le" in refused(own("replay", id_))
    done = own("replay", id_, "--question", QUESTION, "--json")
    assert done.json["identical"] is True
