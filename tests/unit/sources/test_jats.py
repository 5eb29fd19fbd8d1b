"""JATS articles: sections, tables, figures, dates, licence, links."""

from datetime import date
from pathlib import Path

import pytest

from sourcier.errors import SourceError
from sourcier.evidence.document import Document, Relation
from sourcier.evidence.status import Status
from sourcier.sources.jats import read
from sourcier.sources.reading import Block, Remark, SourceFile

BLOCK = Block("jats", "pmc", "pmc", licence="par défaut")
IDS = (
    "<article-id pub-id-type='publisher-id'>x-5</article-id>"
    "<article-id pub-id-type='pmid'>5</article-id>"
    "<article-id pub-id-type='pmc'>77</article-id>"
    "<article-id pub-id-type='doi'>10.1/a</article-id>"
)
BODY = "<body><p>Salt.</p></body>"
HEAD = (
    "<article xmlns:xlink='http://www.w3.org/1999/xlink' "
    "xmlns:mml='http://www.w3.org/1998/Math/MathML'{attributes}><front><journal-meta>"
    "<journal-title>Salt Journal</journal-title></journal-meta><article-meta>"
)


def given(
    folder: Path,
    rest: str = BODY,
    *,
    ids: str = IDS,
    meta: str = "",
    attributes: str = "",
) -> list[Document | Remark]:
    path = folder / "salt.nxml"
    title = (
        "<title-group><article-title>On <italic>salt</italic></article-title></title-group>"
    )
    front = HEAD.format(attributes=attributes) + ids + title + meta
    path.write_text(f"{front}</article-meta></front>{rest}</article>", "utf-8")
    return list(read([SourceFile("sub/salt.nxml", path)], BLOCK))


def one(folder: Path, rest: str = BODY, **parts: str) -> Document:
    (found,) = given(folder, rest, **parts)
    assert isinstance(found, Document)
    return found


def headings(document: Document) -> list[tuple[int, str]]:
    return [(h.level, h.place.of(document.text)) for h in document.outline]


def test_an_article_becomes_a_document(tmp_path: Path) -> None:
    found = one(tmp_path)
    assert (found.id, found.title, found.text) == ("pmc:PMC77", "On salt", "Salt.")
    assert (found.issuer, found.licence) == ("Salt Journal", "par défaut")
    assert found.url == "https://pmc.ncbi.nlm.nih.gov/articles/PMC77/"
    assert found.codes == (("doi", "10.1/a"), ("pmc", "PMC77"), ("pmid", "5"))
    assert (found.language, found.published, found.updated) == ("en", None, None)


@pytest.mark.parametrize(
    ("ids", "name", "url"),
    [
        ("<article-id pub-id-type='pmcid'>PMC8</article-id>", "PMC8", "PMC8/"),
        ("<article-id pub-id-type='pmid'>5</article-id>", "5", "gov/5/"),
        ("<article-id pub-id-type='doi'>10.1/a</article-id>", "10.1/a", "org/10.1/a"),
        ("", "salt", ""),
    ],
)
def test_names_and_addresses(ids: str, name: str, url: str, tmp_path: Path) -> None:
    found = one(tmp_path, ids=ids)
    assert found.id == f"pmc:{name}"
    assert found.url.endswith(url)


def test_sections_nest_and_the_abstract_comes_first(tmp_path: Path) -> None:
    meta = (
        "<abstract><sec><title>Aim</title><p>Taste.</p></sec></abstract>"
        "<abstract><title>Summary</title><sec><title>Why</title><p>So.</p></sec></abstract>"
    )
    body = (
        "<body><p>Intro.</p><sec><label>1</label><title>Methods</title><p>We ate.</p>"
        "<sec><title>Salt</title><p>Sea.</p></sec></sec></body>"
    )
    found = one(tmp_path, body, meta=meta)
    said = "Aim|Taste.|Summary|Why|So.|Intro.|1 Methods|We ate.|Salt|Sea."
    assert found.text.replace("\n", "|") == said
    assert headings(found) == (
        [(1, "Aim"), (1, "Summary"), (2, "Why"), (1, "1 Methods"), (2, "Salt")]
    )


def test_what_stands_inside_a_paragraph_keeps_its_place(tmp_path: Path) -> None:
    body = (
        "<body><p>Signs:<list><list-item><p>thirst;</p><p>much.</p></list-item>"
        "<list-item><label>b)</label><p>cramps.</p></list-item></list>"
        "Call <bold>15</bold>.</p></body>"
    )
    found = one(tmp_path, body)
    assert found.text == "Signs:\n- thirst;\nmuch.\nb) cramps.\nCall 15."


