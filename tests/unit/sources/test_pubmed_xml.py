"""PubMed citations: text, dates, languages, links, deletions."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from sourcier.errors import SourceError
from sourcier.evidence.document import Document, Relation
from sourcier.evidence.status import Status
from sourcier.sources.pubmed_xml import DELETED, read
from sourcier.sources.reading import Block, Remark, SourceFile

BLOCK = Block("pubmed_xml", "pm", "pm", licence="libre")
PUBLIC = (
    '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD//EN" "http://nowhere.invalid/a.dtd">'
)
DATE = "<PubDate><Year>2020</Year><Month>Apr</Month><Day>7</Day></PubDate>"
ABSTRACT = "<Abstract><AbstractText>Salt is salty.</AbstractText></Abstract>"


def article(
    pmid: str = "11",
    *,
    title: str = "<ArticleTitle>Salt.</ArticleTitle>",
    inside: str = ABSTRACT,
    published: str = DATE,
    beside: str = "",
    data: str = "",
) -> str:
    return (
        f"<PubmedArticle><MedlineCitation><PMID Version='1'>{pmid}</PMID>"
        "<DateRevised><Year>2021</Year><Month>02</Month><Day>03</Day></DateRevised>"
        f"<Article><Journal><JournalIssue>{published}</JournalIssue>"
        f"<Title>Salt Journal</Title></Journal>{title}{inside}</Article>{beside}"
        f"</MedlineCitation><PubmedData>{data}</PubmedData></PubmedArticle>"
    )


def files(folder: Path, *contents: str) -> Sequence[SourceFile]:
    found = []
    for number, content in enumerate(contents, 1):
        path = folder / f"pubmed{number}.xml"
        whole = f"<?xml version='1.0'?>{PUBLIC}\n<PubmedArticleSet>{content}"
        path.write_text(f"{whole}</PubmedArticleSet>", "utf-8")
        found.append(SourceFile(path.name, path))
    return found


def given(folder: Path, *contents: str) -> list[Document | Remark]:
    return list(read(files(folder, *contents), BLOCK))


def one(folder: Path, content: str) -> Document:
    (found,) = given(folder, content)
    assert isinstance(found, Document)
    return found


def links(*links: tuple[str, str, str]) -> str:
    each = "".join(
        f"<CommentsCorrections RefType='{kind}'><RefSource>{note}</RefSource>"
        f"{f'<PMID>{pmid}</PMID>' if pmid else ''}</CommentsCorrections>"
        for kind, note, pmid in links
    )
    return f"<CommentsCorrectionsList>{each}</CommentsCorrectionsList>"


def test_a_citation_becomes_a_document(tmp_path: Path) -> None:
    found = one(tmp_path, article())
    assert (found.id, found.title, found.text) == ("pm:11", "Salt.", "Salt is salty.")
    assert (found.issuer, found.licence) == ("Salt Journal", "libre")
    assert found.url == "https://pubmed.ncbi.nlm.nih.gov/11/"
    assert (found.published, found.updated) == (date(2020, 4, 7), date(2021, 2, 3))
    assert (found.status, found.language) == (Status.IN_FORCE, "en")


def test_labels_are_headings_and_marks_go(tmp_path: Path) -> None:
    parts = (
        "<Abstract><AbstractText Label='AIM'>CO<sub>2</sub> <i>in vivo</i>.</AbstractText>"
        "<AbstractText Label='UNLABELLED'>10<sup>3</sup> cells.</AbstractText></Abstract>"
    )
    found = one(tmp_path, article(inside=parts))
    assert found.text == "AIM\nCO2 in vivo.\n10³ cells."
    assert [(h.level, h.place.of(found.text)) for h in found.outline] == [(1, "AIM")]


def test_a_further_abstract_stands_under_its_language(tmp_path: Path) -> None:
    other = (
        "<OtherAbstract Language='fre'><AbstractText Label='BUT'>Le sel.</AbstractText>"
        "</OtherAbstract>"
    )
    found = one(tmp_path, article(beside=other))
    assert found.text == "Salt is salty.\nAutre résumé (français)\nBUT\nLe sel."
    assert [h.level for h in found.outline] == [1, 2]
    assert found.language == "en"
    assert one(tmp_path, article(inside="", beside=other)).language == "fr"


def test_an_article_in_french_keeps_its_own_title(tmp_path: Path) -> None:
    title = (
        "<ArticleTitle>[The salt].</ArticleTitle><Language>fre</Language>"
        "<VernacularTitle>Le sel.</VernacularTitle>"
    )
    found = one(tmp_path, article(title=title, inside=""))
    assert found.title == found.text == "Le sel. [The salt]."
    assert found.language == "fr"
    assert ("language", "fr") in found.codes
    assert one(tmp_path, article(title=title)).language == "en"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<Year>1976</Year><Season>Fall</Season>", date(1976, 1, 1)),
        ("<Year>2016</Year><Month>9</Month>", date(2016, 9, 1)),
        ("<MedlineDate>1998 Dec-1999 Jan</MedlineDate>", date(1998, 12, 1)),
        ("<MedlineDate>1944-1945</MedlineDate>", date(1944, 1, 1)),
        ("<MedlineDate>Winter</MedlineDate>", None),
        ("<Year>2001</Year><Month>Feb</Month><Day>30</Day>", None),
    ],
)
def test_dates_of_issues(written: str, expected: date | None, tmp_path: Path) -> None:
    dated = article(published=f"<PubDate>{written}</PubDate>")
    assert one(tmp_path, dated).published == expected


def test_the_electronic_publication_comes_first(tmp_path: Path) -> None:
    day = "<ArticleDate><Year>2020</Year><Month>03</Month><Day>30</Day></ArticleDate>"
    assert one(tmp_path, article(inside=ABSTRACT + day)).published == date(2020, 3, 30)


@pytest.mark.parametrize(
    "retracted",
    [
        article(beside=links(("RetractionIn", "Salt J. 2022", "12"))),
        article(
            inside=f"{ABSTRACT}<PublicationTypeList><PublicationType UI='D016441'>"
            "Retracted Publication</PublicationType></PublicationTypeList>"
        ),
        article(title="<ArticleTitle>[RETRACTED ARTICLE: Salt].</ArticleTitle>"),
    ],
    ids=["link", "type", "title"],
)
def test_a_retracted_article_is_retracted(retracted: str, tmp_path: Path) -> None:
    assert one(tmp_path, retracted).status is Status.RETRACTED


def test_links_keep_their_words_and_citations_are_no_links(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        article(
            beside=links(
                ("ErratumIn", "Salt J. 2021;2:3", "12"),
                ("RetractionOf", "Salt J. 2019", ""),
                ("ExpressionOfConcernIn", "Salt J. doi: 10.1234/abc.5. Epub", ""),
                ("Cites", "Salt J. 2001", "13"),
            )
        ),
    )
    assert found.relations == (
        Relation("erratum", "12", "Salt J. 2021;2:3"),
        Relation("retracts", "Salt J. 2019", "Salt J. 2019"),
        Relation("concern", "10.1234/abc.5", "Salt J. doi: 10.1234/abc.5. Epub"),
    )
    assert found.status is Status.IN_FORCE


def test_codes_are_those_of_the_article_not_of_its_references(tmp_path: Path) -> None:
    ids = (
        "<ArticleIdList><ArticleId IdType='doi'>10.1/a</ArticleId>"
        "<ArticleId IdType='pmc'>PMC7</ArticleId><ArticleId IdType='pii'>x</ArticleId>"
        "</ArticleIdList><ReferenceList><Reference><ArticleIdList>"
        "<ArticleId IdType='doi'>10.1/other</ArticleId></ArticleIdList></Reference>"
        "</ReferenceList>"
    )
    codes = (("doi", "10.1/a"), ("pmc", "PMC7"), ("pmid", "11"))
    assert one(tmp_path, article(data=ids)).codes == codes


def test_a_later_file_holds_against_an_earlier_one(tmp_path: Path) -> None:
    newer = article(title="<ArticleTitle>Newer.</ArticleTitle>")
    document, remark = given(tmp_path, article(), newer)
    assert isinstance(document, Document)
    assert isinstance(remark, Remark)
    assert document.title == "Newer."
    assert (remark.file, remark.values) == ("pubmed1.xml", {"pmid": "11"})


def test_a_deletion_leaves_no_document_and_names_it(tmp_path: Path) -> None:
    gone = "<DeleteCitation><PMID Version='1'>11</PMID><PMID>99</PMID></DeleteCitation>"
    first, second, left = given(tmp_path, article(), gone)
    assert isinstance(first, Remark)
    assert isinstance(second, Remark)
    assert isinstance(left, Remark)
    assert first.template == second.template == DELETED
    assert first.values == {"pmid": "11", "document": "pm:11"}
    assert left.file == "pubmed1.xml"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (article() + article(), "deux fois"),
        (article(""), "sans PMID"),
        (article(title="", inside=""), "sans titre ni résumé"),
        ("<PubmedBookArticle><PMID>8</PMID></PubmedBookArticle>", "livre"),
        ("", "aucune notice"),
    ],
)
def test_what_is_left_aside_is_said(content: str, said: str, tmp_path: Path) -> None:
    remarks = [row for row in given(tmp_path, content) if isinstance(row, Remark)]
    assert said in remarks[0].template


def test_another_kind_of_file_is_remarked(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("# Notes", "utf-8")
    (remark,) = read([SourceFile("README.md", path)], BLOCK)
    assert isinstance(remark, Remark)


def test_a_truncated_file_names_its_line(tmp_path: Path) -> None:
    (file,) = files(tmp_path, f"\n{article()}\n{article('12')}")
    whole = file.path.read_text("utf-8")
    file.path.write_text(whole[:-300], "utf-8")
    with pytest.raises(SourceError, match=r"^pubmed1\.xml, ligne 4 : "):
        list(read([file], BLOCK))
