"""Records to documents: mapping, texts, twins, and every way a file can be wrong."""

import gzip
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sourcier.errors import ConfigurationError, SourceError
from sourcier.evidence.document import Document
from sourcier.evidence.status import Status
from sourcier.sources import jsonl, jsonl_records
from sourcier.sources.reading import Block, Remark, SourceFile

SIMPLE: Mapping[str, object] = {"id": "id", "text": "text"}


def _read(
    path: Path, fields: Mapping[str, object] = SIMPLE, **given: Any
) -> list[Document | Remark]:
    block = Block("jsonl", "src", path.name, fields=fields, **given)
    return list(jsonl.read([SourceFile(path.name, path)], block))


def _documents(
    path: Path, fields: Mapping[str, object] = SIMPLE, **given: Any
) -> list[Document]:
    return [item for item in _read(path, fields, **given) if isinstance(item, Document)]


def _write(tmp_path: Path, *records: object) -> Path:
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in records), encoding="utf-8")
    return path


def test_every_property_may_come_from_a_field(tmp_path: Path) -> None:
    record = {
        "id": 7,
        "meta": {"name": " Sel  fin ", "doi": "10.1/x"},
        "body": "Peu de sel.",
        "link": "https://example.org/7",
        "right": "CC0",
        "who": "ANSM",
        "lang": "en",
        "out": "2021-03-01",
        "rev": "1er mars 2022",
        "got": "2023-01-02T10:00:00Z",
        "state": "archived",
        "cis": 61234567,
        "subs": ["SEL", "EAU", None, "SEL"],
    }
    fields = {
        "id": "id",
        "title": "meta.name",
        "text": "body",
        "url": "link",
        "doi": "meta.doi",
        "licence": "right",
        "issuer": "who",
        "language": "lang",
        "published": "out",
        "updated": "rev",
        "retrieved": "got",
        "status": "state",
        "codes": {"cis": "cis", "substance": "subs"},
    }
    (found,) = _documents(_write(tmp_path, record), fields)
    assert found == Document(
        id="src:7",
        title="Sel fin",
        text="Peu de sel.",
        url="https://example.org/7",
        licence="CC0",
        issuer="ANSM",
        language="en",
        published=date(2021, 3, 1),
        updated=date(2022, 3, 1),
        status=Status.ARCHIVED,
        codes=(
            ("cis", "61234567"),
            ("doi", "10.1/x"),
            ("substance", "EAU"),
            ("substance", "SEL"),
        ),
    )
    assert found.retrieved == date(2023, 1, 2)


def test_the_block_speaks_for_records_that_do_not(tmp_path: Path) -> None:
    (found,) = _documents(
        _write(tmp_path, {"id": "a", "text": "Sel."}),
        issuer="HAS",
        licence="LO",
        status=Status.DRAFT,
        retrieved=date(2024, 1, 1),
    )
    assert (found.issuer, found.licence, found.status) == ("HAS", "LO", Status.DRAFT)
    assert (found.title, found.retrieved) == ("Sel.", date(2024, 1, 1))


def test_a_missing_title_is_the_first_words_cut_at_a_word(tmp_path: Path) -> None:
    text = "Un homme de 58 ans, sans antécédent, consulte pour une douleur " + "forte " * 9
    (found,) = _documents(_write(tmp_path, {"id": "a", "text": text}))
    assert len(found.title) <= 80
    assert text.startswith(f"{found.title} ")
    (long,) = _documents(_write(tmp_path, {"id": "a", "text": "x" * 200}))
    assert long.title == "x" * 80


def test_a_markdown_title_is_its_first_heading_or_words_without_marks(
    tmp_path: Path,
) -> None:
    path = _write(
        tmp_path,
        {"id": "a", "text": "# Fièvre\nBuvez."},
        {"id": "b", "text": "<p class='x'>**Buvez** [de l'eau](u)."},
        {"id": "c", "text": "<br>"},
    )
    titles = [found.title for found in _documents(path, outline="markdown")]
    assert titles == ["Fièvre", "Buvez de l'eau](u).", "<br>"]


def test_an_array_is_read_as_lines_are(tmp_path: Path) -> None:
    path = tmp_path / "a.json.gz"
    records = [{"id": "a", "text": "Un."}, {"id": "b", "text": "Deux."}]
    path.write_bytes(
        gzip.compress(b"\xef\xbb\xbf" + json.dumps(records, indent=1).encode())
    )
    assert [found.id for found in _documents(path)] == ["src:a", "src:b"]


def test_blank_lines_and_a_byte_order_mark_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf\r\n{"id": "a", "text": "Un."}\r\n\n')
    assert [found.id for found in _documents(path)] == ["src:a"]


