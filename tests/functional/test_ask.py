"""`sourcier ask` from outside."""

import json
from pathlib import Path

import pytest

from tests.demo_home import Run, Sourcier

QUESTION = "ibuprofène allaitement ?"


def file_of(folder: Path, *rows: bytes) -> str:
    path = folder / "questions.jsonl"
    path.write_bytes(b"\n".join(rows))
    return str(path)


def row(name: object, question: str) -> bytes:
    return json.dumps({"id": name, "question": question}).encode()


def refused(done: Run) -> str:
    assert done.code == 1
    assert "Traceback" not in done.err
    assert done.err.count("\n") == 1
    return done.err.replace("\u00a0", " ").replace("\u202f", " ")


def test_an_answer_for_a_person(sourcier: Sourcier) -> None:
    done = sourcier("ask", QUESTION)
    lines = done.out.splitlines()
    assert done.code == 0
    assert lines[0].startswith("DÉMONSTRATION")
    assert "une prise brève est possible pendant l'allaitement" in done.out
    assert "Sourcier — démonstration · DEMOFENE 200 mg" in done.out
    assert "› Grossesse et allaitement" in done.out
    assert "mis à jour le 2 avril 2026 · DÉMONSTRATION" in done.out
    assert "\x1b" not in done.out


def test_an_answer_in_english(sourcier: Sourcier) -> None:
    done = sourcier("--lang", "en", "ask", QUESTION)
    assert done.out.startswith("DEMONSTRATION, not validated, do not use in care.")
    assert "updated 2 April 2026" in done.out
    assert "une prise brève est possible pendant l'allaitement" in done.out


def test_why_is_told_to_a_person_and_to_a_program(sourcier: Sourcier) -> None:
    assert "Pourquoi" in sourcier("ask", QUESTION, "--explain").out
    first = sourcier("ask", QUESTION, "--explain", "--json").json["quotations"][0]
    assert {"term", "weight", "field"} == set(first["why"][0])
    assert sourcier("ask", QUESTION, "--json").json["quotations"][0]["why"] == []


def test_a_batch_refuses_what_identifies_somebody_and_shows_it_nowhere(
    sourcier: Sourcier, tmp_path: Path
) -> None:
    asked = "ibuprofène pour Mme Tarnier, tél. 06 12 34 56 78 ?"
    rows = [row("a", asked), row("b", QUESTION)]
    done = sourcier("ask", "--questions", file_of(tmp_path, *rows))
    assert [line.get("reason") for line in done.lines] == ["personal_case", None]
    assert "Tarnier" not in done.err
    written = [
        f for f in tmp_path.rglob("*") if f.is_file() and f.name != "questions.jsonl"
    ]
    assert not any(b"Tarnier" in file.read_bytes() for file in written)


def test_a_batch_is_answered_line_by_line(sourcier: Sourcier, tmp_path: Path) -> None:
    rows = [row("a", QUESTION), b"", row(2, "Capitale de l'Australie ?")]
    done = sourcier("ask", "--questions", file_of(tmp_path, *rows))
    assert [line["question_id"] for line in done.lines] == ["a", "2"]
    assert {line["schema"] for line in done.lines} == {"sourcier.reply/1"}


def test_one_source_alone(sourcier: Sourcier) -> None:
    data = sourcier("ask", QUESTION, "--source", "demo", "--json").json
    assert data["kind"] == "answer"
    said = refused(sourcier("ask", QUESTION, "--source", "autre"))
    assert said == "source inconnue : autre ; sources de cette version : demo\n"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("", "la question est vide"),
        ("  ?! ", "la question est vide"),
        ("a" * 100_000, "la question compte 100000 caractères"),
        (b"ibuprof\xe8ne", "n'est pas un texte lisible en UTF-8"),
    ],
    ids=["empty", "signs", "endless", "bytes"],
)
def test_a_question_that_cannot_be_asked_is_one_sentence(
    question: str | bytes, said: str, sourcier: Sourcier
) -> None:
    assert said in refused(sourcier("ask", question))


@pytest.mark.parametrize(
    "question",
    [
        "\u202eibuprofène\u2066 allaitement",
        "ibuprofène \x1b[31m allaitement \x07",
        "¿Cuál es la dosis máxima de paracetamol en adultos?",
        "布洛芬 哺乳",
        "💊💊💊 x",
        "a" * 1_999,
        "ibuprofène " * 180,
        "{question} %s %d \\ ' \" `rm -rf`",
        "ï̷͓b̵u̶ allaitement",
    ],
)
def test_a_strange_question_gets_a_reply(question: str, sourcier: Sourcier) -> None:
    done = sourcier("ask", question)
    assert (done.code, done.err) == (0, "")
    assert not {"\x1b", "\x07", "\u202e", "\u2066"} & set(done.out)
    assert sourcier("ask", question, "--json").json["schema"] == "sourcier.reply/1"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"id": 1, "question": "nul \\u0000 ici"', "ce n'est pas du JSON"),
        (b"\xff\xfe", "ce n'est pas du JSON"),
        (b"[" * 100_000, "ce n'est pas du JSON"),
        (b'{"id": ' + b"9" * 5_000 + b', "question": "a"}', "ce n'est pas du JSON"),
        (b"[]", "il faut « id » et « question »"),
        (b'{"id": 1}', "il faut « id » et « question »"),
        (b'{"id": null, "question": "a"}', "il faut « id » et « question »"),
        (b'{"id": true, "question": "a"}', "il faut « id » et « question »"),
        (b'{"id": 1, "question": 3}', "il faut « id » et « question »"),
        (b'{"id": 1, "question": " "}', "la question est vide"),
        (b'{"id": 1, "question": "a \\ud800"}', "n'est pas un texte lisible"),
    ],
)
def test_a_bad_line_names_its_line(
    line: bytes, said: str, sourcier: Sourcier, tmp_path: Path
) -> None:
    path = file_of(tmp_path, row("a", QUESTION), line)
    told = refused(sourcier("ask", "--questions", path))
    assert told.startswith(f"{path}, ligne 2 : ")
    assert said in told


def test_control_characters_of_a_file_are_no_failure(
    sourcier: Sourcier, tmp_path: Path
) -> None:
    rows = [row("a", "ibuprofène \x00 allaitement \u202e ?")]
    done = sourcier("ask", "--questions", file_of(tmp_path, *rows))
    assert done.code == 0
    assert done.lines[0]["question_id"] == "a"


def test_a_missing_file_is_one_sentence(sourcier: Sourcier, tmp_path: Path) -> None:
    done = sourcier("ask", "--questions", str(tmp_path / "absent.jsonl"))
    assert "illisible" in refused(done)


def test_an_empty_file_asks_nothing(sourcier: Sourcier, tmp_path: Path) -> None:
    done = sourcier("ask", "--questions", file_of(tmp_path, b""))
    assert (done.code, done.out, done.err) == (0, "", "")


def test_a_narrow_encoding_loses_nothing(sourcier: Sourcier) -> None:
    done = sourcier("ask", QUESTION, env={"PYTHONIOENCODING": "ascii"})
    assert done.code == 0
    assert "\\xc9" in done.out
