"""HTML pages of a folder: main text, headings, items, tables."""

from datetime import date
from pathlib import Path

import pytest

from sourcier.errors import SourceError
from sourcier.evidence.document import Document
from sourcier.sources.folder import read
from sourcier.sources.reading import Block, SourceFile


def page(folder: Path, content: str | bytes, *, outline: str = "none") -> Document:
    path = folder / "sel.html"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    block = Block("folder", "mine", ".", outline=outline)
    (found,) = read([SourceFile("sel.html", path)], block)
    assert isinstance(found, Document)
    return found


def test_menus_scripts_and_footers_are_left_out(tmp_path: Path) -> None:
    found = page(
        tmp_path,
        "<html lang='en-GB'><head><title>T</title><style>p{}</style></head><body>"
        "<nav>Menu</nav><h1>Le <em>sel</em></h1><script>x()</script><p>Peu&nbsp;de\n sel."
        "<!-- non --></p><aside>Pub</aside><footer>Pied</footer></body></html>",
    )
    assert found.text == "Le sel\nPeu\xa0de sel."
    assert (found.title, found.language, found.id) == ("Le sel", "en", "mine:sel.html")


def test_the_main_part_is_read_alone(tmp_path: Path) -> None:
    found = page(tmp_path, "<title>Sel | Nous</title><p>Hors</p><main><p>Peu.</p></main>")
    assert (found.text, found.title) == ("Peu.", "Sel | Nous")


def test_headings_become_the_outline(tmp_path: Path) -> None:
    found = page(tmp_path, "<h1>A</h1>un<h2>B<br>C</h2><p>deux<h1>D</h1>trois")
    levels = [(h.level, h.place.of(found.text)) for h in found.outline]
    assert found.text == "A\nun\nB C\ndeux\nD\ntrois"
    assert levels == [(1, "A"), (2, "B C"), (1, "D")]


def test_items_keep_their_mark(tmp_path: Path) -> None:
    found = page(
        tmp_path, "<p>Signes :<ul><li>soif<li><p>crampes</p></ul><ol><li>a<li>b</ol>"
    )
    assert found.text == "Signes :\n- soif\n- crampes\n1. a\n2. b"


def test_a_table_of_figures_is_read_by_rows(tmp_path: Path) -> None:
    found = page(
        tmp_path,
        "<table><tr><th>Qui<th>g</tr><tr><td rowspan=2>Adulte<td>5</tr>"
        "<tr><td>6 × 10<sup>2</sup></tr></table>",
    )
    assert found.text == "Qui | g\nAdulte | 5\nAdulte | 6 × 10²"


def test_a_table_of_layout_is_read_by_paragraphs(tmp_path: Path) -> None:
    found = page(tmp_path, "<table><tr><td><h2>Sel</h2><p>Peu.</p><td>Ou pas.</table>")
    assert found.text == "Sel\nPeu.\nOu pas."
    assert len(found.outline) == 1


def test_dates_and_address_come_from_the_head(tmp_path: Path) -> None:
    found = page(
        tmp_path,
        "<link rel=canonical href='https://exemple.invalid/sel'>"
        "<meta property='article:published_time' content='2024-01-02T10:00:00Z'>"
        "<meta name='DCTERMS.modified' content='2025-03-04'><p>Peu.",
    )
    assert found.url == "https://exemple.invalid/sel"
    assert (found.published, found.updated) == (date(2024, 1, 2), date(2025, 3, 4))


def test_an_address_that_is_none_is_dropped(tmp_path: Path) -> None:
    assert page(tmp_path, "<link rel=canonical href='javascript:x'><p>Peu.").url == ""


def test_windows_1252_is_read(tmp_path: Path) -> None:
    assert page(tmp_path, "<p>Dosé à 5 µg".encode("cp1252")).text == "Dosé à 5 µg"


def test_a_page_nested_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^sel\.html : page HTML imbriquée"):
        page(tmp_path, "<div>" * 1_000_000)


def test_a_deep_page_is_read(tmp_path: Path) -> None:
    assert page(tmp_path, "<div>" * 3000 + "Sel").text == "Sel"