def test_texts_are_joined_and_sections_become_headings(tmp_path: Path) -> None:
    record = {
        "id": "a",
        "recap": {"content": "Avant."},
        "more": "Après.\n# Un",
        "section": [
            {"title": "Quand ?", "content": "## Soir\nLe soir."},
            {"title": None, "content": "Sans titre."},
            {"title": "Vide", "content": None},
        ],
    }
    fields = {
        "id": "id",
        "text": ["recap.content", "more"],
        "sections": {"path": "section", "title": "title", "text": "content"},
    }
    (found,) = _documents(_write(tmp_path, record), fields, outline="markdown")
    assert found.text == (
        "Avant.\n\nAprès.\n# Un\n\nQuand ?\n\n## Soir\nLe soir.\n\nSans titre.\n\nVide"
    )
    assert [(h.level, h.place.of(found.text)) for h in found.outline] == [
        (1, "Un"),
        (1, "Quand ?"),
        (3, "Soir"),
        (1, "Vide"),
    ]


def test_an_empty_text_is_left_aside_and_said(tmp_path: Path) -> None:
    (remark,) = _read(_write(tmp_path, {"id": "a", "text": " \n"}))
    assert isinstance(remark, Remark)
    assert (remark.file, remark.line) == ("a.jsonl", 1)


def test_a_date_that_is_none_is_said(tmp_path: Path) -> None:
    fields = {**SIMPLE, "updated": "on"}
    remark, found = _read(
        _write(tmp_path, {"id": "a", "text": "x", "on": "31/02/2021"}), fields
    )
    assert isinstance(remark, Remark) or isinstance(found, Remark)


def test_controls_in_a_text_are_removed_and_said(tmp_path: Path) -> None:
    remark, found = _read(_write(tmp_path, {"id": "a", "text": "a\u0000b"}))
    assert isinstance(remark, Remark)
    assert isinstance(found, Document)
    assert found.text == "ab"


def test_the_same_text_under_two_ids_is_one_document(tmp_path: Path) -> None:
    path = _write(
        tmp_path,
        {"id": "FR1", "text": "Un  texte.\n"},
        {"id": "EN1", "text": "Un texte."},
        {"id": "EN2", "text": "Autre."},
        {"id": "EN3", "text": ""},
    )
    fields = {**SIMPLE, "same_text": "merge"}
    documents = _documents(path, fields)
    assert [(d.id, d.also) for d in documents] == [
        ("src:EN1", ("src:FR1",)),
        ("src:EN2", ()),
    ]
    assert len(_documents(path)) == 3


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"id": "id"}, "quel champ donne text"),
        ({"text": "text"}, "quel champ donne id"),
        ({**SIMPLE, "colour": "x"}, "clé inconnue dans fields : colour"),
        ({**SIMPLE, "title": 3}, "fields.title n'est pas un nom"),
        ({**SIMPLE, "text": [3]}, "text n'est pas un nom"),
        ({**SIMPLE, "codes": "cis"}, "codes n'est pas un nom"),
        ({**SIMPLE, "codes": {"cis": ""}}, "codes.cis n'est pas un nom"),
        ({**SIMPLE, "sections": {"way": "x"}}, "clé inconnue dans fields.sections : way"),
        ({**SIMPLE, "same_text": "drop"}, "same_text = 'drop'"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_refused(
    tmp_path: Path, fields: Mapping[str, object], said: str
) -> None:
    with pytest.raises(ConfigurationError, match=said):
        _read(_write(tmp_path, {"id": "a", "text": "x"}), fields)


def test_sections_without_a_path_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"quel champ donne sections\.path"):
        _read(_write(tmp_path, {}), {**SIMPLE, "sections": {"text": "x"}})


def test_an_unknown_outline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="outline = « pdf »"):
        _read(_write(tmp_path, {"id": "a", "text": "x"}), outline="pdf")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"id": "a", "text": "x"}\n{"id"', "ligne 2 : JSON illisible"),
        (b'{"id": "a", "text": "x"} 3', "du texte suit l'enregistrement"),
        (b"3", r"ligne 1 : un enregistrement \{…\} est attendu"),
        (b'{"text": "x"}', "ligne 1 : enregistrement sans identifiant"),
        (b'{"id": true, "text": "x"}', "enregistrement sans identifiant"),
        (b'{"id": "a\\nb", "text": "x"}', "enregistrement sans identifiant"),
        (b'{"id": "a"}', "enregistrement sans texte"),
        (b'{"id": "a", "text": 3}', "enregistrement sans texte"),
        (b'{"id": "a", "text": "\\ud800"}', "ligne 1 : demi-caractère isolé"),
        (b'\n{"id": "\xe9"}', "ligne 2 : octet 0xE9"),
        (b'[\n{"id": "a", "text": "x"}\n{}]', "ligne 2 : JSON illisible .virgule"),
        (b'[\n{"id": "a", "text": "x"},\n{"id": \n}]', "ligne 4 : JSON illisible"),
        (b'[{"id": "a", "text": "x"},', "le tableau n'est pas fermé"),
        (b'[{"id": "a", "text": "x"}] 3', "du texte suit la fin"),
        (b"[3]", "un enregistrement"),
        (b"[" * 200_000, "JSON illisible|récursion"),
        (b'{"id": ' + b"1" * 5_000 + b"}", "JSON illisible .ValueError"),
        (b'{"id": "a", "text": "x"}\n\n{"id": "a", "text": "y"}', "ligne 3 .* ligne 1"),
    ],
)
def test_a_file_that_is_wrong_names_its_line(
    tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=said):
        _read(path)


