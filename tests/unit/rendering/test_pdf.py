"""Paper is archived, read aloud, and the same each time."""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from sourcier.errors import RenderingError
from sourcier.rendering.pdf import FOLDER, pdf

MADE = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)
QUOTATION = {
    "title": "Notice inventée",
    "heading": "3. Posologie",
    "lead": "",
    "lang": "fr",
    "text": "La dose est de 1 g, ≤ 3 g par jour.",
    "exceptions": [],
    "source": "Éditeur, 1er mars 2026",
    "exact": ["sha256:" + "a" * 64],
}
REPLY: dict[str, Any] = {
    "title": "Réponse de Sourcier",
    "description": "Citations mot pour mot",
    "keywords": ["sourcier-mode=extractive", "ai-generated=false"],
    "footer": "Sourcier",
    "undrawn": "Signes sans dessin :",
    "mode": "Citations mot pour mot",
    "question_title": "Question",
    "question": "paracétamol et œdème ?",
    "facts": [["Version", "2026-11-25"]],
    "message_title": "",
    "message": "",
    "notices_title": "Avertissements",
    "notices": ["Corpus de démonstration"],
    "what": "Sourcier cite.",
    "groups": [{"title": "Citations", "quotations": [QUOTATION]}],
    "sections": [{"title": "Ce qui est prouvé", "lines": ["les mots"]}],
    "exact_title": "",
    "exact": [],
}
TEMPLATES = sorted(FOLDER.glob("*.typ"))
ASLEEP = """
import json, sys
from datetime import datetime, UTC
from sourcier.rendering.pdf import pdf
data = json.loads(sys.stdin.read())
made = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)
sys.stdout.buffer.write(pdf("reply", data, made=made, lang="fr"))
"""


def made(**changes: Any) -> bytes:
    return pdf("reply", {**REPLY, **changes}, made=MADE, lang="fr")


def words(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join("\n".join(pages).split())


def test_a_paper_is_pdf_a_and_pdf_ua() -> None:
    data = made()
    assert data.startswith(b"%PDF-1.7")
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert b"/Marked true" in data


def test_a_paper_says_its_mode_to_machines() -> None:
    found = pypdfium2.PdfDocument(made()).get_metadata_dict()
    assert "ai-generated=false" in found["Keywords"]
    assert found["Title"] == "Réponse de Sourcier"
    assert found["CreationDate"].startswith("D:20261125")


def test_a_paper_holds_the_words() -> None:
    found = words(made())
    for text in ("paracétamol et œdème ?", "[1] Notice inventée", "≤ 3 g", "les mots"):
        assert text in found


def test_the_same_data_give_the_same_bytes_in_another_process() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASLEEP],
        input=json.dumps(REPLY).encode(),
        capture_output=True,
        check=True,
    )
    assert done.stdout == made() == made()


def test_other_data_give_other_bytes() -> None:
    assert made(question="autre") != made()


def test_text_is_never_read_as_markup() -> None:
    hostile = '#import "@preview/x:1.0.0": * #panic() = Titre $x$ `a` <b> *gras* \\ "'
    assert "#import" in words(made(question=hostile))


def test_a_sign_without_drawing_is_shown_by_its_number() -> None:
    found = words(made(question="中 et \ufeff😀 puis \x01"))
    assert "[U+4E2D] et [U+1F600] puis [U+0001]" in found
    assert "Signes sans dessin : U+0001, U+1F600, U+4E2D" in found


def test_a_missing_value_is_refused_without_its_text() -> None:
    with pytest.raises(RenderingError, match="reply") as failure:
        pdf("reply", {**REPLY, "groups": "secret"}, made=MADE, lang="fr")
    assert "secret" not in str(failure.value)


def test_a_warning_is_an_error(tmp_path: Path) -> None:
    source = '#set document(title: "a")\n#set text(font: "No Such Font")\n= a\n'
    (tmp_path / "odd.typ").write_text(source, encoding="utf-8")
    with pytest.raises(RenderingError, match="unknown font family"):
        pdf("odd", {}, made=MADE, lang="fr", folder=tmp_path)


def test_a_template_reads_nothing_beside_its_folder(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (inside / "odd.typ").write_text('#read("../secret.txt")', encoding="utf-8")
    with pytest.raises(RenderingError):
        pdf("odd", {}, made=MADE, lang="fr", folder=inside)


def test_there_are_templates() -> None:
    assert {path.stem for path in TEMPLATES} >= {"reply", "sourcier"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_fetches_a_package_or_reads_markup(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert "@preview" not in source
    assert "eval(" not in source
    assert not re.search(r"https?://", source)
