"""The product quoted is not always the one asked about: the reply says so."""

from dataclasses import replace

import pytest

from sourcier.answering.products import with_products
from sourcier.answering.reply import Abstention, Context, Notice, Quoted, Reason, Searched
from sourcier.corpus.version import Held
from sourcier.drugs.compiling import compile_names
from sourcier.evidence.document import Document
from sourcier.evidence.quotation import Quotation
from sourcier.evidence.span import Span
from tests.unit.answering.by_hand import document, question, version_of


def leaflet(key: str, brand: str, rest: str, substance: str = "SELIUM") -> Document:
    codes = (("brand", brand), ("substance", substance))
    return document("Une prise.", key=key, title=f"{brand} {rest}", codes=codes)


SELOX = leaflet("1", "SELOXAL", "500 mg, comprimé")
POIVREX = leaflet("2", "POIVREXAL", "1 g, gélule")
LONGER = leaflet("4", "SELOXAL TAMPONNE", "2 500 UI, comprimé")
OTHER = leaflet("3", "AUTREXAL", "20 mg, gel", substance="POIVRIUM")
NAMES = compile_names([SELOX, POIVREX, LONGER, OTHER])


def said(asked: str, held: Document) -> list[tuple[Notice, str]]:
    shown = Quoted(Quotation.at(held, Span(0, 10)), Held(version_of(1, held), held), 1, 1.0)
    context = Context(question(asked, NAMES), Searched("r", 1, ()))
    told = with_products(Abstention(context, Reason.NO_EVIDENCE, (shown,)), NAMES)
    return [(w.notice, dict(w.values)["asked"]) for w in told.context.warnings]


@pytest.mark.parametrize(
    ("asked", "held", "notices"),
    [
        ("seloxal le soir", SELOX, []),
        ("selium le soir", SELOX, []),
        ("seloxal le soir", POIVREX, [(Notice.OTHER_BRAND, "Seloxal")]),
        ("seloxal le soir", OTHER, []),
        ("selium en sirop", SELOX, [(Notice.OTHER_FORM, "sirop")]),
        ("selium 2 cp", SELOX, []),
        ("selium 1 g le soir", SELOX, [(Notice.OTHER_STRENGTH, "1 g")]),
        ("selium 0,5 g le soir", SELOX, []),
        ("selium, 1 g par jour ?", SELOX, []),
        ("seloxal le soir", LONGER, []),
        ("selium 2500 ui", LONGER, []),
        ("seloxal + autrexal", SELOX, []),
    ],
)
def test_a_difference_with_what_was_typed_is_said(
    asked: str, held: Document, notices: list[tuple[Notice, str]]
) -> None:
    assert said(asked, held) == notices


def test_a_record_that_is_no_product_is_left_alone() -> None:
    record = replace(POIVREX, codes=(("substance", "SELIUM"),))
    assert said("seloxal le soir", record) == []
