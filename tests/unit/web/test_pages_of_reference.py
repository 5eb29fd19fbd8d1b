"""Sources, medicines, two dates and the pages of prose, in both languages."""

import pytest

from sourcier.sources.coverage import coverage
from sourcier.sources.registry import READERS
from tests.unit.web.visitor import Visitor

PAGES = (
    *("/sources", "/drugs", "/dates", "/scoreboard"),
    *("/help", "/legal", "/accessibility"),
)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_page_opens_in_both_languages(visitor: Visitor, path: str, lang: str) -> None:
    visitor.client.cookies.set("sourcier_language", lang)
    response = visitor.open(path)
    assert response.status_code == 200
    assert f'<html lang="{lang}">' in response.text
    assert response.text.count("<h1") == 1


def test_sources_say_what_they_cover_and_lack(visitor: Visitor) -> None:
    page = visitor.open("/sources").text
    known = coverage("folder", "Sourcier — démonstration", lang="fr")
    assert known is not None
    for words in (known.covers, known.lacks, "CC0-1.0", "Tables qui se contredisent"):
        assert words in page


def test_no_coverage_is_made_up_for_a_folder_of_ones_own() -> None:
    assert coverage("folder", "Mon hôpital", lang="fr") is None
    assert {kind for kind in READERS if coverage(kind, "", lang="en")} == {
        *("bdpm", "bdpm_has", "ansm_interactions", "leaflet_html", "rcp_html"),
        *("pubmed_xml", "jats"),
    }


def test_a_known_medicine_leads_to_its_documents(visitor: Visitor) -> None:
    response = visitor.post("/drugs", name="paracétamol")
    page = visitor.open(response.headers["location"])
    assert page.status_code == 200
    assert "/documents/demo" in page.text


def test_an_unknown_medicine_offers_names_and_is_not_found(visitor: Visitor) -> None:
    page = visitor.open("/drugs/paracetamolle<b>")
    assert page.status_code == 404
    assert "&lt;b&gt;" in page.text
    near = visitor.open("/drugs/ibuprofin")
    assert near.status_code == 404 or "ibuprofène" in near.text.lower()


def test_an_empty_name_asks_again(visitor: Visitor) -> None:
    assert visitor.post("/drugs", name="  ").status_code == 200


def test_a_name_with_a_slash_is_one_name(visitor: Visitor) -> None:
    assert visitor.open("/drugs/a%2Fb").status_code == 404


def test_two_days_are_compared_beside_each_other(visitor: Visitor) -> None:
    page = visitor.post(
        "/dates", question="paracétamol dose adulte ?", then="2025-06-01", now="2026-10-01"
    )
    assert page.status_code == 200
    assert page.text.count('<h2 id="side') == 2
    assert page.text.count("/replies/") >= 2


def test_two_days_need_a_first_day(visitor: Visitor) -> None:
    page = visitor.post("/dates", question="paracétamol dose ?", then="hier", now="")
    assert page.status_code == 422
    assert "AAAA-MM-JJ" in page.text


def test_two_days_keep_nothing_of_somebody(visitor: Visitor) -> None:
    page = visitor.post(
        "/dates", question="dose pour Mme Durand née le 03/04/1950 ?", then="2025-06-01"
    )
    assert page.status_code == 422
    assert "Durand" not in page.text


@pytest.mark.parametrize("name", ["kinds", "curve"])
def test_a_chart_is_the_same_bytes_and_needs_nothing_from_elsewhere(
    visitor: Visitor, name: str
) -> None:
    drawn = visitor.open(f"/scoreboard/{name}.svg")
    assert drawn.headers["content-type"] == "image/svg+xml"
    assert drawn.content == visitor.open(f"/scoreboard/{name}.svg").content
    assert f'src="/scoreboard/{name}.svg"' in visitor.open("/scoreboard").text


def test_no_other_chart_exists(visitor: Visitor) -> None:
    assert visitor.open("/scoreboard/other.svg").status_code == 404
