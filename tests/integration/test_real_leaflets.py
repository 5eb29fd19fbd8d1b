"""The readers of records and official pages on the real files."""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sourcier.evidence.document import Document
from sourcier.sources import jsonl, leaflet_html, rcp_html
from sourcier.sources.reading import Block, Remark, SourceFile

RUBRIC = re.compile(r"([1-6]) ?[.)]? ?[A-Za-z]")
LEAFLETS: Mapping[str, object] = {
    "id": "id",
    "title": "denomination",
    "text": "text",
    "url": "url",
    "retrieved": "date",
    "codes": {"cis": "cis", "substance": "substances", "atc": "atc"},
}


def _read(
    path: Path, fields: Mapping[str, object], **given: Any
) -> tuple[list[Document], list[Remark]]:
    block = Block("jsonl", "src", path.name, fields=fields, **given)
    found = list(jsonl.read([SourceFile(path.name, path)], block))
    documents = [item for item in found if isinstance(item, Document)]
    return documents, [item for item in found if isinstance(item, Remark)]


def _rubrics(leaflet: Document) -> str:
    words = (h.place.of(leaflet.text) for h in leaflet.outline if h.level == 1)
    numbers = (RUBRIC.match(heading) for heading in words)
    return "".join(number.group(1) for number in numbers if number)


def test_leaflets_on_one_line_have_their_six_rubrics(real_data: Path) -> None:
    start = time.process_time()
    leaflets, remarks = _read(
        real_data / "notices_bdpm_2021" / "notices.jsonl.gz", LEAFLETS, outline="leaflet"
    )
    spent = time.process_time() - start
    whole = sum(_rubrics(leaflet) == "123456" for leaflet in leaflets)
    below = sum(h.level > 1 for leaflet in leaflets for h in leaflet.outline)
    dated = sum(leaflet.updated is not None for leaflet in leaflets)
    doubted = [r for r in remarks if "contredit" in r.template]
    sys.stdout.write(
        f"{len(leaflets)} leaflets, {whole} with rubrics 1 to 6, "
        f"{below / len(leaflets):.1f} sub-headings each, {dated} dated, "
        f"{len(doubted)} in disagreement, {spent:.1f} s\n"
    )
    assert len(leaflets) == 2923
    assert whole / len(leaflets) >= 0.97
    assert below / len(leaflets) >= 20
    assert len(doubted) <= 5
    assert not any("function(" in leaflet.text for leaflet in leaflets)


def test_articles_under_two_ids_are_one_document(real_data: Path) -> None:
    fields = {"id": "id", "text": "text", "url": "url", "doi": "doi", "same_text": "merge"}
    articles, _ = _read(real_data / "e3c_fr_articles" / "articles.jsonl.gz", fields)
    assert len(articles) == 1007
    assert sum(1 + len(article.also) for article in articles) == 1769
    one = {key: article.id for article in articles for key in (article.id, *article.also)}
    questions = real_data / "qa_fr_dev" / "questions.jsonl"
    for line in questions.read_text(encoding="utf-8").splitlines():
        question = json.loads(line)
        for twin in question.get("twins", []):
            assert one[f"src:{twin}"] == one[f"src:{question['docs'][0]['id']}"]


def test_advice_and_sheets_keep_their_headings(real_data: Path) -> None:
    folder = real_data / "mesconseilscovid"
    pages = {
        day: _read(
            folder / f"contenus_{day}.jsonl.gz",
            {"id": "path", "text": "text"},
            outline="markdown",
        )
        for day in ("2021-04-20", "2022-12-21")
    }
    assert {day: len(d) + len(r) for day, (d, r) in pages.items()} == {
        "2021-04-20": 231,
        "2022-12-21": 229,
    }
    sections = {"path": "section", "title": "title", "text": "content"}
    fields = {"id": "slug", "title": "title", "text": "recap.content", "sections": sections}
    sheets, _ = _read(
        real_data / "maison_autisme" / "fiche-pratique.json.gz", fields, outline="markdown"
    )
    assert len(sheets) == 17
    assert all(sheet.outline for sheet in sheets)


def test_pages_as_served_have_their_rubrics(real_data: Path) -> None:
    folder = real_data / "rcp_notices_fr"
    (rcp,) = rcp_html.read(
        [SourceFile("69235513_rcp.html", folder / "69235513_rcp.html")],
        Block("rcp_html", "rcp", "*"),
    )
    assert isinstance(rcp, Document)
    levels = Counter(heading.level for heading in rcp.outline)
    assert (rcp.id, levels[1], levels[2]) == ("rcp:69235513", 13, 18)
    (leaflet,) = leaflet_html.read(
        [SourceFile("N0314839.htm", folder / "N0314839.htm")],
        Block("leaflet_html", "notices", "*"),
    )
    assert isinstance(leaflet, Document)
    assert _rubrics(leaflet) == "123456"
    assert "xiti" not in rcp.text + leaflet.text
