"""The page of a medicine: each value at its place, a shortage first, words as text."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape

import pytest
from starlette.testclient import TestClient

from sourcier.settings import Settings
from sourcier.web.app import pages
from tests.integration.test_medicines import PART, edition, speciality
from tests.releases_kit import Place
from tests.unit.sources.bdpm_folder import lines
from tests.unit.web.visitor import PORT

SHORT = "60000001\t3400930000011\t1\tRupture de stock & retour\t02/01/2026\t03/01/2026\t\thttps://ansm.sante.fr/x"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    root = tmp_path_factory.mktemp("page")
    tables = {
        "CIS_bdpm": lines(speciality("60000001", "500 mg"), speciality("60000002", "1 g")),
        "CIS_COMPO_bdpm": lines(
            PART.format(cis="60000001", dose="500 mg"),
            PART.format(cis="60000002", dose="1 g"),
        ),
        "CIS_CIP_Dispo_Spec": lines(SHORT),
    }
    place = Place(root)
    place.blocks = [edition(root, date(2026, 3, 4), tables)]
    place.build()
    app = pages(Settings(place.home), port=PORT)
    with TestClient(app, f"http://127.0.0.1:{PORT}") as running:
        yield running


def test_several_specialities_are_listed_by_strength(client: TestClient) -> None:
    page = client.get("/drugs/imaginol").text
    assert page.index("comprimé, 1 g") < page.index("comprimé, 500 mg")
    assert 'href="/drugs/60000001"' in page


def test_every_value_opens_at_its_place(client: TestClient) -> None:
    page = client.get("/drugs/60000001").text
    facts = re.findall(r'<dd><a class="plain" href="([^"]+)" data-panel>([^<]+)</a>', page)
    assert len(facts) > 5
    for place, value in facts:
        marked = client.get(unescape(place).partition("#")[0]).text
        assert f'<mark id="place">{value}</mark>' in marked


def test_a_shortage_stands_first_and_is_text(client: TestClient) -> None:
    page = client.get("/drugs/60000001").text
    assert "Rupture de stock &amp; retour" in page
    assert page.index("Rupture de stock") < page.index("Identité")