def test_rows_of_a_table_keep_the_label_that_spans_them(tmp_path: Path) -> None:
    body = (
        "<body><table-wrap><label>Table 1</label><caption><title>Doses.</title>"
        "<p>Per day.</p></caption><table><thead><tr><th>Who</th><th>g</th></tr></thead>"
        "<tbody><tr><td rowspan='2'>Adult</td><td>5<xref>a</xref></td></tr>"
        "<tr><td>6 × 10<sup>2</sup></td></tr><tr><td/></tr></tbody></table>"
        "<table-wrap-foot><fn><p>Note.</p></fn></table-wrap-foot></table-wrap></body>"
    )
    assert one(tmp_path, body).text.split("\n") == (
        ["Table 1 Doses. Per day.", "Who | g", "Adult | 5a", "Adult | 6 × 10²"]
    )


def test_captions_are_read_and_notes_and_references_are_not(tmp_path: Path) -> None:
    rest = (
        "<body><p>Salt<fn><p>A note.</p></fn> melts<inline-graphic/>.</p><fig>"
        "<label>Figure 1</label><caption><title>A grain.</title></caption><graphic/></fig>"
        "<disp-formula><tex-math>\\frac</tex-math><mml:math><mml:mi>x</mml:mi></mml:math>"
        "</disp-formula><def-list><def-item><term>NaCl</term><def><p>salt</p></def>"
        "</def-item></def-list></body><back><ref-list><title>References</title>"
        "</ref-list></back><floats-group><fig><label>Figure 2</label></fig></floats-group>"
    )
    assert one(tmp_path, rest).text.split("\n") == (
        ["Salt melts.", "Figure 1 A grain.", "x", "NaCl | salt", "Figure 2"]
    )


def test_the_first_full_day_of_publication_stands(tmp_path: Path) -> None:
    meta = (
        "<pub-date pub-type='ppub'><month>1</month><year>2008</year></pub-date>"
        "<pub-date pub-type='epub'><day>1</day><month>8</month><year>2008</year></pub-date>"
        "<history><date date-type='rev-recd'><year>2007</year></date>"
        "<date date-type='corrected'><day>2</day><month>3</month><year>2009</year></date>"
        "</history>"
    )
    found = one(tmp_path, meta=meta)
    assert (found.published, found.updated) == (date(2008, 8, 1), date(2009, 3, 2))


@pytest.mark.parametrize(
    ("meta", "licence"),
    [
        ("<license xlink:href='https://cc.invalid/by'><p>Free.</p></license>", "https"),
        (
            "<license><p>See <ext-link xlink:href='https://cc.invalid'/></p></license>",
            "https",
        ),
        ("<license><license-p>Free.</license-p></license>", "Free."),
        ("<copyright-statement>Ours.</copyright-statement>", "Ours."),
    ],
)
def test_the_licence_is_the_articles_own(meta: str, licence: str, tmp_path: Path) -> None:
    found = one(tmp_path, meta=f"<permissions>{meta}</permissions>")
    assert found.licence.startswith(licence)


def test_links_and_retraction(tmp_path: Path) -> None:
    meta = (
        "<related-article related-article-type='retraction-forward' xlink:href='10.1/r'/>"
        "<related-article related-article-type='corrected-article' xlink:href='10.1/c'>"
        "Salt J. 3</related-article><related-article related-article-type='other'/>"
    )
    found = one(tmp_path, meta=meta)
    assert found.status is Status.RETRACTED
    assert found.relations == (
        Relation("retracted_by", "10.1/r"),
        Relation("erratum_for", "10.1/c", "Salt J. 3"),
    )


def test_the_language_is_the_articles_own(tmp_path: Path) -> None:
    assert one(tmp_path, attributes=" xml:lang='fr'").language == "fr"


def test_a_namespace_changes_nothing(tmp_path: Path) -> None:
    plain = one(tmp_path)
    named = one(tmp_path, attributes=" xmlns='https://jats.invalid/archiving/'")
    assert named == plain


def test_an_article_without_words_is_said(tmp_path: Path) -> None:
    (remark,) = given(tmp_path, "<body/>")
    assert isinstance(remark, Remark)
    assert "laissé de côté" in remark.template


def test_a_file_without_article_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<html/>", "utf-8")
    with pytest.raises(SourceError, match=r"^a\.xml : pas d'article"):
        list(read([SourceFile("a.xml", path)], BLOCK))


def test_another_kind_of_file_is_remarked(tmp_path: Path) -> None:
    (remark,) = read([SourceFile("README.md", tmp_path / "README.md")], BLOCK)
    assert isinstance(remark, Remark)
