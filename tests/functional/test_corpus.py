"""`sourcier corpus`, `demo`, `search` and `doctor` from outside."""

import shutil
from pathlib import Path

import pytest

from tests.demo_home import QUESTIONS, ROOM, Run, Sourcier

CONFIG = str(ROOM / "demo" / "corpus.toml")


def said(done: Run) -> str:
    """What was printed, in plain spaces."""
    return done.out.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def own(tmp_path: Path) -> Sourcier:
    """A home of its own, empty."""
    return Sourcier(tmp_path / "home")


@pytest.fixture
def copy(sourcier: Sourcier, tmp_path: Path) -> Sourcier:
    """A copy of the demonstration that a test may change."""
    shutil.copytree(sourcier.home, tmp_path / "home")
    return Sourcier(tmp_path / "home")


def test_a_build_counts_what_changed_then_nothing(own: Sourcier) -> None:
    first = own("corpus", "build", CONFIG, "--json").json
    assert first["added"] == first["documents"] > 30
    assert (first["changed"], first["withdrawn"], first["unchanged"]) == (0, 0, False)
    again = own("corpus", "build", CONFIG, "--json").json
    assert (again["added"], again["unchanged"]) == (0, True)
    assert again["release"] == first["release"]
    assert "Rien n'a changé" in own("corpus", "build", CONFIG).out


def test_a_changed_document_is_told(tmp_path: Path) -> None:
    shutil.copytree(ROOM / "demo", tmp_path / "demo")
    here = Sourcier(tmp_path / "home")
    config = str(tmp_path / "demo" / "corpus.toml")
    assert here("corpus", "build", config).code == 0
    sheet = tmp_path / "demo/documents/tabac.md"
    sheet.write_text(f"{sheet.read_text('utf-8')}\nUne phrase de plus.\n", "utf-8")
    (tmp_path / "demo/documents/fer.md").unlink()
    built = here("corpus", "build", config, "--json").json
    assert (built["added"], built["changed"], built["withdrawn"]) == (0, 1, 1)
    changes = here("corpus", "changes", "--json").json
    assert (changes["changed"], changes["withdrawn"]) == (["demo:tabac"], ["demo:fer"])
    assert changes["to"] == built["release"]
    assert "demo:tabac" in here("corpus", "changes").out
    named = here("corpus", "changes", changes["to"], changes["from"], "--json").json
    assert named["added"] == ["demo:fer"]
    assert here("corpus", "prune", "--keep", "1", "--json").json["removed"] == [
        changes["from"]
    ]