@pytest.mark.parametrize("content", [b'{"id": "aaaaaaaa"}', b'[{"id": "aaaaaaaa"}]'])
def test_an_enormous_record_is_refused(
    tmp_path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonl_records, "MAX_LINE", 8)
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    with pytest.raises(SourceError, match="ligne 1 : enregistrement de plus de 8 octets"):
        _read(path)


def test_an_unknown_status_is_refused(tmp_path: Path) -> None:
    record = {"id": "a", "text": "x", "state": "vieux"}
    with pytest.raises(SourceError, match="statut « vieux » inconnu"):
        _read(_write(tmp_path, record), {**SIMPLE, "status": "state"})


def test_a_lone_surrogate_in_any_fact_is_refused(tmp_path: Path) -> None:
    record = {"id": "a", "text": "x", "link": "\ud800", "cis": ["\ud800"]}
    for fields in ({**SIMPLE, "url": "link"}, {**SIMPLE, "codes": {"cis": "cis"}}):
        with pytest.raises(SourceError, match="demi-caractère"):
            _read(_write(tmp_path, record), fields)


LEAFLET = {
    "id": "id",
    "title": "name",
    "text": "text",
    "url": "url",
    "codes": {"cis": "cis"},
}
BODY = "Encadré Lisez. 1. QU'EST-CE QUE SELIX ET DANS QUELS CAS EST-IL UTILISE ? Du sel."


def _leaflet(tmp_path: Path, name: str, text: str) -> list[Document | Remark]:
    record = {
        "id": "a",
        "name": name,
        "text": text,
        "url": "https://e.org",
        "cis": "60000000",
    }
    return _read(_write(tmp_path, record), LEAFLET, outline="leaflet")


def test_a_leaflet_that_agrees_keeps_its_record_and_adds_what_it_says(
    tmp_path: Path,
) -> None:
    text = f"SELIX 5 mg, comprimé Chlorure de sodium {BODY} La dernière date à laquelle "
    text += "cette notice a été révisée est : 03/2020. Autres"
    (found,) = _leaflet(tmp_path, "Sélix 5 MG, comprimé", text)
    assert isinstance(found, Document)
    assert found.title == "Sélix 5 MG, comprimé"
    assert found.url == "https://e.org"
    assert found.updated == date(2020, 3, 1)
    assert found.codes == (
        ("brand", "SELIX"),
        ("cis", "60000000"),
        ("substance", "Chlorure de sodium"),
    )


@pytest.mark.parametrize("name", ["SALINE 5 mg, comprimé", "SELIX 10 mg, comprimé"])
def test_where_record_and_text_disagree_the_text_stands(tmp_path: Path, name: str) -> None:
    remark, found = _leaflet(tmp_path, name, f"SELIX 5 mg, comprimé Sel {BODY}")
    assert isinstance(remark, Remark)
    assert remark.values == {"own": "SELIX 5 mg, comprimé Sel", "given": name}
    assert isinstance(found, Document)
    assert (found.title, found.url) == ("SELIX 5 mg, comprimé Sel", "")
    assert found.codes == (("brand", "SELIX"), ("substance", "Sel"))


def test_a_leaflet_whose_title_has_no_known_end_is_still_compared(tmp_path: Path) -> None:
    (agreed,) = _leaflet(tmp_path, "SELIX 5 mg, gel", "SELIX 5 mg, gel Prudence. Du sel.")
    assert isinstance(agreed, Document)
    assert agreed.codes == (("cis", "60000000"),)
    remark, other = _leaflet(tmp_path, "SALINE, gel", "SELIX 5 mg, gel. Du sel.")
    assert isinstance(remark, Remark)
    assert isinstance(other, Document)
    assert other.title == "SELIX 5 mg, gel. Du sel."[: len(other.title)]


def test_the_menu_of_the_site_is_cut_off_and_said(tmp_path: Path) -> None:
    text = f"SELIX, gel {BODY} Retour en haut de la page Plan du site | Contact function()"
    remark, found = _leaflet(tmp_path, "SELIX, gel", text)
    assert isinstance(remark, Remark)
    assert "pied de page" in remark.template
    assert isinstance(found, Document)
    assert found.text.endswith("Du sel.")


def test_a_null_id_is_made_of_the_text_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": null, "text": "Peu de sel."}\n', encoding="utf-8")
    block = Block("jsonl", "n", "a.jsonl", fields={"id": "id", "text": "text"})
    remark, document = jsonl.read([SourceFile("a.jsonl", path)], block)
    assert isinstance(remark, Remark)
    assert isinstance(document, Document)
    assert document.id.startswith("n:texte-")