def test_no_bar_is_drawn_when_piped(own: Sourcier) -> None:
    done = own("corpus", "build", CONFIG)
    assert (done.code, done.err) == (0, "")
    assert "\x1b" not in done.out


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ("absent.toml", "illisible"),
        ("[[source]]\nkind = 1", "il manque"),
        ("x = ", "TOML invalide"),
        ('[[source]]\nkind="folder"\nname="a"\npath="nulle-part"', "nulle-part"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_one_sentence(
    config: str, words: str, own: Sourcier, tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    if config != "absent.toml":
        path.write_text(config, encoding="utf-8")
    done = own("corpus", "build", str(path))
    assert done.code == 1
    assert words in done.err
    assert done.err.count("\n") == 1


def test_a_file_set_aside_is_listed(own: Sourcier, tmp_path: Path) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    (folder / "a.md").write_text("# Sel\n\nPeu de sel.\n", "utf-8")
    (folder / "b.md").write_bytes(b"")
    config = tmp_path / "c.toml"
    config.write_text('[[source]]\nkind="folder"\nname="s"\npath="sheets"\n', "utf-8")
    assert own("corpus", "build", str(config)).code == 1
    done = own("corpus", "build", str(config), "--keep-going")
    assert done.code == 0
    assert "Laissé de côté : " in said(done)
    assert "b.md" in done.out
    assert "Laissé de côté : " in said(own("corpus", "status"))


def test_status_says_what_the_corpus_is_and_is_not(sourcier: Sourcier) -> None:
    page = said(sourcier("corpus", "status"))
    assert page.startswith("DÉMONSTRATION, non validée")
    assert "demo : " in page
    assert "au 1er septembre 2026" in page
    assert "Ce que ce corpus n'est pas :" in page
    data = sourcier("corpus", "status", "--json").json
    assert data["demonstration"]
    assert data["sources"][0]["name"] == "demo"
    assert sourcier("corpus", "status", data["release"], "--json").json == data


def test_status_of_an_unknown_release_is_one_sentence(sourcier: Sourcier) -> None:
    done = sourcier("corpus", "status", "nulle-part")
    assert done.code == 1
    assert done.err.count("\n") == 1


def test_a_whole_release_is_verified(sourcier: Sourcier) -> None:
    assert "Tout correspond." in sourcier("corpus", "verify").out
    assert sourcier("corpus", "verify", "--json").json["faults"] == []


def test_a_damaged_release_fails_the_verification(copy: Sourcier) -> None:
    name = (copy.home / "current").read_text("utf-8").strip()
    names = copy.home / "releases" / name / "lexicons" / "names.json"
    data = names.read_bytes()
    names.write_bytes(data.replace(b"a", b"b", 1))
    done = copy("corpus", "verify")
    assert done.code == 1
    assert "names.json" in done.out
    assert "Version altérée" in done.out
    assert done.err == ""


def test_pruning_keeps_the_release_in_force(copy: Sourcier) -> None:
    page = said(copy("corpus", "prune", "--keep", "1"))
    assert page.startswith("versions supprimées : 0, gardées : 1")
    assert copy("ask", "ibuprofène allaitement ?").code == 0


def test_the_demonstration_answers_its_three_questions(own: Sourcier) -> None:
    done = own("demo", "--no-serve")
    assert done.code == 0
    assert all(shown["question"] in said(done) for shown in QUESTIONS["shown"])
    assert "Dose maximale sans avis médical : 3 g par jour." in done.out
    assert "avec un macrolide, sauf la spiramycine" in done.out
    assert (own.home / "current").exists()
    assert own("demo", "--no-serve").code == 0


def test_the_demonstration_leaves_another_corpus_in_force(
    own: Sourcier, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("# Sel\n\nPeu de sel.\n", "utf-8")
    config = tmp_path / "c.toml"
    config.write_text('[[source]]\nkind="folder"\nname="s"\npath="a.md"\n', "utf-8")
    mine = own("corpus", "build", str(config), "--json").json["release"]
    assert own("demo", "--no-serve").code == 0
    assert own("corpus", "status", "--json").json["release"] == mine
    assert Sourcier(own.home / "demo")("corpus", "status", "--json").json["demonstration"]


def test_search_shows_passages_with_their_scores(sourcier: Sourcier) -> None:
    done = sourcier("search", "ibuprofène allaitement", "-k", "2", "--explain")
    assert said(done).startswith("DÉMONSTRATION, non validée")
    assert "1. DEMOFENE 200 mg" in done.out
    assert "Pourquoi" in done.out
    data = sourcier("search", "ibuprofène allaitement", "-k", "2", "--json").json
    assert set(data) == {"question_id", "hits"}
    assert len(data["hits"]) == 2


def test_search_ranks_a_batch(sourcier: Sourcier, tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text('{"id": "a", "question": "colchicine"}\n', encoding="utf-8")
    done = sourcier("search", "--questions", str(path), "-k", "1")
    assert [(line["question_id"], len(line["hits"])) for line in done.lines] == [("a", 1)]


def test_search_that_finds_nothing_says_so(sourcier: Sourcier) -> None:
    assert said(sourcier("search", "zzzzzz")) == "Aucun passage.\n"


def test_the_doctor_finds_a_whole_installation(sourcier: Sourcier) -> None:
    done = sourcier("doctor")
    assert done.code == 0
    assert "tantivy" in done.out
    assert "même analyseur" in done.out
    assert "DÉMONSTRATION" in done.out
    levels = {f["level"] for f in sourcier("doctor", "--json").json["findings"]}
    assert levels <= {"good", "noted"}


def test_the_doctor_finds_no_corpus_and_does_not_fail(own: Sourcier) -> None:
    done = own("doctor")
    assert done.code == 0
    assert "sera créé" in done.out
    assert "aucun corpus" in done.out
    assert not own.home.exists()


def test_the_doctor_fails_on_a_damaged_release(copy: Sourcier) -> None:
    name = (copy.home / "current").read_text("utf-8").strip()
    (copy.home / "releases" / name / "corpus.sqlite").unlink()
    done = copy("doctor")
    assert done.code == 1
    assert "CASSÉ" in done.out
    assert "corpus.sqlite" in done.out
